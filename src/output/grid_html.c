/* grid_html.c - a table as HTML. */
#include "output/grid.h"

#include <string.h>

#include "output/escape.h"

/* The first column of words names the row. */
static size_t naming_column(const ent_grid *grid)
{
    size_t c = 0;
    while (c < grid->column_count && grid->columns[c].right) c++;
    return c;
}

/* The classes of a cell: numbers stand right; their sign gives the colour. */
static void write_class(const ent_grid_column *column, const char *cell, ent_buffer *out)
{
    if (!column->right) return;
    const char *sign = cell[0] == '+' ? " plus" : cell[0] == '-' ? " minus" : "";
    ent_buffer_print(out, " class=\"n%s\"", sign);
}

static void write_head(const ent_grid *grid, ent_buffer *out)
{
    ent_buffer_text(out, "<thead><tr>");
    for (size_t c = 0; c < grid->column_count; c++) {
        const char *title = grid->columns[c].title;
        const char *tag = *title ? "th" : "td";
        ent_buffer_print(out, "<%s%s", tag, *title ? " scope=\"col\"" : "");
        write_class(&grid->columns[c], "", out);
        ent_buffer_char(out, '>');
        ent_escape_html(out, title);
        ent_buffer_print(out, "</%s>", tag);
    }
    ent_buffer_text(out, "</tr></thead>\n");
}

static void write_cells(const ent_grid *grid, const ent_grid_row *row, ent_buffer *out)
{
    size_t naming = naming_column(grid);
    ent_buffer_text(out, "<tr>");
    for (size_t c = 0; c < grid->column_count; c++) {
        const char *cell = row->cells[c] ? row->cells[c] : "";
        bool names = c == naming && *cell, drawn = row->drawn & 1u << c;
        ent_buffer_text(out, names ? "<th scope=\"row\"" : "<td");
        write_class(&grid->columns[c], cell, out);
        ent_buffer_char(out, '>');
        if (drawn)
            ent_buffer_text(out, cell);
        else
            ent_escape_html(out, cell);
        ent_buffer_text(out, names ? "</th>" : "</td>");
    }
    ent_buffer_text(out, "</tr>\n");
}

/* Bytes of a plain text, as they are: spaces at their ends count. */
static void write_piece(const char *text, uint32_t begin, uint32_t end, ent_buffer *out)
{
    ent_buffer piece = { 0 };
    ent_buffer_add(&piece, text + begin, end - begin);
    ent_escape_xml(out, piece.bytes);
    out->failed = out->failed || piece.failed;
    ent_buffer_free(&piece);
}

static void write_quote(const ent_grid_row *row, ent_buffer *out)
{
    ent_span m = row->marked;
    ent_buffer_text(out, "<blockquote dir=\"auto\"><p>");
    write_piece(row->note, 0, m.begin, out);
    if (m.begin < m.end) ent_buffer_text(out, "<mark>");
    write_piece(row->note, m.begin, m.end, out);
    if (m.begin < m.end) ent_buffer_text(out, "</mark>");
    write_piece(row->note, m.end, (uint32_t)strlen(row->note), out);
    ent_buffer_text(out, "</p></blockquote>\n");
}

static void write_note(const ent_grid *grid, const ent_grid_row *row, ent_buffer *out)
{
    if (!row->note && !row->source) return;
    ent_buffer_print(out, "<tr class=\"note\"><td colspan=\"%zu\"><figure%s>\n",
        grid->column_count, row->note ? " class=\"quoted\"" : "");
    if (row->note) write_quote(row, out);
    if (row->source) {
        ent_buffer_text(out, "<figcaption>");
        if (row->link) ent_buffer_text(out, "<a rel=\"noopener noreferrer\" href=\"");
        if (row->link) ent_escape_url(out, row->link);
        if (row->link) ent_buffer_text(out, "\">");
        ent_escape_html(out, row->source);
        ent_buffer_text(out, row->link ? "</a></figcaption>\n" : "</figcaption>\n");
    }
    ent_buffer_text(out, "</figure></td></tr>\n");
}

void ent_grid_html(const ent_grid *grid, const char *caption, ent_buffer *out)
{
    ent_buffer_text(out, "<div class=\"table\">\n<table>\n<caption");
    if (!grid->caption) ent_buffer_text(out, " class=\"unseen\"");
    ent_buffer_char(out, '>');
    ent_escape_html(out, grid->caption ? grid->caption : caption);
    ent_buffer_text(out, "</caption>\n");
    write_head(grid, out);
    for (size_t i = 0; i < grid->count; i++) {
        ent_buffer_text(out, "<tbody>\n");
        write_cells(grid, &grid->rows[i], out);
        write_note(grid, &grid->rows[i], out);
        ent_buffer_text(out, "</tbody>\n");
    }
    ent_buffer_text(out, "</table>\n</div>\n");
}
