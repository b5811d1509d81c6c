/* projection.c - pairs from edges, an igraph graph from pairs. */
#include "analysis/projection.h"

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

bool ent_net_open(const ent_pairs *pairs, ent_net *net, ent_error *err)
{
    igraph_vector_int_t ends;
    *net = (ent_net){ 0 };
    ent_igraph_int count = (ent_igraph_int)pairs->count;
    if (!ent_igraph_ok(
            igraph_vector_int_init(&ends, 2 * count), "cannot list pairs", err))
        return false;
    net->has_weights = ent_igraph_ok(
        igraph_vector_init(&net->weights, count), "cannot list weights", err);
    for (ent_igraph_int i = 0; net->has_weights && i < count; i++) {
        VECTOR(ends)[2 * i] = pairs->items[i].a;
        VECTOR(ends)[2 * i + 1] = pairs->items[i].b;
        VECTOR(net->weights)[i] = pairs->items[i].weight;
    }
    net->has_graph = net->has_weights
                     && ent_igraph_ok(
                         igraph_create(&net->graph, &ends, (ent_igraph_int)pairs->nodes,
                             IGRAPH_UNDIRECTED),
                         "cannot build the graph", err);
    igraph_vector_int_destroy(&ends);
    return net->has_graph;
}

void ent_net_close(ent_net *net)
{
    if (net->has_graph) igraph_destroy(&net->graph);
    if (net->has_weights) igraph_vector_destroy(&net->weights);
    *net = (ent_net){ 0 };
}
