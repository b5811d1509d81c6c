/* picture.c - the graph on a page: headline, map, legend, source.
 *
 *   drawing (what) -> arrange (where) -> route (lines) -> page -> Graphviz -> file */
#include "output/picture.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "output/caption.h"
#include "output/escape.h"
#include "output/legend.h"
#include "output/words.h"
#include "output/wrap.h"

enum { TITLE_LINES = 3, NOTE_LINES = 12, NARROWEST = 700 };

/* Lines of text that stand one below the other. */
typedef struct {
    size_t texts[NOTE_LINES];
    size_t count;
    double size;
} paragraph;

typedef struct {
    const ent_export *e;
    ent_arena arena;
    ent_graphviz *graphviz;
    ent_drawing drawing;
    ent_arrangement arrangement;
    const ent_spot *actors;
    ent_curve *lines;
    size_t *captions;
    ent_page page;
    ent_legend legend;
    size_t headings[ENT_DRAWN_BLOCS]; /* of regions */
    paragraph title, subtitle, notes;
    ent_xy low, high;    /* the box of the map */
    double width, scale; /* of the page; of its texts */
} picture;

/* --- the map --------------------------------------------------------------------- */

static void include(picture *p, double x1, double y1, double x2, double y2)
{
    p->low = (ent_xy){ fmin(p->low.x, x1), fmin(p->low.y, y1) };
    p->high = (ent_xy){ fmax(p->high.x, x2), fmax(p->high.y, y2) };
}

static void measure_map(picture *p)
{
    p->low = (ent_xy){ INFINITY, INFINITY };
    p->high = (ent_xy){ -INFINITY, -INFINITY };
    for (size_t i = 0; i < p->drawing.actor_count; i++) {
        ent_xy c = p->actors[i].centre;
        double w = p->actors[i].width / 2, h = p->actors[i].height / 2;
        include(p, c.x - w, c.y - h, c.x + w, c.y + h);
    }
    for (size_t i = 0; i < p->drawing.line_count; i++)
        for (int k = 0; k <= 16; k++) {
            ent_xy c = ent_curve_at(&p->lines[i], k / 16.0);
            include(p, c.x - 6, c.y - 6, c.x + 6, c.y + 6);
        }
    for (size_t i = 0; i < p->arrangement.regions.count; i++) {
        const ent_box *box = &p->arrangement.regions.items[i].box;
        include(p, box->low.x, box->low.y, box->high.x, box->high.y);
    }
    if (p->drawing.actor_count == 0) include(p, 0, 0, NARROWEST, 40);
    p->scale = fmin(fmax((p->high.x - p->low.x) / 900, 1), 2);
    p->width = fmax(p->high.x - p->low.x, NARROWEST);
}

static bool make_map(picture *p, const ent_picture_options *options, ent_error *err)
{
    ent_drawing *d = &p->drawing;
    if (!ent_drawing_make(p->e, options->backbone, &p->arena, d, err)) return false;
    p->lines = ent_arena_array(&p->arena, d->line_count, sizeof *p->lines);
    p->captions = ent_arena_array(&p->arena, d->line_count, sizeof *p->captions);
    if (!p->lines || !p->captions) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!ent_arrange(
            p->e, d, options->layout, p->graphviz, &p->arena, &p->arrangement, err))
        return false;
    p->actors = p->arrangement.actors;
    if (!ent_route(p->e, d, p->actors, options->layout == ENT_LAYOUT_CIRCLE, &p->arena,
            p->lines, err))
        return false;
    measure_map(p);
    return true;
}

/* --- words ----------------------------------------------------------------------- */

/* Cuts `text` into lines that fit the page; letters of DejaVu Sans are about as wide as
 * half its size. */
static void write_paragraph(picture *p, paragraph *to, const ent_buffer *text,
    double size, bool bold, const char *colour, size_t most)
{
    size_t columns = (size_t)(p->width / (size * (bold ? 0.61 : 0.54)));
    size_t length = text->length, next;
    const char *left = text->bytes;
    to->size = size;
    while (length > 0 && to->count < most) {
        size_t end = ent_wrap_line(left, length, columns, &next);
        bool cut = to->count + 1 == most && next < length;
        char *line = ent_arena_print(&p->arena, "%.*s%s", (int)end, left, cut ? "…" : "");
        p->page.failed = p->page.failed || !line;
        to->texts[to->count++] = ent_page_text_add(&p->page, line, size, bold, colour);
        left += next;
        length -= next;
    }
    p->page.failed = p->page.failed || text->failed;
}

