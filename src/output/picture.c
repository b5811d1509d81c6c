/* picture.c - the graph on a page: headline, map, legend, source.
 *
 *   drawing (what) -> arrange (where) -> route (lines) -> page -> Graphviz -> file */
#include "output/picture.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "output/caption.h"
#include "output/escape.h"
#include "output/frame.h"
#include "output/legend.h"
#include "output/words.h"

enum { NARROWEST = 700, NOTE_LINES = 5 };

typedef struct {
    ent_frame frame;
    ent_drawing drawing;
    ent_arrangement arrangement;
    const ent_spot *actors;
    ent_curve *lines;
    size_t *captions;
    ent_legend legend;
    size_t headings[ENT_DRAWN_BLOCS]; /* of regions */
    ent_xy low, high;                 /* the box of the map */
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
    p->frame.scale = fmin(fmax((p->high.x - p->low.x) / 900, 1), 2);
    p->frame.width = fmax(p->high.x - p->low.x, NARROWEST);
    p->frame.height = p->high.y - p->low.y + 250 * p->frame.scale;
}

static bool make_map(picture *p, const ent_picture_options *options, ent_error *err)
{
    ent_drawing *d = &p->drawing;
    if (!ent_drawing_make(p->frame.e, options->backbone, &p->frame.arena, d, err))
        return false;
    p->lines = ent_arena_array(&p->frame.arena, d->line_count, sizeof *p->lines);
    p->captions = ent_arena_array(&p->frame.arena, d->line_count, sizeof *p->captions);
    if (!p->lines || !p->captions) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!ent_arrange(p->frame.e, d, options->layout, p->frame.graphviz, &p->frame.arena,
            &p->arrangement, err))
        return false;
    p->actors = p->arrangement.actors;
    if (!ent_route(p->frame.e, d, p->actors, options->layout == ENT_LAYOUT_CIRCLE,
            &p->frame.arena, p->lines, err))
        return false;
    measure_map(p);
    return true;
}

/* --- words ----------------------------------------------------------------------- */

static void write_title(picture *p, const char *asked, ent_interval period)
{
    const ent_export *e = p->frame.e;
    size_t actors = ent_graph_node_count(e->graph);
    ent_buffer title = { 0 };
    if (asked && *asked) {
        ent_buffer_text(&title, asked);
    } else if (ent_graph_edge_count(e->graph) == 0) {
        ent_buffer_text(&title, "No relations found");
    } else {
        ent_buffer_text(&title, "Relations between ");
        ent_say_count(&title, actors, "actor", NULL);
        if (period.from != ENT_NO_DATE) ent_buffer_text(&title, ", ");
        if (period.from != ENT_NO_DATE) ent_say_period(&title, period);
    }
    p->frame.page.failed = p->frame.page.failed || title.failed;
    if (!title.failed) ent_frame_title(&p->frame, title.bytes);
    ent_buffer_free(&title);
}

/* The period stands here where the title, `asked` for, does not say it. */
static void write_subtitle(
    picture *p, const char *asked, ent_interval period, uint64_t outside)
{
    const ent_export *e = p->frame.e;
    ent_graph_span span = ent_graph_extent(e->graph);
    ent_buffer subtitle = { 0 };
    uint64_t documents = span.documents;
    if (!span.events && e->provenance) documents = e->provenance->input.documents;
    if (asked && period.from != ENT_NO_DATE) {
        ent_say_period(&subtitle, period);
        ent_buffer_text(&subtitle, " · ");
    }
    ent_say_inputs(&subtitle, e, documents);
    ent_buffer_text(&subtitle, " · ");
    ent_say_count(&subtitle, ent_graph_edge_count(e->graph), "relation", NULL);
    ent_buffer_text(&subtitle, " from ");
    ent_say_count(&subtitle, span.events, "event", NULL);
    if (span.undated) {
        ent_buffer_text(&subtitle, ", ");
        ent_say_number(&subtitle, span.undated);
        ent_buffer_text(&subtitle, " without a date");
    }
    if (outside) ent_buffer_text(&subtitle, "; ");
    if (outside) ent_say_outside(&subtitle, outside);
    ent_frame_subtitle(&p->frame, &subtitle);
    ent_buffer_free(&subtitle);
}

