/* page.h - a picture put together from texts, lines and shapes whose places are known.
 *
 * Texts are written down first and measured by Graphviz all at once; then everything is
 * put where it belongs, in points, y upwards; then the page is one graph (engine nop2).
 */
#ifndef ENT_OUTPUT_PAGE_H
#define ENT_OUTPUT_PAGE_H

#include "output/graphviz.h"
#include "output/route.h"
#include "output/style.h"

typedef struct {
    const char *text; /* plain, one line, not empty */
    double size;
    bool bold;
    const char *colour;
    double width, height; /* once measured */
} ent_page_text;

typedef struct {
    ent_arena *arena;
    const ent_theme *theme;
    const char *prefix; /* of nodes that are no actors: no actor's id begins with it */
    ent_page_text *texts;
    size_t text_count, text_capacity;
    ent_buffer nodes, edges; /* DOT statements of what was put down */
    ent_buffer grounds;      /* xdot operations */
    size_t named;            /* nodes with the prefix so far */
    ent_xy anchor;           /* some point inside the picture */
    bool failed;             /* out of memory */
} ent_page;

/* `graph`: whose ids the prefix must not meet. Free with ent_page_free. */
void ent_page_start(
    ent_page *page, ent_arena *arena, const ent_theme *theme, const ent_graph *graph);
void ent_page_free(ent_page *page);

/* Writes a text down; its number is what the functions below take. White space and
 * control characters are made plain; an empty text becomes a space. */
size_t ent_page_text_add(
    ent_page *page, const char *text, double size, bool bold, const char *colour);
ENT_CHECKED bool ent_page_measure(ent_page *page, ent_graphviz *graphviz, ent_error *err);

/* Puts a text down with its left end at `x`, its middle at `y`. */
void ent_page_put_text(ent_page *page, size_t text, double x, double y);

/* The same with its middle, or its right end, at `x`. */
void ent_page_put_centred(ent_page *page, size_t text, double x, double y);
void ent_page_put_right(ent_page *page, size_t text, double x, double y);

/* The same around a point, on a ground of that colour that hides the line beneath. */
void ent_page_put_pill(ent_page *page, size_t text, const char *ground, ent_xy centre);

/* A shape without text: a swatch of the legend. */
void ent_page_put_shape(ent_page *page, const ent_kind_style *kind,
    const ent_bloc_style *bloc, ent_xy centre, double width, double height);

/* A box, above lines and what was put before it. */
typedef struct {
    ent_xy low, high;
    const char *fill, *border; /* border NULL: none */
    double width;              /* of the border */
    const char *tooltip;       /* NULL: none */
} ent_page_box;
void ent_page_put_box(ent_page *page, const ent_page_box *box);

/* A ground below all lines and shapes. */
void ent_page_put_ground(
    ent_page *page, const ent_bloc_style *bloc, ent_xy low, ent_xy high);

typedef struct {
    const char *from, *to; /* ids of nodes; NULL: the line is only an ornament */
    const char *colour;    /* of line and heads */
    double width;
    ent_line line;
    const char *head; /* Graphviz arrow type */
    bool at_source, at_target;
    const char *tooltip; /* NULL: none */
} ent_page_line;

/* A line and, as edges of their own, its heads: Graphviz draws a head with the pen of its
 * line, and the head of a thick line becomes a blot. */
void ent_page_put_line(ent_page *page, const ent_page_line *line, const ent_curve *curve);

/* A straight line between two points, as a curve. */
ent_curve ent_curve_straight(ent_xy from, ent_xy to);

/* All as one DOT graph, with `attributes` of the graph; false when out of memory. */
ENT_CHECKED bool ent_page_finish(
    ent_page *page, const char *attributes, ent_buffer *dot, ent_error *err);

#endif