static void write_title(picture *p, const char *asked)
{
    ent_graph_span span = ent_graph_extent(p->e->graph);
    size_t actors = ent_graph_node_count(p->e->graph);
    ent_buffer title = { 0 }, plain = { 0 }, subtitle = { 0 };
    if (asked && *asked) {
        ent_buffer_text(&title, asked);
    } else if (ent_graph_edge_count(p->e->graph) == 0) {
        ent_buffer_text(&title, "No relations found");
    } else {
        ent_buffer_text(&title, "Relations between ");
        ent_say_count(&title, actors, "actor", NULL);
        if (span.period.from != ENT_NO_DATE) ent_buffer_text(&title, ", ");
        if (span.period.from != ENT_NO_DATE) ent_say_period(&title, span.period);
    }
    ent_escape_plain(&plain, title.bytes);
    write_paragraph(
        p, &p->title, &plain, 19 * p->scale, true, p->page.theme->title, TITLE_LINES);

    uint64_t documents = span.documents;
    if (!span.events && p->e->provenance) documents = p->e->provenance->input.documents;
    if (asked && span.period.from != ENT_NO_DATE) {
        ent_say_period(&subtitle, span.period);
        ent_buffer_text(&subtitle, " · ");
    }
    ent_say_count(&subtitle, documents, "document", NULL);
    ent_buffer_text(&subtitle, " · ");
    ent_say_count(&subtitle, ent_graph_edge_count(p->e->graph), "relation", NULL);
    ent_buffer_text(&subtitle, " from ");
    ent_say_count(&subtitle, span.events, "event", NULL);
    if (span.undated) {
        ent_buffer_text(&subtitle, ", ");
        ent_say_number(&subtitle, span.undated);
        ent_buffer_text(&subtitle, " without a date");
    }
    write_paragraph(
        p, &p->subtitle, &subtitle, 12 * p->scale, false, p->page.theme->text, 2);
    ent_buffer_free(&title);
    ent_buffer_free(&plain);
    ent_buffer_free(&subtitle);
}

/* What is not in the picture, in numbers. */
static void say_backbone(const picture *p, ent_buffer *out)
{
    const ent_drawing *d = &p->drawing;
    ent_graph_span span = ent_graph_extent(p->e->graph);
    size_t actors = ent_graph_node_count(p->e->graph);
    if (!d->strongest_ties && d->actor_count == actors) return;
    ent_buffer_text(out, "Drawn: ");
    ent_say_number(out, d->actor_count);
    ent_buffer_text(out, " of ");
    ent_say_count(out, actors, "actor", NULL);
    if (d->strongest_ties > 1)
        ent_buffer_print(out, ", the %zu strongest ties of each", d->strongest_ties);
    if (d->strongest_ties == 1) ent_buffer_text(out, ", the strongest tie of each");
    if (d->strongest_ties)
        ent_buffer_text(out, d->one_relation ? " and the strongest relation of a tie"
                                             : " and at most two relations of a tie");
    ent_buffer_text(out, ": ");
    ent_say_share(out, d->events, span.events);
    ent_buffer_text(out, " of all events");
    double weight = 0;
    for (size_t i = 0; i < ent_graph_edge_count(p->e->graph); i++)
        weight += ent_graph_edge(p->e->graph, i)->weight;
    if (weight > 0) {
        ent_buffer_text(out, ", ");
        ent_say_share(out, (uint64_t)llround(d->strength / weight * 1e6), 1000000);
        ent_buffer_text(out, " of their weight");
    }
    ent_buffer_text(out, ". ");
}

static void write_notes(picture *p)
{
    const ent_drawing *d = &p->drawing;
    const char *colour = p->page.theme->note;
    double size = 9.5 * p->scale;
    ent_buffer note = { 0 };
    bool counted = false;
    for (size_t i = 0; i < d->line_count; i++)
        counted = counted || (d->lines[i].counted && !d->lines[i].named);
    say_backbone(p, &note);
    if (counted)
        ent_buffer_text(&note, "Numbers count the events of the strongest relations. ");
    if (d->line_count && d->lines[0].named && d->most > 1)
        ent_buffer_text(&note, "×2: two events. ");
    if (p->e->blocs && p->e->blocs->bloc_count)
        ent_buffer_text(&note,
            "Blocs are computed: friends inside, enemies between; no one declared them.");
    write_paragraph(p, &p->notes, &note, size, false, colour, NOTE_LINES / 3);

    ent_buffer_clear(&note);
    ent_buffer names = { 0 };
    size_t publishers = ent_say_publishers(&names, p->e->graph, 5);
    if (publishers) {
        ent_buffer_text(&note, publishers == 1 ? "Source: " : "Sources: ");
        ent_buffer_text(&note, names.bytes);
        ent_buffer_char(&note, '.');
        write_paragraph(p, &p->notes, &note, size, false, colour, NOTE_LINES / 2);
    }
    p->page.failed = p->page.failed || names.failed;
    ent_buffer_free(&names);
    ent_buffer_clear(&note);
    if (p->e->provenance && p->e->provenance->producer) {
        ent_escape_plain(&note, p->e->provenance->producer);
        ent_buffer_text(&note, "; ");
    }
    ent_filter_describe(ent_graph_filter(p->e->graph), &note);
    write_paragraph(p, &p->notes, &note, size, false, colour, NOTE_LINES);
    ent_buffer_free(&note);
}

