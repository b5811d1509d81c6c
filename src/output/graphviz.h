/* graphviz.h - the one door to Graphviz: DOT in, spots and pictures out.
 *
 * Graphviz has global state (its error handler, its parser, its plugins): one
 * ent_graphviz at a time. A thread that opens one waits until another's is closed; one
 * that has one open must not open a second. Everything it complains about becomes an
 * ent_error.
 */
#ifndef ENT_OUTPUT_GRAPHVIZ_H
#define ENT_OUTPUT_GRAPHVIZ_H

#include <math.h>

#include "base/buffer.h"

typedef struct ent_graphviz ent_graphviz;

typedef struct {
    double x, y; /* points, y upwards */
} ent_xy;

/* Length of (x, y): coordinates of pages need no care for overflow, and hypot() costs. */
static inline double ent_length(double x, double y)
{
    return sqrt(x * x + y * y);
}

typedef struct {
    ent_xy centre;
    double width, height;
} ent_spot;

ENT_CHECKED bool ent_graphviz_open(ent_graphviz **graphviz, ent_error *err);
void ent_graphviz_close(ent_graphviz *graphviz); /* NULL is allowed */

/* Reads `dot` and lays it out with `engine` (neato, nop1, nop2): the graph that the
 * functions below ask about. */
ENT_CHECKED bool ent_graphviz_layout(
    ent_graphviz *graphviz, const char *dot, const char *engine, ent_error *err);

/* Places of the nodes named PREFIX0 .. PREFIX(count-1). */
ENT_CHECKED bool ent_graphviz_spots(ent_graphviz *graphviz, const char *prefix,
    ent_spot *spots, size_t count, ent_error *err);

/* Appends the picture of the graph; `format` is one of Graphviz ("png", "svg", "pdf").
 * Same graph, same bytes: no time of day in PDF. */
ENT_CHECKED bool ent_graphviz_render(
    ent_graphviz *graphviz, const char *format, ent_buffer *out, ent_error *err);

#endif
