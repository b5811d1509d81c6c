/* chart_dyad.c - bars of a dyad's events, the largest of them numbered below. */
#include "output/chart_common.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/turns.h"
#include "output/escape.h"
#include "output/why.h"
#include "output/words.h"
#include "output/wrap.h"

enum {
    MOST_WINDOWS = 120,
    WIDTH = 860,
    GUTTER = 44,  /* for the numbers on the left */
    HEIGHT = 300, /* of the bars */
    WIDEST_BAR = 64,
    TALLEST_EVENT = 34,
    NAMED_EVENTS = 5,
    NAMED_TURNS = 3,
    MARK = 15 /* room that a mark takes */
};

static const char *const numbers[NAMED_EVENTS] = { "①", "②", "③", "④", "⑤" };
static const char *const letters[NAMED_TURNS] = { "Ⓐ", "Ⓑ", "Ⓒ" };

/* How sure it is that an event happened: solid, pale, hollow. */
typedef enum { DONE, SAID, AHEAD, WAYS } way;

static const uint32_t statuses_of[WAYS] = { [DONE] = ENT_STATUS_BIT(ENT_ACTUAL),
    [SAID] = ENT_STATUS_BIT(ENT_ALLEGED),
    [AHEAD] = ENT_STATUS_BIT(ENT_PLANNED) | ENT_STATUS_BIT(ENT_POSSIBLE) };

/* Events of one relation and way: above the axis, or below it. */
typedef struct {
    ent_relation relation;
    way way;
    ent_series series;
} layer;

typedef struct {
    const ent_event *event;
    const ent_edge *edge;
    size_t window;
    bool below;
    size_t text; /* its number */
} mark;

typedef struct {
    ent_frame *f;
    const ent_export *e;
    uint32_t a, b;
    ent_windows windows;
    ent_time_axis axis;
    layer layers[ENT_RELATIONS * WAYS];
    size_t layer_count;
    uint64_t *above, *below; /* events of each window */
    uint64_t most_above, most_below;
    uint64_t friendly, hostile, undated, outside, negated;
    mark marks[NAMED_EVENTS];
    size_t mark_count;
    ent_turn turns[NAMED_TURNS];
    size_t turn_texts[NAMED_TURNS], turn_count;
    size_t ticks[16], tick_count;
    uint64_t tick;
    size_t above_text, below_text;
    ent_legend legend;
    double bar, unit, zero; /* width of a window, height of an event, y of the axis */
} dyad;

static bool of_pair(const dyad *d, const ent_edge *edge)
{
    return (edge->source == d->a && edge->target == d->b)
           || (edge->source == d->b && edge->target == d->a);
}

/* --- who ------------------------------------------------------------------------- */

static bool find_node(
    const ent_graph *graph, const char *id, uint32_t *node, ent_error *err)
{
    for (*node = 0; *node < ent_graph_node_count(graph); ++*node)
        if (strcmp(ent_graph_node(graph, *node)->id, id) == 0) return true;
    return ent_why_unknown(graph, id, err);
}

/* Names the actors that the first one has most events with. */
static bool no_events(const dyad *d, ent_error *err)
{
    const ent_graph *g = d->e->graph;
    size_t nodes = ent_graph_node_count(g), others = 0;
    uint64_t *events = ent_arena_array(&d->f->arena, nodes, sizeof *events);
    ent_buffer names = { 0 };
    if (!events) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        const ent_edge *edge = ent_graph_edge(g, i);
        if (edge->source == d->a) events[edge->target] += edge->count;
        if (edge->target == d->a) events[edge->source] += edge->count;
    }
    for (size_t i = 0; i < nodes; i++) others += events[i] > 0;
    ent_list list = { &names, others, 3, 0 };
    for (size_t said = 0; said < others; said++) {
        size_t best = 0;
        for (size_t i = 1; i < nodes; i++)
            if (events[i] > events[best]) best = i;
        ent_say_item(&list, ent_node_label(g, best));
        events[best] = 0;
    }
    ent_fail(err, ENT_NOT_FOUND, "no event between %s and %s in this graph%s%s%s%s",
        ent_node_label(g, d->a), ent_node_label(g, d->b), others ? "; " : "",
        others ? ent_node_label(g, d->a) : "", others ? " has some with " : "",
        others && !names.failed ? names.bytes : "");
    ent_buffer_free(&names);
    return false;
}

