/* bind.h - events and tallies that pass the filter, each tied to two nodes and told apart
 * from its duplicates.
 *
 *   sorted:  source target relation | status bucket day | survivor first, then tallies
 *            '------- edge -------'   '--- one event --'
 */
#ifndef ENT_GRAPH_BIND_H
#define ENT_GRAPH_BIND_H

#include "graph/graph.h"

typedef struct {
    uint32_t source, target; /* nodes; "both" relations: source is the smaller */
    ent_relation relation;
    ent_status status;
    ent_date day;           /* of the event, ENT_NO_DATE: undated */
    ent_date age;           /* the day since when it decays */
    ent_date key_day;       /* the day, where it tells duplicates apart */
    const char *bucket;     /* document, story or place that does */
    const ent_event *event; /* one of the two: */
    const ent_tally *tally;
} ent_bound;

typedef struct {
    ent_node *nodes; /* by id */
    size_t node_count;
    ent_bound *items;
    size_t count;
    ent_duplicates duplicates;
    uint64_t within;   /* events that passed, but of which both sides are one node, */
    uint64_t nameless; /* or one side is none: no code on the country level */
} ent_bounds;

/* All belongs to `arena`; events and tallies must outlive it. `tallies` may be NULL. */
ENT_CHECKED bool ent_bind(const ent_events *events, const ent_tally_list *tallies,
    const ent_lexicon *names, const ent_filter *filter, ent_arena *arena,
    ent_bounds *bounds, ent_error *err);

bool ent_bound_same_edge(const ent_bound *a, const ent_bound *b);

/* How many bounds from items[first] on report one event and count once; at least 1. */
size_t ent_bound_duplicates(const ent_bounds *bounds, size_t first);

#endif
