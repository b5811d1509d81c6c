/* journey.c - an indexed heap of four children; ceilings in a row of their own, since
 * nearly all roads are looked at in vain. */
#include "analysis/journey.h"

#include <math.h>

static const double SAME = 1e-10; /* relative: lengths that are one */
static const double MANY = 0x1p512;

enum { MANY_DOUBLINGS = 512, CHILDREN = 4 };

static void put(ent_journey *j, size_t place, ent_open_node entry)
{
    j->heap[place] = entry;
    j->place[entry.node] = (uint32_t)place + 1;
}

static void rise(ent_journey *j, size_t place, ent_open_node entry)
{
    for (size_t above; place; place = above) {
        above = (place - 1) / CHILDREN;
        if (entry.distance >= j->heap[above].distance) break;
        put(j, place, j->heap[above]);
    }
    put(j, place, entry);
}

static size_t nearer(const ent_journey *j, size_t a, size_t b)
{
    return j->heap[b].distance < j->heap[a].distance ? b : a;
}

/* The hole at the top sinks to the ground, then the entry rises from there: it was the
 * last and mostly stays low. */
static void sink(ent_journey *j, ent_open_node entry)
{
    size_t place = 0;
    for (size_t child; (child = CHILDREN * place + 1) < j->open; place = child) {
        if (child + 3 < j->open) {
            child = nearer(
                j, nearer(j, child, child + 1), nearer(j, child + 2, child + 3));
        } else {
            size_t first = child;
            while (++first < j->open) child = nearer(j, child, first);
        }
        put(j, place, j->heap[child]);
    }
    rise(j, place, entry);
}

/* The nearest open node; no way leads to it any more. */
static uint32_t settle(ent_journey *j)
{
    uint32_t node = j->heap[0].node;
    if (--j->open) sink(j, j->heap[j->open]);
    j->place[node] = 0;
    j->ceiling[node] = -INFINITY;
    return j->reached[j->reached_count++] = node;
}

static void add_ways(ent_stop *to, const ent_stop *from)
{
    int32_t more = from->doublings - to->doublings;
    if (more > 0) {
        to->ways = ldexp(to->ways, -more) + from->ways;
        to->doublings = from->doublings;
    } else {
        to->ways += more ? ldexp(from->ways, more) : from->ways;
    }
    if (to->ways < MANY) return;
    to->ways /= MANY;
    to->doublings += MANY_DOUBLINGS;
}

/* Another way to `node`, at most as long as its ceiling. */
static void arrive(ent_journey *j, uint32_t from, uint32_t node, double distance)
{
    ent_stop *s = &j->stops[node];
    if (distance >= s->distance * (1 - SAME)) {
        add_ways(s, &j->stops[from]);
        j->doors[j->roads->first[node] + s->doors++] = from;
    } else {
        s->ways = j->stops[from].ways;
        s->doublings = j->stops[from].doublings;
        s->door = from;
        s->doors = 1;
    }
    if (distance >= s->distance) return;
    s->distance = distance;
    j->ceiling[node] = distance * (1 + SAME);
    bool known = j->place[node] > 0;
    size_t place = known ? j->place[node] - 1 : j->open++;
    rise(j, place, (ent_open_node){ distance, node });
}

static void forget(ent_journey *j)
{
    for (size_t i = 0; i < j->reached_count; i++) {
        j->stops[j->reached[i]] = (ent_stop){ .distance = INFINITY };
        j->ceiling[j->reached[i]] = INFINITY;
    }
    j->reached_count = j->open = 0;
}

static void look_around(ent_journey *j, uint32_t node)
{
    const ent_roads *r = j->roads;
    double distance = j->stops[node].distance;
    size_t end = r->first[node + 1];
    for (size_t i = r->first[node]; i < end; i++) {
        double there = distance + r->length[i];
        if (there <= j->ceiling[r->to[i]]) arrive(j, node, r->to[i], there);
    }
}

void ent_journey_make(ent_journey *j, uint32_t source)
{
    forget(j);
    j->stops[source] = (ent_stop){ .ways = 1 };
    j->open = 1;
    put(j, 0, (ent_open_node){ 0, source });
    while (j->open) look_around(j, settle(j));
}

static void hand_back(ent_journey *j, const ent_stop *s, uint32_t door)
{
    ent_stop *before = &j->stops[door];
    double share = before->ways / s->ways;
    if (before->doublings != s->doublings)
        share = ldexp(share, before->doublings - s->doublings);
    before->dependency += share * (1 + s->dependency);
}

void ent_journey_depend(ent_journey *j)
{
    for (size_t i = j->reached_count; i-- > 1;) {
        uint32_t node = j->reached[i];
        const ent_stop *s = &j->stops[node];
        const uint32_t *doors = j->doors + j->roads->first[node];
        if (s->doors == 1) {
            j->stops[s->door].dependency += 1 + s->dependency;
            continue;
        }
        hand_back(j, s, s->door);
        for (uint32_t k = 1; k < s->doors; k++) hand_back(j, s, doors[k]);
    }
}

bool ent_journey_prepare(const ent_roads *roads, ent_arena *arena, ent_journey *j)
{
    size_t n = roads->nodes;
    *j = (ent_journey){ .roads = roads,
        .stops = ent_arena_array(arena, n, sizeof *j->stops),
        .reached = ent_arena_array(arena, n, sizeof *j->reached),
        .ceiling = ent_arena_array(arena, n, sizeof *j->ceiling),
        .place = ent_arena_array(arena, n, sizeof *j->place),
        .doors = ent_arena_array(arena, roads->first[n], sizeof *j->doors),
        .heap = ent_arena_array(arena, n, sizeof *j->heap) };
    if (!j->stops || !j->reached || !j->ceiling || !j->place || !j->doors || !j->heap)
        return false;
    for (size_t i = 0; i < n; i++) {
        j->stops[i].distance = INFINITY;
        j->ceiling[i] = INFINITY;
    }
    return true;
}
