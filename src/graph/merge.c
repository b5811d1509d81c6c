/* merge.c - one pass over the sorted events and tallies. */
#include "graph/merge.h"

#include <math.h>
#include <stdlib.h>

#include "graph/order.h"

/* Sums of one edge while what counts passes. */
typedef struct {
    ent_nano weight;
    ent_nano unweighed; /* of the status, age and day at hand, before factor and decay */
    ent_moment at_hand; /* the same, as it will be kept */
    ent_date age;
    int64_t intensity;
    int64_t lean[ENT_STATUSES]; /* sums of intensities, appeals left out */
    uint64_t reports, count;
    int64_t confidence;  /* largest */
    size_t events;       /* that are known one by one */
    size_t records;      /* these and behind them those merged with them */
    ent_moment *moments; /* in the order in which they come */
    size_t moment_count;
} edge_sums;

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

static bool too_many(ent_error *err)
{
    return ent_fail(err, ENT_LIMIT, "graph: too many events on one edge, expected fewer");
}

/* Weighs what has been summed of one status, age and day. */
static bool weigh(edge_sums *s, const ent_scale *scale, ent_error *err)
{
    ent_nano more;
    ent_moment *m = &s->at_hand;
    if (!ent_weigh(scale, m->status, s->age, s->unweighed, &more, err)
        || !ent_weigh(scale, m->status, ENT_NO_DATE, s->unweighed, &m->weight, err))
        return false;
    if (more > INT64_MAX / 4 - s->weight) return too_many(err);
    m->lean = llround((double)m->lean * scale->factor[m->status]);
    if (m->count) s->moments[s->moment_count++] = *m;
    s->weight += more;
    s->unweighed = 0;
    return true;
}

static bool at_hand(const edge_sums *s, const ent_bound *b)
{
    return s->at_hand.status == b->status && s->age == b->age && s->at_hand.day == b->day;
}

/* Adds what counts: one event, or all of a tally. */
static bool add(ent_draft *draft, edge_sums *s, const ent_scale *scale,
    const ent_bound *b, const ent_sums *more, ent_error *err)
{
    ent_edge *edge = &draft->edge;
    if (!at_hand(s, b)) {
        if (!weigh(s, scale, err)) return false;
        s->at_hand = (ent_moment){ .day = b->day, .status = b->status };
        s->age = b->age;
    }
    if (more->weight > INT64_MAX / 4 - s->unweighed
        || more->count > UINT32_MAX - s->count)
        return too_many(err);
    s->unweighed += more->weight;
    s->count += more->count;
    s->at_hand.count += (uint32_t)more->count;
    s->at_hand.lean += more->lean;
    s->intensity += more->intensity;
    s->lean[b->status] += more->lean;
    if (more->strongest.confidence > s->confidence)
        s->confidence = more->strongest.confidence;
    edge->statuses[b->status] += (uint32_t)more->count;
    if (b->day == ENT_NO_DATE) draft->undated += (uint32_t)more->count;
    note_dates(edge, b->day);
    return true;
}

static int by_day(const void *a, const void *b)
{
    const ent_moment *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return (x->status > y->status) - (x->status < y->status);
}

/* One for each day and status; returns how many there are. */
static size_t merge_moments(ent_moment *moments, size_t count)
{
    size_t kept = 0;
    qsort(moments, count, sizeof *moments, by_day);
    for (size_t i = 0; i < count; i++) {
        ent_moment *last = kept ? &moments[kept - 1] : NULL;
        if (!last || by_day(last, &moments[i]) != 0) {
            moments[kept++] = moments[i];
            continue;
        }
        last->count += moments[i].count;
        last->weight += moments[i].weight;
        last->lean += moments[i].lean;
    }
    return kept;
}

static int by_date(const void *a, const void *b)
{
    const ent_event *const *x = a, *const *y = b;
    return ent_event_by_date(*x, *y);
}

/* What the edge's events say about its sign: intensity x status factor. An appeal (CAMEO
 * 02) says nothing; see docs/method.md. */
static int sign_of(const edge_sums *s, const ent_scale *scale, ent_relation relation)
{
    int64_t lean = 0;
    for (int i = 0; i < ENT_STATUSES; i++)
        lean += llround((double)s->lean[i] * scale->factor[i]);
    return lean == 0 ? ent_relation_table[relation].sign : (lean > 0) - (lean < 0);
}

static void finish(ent_draft *draft, const edge_sums *s, const ent_scale *scale,
    const ent_event **events)
{
    ent_edge *edge = &draft->edge;
    draft->weight = s->weight;
    edge->count = (uint32_t)s->count;
    edge->reports = s->reports > UINT32_MAX ? UINT32_MAX : (uint32_t)s->reports;
    edge->weight = (double)s->weight / (double)ENT_NANO_ONE;
    edge->sign = sign_of(s, scale, edge->relation);
    edge->signed_weight = edge->sign ? edge->sign * edge->weight : 0;
    edge->intensity = (double)s->intensity / (double)ENT_ONE / (double)s->count;
    edge->confidence = (double)s->confidence / (double)ENT_ONE;
    qsort(events, s->events, sizeof *events, by_date);
    edge->events = events;
    edge->event_count = s->events;
    edge->record_count = s->records;
    edge->moments = s->moments;
    edge->moment_count = merge_moments(s->moments, s->moment_count);
}

