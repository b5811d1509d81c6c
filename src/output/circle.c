/* circle.c - order by sifting, then places along the ellipse. */
#include "output/circle.h"

#include <math.h>
#include <string.h>

static const double flat = 1.3; /* width of the ellipse to its height: labels are wide */
enum { GAP = 23, NAMED_GAP = 62, BLOC_GAP = 54, STARTS = 24, SMALLEST = 170 };

typedef struct {
    const ent_map *map;
    size_t count;
    uint32_t *order;           /* actors by place */
    uint32_t *place;           /* places by actor */
    uint32_t *ends, *partners; /* of actor i: partners[ends[i] .. ends[i + 1]) */
    struct bloc {
        size_t first, count; /* places */
    } blocs[ENT_DRAWN_BLOCS];
    size_t bloc_count;
} circle;

/* --- crossings ------------------------------------------------------------------- */

static bool between(uint32_t low, uint32_t place, uint32_t high)
{
    return low < place && place < high;
}

size_t ent_circle_crossings(const ent_map *map, const uint32_t *places)
{
    size_t crossings = 0;
    for (size_t i = 0; i < map->tie_count; i++) {
        uint32_t a = places[map->ties[i].a], b = places[map->ties[i].b];
        uint32_t low = a < b ? a : b, high = a < b ? b : a;
        for (size_t k = i + 1; k < map->tie_count; k++) {
            uint32_t c = places[map->ties[k].a], d = places[map->ties[k].b];
            if (c == low || c == high || d == low || d == high) continue;
            crossings += between(low, c, high) != between(low, d, high);
        }
    }
    return crossings;
}

/* How many crossings more there are when `u` and its next neighbour `v` change places. */
static long swap_change(const circle *c, uint32_t u, uint32_t v)
{
    uint32_t n = (uint32_t)c->count, origin = c->place[u];
    long change = 0;
    for (uint32_t i = c->ends[u]; i < c->ends[u + 1]; i++) {
        uint32_t x = (c->place[c->partners[i]] + n - origin) % n;
        if (c->partners[i] == v) continue;
        for (uint32_t k = c->ends[v]; k < c->ends[v + 1]; k++) {
            uint32_t y = (c->place[c->partners[k]] + n - origin) % n;
            if (c->partners[k] != u) change += (x > y) - (y > x);
        }
    }
    return change;
}

static void swap(circle *c, size_t place)
{
    uint32_t u = c->order[place], v = c->order[place + 1];
    c->order[place] = v;
    c->order[place + 1] = u;
    c->place[v] = (uint32_t)place;
    c->place[u] = (uint32_t)place + 1;
}

/* Carries one actor through all places of its bloc and leaves it at the best one; true
 * where that is better than the old one. */
static bool sift(circle *c, const struct bloc *b, uint32_t actor)
{
    size_t last = b->first + b->count - 1, old = c->place[actor], best = old;
    long change = 0, lowest = 0;
    while (c->place[actor] > b->first) {
        size_t before = c->place[actor] - 1;
        change += swap_change(c, c->order[before], actor);
        swap(c, before);
        if (change < lowest) lowest = change, best = before;
    }
    while (c->place[actor] < last) {
        size_t here = c->place[actor];
        change += swap_change(c, actor, c->order[here + 1]);
        swap(c, here);
        if (change < lowest) lowest = change, best = here + 1;
    }
    while (c->place[actor] > best) swap(c, c->place[actor] - 1);
    return best != old;
}

/* --- order ----------------------------------------------------------------------- */

static void renumber(circle *c)
{
    for (uint32_t i = 0; i < c->count; i++) c->place[c->order[i]] = i;
}

static void reverse(circle *c, const struct bloc *b)
{
    for (size_t i = 0; i < b->count / 2; i++) {
        uint32_t *p = &c->order[b->first + i];
        uint32_t *q = &c->order[b->first + b->count - 1 - i], kept = *p;
        *p = *q;
        *q = kept;
    }
    renumber(c);
}

/* Swaps a bloc with the next one: three reversals. */
static void swap_blocs(circle *c, size_t bloc)
{
    struct bloc *a = &c->blocs[bloc], *b = &c->blocs[bloc + 1];
    const struct bloc both = { a->first, a->count + b->count };
    size_t count = a->count;
    reverse(c, &both);
    a->count = b->count;
    *b = (struct bloc){ a->first + a->count, count };
    reverse(c, a);
    reverse(c, b);
}

