/* grid.c - alignment by display width. */
#include "output/grid.h"

#include <stdint.h>
#include <string.h>

#include "events/trigger.h"
#include "output/escape.h"
#include "output/wrap.h"

void ent_grid_start(
    ent_grid *grid, ent_arena *arena, const ent_grid_column *columns, size_t column_count)
{
    *grid = (ent_grid){
        .arena = arena, .columns = columns, .column_count = column_count
    };
}

void ent_grid_free(ent_grid *grid)
{
    ent_buffer_free(&grid->cell);
}

void ent_grid_row_add(ent_grid *grid)
{
    ent_grid_row *rows = ent_arena_grow(
        grid->arena, grid->rows, grid->count, &grid->capacity, sizeof *rows);
    grid->next = 0;
    if (!rows) {
        grid->failed = true;
        return;
    }
    grid->rows = rows;
    rows[grid->count++] = (ent_grid_row){ .note = NULL };
}

/* What was appended to the cell, as one plain line; the cell is empty again. */
static const char *take(ent_grid *grid)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, grid->cell.bytes);
    const char *copy = ent_arena_string(grid->arena, plain.length ? plain.bytes : "");
    grid->failed = grid->failed || plain.failed || grid->cell.failed || !copy;
    ent_buffer_free(&plain);
    ent_buffer_clear(&grid->cell);
    return copy;
}

void ent_grid_cell_end(ent_grid *grid)
{
    const char *text = take(grid);
    if (grid->failed || grid->next >= grid->column_count) return;
    grid->rows[grid->count - 1].cells[grid->next++] = text;
}

void ent_grid_drawn_end(ent_grid *grid)
{
    const char *copy = ent_arena_copy(
        grid->arena, grid->cell.length ? grid->cell.bytes : "", grid->cell.length);
    grid->failed = grid->failed || grid->cell.failed || !copy;
    ent_buffer_clear(&grid->cell);
    if (grid->failed || grid->next >= grid->column_count) return;
    grid->rows[grid->count - 1].drawn |= 1u << grid->next;
    grid->rows[grid->count - 1].cells[grid->next++] = copy;
}

void ent_grid_note_end(ent_grid *grid)
{
    const char *text = take(grid);
    if (!grid->failed && *text) grid->rows[grid->count - 1].note = text;
}

void ent_grid_source_end(ent_grid *grid)
{
    const char *text = take(grid);
    if (!grid->failed && *text) grid->rows[grid->count - 1].source = text;
}

void ent_grid_mark(ent_grid *grid, const char *words, uint32_t earlier)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, words);
    if (!grid->failed && grid->rows[grid->count - 1].note) {
        ent_grid_row *row = &grid->rows[grid->count - 1];
        row->marked = ent_trigger_find(row->note, plain.bytes, earlier);
    }
    grid->failed = grid->failed || plain.failed;
    ent_buffer_free(&plain);
}

static bool is_web(const char *url)
{
    return strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
}

void ent_grid_link(ent_grid *grid, const char *url)
{
    if (grid->failed || !url || !is_web(url)) return;
    ent_grid_row *row = &grid->rows[grid->count - 1];
    row->link = ent_arena_string(grid->arena, url);
    grid->failed = !row->link;
}

/* --- text ------------------------------------------------------------------------ */

static size_t width_of(const ent_grid *grid, size_t column)
{
    const ent_grid_column *c = &grid->columns[column];
    size_t width = strlen(c->title);
    for (size_t i = 0; i < grid->count; i++) {
        const char *cell = grid->rows[i].cells[column];
        size_t columns = cell ? ent_columns(cell, strlen(cell)) : 0;
        if (columns > width) width = columns;
    }
    return c->most && width > c->most ? c->most : width;
}

/* Makes the widest column that may be narrower so, until the lines fit. */
static void fit(const ent_grid *grid, size_t *widths, size_t width)
{
    enum { NARROWEST = 12 };
    for (;;) {
        size_t total = 0, widest = SIZE_MAX;
        for (size_t c = 0; c < grid->column_count; c++) {
            total += widths[c] + 2;
            if (!grid->columns[c].most || widths[c] <= NARROWEST) continue;
            if (widest == SIZE_MAX || widths[c] > widths[widest]) widest = c;
        }
        if (total <= width || widest == SIZE_MAX) return;
        widths[widest]--;
    }
}

