/* chart_heat.c - fields of windows by relation, or by actor. */
#include "output/chart_common.h"

#include <math.h>
#include <string.h>

#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

enum {
    MOST_WINDOWS = 48,
    MOST_ACTORS = 24,
    MOST_ROWS = MOST_ACTORS > ENT_RELATIONS ? MOST_ACTORS : ENT_RELATIONS,
    WIDTH = 860,
    ROW = 23,
    WIDEST_FIELD = 64,
    NAME_COLUMNS = 26
};

typedef enum { COOPERATION, CONFLICT, NEITHER, SIDES } side;

typedef struct {
    size_t name, total; /* texts */
    ent_series series;
    side side; /* of relations; actors have one in each window */
} row;

typedef struct {
    ent_frame *f;
    const ent_export *e;
    bool actors;
    ent_windows windows;
    ent_time_axis axis;
    row rows[MOST_ROWS];
    size_t count;
    uint64_t most;
    ent_series all; /* of the events that may be drawn */
    uint64_t negated;
    ent_legend legend;
    double names, field; /* widths */
    size_t *numbers;     /* texts of fields, row by row; SIZE_MAX: none */
    bool seen[SIDES];
} heat;

static const char *ink_of(const heat *h, side s)
{
    static const ent_relation inks[SIDES] = {
        [COOPERATION] = ENT_ALLIANCE, [CONFLICT] = ENT_COERCE, [NEITHER] = ENT_REQUEST
    };
    return h->f->page.theme->relations[inks[s]].ink;
}

static double strength(const heat *h, uint64_t count)
{
    return 0.16 + 0.84 * log1p((double)count - 1) / fmax(log1p((double)h->most - 1), 0.7);
}

static char *shade(heat *h, side s, uint64_t count)
{
    char *colour = ent_arena_take(&h->f->arena, 8);
    h->f->page.failed = h->f->page.failed || !colour;
    if (colour)
        ent_colour_mix(
            ink_of(h, s), h->f->page.theme->paper, fmin(strength(h, count), 1), colour);
    return colour;
}

static side side_of(const heat *h, const row *r, const ent_point *p)
{
    if (!h->actors) return r->side;
    return p->tie > 0 ? COOPERATION : p->tie < 0 ? CONFLICT : NEITHER;
}

/* --- rows ------------------------------------------------------------------------ */

static bool add_row(heat *h, const ent_series *series, const char *name, side s)
{
    ent_buffer words = { 0 }, plain = { 0 };
    row *r = &h->rows[h->count++];
    ent_escape_plain(&plain, name);
    size_t end = ent_columns_cut(plain.bytes, plain.length, NAME_COLUMNS);
    ent_buffer_add(&words, plain.bytes, end);
    if (end < plain.length) ent_buffer_text(&words, "…");
    *r = (row){ .series = *series, .side = s };
    r->name = ent_page_text_add(
        &h->f->page, words.bytes, 11, false, h->f->page.theme->text);
    ent_buffer_clear(&words);
    ent_say_number(&words, series->total.count);
    r->total = ent_page_text_add(
        &h->f->page, words.bytes, 11, true, h->f->page.theme->heading);
    for (size_t i = 0; i < series->count; i++) {
        const ent_point *p = &series->points[i];
        if (p->count > h->most) h->most = p->count;
        if (p->count) h->seen[side_of(h, r, p)] = true;
    }
    bool ok = !words.failed && !plain.failed;
    ent_buffer_free(&words);
    ent_buffer_free(&plain);
    return ok;
}

/* Friendly relations first, then those that only ask, then hostile ones. */
static bool add_relations(heat *h, ent_error *err)
{
    for (int sign = 1; sign >= -1; sign--)
        for (int r = 0; r < ENT_RELATIONS; r++) {
            if (ent_relation_table[r].sign != sign) continue;
            ent_series series;
            if (!ent_series_start(&h->windows, &h->f->arena, &series, err)) return false;
            for (size_t i = 0; i < ent_graph_edge_count(h->e->graph); i++) {
                const ent_edge *edge = ent_graph_edge(h->e->graph, i);
                if ((int)edge->relation == r)
                    ent_series_add(&series, &h->windows, edge, ENT_NOT_NEGATED);
            }
            if (series.total.count
                && !add_row(h, &series, ent_relation_table[r].name,
                    sign > 0   ? COOPERATION
                    : sign < 0 ? CONFLICT
                               : NEITHER))
                return ent_fail(err, ENT_MEMORY, "out of memory");
        }
    return true;
}