/* --- what ------------------------------------------------------------------------ */

static ent_interval period_of(dyad *d)
{
    const ent_filter *filter = ent_graph_filter(d->e->graph);
    ent_interval period = { ENT_NO_DATE, ENT_NO_DATE };
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        for (size_t k = 0; of_pair(d, edge) && k < edge->moment_count; k++) {
            const ent_moment *m = &edge->moments[k];
            if (m->status == ENT_NEGATED)
                d->negated += m->count;
            else if (m->day == ENT_NO_DATE)
                d->undated += m->count;
            else {
                if (period.from == ENT_NO_DATE || m->day < period.from)
                    period.from = m->day;
                if (period.to == ENT_NO_DATE || m->day > period.to) period.to = m->day;
            }
        }
    }
    if (period.from == ENT_NO_DATE) return period;
    if (filter->event_dates.from != ENT_NO_DATE) period.from = filter->event_dates.from;
    if (filter->event_dates.to != ENT_NO_DATE) period.to = filter->event_dates.to;
    return period;
}

/* What has no sign (an appeal) stands above. */
static uint64_t count_above(const ent_point *p)
{
    return p->count - p->hostile;
}

static bool add_layer(dyad *d, ent_relation relation, way w, ent_error *err)
{
    layer *l = &d->layers[d->layer_count];
    *l = (layer){ .relation = relation, .way = w };
    if (!ent_series_start(&d->windows, &d->f->arena, &l->series, err)) return false;
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        if (edge->relation == relation && of_pair(d, edge))
            ent_series_add(&l->series, &d->windows, edge, statuses_of[w]);
    }
    d->outside += l->series.outside.count;
    if (!l->series.total.count) return true;
    d->layer_count++;
    d->friendly += count_above(&l->series.total);
    d->hostile += l->series.total.hostile;
    for (size_t i = 0; i < d->windows.count; i++) {
        d->above[i] += count_above(&l->series.points[i]);
        d->below[i] += l->series.points[i].hostile;
        if (d->above[i] > d->most_above) d->most_above = d->above[i];
        if (d->below[i] > d->most_below) d->most_below = d->below[i];
    }
    return true;
}

/* Without strays: rows that are years older than all others (see windows.h). */
static bool find_period(dyad *d, ent_interval *period, ent_error *err)
{
    ent_windows all;
    *period = period_of(d);
    if (!ent_windows_of_graph(
            d->e->graph, ENT_STEP_AUTO, ENT_NOT_NEGATED, &d->f->arena, &all, err))
        return false;
    if (!all.count || period->from == ENT_NO_DATE) return true;
    ent_date from = all.items[0].from, to = all.items[all.count - 1].to;
    if (period->to < from || period->from > to) return true;
    if (period->from < from) period->from = from;
    if (period->to > to) period->to = to;
    return true;
}

static bool gather(dyad *d, ent_step step, ent_error *err)
{
    ent_interval period;
    if (!find_period(d, &period, err)
        || !ent_chart_windows(period, step, MOST_WINDOWS, &d->f->arena, &d->windows, err))
        return false;
    d->above = ent_arena_array(&d->f->arena, d->windows.count, sizeof *d->above);
    d->below = ent_arena_array(&d->f->arena, d->windows.count, sizeof *d->below);
    if (!d->above || !d->below) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (way w = DONE; d->windows.count && w < WAYS; w++)
        for (int r = 0; r < ENT_RELATIONS; r++)
            if (!add_layer(d, (ent_relation)r, w, err)) return false;
    return true;
}

/* --- what is named --------------------------------------------------------------- */

