/* structure.c - igraph where it is defined for every graph, counts where it is not. */
#include "analysis/structure.h"

#include "analysis/blocks.h"
#include "analysis/triangles.h"

bool ent_structure_ties(
    const ent_graph *graph, ent_arena *arena, ent_pairs *ties, ent_error *err)
{
    *ties = (ent_pairs){ .nodes = ent_graph_node_count(graph),
        .count = ent_graph_tie_count(graph) };
    ties->items = ent_arena_array(arena, ties->count, sizeof *ties->items);
    if (!ties->items)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for ties");
    for (size_t i = 0; i < ties->count; i++) {
        const ent_tie *t = ent_graph_tie(graph, i);
        ties->items[i] = (ent_pair){ t->a, t->b, 1 };
    }
    return true;
}

bool ent_structure_coreness(const ent_pairs *ties, double *value, ent_error *err)
{
    ent_net net = { 0 };
    igraph_vector_int_t cores;
    if (!ent_igraph_ok(igraph_vector_int_init(&cores, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(ties, &net, err)
              && ent_igraph_ok(igraph_coreness(&net.graph, &cores, IGRAPH_ALL),
                  "cannot compute coreness", err);
    for (size_t i = 0; ok && i < ties->nodes; i++) value[i] = (double)VECTOR(cores)[i];
    ent_net_close(&net);
    igraph_vector_int_destroy(&cores);
    return ok;
}

/* igraph says NaN of those who have nobody: 0 here. */
bool ent_structure_constraint(const ent_pairs *pairs, double *value, ent_error *err)
{
    ent_net net = { 0 };
    igraph_vector_t result;
    if (!pairs->count) return true;
    if (!ent_igraph_ok(igraph_vector_init(&result, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(pairs, &net, err)
              && ent_igraph_ok(
                  igraph_constraint(&net.graph, &result, igraph_vss_all(), &net.weights),
                  "cannot compute constraint", err);
    for (size_t i = 0; ok && i < pairs->count; i++) {
        const ent_pair *p = &pairs->items[i];
        value[p->a] = VECTOR(result)[p->a];
        value[p->b] = VECTOR(result)[p->b];
    }
    ent_net_close(&net);
    igraph_vector_destroy(&result);
    return ok;
}

typedef struct {
    const ent_pairs *ties;
    double *triangles; /* of each node */
} tally;

/* Each node of a triangle is an end of two of its pairs. */
static void count_triangle(void *context, const size_t pair[3])
{
    tally *t = context;
    for (int i = 0; i < 3; i++) {
        t->triangles[t->ties->items[pair[i]].a] += 0.5;
        t->triangles[t->ties->items[pair[i]].b] += 0.5;
    }
}

double *ent_structure_degrees(const ent_pairs *ties, ent_arena *arena)
{
    double *degree = ent_arena_array(arena, ties->nodes, sizeof *degree);
    for (size_t i = 0; degree && i < ties->count; i++) {
        degree[ties->items[i].a]++;
        degree[ties->items[i].b]++;
    }
    return degree;
}

bool ent_structure_clustering(const ent_pairs *ties, double *value, ent_error *err)
{
    ent_arena scratch = { 0 };
    tally t = { ties, value };
    const double *degree = ent_structure_degrees(ties, &scratch);
    bool ok = degree ? ent_triangles(ties, count_triangle, &t, err)
                     : ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    for (size_t i = 0; ok && i < ties->nodes; i++)
        value[i] = degree[i] > 1 ? value[i] / (degree[i] * (degree[i] - 1) / 2) : 0;
    ent_arena_free(&scratch);
    return ok;
}

bool ent_structure_articulation(
    const ent_pairs *ties, ent_arena *scratch, double *value, ent_error *err)
{
    ent_blocks blocks;
    if (!ent_blocks_find(ties, scratch, &blocks, err)) return false;
    for (size_t i = 0; i < ties->nodes; i++) value[i] = blocks.cuts[i];
    return true;
}