static void end_line(ent_buffer *out)
{
    while (out->length && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
    ent_buffer_char(out, '\n');
}

/* One line of a cell; what does not fit stays in `rest`. */
static void write_part(const char **rest, size_t columns, bool right, ent_buffer *out)
{
    size_t length = strlen(*rest), next = 0;
    size_t end = length ? ent_wrap_line(*rest, length, columns, &next) : 0;
    ent_pad_bytes(out, *rest, end, columns, right);
    *rest += next;
}

/* What is wider than its column goes on below: a cut name may be that of another. */
static void write_line(
    const ent_grid *grid, const char *const *cells, const size_t *widths, ent_buffer *out)
{
    const char *rest[ENT_GRID_COLUMNS];
    bool more = true;
    for (size_t c = 0; c < grid->column_count; c++) rest[c] = cells[c] ? cells[c] : "";
    while (more) {
        more = false;
        ent_buffer_text(out, "  ");
        for (size_t c = 0; c < grid->column_count; c++) {
            if (c) ent_buffer_text(out, "  ");
            write_part(&rest[c], widths[c], grid->columns[c].right, out);
            more = more || *rest[c];
        }
        end_line(out);
    }
}

static void write_note(const ent_grid_row *row, size_t width, ent_buffer *out)
{
    if (row->note) {
        ent_buffer_text(out, "      “");
        ent_wrap_text(out, row->note, width - 1, 7, "       ");
        ent_buffer_text(out, "”\n");
    }
    if (row->source) {
        ent_buffer_text(out, "       ");
        ent_wrap_text(out, row->source, width, 7, "       ");
        ent_buffer_char(out, '\n');
    }
}

void ent_grid_text(const ent_grid *grid, size_t width, ent_buffer *out)
{
    size_t widths[ENT_GRID_COLUMNS];
    const char *titles[ENT_GRID_COLUMNS];
    for (size_t c = 0; c < grid->column_count; c++) {
        widths[c] = width_of(grid, c);
        titles[c] = grid->columns[c].title;
    }
    fit(grid, widths, width);
    write_line(grid, titles, widths, out);
    for (size_t i = 0; i < grid->count; i++) {
        write_line(grid, grid->rows[i].cells, widths, out);
        write_note(&grid->rows[i], width, out);
    }
}

/* --- Markdown -------------------------------------------------------------------- */

void ent_grid_markdown(const ent_grid *grid, ent_buffer *out)
{
    bool notes = false, sources = false;
    for (size_t i = 0; i < grid->count; i++) {
        notes = notes || grid->rows[i].note;
        sources = sources || grid->rows[i].source;
    }
    ent_buffer_char(out, '|');
    for (size_t c = 0; c < grid->column_count; c++)
        ent_buffer_print(out, " %s |", grid->columns[c].title);
    if (notes) ent_buffer_text(out, " sentence |");
    if (sources) ent_buffer_text(out, " document |");
    ent_buffer_text(out, "\n|");
    for (size_t c = 0; c < grid->column_count; c++)
        ent_buffer_text(out, grid->columns[c].right ? " ---: |" : " --- |");
    if (notes) ent_buffer_text(out, " --- |");
    if (sources) ent_buffer_text(out, " --- |");
    ent_buffer_char(out, '\n');
    for (size_t i = 0; i < grid->count; i++) {
        const ent_grid_row *row = &grid->rows[i];
        ent_buffer_char(out, '|');
        for (size_t c = 0; c < grid->column_count + notes + sources; c++) {
            const char *text = c < grid->column_count             ? row->cells[c]
                               : notes && c == grid->column_count ? row->note
                                                                  : row->source;
            ent_buffer_char(out, ' ');
            ent_escape_markdown(out, text);
            ent_buffer_text(out, " |");
        }
        ent_buffer_char(out, '\n');
    }
}
