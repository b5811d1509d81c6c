/* pairs.c - edges sorted by their pair, then summed. */
#include "analysis/pairs.h"

#include <math.h>
#include <stdlib.h>

/* The edge's index makes the order total: sums of doubles are the same on every run. */
typedef struct {
    ent_pair pair;
    size_t edge;
} part;

static int by_pair(const void *x, const void *y)
{
    const part *p = x, *q = y;
    if (p->pair.a != q->pair.a) return p->pair.a < q->pair.a ? -1 : 1;
    if (p->pair.b != q->pair.b) return p->pair.b < q->pair.b ? -1 : 1;
    return (p->edge > q->edge) - (p->edge < q->edge);
}

static bool weight_ok(const ent_graph *g, const ent_edge *e, ent_error *err)
{
    return (isfinite(e->weight) && e->weight >= 0)
           || ent_fail(err, ENT_MALFORMED,
               "analysis: edge %s-%s has weight %g, expected a finite one, at least 0",
               ent_graph_node(g, e->source)->id, ent_graph_node(g, e->target)->id,
               e->weight);
}

static bool take_parts(
    const ent_graph *g, ent_layers layers, part *parts, size_t *count, ent_error *err)
{
    *count = 0;
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        if (!weight_ok(g, e, err)) return false;
        if (e->weight == 0 || (layers == ENT_LAYERS_POSITIVE && e->sign <= 0)) continue;
        bool forward = e->source < e->target;
        parts[*count].pair = (ent_pair){ forward ? e->source : e->target,
            forward ? e->target : e->source, e->weight };
        parts[(*count)++].edge = i;
    }
    return true;
}

bool ent_project(const ent_graph *graph, ent_layers layers, ent_arena *arena,
    ent_pairs *pairs, ent_error *err)
{
    size_t edges = ent_graph_edge_count(graph), count;
    part *parts = ent_arena_array(arena, edges, sizeof *parts);
    pairs->items = ent_arena_array(arena, edges, sizeof *pairs->items);
    pairs->nodes = ent_graph_node_count(graph);
    pairs->count = 0;
    if (!parts || !pairs->items)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for pairs");
    if (!take_parts(graph, layers, parts, &count, err)) return false;

    qsort(parts, count, sizeof *parts, by_pair);
    for (size_t i = 0; i < count; i++) {
        ent_pair *last = pairs->count ? &pairs->items[pairs->count - 1] : NULL;
        if (last && last->a == parts[i].pair.a && last->b == parts[i].pair.b)
            last->weight += parts[i].pair.weight;
        else
            pairs->items[pairs->count++] = parts[i].pair;
    }
    return true;
}

bool ent_project_paths(
    const ent_graph *graph, ent_arena *arena, ent_pairs *pairs, ent_error *err)
{
    ent_layers layers = ent_graph_filter(graph)->all_paths ? ENT_LAYERS_ALL
                                                           : ENT_LAYERS_POSITIVE;
    return ent_project(graph, layers, arena, pairs, err);
}
