/* paths.c - journeys from chunks of pivots, whose sums are put together in order.
 *
 *   pivots  [ 16 | 16 | 16 | ... ]     each chunk is one thread's: its sums are the same
 *             |    |                   whoever makes it; a chunk waits for those before
 *           total += 1st, += 2nd ...   it, so that the total is the same to the bit
 */
#include "analysis/paths.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "analysis/journey.h"
#include "analysis/pivots.h"
#include "base/parallel.h"
#include "base/progress.h"

enum { CHUNK = 16, MOST_THREADS = 32 };
static const double NORMAL_95 = 1.959963984540054;

/* Over pivots, of each node; squares only where they stand for others. */
typedef struct {
    double *sum[ENT_PATHS], *square[ENT_PATHS];
} ledger;

typedef struct {
    ent_journey journey;
    ledger own; /* of the chunk at hand */
} worker;

typedef struct {
    const ent_roads *roads;
    const ent_pivots *pivots;
    ent_paths *paths;
    worker *workers;
    ledger total;
    pthread_mutex_t lock;
    pthread_cond_t turn;
    size_t done; /* chunks in the total */
    ent_progress progress;
} survey;

static bool asks(const survey *s, ent_path path)
{
    return s->paths->value[path] != NULL;
}

static void note(ledger *l, ent_path path, uint32_t node, double value)
{
    l->sum[path][node] += value;
    if (l->square[path]) l->square[path][node] += value * value;
}

/* What the journey tells of the pivot itself is exact. */
static void measure_pivot(const survey *s, const ent_journey *j, uint32_t pivot)
{
    double others = (double)s->roads->nodes - 1, sum = 0, near = 0;
    double reached = (double)j->reached_count - 1;
    for (size_t i = 1; i < j->reached_count; i++) {
        double distance = j->stops[j->reached[i]].distance;
        sum += distance;
        near += 1 / distance;
    }
    if (asks(s, ENT_PATH_CLOSENESS))
        s->paths->value[ENT_PATH_CLOSENESS][pivot] = reached / sum * (reached / others);
    if (asks(s, ENT_PATH_HARMONIC))
        s->paths->value[ENT_PATH_HARMONIC][pivot] = near / others;
}

static void travel(const survey *s, worker *w, uint32_t pivot)
{
    ent_journey *j = &w->journey;
    ent_journey_make(j, pivot);
    bool far = asks(s, ENT_PATH_CLOSENESS), near = asks(s, ENT_PATH_HARMONIC);
    if (far || near) measure_pivot(s, j, pivot);
    if (asks(s, ENT_PATH_BETWEENNESS)) {
        ent_journey_depend(j);
        for (size_t i = 1; i < j->reached_count; i++)
            note(&w->own, ENT_PATH_BETWEENNESS, j->reached[i],
                j->stops[j->reached[i]].dependency);
    }
    for (size_t i = 1; !s->pivots->all && i < j->reached_count; i++) {
        double distance = j->stops[j->reached[i]].distance;
        if (far) note(&w->own, ENT_PATH_CLOSENESS, j->reached[i], distance);
        if (near) note(&w->own, ENT_PATH_HARMONIC, j->reached[i], 1 / distance);
    }
}

static void move(double *to, double *from, size_t count)
{
    for (size_t i = 0; from && i < count; i++) to[i] += from[i];
    if (from) memset(from, 0, count * sizeof *from);
}

static void hand_in(survey *s, size_t chunk, worker *w, size_t pivots)
{
    pthread_mutex_lock(&s->lock);
    while (s->done != chunk) pthread_cond_wait(&s->turn, &s->lock);
    for (int p = 0; p < ENT_PATHS; p++) {
        move(s->total.sum[p], w->own.sum[p], s->roads->nodes);
        move(s->total.square[p], w->own.square[p], s->roads->nodes);
    }
    s->done++;
    ent_progress_step(&s->progress, pivots);
    pthread_cond_broadcast(&s->turn);
    pthread_mutex_unlock(&s->lock);
}

/* Chunks are begun in order: the one that others wait for is always under way. */
static void work(void *context, size_t chunk, size_t thread)
{
    survey *s = context;
    worker *w = &s->workers[thread];
    size_t from = chunk * CHUNK, to = from + CHUNK;
    if (to > s->pivots->count) to = s->pivots->count;
    for (size_t i = from; i < to; i++) travel(s, w, s->pivots->nodes[i]);
    hand_in(s, chunk, w, to - from);
}

/* Half of the 95 % interval of the sum of `population` numbers, of which `count` were
 * drawn without putting back. */
static double margin_of(double sum, double square, double count, double population)
{
    double left = 1 - count / population;
    double variance = count > 1 ? (square - sum * sum / count) / (count - 1) : 0;
    if (!(variance > 0 && left > 0)) return 0;
    return NORMAL_95 * population * sqrt(variance / count * left);
}

/* Most nodes lie on all ways of a few others and on hardly any of the rest. Pivots miss
 * the few, and would tell of no variance: as with shares (Agresti & Coull 1998) two that
 * depend on the node in all, and two that do in nothing, are added for the margin. */
