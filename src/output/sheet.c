/* sheet.c - what stands after what, and nothing about looks. */
#include "output/sheet.h"

#include <string.h>

#include "base/strings.h"
#include "output/form.h"
#include "output/words.h"

void ent_sheet_title(ent_sheet *f, const char *title)
{
    f->title = ent_arena_string(f->arena, title);
    if (!f->title) f->out->failed = true;
    f->start = f->out->length;
    f->form->title(f, title);
    f->last = ENT_BLOCK_NONE;
}

void ent_sheet_heading(ent_sheet *f, const char *title)
{
    const char **headings = ent_arena_grow(
        f->arena, f->headings, f->heading_count, &f->heading_capacity, sizeof *headings);
    if (headings) {
        f->headings = headings;
        headings[f->heading_count++] = ent_arena_string(f->arena, title);
    }
    if (!headings || !headings[f->heading_count - 1]) {
        f->out->failed = true;
        return;
    }
    f->form->heading(f, title);
    f->last = ENT_BLOCK_HEADING;
}

void ent_sheet_item(ent_sheet *f, const char *text)
{
    f->form->item(f, text);
    f->last = ENT_BLOCK_ITEM;
}

void ent_sheet_paragraph(ent_sheet *f, ent_buffer *text)
{
    if (text->length) {
        f->form->paragraph(f, text->bytes);
        f->last = ENT_BLOCK_PARAGRAPH;
    }
    f->out->failed = f->out->failed || text->failed;
    ent_buffer_free(text);
}

void ent_sheet_grid(ent_sheet *f, ent_grid *grid)
{
    f->form->grid(f, grid);
    f->last = ENT_BLOCK_GRID;
    f->out->failed = f->out->failed || grid->failed;
    ent_grid_free(grid);
}

bool ent_sheet_draws(const ent_sheet *f)
{
    return f->form->figure != NULL;
}

void ent_sheet_figure(ent_sheet *f, ent_buffer *svg, const char *caption)
{
    if (f->form->figure && svg->length) {
        f->form->figure(f, svg, caption);
        f->last = ENT_BLOCK_FIGURE;
    }
    f->out->failed = f->out->failed || svg->failed;
    ent_buffer_free(svg);
}

void ent_sheet_end(ent_sheet *f)
{
    if (f->form->end) f->form->end(f);
}

void ent_sheet_cut(ent_sheet *f, size_t shown, size_t all, const char *what)
{
    if (all <= shown) return;
    ent_buffer text = { 0 };
    ent_buffer_text(&text, "and ");
    ent_say_number(&text, all - shown);
    size_t length = strlen(what);
    bool one = all - shown == 1 && length && what[length - 1] == 's';
    ent_buffer_print(&text, " more %.*s", (int)(one ? length - 1 : length), what);
    ent_sheet_paragraph(f, &text);
}

/* The site of a report that nobody names otherwise: "example.org". */
static void say_site(ent_buffer *out, const char *url)
{
    const char *host = url ? strstr(url, "://") : NULL;
    if (!host) return;
    host += 3;
    if (strncmp(host, "www.", 4) == 0) host += 4;
    size_t length = strcspn(host, "/:?#");
    if (length) ent_buffer_print(out, ", %.*s", (int)length, host);
}

/* "xi-putin, The Epoch Times, 2022-09-08", or the row of an imported file. */
static void say_source(ent_buffer *out, const ent_event *event)
{
    if (!event) return;
    char iso[16];
    const ent_origin *o = &event->origin;
    ent_date_format(event->reported, iso);
    ent_buffer_text(out, event->doc);
    if (o->file && !ent_same(o->file, event->doc)) ent_buffer_print(out, ", %s", o->file);
    if (o->file) ent_buffer_print(out, " row %llu", (unsigned long long)o->row);
    if (event->publisher && *event->publisher)
        ent_buffer_print(out, ", %s", event->publisher);
    else
        say_site(out, o->url);
    if (*iso) ent_buffer_print(out, ", %s", iso);
}

void ent_sheet_quote(ent_grid *grid, const ent_event *event)
{
    ent_buffer_text(&grid->cell, ent_quote_of(event));
    ent_grid_note_end(grid);
    if (event && event->evidence_count)
        ent_grid_mark(grid, event->evidence->trigger, event->evidence->earlier);
    say_source(&grid->cell, event);
    ent_grid_source_end(grid);
    if (event) ent_grid_link(grid, event->origin.url ? event->origin.url : event->url);
}
