/* page.c - texts, lines and shapes as nodes and edges of a graph that is laid out. */
#include "output/page.h"

#include <math.h>
#include <string.h>

#include "output/escape.h"

static const char font[] = "fontname=\"" ENT_FONT "\"";

void ent_page_start(
    ent_page *page, ent_arena *arena, const ent_theme *theme, const ent_graph *graph)
{
    *page = (ent_page){ .arena = arena, .theme = theme, .prefix = "legend" };
    for (size_t i = 0; i < ent_graph_node_count(graph); i++) {
        const char *id = ent_graph_node(graph, i)->id;
        while (page->prefix && strncmp(id, page->prefix, strlen(page->prefix)) == 0)
            page->prefix = ent_arena_print(arena, "%s_", page->prefix);
        if (!page->prefix) break;
    }
    page->failed = page->prefix == NULL;
}

void ent_page_free(ent_page *page)
{
    ent_buffer_free(&page->grounds);
    ent_buffer_free(&page->nodes);
    ent_buffer_free(&page->edges);
}

size_t ent_page_text_add(
    ent_page *page, const char *text, double size, bool bold, const char *colour)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    ent_page_text *texts = ent_arena_grow(
        page->arena, page->texts, page->text_count, &page->text_capacity, sizeof *texts);
    /* A line of a legend goes from the left, whatever the first name in it is. */
    bool turned = plain.length && ent_starts_from_right(plain.bytes);
    char *copy = ent_arena_print(
        page->arena, "%s%s", turned ? "\u200e" : "", plain.length ? plain.bytes : " ");
    page->failed = page->failed || plain.failed || !texts || !copy;
    ent_buffer_free(&plain);
    if (!texts || !copy) return 0;
    page->texts = texts;
    texts[page->text_count] = (ent_page_text){ copy, size, bold, colour, 0, 0 };
    return page->text_count++;
}

static void write_label(ent_buffer *out, const ent_page_text *t)
{
    ent_buffer_text(out, "label=");
    if (t->bold) {
        ent_buffer_text(out, "<<B>");
        ent_escape_html_label(out, t->text);
        ent_buffer_text(out, "</B>>");
    } else {
        ent_escape_dot(out, t->text);
    }
    ent_buffer_print(out, ", fontcolor=\"%s\", fontsize=", t->colour);
    ent_buffer_number(out, t->size);
}

static void write_point(ent_buffer *out, ent_xy p)
{
    ent_buffer_number(out, round(p.x * 100) / 100);
    ent_buffer_char(out, ',');
    ent_buffer_number(out, round(p.y * 100) / 100);
}

static void write_spot(ent_buffer *out, ent_xy p)
{
    ent_buffer_text(out, ", pos=\"");
    write_point(out, p);
    ent_buffer_char(out, '"');
}

bool ent_page_measure(ent_page *page, ent_graphviz *graphviz, ent_error *err)
{
    ent_spot *spots = ent_arena_array(page->arena, page->text_count, sizeof *spots);
    if (!spots || page->failed) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_buffer dot = { 0 };
    ent_buffer_print(&dot,
        "digraph {\nnode [%s, shape=plaintext, margin=0, width=0, height=0];\n", font);
    for (size_t i = 0; i < page->text_count; i++) {
        ent_buffer_print(&dot, "t%zu [", i);
        write_label(&dot, &page->texts[i]);
        write_spot(&dot, (ent_xy){ 0, 0 });
        ent_buffer_text(&dot, "];\n");
    }
    ent_buffer_text(&dot, "}\n");
    bool ok = ent_buffer_ok(&dot, err)
              && ent_graphviz_layout(graphviz, dot.bytes, "nop2", err)
              && ent_graphviz_spots(graphviz, "t", spots, page->text_count, err);
    ent_buffer_free(&dot);
    for (size_t i = 0; ok && i < page->text_count; i++) {
        page->texts[i].width = spots[i].width;
        page->texts[i].height = spots[i].height;
    }
    return ok;
}

static void open_node(ent_page *page)
{
    ent_buffer name = { 0 };
    ent_buffer_print(&name, "%s %zu", page->prefix, page->named++);
    ent_escape_dot(&page->nodes, name.bytes);
    ent_buffer_text(&page->nodes, " [");
    page->failed = page->failed || name.failed;
    ent_buffer_free(&name);
}

void ent_page_put_text(ent_page *page, size_t text, double x, double y)
{
    const ent_page_text *t = &page->texts[text];
    open_node(page);
    write_label(&page->nodes, t);
    double drop = t->bold ? 0.11 * t->size : 0; /* Graphviz sets <B> a little high */
    write_spot(&page->nodes, (ent_xy){ x + t->width / 2, y - drop });
    ent_buffer_text(&page->nodes,
        ", shape=plaintext, style=\"\", margin=0, width=0, height=0, tooltip=\" \"];\n");
}

void ent_page_put_centred(ent_page *page, size_t text, double x, double y)
{
    ent_page_put_text(page, text, x - page->texts[text].width / 2, y);
}

