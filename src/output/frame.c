/* frame.c - paragraphs, and a page that becomes a file. */
#include "output/frame.h"

#include <math.h>
#include <string.h>

#include "base/table.h"
#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

enum { TITLE_LINES = 3, SUBTITLE_LINES = 2, SOURCE_LINES = 4 };

static const double line_height = 1.35;

bool ent_frame_open(
    ent_frame *f, const ent_export *e, ent_theme_name theme, ent_error *err)
{
    *f = (ent_frame){ .e = e, .scale = 1 };
    ent_page_start(&f->page, &f->arena, &ent_themes[theme], e->graph);
    return ent_graphviz_open(&f->graphviz, err);
}

void ent_frame_close(ent_frame *f)
{
    ent_graphviz_close(f->graphviz);
    ent_page_free(&f->page);
    ent_arena_free(&f->arena);
}

/* Cuts `text` into lines that fit the page; letters of DejaVu Sans are about as wide as
 * half its size. */
static void write_paragraph(ent_frame *f, ent_paragraph *to, const ent_buffer *text,
    double size, const char *colour, size_t most)
{
    bool bold = to == &f->title;
    size_t columns = (size_t)(f->width / (size * f->scale * (bold ? 0.61 : 0.54)));
    size_t length = text->length, next;
    const char *left = text->bytes;
    to->size = size * f->scale;
    if (most > ENT_FRAME_LINES) most = ENT_FRAME_LINES;
    while (length > 0 && to->count < most) {
        size_t end = ent_wrap_line(left, length, columns, &next);
        bool cut = to->count + 1 == most && next < length;
        char *line = ent_arena_print(&f->arena, "%.*s%s", (int)end, left, cut ? "…" : "");
        f->page.failed = f->page.failed || !line;
        to->texts[to->count++] = ent_page_text_add(
            &f->page, line ? line : "", to->size, bold, colour);
        left += next;
        length -= next;
    }
    f->page.failed = f->page.failed || text->failed;
}

void ent_frame_title(ent_frame *f, const char *text)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    write_paragraph(f, &f->title, &plain, 19, f->page.theme->title, TITLE_LINES);
    ent_buffer_free(&plain);
}

void ent_frame_subtitle(ent_frame *f, const ent_buffer *text)
{
    write_paragraph(f, &f->subtitle, text, 12, f->page.theme->text, SUBTITLE_LINES);
}

void ent_frame_note(ent_frame *f, const ent_buffer *text, size_t most)
{
    write_paragraph(f, &f->notes, text, 9.5, f->page.theme->note, f->notes.count + most);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The files whose rows the events are, in order of the edges: "a.CSV, b.CSV and 2
 * others"; how many there are. */
static size_t say_files(ent_buffer *out, const ent_graph *graph)
{
    enum { MOST = 3 };
    const char *named[MOST + 1]; /* a list names one more rather than "1 others" */
    ent_table files = { 0 };
    size_t count = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < ent_graph_edge_count(graph); i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        for (size_t k = 0; ok && k < edge->event_count; k++) {
            const char *file = edge->events[k]->origin.file;
            bool added = false;
            if (!file) continue;
            ok = ent_table_add(&files, file, strlen(file), &added) != NULL;
            if (!added) continue;
            if (count <= MOST) named[count] = base_name(file);
            count++;
        }
    }
    ent_list list = { out, count, MOST, 0 };
    for (size_t i = 0; i < count; i++) ent_say_item(&list, i <= MOST ? named[i] : "");
    ent_table_free(&files);
    return ok ? count : 0;
}

void ent_frame_source(ent_frame *f)
{
    ent_buffer note = { 0 }, names = { 0 };
    size_t publishers = ent_say_publishers(&names, f->e->graph, 5);
    if (publishers) {
        ent_buffer_print(
            &note, "%s: %s.", publishers == 1 ? "Source" : "Sources", names.bytes);
        ent_frame_note(f, &note, SOURCE_LINES / 2);
    }
    ent_buffer_clear(&names);
    ent_buffer_clear(&note);
    if (!publishers && say_files(&names, f->e->graph)) {
        ent_buffer_print(&note, "Source: rows of %s.", names.bytes);
        ent_frame_note(f, &note, SOURCE_LINES / 2);
    }
    f->page.failed = f->page.failed || names.failed;
    ent_buffer_free(&names);
    ent_buffer_clear(&note);
    if (f->e->provenance && f->e->provenance->producer) {
        ent_escape_plain(&note, f->e->provenance->producer);
        ent_buffer_text(&note, "; ");
    }
    ent_filter_describe(ent_graph_filter(f->e->graph), &note);
    ent_frame_note(f, &note, SOURCE_LINES);
    ent_buffer_free(&note);
}

/* Puts the lines of a paragraph below `top`; returns where it ends. */
static double put_paragraph(
    ent_frame *f, const ent_paragraph *text, double left, double top)
{
    double step = text->size * line_height;
    for (size_t i = 0; i < text->count; i++)
        ent_page_put_text(&f->page, text->texts[i], left, top - step * ((double)i + 0.5));
    return top - step * (double)text->count;
}

void ent_frame_put_title(ent_frame *f, double left, double top)
{
    double words = (double)f->title.count * f->title.size * line_height
                   + (double)f->subtitle.count * f->subtitle.size * line_height;
    double y = put_paragraph(f, &f->title, left, top + words);
    put_paragraph(f, &f->subtitle, left, y);
}

void ent_frame_put_notes(ent_frame *f, double left, double top)
{
    put_paragraph(f, &f->notes, left, top);
}

void ent_frame_put_rule(ent_frame *f, double left, double y)
{
    ent_page_line rule = { .colour = f->page.theme->rule, .width = 0.8, .head = "none" };
    ent_curve curve = ent_curve_straight(
        (ent_xy){ left, y }, (ent_xy){ left + f->width, y });
    ent_page_put_line(&f->page, &rule, &curve);
}

/* Pixels of a PNG: as sharp as screens are, but no larger than programs like to open. */
static double dots_per_inch(const ent_frame *f)
{
    enum { SHARP = 144, BLUNT = 72 };
    const double most = 24e6, area = f->width * f->height / (72 * 72);
    if (area <= 0) return SHARP;
    return floor(fmin(fmax(sqrt(most / area), BLUNT), SHARP));
}

static bool finish(ent_frame *f, const char *format, ent_buffer *dot, ent_error *err)
{
    ent_buffer attributes = { 0 };
    ent_buffer_print(&attributes,
        "charset=\"UTF-8\", layout=nop2, splines=true, outputorder=edgesfirst, "
        "bgcolor=\"%s\", pad=\"0.3\"",
        f->page.theme->paper);
    if (strcmp(format, "png") == 0)
        ent_buffer_print(&attributes, ", dpi=%.0f", dots_per_inch(f));
    bool ok = ent_buffer_ok(&attributes, err)
              && ent_page_finish(&f->page, attributes.bytes, dot, err);
    ent_buffer_free(&attributes);
    return ok;
}

bool ent_frame_render(ent_frame *f, const char *format, ent_buffer *out, ent_error *err)
{
    ent_buffer dot = { 0 };
    if (!format) format = "svg";
    bool ok = finish(f, format, &dot, err);
    if (ok && strcmp(format, "dot") == 0)
        ent_buffer_add(out, dot.bytes, dot.length);
    else if (ok)
        ok = ent_graphviz_layout(f->graphviz, dot.bytes, "nop2", err)
             && ent_graphviz_render(f->graphviz, format, out, err);
    ent_buffer_free(&dot);
    return ok && ent_buffer_ok(out, err);
}
