/* merge.c - one pass over the sorted events. */
#include "graph/merge.h"

#include <stdlib.h>

#include "graph/order.h"

/* Sums of one edge while its events pass. */
typedef struct {
    ent_nano weight, lean;
    int64_t intensity;
    uint64_t reports;
    size_t count;
} sums;

static size_t count_edges(const ent_bounds *bounds)
{
    size_t edges = 0;
    for (size_t i = 0; i < bounds->count; i++)
        edges += i == 0 || !ent_bound_same_edge(&bounds->items[i - 1], &bounds->items[i]);
    return edges;
}

/* Millionths squared: how surely the event counts. */
static double certainty(const ent_scale *scale, const ent_event *e)
{
    return (double)e->confidence * scale->factor[e->status];
}

/* The event whose sentence stands for the edge: one that has a sentence, and of these the
 * one that counts most surely, so that a denial is quoted only where nothing else is. */
static bool speaks_better(
    const ent_scale *scale, const ent_event *e, const ent_event *than)
{
    if (!than) return true;
    bool quoted = e->evidence_count > 0, other = than->evidence_count > 0;
    if (quoted != other) return quoted;
    double a = certainty(scale, e), b = certainty(scale, than);
    return a != b ? a > b : ent_event_survivor(e, than) < 0;
}

static void note_dates(ent_edge *edge, ent_date day)
{
    if (day == ENT_NO_DATE) return;
    if (edge->first == ENT_NO_DATE || day < edge->first) edge->first = day;
    if (edge->last == ENT_NO_DATE || day > edge->last) edge->last = day;
}

static bool add_event(
    ent_edge *edge, sums *s, const ent_scale *scale, const ent_event *e, ent_error *err)
{
    ent_nano weight = ent_event_weight(scale, e), lean = ent_event_lean(scale, e);
    if (weight > INT64_MAX / 4 - s->weight || llabs(lean) > INT64_MAX / 4 - llabs(s->lean)
        || s->count == UINT32_MAX)
        return ent_fail(
            err, ENT_LIMIT, "graph: too many events on one edge, expected fewer");
    s->weight += weight;
    s->lean += lean;
    s->intensity += e->intensity;
    s->count++;
    edge->statuses[e->status]++;
    double confidence = (double)e->confidence / (double)ENT_ONE;
    if (confidence > edge->confidence) edge->confidence = confidence;
    note_dates(edge, e->date);
    if (speaks_better(scale, e, edge->best)) edge->best = e;
    return true;
}

static int by_date(const void *a, const void *b)
{
    const ent_event *const *x = a, *const *y = b;
    return ent_event_by_date(*x, *y);
}

static void finish(ent_draft *draft, const sums *s, const ent_event **events)
{
    ent_edge *edge = &draft->edge;
    int own = ent_relation_table[edge->relation].sign;
    draft->weight = s->weight;
    edge->count = (uint32_t)s->count;
    edge->reports = s->reports > UINT32_MAX ? UINT32_MAX : (uint32_t)s->reports;
    edge->weight = (double)s->weight / (double)ENT_NANO_ONE;
    edge->sign = s->lean == 0 ? own : (s->lean > 0) - (s->lean < 0);
    edge->signed_weight = edge->sign ? edge->sign * edge->weight : 0;
    edge->intensity = (double)s->intensity / (double)ENT_ONE / (double)s->count;
    qsort(events, s->count, sizeof *events, by_date);
    edge->events = events;
}

/* Makes the edge whose events start at draft->first; its survivors go to `events`. */
static bool make_edge(const ent_bounds *bounds, const ent_scale *scale, ent_draft *draft,
    const ent_event **events, ent_error *err)
{
    const ent_bound *items = bounds->items, *head = &items[draft->first];
    sums s = { 0 };
    size_t i = draft->first;
    draft->edge = (ent_edge){ .source = head->source,
        .target = head->target,
        .relation = head->event->relation,
        .directed = !ent_relation_table[head->event->relation].both,
        .first = ENT_NO_DATE,
        .last = ENT_NO_DATE };
    for (; i < bounds->count && ent_bound_same_edge(head, &items[i]); i++) {
        const ent_event *e = items[i].event;
        s.reports += e->reports ? e->reports : 1;
        bool repeats = bounds->merged && i > draft->first
                       && ent_bound_same_event(&items[i - 1], &items[i]);
        if (repeats) continue;
        events[s.count] = e;
        if (!add_event(&draft->edge, &s, scale, e, err)) return false;
    }
    draft->next = i;
    finish(draft, &s, events);
    return true;
}

bool ent_merge(const ent_bounds *bounds, const ent_scale *scale, ent_arena *arena,
    ent_drafts *drafts, ent_error *err)
{
    size_t edges = count_edges(bounds);
    const ent_event **events = ent_arena_array(arena, bounds->count, sizeof *events);
    drafts->items = ent_arena_array(arena, edges, sizeof *drafts->items);
    drafts->count = edges;
    if (!drafts->items || !events)
        return ent_fail(err, ENT_MEMORY, "graph: out of memory for edges");

    size_t first = 0;
    ent_nano total = 0;
    for (size_t i = 0; i < edges; i++) {
        ent_draft *draft = &drafts->items[i];
        draft->first = first;
        if (!make_edge(bounds, scale, draft, events + first, err)) return false;
        if (draft->weight > INT64_MAX / 4 - total)
            return ent_fail(err, ENT_LIMIT, "graph: weights too large to be summed");
        total += draft->weight;
        first = draft->next;
    }
    return true;
}