static double size_of(const ent_edge *edge, const ent_event *event)
{
    (void)edge;
    double sure = event->status == ENT_ACTUAL ? 1 : 0.5;
    return fabs((double)event->intensity) * (double)event->confidence * sure;
}

static bool before_in_time(const mark *a, const mark *b)
{
    return a->event->date < b->event->date;
}

/* Whether its number would stand on that of a larger event. */
static bool crowded(const dyad *d, const mark *m)
{
    for (size_t i = 0; i < d->mark_count; i++) {
        double apart = fabs((double)d->marks[i].window - (double)m->window) * d->bar;
        if (d->marks[i].below == m->below && apart < MARK) return true;
    }
    return false;
}

static bool marked(const dyad *d, const ent_event *event)
{
    for (size_t i = 0; i < d->mark_count; i++)
        if (d->marks[i].event == event) return true;
    return false;
}

/* The largest event that has a place for its number. */
static bool find_mark(const dyad *d, mark *best)
{
    double largest = -1;
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        for (size_t k = 0; of_pair(d, edge) && k < edge->event_count; k++) {
            const ent_event *event = edge->events[k];
            if (event->date == ENT_NO_DATE || event->status == ENT_NEGATED) continue;
            mark m = { event, edge, ent_window_at(&d->windows, event->date),
                edge->sign < 0, 0 };
            if (m.window == d->windows.count || marked(d, event) || crowded(d, &m))
                continue;
            if (size_of(edge, event) <= largest) continue;
            largest = size_of(edge, event);
            *best = m;
        }
    }
    return largest >= 0;
}

static int by_time(const void *x, const void *y)
{
    const mark *a = x, *b = y;
    if (a->event->date != b->event->date) return before_in_time(a, b) ? -1 : 1;
    return (a->event->relation > b->event->relation)
           - (a->event->relation < b->event->relation);
}

static void choose_marks(dyad *d)
{
    while (d->mark_count < NAMED_EVENTS && find_mark(d, &d->marks[d->mark_count]))
        d->mark_count++;
    if (d->mark_count) qsort(d->marks, d->mark_count, sizeof *d->marks, by_time);
    for (size_t i = 0; i < d->mark_count; i++) {
        d->marks[i].text = ent_page_text_add(
            &d->f->page, numbers[i], 12, false, d->f->page.theme->title);
    }
}

static bool choose_turns(dyad *d, ent_error *err)
{
    ent_turns all;
    if (!ent_turns_of_pairs(d->e->graph, &d->windows, &d->f->arena, &all, err))
        return false;
    uint32_t a = d->a < d->b ? d->a : d->b, b = d->a < d->b ? d->b : d->a;
    for (size_t i = 0; i < all.count && d->turn_count < NAMED_TURNS; i++) {
        if (all.items[i].a != a || all.items[i].b != b) continue;
        d->turn_texts[d->turn_count] = ent_page_text_add(
            &d->f->page, letters[d->turn_count], 12, false, d->f->page.theme->title);
        d->turns[d->turn_count++] = all.items[i];
    }
    return true;
}

/* --- words ----------------------------------------------------------------------- */

static void write_event(dyad *d, const mark *m, size_t number)
{
    ent_buffer note = { 0 };
    const char *quote = ent_quote_of(m->event);
    ent_buffer_print(&note, "%s ", numbers[number]);
    ent_say_date(&note, m->event->date);
    ent_buffer_text(&note, ": ");
    ent_escape_plain(&note, ent_node_label(d->e->graph, m->edge->source));
    ent_buffer_text(&note, m->edge->directed ? " → " : " – ");
    ent_escape_plain(&note, ent_node_label(d->e->graph, m->edge->target));
    ent_buffer_print(&note, ", %s", ent_relation_table[m->event->relation].name);
    if (m->event->status != ENT_ACTUAL)
        ent_buffer_print(&note, " (%s)", ent_status_names[m->event->status]);
    if (quote && *quote) {
        ent_buffer_text(&note, ": “");
        ent_escape_plain(&note, quote);
        ent_buffer_text(&note, "”");
    }
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
}

