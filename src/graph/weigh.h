/* weigh.h - what one event adds to its edge, in whole billionths.
 *
 * Integers make sums exact and free of the order in which events come. */
#ifndef ENT_GRAPH_WEIGH_H
#define ENT_GRAPH_WEIGH_H

#include "graph/bind.h"

/* Billionths: 1 is 1e-9 of a unit of weight. */
typedef int64_t ent_nano;
#define ENT_NANO_ONE ((ent_nano)1000000000)

typedef struct {
    const double *factor; /* by status, the filter's */
    double half_life;     /* days; 0: no decay */
    ent_date end;         /* decay counts back from here; ENT_NO_DATE: nothing decays */
} ent_scale;

/* `end` is the end of the window; else the day as of which is asked; else the latest day
 * of an event that is not planned or possible, so that a meeting planned for next year
 * does not age all that has happened; else the latest day of all. */
ent_scale ent_scale_make(const ent_filter *filter, const ent_bounds *bounds);

/* |intensity| x confidence x status factor x decay; never negative. */
ent_nano ent_event_weight(const ent_scale *scale, const ent_event *event);

/* What the event says about its edge's sign: intensity x status factor. An appeal (CAMEO
 * 02) says nothing; see docs/method.md. */
ent_nano ent_event_lean(const ent_scale *scale, const ent_event *event);

#endif
