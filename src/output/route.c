/* route.c - arcs, fans of parallel lines, and where they meet the actors' borders. */
#include "output/route.h"

#include "output/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 24 };

typedef struct {
    const ent_export *e;
    const ent_drawing *drawing;
    const ent_spot *actors;
    ent_curve *curves;
    bool inward;
    ent_xy low, high; /* the box of the actors */
} router;

/* --- curves ---------------------------------------------------------------------- */

ent_xy ent_curve_at(const ent_curve *curve, double t)
{
    const ent_xy *p = curve->points;
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return (ent_xy){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

double ent_curve_length(const ent_curve *curve)
{
    double length = 0;
    ent_xy before = curve->points[0];
    for (int i = 1; i <= STEPS; i++) {
        ent_xy now = ent_curve_at(curve, (double)i / STEPS);
        length += ent_length(now.x - before.x, now.y - before.y);
        before = now;
    }
    return length;
}

/* The arc from `a` to `b` that is `bend` points away from the straight line in its
 * middle, to the left of its direction. */
static ent_curve arc(ent_xy a, ent_xy b, double bend)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = fmax(ent_length(dx, dy), 1e-9);
    double x = -dy / length * bend * 4 / 3, y = dx / length * bend * 4 / 3;
    return (ent_curve){ .points = { a, { a.x + dx * 0.3 + x, a.y + dy * 0.3 + y },
                            { a.x + dx * 0.7 + x, a.y + dy * 0.7 + y }, b } };
}

static ent_xy between(ent_xy a, ent_xy b, double t)
{
    return (ent_xy){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* De Casteljau. */
void ent_curve_cut(ent_curve *curve, double from, double to)
{
    ent_xy *p = curve->points;
    ent_xy ab = between(p[0], p[1], to), bc = between(p[1], p[2], to),
           cd = between(p[2], p[3], to);
    ent_xy abc = between(ab, bc, to), bcd = between(bc, cd, to);
    p[3] = between(abc, bcd, to);
    p[2] = abc;
    p[1] = ab;

    double t = to > 0 ? from / to : 0;
    ab = between(p[0], p[1], t), bc = between(p[1], p[2], t), cd = between(p[2], p[3], t);
    abc = between(ab, bc, t), bcd = between(bc, cd, t);
    p[0] = between(abc, bcd, t);
    p[1] = bcd;
    p[2] = cd;
}

/* --- borders --------------------------------------------------------------------- */

/* True inside the actor's shape, as Graphviz draws it. */
static bool inside(const router *r, uint32_t actor, ent_xy p)
{
    const ent_spot *place = &r->actors[actor];
    const ent_node *node = ent_graph_node(r->e->graph, r->drawing->actors[actor].node);
    const char *shape = ent_kind_style_of(node->kind)->shape;
    double x = fabs(p.x - place->centre.x) / (place->width / 2 + 0.7);
    double y = fabs(p.y - place->centre.y) / (place->height / 2 + 0.7);
    if (strcmp(shape, "ellipse") == 0) return x * x + y * y < 1;
    if (strcmp(shape, "hexagon") == 0) return y < 1 && x + y / 2 < 1;
    if (strcmp(shape, "octagon") == 0) return x < 1 && y < 1 && x + y < 1.4142;
    return x < 1 && y < 1;
}

/* The first t (from either end) at which the curve leaves the shape at that end. */
static double leaves(
    const router *r, const ent_curve *curve, uint32_t actor, bool from_end)
{
    double in = 0, out = 1;
    for (int i = 1; i <= 4 * STEPS; i++) {
        double t = (double)i / (4 * STEPS);
        if (!inside(r, actor, ent_curve_at(curve, from_end ? 1 - t : t))) {
            out = t;
            break;
        }
        in = t;
    }
    for (int i = 0; i < 30; i++) {
        double t = (in + out) / 2;
        if (inside(r, actor, ent_curve_at(curve, from_end ? 1 - t : t)))
            in = t;
        else
            out = t;
    }
    return from_end ? 1 - out : out;
}

/* The t whose point is `distance` away from the end of the curve. */
static double short_of(const ent_curve *curve, double distance, bool from_end)
{
    ent_xy tip = ent_curve_at(curve, from_end ? 1 : 0);
    double near = 0, far = 0.45;
    for (int i = 0; i < 30; i++) {
        double t = (near + far) / 2;
        ent_xy p = ent_curve_at(curve, from_end ? 1 - t : t);
        if (ent_length(p.x - tip.x, p.y - tip.y) < distance)
            near = t;
        else
            far = t;
    }
    return from_end ? 1 - far : far;
}

/* From centre to centre becomes from border to border, with room for the heads. */
static void trim(const router *r, const ent_drawn_line *line, ent_curve *curve)
{
    double from = leaves(r, curve, line->source, false);
    double to = leaves(r, curve, line->target, true);
    if (from < to) ent_curve_cut(curve, from, to);
    curve->start = curve->points[0];
    curve->end = curve->points[3];
    double width = ent_line_width(line->count, r->drawing->most);
    double head = ent_head_length(ent_head_name(line->relation, line->line), width);
    from = ent_head_at_source(line->relation, line->line, line->heads)
               ? short_of(curve, head, false)
               : 0;
    to = ent_head_at_target(line->relation, line->line, line->heads)
             ? short_of(curve, head, true)
             : 1;
    ent_curve_cut(curve, from, to);
}

/* --- the way --------------------------------------------------------------------- */

double ent_segment_cuts(ent_xy a, ent_xy b, const ent_spot *box, double margin)
{
    double w = box->width / 2 + margin, h = box->height / 2 + margin;
    if ((a.x < box->centre.x - w && b.x < box->centre.x - w)
        || (a.x > box->centre.x + w && b.x > box->centre.x + w)
        || (a.y < box->centre.y - h && b.y < box->centre.y - h)
        || (a.y > box->centre.y + h && b.y > box->centre.y + h))
        return 0;
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    if (length2 <= 0) return 0;
    double t = ((box->centre.x - a.x) * dx + (box->centre.y - a.y) * dy) / length2;
    t = fmin(fmax(t, 0), 1);
    double x = fabs(a.x + t * dx - box->centre.x) / w;
    double y = fabs(a.y + t * dy - box->centre.y) / h;
    double distance = sqrt(x * x + y * y);
    return distance < 1 ? 1 - distance : 0;
}

/* What stands in the way of the curve between two actors: 0 where it is free. */
static double obstruction(
    const router *r, const ent_curve *curve, uint32_t a, uint32_t b, double margin)
{
    double sum = 0;
    for (uint32_t k = 0; k < r->drawing->actor_count; k++) {
        if (k == a || k == b) continue;
        double deepest = 0;
        ent_xy before = curve->points[0];
        for (int i = 1; i <= STEPS; i++) {
            ent_xy now = ent_curve_at(curve, (double)i / STEPS);
            double cut_in = ent_segment_cuts(before, now, &r->actors[k], margin);
            deepest = fmax(deepest, cut_in);
            before = now;
        }
        if (deepest > 0) sum += 0.3 + deepest;
    }
    return sum;
}

/* How far the curve leaves the box of the actors. */
static double outside(const router *r, const ent_curve *curve)
{
    double most = 0;
    for (int i = 1; i < STEPS; i++) {
        ent_xy p = ent_curve_at(curve, (double)i / STEPS);
        most = fmax(most, fmax(r->low.x - p.x, p.x - r->high.x));
        most = fmax(most, fmax(r->low.y - p.y, p.y - r->high.y));
    }
    return most;
}

/* How long the curve runs beside one that is there already and ends at the same actor:
 * two such lines look like one. */
static double company(const ent_curve *curve, const ent_curve *other)
{
    enum { NEAR = 9, SAMPLES = 12 };
    double sum = 0;
    for (int i = 1; i < SAMPLES; i++) {
        ent_xy p = ent_curve_at(curve, (double)i / SAMPLES);
        double nearest = NEAR;
        for (int k = 0; k <= STEPS; k++) {
            ent_xy q = ent_curve_at(other, (double)k / STEPS);
            nearest = fmin(nearest, ent_length(p.x - q.x, p.y - q.y));
        }
        sum += 1 - nearest / NEAR;
    }
    return sum / SAMPLES;
}

/* --- pairs ----------------------------------------------------------------------- */

typedef struct {
    uint32_t a, b;   /* a < b */
    double distance; /* between their centres */
    size_t line;
} entry;

static double crowding(
    const router *r, const ent_curve *curve, const entry *routed, size_t count, entry own)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const entry *o = &routed[i];
        bool meet = o->a == own.a || o->a == own.b || o->b == own.a || o->b == own.b;
        if (meet) sum += company(curve, &r->curves[o->line]);
    }
    return sum;
}

/* Which bend towards the origin a line has by itself: the chord of neighbours is short
 * and its actors stand in the way. `*side`: the sign of such bends. */
static double inward_bend(ent_xy p, ent_xy q, double distance, double *side)
{
    double to_left = (q.x - p.x) * -p.y - (q.y - p.y) * -p.x; /* of the origin from p */
    double away = fabs(to_left) / fmax(distance, 1); /* of the chord from the origin */
    *side = to_left < 0 ? -1 : 1;
    return fmin(0.16 * distance + 14, 0.5 * away);
}

/* The bend of least cost: obstacles first, then lines alongside, then flatness. */
static double best_bend(
    const router *r, const entry *routed, size_t count, entry own, double margin)
{
    ent_xy p = r->actors[own.a].centre, q = r->actors[own.b].centre;
    double best = 0, lowest = INFINITY, side = 0, natural = 0;
    if (r->inward) natural = inward_bend(p, q, own.distance, &side);
    for (int k = 0; k <= 24; k++) {
        double bend = own.distance * 0.02 * ((k + 1) / 2) * (k % 2 ? 1 : -1);
        if (r->inward) bend = side * fmax(natural + bend, 0);
        ent_curve curve = arc(p, q, bend);
        double cost = 2 * obstruction(r, &curve, own.a, own.b, margin)
                      + 12 * outside(r, &curve) / fmax(own.distance, 1)
                      + 0.7 * crowding(r, &curve, routed, count, own)
                      + 3.0 * fabs(bend - side * natural) / fmax(own.distance, 1);
        if (cost >= lowest - 1e-9) continue;
        lowest = cost;
        best = bend;
    }
    return best;
}

double ent_fan_gap(bool named, double widest)
{
    return named ? 25 : 9 + widest;
}

/* Lines of one pair: fanned out around the best way. */
static void route_pair(const router *r, const entry *entries, size_t first, size_t count)
{
    const ent_drawn_line *lines = r->drawing->lines;
    const entry *own = &entries[first];
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, ent_line_width(lines[own[i].line].count, r->drawing->most));
    bool named = lines[own->line].named;
    double gap = ent_fan_gap(named, widest), half = gap * ((double)count - 1) / 2;
    double bend = best_bend(r, entries, first, *own, 7 + half + (named ? 7 : 0));
    for (size_t i = 0; i < count; i++) {
        const ent_drawn_line *line = &lines[own[i].line];
        double aside = bend + gap * (double)i - half;
        if (line->source > line->target) aside = -aside;
        ent_curve *curve = &r->curves[own[i].line];
        *curve = arc(
            r->actors[line->source].centre, r->actors[line->target].centre, aside);
        trim(r, line, curve);
    }
}