static void write_turn(dyad *d, size_t i)
{
    const ent_turn *t = &d->turns[i];
    ent_buffer note = { 0 };
    ent_buffer_print(&note, "%s ", letters[i]);
    ent_say_window(&note, &d->windows, t->window);
    ent_buffer_text(&note, ": another course");
    if (t->volume) {
        ent_buffer_text(&note, ", from ");
        ent_say_fixed(&note, t->before.rate, 1, false);
        ent_buffer_text(&note, " to ");
        ent_say_fixed(&note, t->after.rate, 1, false);
        ent_buffer_print(&note, " events a %s", ent_step_noun(d->windows.step));
    }
    if (t->tone) {
        ent_buffer_text(&note, ", tone from ");
        ent_say_fixed(&note, t->before.tone, 1, true);
        ent_buffer_text(&note, " to ");
        ent_say_fixed(&note, t->after.tone, 1, true);
    }
    ent_buffer_text(&note, " (change points by PELT).");
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
}

static void write_words(dyad *d, const ent_chart_options *options)
{
    ent_buffer title = { 0 }, subtitle = { 0 }, note = { 0 };
    ent_buffer_print(&title, "%s and %s", ent_node_label(d->e->graph, d->a),
        ent_node_label(d->e->graph, d->b));
    if (d->windows.count) {
        ent_buffer_text(&title, ", ");
        ent_say_windows(&title, &d->windows);
    }
    ent_say_count(&subtitle, d->friendly + d->hostile, "event", NULL);
    ent_buffer_text(&subtitle, " in either direction, ");
    ent_say_number(&subtitle, d->friendly);
    ent_buffer_text(&subtitle, " of cooperation and ");
    ent_say_number(&subtitle, d->hostile);
    ent_buffer_print(&subtitle, " of conflict, by %s", ent_step_noun(d->windows.step));
    if (!d->windows.count) {
        ent_buffer_clear(&subtitle);
        ent_buffer_text(&subtitle, "No event that is said to have happened or to lie "
                                   "ahead has a date");
    }
    ent_chart_head(d->f, options, &title, &subtitle);
    for (size_t i = 0; i < d->mark_count; i++) write_event(d, &d->marks[i], i);
    for (size_t i = 0; i < d->turn_count; i++) write_turn(d, i);
    ent_say_left_out(&note, d->undated, d->outside, d->negated);
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
    ent_frame_source(d->f);
}

static char *pale(dyad *d, const char *ink, double part)
{
    char *colour = ent_arena_take(&d->f->arena, 8);
    d->f->page.failed = d->f->page.failed || !colour;
    if (colour) ent_colour_mix(ink, d->f->page.theme->paper, part, colour);
    return colour;
}

static void write_legend(dyad *d)
{
    static const char *const names[ENT_LEGEND_GROUPS] = { "Cooperation", "Conflict",
        "Status" };
    static const char *const ways[WAYS] = { "stated as done", "alleged",
        "planned or possible" };
    const ent_theme *theme = d->f->page.theme;
    bool seen[WAYS] = { false }, above[ENT_RELATIONS] = { false },
         below[ENT_RELATIONS] = { false };
    ent_legend_start(&d->legend, 1);
    d->legend.aligned = 2;
    for (size_t i = 0; i < d->layer_count; i++) {
        const layer *l = &d->layers[i];
        seen[l->way] = true;
        if (count_above(&l->series.total)) above[l->relation] = true;
        if (l->series.total.hostile) below[l->relation] = true;
    }
    for (size_t g = 0; g < 2; g++)
        for (int r = 0; r < ENT_RELATIONS; r++)
            if (g ? below[r] : above[r])
                ent_legend_add_box(&d->legend, &d->f->page, g, ent_relation_table[r].name,
                    theme->relations[r].ink, theme->relations[r].ink);
    for (int w = 0; w < WAYS && (seen[SAID] || seen[AHEAD]); w++)
        if (seen[w])
            ent_legend_add_box(&d->legend, &d->f->page, 2, ways[w],
                w == DONE ? theme->sample : pale(d, theme->sample, w == SAID ? 0.4 : 0),
                theme->sample);
    ent_legend_name(&d->legend, &d->f->page, names);
}

