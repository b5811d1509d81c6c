/* form_markdown.c - one blank line between blocks, none between the items of a list. */
#include "output/form.h"

#include "output/escape.h"

static void write_title(ent_sheet *f, const char *title)
{
    ent_buffer_text(f->out, "# ");
    ent_escape_markdown(f->out, title);
    ent_buffer_char(f->out, '\n');
}

static void write_heading(ent_sheet *f, const char *title)
{
    ent_buffer_text(f->out, "\n## ");
    ent_escape_markdown(f->out, title);
    ent_buffer_char(f->out, '\n');
}

static void write_paragraph(ent_sheet *f, const char *text)
{
    ent_buffer_char(f->out, '\n');
    ent_escape_markdown(f->out, text);
    ent_buffer_char(f->out, '\n');
}

static void write_item(ent_sheet *f, const char *text)
{
    ent_buffer_text(f->out, f->last == ENT_BLOCK_ITEM ? "- " : "\n- ");
    ent_escape_markdown(f->out, text);
    ent_buffer_char(f->out, '\n');
}

static void write_grid(ent_sheet *f, const ent_grid *grid)
{
    ent_buffer_char(f->out, '\n');
    ent_grid_markdown(grid, f->out);
}

const ent_sheet_form ent_sheet_markdown = { .title = write_title,
    .heading = write_heading,
    .paragraph = write_paragraph,
    .item = write_item,
    .grid = write_grid };
