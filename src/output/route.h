/* route.h - lines led from actor to actor as gentle arcs.
 *
 * A line is straight where nothing stands in its way, else the flattest arc that avoids
 * most; lines of one pair fan out. Graphviz's own router needs a visibility graph: 10 s
 * for 100 actors, and it hugs the obstacles. */
#ifndef ENT_OUTPUT_ROUTE_H
#define ENT_OUTPUT_ROUTE_H

#include "output/drawing.h"
#include "output/graphviz.h"

/* A cubic Bezier curve from border to border, short of its arrowheads; `start` and `end`
 * are the tips of these. */
typedef struct {
    ent_xy points[4];
    ent_xy start, end;
} ent_curve;

/* Fills `curves`, one for each line of the drawing. `inward`: all bend towards the
 * origin, around which the actors stand. */
ENT_CHECKED bool ent_route(const ent_export *e, const ent_drawing *drawing,
    const ent_spot *actors, bool inward, ent_arena *arena, ent_curve *curves,
    ent_error *err);

/* A point of the curve, `t` from 0 (source) to 1 (target); its length in points. */
ent_xy ent_curve_at(const ent_curve *curve, double t);
double ent_curve_length(const ent_curve *curve);

/* Cuts the curve down to its part from `from` to `to`. */
void ent_curve_cut(ent_curve *curve, double from, double to);

/* Points between the lines of one pair; more where words stand on them. */
double ent_fan_gap(bool named, double widest);

/* How deep the segment from `a` to `b` cuts into a box with `margin` around it: 0 (not)
 * to 1 (through its centre). */
double ent_segment_cuts(ent_xy a, ent_xy b, const ent_spot *box, double margin);

#endif
