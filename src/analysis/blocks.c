/* blocks.c - igraph's biconnected components as plain arrays. */
#include "analysis/blocks.h"

typedef struct {
    igraph_vector_int_list_t edges;
    igraph_vector_int_t cuts;
    bool has_edges, has_cuts;
} answer;

static bool ask(const ent_pairs *pairs, answer *a, ent_error *err)
{
    ent_net net = { 0 };
    ent_igraph_int count;
    a->has_edges = ent_igraph_ok(
        igraph_vector_int_list_init(&a->edges, 0), "out of memory", err);
    a->has_cuts = a->has_edges
                  && ent_igraph_ok(
                      igraph_vector_int_init(&a->cuts, 0), "out of memory", err);
    bool ok = a->has_cuts && ent_net_open(pairs, &net, err)
              && ent_igraph_ok(igraph_biconnected_components(
                                   &net.graph, &count, NULL, &a->edges, NULL, &a->cuts),
                  "cannot find biconnected components", err);
    ent_net_close(&net);
    return ok;
}

static bool copy(
    const answer *a, const ent_pairs *pairs, ent_arena *arena, ent_blocks *blocks)
{
    size_t filled = 0;
    blocks->count = (size_t)igraph_vector_int_list_size(&a->edges);
    blocks->first = ent_arena_array(arena, blocks->count + 1, sizeof *blocks->first);
    blocks->pairs = ent_arena_array(arena, pairs->count, sizeof *blocks->pairs);
    blocks->cuts = ent_arena_array(arena, pairs->nodes, sizeof *blocks->cuts);
    if (!blocks->first || !blocks->pairs || !blocks->cuts) return false;
    for (size_t b = 0; b < blocks->count; b++) {
        const igraph_vector_int_t *edges = igraph_vector_int_list_get_ptr(
            &a->edges, (ent_igraph_int)b);
        for (ent_igraph_int i = 0; i < igraph_vector_int_size(edges); i++)
            blocks->pairs[filled++] = (size_t)VECTOR(*edges)[i];
        blocks->first[b + 1] = filled;
    }
    for (ent_igraph_int i = 0; i < igraph_vector_int_size(&a->cuts); i++)
        blocks->cuts[VECTOR(a->cuts)[i]] = true;
    return true;
}

bool ent_blocks_find(
    const ent_pairs *pairs, ent_arena *arena, ent_blocks *blocks, ent_error *err)
{
    answer a;
    *blocks = (ent_blocks){ 0 };
    bool ok = ask(pairs, &a, err);
    if (ok && !copy(&a, pairs, arena, blocks))
        ok = ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocks");
    if (a.has_cuts) igraph_vector_int_destroy(&a.cuts);
    if (a.has_edges) igraph_vector_int_list_destroy(&a.edges);
    return ok;
}
