/* form_text.c - for a terminal: lines of ENT_REPORT_WIDTH columns. */
#include "output/form.h"

#include <string.h>

#include "output/escape.h"
#include "output/wrap.h"

static void underline(ent_buffer *out, const char *title, char c)
{
    size_t columns = ent_columns(title, strlen(title));
    for (size_t i = 0; i < columns; i++) ent_buffer_char(out, c);
    ent_buffer_char(out, '\n');
}

static void write_title(ent_sheet *f, const char *title)
{
    ent_buffer_print(f->out, "%s\n", title);
    underline(f->out, title, '=');
}

static void write_heading(ent_sheet *f, const char *title)
{
    ent_buffer_print(f->out, "\n%s\n", title);
    underline(f->out, title, '-');
}

static void write_line(ent_sheet *f, const char *text, const char *before, size_t margin)
{
    static const char spaces[] = "    ";
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    ent_buffer_text(f->out, before);
    if (plain.length)
        ent_wrap_text(f->out, plain.bytes, ENT_REPORT_WIDTH, margin,
            spaces + sizeof spaces - 1 - margin);
    ent_buffer_char(f->out, '\n');
    f->out->failed = f->out->failed || plain.failed;
    ent_buffer_free(&plain);
}

static void write_paragraph(ent_sheet *f, const char *text)
{
    write_line(f, text, "  ", 2);
}

static void write_item(ent_sheet *f, const char *text)
{
    write_line(f, text, "  - ", 4);
}

static void write_grid(ent_sheet *f, const ent_grid *grid)
{
    ent_grid_text(grid, ENT_REPORT_WIDTH, f->out);
}

const ent_sheet_form ent_sheet_text = { .title = write_title,
    .heading = write_heading,
    .paragraph = write_paragraph,
    .item = write_item,
    .grid = write_grid };
