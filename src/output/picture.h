/* picture.h - the graph drawn by Graphviz, in process. */
#ifndef ENT_OUTPUT_PICTURE_H
#define ENT_OUTPUT_PICTURE_H

#include "output/arrange.h"

typedef struct {
    const char *format; /* "png", "svg", "pdf"; "dot": the laid-out source; NULL: svg */
    const char *title;  /* NULL: made from the period and the number of documents */
    ent_layout layout;
    ent_theme_name theme;
    size_t backbone; /* strongest ties of each actor that are drawn; 0: what fits */
} ent_picture_options;

/* Draws into `path` ("-": standard output), whole or not at all. Up to 60 actors are
 * drawn (150, where the filter asks for so many) and, where no backbone is asked for,
 * about 240 lines; of a larger graph its backbone, and the legend says so. Same
 * graph, fonts and Graphviz: same bytes. Threads wait for each other: Graphviz has global
 * state (and keeps some kilobytes of each picture for itself). */
ENT_CHECKED bool ent_draw(const ent_export *e, const ent_picture_options *options,
    const char *path, ent_error *err);

/* The same, appended to `out`: an SVG for a page of HTML (with the XML prolog that
 * Graphviz writes in front of "<svg"). On failure `out` may hold anything. */
ENT_CHECKED bool ent_draw_to(const ent_export *e, const ent_picture_options *options,
    ent_buffer *out, ent_error *err);

#endif
