/* places.c - each with each, but for those whose replicates lie far apart. */
#include "analysis/places.h"

#include <math.h>

#include "base/parallel.h"

static const double TOLD = 0.975;
/* Relative: values that are one; what tells them apart is the noise of a solver. */
static const float SAME = 1e-6F;

typedef struct {
    float low, high; /* of all replicates */
} extent;

typedef struct {
    const float *values;
    const uint32_t *order;
    size_t items, replicates;
    extent *extents;
    ent_standings *standings;
    uint32_t *last; /* rank of each rank's group: the last, from 0 */
} comparison;

static const float *values_of(const comparison *c, size_t item)
{
    return c->values + item * c->replicates;
}

/* True where `a` is above `b` often enough. */
static bool is_above(const comparison *c, uint32_t a, uint32_t b)
{
    const float *x = values_of(c, a), *y = values_of(c, b);
    size_t above = 0, below = 0, all = c->replicates;
    if (c->extents[a].high < c->extents[b].low) return false;
    if (c->extents[a].low > c->extents[b].high + SAME * fabsf(c->extents[b].high))
        return true;
    for (size_t r = 0; r < all; r++) {
        float more = x[r] - y[r], grain = SAME * fabsf(x[r]);
        above += more > grain;
        below += more < -grain;
    }
    double equal = (double)(all - above - below);
    return (double)above + equal / 2 >= TOLD * (double)all;
}

/* All ranks but those of whom this one is told from. */
static void find_places(void *context, size_t rank, size_t worker)
{
    comparison *c = context;
    uint32_t item = c->order[rank];
    ent_ranks open = { 1, (uint32_t)c->items };
    bool together = true;
    (void)worker;
    c->last[rank] = (uint32_t)rank;
    for (size_t i = 0; i < c->items; i++) {
        if (i == rank) continue;
        bool above = is_above(c, c->order[i], item);
        bool below = !above && is_above(c, item, c->order[i]);
        open.from += above;
        open.to -= below;
        if (i < rank) continue;
        together = together && !above && !below;
        if (together) c->last[rank] = (uint32_t)i;
    }
    c->standings->place[item] = open;
}

static void find_extents(comparison *c)
{
    for (size_t i = 0; i < c->items; i++) {
        const float *x = values_of(c, i);
        c->extents[i] = (extent){ x[0], x[0] };
        for (size_t r = 1; r < c->replicates; r++) {
            c->extents[i].low = fminf(c->extents[i].low, x[r]);
            c->extents[i].high = fmaxf(c->extents[i].high, x[r]);
        }
    }
}

/* Equals share the first place. */
static void find_firsts(comparison *c)
{
    for (size_t r = 0; r < c->replicates; r++) {
        float highest = -INFINITY;
        size_t equal = 0;
        for (size_t i = 0; i < c->items; i++)
            highest = fmaxf(highest, values_of(c, i)[r]);
        float least = highest - SAME * fabsf(highest);
        for (size_t i = 0; i < c->items; i++) equal += values_of(c, i)[r] >= least;
        for (size_t i = 0; i < c->items; i++)
            if (values_of(c, i)[r] >= least) c->standings->first[i] += 1 / (double)equal;
    }
    for (size_t i = 0; i < c->items; i++) c->standings->first[i] /= (double)c->replicates;
}

static void find_groups(comparison *c)
{
    ent_standings *s = c->standings;
    for (size_t rank = 0, furthest = 0; rank < c->items; rank++) {
        if (rank && c->last[rank] <= furthest) continue;
        furthest = c->last[rank];
        s->groups[s->group_count++] = (ent_ranks){ (uint32_t)rank + 1,
            (uint32_t)furthest + 1 };
    }
}

bool ent_standings_make(const float *values, size_t items, size_t replicates,
    const uint32_t *order, size_t threads, ent_arena *arena, ent_standings *standings,
    ent_error *err)
{
    *standings = (ent_standings){ .place = ent_arena_array(
                                      arena, items, sizeof *standings->place),
        .first = ent_arena_array(arena, items, sizeof *standings->first),
        .groups = ent_arena_array(arena, items, sizeof *standings->groups) };
    comparison c = { .values = values,
        .order = order,
        .items = items,
        .replicates = replicates,
        .extents = ent_arena_array(arena, items, sizeof *c.extents),
        .standings = standings,
        .last = ent_arena_array(arena, items, sizeof *c.last) };
    if (!standings->place || !standings->first || !standings->groups || !c.extents
        || !c.last)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for ranks");
    find_extents(&c);
    find_firsts(&c);
    ent_parallel(items, threads, find_places, &c);
    find_groups(&c);
    return true;
}
