/* distances.c - Dijkstra with a heap of lazily deleted entries, a source at a time. */
#include "analysis/distances.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/parallel.h"

typedef struct {
    double length; /* of a step; in a heap: the distance */
    uint32_t to;
} step;

typedef struct {
    double *distance;
    step *heap; /* room for every step both ways */
    size_t count;
} walker;

typedef struct {
    size_t nodes;
    size_t *first; /* steps of node i: first[i] .. first[i + 1] - 1 */
    step *steps;
    walker *walkers; /* one per thread */
    double *closeness, *harmonic;
} atlas;

static bool is_before(const step *a, const step *b)
{
    return a->length != b->length ? a->length < b->length : a->to < b->to;
}

static void push(walker *w, step entry)
{
    size_t i = w->count++;
    for (; i && is_before(&entry, &w->heap[(i - 1) / 2]); i = (i - 1) / 2)
        w->heap[i] = w->heap[(i - 1) / 2];
    w->heap[i] = entry;
}

static step pop(walker *w)
{
    step top = w->heap[0], last = w->heap[--w->count];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < w->count; i = child) {
        if (child + 1 < w->count && is_before(&w->heap[child + 1], &w->heap[child]))
            child++;
        if (!is_before(&w->heap[child], &last)) break;
        w->heap[i] = w->heap[child];
    }
    w->heap[i] = last;
    return top;
}

/* An entry is pushed only where it is nearer than before: at most once per step. */
static void walk(const atlas *a, walker *w, uint32_t source)
{
    for (size_t i = 0; i < a->nodes; i++) w->distance[i] = INFINITY;
    w->distance[source] = 0;
    w->count = 0;
    push(w, (step){ 0, source });
    while (w->count) {
        step at = pop(w);
        if (at.length > w->distance[at.to]) continue;
        for (size_t i = a->first[at.to]; i < a->first[at.to + 1]; i++) {
            step next = { at.length + a->steps[i].length, a->steps[i].to };
            if (next.length >= w->distance[next.to]) continue;
            w->distance[next.to] = next.length;
            push(w, next);
        }
    }
}

static void measure(void *context, size_t source, size_t worker)
{
    const atlas *a = context;
    walker *w = &a->walkers[worker];
    double reached = 0, sum = 0, near = 0, others = (double)a->nodes - 1;
    walk(a, w, (uint32_t)source);
    for (size_t i = 0; i < a->nodes; i++) {
        if (i == source || isinf(w->distance[i])) continue;
        reached++;
        sum += w->distance[i];
        near += 1 / w->distance[i];
    }
    if (!reached) return;
    if (a->closeness) a->closeness[source] = reached / sum * (reached / others);
    if (a->harmonic) a->harmonic[source] = near / others;
}

static bool make_atlas(const ent_pairs *pairs, size_t threads, ent_arena *arena, atlas *a)
{
    size_t n = pairs->nodes, m = pairs->count;
    a->nodes = n;
    a->first = ent_arena_array(arena, n + 1, sizeof *a->first);
    a->steps = ent_arena_array(arena, m, 2 * sizeof *a->steps);
    a->walkers = ent_arena_array(arena, threads, sizeof *a->walkers);
    if (!a->first || !a->steps || !a->walkers) return false;
    for (size_t i = 0; i < m; i++) {
        a->first[pairs->items[i].a]++;
        a->first[pairs->items[i].b]++;
    }
    for (size_t i = 0; i < n; i++) a->first[i + 1] += a->first[i];
    for (size_t i = m; i-- > 0;) {
        const ent_pair *p = &pairs->items[i];
        a->steps[--a->first[p->a]] = (step){ 1 / p->weight, p->b };
        a->steps[--a->first[p->b]] = (step){ 1 / p->weight, p->a };
    }
    for (size_t i = 0; i < threads; i++) {
        a->walkers[i].distance = ent_arena_array(arena, n, sizeof(double));
        a->walkers[i].heap = ent_arena_array(arena, 2 * m + 1, sizeof(step));
        if (!a->walkers[i].distance || !a->walkers[i].heap) return false;
    }
    return true;
}

bool ent_distances(const ent_pairs *pairs, size_t threads, double *closeness,
    double *harmonic, ent_error *err)
{
    ent_arena arena = { 0 };
    atlas a = { .closeness = closeness, .harmonic = harmonic };
    if (threads == 0) threads = 1;
    bool ok = make_atlas(pairs, threads, &arena, &a);
    if (ok) ent_parallel(pairs->nodes, threads, measure, &a);
    ent_arena_free(&arena);
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for distances");
}
