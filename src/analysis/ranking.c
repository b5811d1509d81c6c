/* ranking.c - five measures; each in its own function. */
#include "analysis/ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/eigenvector.h"
#include "analysis/of_pairs.h"

const char *const ent_measure_names[ENT_MEASURES] = {
    [ENT_DEGREE] = "degree",
    [ENT_STRENGTH] = "strength",
    [ENT_BETWEENNESS] = "betweenness",
    [ENT_EIGENVECTOR] = "eigenvector",
    [ENT_PAGERANK] = "pagerank",
};

/* A tie stands for a pair that any edge joins, also one of weight 0. */
static void measure_degree(const ent_graph *g, double *value)
{
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        value[t->a]++;
        value[t->b]++;
    }
}

static void measure_strength(const ent_graph *g, double *value)
{
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        value[e->source] += e->weight;
        value[e->target] += e->weight;
    }
}

/* Whatever a library returns, no NaN goes further. */
static bool copy_finite(const igraph_vector_t *from, double *value, size_t count,
    ent_measure measure, ent_error *err)
{
    for (size_t i = 0; i < count; i++) {
        value[i] = VECTOR(*from)[i];
        if (!isfinite(value[i]))
            return ent_fail(
                err, ENT_LIBRARY, "igraph: %s is not finite", ent_measure_names[measure]);
    }
    return true;
}

static bool measure_pagerank(const ent_pairs *pairs, double *value, ent_error *err)
{
    for (size_t i = 0; i < pairs->nodes; i++) value[i] = 1 / (double)pairs->nodes;
    if (!pairs->count) return true; /* nobody stands out */
    ent_net net;
    igraph_vector_t result;
    if (!ent_igraph_ok(igraph_vector_init(&result, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(pairs, &net, err)
              && ent_igraph_ok(
                  ent_igraph_pagerank(&net.graph, &net.weights, ENT_DAMPING, &result),
                  "cannot compute PageRank", err)
              && copy_finite(&result, value, pairs->nodes, ENT_PAGERANK, err);
    ent_net_close(&net);
    igraph_vector_destroy(&result);
    return ok;
}

static bool measure_rest(ent_igraph_session *session, const ent_pairs *all,
    ent_arena *scratch, double *const value[ENT_MEASURES], ent_error *err)
{
    return ent_eigenvector(session, all, scratch, value[ENT_EIGENVECTOR], err)
           && measure_pagerank(all, value[ENT_PAGERANK], err);
}

bool ent_rank_pairs(ent_igraph_session *session, const ent_pairs *all,
    const ent_pairs *paths, ent_arena *scratch, double *const value[ENT_MEASURES],
    ent_error *err)
{
    const ent_path_options options = { 0 };
    ent_paths between = { .value[ENT_PATH_BETWEENNESS] = value[ENT_BETWEENNESS] };
    return ent_paths_measure(paths, NULL, &options, scratch, &between, err)
           && measure_rest(session, all, scratch, value, err);
}

static bool measure_paths(const ent_graph *g, const ent_path_options *how,
    ent_arena *scratch, ent_arena *arena, ent_ranking *r, ent_error *err)
{
    ent_pairs pairs;
    ent_path_options options = *how;
    if (options.none) return true;
    options.exact |= ent_graph_filter(g)->exact_paths;
    r->paths.value[ENT_PATH_BETWEENNESS] = r->value[ENT_BETWEENNESS];
    return ent_project_paths(g, scratch, &pairs, err)
           && ent_paths_measure(&pairs, g, &options, arena, &r->paths, err);
}

static bool measure_involvement(
    const ent_graph *g, ent_arena *scratch, ent_ranking *r, ent_error *err)
{
    ent_pairs all;
    ent_igraph_session session;
    if (!ent_project(g, ENT_LAYERS_ALL, scratch, &all, err)
        || !ent_igraph_enter(&session, err))
        return false;
    bool ok = measure_rest(&session, &all, scratch, r->value, err);
    ent_igraph_leave(&session);
    return ok;
}

typedef struct {
    double value;
    uint32_t node;
} place;

static int strongest_first(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Values that print alike are equal: noise in the last digits must not order actors. */
static double as_printed(double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.8e", value);
    return strtod(text, NULL);
}

static bool set_order(ent_ranking *r, ent_arena *scratch, ent_error *err)
{
    place *places = ent_arena_array(scratch, r->count, sizeof *places);
    if (!places) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    for (size_t i = 0; i < r->count; i++)
        places[i] = (place){ as_printed(r->value[ENT_PAGERANK][i]), (uint32_t)i };
    qsort(places, r->count, sizeof *places, strongest_first);
    for (size_t i = 0; i < r->count; i++) r->order[i] = places[i].node;
    return true;
}

bool ent_rank_by(const ent_graph *graph, const ent_path_options *options,
    ent_arena *arena, ent_ranking *ranking, ent_error *err)
{
    *ranking = (ent_ranking){ .count = ent_graph_node_count(graph) };
    ranking->order = ent_arena_array(arena, ranking->count, sizeof *ranking->order);
    bool ok = ranking->order != NULL;
    for (int m = 0; ok && m < ENT_MEASURES; m++) {
        ranking->value[m] = ent_arena_array(arena, ranking->count, sizeof(double));
        ok = ranking->value[m] != NULL;
    }
    if (!ok) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    measure_degree(graph, ranking->value[ENT_DEGREE]);
    measure_strength(graph, ranking->value[ENT_STRENGTH]);

    ent_arena scratch = { 0 };
    ok = measure_paths(graph, options, &scratch, arena, ranking, err)
         && measure_involvement(graph, &scratch, ranking, err)
         && set_order(ranking, &scratch, err);
    ent_arena_free(&scratch);
    return ok;
}

bool ent_rank(
    const ent_graph *graph, ent_arena *arena, ent_ranking *ranking, ent_error *err)
{
    const ent_path_options options = { 0 };
    return ent_rank_by(graph, &options, arena, ranking, err);
}