static bool write_titles(picture *p, const char *asked, ent_error *err)
{
    ent_interval period;
    uint64_t outside;
    if (!ent_core_of_graph(p->frame.e->graph, &period, &outside, err)) return false;
    write_title(p, asked, period);
    write_subtitle(p, asked, period, outside);
    return true;
}

/* What is not in the picture, in numbers. */
static void say_backbone(const picture *p, ent_buffer *out)
{
    const ent_drawing *d = &p->drawing;
    ent_graph_span span = ent_graph_extent(p->frame.e->graph);
    size_t actors = ent_graph_node_count(p->frame.e->graph);
    if (!d->strongest_ties && d->actor_count == actors) return;
    ent_buffer_text(out, d->actor_count < actors ? "Drawn: the strongest " : "Drawn: ");
    ent_say_number(out, d->actor_count);
    ent_buffer_text(out, " of ");
    ent_say_count(out, actors, "actor", NULL);
    if (d->strongest_ties > 1)
        ent_buffer_print(out, ", the %zu strongest ties of each", d->strongest_ties);
    if (d->strongest_ties == 1) ent_buffer_text(out, ", the strongest tie of each");
    if (d->others) ent_buffer_text(out, ", the strongest of all others");
    if (d->strongest_ties)
        ent_buffer_text(out, d->one_relation ? " and the strongest relation of a tie"
                                             : " and at most two relations of a tie");
    ent_buffer_text(out, ": ");
    ent_say_share(out, d->events, span.events);
    ent_buffer_text(out, " of all events");
    double weight = 0;
    for (size_t i = 0; i < ent_graph_edge_count(p->frame.e->graph); i++)
        weight += ent_graph_edge(p->frame.e->graph, i)->weight;
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
    const ent_export *e = p->frame.e;
    ent_buffer note = { 0 };
    bool counted = false;
    for (size_t i = 0; i < d->line_count; i++)
        counted = counted || (d->lines[i].counted && !d->lines[i].named);
    say_backbone(p, &note);
    if (counted)
        ent_buffer_text(&note, "Numbers count the events of the strongest relations. ");
    if (d->line_count && d->lines[0].named && d->most > 1)
        ent_buffer_text(&note, "×2: two events. ");
    if (e->blocs && e->blocs->bloc_count)
        ent_buffer_text(&note,
            "Blocs are computed: friends inside, enemies between; no one declared them.");
    ent_frame_note(&p->frame, &note, NOTE_LINES);
    ent_buffer_free(&note);
    ent_frame_source(&p->frame);
}

/* Of the whole graph, in the bloc of a region: 0 none, the coloured ones, all others. */
static size_t members_of(const ent_export *e, uint32_t region)
{
    size_t count = 0;
    for (size_t i = 0; i < ent_graph_node_count(e->graph); i++) {
        const ent_drawn_actor actor = { .bloc = e->blocs ? e->blocs->bloc[i] : 0 };
        count += ent_drawn_bloc(&actor) == region;
    }
    return count;
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
        size_t all = members_of(p->frame.e, r->bloc);
        if (r->members < all) ent_say_number(&words, r->members);
        if (r->members < all) ent_buffer_text(&words, " of ");
        ent_say_count(&words, all, "actor", NULL);
        double room = r->box.high.x - r->box.low.x - 2 * ENT_REGION_EDGE;
        double size = fmin(
            fmin(11 * p->frame.scale, 15), room / (0.66 * (double)words.length));
        p->headings[i] = ent_page_text_add(&p->frame.page, words.bytes, fmax(size, 7),
            true, p->frame.page.theme->heading);
        p->frame.page.failed = p->frame.page.failed || words.failed;
        ent_buffer_free(&words);
    }
}

/* --- the page -------------------------------------------------------------------- */

