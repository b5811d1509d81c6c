/* series.h - what happened window by window: of an edge, of a pair, of the whole graph.
 *
 *   windows   [ 2022-01 | 2022-02 | 2022-03 | ... ]
 *   points    [    3    |    0    |   11    | ... ]      undated: apart, in no window
 *
 * A point has events after deduplication, weights with the status factor, the sign of
 * each edge as it was in the window: with ENT_DUPLICATES_DAY and KEEP what the graph of
 * that window alone would have (others merge over the days). Decay is left out: it would
 * make all series rise. What comes from tallies counts like events. */
#ifndef ENT_ANALYSIS_SERIES_H
#define ENT_ANALYSIS_SERIES_H

#include "analysis/windows.h"

typedef struct {
    uint64_t count;               /* events */
    uint64_t friendly, hostile;   /* of them, by the sign of their edge in the window */
    double weight;                /* of all */
    double cooperation, conflict; /* of friendly and of hostile edges; both >= 0 */
    double tie;                   /* cooperation - conflict */
} ent_point;

typedef struct {
    ent_point *points; /* one for each window */
    size_t count;      /* of the windows */
    ent_point undated; /* in no window */
    ent_point outside; /* dated, but in no window */
    ent_point total;   /* of the points, undated left out */
} ent_series;

/* Which edges of a graph. {0}: all. */
typedef struct {
    bool pair;          /* only those between nodes a and b, in either direction */
    uint32_t a, b;      /* in any order */
    uint32_t relations; /* bits; 0: all */
    uint32_t statuses;  /* bits (ENT_HAPPENED, ...); 0: all */
} ent_series_choice;

/* Points belong to `arena`. Costs a pass over the edges chosen. */
ENT_CHECKED bool ent_series_make(const ent_graph *graph, const ent_windows *windows,
    const ent_series_choice *choice, ent_arena *arena, ent_series *series,
    ent_error *err);

/* For other choices: an empty series, and edges added to it one by one. */
ENT_CHECKED bool ent_series_start(
    const ent_windows *windows, ent_arena *arena, ent_series *series, ent_error *err);
void ent_series_clear(ent_series *series);
void ent_series_add(ent_series *series, const ent_windows *windows, const ent_edge *edge,
    uint32_t statuses);
void ent_series_add_pair(ent_series *series, const ent_windows *windows,
    const ent_graph *graph, uint32_t a, uint32_t b, uint32_t statuses);

/* Edges from node `a` to node `b` of relations that have a direction, and, where a < b,
 * those that have none: they are the graph's edges *first, *first + 1, ...; how many. */
size_t ent_edges_from(const ent_graph *graph, uint32_t a, uint32_t b, size_t *first);

#endif
