/* grid.h - a table with notes below its rows, as aligned text, Markdown or HTML. */
#ifndef ENT_OUTPUT_GRID_H
#define ENT_OUTPUT_GRID_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/document.h"

typedef struct {
    const char *title;
    bool right;  /* aligned */
    size_t most; /* columns of text that a cell may take; 0: what it needs */
} ent_grid_column;

enum { ENT_GRID_COLUMNS = 12 };

typedef struct {
    const char *cells[ENT_GRID_COLUMNS];
    unsigned drawn;     /* bits of the cells that are SVG */
    const char *note;   /* a quote that belongs to the row; NULL: none */
    ent_span marked;    /* bytes of the note that count; where the form shows it */
    const char *source; /* where it is from */
    const char *link;   /* to the source; NULL: none */
} ent_grid_row;

typedef struct {
    ent_arena *arena;
    const ent_grid_column *columns;
    size_t column_count;
    const char *caption; /* what the rows are, where the heading above does not say it */
    ent_grid_row *rows;
    size_t count, capacity;
    ent_buffer cell; /* the cell being written */
    size_t next;     /* its column */
    bool failed;     /* out of memory */
} ent_grid;

void ent_grid_start(ent_grid *grid, ent_arena *arena, const ent_grid_column *columns,
    size_t column_count);

/* Begins a row; then for each column: append to grid->cell, end it. */
void ent_grid_row_add(ent_grid *grid);
void ent_grid_cell_end(ent_grid *grid);

/* The same for SVG of ours, in a form that draws: it is written as it is. */
void ent_grid_drawn_end(ent_grid *grid);

/* The same for the note and for its source, in this order, after the last cell. */
void ent_grid_note_end(ent_grid *grid);
void ent_grid_source_end(ent_grid *grid);

/* Which words of the note count: the `earlier`th time that they stand there, from 0. */
void ent_grid_mark(ent_grid *grid, const char *words, uint32_t earlier);

/* Where the source of the row is on the web; kept only where it begins with http:// or
 * https:// (NULL is allowed). */
void ent_grid_link(ent_grid *grid, const char *url);

void ent_grid_free(ent_grid *grid);

/* Writes the rows aligned, each line after two spaces; notes are wrapped at `width`. */
void ent_grid_text(const ent_grid *grid, size_t width, ent_buffer *out);

/* A Markdown table; notes and their sources are two more columns. */
void ent_grid_markdown(const ent_grid *grid, ent_buffer *out);

/* An HTML table: each row with its note is a body of its own, so that no page break
 * parts them. `caption` where the grid has none (it is not shown). */
void ent_grid_html(const ent_grid *grid, const char *caption, ent_buffer *out);

#endif