static bool add_actors(heat *h, ent_error *err)
{
    size_t nodes = ent_graph_node_count(h->e->graph);
    for (size_t n = 0; n < nodes && h->count < MOST_ACTORS; n++) {
        uint32_t node = (uint32_t)(h->e->ranking ? h->e->ranking->order[n] : n);
        ent_series series;
        if (!ent_series_start(&h->windows, &h->f->arena, &series, err)) return false;
        for (size_t i = 0; i < ent_graph_edge_count(h->e->graph); i++) {
            const ent_edge *edge = ent_graph_edge(h->e->graph, i);
            if (edge->source == node || edge->target == node)
                ent_series_add(&series, &h->windows, edge, ENT_NOT_NEGATED);
        }
        if (series.total.count
            && !add_row(h, &series, ent_node_label(h->e->graph, node), NEITHER))
            return ent_fail(err, ENT_MEMORY, "out of memory");
    }
    return true;
}

static bool count_all(heat *h, ent_error *err)
{
    const ent_series_choice choice = { .statuses = ENT_NOT_NEGATED };
    for (size_t i = 0; i < ent_graph_edge_count(h->e->graph); i++)
        h->negated += ent_graph_edge(h->e->graph, i)->statuses[ENT_NEGATED];
    return ent_series_make(h->e->graph, &h->windows, &choice, &h->f->arena, &h->all, err);
}

/* --- words ----------------------------------------------------------------------- */

static void write_numbers(heat *h)
{
    ent_page *page = &h->f->page;
    size_t fields = h->count * h->windows.count;
    h->numbers = ent_arena_array(&h->f->arena, fields, sizeof *h->numbers);
    page->failed = page->failed || !h->numbers;
    for (size_t i = 0; h->numbers && i < fields; i++) {
        const row *r = &h->rows[i / h->windows.count];
        const ent_point *p = &r->series.points[i % h->windows.count];
        ent_buffer words = { 0 };
        h->numbers[i] = SIZE_MAX;
        ent_say_number(&words, p->count);
        const char *ground = p->count ? shade(h, side_of(h, r, p), p->count) : NULL;
        if (ground && (double)words.length * 5.8 + 1.5 <= h->field) {
            const ent_theme *theme = page->theme;
            bool dark = ent_colour_contrast(theme->title, ground)
                        >= ent_colour_contrast(theme->paper, ground);
            h->numbers[i] = ent_page_text_add(
                page, words.bytes, 9, false, dark ? theme->title : theme->paper);
        }
        page->failed = page->failed || words.failed;
        ent_buffer_free(&words);
    }
}

static void write_legend(heat *h)
{
    static const char *const relations[ENT_LEGEND_GROUPS] = { "Cooperation", "Conflict",
        "Request" };
    static const char *const actors[ENT_LEGEND_GROUPS] = { "More cooperation",
        "More conflict", "Even" };
    uint64_t middle = (uint64_t)llround(sqrt((double)h->most));
    const uint64_t counts[] = { 1, middle > 1 && middle < h->most ? middle : 0,
        h->most > 1 ? h->most : 0 };
    ent_legend_start(&h->legend, 1);
    for (int s = 0; s < SIDES; s++)
        for (int i = 0; h->seen[s] && i < 3; i++) {
            if (!counts[i]) continue;
            ent_buffer words = { 0 };
            ent_say_count(&words, counts[i], "event", NULL);
            const char *colour = shade(h, (side)s, counts[i]);
            if (colour && !words.failed)
                ent_legend_add_box(&h->legend, &h->f->page, (size_t)s, words.bytes,
                    colour, h->f->page.theme->rule);
            ent_buffer_free(&words);
        }
    ent_legend_name(&h->legend, &h->f->page, h->actors ? actors : relations);
}