static void write_headings(picture *p)
{
    const ent_regions *regions = &p->arrangement.regions;
    for (size_t i = 0; i < regions->count; i++) {
        const ent_region *r = &regions->items[i];
        ent_buffer words = { 0 };
        if (r->bloc == 0)
            ent_buffer_text(&words, "In no bloc: ");
        else if (r->bloc > ENT_COLOURED_BLOCS)
            ent_buffer_text(&words, "Smaller blocs: ");
        else
            ent_buffer_print(&words, "Bloc %u: ", r->bloc);
        ent_say_count(&words, r->members, "actor", NULL);
        p->headings[i] = ent_page_text_add(
            &p->page, words.bytes, 11 * p->scale, true, p->page.theme->heading);
        p->page.failed = p->page.failed || words.failed;
        ent_buffer_free(&words);
    }
}

/* --- the page -------------------------------------------------------------------- */

static void put_actors(picture *p)
{
    for (size_t i = 0; i < p->drawing.actor_count; i++) {
        ent_buffer *out = &p->page.nodes;
        uint32_t index = p->drawing.actors[i].node;
        const ent_node *node = ent_graph_node(p->e->graph, index);
        const ent_bloc_style *bloc = ent_bloc_style_of(
            p->page.theme, p->e->blocs ? p->e->blocs->bloc[index] : 0);
        ent_escape_dot(out, node->id);
        ent_buffer_text(out, " [");
        ent_actor_attributes(out, p->e, &p->drawing, i);
        ent_buffer_print(out,
            ", fillcolor=\"%s\", color=\"%s\", fontcolor=\"%s\", tooltip=", bloc->fill,
            bloc->border, p->page.theme->title);
        ent_escape_tooltip(out, ent_node_label(p->e->graph, index));
        ent_buffer_text(out, ", pos=\"");
        ent_buffer_number(out, p->actors[i].centre.x);
        ent_buffer_char(out, ',');
        ent_buffer_number(out, p->actors[i].centre.y);
        ent_buffer_text(out, "\"];\n");
    }
}

static char *tooltip_of(picture *p, const ent_drawn_line *line)
{
    ent_buffer words = { 0 };
    uint32_t from = p->drawing.actors[line->source].node;
    uint32_t to = p->drawing.actors[line->target].node;
    ent_escape_plain(&words, ent_node_label(p->e->graph, from));
    ent_buffer_text(&words, line->heads == ENT_HEAD_TARGET ? " → " : " – ");
    ent_escape_plain(&words, ent_node_label(p->e->graph, to));
    ent_buffer_print(&words, ": %s, ", ent_relation_table[line->relation].name);
    ent_say_count(&words, line->count, "event", NULL);
    char *copy = ent_arena_string(&p->arena, words.bytes);
    p->page.failed = p->page.failed || words.failed || !copy;
    ent_buffer_free(&words);
    return copy;
}

static void put_lines(picture *p)
{
    for (size_t i = p->drawing.line_count; i-- > 0;) {
        const ent_drawn_line *line = &p->drawing.lines[i];
        uint32_t from = p->drawing.actors[line->source].node;
        uint32_t to = p->drawing.actors[line->target].node;
        ent_page_line style = { .from = ent_graph_node(p->e->graph, from)->id,
            .to = ent_graph_node(p->e->graph, to)->id,
            .colour = p->page.theme->relations[line->relation].line,
            .width = ent_line_width(line->count, p->drawing.most),
            .line = line->line,
            .head = ent_head_name(line->relation, line->line),
            .at_source = ent_head_at_source(line->relation, line->line, line->heads),
            .at_target = ent_head_at_target(line->relation, line->line, line->heads),
            .tooltip = tooltip_of(p, line) };
        ent_page_put_line(&p->page, &style, &p->lines[i]);
    }
}

