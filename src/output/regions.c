/* regions.c - the treemap, then places inside. */
#include "output/regions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANE = 54, SPACE_X = 26, SPACE_Y = 26 }; /* between regions; around actors */

static const double wide = 1.55;         /* the page: its width to its height */
static const double least_share = 0.025; /* of it: less becomes a strip */

typedef struct {
    uint32_t bloc;
    size_t members;
    double area, width, height; /* of all members; of the largest */
} share;

/* --- the treemap ----------------------------------------------------------------- */

/* Largest first; those in no bloc last. */
static int by_area(const void *x, const void *y)
{
    const share *a = x, *b = y;
    if (!a->bloc != !b->bloc) return !a->bloc - !b->bloc;
    if (a->area != b->area) return a->area > b->area ? -1 : 1;
    return (a->bloc > b->bloc) - (a->bloc < b->bloc);
}

static size_t gather_shares(const ent_map *m, const ent_spot *spots, share *shares)
{
    share all[ENT_DRAWN_BLOCS] = { 0 };
    size_t count = 0;
    bool named = m->tie_count > 0 && m->ties[0].named; /* then words want room, too */
    double total = 0;
    for (size_t i = 0; i < m->drawing->actor_count; i++) {
        share *s = &all[ent_drawn_bloc(&m->drawing->actors[i])];
        s->members++;
        s->area += (spots[i].width + SPACE_X) * (spots[i].height + SPACE_Y)
                   * (named ? 6 : 1.5);
        s->width = fmax(s->width, spots[i].width);
        s->height = fmax(s->height, spots[i].height);
    }
    for (uint32_t b = 0; b < ENT_DRAWN_BLOCS; b++) {
        if (!all[b].members) continue;
        all[b].bloc = b;
        double side = sqrt(all[b].area);
        double w = fmax(side, 110) + 2 * ENT_REGION_EDGE + LANE;
        double h = fmax(side, all[b].height) + 2 * ENT_REGION_EDGE + ENT_REGION_HEAD
                   + LANE;
        all[b].area = w * h;
        shares[count++] = all[b];
    }
    for (size_t i = 0; i < count; i++) total += shares[i].area;
    for (size_t i = 0; i < count; i++)
        shares[i].area = fmax(shares[i].area, least_share * total);
    qsort(shares, count, sizeof *shares, by_area);
    return count;
}

/* The worst ratio of sides when `count` shares stand in a row `length` long. */
static double worst(const share *shares, size_t count, double length)
{
    double sum = 0, ratio = 0;
    for (size_t i = 0; i < count; i++) sum += shares[i].area;
    double depth = sum / length;
    for (size_t i = 0; i < count; i++) {
        double side = shares[i].area / depth;
        ratio = fmax(ratio, fmax(side / depth, depth / side));
    }
    return ratio;
}

/* Lays a row along the shorter side of what is left of the page, and takes it away. */
static void lay_row(const share *shares, size_t count, ent_box *left, ent_region *out)
{
    double w = left->high.x - left->low.x, h = left->high.y - left->low.y, sum = 0;
    bool column = w >= h;
    double length = column ? h : w, at = 0;
    for (size_t i = 0; i < count; i++) sum += shares[i].area;
    double depth = sum / length;
    for (size_t i = 0; i < count; i++) {
        double side = shares[i].area / depth;
        ent_xy corner = column ? (ent_xy){ left->low.x, left->high.y - at }
                               : (ent_xy){ left->low.x + at, left->high.y };
        out[i] = (ent_region){ shares[i].bloc, shares[i].members,
            { { corner.x, corner.y - (column ? side : depth) },
                { corner.x + (column ? depth : side), corner.y } } };
        at += side;
    }
    if (column)
        left->low.x += depth;
    else
        left->high.y -= depth;
}

