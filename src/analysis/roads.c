/* roads.c - pairs without those of no use, handed to both their ends. */
#include "analysis/roads.h"

#include <math.h>

#include "analysis/triangles.h"

/* Relative: far above what rounding does to two lengths. */
static const double CLEARLY = 1e-9;

typedef struct {
    double length;
    uint32_t a, b;
} road;

typedef struct {
    const ent_pairs *pairs;
    bool *idle; /* of each pair: no shortest way leads along it */
} survey;

/* What is clearly longer than the way round by the third node is of no use to anybody. */
static void compare(void *context, const size_t pair[3])
{
    survey *s = context;
    double length[3];
    for (int i = 0; i < 3; i++) length[i] = 1 / s->pairs->items[pair[i]].weight;
    for (int i = 0; i < 3; i++) {
        double round = length[(i + 1) % 3] + length[(i + 2) % 3];
        if (length[i] > round * (1 + CLEARLY)) s->idle[pair[i]] = true;
    }
}

static bool list_roads(
    const ent_pairs *pairs, ent_arena *scratch, road **roads, size_t *count)
{
    ent_error none;
    survey s = { pairs, ent_arena_array(scratch, pairs->count, sizeof *s.idle) };
    *roads = ent_arena_array(scratch, pairs->count, sizeof **roads);
    *count = 0;
    if (!s.idle || !*roads || !ent_triangles(pairs, compare, &s, &none)) return false;
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *p = &pairs->items[i];
        if (isfinite(1 / p->weight) && !s.idle[i])
            (*roads)[(*count)++] = (road){ 1 / p->weight, p->a, p->b };
    }
    return true;
}

static void add_road(
    ent_roads *r, size_t *next, uint32_t from, uint32_t to, double length)
{
    r->length[next[from]] = length;
    r->to[next[from]++] = to;
}

static bool hand_out(const road *roads, size_t count, ent_arena *arena, ent_roads *r)
{
    size_t *next = ent_arena_array(arena, r->nodes + 1, sizeof *next);
    r->first = ent_arena_array(arena, r->nodes + 1, sizeof *r->first);
    r->length = ent_arena_array(arena, count, 2 * sizeof *r->length);
    r->to = ent_arena_array(arena, count, 2 * sizeof *r->to);
    if (!next || !r->first || !r->length || !r->to) return false;
    for (size_t i = 0; i < count; i++) {
        r->first[roads[i].a + 1]++;
        r->first[roads[i].b + 1]++;
    }
    for (size_t i = 0; i < r->nodes; i++) {
        r->tied += r->first[i + 1] > 0;
        r->first[i + 1] += r->first[i];
        next[i] = r->first[i];
    }
    for (size_t i = 0; i < count; i++) {
        add_road(r, next, roads[i].a, roads[i].b, roads[i].length);
        add_road(r, next, roads[i].b, roads[i].a, roads[i].length);
    }
    return true;
}

/* Breadth first from the lowest node that no part has yet. */
static bool find_parts(ent_arena *arena, ent_roads *r)
{
    uint32_t *queue = ent_arena_array(arena, r->nodes, sizeof *queue);
    r->part = ent_arena_array(arena, r->nodes, sizeof *r->part);
    r->part_size = ent_arena_array(arena, r->nodes, sizeof *r->part_size);
    if (!queue || !r->part || !r->part_size) return false;
    for (size_t i = 0; i < r->nodes; i++) r->part[i] = UINT32_MAX;
    for (size_t i = 0; i < r->nodes; i++) {
        if (r->part[i] != UINT32_MAX) continue;
        size_t from = 0, to = 0;
        r->part[queue[to++] = (uint32_t)i] = (uint32_t)r->parts;
        for (; from < to; from++)
            for (size_t k = r->first[queue[from]]; k < r->first[queue[from] + 1]; k++) {
                if (r->part[r->to[k]] != UINT32_MAX) continue;
                r->part[queue[to++] = r->to[k]] = (uint32_t)r->parts;
            }
        r->part_size[r->parts++] = (uint32_t)to;
    }
    return true;
}

bool ent_roads_make(
    const ent_pairs *pairs, ent_arena *arena, ent_roads *roads, ent_error *err)
{
    ent_arena scratch = { 0 };
    road *all;
    size_t count;
    *roads = (ent_roads){ .nodes = pairs->nodes };
    bool ok = list_roads(pairs, &scratch, &all, &count)
              && hand_out(all, count, arena, roads) && find_parts(arena, roads);
    ent_arena_free(&scratch);
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for paths");
}
