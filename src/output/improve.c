/* improve.c - eight directions, from wide steps to narrow ones. */
#include "output/improve.h"

#include <math.h>

static double clamp(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : fmin(fmax(value, low), high);
}

void ent_box_clamp(const ent_box *box, ent_spot *spot)
{
    double w = spot->width / 2, h = spot->height / 2;
    spot->centre.x = clamp(spot->centre.x, box->low.x + w, box->high.x - w);
    spot->centre.y = clamp(spot->centre.y, box->low.y + h, box->high.y - h);
}

/* Tries the places around one actor; true where one of them is better. */
static bool move(
    const ent_map *map, ent_spot *spots, const ent_box *bounds, size_t actor, double step)
{
    enum { DIRECTIONS = 8 };
    bool moved = false;
    double lowest = ent_map_score(map, spots, actor);
    for (int d = 0; d < DIRECTIONS; d++) {
        ent_xy here = spots[actor].centre;
        double angle = d * 2 * acos(-1) / DIRECTIONS;
        spots[actor].centre.x += step * cos(angle);
        spots[actor].centre.y += step * sin(angle);
        if (bounds) ent_box_clamp(&bounds[actor], &spots[actor]);
        double points = ent_map_score(map, spots, actor);
        if (points < lowest - 1e-6) {
            lowest = points;
            moved = true;
        } else {
            spots[actor].centre = here;
        }
    }
    return moved;
}

void ent_map_improve(const ent_map *map, ent_spot *spots, const ent_box *bounds)
{
    static const double steps[] = { 160, 96, 48, 24, 12 };
    enum { ROUNDS = 5 };
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (int round = 0; round < ROUNDS; round++) {
            bool moved = false;
            for (size_t i = 0; i < map->drawing->actor_count; i++)
                moved = move(map, spots, bounds, i, steps[s]) || moved;
            if (!moved) break;
        }
}