static uint64_t add_up(uint64_t a, uint64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b; /* as tallies add */
}

/* What `count` duplicates add together: their strongest report counts, with the reports
 * of all. */
static ent_sums sum_duplicates(
    const ent_scale *scale, const ent_bound *items, size_t count, size_t *strongest)
{
    ent_sums one = { .count = 1 };
    for (size_t i = 0; i < count; i++) {
        const ent_sums s = items[i].event ? ent_sums_of(items[i].event)
                                          : items[i].tally->sums;
        one.reports = add_up(one.reports, s.reports);
        if (i > 0 && ent_strongest_compare(&s.strongest, &one.strongest) >= 0) continue;
        one.strongest = s.strongest;
        *strongest = i;
    }
    const ent_strongest *best = &one.strongest;
    one.intensity = best->intensity;
    one.lean = best->appeal ? 0 : best->intensity;
    one.weight = ent_weigh_reports(scale->reports_weight,
        ent_weight_of(best->intensity, best->confidence), one.reports);
    return one;
}

/* All that a tally counts, one by one. */
static ent_sums sum_tally(const ent_scale *scale, const ent_tally *tally)
{
    ent_sums all = tally->sums;
    if (scale->reports_weight == ENT_REPORTS_LINEAR) all.weight = all.weight_reports;
    if (scale->reports_weight == ENT_REPORTS_LOG) all.weight = all.weight_log;
    return all;
}

/* Of one occurrence, its strongest report, or the first that is known, is shown; the
 * others stand behind all that are shown. */
static void show(ent_edge *edge, edge_sums *s, const ent_scale *scale,
    const ent_bound *items, size_t count, size_t strongest, const ent_event **events)
{
    const ent_event *e = items[strongest].event;
    for (size_t i = 0; i < count && !e; i++) e = items[i].event;
    if (!e) return;
    events[s->records++] = events[s->events];
    events[s->events++] = e;
    for (size_t i = 0; i < count; i++)
        if (items[i].event && items[i].event != e) events[s->records++] = items[i].event;
    if (speaks_better(scale, e, edge->best)) edge->best = e;
}

/* Adds what counts from items[first] on; `*count` is the number of items. */
static bool add_next(const ent_bounds *bounds, const ent_scale *scale, ent_draft *draft,
    size_t first, size_t *count, edge_sums *s, const ent_event **events, ent_error *err)
{
    const ent_bound *items = &bounds->items[first];
    bool each = bounds->duplicates == ENT_DUPLICATES_KEEP || items->day == ENT_NO_DATE;
    size_t strongest = 0;
    *count = ent_bound_duplicates(bounds, first);
    /* A tally of one event says what it weighs; of a network that is more than its
     * strongest report tells. */
    bool one = *count == 1 && items->tally && items->tally->sums.count == 1;
    const ent_sums more = items->tally && (each || one)
                              ? sum_tally(scale, items->tally)
                              : sum_duplicates(scale, items, *count, &strongest);
    s->reports = add_up(s->reports, more.reports);
    show(&draft->edge, s, scale, items, *count, strongest, events);
    return add(draft, s, scale, &items[strongest], &more, err);
}

/* Makes the edge whose events start at draft->first; those that are shown go to `events`,
 * what counts of each day to `moments`. */
static bool make_edge(const ent_bounds *bounds, const ent_scale *scale, ent_draft *draft,
    const ent_event **events, ent_moment *moments, ent_error *err)
{
    const ent_bound *items = bounds->items, *head = &items[draft->first];
    edge_sums s = { .age = head->age,
        .at_hand = { .day = head->day, .status = head->status },
        .moments = moments };
    size_t i = draft->first, count;
    draft->edge = (ent_edge){ .source = head->source,
        .target = head->target,
        .relation = head->relation,
        .directed = !ent_relation_table[head->relation].both,
        .first = ENT_NO_DATE,
        .last = ENT_NO_DATE };
    for (; i < bounds->count && ent_bound_same_edge(head, &items[i]); i += count)
        if (!add_next(bounds, scale, draft, i, &count, &s, events, err)) return false;
    draft->next = i;
    if (!weigh(&s, scale, err)) return false;
    finish(draft, &s, scale, events);
    return true;
}

bool ent_merge(const ent_bounds *bounds, const ent_scale *scale, ent_arena *arena,
    ent_drafts *drafts, ent_error *err)
{
    size_t edges = count_edges(bounds);
    const ent_event **events = ent_arena_array(arena, bounds->count, sizeof *events);
    ent_moment *moments = ent_arena_array(arena, bounds->count, sizeof *moments);
    drafts->items = ent_arena_array(arena, edges, sizeof *drafts->items);
    drafts->count = edges;
    if (!drafts->items || !events || !moments)
        return ent_fail(err, ENT_MEMORY, "graph: out of memory for edges");

    size_t first = 0;
    ent_nano total = 0;
    for (size_t i = 0; i < edges; i++) {
        ent_draft *draft = &drafts->items[i];
        draft->first = first;
        if (!make_edge(bounds, scale, draft, events + first, moments + first, err))
            return false;
        if (draft->weight > INT64_MAX / 4 - total)
            return ent_fail(err, ENT_LIMIT, "graph: weights too large to be summed");
        total += draft->weight;
        first = draft->next;
    }
    return true;
}