/* Short pairs first: they have the least choice. */
static int by_distance(const void *x, const void *y)
{
    const entry *p = x, *q = y;
    if (p->distance != q->distance) return p->distance < q->distance ? -1 : 1;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return (p->line > q->line) - (p->line < q->line);
}

bool ent_route(const ent_export *e, const ent_drawing *drawing, const ent_spot *actors,
    bool inward, ent_arena *arena, ent_curve *curves, ent_error *err)
{
    router r = { e, drawing, actors, curves, inward, { 0, 0 }, { 0, 0 } };
    ent_map_box(actors, drawing->actor_count, &r.low, &r.high);
    size_t count = drawing->line_count;
    entry *entries = ent_arena_array(arena, count, sizeof *entries);
    if (!entries) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < count; i++) {
        uint32_t s = drawing->lines[i].source, t = drawing->lines[i].target;
        uint32_t a = s < t ? s : t, b = s < t ? t : s;
        ent_xy p = actors[a].centre, q = actors[b].centre;
        entries[i] = (entry){ a, b, ent_length(q.x - p.x, q.y - p.y), i };
    }
    if (count) qsort(entries, count, sizeof *entries, by_distance);
    for (size_t i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count && entries[i + n].a == entries[i].a
                    && entries[i + n].b == entries[i].b;)
            n++;
        route_pair(&r, entries, i, n);
    }
    return true;
}