void ent_page_put_right(ent_page *page, size_t text, double x, double y)
{
    ent_page_put_text(page, text, x - page->texts[text].width, y);
}

void ent_page_put_pill(ent_page *page, size_t text, const char *ground, ent_xy centre)
{
    open_node(page);
    write_label(&page->nodes, &page->texts[text]);
    write_spot(&page->nodes, centre);
    ent_buffer_print(&page->nodes,
        ", shape=box, style=\"filled,rounded\", fillcolor=\"%s\", penwidth=0, "
        "margin=\"0.03,0.012\", width=0, height=0, tooltip=\" \"];\n",
        ground);
}

static void write_style(ent_buffer *out, const ent_kind_style *kind)
{
    ent_buffer_print(out, "shape=%s, style=\"filled%s%s\"", kind->shape,
        *kind->style ? "," : "", kind->style);
}

void ent_page_put_shape(ent_page *page, const ent_kind_style *kind,
    const ent_bloc_style *bloc, ent_xy centre, double width, double height)
{
    open_node(page);
    write_style(&page->nodes, kind);
    ent_buffer_print(&page->nodes,
        ", label=\"\", fillcolor=\"%s\", color=\"%s\", peripheries=%d, tooltip=\" \", "
        "fixedsize=true, width=",
        bloc->fill, bloc->border, bloc->twice ? 2 : 1);
    ent_buffer_number(&page->nodes, width / 72);
    ent_buffer_text(&page->nodes, ", height=");
    ent_buffer_number(&page->nodes, height / 72);
    write_spot(&page->nodes, centre);
    ent_buffer_text(&page->nodes, "];\n");
}

void ent_page_put_box(ent_page *page, const ent_page_box *box)
{
    ent_buffer *out = &page->nodes;
    const ent_xy middle = { (box->low.x + box->high.x) / 2,
        (box->low.y + box->high.y) / 2 };
    open_node(page);
    ent_buffer_print(out,
        "shape=box, style=filled, label=\"\", fixedsize=true, fillcolor=\"%s\", "
        "color=\"%s\", penwidth=",
        box->fill, box->border ? box->border : box->fill);
    ent_buffer_number(out, box->border ? box->width : 0);
    ent_buffer_text(out, ", tooltip=");
    ent_escape_tooltip(out, box->tooltip ? box->tooltip : " ");
    ent_buffer_text(out, ", width=");
    ent_buffer_number(out, round((box->high.x - box->low.x) / 72 * 1e5) / 1e5);
    ent_buffer_text(out, ", height=");
    ent_buffer_number(out, round((box->high.y - box->low.y) / 72 * 1e5) / 1e5);
    write_spot(out, middle);
    ent_buffer_text(out, "];\n");
}

static void write_operation(ent_buffer *out, const char *operation, const char *value)
{
    ent_buffer_print(out, "%s %zu -%s ", operation, strlen(value), value);
}

/* Grounds are Graphviz's _background, in the language of xdot: clusters would do, but
 * their order follows from addresses in memory. */
void ent_page_put_ground(
    ent_page *page, const ent_bloc_style *bloc, ent_xy low, ent_xy high)
{
    static const double r = 9, c = 4; /* of a corner: radius; where its curve pulls */
    const double x1 = low.x, y1 = low.y, x2 = high.x, y2 = high.y;
    const ent_xy points[] = { { x1 + r, y1 }, { x1 + r, y1 }, { x2 - r, y1 },
        { x2 - r, y1 }, { x2 - c, y1 }, { x2, y1 + c }, { x2, y1 + r }, { x2, y1 + r },
        { x2, y2 - r }, { x2, y2 - r }, { x2, y2 - c }, { x2 - c, y2 }, { x2 - r, y2 },
        { x2 - r, y2 }, { x1 + r, y2 }, { x1 + r, y2 }, { x1 + c, y2 }, { x1, y2 - c },
        { x1, y2 - r }, { x1, y2 - r }, { x1, y1 + r }, { x1, y1 + r }, { x1, y1 + c },
        { x1 + c, y1 }, { x1 + r, y1 } };
    ent_buffer *out = &page->grounds;
    write_operation(out, "S", bloc->twice ? "setlinewidth(2.2)" : "setlinewidth(1.1)");
    write_operation(out, "c", bloc->border);
    write_operation(out, "C", bloc->region);
    ent_buffer_print(out, "b %zu ", sizeof points / sizeof *points);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        ent_buffer_number(out, round(points[i].x * 100) / 100);
        ent_buffer_char(out, ' ');
        ent_buffer_number(out, round(points[i].y * 100) / 100);
        ent_buffer_char(out, ' ');
    }
}

