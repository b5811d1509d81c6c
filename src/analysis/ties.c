/* ties.c - what blocs and balance read of a graph. */
#include "analysis/ties.h"

#include <math.h>

static const double NANO = 1e9;
static const double MOST = 9e18; /* of billionths in a nano */

ent_ties_nano ent_tie_size(const ent_pair *tie)
{
    return llround(fabs(tie->weight) * NANO);
}

bool ent_ties_read(
    const ent_graph *graph, ent_arena *arena, ent_pairs *ties, ent_error *err)
{
    double total = 0;
    *ties = (ent_pairs){ .nodes = ent_graph_node_count(graph) };
    ties->items = ent_arena_array(arena, ent_graph_tie_count(graph), sizeof *ties->items);
    if (!ties->items)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for ties");
    for (size_t i = 0; i < ent_graph_tie_count(graph); i++) {
        const ent_tie *t = ent_graph_tie(graph, i);
        total += fabs(t->tie) * NANO;
        if (!(total < MOST)) /* NaN too */
            return ent_fail(err, ENT_MALFORMED,
                "analysis: tie %s-%s is %g, expected a finite sum of ties",
                ent_graph_node(graph, t->a)->id, ent_graph_node(graph, t->b)->id, t->tie);
        if (t->tie != 0) ties->items[ties->count++] = (ent_pair){ t->a, t->b, t->tie };
    }
    return true;
}