static void cut_page(
    const share *shares, size_t count, double scale, ent_regions *regions)
{
    double area = 0;
    for (size_t i = 0; i < count; i++) area += shares[i].area;
    double w = sqrt(area * wide) * scale, h = sqrt(area / wide) * scale;
    ent_box left = { { 0, 0 }, { w, h } };
    share scaled[ENT_DRAWN_BLOCS];
    for (size_t i = 0; i < count; i++) {
        scaled[i] = shares[i];
        scaled[i].area *= scale * scale;
    }
    regions->count = 0;
    for (size_t i = 0, n; i < count; i += n) {
        double length = fmin(left.high.x - left.low.x, left.high.y - left.low.y);
        for (n = 1; i + n < count; n++)
            if (worst(&scaled[i], n + 1, length) > worst(&scaled[i], n, length)) break;
        lay_row(&scaled[i], n, &left, &regions->items[regions->count]);
        regions->count += n;
    }
    for (size_t i = 0; i < regions->count; i++) {
        ent_box *box = &regions->items[i].box;
        box->low.x += LANE / 2.0;
        box->low.y += LANE / 2.0;
        box->high.x -= LANE / 2.0;
        box->high.y -= LANE / 2.0;
    }
}

/* --- inside ---------------------------------------------------------------------- */

typedef struct {
    const ent_map *map;
    ent_spot *spots;
    uint32_t *members; /* actors of the region */
    ent_xy *places;    /* room for as many places */
    size_t count;
    ent_box room;
} inside;

static ent_box room_of(const ent_region *r)
{
    return (ent_box){ { r->box.low.x + ENT_REGION_EDGE, r->box.low.y + ENT_REGION_EDGE },
        { r->box.high.x - ENT_REGION_EDGE, r->box.high.y - ENT_REGION_HEAD } };
}

static void find_members(inside *in, uint32_t bloc)
{
    in->count = 0;
    for (uint32_t i = 0; i < in->map->drawing->actor_count; i++)
        if (ent_drawn_bloc(&in->map->drawing->actors[i]) == bloc)
            in->members[in->count++] = i;
}

static double stretched(double value, double from, double to, double low, double high)
{
    double middle = (low + high) / 2;
    return to - from < 1e-6 ? middle : low + (value - from) / (to - from) * (high - low);
}

/* Which share of the members (0..1) lies to the left of, or below, this one. */
static double rank(const inside *in, size_t member, bool by_x)
{
    size_t below = 0;
    if (in->count < 2) return 0.5;
    const ent_xy own = in->spots[in->members[member]].centre;
    for (size_t i = 0; i < in->count; i++) {
        const ent_xy other = in->spots[in->members[i]].centre;
        double d = by_x ? other.x - own.x : other.y - own.y;
        below += d < 0 || (d == 0 && i < member);
    }
    return (double)below / (double)(in->count - 1);
}

/* The box of the members becomes the room; half by place, half by rank, so that crowds
 * thin out. */
static void fill_room(const inside *in)
{
    ent_xy low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
    double w = 0, h = 0;
    for (size_t i = 0; i < in->count; i++) {
        const ent_spot *s = &in->spots[in->members[i]];
        low = (ent_xy){ fmin(low.x, s->centre.x), fmin(low.y, s->centre.y) };
        high = (ent_xy){ fmax(high.x, s->centre.x), fmax(high.y, s->centre.y) };
        w = fmax(w, s->width / 2);
        h = fmax(h, s->height / 2);
    }
    for (size_t i = 0; i < in->count; i++) {
        ent_xy c = in->spots[in->members[i]].centre;
        double x1 = in->room.low.x + w, x2 = in->room.high.x - w;
        double y1 = in->room.low.y + h, y2 = in->room.high.y - h;
        in->places[i] = (ent_xy){ (stretched(c.x, low.x, high.x, x1, x2) + x1
                                      + rank(in, i, true) * (x2 - x1))
                                      / 2,
            (stretched(c.y, low.y, high.y, y1, y2) + y1 + rank(in, i, false) * (y2 - y1))
                / 2 };
    }
    for (size_t i = 0; i < in->count; i++) {
        in->spots[in->members[i]].centre = in->places[i];
        ent_box_clamp(&in->room, &in->spots[in->members[i]]);
    }
}

/* Pushes two actors apart along the way that is shorter; true where they stood on each
 * other. */
static bool push(ent_spot *a, ent_spot *b, double gap)
{
    double dx = b->centre.x - a->centre.x, dy = b->centre.y - a->centre.y;
    double w = (a->width + b->width) / 2 + gap - fabs(dx);
    double h = (a->height + b->height) / 2 + gap - fabs(dy);
    if (w <= 0.5 || h <= 0.5) return false;
    if (w < h) {
        double by = (dx < 0 ? -w : w) / 2;
        a->centre.x -= by;
        b->centre.x += by;
    } else {
        double by = (dy < 0 ? -h : h) / 2;
        a->centre.y -= by;
        b->centre.y += by;
    }
    return true;
}

