/* Where the time of a report goes, from a store to its measures, and the same betweenness
 * by igraph's own call. Run it by tests/bench/graph.
 *
 * usage: bench_graph STORE [exact]
 *
 * exact: weighted betweenness of all actors, by ours with one thread and two, and by
 * igraph. Seconds by the clock and of the processor; the least of three for the exact. */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/balance.h"
#include "analysis/blocs.h"
#include "analysis/mediators.h"
#include "analysis/projection.h"
#include "analysis/ranking.h"
#include "analysis/shape.h"
#include "store/store.h"

enum { RUNS = 3 };

typedef struct {
    double clock, processor;
} seconds;

static double read_clock(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static seconds now(void)
{
    return (seconds){ read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID) };
}

static seconds since(seconds start)
{
    seconds end = now();
    return (seconds){ end.clock - start.clock, end.processor - start.processor };
}

static void say(const char *what, seconds s)
{
    printf("  %-34s %9.3f %9.3f\n", what, s.clock, s.processor);
    fflush(stdout);
}

static void lap(const char *what, seconds *start)
{
    say(what, since(*start));
    *start = now();
}

static bool load(const char *path, ent_arena *arena, ent_graph **graph, ent_error *err)
{
    ent_store *store = NULL;
    ent_collection collection = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    seconds start = now();
    bool ok = ent_store_open(path, ENT_STORE_READ, NULL, &store, err)
              && ent_store_load(store, arena, &collection, err);
    ent_store_close(store);
    if (!ok) return false;
    lap("loading the store", &start);
    ok = ent_graph_build_with(
        &collection.events, &collection.tallies, NULL, &filter, graph, err);
    lap("building the graph", &start);
    return ok;
}

static bool measure(const ent_graph *g, ent_arena *arena, ent_error *err)
{
    ent_ranking ranking;
    ent_blocs blocs;
    ent_balance balance;
    ent_mediators mediators;
    ent_shape shape;
    ent_path_options options = { .threads = 2 };
    seconds start = now();
    if (!ent_rank_by(g, &options, arena, &ranking, err)) return false;
    lap("ranking, paths on two threads", &start);
    if (!ent_blocs_find(g, arena, &blocs, err)) return false;
    lap("blocs", &start);
    if (!ent_balance_find(g, arena, &balance, err)) return false;
    lap("balance", &start);
    if (!ent_mediators_find(g, arena, &mediators, err)) return false;
    lap("mediators", &start);
    if (!ent_shape_of(g, arena, &shape, err)) return false;
    lap("shape", &start);
    printf("  paths from %zu of %zu actors\n", ranking.paths.pivots, ranking.paths.of);
    return true;
}

static bool by_us(const ent_pairs *pairs, size_t threads, double *value, ent_error *err)
{
    ent_arena arena = { 0 };
    const ent_path_options options = { .exact = true, .threads = threads };
    ent_paths paths = { .value[ENT_PATH_BETWEENNESS] = value };
    bool ok = ent_paths_measure(pairs, NULL, &options, &arena, &paths, err);
    ent_arena_free(&arena);
    return ok;
}

static igraph_error_t ask_igraph(const ent_net *net, igraph_vector_t *result)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_betweenness(
        &net->graph, &net->weights, result, igraph_vss_all(), false, false);
#else
    return igraph_betweenness(
        &net->graph, result, igraph_vss_all(), false, &net->weights);
#endif
}

static bool by_igraph(const ent_pairs *pairs, double *value, ent_error *err)
{
    ent_net net = { 0 };
    igraph_vector_t result;
    double n = (double)pairs->nodes;
    if (!ent_igraph_ok(igraph_vector_init(&result, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(pairs, &net, err);
    for (ent_igraph_int i = 0; ok && i < igraph_vector_size(&net.weights); i++)
        VECTOR(net.weights)[i] = 1 / VECTOR(net.weights)[i];
    ok = ok && ent_igraph_ok(ask_igraph(&net, &result), "betweenness", err);
    for (size_t i = 0; ok && i < pairs->nodes; i++)
        value[i] = VECTOR(result)[i] / ((n - 1) * (n - 2) / 2);
    ent_net_close(&net);
    igraph_vector_destroy(&result);
    return ok;
}

/* One way of several: 0 is igraph's, else threads of ours. */
static bool time_one(
    size_t threads, const ent_pairs *pairs, double *value, seconds *best, ent_error *err)
{
    *best = (seconds){ INFINITY, INFINITY };
    for (int i = 0; i < RUNS; i++) {
        seconds start = now();
        memset(value, 0, pairs->nodes * sizeof *value);
        if (!(threads ? by_us(pairs, threads, value, err) : by_igraph(pairs, value, err)))
            return false;
        seconds s = since(start);
        best->clock = fmin(best->clock, s.clock);
        best->processor = fmin(best->processor, s.processor);
    }
    return true;
}

static bool compare(const ent_graph *g, ent_arena *arena, ent_error *err)
{
    static const char *const names[] = { "igraph's own call", "ours, one thread",
        "ours, two threads" };
    ent_pairs pairs;
    seconds s[3];
    double worst = 0, *value[3];
    if (!ent_project_paths(g, arena, &pairs, err)) return false;
    for (size_t way = 0; way < 3; way++) {
        value[way] = ent_arena_array(arena, pairs.nodes, sizeof(double));
        if (!value[way]) return ent_fail(err, ENT_MEMORY, "out of memory");
        if (!time_one(way, &pairs, value[way], &s[way], err)) return false;
        say(names[way], s[way]);
    }
    for (size_t i = 0; i < pairs.nodes; i++)
        worst = fmax(worst, fabs(value[0][i] - value[1][i]));
    bool same = memcmp(value[1], value[2], pairs.nodes * sizeof(double)) == 0;
    printf("  ours is %.1f times as fast on one thread, %.1f on two; differs by at most "
           "%.1e;\n  one thread and two are %s\n",
        s[0].processor / s[1].processor, s[0].clock / s[2].clock, worst,
        same ? "the same to the bit" : "DIFFERENT");
    return same && worst < 1e-9;
}

int main(int argc, char **argv)
{
    ent_error err = { 0 };
    ent_arena arena = { 0 };
    ent_graph *graph = NULL;
    ent_igraph_session session;
    bool exact = argc == 3 && strcmp(argv[2], "exact") == 0;
    if (argc < 2 || argc > 3 || (argc == 3 && !exact)) {
        fputs("usage: bench_graph STORE [exact]\n", stderr);
        return 2;
    }
    bool ok = load(argv[1], &arena, &graph, &err);
    if (ok && exact) {
        ok = ent_igraph_enter(&session, &err) && compare(graph, &arena, &err);
        if (ok) ent_igraph_leave(&session);
    } else if (ok) {
        ok = measure(graph, &arena, &err);
    }
    ent_graph_free(graph);
    ent_arena_free(&arena);
    if (!ok) fprintf(stderr, "bench_graph: %s\n", err.message);
    return ok ? 0 : 1;
}