static bool improve_blocs(circle *c, size_t *crossings)
{
    bool better = false;
    for (size_t i = 0; i < c->bloc_count; i++)
        for (int way = 0; way < 2; way++) {
            if (way && i + 1 == c->bloc_count) continue;
            if (way)
                swap_blocs(c, i);
            else
                reverse(c, &c->blocs[i]);
            size_t now = ent_circle_crossings(c->map, c->place);
            if (now < *crossings) {
                *crossings = now;
                better = true;
            } else if (way) {
                swap_blocs(c, i);
            } else {
                reverse(c, &c->blocs[i]);
            }
        }
    return better;
}

static void find_order(circle *c, size_t *crossings)
{
    enum { ROUNDS = 12 };
    for (int round = 0; round < ROUNDS; round++) {
        bool better = false;
        for (size_t i = 0; i < c->bloc_count; i++)
            for (size_t k = 0; k < c->blocs[i].count; k++)
                better = sift(c, &c->blocs[i], c->order[c->blocs[i].first + k]) || better;
        *crossings = ent_circle_crossings(c->map, c->place);
        better = improve_blocs(c, crossings) || better;
        if (!better) break;
    }
}

/* Length of all ties in places, the shorter way around: what decides between orders with
 * as many crossings. */
static size_t stretch(const circle *c)
{
    size_t sum = 0;
    for (size_t i = 0; i < c->map->tie_count; i++) {
        uint32_t a = c->place[c->map->ties[i].a], b = c->place[c->map->ties[i].b];
        size_t ahead = a < b ? b - a : a - b;
        sum += ahead < c->count - ahead ? ahead : c->count - ahead;
    }
    return sum;
}

/* Blocs in their order, the members of each in one that depends on the seed. */
static void start(circle *c, uint32_t seed)
{
    const ent_drawn_actor *actors = c->map->drawing->actors;
    size_t next = 0;
    c->bloc_count = 0;
    for (uint32_t bloc = 1; bloc <= ENT_DRAWN_BLOCS; bloc++) {
        struct bloc *b = &c->blocs[c->bloc_count];
        *b = (struct bloc){ next, 0 };
        for (uint32_t i = 0; i < c->count; i++)
            if (ent_drawn_bloc(&actors[i]) == bloc % ENT_DRAWN_BLOCS)
                c->order[next++] = i;
        b->count = next - b->first;
        for (size_t i = b->count; seed > 0 && i > 1; i--) {
            seed = seed * 1664525u + 1013904223u;
            size_t k = b->first + (seed >> 8) % i;
            uint32_t kept = c->order[b->first + i - 1];
            c->order[b->first + i - 1] = c->order[k];
            c->order[k] = kept;
        }
        c->bloc_count += b->count > 0;
    }
    renumber(c);
}

/* --- places ---------------------------------------------------------------------- */

static ent_xy at(double radius, double angle)
{
    return (ent_xy){ radius * flat * cos(angle), radius * sin(angle) };
}

static bool apart(const ent_spot *a, ent_xy p, const ent_spot *b, ent_xy q, double gap)
{
    return fabs(p.x - q.x) >= (a->width + b->width) / 2 + gap
           || fabs(p.y - q.y) >= (a->height + b->height) / 2 + gap;
}

static double gap_after(const circle *c, size_t place)
{
    bool named = c->map->tie_count > 0 && c->map->ties[0].named;
    if (named) return NAMED_GAP; /* words stand there */
    for (size_t i = 0; c->bloc_count > 1 && i < c->bloc_count; i++)
        if (place + 1 == c->blocs[i].first + c->blocs[i].count) return BLOC_GAP;
    return GAP;
}

/* Puts one actor after the other, clockwise; returns the angle that it took. Where they
 * do not go around it stops. */
static double walk(const circle *c, ent_spot *spots, double radius, double from)
{
    double angle = from, turn = 2 * acos(-1), step = turn / 3600;
    for (size_t i = 0; i < c->count; i++) {
        ent_spot *spot = &spots[c->order[i]];
        spot->centre = at(radius, angle);
        const ent_spot *next = &spots[c->order[(i + 1) % c->count]];
        double gap = gap_after(c, i);
        do {
            angle -= step;
        } while (from - angle <= turn
                 && !apart(spot, spot->centre, next, at(radius, angle), gap));
        if (from - angle > turn) break;
    }
    return from - angle;
}

