/* drift.h - blocs era by era, and who left his for another.
 *
 *   2020  [ A B C ] [ D E ]      the graph of each era, its blocs, each with the bloc of
 *   2021  [ A B ] [ C D E ]      before that it continues (bloc_match.h): C switched */
#ifndef ENT_ANALYSIS_DRIFT_H
#define ENT_ANALYSIS_DRIFT_H

#include "analysis/blocs.h"
#include "analysis/windows.h"

enum {
    ENT_DRIFT_MOST_ERAS = 60,
    ENT_DRIFT_MOST_TIES = 10000, /* of the whole graph; above, there is no drift */
    ENT_DRIFT_LEAST = 5          /* events in both eras, of one who switched */
};

typedef struct {
    uint32_t node; /* of the whole graph */
    size_t era; /* the first in the new bloc; it was in the old one in the era before */
    uint32_t from, to; /* blocs as their eras number them */
} ent_drift_switch;

typedef struct {
    ent_windows eras; /* none: nothing was made */
    size_t span;      /* windows of the step in an era: 1, or several years */
    uint32_t **bloc;  /* of each era, of each node of the whole graph; 0: none */
    ent_drift_switch *switches; /* by era, then node */
    size_t count;
} ent_drift;

/* What graphs are made from. */
typedef struct {
    const ent_events *events;
    const ent_tally_list *tallies; /* may be NULL */
    const ent_lexicon *names;
} ent_drift_source;

/* Eras by `step`, or (ENT_STEP_AUTO) by the shortest that gives at most 12, or of as many
 * years as do.
 * `whole` is the graph of all of them. All belongs to `arena`. */
ENT_CHECKED bool ent_drift_find(const ent_drift_source *source, const ent_graph *whole,
    ent_step step, ent_arena *arena, ent_drift *drift, ent_error *err);

#endif
