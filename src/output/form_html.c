/* form_html.c - one page that needs no other file: styles inside, no script, no request.
 *
 * The body is written first; ent_sheet_end puts the head and the list of sections before
 * it. The page's own policy forbids scripts and requests, should an escape ever fail. */
#include "output/form.h"

#include <string.h>

#include "output/escape.h"
#include "output/html_style.h"
#include "output/words.h"

static char slug_char(char c)
{
    if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
}

/* "Strongest relations" -> "strongest-relations". */
static void write_slug(ent_buffer *out, const char *title)
{
    bool started = false, gap = false;
    for (; *title; title++) {
        char c = slug_char(*title);
        if (c != '-' && gap && started) ent_buffer_char(out, '-');
        if (c != '-') ent_buffer_char(out, c);
        gap = c == '-';
        started = started || !gap;
    }
    if (!started) ent_buffer_text(out, "section");
}

/* The anchor of a section; "-2" where another of that title came before. */
static void write_anchor(ent_buffer *out, const ent_sheet *f, size_t section)
{
    size_t same = 1;
    for (size_t i = 0; i < section; i++)
        same += strcmp(f->headings[i], f->headings[section]) == 0;
    write_slug(out, f->headings[section]);
    if (same > 1) ent_buffer_print(out, "-%zu", same);
}

static void end_list(ent_sheet *f)
{
    if (f->last == ENT_BLOCK_ITEM) ent_buffer_text(f->out, "</ul>\n");
}

/* The head needs it: it is written at the end. */
static void keep_title(ent_sheet *f, const char *title)
{
    (void)f, (void)title;
}

static void write_heading(ent_sheet *f, const char *title)
{
    end_list(f);
    if (f->heading_count > 1) ent_buffer_text(f->out, "</section>\n");
    ent_buffer_text(f->out, "\n<section aria-labelledby=\"");
    write_anchor(f->out, f, f->heading_count - 1);
    ent_buffer_text(f->out, "\">\n<h2 id=\"");
    write_anchor(f->out, f, f->heading_count - 1);
    ent_buffer_text(f->out, "\">");
    ent_escape_html(f->out, title);
    ent_buffer_text(f->out, "</h2>\n");
}

static void write_paragraph(ent_sheet *f, const char *text)
{
    end_list(f);
    ent_buffer_text(f->out, "<p>");
    ent_escape_html(f->out, text);
    ent_buffer_text(f->out, "</p>\n");
}

static void write_item(ent_sheet *f, const char *text)
{
    if (f->last != ENT_BLOCK_ITEM) ent_buffer_text(f->out, "<ul>\n");
    ent_buffer_text(f->out, "<li>");
    ent_escape_html(f->out, text);
    ent_buffer_text(f->out, "</li>\n");
}

static void write_grid(ent_sheet *f, const ent_grid *grid)
{
    end_list(f);
    ent_grid_html(
        grid, f->heading_count ? f->headings[f->heading_count - 1] : f->title, f->out);
}

static void write_figure(ent_sheet *f, const ent_buffer *svg, const char *caption)
{
    end_list(f);
    ent_buffer_text(f->out, "<figure class=\"wide\">\n");
    ent_buffer_text(f->out, svg->bytes);
    if (caption) ent_buffer_text(f->out, "\n<figcaption>");
    if (caption) ent_escape_html(f->out, caption);
    ent_buffer_text(f->out, caption ? "</figcaption>\n</figure>\n" : "\n</figure>\n");
}

static void write_head(ent_sheet *f)
{
    ent_buffer *out = f->out;
    const ent_provenance *p = f->digest->e->provenance;
    ent_buffer_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" "
                         "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                         "<meta name=\"viewport\" "
                         "content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (p && p->program) {
        ent_buffer_text(out, "<meta name=\"generator\" content=\"");
        ent_escape_html(out, p->program);
        ent_buffer_text(out, "\">\n");
    }
    ent_buffer_text(out, "<title>");
    ent_escape_html(out, f->title);
    ent_buffer_text(out, "</title>\n<style>\n");
    ent_html_style(out);
    ent_buffer_text(out, "</style>\n</head>\n<body>\n");
}

static void write_contents(ent_sheet *f)
{
    ent_buffer_text(f->out, "<nav aria-label=\"Sections\">\n<ul>\n");
    for (size_t i = 0; i < f->heading_count; i++) {
        ent_buffer_text(f->out, "<li><a href=\"#");
        write_anchor(f->out, f, i);
        ent_buffer_text(f->out, "\">");
        ent_escape_html(f->out, f->headings[i]);
        ent_buffer_text(f->out, "</a></li>\n");
    }
    ent_buffer_text(f->out, "</ul>\n</nav>\n");
}

/* No line of the headline ends between a day and its month. */
static void write_headline(ent_buffer *out, const char *title)
{
    ent_buffer plain = { 0 };
    ent_escape_html(&plain, title);
    for (const char *c = plain.bytes; c && *c; c++) {
        bool day = c > plain.bytes && c[-1] >= '0' && c[-1] <= '9' && *c == ' '
                   && c[1] >= 'A' && c[1] <= 'Z';
        if (day)
            ent_buffer_text(out, "&nbsp;");
        else
            ent_buffer_char(out, *c);
    }
    out->failed = out->failed || plain.failed;
    ent_buffer_free(&plain);
}

static void end_page(ent_sheet *f)
{
    ent_buffer body = { 0 };
    end_list(f);
    if (f->out->failed || !f->title) return;
    ent_buffer_add(&body, f->out->bytes + f->start, f->out->length - f->start);
    f->out->length = f->start;
    write_head(f);
    ent_buffer_text(f->out, "<header>\n<h1>");
    write_headline(f->out, f->title);
    ent_buffer_text(f->out, "</h1>\n");
    if (f->heading_count) write_contents(f);
    ent_buffer_text(f->out, "</header>\n<main>\n");
    ent_buffer_text(f->out, body.bytes);
    ent_buffer_text(f->out, f->heading_count ? "</section>\n" : "");
    ent_buffer_text(f->out, "</main>\n</body>\n</html>\n");
    f->out->failed = f->out->failed || body.failed;
    ent_buffer_free(&body);
}

const ent_sheet_form ent_sheet_html = { .title = keep_title,
    .heading = write_heading,
    .paragraph = write_paragraph,
    .item = write_item,
    .grid = write_grid,
    .figure = write_figure,
    .end = end_page };