static void open_edge(ent_page *page, const ent_page_line *line)
{
    static const char *const ends[] = { "from", "to" };
    const char *const ids[] = { line->from, line->to };
    for (int i = 0; i < 2; i++) {
        ent_buffer name = { 0 };
        if (i) ent_buffer_text(&page->edges, " -> ");
        ent_buffer_print(&name, "%s %s", page->prefix, ends[i]);
        ent_escape_dot(&page->edges, ids[i] ? ids[i] : name.bytes);
        ent_buffer_free(&name);
    }
    ent_buffer_text(&page->edges, " [");
    if (line->tooltip) {
        ent_buffer_text(&page->edges, "edgetooltip=");
        ent_escape_tooltip(&page->edges, line->tooltip);
        ent_buffer_text(&page->edges, ", ");
    }
}

static void put_head(ent_page *page, const ent_page_line *line, ent_xy tip, ent_xy base)
{
    open_edge(page, line);
    ent_buffer_print(&page->edges,
        "dir=forward, color=\"%s\", penwidth=1, arrowhead=%s, arrowsize=", line->colour,
        line->head);
    ent_buffer_number(&page->edges, ent_head_scale(line->width));
    ent_buffer_text(&page->edges, ", pos=\"e,");
    write_point(&page->edges, tip);
    for (int i = 0; i < 4; i++) {
        ent_buffer_char(&page->edges, ' ');
        write_point(&page->edges, base);
    }
    ent_buffer_text(&page->edges, "\"];\n");
}

/* Graphviz makes the page as large as all control points: those of a wide arc lie far off
 * it, those of its halves do not. */
static void write_curve(ent_buffer *out, const ent_curve *curve)
{
    enum { WIDE = 90 };
    const ent_xy *p = curve->points;
    double bend = fabs((p[3].x - p[0].x) * (p[1].y - p[0].y)
                       - (p[3].y - p[0].y) * (p[1].x - p[0].x))
                  / fmax(ent_length(p[3].x - p[0].x, p[3].y - p[0].y), 1);
    int halves = bend > WIDE ? 2 : 1;
    for (int h = 0; h < halves; h++) {
        ent_curve part = *curve;
        if (halves == 2) ent_curve_cut(&part, h * 0.5, (h + 1) * 0.5);
        for (int i = h ? 1 : 0; i < 4; i++) {
            if (h + i) ent_buffer_char(out, ' ');
            write_point(out, part.points[i]);
        }
    }
}

void ent_page_put_line(ent_page *page, const ent_page_line *line, const ent_curve *curve)
{
    open_edge(page, line);
    ent_line_attributes(&page->edges, line->colour, line->line, ent_curve_length(curve));
    ent_buffer_text(&page->edges, ", dir=none, penwidth=");
    ent_buffer_number(&page->edges, round(line->width * 100) / 100);
    ent_buffer_text(&page->edges, ", pos=\"");
    write_curve(&page->edges, curve);
    ent_buffer_text(&page->edges, "\"];\n");
    if (strcmp(line->head, "none") == 0) return;
    if (line->at_source) put_head(page, line, curve->start, curve->points[0]);
    if (line->at_target) put_head(page, line, curve->end, curve->points[3]);
}

ent_curve ent_curve_straight(ent_xy a, ent_xy b)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    return (ent_curve){ .points = { a, { a.x + dx / 3, a.y + dy / 3 },
                            { a.x + dx * 2 / 3, a.y + dy * 2 / 3 }, b },
        .start = a,
        .end = b };
}

/* Ornaments are edges between two nodes that nobody sees. */
static void put_anchors(ent_page *page, ent_buffer *dot)
{
    static const char *const ends[] = { "from", "to" };
    for (int i = 0; i < 2; i++) {
        ent_buffer name = { 0 };
        ent_buffer_print(&name, "%s %s", page->prefix, ends[i]);
        ent_escape_dot(dot, name.bytes);
        ent_buffer_text(dot, " [shape=point, style=invis, width=0, height=0, label=\"\"");
        write_spot(dot, page->anchor);
        ent_buffer_text(dot, "];\n");
        ent_buffer_free(&name);
    }
}

bool ent_page_finish(
    ent_page *page, const char *attributes, ent_buffer *dot, ent_error *err)
{
    ent_buffer_print(dot, "digraph entente {\ngraph [%s", attributes);
    if (page->grounds.length) {
        ent_buffer_text(dot, ", _background=\"");
        ent_buffer_add(dot, page->grounds.bytes, page->grounds.length);
        ent_buffer_char(dot, '"');
    }
    ent_buffer_print(dot,
        "];\nnode [%s, style=filled, penwidth=1.4, margin=\"0.10,0.06\"];\n"
        "edge [%s];\n",
        font, font);
    put_anchors(page, dot);
    ent_buffer_add(dot, page->nodes.bytes, page->nodes.length);
    ent_buffer_add(dot, page->edges.bytes, page->edges.length);
    ent_buffer_text(dot, "}\n");
    bool failed = page->failed || page->grounds.failed || page->nodes.failed
                  || page->edges.failed || dot->failed;
    return !failed || ent_fail(err, ENT_MEMORY, "out of memory");
}
