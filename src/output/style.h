/* style.h - how actors and relations look without colour: arrowheads, dashes, shapes.
 *
 * The arrowhead is the relation: none (both ways), triangle (friendly), open (asks or
 * yields), bar and hollow figures (hostile in words), double bar, box, diamond, claw
 * (hostile in deeds). The dash is the status. */
#ifndef ENT_OUTPUT_STYLE_H
#define ENT_OUTPUT_STYLE_H

#include "output/theme.h"

/* The first that is there: all of these have about the same widths. */
#define ENT_FONT "DejaVu Sans,Verdana,sans-serif"

/* Graphviz arrow types. */
extern const char *const ent_relation_heads[ENT_RELATIONS];

/* What the dash of an edge says: the surest status that it has. */
typedef enum {
    ENT_LINE_ACTUAL,  /* solid */
    ENT_LINE_PLANNED, /* dashed: only planned or possible (or alleged) events */
    ENT_LINE_ALLEGED, /* dash and dot: only alleged ones */
    ENT_LINE_NEGATED  /* dotted, with a ring at its end */
} ent_line;
enum { ENT_LINES = ENT_LINE_NEGATED + 1 };

ent_line ent_line_of(const ent_edge *edge);

typedef struct {
    const char *shape, *style; /* of Graphviz; style without "filled" */
} ent_kind_style;

/* `kind` as in ent_node; unknown kinds look like the last of ent_kind_names. */
const ent_kind_style *ent_kind_style_of(const char *kind);
size_t ent_kind_index(const char *kind);

/* At which ends a line has a head. A negated one has its ring, and cooperation its dot,
 * at both ends where source and target are interchangeable. */
typedef enum { ENT_HEAD_NONE, ENT_HEAD_TARGET, ENT_HEAD_BOTH } ent_heads;
bool ent_head_at_source(ent_relation relation, ent_line line, ent_heads heads);
bool ent_head_at_target(ent_relation relation, ent_line line, ent_heads heads);

/* Graphviz's name of the head, its scale (arrowsize) on a line of `width` points, and how
 * many points of the line it covers. */
const char *ent_head_name(ent_relation relation, ent_line line);
double ent_head_scale(double width);
double ent_head_length(const char *head, double width);

/* The attributes color and style of a line of `length` points (needed for dash and dot).
 */
void ent_line_attributes(
    ent_buffer *out, const char *colour, ent_line line, double length);

/* Width of a line of `count` events in points, where the widest has `most`. */
double ent_line_width(uint64_t count, uint64_t most);

#endif
