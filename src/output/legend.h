/* legend.h - what colours, heads, dashes, shapes and widths of this picture mean.
 *
 *   Relation   ── alliance   ─▶ support   ─┤ accuse          only what occurs
 *   Direction  ─▶ one way   ◀─▶ both ways, ...
 *   Status     ── stated as done   ╌╌ planned
 *   Actor      ◯ state   ▭ organisation
 *   Bloc       ■ Russia, China and 3 others   ■ United States, ...
 *   Width      ─ 1 event   ━ 70 events */
#ifndef ENT_OUTPUT_LEGEND_H
#define ENT_OUTPUT_LEGEND_H

#include "output/drawing.h"
#include "output/page.h"

typedef enum { ENT_LEGEND_NONE, ENT_LEGEND_LINE, ENT_LEGEND_SHAPE } ent_legend_sample;

typedef struct {
    size_t group;
    ent_legend_sample sample;
    ent_page_line line;
    const ent_kind_style *kind;
    const ent_bloc_style *bloc;
    size_t text;
} ent_legend_entry;

typedef struct {
    const char *name;
    size_t heading; /* text */
    size_t entries;
} ent_legend_group;

enum { ENT_LEGEND_GROUPS = 6 };

typedef struct {
    ent_legend_group groups[ENT_LEGEND_GROUPS];
    ent_legend_entry *entries;
    size_t count, capacity;
    size_t aligned; /* groups whose entries make the width of a column */
    double scale;   /* of all sizes: larger pictures are looked at from farther away */
} ent_legend;

/* A legend of a chart: started, boxes added to its groups (0..), groups named. */
void ent_legend_start(ent_legend *legend, double scale);
void ent_legend_add_box(ent_legend *legend, ent_page *page, size_t group,
    const char *text, const char *fill, const char *border);
void ent_legend_name(ent_legend *legend, ent_page *page, const char *const *names);

/* Writes the legend's texts down; `blocs`: those too. */
void ent_legend_write(ent_legend *legend, const ent_export *e, const ent_drawing *drawing,
    ent_page *page, bool blocs, double scale);

/* Puts it down below `top`, `width` wide; returns where it ends. */
double ent_legend_put(
    const ent_legend *legend, ent_page *page, double left, double top, double width);

#endif