/* False where a member is larger than the region. */
static bool has_room(const inside *in)
{
    for (size_t i = 0; i < in->count; i++) {
        const ent_spot *s = &in->spots[in->members[i]];
        if (s->width > in->room.high.x - in->room.low.x) return false;
        if (s->height > in->room.high.y - in->room.low.y) return false;
    }
    return true;
}

/* True once nobody stands on anybody. */
static bool push_apart(const inside *in)
{
    enum { ROUNDS = 240, GAP = 18 };
    bool pushed = true;
    for (int round = 0; pushed && round < ROUNDS; round++) {
        pushed = false;
        for (size_t i = 0; i < in->count; i++)
            for (size_t k = 0; k < i; k++) {
                ent_spot *a = &in->spots[in->members[k]], *b = &in->spots[in->members[i]];
                if (!push(a, b, GAP)) continue;
                pushed = true;
                ent_box_clamp(&in->room, a);
                ent_box_clamp(&in->room, b);
            }
    }
    return !pushed;
}

bool ent_regions_make(
    const ent_map *map, ent_arena *arena, ent_spot *spots, ent_regions *regions)
{
    enum { TRIES = 16 };
    share shares[ENT_DRAWN_BLOCS];
    size_t bytes = map->drawing->actor_count * sizeof *spots;
    size_t count = gather_shares(map, spots, shares);
    void *free_spots = ent_arena_copy(arena, (const char *)spots, bytes);
    inside in = { .map = map, .spots = spots };
    in.members = ent_arena_array(arena, map->drawing->actor_count, sizeof *in.members);
    in.places = ent_arena_array(arena, map->drawing->actor_count, sizeof *in.places);
    if (!free_spots || !in.members || !in.places) return false;
    bool fits = false;
    for (int try = 0; !fits && try < TRIES; try++) {
        memcpy(spots, free_spots, bytes);
        cut_page(shares, count, 1 + 0.07 * try, regions);
        fits = true;
        for (size_t i = 0; i < regions->count; i++) {
            in.room = room_of(&regions->items[i]);
            find_members(&in, regions->items[i].bloc);
            fill_room(&in);
            fits = push_apart(&in) && has_room(&in) && fits;
        }
    }
    return true;
}

/* --- better ---------------------------------------------------------------------- */

/* Two members that change places, where that is better for the map. */
static bool swap_members(const inside *in)
{
    bool better = false;
    double lowest = ent_map_score(in->map, in->spots, ENT_ALL_ACTORS);
    for (size_t i = 0; i < in->count; i++)
        for (size_t k = 0; k < i; k++) {
            ent_spot *a = &in->spots[in->members[i]], *b = &in->spots[in->members[k]];
            ent_spot old_a = *a, old_b = *b;
            a->centre = old_b.centre;
            b->centre = old_a.centre;
            ent_box_clamp(&in->room, a);
            ent_box_clamp(&in->room, b);
            double points = ent_map_score(in->map, in->spots, ENT_ALL_ACTORS);
            if (points < lowest - 1e-6) {
                lowest = points;
                better = true;
            } else {
                *a = old_a;
                *b = old_b;
            }
        }
    return better;
}

bool ent_regions_improve(
    const ent_map *map, ent_arena *arena, const ent_regions *regions, ent_spot *spots)
{
    enum { SWAPPED_MEMBERS = 24, SWAPPED_TIES = 140, ROUNDS = 3 };
    size_t count = map->drawing->actor_count;
    ent_box *bounds = ent_arena_array(arena, count, sizeof *bounds);
    inside in = { .map = map, .spots = spots };
    in.members = ent_arena_array(arena, count, sizeof *in.members);
    if (!bounds || !in.members) return false;
    for (int round = 0; round < ROUNDS; round++) {
        bool swapped = false;
        for (size_t i = 0; i < regions->count; i++) {
            in.room = room_of(&regions->items[i]);
            find_members(&in, regions->items[i].bloc);
            for (size_t k = 0; k < in.count; k++) bounds[in.members[k]] = in.room;
            if (in.count <= SWAPPED_MEMBERS && map->tie_count <= SWAPPED_TIES)
                swapped = swap_members(&in) || swapped;
        }
        ent_map_improve(map, spots, bounds);
        if (!swapped) break;
    }
    return true;
}
