/* digest.c - choosing and sorting for the report. */
#include "output/digest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "output/escape.h"
#include "output/words.h"

enum { DEFAULT_ROWS = 15 };

static int by_weight(const void *x, const void *y)
{
    const ent_edge *a = *(const ent_edge *const *)x, *b = *(const ent_edge *const *)y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    if (a->target != b->target) return a->target < b->target ? -1 : 1;
    return (a->relation > b->relation) - (a->relation < b->relation);
}

static bool sort_edges(ent_digest *d, ent_arena *arena)
{
    d->edges = ent_arena_array(arena, d->relations, sizeof *d->edges);
    d->ranked = ent_arena_array(arena, d->actors, sizeof *d->ranked);
    if (!d->edges || !d->ranked) return false;
    for (size_t i = 0; i < d->relations; i++) {
        d->edges[i] = ent_graph_edge(d->e->graph, i);
        for (int s = 0; s < ENT_STATUSES; s++) d->statuses[s] += d->edges[i]->statuses[s];
    }
    if (d->relations) qsort(d->edges, d->relations, sizeof *d->edges, by_weight);
    for (uint32_t i = 0; i < d->actors; i++)
        d->ranked[i] = d->e->ranking ? d->e->ranking->order[i] : i;
    return true;
}

/* Keeps the strongest first; of equal ones that which comes first in the graph. */
static void enter(const ent_tie **list, const ent_tie *tie)
{
    size_t at = ENT_FOREMOST;
    while (at && (!list[at - 1] || fabs(list[at - 1]->tie) < fabs(tie->tie))) at--;
    if (at == ENT_FOREMOST) return;
    memmove(&list[at + 1], &list[at], (ENT_FOREMOST - 1 - at) * sizeof *list);
    list[at] = tie;
}

static void add_edges(const ent_graph *graph, uint32_t a, uint32_t b, ent_mixed *m)
{
    size_t first, count = ent_edges_from(graph, a, b, &first);
    for (size_t i = first; i < first + count; i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        if (edge->sign > 0) m->cooperation += edge->weight;
        if (edge->sign < 0) m->conflict += edge->weight;
    }
}

/* Much of both: the lesser is at least a quarter of the whole. */
static void find_mixed(ent_digest *d, const ent_tie *tie)
{
    ent_mixed m = { .tie = tie }, *best = &d->mixed;
    add_edges(d->e->graph, tie->a, tie->b, &m);
    add_edges(d->e->graph, tie->b, tie->a, &m);
    double lesser = fmin(m.cooperation, m.conflict);
    if (lesser > 0 && lesser * 4 >= m.cooperation + m.conflict
        && lesser > fmin(best->cooperation, best->conflict))
        *best = m;
}

static void find_ties(ent_digest *d)
{
    for (size_t i = 0; i < ent_graph_tie_count(d->e->graph); i++) {
        const ent_tie *t = ent_graph_tie(d->e->graph, i);
        if (t->tie > 0) enter(d->friends, t);
        if (t->tie < 0) enter(d->foes, t);
        find_mixed(d, t);
    }
}

static void find_today(ent_digest *d, const ent_date *asked)
{
    d->today = asked ? *asked : ENT_NO_DATE;
    d->today_is_report = !asked;
    if (asked) return;
    for (size_t i = 0; i < d->relations; i++)
        for (size_t k = 0; k < d->edges[i]->event_count; k++) {
            ent_date reported = d->edges[i]->events[k]->reported;
            if (reported > d->today) d->today = reported; /* ENT_NO_DATE is the least */
        }
}

static int compare_parties(const ent_finding *a, const ent_finding *b)
{
    if (a->edge->source != b->edge->source)
        return a->edge->source < b->edge->source ? -1 : 1;
    if (a->edge->target != b->edge->target)
        return a->edge->target < b->edge->target ? -1 : 1;
    if (a->edge->relation != b->edge->relation)
        return a->edge->relation < b->edge->relation ? -1 : 1;
    return ent_event_compare(a->event, b->event);
}

static int by_date(const void *x, const void *y)
{
    const ent_finding *a = x, *b = y;
    bool meeting_a = a->edge->relation == ENT_MEETING;
    bool meeting_b = b->edge->relation == ENT_MEETING;
    if (meeting_a != meeting_b) return meeting_a ? -1 : 1;
    if (a->event->date != b->event->date) return a->event->date < b->event->date ? -1 : 1;
    return compare_parties(a, b);
}

static int by_confidence(const void *x, const void *y)
{
    const ent_finding *a = x, *b = y;
    if (a->event->confidence != b->event->confidence)
        return a->event->confidence > b->event->confidence ? -1 : 1;
    return compare_parties(a, b);
}

static ent_findings_list *list_for(ent_digest *d, const ent_event *e)
{
    if (e->status == ENT_NEGATED) return &d->negated;
    if (e->status != ENT_PLANNED) return NULL;
    const ent_interval days = ent_plan_days(e);
    if (days.from == ENT_NO_DATE) return &d->undated;
    return days.to > d->today ? &d->ahead : NULL;
}

static void sort_list(ent_findings_list *l, int (*order)(const void *, const void *))
{
    if (l->count) qsort(l->items, l->count, sizeof *l->items, order);
}

