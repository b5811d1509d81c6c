/* triangles.c - two steps up the degrees that a marked node closes. */
#include "analysis/triangles.h"

#include "base/arena.h"

typedef struct {
    uint32_t to;
    size_t pair;
} step;

typedef struct {
    size_t *first; /* steps of node i: first[i] .. first[i + 1] - 1 */
    step *steps;
    size_t *mark; /* of the nodes that the present one leads to: pair + 1 */
} ascent;

static bool is_above(const uint32_t *degree, uint32_t a, uint32_t b)
{
    return degree[a] != degree[b] ? degree[a] > degree[b] : a > b;
}

/* Counts first, then fills from the end of each node's room. */
static void climb(const ent_pairs *pairs, const uint32_t *degree, ascent *up)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *p = &pairs->items[i];
        up->first[is_above(degree, p->a, p->b) ? p->b : p->a]++;
    }
    for (size_t i = 0; i < pairs->nodes; i++) up->first[i + 1] += up->first[i];
    for (size_t i = pairs->count; i-- > 0;) {
        const ent_pair *p = &pairs->items[i];
        bool down = is_above(degree, p->a, p->b);
        uint32_t low = down ? p->b : p->a, high = down ? p->a : p->b;
        up->steps[--up->first[low]] = (step){ high, i };
    }
}

static bool make_ascent(const ent_pairs *pairs, ent_arena *arena, ascent *up)
{
    uint32_t *degree = ent_arena_array(arena, pairs->nodes, sizeof *degree);
    up->first = ent_arena_array(arena, pairs->nodes + 1, sizeof *up->first);
    up->steps = ent_arena_array(arena, pairs->count, sizeof *up->steps);
    up->mark = ent_arena_array(arena, pairs->nodes, sizeof *up->mark);
    if (!degree || !up->first || !up->steps || !up->mark) return false;
    for (size_t i = 0; i < pairs->count; i++) {
        degree[pairs->items[i].a]++;
        degree[pairs->items[i].b]++;
    }
    climb(pairs, degree, up);
    return true;
}

static void visit_from(
    const ascent *up, size_t node, ent_triangle_visit *visit, void *context)
{
    size_t from = up->first[node], to = up->first[node + 1];
    for (size_t i = from; i < to; i++) up->mark[up->steps[i].to] = up->steps[i].pair + 1;
    for (size_t i = from; i < to; i++) {
        uint32_t middle = up->steps[i].to;
        for (size_t k = up->first[middle]; k < up->first[middle + 1]; k++) {
            size_t closing = up->mark[up->steps[k].to];
            if (!closing) continue;
            const size_t pair[3] = { up->steps[i].pair, up->steps[k].pair, closing - 1 };
            visit(context, pair);
        }
    }
    for (size_t i = from; i < to; i++) up->mark[up->steps[i].to] = 0;
}

bool ent_triangles(
    const ent_pairs *pairs, ent_triangle_visit *visit, void *context, ent_error *err)
{
    ent_arena arena = { 0 };
    ascent up;
    bool ok = make_ascent(pairs, &arena, &up);
    for (size_t i = 0; ok && i < pairs->nodes; i++) visit_from(&up, i, visit, context);
    ent_arena_free(&arena);
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for triangles");
}