static void write_axes(dyad *d)
{
    ent_page *page = &d->f->page;
    uint64_t most = d->most_above > d->most_below ? d->most_above : d->most_below;
    ent_buffer words = { 0 };
    d->tick = ent_round_step(most, 5);
    for (uint64_t n = 0; n <= most && d->tick_count < 16; n += d->tick) {
        ent_buffer_clear(&words);
        ent_say_number(&words, n);
        d->ticks[d->tick_count++] = ent_page_text_add(
            page, words.bytes, 10, false, page->theme->text);
    }
    ent_buffer_clear(&words);
    ent_buffer_print(
        &words, "↑ cooperation, events a %s", ent_step_noun(d->windows.step));
    d->above_text = ent_page_text_add(page, words.bytes, 10, false, page->theme->note);
    ent_buffer_clear(&words);
    ent_buffer_print(&words, "↓ conflict, events a %s", ent_step_noun(d->windows.step));
    d->below_text = ent_page_text_add(page, words.bytes, 10, false, page->theme->note);
    page->failed = page->failed || words.failed;
    ent_buffer_free(&words);
    ent_time_axis_make(&d->axis, page, &d->windows, GUTTER, d->bar, 10);
}

/* --- on the page ----------------------------------------------------------------- */

static void put_grid(dyad *d, double right)
{
    ent_page *page = &d->f->page;
    for (size_t i = 0; i < d->tick_count; i++)
        for (int down = 0; down < 2; down++) {
            uint64_t n = d->tick * i;
            double y = d->zero + (down ? -1 : 1) * d->unit * (double)n;
            if ((n == 0 && down) || n > (down ? d->most_below : d->most_above)) continue;
            if (n)
                ent_chart_line(d->f, page->theme->rule, 0.5, ENT_LINE_ACTUAL,
                    (ent_xy){ GUTTER, y }, (ent_xy){ right, y });
            ent_page_put_right(page, d->ticks[i], GUTTER - 7, y);
        }
}

static const char *tooltip_of(
    dyad *d, const layer *l, size_t window, uint64_t count, ent_buffer *words)
{
    static const char *const ways[WAYS] = { "", " (alleged)", " (planned or possible)" };
    ent_buffer_clear(words);
    ent_buffer_print(words, "%s%s, ", ent_relation_table[l->relation].name, ways[l->way]);
    ent_say_window(words, &d->windows, window);
    ent_buffer_text(words, ": ");
    ent_say_count(words, count, "event", NULL);
    d->f->page.failed = d->f->page.failed || words->failed;
    return words->failed ? NULL : words->bytes;
}

/* The part of a bar that is one layer, from `*y` on away from the axis. */
static void put_part(
    dyad *d, const layer *l, size_t window, uint64_t count, double *y, double sign)
{
    const ent_theme *theme = d->f->page.theme;
    const char *ink = theme->relations[l->relation].ink;
    double gap = d->bar > 6 ? d->bar * 0.12 : 0.3, x = GUTTER + d->bar * (double)window;
    double from = *y, to = *y + sign * d->unit * (double)count,
           thin = d->unit > 3 ? 0.5 : 0;
    double inset = l->way == DONE ? 0 : 0.6; /* borders are drawn around the edge */
    ent_buffer words = { 0 };
    const char *fill = l->way == DONE ? ink : pale(d, ink, l->way == SAID ? 0.4 : 0);
    ent_page_box box = { .low = { x + gap + inset,
                             fmin(from, to) + (sign > 0 ? 0 : thin) + inset },
        .high = { x + d->bar - gap - inset,
            fmax(from, to) - (sign > 0 ? thin : 0) - inset },
        .fill = fill ? fill : ink,
        .border = l->way == DONE ? NULL : ink,
        .width = d->bar > 6 ? 1.2 : 0.6,
        .tooltip = tooltip_of(d, l, window, count, &words) };
    ent_page_put_box(&d->f->page, &box);
    ent_buffer_free(&words);
    *y = to;
}

