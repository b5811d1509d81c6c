/* sheet.h - headings, paragraphs, lists and tables in one of three forms (text, Markdown,
 * HTML); and the sections of a report made of them. A section does not know the form. */
#ifndef ENT_OUTPUT_SHEET_H
#define ENT_OUTPUT_SHEET_H

#include "output/digest.h"
#include "output/grid.h"

enum { ENT_REPORT_WIDTH = 100 }; /* columns of the text form */

typedef struct ent_sheet_form ent_sheet_form;

extern const ent_sheet_form ent_sheet_text, ent_sheet_markdown, ent_sheet_html;

/* What stands last on a sheet. */
typedef enum {
    ENT_BLOCK_NONE,
    ENT_BLOCK_HEADING,
    ENT_BLOCK_PARAGRAPH,
    ENT_BLOCK_ITEM,
    ENT_BLOCK_GRID,
    ENT_BLOCK_FIGURE
} ent_block;

typedef struct {
    const ent_digest *digest;
    const ent_sheet_form *form;
    ent_arena *arena;
    ent_buffer *out;
    ent_block last;
    const char *title;     /* of the sheet */
    const char **headings; /* so far */
    size_t heading_count, heading_capacity;
    size_t start; /* of the sheet in `out` */
} ent_sheet;

/* The title comes first; ent_sheet_end comes last. */
void ent_sheet_title(ent_sheet *sheet, const char *title);
void ent_sheet_heading(ent_sheet *sheet, const char *title);
void ent_sheet_item(ent_sheet *sheet, const char *text); /* of a list */
void ent_sheet_end(ent_sheet *sheet);

/* Writes the text (nothing where it is empty) and frees it. */
void ent_sheet_paragraph(ent_sheet *sheet, ent_buffer *text);

/* Writes the table and frees it. */
void ent_sheet_grid(ent_sheet *sheet, ent_grid *grid);

/* Whether the form shows figures, and SVG in the cells of a table. */
bool ent_sheet_draws(const ent_sheet *sheet);

/* Writes an SVG of ours, with a caption (NULL: none), and frees it. */
void ent_sheet_figure(ent_sheet *sheet, ent_buffer *svg, const char *caption);

/* "and 12 more relations" where a table of `all` rows was cut. */
void ent_sheet_cut(ent_sheet *sheet, size_t shown, size_t all, const char *what);

/* The note of a row: the event's sentence, and where it stands. */
void ent_sheet_quote(ent_grid *grid, const ent_event *event);

/* Sections; each leaves itself out where there is nothing to say. */
void ent_section_picture(ent_sheet *sheet);
void ent_section_activity(ent_sheet *sheet);
void ent_section_input(ent_sheet *sheet);
void ent_section_relations(ent_sheet *sheet);
void ent_section_actors(ent_sheet *sheet);
void ent_section_blocs(ent_sheet *sheet);
void ent_section_balance(ent_sheet *sheet);
void ent_section_mediators(ent_sheet *sheet);
void ent_section_change(ent_sheet *sheet);
void ent_section_brokers(ent_sheet *sheet);
void ent_section_plans(ent_sheet *sheet);
void ent_section_fates(ent_sheet *sheet);
void ent_section_denials(ent_sheet *sheet);
void ent_section_caveats(ent_sheet *sheet);
void ent_section_method(ent_sheet *sheet);

#endif
