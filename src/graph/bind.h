/* bind.h - events that pass the filter, each tied to two nodes and told apart from its
 * duplicates.
 *
 *   sorted:  source target relation | status day bucket | survivor first
 *            '------- edge -------'   '--- one event --'
 */
#ifndef ENT_GRAPH_BIND_H
#define ENT_GRAPH_BIND_H

#include "graph/graph.h"

typedef struct {
    uint32_t source, target; /* nodes; "both" relations: source is the smaller */
    const ent_event *event;
    const char *bucket; /* document or story that counts once; "" where the day does */
    ent_date day;       /* ENT_NO_DATE where the bucket counts */
} ent_bound;

typedef struct {
    ent_node *nodes; /* by id */
    size_t node_count;
    ent_bound *items;
    size_t count;
    bool merged; /* duplicates are to be merged */
} ent_bounds;

/* All belongs to `arena`; the events must outlive it. */
ENT_CHECKED bool ent_bind(const ent_events *events, const ent_lexicon *names,
    const ent_filter *filter, ent_arena *arena, ent_bounds *bounds, ent_error *err);

bool ent_bound_same_edge(const ent_bound *a, const ent_bound *b);

/* Of the same edge: reports of one event. */
bool ent_bound_same_event(const ent_bound *a, const ent_bound *b);

#endif