static void put_bars(dyad *d)
{
    for (size_t w = 0; w < d->windows.count; w++) {
        double up = d->zero, down = d->zero;
        for (size_t i = 0; i < d->layer_count; i++) {
            const layer *l = &d->layers[i];
            const ent_point *p = &l->series.points[w];
            if (count_above(p)) put_part(d, l, w, count_above(p), &up, 1);
            if (p->hostile) put_part(d, l, w, p->hostile, &down, -1);
        }
    }
}

static void put_marks(dyad *d, double top, double bottom)
{
    ent_page *page = &d->f->page;
    for (size_t i = 0; i < d->turn_count; i++) {
        double x = GUTTER + d->bar * (double)d->turns[i].window;
        ent_chart_line(d->f, page->theme->sample, 1.1, ENT_LINE_PLANNED,
            (ent_xy){ x, bottom }, (ent_xy){ x, top + 8 });
        ent_page_put_pill(
            page, d->turn_texts[i], page->theme->paper, (ent_xy){ x, top + 14 });
    }
    for (size_t i = 0; i < d->mark_count; i++) {
        const mark *m = &d->marks[i];
        uint64_t tall = m->below ? d->below[m->window] : d->above[m->window];
        double y = d->unit * (double)tall + 9;
        ent_page_put_pill(page, m->text, page->theme->pill,
            (ent_xy){ GUTTER + d->bar * ((double)m->window + 0.5),
                d->zero + (m->below ? -y : y) });
    }
}

static void put_all(dyad *d)
{
    ent_page *page = &d->f->page;
    double right = GUTTER + d->bar * (double)d->windows.count;
    double top = d->zero + d->unit * (double)d->most_above + 20;
    double bottom = d->zero - d->unit * (double)d->most_below - (d->most_below ? 20 : 4);
    page->anchor = (ent_xy){ 0, d->zero };
    if (d->windows.count) {
        ent_frame_put_title(d->f, 0, top + 42);
        ent_page_put_text(page, d->above_text, GUTTER, top + (d->turn_count ? 30 : 10));
        if (d->most_below) ent_page_put_text(page, d->below_text, GUTTER, bottom - 6);
        put_grid(d, right);
        put_bars(d);
        ent_page_box axis = { .low = { GUTTER, d->zero - 0.5 },
            .high = { right, d->zero + 0.5 },
            .fill = page->theme->heading };
        ent_page_put_box(page, &axis);
        put_marks(d, top, bottom);
        ent_time_axis_put(&d->axis, page, bottom - (d->most_below ? 16 : 2));
        bottom -= 48;
    } else {
        ent_frame_put_title(d->f, 0, top);
    }
    ent_chart_foot(d->f, &d->legend, 0, bottom);
}

bool ent_chart_dyad(ent_frame *f, const ent_chart_options *options, ent_error *err)
{
    dyad d = { .f = f, .e = f->e };
    f->width = WIDTH;
    if (!find_node(f->e->graph, options->a, &d.a, err)
        || !find_node(f->e->graph, options->b, &d.b, err))
        return false;
    size_t edges = 0;
    for (size_t i = 0; i < ent_graph_edge_count(f->e->graph); i++)
        edges += of_pair(&d, ent_graph_edge(f->e->graph, i));
    if (edges == 0) return no_events(&d, err);
    if (!gather(&d, options->step, err)) return false;
    double tallest = fmax((double)(d.most_above + d.most_below), 1);
    d.bar = fmin((WIDTH - GUTTER) / fmax((double)d.windows.count, 1), WIDEST_BAR);
    d.unit = fmin(HEIGHT / tallest, TALLEST_EVENT);
    if (d.windows.count && !choose_turns(&d, err)) return false;
    choose_marks(&d);
    if (d.windows.count) write_axes(&d);
    write_legend(&d);
    write_words(&d, options);
    if (!ent_page_measure(&f->page, f->graphviz, err)) return false;
    put_all(&d);
    return true;
}
