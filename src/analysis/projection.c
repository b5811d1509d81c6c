/* projection.c - all edges in one call. */
#include "analysis/projection.h"

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