static void write_words(heat *h, const ent_chart_options *options)
{
    ent_buffer title = { 0 }, subtitle = { 0 }, note = { 0 };
    if (!h->count) {
        ent_buffer_text(&title, "No dated events found");
    } else {
        ent_buffer_print(&title, "%s by %s, ", h->actors ? "Actors" : "Relations",
            ent_step_noun(h->windows.step));
        ent_say_windows(&title, &h->windows);
        ent_say_count(&subtitle, h->all.total.count, "event", NULL);
        ent_buffer_text(&subtitle, " between ");
        ent_say_count(&subtitle, ent_graph_node_count(h->e->graph), "actor", NULL);
    }
    ent_chart_head(h->f, options, &title, &subtitle);
    if (h->actors && h->count) {
        ent_buffer_print(&note,
            "The %zu most central actors. A field counts the events in which the actor "
            "takes part; its colour says what weighs more. ",
            h->count);
    } else if (h->count) {
        ent_buffer_text(&note, "A field counts the events of the relation. ");
    }
    ent_say_left_out(&note, h->all.undated.count, h->all.outside.count, h->negated);
    ent_frame_note(h->f, &note, 3);
    ent_buffer_free(&note);
    ent_frame_source(h->f);
}

/* --- on the page ----------------------------------------------------------------- */

static void put_fields(heat *h, double left, double top)
{
    ent_page *page = &h->f->page;
    for (size_t r = 0; r < h->count; r++) {
        double y = top - ROW * ((double)r + 0.5);
        double right = left + h->field * (double)h->windows.count;
        ent_page_put_right(page, h->rows[r].name, left - 10, y);
        ent_page_put_text(page, h->rows[r].total, right + 10, y);
        ent_chart_line(h->f, page->theme->rule, 0.5, ENT_LINE_ACTUAL,
            (ent_xy){ left, y - ROW / 2.0 }, (ent_xy){ right, y - ROW / 2.0 });
        for (size_t w = 0; w < h->windows.count; w++) {
            const ent_point *p = &h->rows[r].series.points[w];
            if (!p->count) continue;
            double x = left + h->field * (double)w;
            ent_buffer words = { 0 };
            ent_buffer_print(&words, "%s, ", page->texts[h->rows[r].name].text);
            ent_say_window(&words, &h->windows, w);
            ent_buffer_text(&words, ": ");
            ent_say_count(&words, p->count, "event", NULL);
            const char *fill = shade(h, side_of(h, &h->rows[r], p), p->count);
            ent_page_box box = { .low = { x + 0.6, y - ROW / 2.0 + 0.6 },
                .high = { x + h->field - 0.6, y + ROW / 2.0 - 0.6 },
                .fill = fill ? fill : page->theme->rule,
                .tooltip = words.bytes };
            ent_page_put_box(page, &box);
            page->failed = page->failed || words.failed;
            ent_buffer_free(&words);
            size_t number = h->numbers[r * h->windows.count + w];
            if (number != SIZE_MAX)
                ent_page_put_centred(page, number, x + h->field / 2, y);
        }
    }
}

static void put_all(heat *h)
{
    ent_page *page = &h->f->page;
    double height = ROW * (double)h->count;
    page->anchor = (ent_xy){ 0, 0 };
    ent_frame_put_title(h->f, 0, height + 20);
    if (h->count) {
        put_fields(h, h->names, height);
        ent_time_axis_put(&h->axis, page, 0);
    }
    ent_chart_foot(h->f, &h->legend, 0, h->count ? -38 : 0);
}

bool ent_chart_heat(ent_frame *f, const ent_chart_options *options, ent_error *err)
{
    heat h = { .f = f, .e = f->e, .actors = options->chart == ENT_CHART_ACTORS };
    f->width = WIDTH;
    if (!ent_windows_of_graph(
            f->e->graph, options->step, ENT_NOT_NEGATED, &f->arena, &h.windows, err))
        return false;
    if (options->step == ENT_STEP_AUTO && h.windows.count > MOST_WINDOWS) {
        ent_interval period = { h.windows.items[0].from,
            h.windows.items[h.windows.count - 1].to };
        if (!ent_chart_windows(
                period, ENT_STEP_AUTO, MOST_WINDOWS, &f->arena, &h.windows, err))
            return false;
    }
    if (!count_all(&h, err)) return false;
    if (h.windows.count && !(h.actors ? add_actors(&h, err) : add_relations(&h, err)))
        return false;
    h.names = h.actors ? 190 : 84;
    h.field = (WIDTH - h.names - 50) / fmax((double)h.windows.count, 1);
    if (h.field > WIDEST_FIELD) h.field = WIDEST_FIELD;
    if (h.count) ent_time_axis_make(&h.axis, &f->page, &h.windows, h.names, h.field, 10);
    write_numbers(&h);
    write_legend(&h);
    write_words(&h, options);
    if (!ent_page_measure(&f->page, f->graphviz, err)) return false;
    put_all(&h);
    return true;
}
