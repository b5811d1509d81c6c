/* weigh.h - what events add to their edge, in whole billionths.
 *
 * Integers make sums exact and free of the order in which events come. What events of
 * one status and day weigh is summed before factor and decay, so that tallies, which keep
 * only that sum, weigh the same to the bit. */
#ifndef ENT_GRAPH_WEIGH_H
#define ENT_GRAPH_WEIGH_H

#include "graph/bind.h"

/* Billionths: 1 is 1e-9 of a unit of weight. */
typedef int64_t ent_nano;
#define ENT_NANO_ONE ((ent_nano)1000000000)

typedef struct {
    const double *factor; /* by status, the filter's */
    double half_life;     /* days; 0: no decay */
    ent_reports_weight reports_weight;
    ent_date end; /* decay counts back from here; ENT_NO_DATE: nothing decays */
} ent_scale;

/* `end` is the end of the window; else the day as of which is asked; else the latest day
 * of an event that is not planned or possible, so that a meeting planned for next year
 * does not age all that has happened; else the latest day of all. */
ent_scale ent_scale_make(const ent_filter *filter, const ent_bounds *bounds);

/* What counts once weighs before factor and decay: |intensity| x confidence, times what
 * its reports weigh. */
ent_nano ent_weigh_reports(ent_reports_weight way, ent_nano weight, uint64_t reports);

/* `weight` x status factor x decay since `day`. ENT_LIMIT where that is too large. */
ENT_CHECKED bool ent_weigh(const ent_scale *scale, ent_status status, ent_date day,
    ent_nano weight, ent_nano *weighed, ent_error *err);

#endif
