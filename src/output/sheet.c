/* sheet.c - text and Markdown, and nothing about what they say. */
#include "output/sheet.h"

#include <string.h>

#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

void ent_sheet_title(ent_sheet *f, const char *title)
{
    if (f->markdown) {
        ent_buffer_print(f->out, "# %s\n", title);
        return;
    }
    ent_buffer_print(f->out, "%s\n", title);
    size_t columns = ent_columns(title, strlen(title));
    for (size_t i = 0; i < columns; i++) ent_buffer_char(f->out, '=');
    ent_buffer_char(f->out, '\n');
}

void ent_sheet_heading(ent_sheet *f, const char *title)
{
    ent_buffer_print(f->out, f->markdown ? "\n## %s\n\n" : "\n%s\n", title);
    if (f->markdown) return;
    size_t columns = ent_columns(title, strlen(title));
    for (size_t i = 0; i < columns; i++) ent_buffer_char(f->out, '-');
    ent_buffer_char(f->out, '\n');
}

/* A paragraph of text, or an item of a list. */
static void line_of(ent_sheet *f, const char *text, bool item)
{
    if (f->markdown) {
        ent_buffer_text(f->out, item ? "- " : "");
        ent_escape_markdown(f->out, text);
        ent_buffer_text(f->out, item ? "\n" : "\n\n");
        return;
    }
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    ent_buffer_text(f->out, item ? "  - " : "  ");
    if (plain.length)
        ent_wrap_text(
            f->out, plain.bytes, ENT_REPORT_WIDTH, item ? 4 : 2, item ? "    " : "  ");
    ent_buffer_char(f->out, '\n');
    f->out->failed = f->out->failed || plain.failed;
    ent_buffer_free(&plain);
}

void ent_sheet_item(ent_sheet *f, const char *text)
{
    line_of(f, text, true);
}

void ent_sheet_paragraph(ent_sheet *f, ent_buffer *text)
{
    if (text->length) line_of(f, text->bytes, false);
    f->out->failed = f->out->failed || text->failed;
    ent_buffer_free(text);
}

void ent_sheet_grid(ent_sheet *f, ent_grid *grid)
{
    if (f->markdown)
        ent_grid_markdown(grid, f->out);
    else
        ent_grid_text(grid, ENT_REPORT_WIDTH, f->out);
    ent_grid_free(grid);
}

void ent_sheet_cut(ent_sheet *f, size_t shown, size_t all, const char *what)
{
    if (all <= shown) return;
    ent_buffer text = { 0 };
    ent_buffer_text(&text, "and ");
    ent_say_number(&text, all - shown);
    ent_buffer_print(&text, " more %s", what);
    if (f->markdown) ent_buffer_char(f->out, '\n');
    ent_sheet_paragraph(f, &text);
}

/* "xi-putin, The Epoch Times, 2022-09-08", or the row of an imported file. */
static void say_source(ent_buffer *out, const ent_event *event)
{
    if (!event) return;
    char iso[16];
    ent_date_format(event->reported, iso);
    ent_buffer_text(out, event->doc);
    if (event->publisher && *event->publisher)
        ent_buffer_print(out, ", %s", event->publisher);
    if (*iso) ent_buffer_print(out, ", %s", iso);
    if (event->origin.file)
        ent_buffer_print(out, ", %s row %llu", event->origin.file,
            (unsigned long long)event->origin.row);
}

void ent_sheet_quote(ent_grid *grid, const ent_event *event)
{
    ent_buffer_text(&grid->cell, ent_quote_of(event));
    ent_grid_note_end(grid);
    say_source(&grid->cell, event);
    ent_grid_source_end(grid);
}
