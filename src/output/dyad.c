/* dyad.c - events of a pair by relation and status, the largest of them, change points.
 */
#include "output/dyad.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/why.h"
#include "output/words.h"

enum { MOST_WINDOWS = 120, MARK = 15 /* room that a mark takes */ };

const char *const ent_mark_names[ENT_NAMED_EVENTS] = { "①", "②", "③", "④", "⑤" };
const char *const ent_turn_names[ENT_NAMED_TURNS] = { "Ⓐ", "Ⓑ", "Ⓒ" };

static const uint32_t statuses_of[ENT_WAYS] = { [ENT_DONE] = ENT_STATUS_BIT(ENT_ACTUAL),
    [ENT_SAID] = ENT_STATUS_BIT(ENT_ALLEGED),
    [ENT_AHEAD] = ENT_STATUS_BIT(ENT_PLANNED) | ENT_STATUS_BIT(ENT_POSSIBLE) };

static bool of_pair(const ent_dyad *d, const ent_edge *edge)
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
static bool no_events(const ent_dyad *d, ent_error *err)
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

static ent_interval period_of(ent_dyad *d)
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

uint64_t ent_count_above(const ent_point *p)
{
    return p->count - p->hostile;
}

static bool add_layer(ent_dyad *d, ent_relation relation, ent_way w, ent_error *err)
{
    ent_layer *l = &d->layers[d->layer_count];
    *l = (ent_layer){ .relation = relation, .way = w };
    if (!ent_series_start(&d->windows, &d->f->arena, &l->series, err)) return false;
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        if (edge->relation == relation && of_pair(d, edge))
            ent_series_add(&l->series, &d->windows, edge, statuses_of[w]);
    }
    d->outside += l->series.outside.count;
    if (!l->series.total.count) return true;
    d->layer_count++;
    d->friendly += ent_count_above(&l->series.total);
    d->hostile += l->series.total.hostile;
    for (size_t i = 0; i < d->windows.count; i++) {
        d->above[i] += ent_count_above(&l->series.points[i]);
        d->below[i] += l->series.points[i].hostile;
        if (d->above[i] > d->most_above) d->most_above = d->above[i];
        if (d->below[i] > d->most_below) d->most_below = d->below[i];
    }
    return true;
}

/* Without strays: rows that are years older than all others (see windows.h). */
static bool find_period(ent_dyad *d, ent_interval *period, ent_error *err)
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

static bool gather(ent_dyad *d, ent_step step, ent_error *err)
{
    ent_interval period;
    if (!find_period(d, &period, err)
        || !ent_chart_windows(period, step, MOST_WINDOWS, &d->f->arena, &d->windows, err))
        return false;
    d->above = ent_arena_array(&d->f->arena, d->windows.count, sizeof *d->above);
    d->below = ent_arena_array(&d->f->arena, d->windows.count, sizeof *d->below);
    if (!d->above || !d->below) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (ent_way w = ENT_DONE; d->windows.count && w < ENT_WAYS; w++)
        for (int r = 0; r < ENT_RELATIONS; r++)
            if (!add_layer(d, (ent_relation)r, w, err)) return false;
    return true;
}

/* --- what is named --------------------------------------------------------------- */

static double size_of(const ent_event *event)
{
    double sure = event->status == ENT_ACTUAL ? 1 : 0.5;
    return fabs((double)event->intensity) * (double)event->confidence * sure;
}

static bool before_in_time(const ent_mark *a, const ent_mark *b)
{
    return a->event->date < b->event->date;
}

/* Whether its number would stand on that of a larger event. */
static bool crowded(const ent_dyad *d, const ent_mark *m)
{
    for (size_t i = 0; i < d->mark_count; i++) {
        double apart = fabs((double)d->marks[i].window - (double)m->window) * d->bar;
        if (d->marks[i].below == m->below && apart < MARK) return true;
    }
    return false;
}

static bool marked(const ent_dyad *d, const ent_event *event)
{
    for (size_t i = 0; i < d->mark_count; i++)
        if (d->marks[i].event == event) return true;
    return false;
}

/* The largest event that has a place for its number. */
static bool find_mark(const ent_dyad *d, ent_mark *best)
{
    double largest = -1;
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        for (size_t k = 0; of_pair(d, edge) && k < edge->event_count; k++) {
            const ent_event *event = edge->events[k];
            if (event->date == ENT_NO_DATE || event->status == ENT_NEGATED) continue;
            ent_mark m = { event, edge, ent_window_at(&d->windows, event->date),
                edge->sign < 0, 0 };
            if (m.window == d->windows.count || marked(d, event) || crowded(d, &m))
                continue;
            if (size_of(event) <= largest) continue;
            largest = size_of(event);
            *best = m;
        }
    }
    return largest >= 0;
}

static int by_time(const void *x, const void *y)
{
    const ent_mark *a = x, *b = y;
    if (a->event->date != b->event->date) return before_in_time(a, b) ? -1 : 1;
    return (a->event->relation > b->event->relation)
           - (a->event->relation < b->event->relation);
}

static void choose_marks(ent_dyad *d)
{
    while (d->mark_count < ENT_NAMED_EVENTS && find_mark(d, &d->marks[d->mark_count]))
        d->mark_count++;
    if (d->mark_count) qsort(d->marks, d->mark_count, sizeof *d->marks, by_time);
    for (size_t i = 0; i < d->mark_count; i++) {
        d->marks[i].text = ent_page_text_add(
            &d->f->page, ent_mark_names[i], 12, false, d->f->page.theme->title);
    }
}

static bool choose_turns(ent_dyad *d, ent_error *err)
{
    ent_turns all;
    if (!ent_turns_of_pairs(d->e->graph, &d->windows, &d->f->arena, &all, err))
        return false;
    uint32_t a = d->a < d->b ? d->a : d->b, b = d->a < d->b ? d->b : d->a;
    for (size_t i = 0; i < all.count && d->turn_count < ENT_NAMED_TURNS; i++) {
        if (all.items[i].a != a || all.items[i].b != b) continue;
        d->turn_texts[d->turn_count] = ent_page_text_add(&d->f->page,
            ent_turn_names[d->turn_count], 12, false, d->f->page.theme->title);
        d->turns[d->turn_count++] = all.items[i];
    }
    return true;
}

bool ent_dyad_find(ent_dyad *d, const ent_chart_options *options, ent_error *err)
{
    if (!find_node(d->e->graph, options->a, &d->a, err)
        || !find_node(d->e->graph, options->b, &d->b, err))
        return false;
    size_t edges = 0;
    for (size_t i = 0; i < ent_graph_edge_count(d->e->graph); i++)
        edges += of_pair(d, ent_graph_edge(d->e->graph, i));
    return edges ? gather(d, options->step, err) : no_events(d, err);
}

bool ent_dyad_name(ent_dyad *d, ent_error *err)
{
    if (d->windows.count && !choose_turns(d, err)) return false;
    choose_marks(d);
    return true;
}
