/* draws.h - what the weights of a graph are made of, so that they can be drawn again.
 *
 *   edge >-- occurrence (counts once) >-- report >-- unit (drawn as one: a story)
 *
 * Poisson bootstrap (Chamandy et al. 2012): in replicate r each unit has the weight
 * Poisson(1) of its own hash and r, so that nothing hangs on the order of input; and what
 * is claimed with confidence c is true with chance c. Definitions: docs/method.md,
 * "Uncertainty". */
#ifndef ENT_GRAPH_DRAWS_H
#define ENT_GRAPH_DRAWS_H

#include "graph/graph.h"

typedef struct {
    uint64_t unit; /* key of its story, document, source or day */
    double weight; /* |intensity| x reports x status factor x decay: if certain */
    double lean;   /* intensity x status factor in millionths; an appeal: 0 */
    ent_micro confidence;
    bool again; /* a report before it is of the same unit */
} ent_drawn_report;

typedef struct {
    uint64_t key;
    uint32_t first, next; /* reports, the strongest first */
    uint32_t units;       /* that report it */
} ent_occurrence;

typedef struct {
    ent_drawn_report *reports;
    ent_occurrence *occurrences;
    size_t *first; /* of edge i: occurrences[first[i]] .. [first[i + 1] - 1] */
    size_t edges, occurrence_count, report_count;
    size_t stories; /* units: stories of documents */
    size_t sources; /* of imported rows: reports by address, pairs and days, rows */
    size_t certain; /* imported rows without a confidence: they count as certain */
    size_t doubted; /* reports that are not certain */
    bool fixed;     /* stories are not drawn, only what is true: the caller's choice */
} ent_draws;

/* Of the events that `graph` was built from, without tallies. All belongs to `arena`. */
ENT_CHECKED bool ent_draws_make(const ent_graph *graph, const ent_events *events,
    const ent_lexicon *names, ent_arena *arena, ent_draws *draws, ent_error *err);

typedef struct {
    double weight;
    int sign;   /* of the edge in this replicate */
    bool there; /* any of its occurrences is */
} ent_drawn_edge;

/* Edge `edge` of `graph` in a replicate. Thread-safe. */
ent_drawn_edge ent_draw_edge(
    const ent_draws *draws, const ent_graph *graph, size_t edge, uint32_t replicate);

#endif