static void put_regions(picture *p)
{
    const ent_regions *regions = &p->arrangement.regions;
    for (size_t i = 0; i < regions->count; i++) {
        const ent_region *r = &regions->items[i];
        ent_page_put_ground(
            &p->page, ent_bloc_style_of(p->page.theme, r->bloc), r->box.low, r->box.high);
        ent_page_put_pill(&p->page, p->headings[i],
            ent_bloc_style_of(p->page.theme, r->bloc)->region,
            (ent_xy){
                r->box.low.x + ENT_REGION_EDGE + p->page.texts[p->headings[i]].width / 2,
                r->box.high.y - ENT_REGION_HEAD / 2.0 });
    }
}

/* Puts the lines of a paragraph below `top`; returns where it ends. */
static double put_paragraph(picture *p, const paragraph *text, double left, double top)
{
    double step = text->size * 1.35;
    for (size_t i = 0; i < text->count; i++)
        ent_page_put_text(&p->page, text->texts[i], left, top - step * ((double)i + 0.5));
    return top - step * (double)text->count;
}

static void put_rule(picture *p, double left, double y)
{
    ent_page_line rule = { .colour = p->page.theme->rule, .width = 0.8, .head = "none" };
    ent_curve curve = ent_curve_straight(
        (ent_xy){ left, y }, (ent_xy){ left + p->width, y });
    ent_page_put_line(&p->page, &rule, &curve);
}

static void put_all(picture *p)
{
    double left = (p->low.x + p->high.x - p->width) / 2, gap = 18 * p->scale;
    double words = (double)p->title.count * p->title.size * 1.35
                   + (double)p->subtitle.count * p->subtitle.size * 1.35;
    p->page.anchor = p->low;
    double y = put_paragraph(p, &p->title, left, p->high.y + gap + words);
    put_paragraph(p, &p->subtitle, left, y);
    put_regions(p);
    put_actors(p);
    put_lines(p);
    ent_captions_put(&p->page, &p->drawing, p->actors, p->lines, p->captions, &p->arena);
    y = p->low.y - gap;
    put_rule(p, left, y);
    if (p->legend.count) y = ent_legend_put(&p->legend, &p->page, left, y, p->width);
    put_paragraph(p, &p->notes, left, y - 6 * p->scale);
}

static bool compose(
    picture *p, const ent_picture_options *options, ent_buffer *dot, ent_error *err)
{
    ent_page_start(&p->page, &p->arena, &ent_themes[options->theme], p->e->graph);
    if (!make_map(p, options, err)) return false;
    write_title(p, options->title);
    ent_captions_write(&p->page, &p->drawing, p->captions);
    if (p->drawing.line_count)
        ent_legend_write(&p->legend, p->e, &p->drawing, &p->page,
            options->layout != ENT_LAYOUT_BLOC, p->scale);
    write_headings(p);
    write_notes(p);
    if (!ent_page_measure(&p->page, p->graphviz, err)) return false;
    put_all(p);
    ent_buffer attributes = { 0 };
    ent_buffer_print(&attributes,
        "charset=\"UTF-8\", layout=nop2, splines=true, outputorder=edgesfirst, "
        "bgcolor=\"%s\", pad=\"0.3\"%s",
        p->page.theme->paper, strcmp(options->format, "png") == 0 ? ", dpi=144" : "");
    bool ok = ent_buffer_ok(&attributes, err)
              && ent_page_finish(&p->page, attributes.bytes, dot, err);
    ent_buffer_free(&attributes);
    return ok;
}

static bool render(
    picture *p, const ent_picture_options *options, ent_buffer *out, ent_error *err)
{
    ent_buffer dot = { 0 };
    bool ok = compose(p, options, &dot, err);
    if (ok && strcmp(options->format, "dot") == 0)
        ent_buffer_add(out, dot.bytes, dot.length);
    else if (ok)
        ok = ent_graphviz_layout(p->graphviz, dot.bytes, "nop2", err)
             && ent_graphviz_render(p->graphviz, options->format, out, err);
    ent_buffer_free(&dot);
    return ok && ent_buffer_ok(out, err);
}

bool ent_draw_to(const ent_export *e, const ent_picture_options *options, ent_buffer *out,
    ent_error *err)
{
    picture p = { .e = e };
    bool ok = ent_graphviz_open(&p.graphviz, err) && render(&p, options, out, err);
    ent_graphviz_close(p.graphviz);
    ent_page_free(&p.page);
    ent_arena_free(&p.arena);
    return ok;
}

bool ent_draw(const ent_export *e, const ent_picture_options *options, const char *path,
    ent_error *err)
{
    ent_buffer out = { 0 };
    bool ok = ent_draw_to(e, options, &out, err)
              && ent_file_write(path, out.bytes, out.length, err);
    ent_buffer_free(&out);
    return ok;
}
