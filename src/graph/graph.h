/* graph.h - events as actors and edges, with weights, signs and dates.
 *
 * Definitions: DESIGN "Graph semantics", docs/method.md. Exports and pictures see this
 * API only, never igraph. */
#ifndef ENT_GRAPH_GRAPH_H
#define ENT_GRAPH_GRAPH_H

#include "graph/filter.h"

typedef struct {
    const char *id;   /* country level: the code; actor level: the actor's id (of
                         namesakes with two codes: "john-smith.usa") */
    const char *name; /* "Russia" */
    const char *code; /* may be "" on the actor level */
    const char *kind; /* "state", "organisation", "group", "person", ... */
    uint32_t count;   /* edges' events that touch it */
} ent_node;

/* What counts on one edge of one day and status. Whole numbers, so that sums of them do
 * not depend on their order. Weights have the status factor in them and no decay. */
typedef struct {
    ent_date day; /* on which the events start; ENT_NO_DATE: undated */
    ent_status status;
    uint32_t count; /* events after deduplication */
    int64_t weight; /* billionths */
    int64_t lean;   /* sum of intensities x status factor, appeals left out (millionths):
                       its sign is that of the edge */
} ent_moment;

typedef struct {
    uint32_t source, target; /* nodes; for "both" relations source is the smaller id */
    ent_relation relation;
    bool directed;
    uint32_t count;                  /* events after deduplication */
    uint32_t reports;                /* reports before it */
    uint32_t statuses[ENT_STATUSES]; /* of count */
    double weight;        /* sum of |intensity| x confidence x status factor x decay */
    int sign;             /* +1, 0, -1: sign of the sum of intensities (status factor in);
                             where that is 0, the relation's own */
    double signed_weight; /* sign x weight */
    double intensity;     /* mean Goldstein value of the events */
    double confidence;    /* highest of the events */
    ent_date first, last; /* of the days on which events start; ENT_NO_DATE where all are
                             undated */
    const ent_event *best; /* the one whose sentence is quoted: has a sentence, then
                              most confidence x status factor, then most confidence;
                              NULL: all are of tallies */
    const ent_event *const *events; /* of `count`, those that are known one by one, by
                                       date: what comes from tallies is not */
    size_t event_count;
    size_t record_count; /* events[event_count] .. [record_count - 1] were merged with
                            one of those before them: others tell the same */
    const ent_moment *moments; /* all of `count`, tallies too; by day (undated first),
                                  then status */
    size_t moment_count;
} ent_edge;

/* One tie per unordered pair of nodes: tie = sum of signed weights of its edges. */
typedef struct {
    uint32_t a, b; /* a < b */
    double tie;
} ent_tie;

typedef struct ent_graph ent_graph;

/* Builds from events that outlive the graph. `names` gives a state, organisation or group
 * its name on the country level. Nodes are in order of id, edges of source, target,
 * relation: the same for every order of events. An empty graph is no error. */
ENT_CHECKED bool ent_graph_build(const ent_events *events, const ent_lexicon *names,
    const ent_filter *filter, ent_graph **graph, ent_error *err);

/* The same from events and tallies together; `tallies` may be NULL. Where the tallies are
 * those of events, the edges are the same to the bit. ENT_USAGE where the filter asks
 * what tallies do not tell, such as which document said something. */
ENT_CHECKED bool ent_graph_build_with(const ent_events *events,
    const ent_tally_list *tallies, const ent_lexicon *names, const ent_filter *filter,
    ent_graph **graph, ent_error *err);
void ent_graph_free(ent_graph *graph); /* NULL is allowed */

ENT_API size_t ent_graph_node_count(const ent_graph *graph);
ENT_API size_t ent_graph_edge_count(const ent_graph *graph);
ENT_API size_t ent_graph_tie_count(const ent_graph *graph);
ENT_API const ent_node *ent_graph_node(const ent_graph *graph, size_t index);
ENT_API const ent_edge *ent_graph_edge(const ent_graph *graph, size_t index);
ENT_API const ent_tie *ent_graph_tie(const ent_graph *graph, size_t index);
ENT_API const ent_filter *ent_graph_filter(
    const ent_graph *graph); /* as given to build */

/* First and last date of its events and the number of their documents and events; how
 * many passed the filter but lie within one node, or have a side that is none. */
typedef struct {
    ent_interval period;
    size_t documents, events, undated;
    size_t records; /* events known one by one, before duplicates were merged */
    uint64_t within, nameless;
} ent_graph_span;
ENT_API ent_graph_span ent_graph_extent(const ent_graph *graph);

#endif