/* Goes over all events twice: counts, then fills. */
static bool find_plans(ent_digest *d, ent_arena *arena)
{
    ent_findings_list *const lists[] = { &d->ahead, &d->undated, &d->negated };
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; pass == 1 && i < sizeof lists / sizeof *lists; i++) {
            lists[i]->items = ent_arena_array(
                arena, lists[i]->count, sizeof *lists[i]->items);
            if (!lists[i]->items) return false;
            lists[i]->count = 0;
        }
        for (size_t i = 0; i < d->relations; i++)
            for (size_t k = 0; k < d->edges[i]->event_count; k++) {
                const ent_event *event = d->edges[i]->events[k];
                ent_findings_list *l = list_for(d, event);
                if (l && pass == 1)
                    l->items[l->count] = (ent_finding){ d->edges[i], event };
                if (l) l->count++;
            }
    }
    sort_list(&d->ahead, by_date);
    sort_list(&d->undated, by_date);
    sort_list(&d->negated, by_confidence);
    while (d->meetings < d->ahead.count
           && d->ahead.items[d->meetings].edge->relation == ENT_MEETING)
        d->meetings++;
    return true;
}

/* What happened window by window, and when it changed. */
static bool follow(ent_digest *d, ent_step step, ent_arena *arena, ent_error *err)
{
    const ent_series_choice happened = { .statuses = ENT_HAPPENED };
    const ent_graph *g = d->e->graph;
    return ent_windows_of_graph(g, step, ENT_HAPPENED, arena, &d->windows, err)
           && ent_series_make(g, &d->windows, &happened, arena, &d->activity, err)
           && ent_turns_of_pairs(g, &d->windows, arena, &d->turns, err)
           && (!d->e->blocs
               || ent_turns_of_blocs(
                   g, d->e->blocs, &d->windows, arena, &d->bloc_turns, err));
}

bool ent_digest_make(const ent_export *e, const ent_report_options *options,
    ent_arena *arena, ent_digest *digest, ent_error *err)
{
    *digest = (ent_digest){ .e = e,
        .span = ent_graph_extent(e->graph),
        .actors = ent_graph_node_count(e->graph),
        .relations = ent_graph_edge_count(e->graph),
        .rows = options->rows ? options->rows : DEFAULT_ROWS };
    if (!ent_core_of_graph(e->graph, &digest->period, &digest->outside, err))
        return false;
    if (!sort_edges(digest, arena)) return ent_fail(err, ENT_MEMORY, "out of memory");
    find_ties(digest);
    find_today(digest, options->today);
    if (!find_plans(digest, arena) || !ent_makeup_find(e->graph, arena, &digest->makeup))
        return ent_fail(err, ENT_MEMORY, "out of memory");
    return ent_fates_find(e->graph, digest->today, arena, &digest->fates, err)
           && follow(digest, options->step, arena, err);
}

bool ent_digest_series(
    const ent_digest *digest, const ent_edge *edge, ent_arena *arena, ent_series *series)
{
    if (!ent_series_start(&digest->windows, arena, series, NULL)) return false;
    ent_series_add(series, &digest->windows, edge, ENT_HAPPENED);
    return true;
}

/* --- words ----------------------------------------------------------------------- */

void ent_say_days(ent_buffer *out, ent_date from, ent_date to)
{
    char first[16], last[16];
    if (from == ENT_NO_DATE) from = to;
    if (from == ENT_NO_DATE) {
        ent_buffer_text(out, "no date");
        return;
    }
    ent_date_format(from, first);
    ent_buffer_text(out, first);
    if (to == ENT_NO_DATE || from == to) return;
    ent_date_format(to, last);
    size_t same = strncmp(first, last, 8) == 0 ? 8 : strncmp(first, last, 5) == 0 ? 5 : 0;
    ent_buffer_print(out, "..%s", last + same);
}

void ent_say_edge_days(ent_buffer *out, const ent_edge *edge)
{
    ent_date last = edge->last;
    for (size_t i = 0; i < edge->event_count; i++)
        if (edge->events[i]->date_to > last) last = edge->events[i]->date_to;
    ent_say_days(out, edge->first, last);
}

static const char *arrow_of(const ent_edge *edge)
{
    return edge->directed ? " → " : " – ";
}

void ent_say_edge(ent_buffer *out, const ent_graph *graph, const ent_edge *edge)
{
    ent_escape_plain(out, ent_node_label(graph, edge->source));
    ent_buffer_text(out, arrow_of(edge));
    ent_escape_plain(out, ent_node_label(graph, edge->target));
}

static bool stands_for(const ent_node *node, const ent_party *party)
{
    return ent_same(node->id, party->code) || ent_same(node->id, party->id)
           || ent_same(node->name, party->name);
}

static void say_end(
    ent_buffer *out, const ent_graph *graph, uint32_t index, const ent_party *party)
{
    const char *label = ent_node_label(graph, index);
    ent_escape_plain(out, label);
    if (!party->name || !*party->name || ent_same(party->name, label)) return;
    ent_buffer_text(out, " (");
    ent_escape_plain(out, party->name);
    ent_buffer_char(out, ')');
}

void ent_say_parties(
    ent_buffer *out, const ent_graph *graph, const ent_edge *edge, const ent_event *event)
{
    /* the event of an undirected edge may name its ends the other way round */
    bool turned = !edge->directed
                  && !stands_for(ent_graph_node(graph, edge->source), &event->source)
                  && stands_for(ent_graph_node(graph, edge->source), &event->target);
    say_end(out, graph, edge->source, turned ? &event->target : &event->source);
    ent_buffer_text(out, arrow_of(edge));
    say_end(out, graph, edge->target, turned ? &event->source : &event->target);
}