static void between(const survey *s, uint32_t node, double pivots, double size)
{
    double n = (double)s->roads->nodes, most = size - 2;
    double pairs = (n - 1) * (n - 2); /* each is seen from both its ends */
    double sum = s->total.sum[ENT_PATH_BETWEENNESS][node];
    const double *square = s->total.square[ENT_PATH_BETWEENNESS];
    s->paths->value[ENT_PATH_BETWEENNESS][node] = sum * (size / pivots) / pairs;
    if (!square || pivots == size) return;
    s->paths->margin[ENT_PATH_BETWEENNESS][node] = margin_of(sum + 2 * most,
                                                       square[node] + 2 * most * most,
                                                       pivots + 4, size + 4)
                                                   / pairs;
}

/* Of a node that is no pivot, from the pivots' distances to it. */
static void reach(const survey *s, uint32_t node, double pivots, double size)
{
    double reached = size - 1, others = (double)s->roads->nodes - 1;
    const ledger *l = &s->total;
    for (int p = ENT_PATH_CLOSENESS; p <= ENT_PATH_HARMONIC; p++) {
        if (!asks(s, (ent_path)p)) continue;
        double sum = l->sum[p][node], all = reached * sum / pivots;
        double margin = margin_of(sum, l->square[p][node], pivots, reached);
        bool close = p == ENT_PATH_CLOSENESS;
        double value = close ? reached / all * (reached / others) : all / others;
        s->paths->value[p][node] = value;
        s->paths->margin[p][node] = margin / all * value;
    }
}

static void conclude(const survey *s)
{
    const ent_roads *r = s->roads;
    for (size_t i = 0; i < r->nodes; i++) {
        double pivots = s->pivots->of_part[r->part[i]], size = r->part_size[r->part[i]];
        if (size < 2) continue;
        if (asks(s, ENT_PATH_BETWEENNESS) && r->nodes > 2)
            between(s, (uint32_t)i, pivots, size);
        if (!s->pivots->is_pivot[i]) reach(s, (uint32_t)i, pivots, size);
    }
}

static bool open_ledger(const survey *s, ent_arena *arena, ledger *l)
{
    bool ok = true, all = s->pivots->all;
    for (int p = 0; p < ENT_PATHS && ok; p++) {
        if (!asks(s, (ent_path)p) || (all && p != ENT_PATH_BETWEENNESS)) continue;
        l->sum[p] = ent_arena_array(arena, s->roads->nodes, sizeof(double));
        ok = l->sum[p] != NULL;
        if (all || !ok) continue;
        l->square[p] = ent_arena_array(arena, s->roads->nodes, sizeof(double));
        ok = l->square[p] != NULL;
    }
    return ok;
}

static bool prepare(survey *s, size_t threads, ent_arena *arena, ent_arena *scratch)
{
    size_t nodes = s->roads->nodes;
    bool ok = open_ledger(s, scratch, &s->total);
    s->workers = ent_arena_array(scratch, threads, sizeof *s->workers);
    ok = ok && s->workers;
    for (size_t i = 0; ok && i < threads; i++)
        ok = ent_journey_prepare(s->roads, scratch, &s->workers[i].journey)
             && open_ledger(s, scratch, &s->workers[i].own);
    for (int p = 0; ok && p < ENT_PATHS; p++) {
        if (!asks(s, (ent_path)p) || s->pivots->all) continue;
        s->paths->margin[p] = ent_arena_array(arena, nodes, sizeof(double));
        ok = s->paths->margin[p] != NULL;
    }
    return ok;
}

static bool run(survey *s, const ent_path_options *options, ent_arena *arena,
    ent_arena *scratch, ent_error *err)
{
    size_t chunks = (s->pivots->count + CHUNK - 1) / CHUNK;
    size_t threads = ent_threads(options->threads);
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    if (threads > chunks) threads = chunks ? chunks : 1;
    s->paths->pivots = s->pivots->count;
    s->paths->of = s->roads->tied;
    if (!prepare(s, threads, arena, scratch))
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for paths");
    if (pthread_mutex_init(&s->lock, NULL) != 0)
        return ent_fail(err, ENT_MEMORY, "analysis: no lock for paths");
    if (pthread_cond_init(&s->turn, NULL) != 0) {
        pthread_mutex_destroy(&s->lock);
        return ent_fail(err, ENT_MEMORY, "analysis: no lock for paths");
    }
    ent_progress_start(
        &s->progress, options->progress, "actors' paths", s->pivots->count, false);
    ent_parallel(chunks, threads, work, s);
    ent_progress_clear(&s->progress);
    pthread_cond_destroy(&s->turn);
    pthread_mutex_destroy(&s->lock);
    conclude(s);
    return true;
}

bool ent_paths_measure(const ent_pairs *pairs, const ent_graph *graph,
    const ent_path_options *options, ent_arena *arena, ent_paths *paths, ent_error *err)
{
    ent_arena scratch = { 0 };
    ent_roads roads;
    ent_pivots pivots;
    survey s = { .roads = &roads, .pivots = &pivots, .paths = paths };
    bool ok = ent_roads_make(pairs, &scratch, &roads, err)
              && ent_pivots_choose(&roads, graph,
                  options->exact ? SIZE_MAX : options->pivots, &scratch, &pivots, err)
              && run(&s, options, arena, &scratch, err);
    ent_arena_free(&scratch);
    return ok;
}
