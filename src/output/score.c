/* score.c - crossings, detours, words, lengths, overlaps and the page. */
#include "output/score.h"

#include <math.h>

#include "output/route.h"

static double side(ent_xy a, ent_xy b, ent_xy c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool crosses(ent_xy a, ent_xy b, ent_xy c, ent_xy d)
{
    if ((a.x < c.x && a.x < d.x && b.x < c.x && b.x < d.x)
        || (a.x > c.x && a.x > d.x && b.x > c.x && b.x > d.x)
        || (a.y < c.y && a.y < d.y && b.y < c.y && b.y < d.y)
        || (a.y > c.y && a.y > d.y && b.y > c.y && b.y > d.y))
        return false;
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

void ent_map_box(const ent_spot *spots, size_t count, ent_xy *low, ent_xy *high)
{
    *low = (ent_xy){ INFINITY, INFINITY };
    *high = (ent_xy){ -INFINITY, -INFINITY };
    for (size_t i = 0; i < count; i++) {
        const ent_spot *p = &spots[i];
        low->x = fmin(low->x, p->centre.x - p->width / 2);
        low->y = fmin(low->y, p->centre.y - p->height / 2);
        high->x = fmax(high->x, p->centre.x + p->width / 2);
        high->y = fmax(high->y, p->centre.y + p->height / 2);
    }
}

/* About half the size of a word on a line, in points. */
enum { WORD_WIDTH = 52, WORD_HEIGHT = 9 };

/* How far it is from the centre of a box to its border in direction (x, y) of length 1.
 */
static double radius(const ent_spot *box, double x, double y)
{
    return 1 / fmax(ent_length(2 * x / box->width, 2 * y / box->height), 1e-9);
}

/* What a tie lacks whose two actors stand so close that its arrowhead has no room. */
static double too_short(const ent_map_tie *t, const ent_spot *spots)
{
    enum { SHORTEST = 30 };
    ent_xy p = spots[t->a].centre, q = spots[t->b].centre;
    double length = fmax(ent_length(q.x - p.x, q.y - p.y), 1);
    double x = (q.x - p.x) / length, y = (q.y - p.y) / length;
    double free = length - radius(&spots[t->a], x, y) - radius(&spots[t->b], x, y);
    return free < SHORTEST ? 1 - free / SHORTEST : 0;
}

/* What one tie's words lack: a line long enough, and, for a fan of lines, one that lies
 * flat, so that its words do not stand beside each other. */
static double lacks_room(const ent_map_tie *t, const ent_spot *spots)
{
    ent_xy p = spots[t->a].centre, q = spots[t->b].centre;
    double length = fmax(ent_length(q.x - p.x, q.y - p.y), 1);
    double x = (q.x - p.x) / length, y = (q.y - p.y) / length;
    double free = length - radius(&spots[t->a], x, y) - radius(&spots[t->b], x, y);
    double needed = 2 * (fabs(x) * WORD_WIDTH + fabs(y) * WORD_HEIGHT) + 44;
    double steep = fmax(fabs(y) - 0.08, 0) * (t->lines - 1);
    return steep + (free < needed ? 2 * (1 - free / needed) : 0);
}

static double distance_to(ent_xy p, ent_xy a, ent_xy b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = fmax(dx * dx + dy * dy, 1e-9);
    double t = fmin(fmax(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0), 1);
    return ent_length(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/* Words of two ties on each other, or the line of one through the fan of the other. */
static double conflict(const ent_map_tie *t, const ent_map_tie *u, const ent_spot *spots)
{
    ent_xy p = spots[t->a].centre, q = spots[t->b].centre;
    ent_xy r = spots[u->a].centre, s = spots[u->b].centre;
    ent_xy m = { (p.x + q.x) / 2, (p.y + q.y) / 2 };
    ent_xy n = { (r.x + s.x) / 2, (r.y + s.y) / 2 };
    double dx = fabs(m.x - n.x), dy = fabs(m.y - n.y), sum = 0;
    double high = (t->margin + u->margin) / 2 + WORD_HEIGHT;
    if (dx < 2 * WORD_WIDTH && dy < high)
        sum += 0.7 * (1 - dx / (2 * WORD_WIDTH)) * (1 - dy / high) + 0.3;
    if (t->lines > 1) sum += fmax(0, 1 - distance_to(m, r, s) / (t->margin + 8));
    if (u->lines > 1) sum += fmax(0, 1 - distance_to(n, p, q) / (u->margin + 8));
    return sum;
}

/* How far the ties are from the lengths they want, whatever the scale of the map. */
static double strain(const ent_map *m, const ent_spot *spots)
{
    double sum = 0, squares = 0, count = fmax((double)m->tie_count, 1);
    for (size_t i = 0; i < m->tie_count; i++) {
        const ent_map_tie *t = &m->ties[i];
        ent_xy p = spots[t->a].centre, q = spots[t->b].centre;
        double ratio = log(fmax(ent_length(q.x - p.x, q.y - p.y), 1) / (72 * t->length));
        sum += ratio;
        squares += ratio * ratio;
    }
    return squares - sum * sum / count;
}

/* How much two actors stand on each other or nearly so. */
static double collision(const ent_map *m, const ent_spot *a, const ent_spot *b)
{
    double gap = m->drawing->actor_count <= ENT_SMALL_MAP ? 24 : 13;
    double w = (a->width + b->width) / 2 + gap - fabs(a->centre.x - b->centre.x);
    double h = (a->height + b->height) / 2 + gap - fabs(a->centre.y - b->centre.y);
    return w > 0.5 && h > 0.5 ? 10 + fmin(w, h) : 0;
}

/* Pages that are too tall, too flat or too empty. */
static double page_of(const ent_map *m, const ent_spot *spots)
{
    ent_xy low, high;
    double area = 0;
    ent_map_box(spots, m->drawing->actor_count, &low, &high);
    for (size_t i = 0; i < m->drawing->actor_count; i++)
        area += spots[i].width * spots[i].height;
    double wide = (high.x - low.x) / fmax(high.y - low.y, 1);
    double page = (high.x - low.x) * (high.y - low.y) / fmax(area, 1);
    bool small = m->drawing->actor_count <= ENT_SMALL_MAP; /* its legend is as tall */
    double shape = log(wide / (small ? 2.0 : 1.6));
    return shape * shape * 2 + log(fmax(page, 1)) * (small ? 0.4 : 0.9);
}

/* Two ties of one actor that leave it in nearly the same direction: they look like one.
 */
static double narrow(const ent_map_tie *t, const ent_map_tie *u, const ent_spot *spots)
{
    enum { NARROW = 9 }; /* degrees */
    uint32_t joint = t->a == u->a || t->a == u->b ? t->a : t->b;
    ent_xy o = spots[joint].centre;
    ent_xy p = spots[t->a == joint ? t->b : t->a].centre;
    ent_xy q = spots[u->a == joint ? u->b : u->a].centre;
    double angle = fabs(atan2(side(o, p, q),
                       (p.x - o.x) * (q.x - o.x) + (p.y - o.y) * (q.y - o.y)))
                   * 180 / acos(-1);
    return angle < NARROW ? 1 - angle / NARROW : 0;
}

static bool touches(const ent_map_tie *t, size_t actor)
{
    return t->a == actor || t->b == actor;
}

/* Two ties: crossing or hardly apart, and what their words do to each other. */
static double score_pair(
    const ent_map_tie *t, const ent_map_tie *u, const ent_spot *spots)
{
    double words = t->named ? 3 * conflict(t, u, spots) : 0;
    if (touches(t, u->a) || touches(t, u->b)) return words + narrow(t, u, spots);
    return words
           + crosses(spots[t->a].centre, spots[t->b].centre, spots[u->a].centre,
               spots[u->b].centre);
}

double ent_map_score(const ent_map *m, const ent_spot *spots, size_t actor)
{
    bool all = actor == ENT_ALL_ACTORS;
    size_t count = m->drawing->actor_count;
    double sum = 0;
    for (size_t i = 0; i < m->tie_count; i++) {
        const ent_map_tie *t = &m->ties[i];
        bool meant = all || touches(t, actor);
        for (size_t k = i + 1; k < m->tie_count; k++)
            if (meant || touches(&m->ties[k], actor))
                sum += score_pair(t, &m->ties[k], spots);
        for (size_t k = meant ? 0 : actor; k < (meant ? count : actor + 1); k++)
            if (!touches(t, k))
                sum += 1.5
                       * ent_segment_cuts(
                           spots[t->a].centre, spots[t->b].centre, &spots[k], t->margin);
        if (meant) sum += 1.5 * too_short(t, spots);
        if (meant && t->named) sum += 3 * lacks_room(t, spots);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (all || i == actor || k == actor)
                sum += collision(m, &spots[i], &spots[k]);
    return sum + 0.7 * strain(m, spots)
           + (2 + 0.1 * (double)m->tie_count) * page_of(m, spots);
}