/* The same with what is left of the turn shared out between them. */
static void spread(const circle *c, ent_spot *spots, double radius, double from)
{
    double turn = 2 * acos(-1), step = turn / 3600, angle = from;
    double share = (turn - walk(c, spots, radius, from)) / (double)c->count;
    for (size_t i = 0; i < c->count; i++) {
        ent_spot *spot = &spots[c->order[i]];
        spot->centre = at(radius, angle);
        const ent_spot *next = &spots[c->order[(i + 1) % c->count]];
        double gap = gap_after(c, i), limit = angle - turn;
        do {
            angle -= step;
        } while (
            angle > limit && !apart(spot, spot->centre, next, at(radius, angle), gap));
        angle -= share;
    }
}

static double smallest_radius(const circle *c, ent_spot *spots, double from)
{
    double low = SMALLEST, high = SMALLEST, turn = 2 * acos(-1);
    while (walk(c, spots, high, from) > turn) {
        low = high;
        high *= 1.3;
    }
    for (int i = 0; i < 16 && high - low > 1; i++) {
        double middle = (low + high) / 2;
        if (walk(c, spots, middle, from) > turn)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* Turns the circle until the middle of the first bloc, or of the two ends of a pair, lies
 * on the left. */
static void put(const circle *c, ent_spot *spots)
{
    double from = acos(-1), radius = 0;
    for (int round = 0; round < 4; round++) {
        radius = smallest_radius(c, spots, from);
        spread(c, spots, radius, from);
        if (c->bloc_count < 2) break;
        const struct bloc *b = &c->blocs[0];
        ent_xy p = spots[c->order[b->first]].centre;
        ent_xy q = spots[c->order[b->first + b->count - 1]].centre;
        double first = atan2(p.y, p.x / flat), last = atan2(q.y, q.x / flat);
        if (last > first) last -= 2 * acos(-1);
        from += acos(-1) - (first + last) / 2;
        from = fmod(from + 4 * acos(-1), 2 * acos(-1));
    }
    radius = smallest_radius(c, spots, from);
    spread(c, spots, radius, from);
}

static bool find_partners(circle *c, ent_arena *arena)
{
    const ent_map *m = c->map;
    c->ends = ent_arena_array(arena, c->count + 2, sizeof *c->ends);
    c->partners = ent_arena_array(arena, 2 * m->tie_count + 1, sizeof *c->partners);
    if (!c->ends || !c->partners) return false;
    for (size_t i = 0; i < m->tie_count; i++) {
        c->ends[m->ties[i].a + 2]++;
        c->ends[m->ties[i].b + 2]++;
    }
    for (size_t i = 2; i < c->count + 2; i++) c->ends[i] += c->ends[i - 1];
    for (size_t i = 0; i < m->tie_count; i++) {
        c->partners[c->ends[m->ties[i].a + 1]++] = m->ties[i].b;
        c->partners[c->ends[m->ties[i].b + 1]++] = m->ties[i].a;
    }
    return true;
}

bool ent_circle_place(const ent_map *map, ent_arena *arena, ent_spot *spots)
{
    circle c = { .map = map, .count = map->drawing->actor_count }, best = { 0 };
    size_t lowest = SIZE_MAX, shortest = SIZE_MAX, bytes = c.count * sizeof *c.order;
    c.order = ent_arena_array(arena, c.count, sizeof *c.order);
    c.place = ent_arena_array(arena, c.count, sizeof *c.place);
    uint32_t *order = ent_arena_array(arena, c.count, sizeof *order);
    if (!c.order || !c.place || !order || !find_partners(&c, arena)) return false;
    for (uint32_t seed = 0; seed < STARTS; seed++) {
        size_t crossings;
        start(&c, seed);
        find_order(&c, &crossings);
        size_t length = stretch(&c);
        if (crossings > lowest || (crossings == lowest && length >= shortest)) continue;
        lowest = crossings;
        shortest = length;
        best = c;
        memcpy(order, c.order, bytes);
    }
    best.order = order;
    put(&best, spots);
    return true;
}