static void put_actors(picture *p)
{
    for (size_t i = 0; i < p->drawing.actor_count; i++) {
        ent_buffer *out = &p->frame.page.nodes;
        uint32_t index = p->drawing.actors[i].node;
        const ent_node *node = ent_graph_node(p->frame.e->graph, index);
        const ent_bloc_style *bloc = ent_bloc_style_of(
            p->frame.page.theme, p->frame.e->blocs ? p->frame.e->blocs->bloc[index] : 0);
        ent_escape_dot(out, node->id);
        ent_buffer_text(out, " [");
        ent_actor_attributes(out, p->frame.e, &p->drawing, i);
        ent_buffer_print(out,
            ", fillcolor=\"%s\", color=\"%s\", fontcolor=\"%s\", tooltip=", bloc->fill,
            bloc->border, p->frame.page.theme->title);
        ent_escape_tooltip(out, ent_node_label(p->frame.e->graph, index));
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
    ent_escape_plain(&words, ent_node_label(p->frame.e->graph, from));
    ent_buffer_text(&words, line->heads == ENT_HEAD_TARGET ? " → " : " – ");
    ent_escape_plain(&words, ent_node_label(p->frame.e->graph, to));
    ent_buffer_print(&words, ": %s, ", ent_relation_table[line->relation].name);
    ent_say_count(&words, line->count, "event", NULL);
    char *copy = ent_arena_string(&p->frame.arena, words.bytes);
    p->frame.page.failed = p->frame.page.failed || words.failed || !copy;
    ent_buffer_free(&words);
    return copy;
}

static void put_lines(picture *p)
{
    for (size_t i = p->drawing.line_count; i-- > 0;) {
        const ent_drawn_line *line = &p->drawing.lines[i];
        uint32_t from = p->drawing.actors[line->source].node;
        uint32_t to = p->drawing.actors[line->target].node;
        ent_page_line style = { .from = ent_graph_node(p->frame.e->graph, from)->id,
            .to = ent_graph_node(p->frame.e->graph, to)->id,
            .colour = p->frame.page.theme->relations[line->relation].line,
            .width = ent_line_width(line->count, p->drawing.most),
            .line = line->line,
            .head = ent_head_name(line->relation, line->line),
            .at_source = ent_head_at_source(line->relation, line->line, line->heads),
            .at_target = ent_head_at_target(line->relation, line->line, line->heads),
            .tooltip = tooltip_of(p, line) };
        ent_page_put_line(&p->frame.page, &style, &p->lines[i]);
    }
}

static void put_regions(picture *p)
{
    const ent_regions *regions = &p->arrangement.regions;
    for (size_t i = 0; i < regions->count; i++) {
        const ent_region *r = &regions->items[i];
        ent_page_put_ground(&p->frame.page,
            ent_bloc_style_of(p->frame.page.theme, r->bloc), r->box.low, r->box.high);
        ent_page_put_pill(&p->frame.page, p->headings[i],
            ent_bloc_style_of(p->frame.page.theme, r->bloc)->region,
            (ent_xy){ r->box.low.x + ENT_REGION_EDGE
                          + p->frame.page.texts[p->headings[i]].width / 2,
                r->box.high.y - ENT_REGION_HEAD / 2.0 });
    }
}

static void put_all(picture *p)
{
    ent_frame *f = &p->frame;
    double left = (p->low.x + p->high.x - f->width) / 2, gap = 18 * f->scale;
    f->page.anchor = p->low;
    ent_frame_put_title(f, left, p->high.y + gap);
    put_regions(p);
    put_actors(p);
    put_lines(p);
    ent_captions_put(&f->page, &p->drawing, p->actors, p->lines, p->captions, &f->arena);
    double y = p->low.y - gap;
    ent_frame_put_rule(f, left, y);
    if (p->legend.count) y = ent_legend_put(&p->legend, &f->page, left, y, f->width);
    ent_frame_put_notes(f, left, y - 6 * f->scale);
}

static bool compose(picture *p, const ent_picture_options *options, ent_error *err)
{
    ent_frame *f = &p->frame;
    if (!make_map(p, options, err)) return false;
    if (!write_titles(p, options->title, err)) return false;
    ent_captions_write(&f->page, &p->drawing, p->captions);
    if (p->drawing.line_count)
        ent_legend_write(&p->legend, f->e, &p->drawing, &f->page,
            options->layout != ENT_LAYOUT_BLOC, f->scale);
    write_headings(p);
    write_notes(p);
    if (!ent_page_measure(&f->page, f->graphviz, err)) return false;
    put_all(p);
    return true;
}

bool ent_draw_to(const ent_export *e, const ent_picture_options *options, ent_buffer *out,
    ent_error *err)
{
    picture p = { 0 };
    bool ok = ent_frame_open(&p.frame, e, options->theme, err)
              && compose(&p, options, err)
              && ent_frame_render(&p.frame, options->format, out, err);
    ent_frame_close(&p.frame);
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
