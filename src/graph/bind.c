/* bind.c - filter, node ids, keys of duplicates, one sort. */
#include "graph/bind.h"

#include <stdlib.h>

#include "base/strings.h"
#include "graph/check.h"
#include "graph/order.h"
#include "graph/party.h"

static bool range_ok(const ent_event *e, const char *what, ent_micro value, int least,
    int most, ent_error *err)
{
    return (value >= least * ENT_ONE && value <= most * ENT_ONE)
           || ent_fail(err, ENT_MALFORMED,
               "graph: event of document '%s': %s is %g, expected %d to %d",
               e->doc ? e->doc : "", what, (double)value / (double)ENT_ONE, least, most);
}

/* False with ENT_MALFORMED where an event breaks its format: relation or status unknown,
 * intensity outside -10..10, confidence outside 0..1. Sums rely on these bounds. */
static bool check_event(const ent_event *e, ent_error *err)
{
    if ((unsigned)e->relation >= ENT_RELATIONS || (unsigned)e->status >= ENT_STATUSES)
        return ent_fail(err, ENT_MALFORMED,
            "graph: event of document '%s': unknown relation or status",
            e->doc ? e->doc : "");
    return range_ok(e, "intensity", e->intensity, -10, 10, err)
           && range_ok(e, "confidence", e->confidence, 0, 1, err);
}

/* An undated event is not the same event as that of another document, nor an imported row
 * that of another row: nothing says so. */
static void set_key(ent_bound *b, ent_duplicates duplicates, ent_arena *arena)
{
    const ent_event *e = b->event;
    const char *doc = e->doc ? e->doc : "";
    bool by_day = duplicates == ENT_DUPLICATES_DAY
                  || duplicates == ENT_DUPLICATES_CLUSTER;
    b->key_day = by_day || duplicates == ENT_DUPLICATES_KEEP ? e->date : ENT_NO_DATE;
    b->bucket = "";
    if (duplicates == ENT_DUPLICATES_STORY)
        b->bucket = e->story ? e->story : doc;
    else if (duplicates == ENT_DUPLICATES_DOCUMENT)
        b->bucket = doc;
    else if (by_day && e->date == ENT_NO_DATE && e->origin.file)
        b->bucket = ent_arena_print(
            arena, "%s\n%llu", e->origin.file, (unsigned long long)e->origin.row);
    else if (by_day && e->date == ENT_NO_DATE)
        b->bucket = doc;
    else if (duplicates == ENT_DUPLICATES_CLUSTER)
        b->bucket = e->place ? e->place : "";
}

/* Nodes and bounds so far. */
typedef struct {
    const ent_filter *filter;
    ent_filter wide; /* the same, without asking for two codes */
    ent_parties parties;
    ent_arena *arena;
    ent_bounds *bounds;
} binding;

/* Ties `b` to the nodes of its parties, which are met `times`; adds it where both are
 * there. */
static bool tie(binding *t, ent_bound b, const ent_party *source, const ent_party *target,
    uint64_t times, ent_error *err)
{
    bool known_source, known_target = false;
    if (!ent_party_node(&t->parties, source, times, &b.source, &known_source, err)
        || (known_source
            && !ent_party_node(
                &t->parties, target, times, &b.target, &known_target, err)))
        return false;
    if (known_source && known_target)
        t->bounds->items[t->bounds->count++] = b;
    else
        t->bounds->nameless += times;
    return true;
}

/* Of what is left out, that which has its place between persons and bodies. */
static void leave_out(
    binding *t, const ent_party *source, const ent_party *target, uint64_t times)
{
    bool coded = source->code && *source->code && target->code && *target->code;
    if (coded && ent_same(source->code, target->code))
        t->bounds->within += times;
    else
        t->bounds->nameless += times;
}

static bool bind_event(binding *t, const ent_event *e, ent_error *err)
{
    if (!check_event(e, err)) return false;
    if (!ent_filter_passes(t->filter, e)) {
        if (ent_filter_passes(&t->wide, e)) leave_out(t, &e->source, &e->target, 1);
        return true;
    }
    bool ages = t->filter->half_life > 0 && e->date == ENT_NO_DATE;
    ent_bound b = { .event = e,
        .relation = e->relation,
        .status = e->status,
        .day = e->date,
        .age = ages ? e->reported : e->date };
    set_key(&b, t->filter->duplicates, t->arena);
    if (!b.bucket) return ent_fail(err, ENT_MEMORY, "graph: out of memory");
    return tie(t, b, &e->source, &e->target, 1, err);
}

static bool bind_tally(
    binding *t, const ent_tally_list *list, const ent_tally *tally, ent_error *err)
{
    const ent_tally_key *k = &tally->key;
    const ent_party *source = &list->parties[k->source],
                    *target = &list->parties[k->target];
    if (!ent_filter_passes_tally(t->filter, source, target, k)) {
        if (ent_filter_passes_tally(&t->wide, source, target, k))
            leave_out(t, source, target, tally->sums.count);
        return true;
    }
    const ent_bound b = { .tally = tally,
        .relation = (ent_relation)k->relation,
        .status = (ent_status)k->status,
        .day = k->day,
        .age = k->day,
        .key_day = k->day,
        .bucket = "" };
    return tie(t, b, source, target, tally->sums.count, err);
}

/* Nodes get their place by id; so do the two ends of an undirected relation. */
static void settle(ent_bounds *bounds, const uint32_t *place)
{
    size_t kept = 0;
    for (size_t i = 0; i < bounds->count; i++) {
        ent_bound b = bounds->items[i];
        uint32_t s = place[b.source], t = place[b.target];
        bool swap = ent_relation_table[b.relation].both && s > t;
        b.source = swap ? t : s;
        b.target = swap ? s : t;
        if (s != t)
            bounds->items[kept++] = b;
        else
            bounds->within += b.tally ? b.tally->sums.count : 1;
    }
    bounds->count = kept;
}

static int rank(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int order_edge(const ent_bound *a, const ent_bound *b)
{
    int d = rank(a->source, b->source);
    if (!d) d = rank(a->target, b->target);
    return d ? d : rank(a->relation, b->relation);
}

/* What is undated stands together: it is weighed at once. */
static int order_bucket(const ent_bound *a, const ent_bound *b)
{
    int d = rank(a->status, b->status);
    if (!d) d = rank(a->key_day != ENT_NO_DATE, b->key_day != ENT_NO_DATE);
    return d ? d : ent_compare(a->bucket, b->bucket);
}

static int order_bound(const void *x, const void *y)
{
    const ent_bound *a = x, *b = y;
    int d = order_edge(a, b);
    if (!d) d = order_bucket(a, b);
    if (!d) d = rank(a->key_day, b->key_day);
    if (!d) d = (a->event == NULL) - (b->event == NULL);
    if (d) return d;
    if (a->event) return ent_event_survivor(a->event, b->event);
    return (a->tally > b->tally) - (a->tally < b->tally); /* of one list, in its order */
}

static bool bind_all(
    binding *t, const ent_events *events, const ent_tally_list *tallies, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < events->count; i++)
        ok = bind_event(t, &events->items[i], err);
    for (size_t i = 0; ok && tallies && i < tallies->count; i++)
        ok = bind_tally(t, tallies, &tallies->items[i], err);
    return ok;
}

bool ent_bind(const ent_events *events, const ent_tally_list *tallies,
    const ent_lexicon *names, const ent_filter *filter, ent_arena *arena,
    ent_bounds *bounds, ent_error *err)
{
    binding t = { .filter = filter,
        .wide = *filter,
        .parties = { .level = filter->level, .names = names },
        .arena = arena,
        .bounds = bounds };
    t.wide.level = ENT_LEVEL_ACTOR;
    uint32_t *place = NULL;
    size_t most = events->count + (tallies ? tallies->count : 0);
    *bounds = (ent_bounds){ .duplicates = filter->duplicates };
    bounds->items = ent_arena_array(arena, most, sizeof *bounds->items);
    bool ok = (bounds->items || ent_fail(err, ENT_MEMORY, "graph: out of memory"))
              && bind_all(&t, events, tallies, err)
              && ent_parties_name(
                  &t.parties, arena, &bounds->nodes, &bounds->node_count, &place, err);
    if (ok) {
        settle(bounds, place);
        qsort(bounds->items, bounds->count, sizeof *bounds->items, order_bound);
    }
    ent_parties_free(&t.parties);
    return ok;
}

bool ent_bound_same_edge(const ent_bound *a, const ent_bound *b)
{
    return order_edge(a, b) == 0;
}

/* Undated tallies are of nobody knows how many documents: each of their events counts. A
 * cluster goes on for a day after its first. */
static bool repeats(const ent_bounds *bounds, const ent_bound *first, const ent_bound *b)
{
    bool cluster = bounds->duplicates == ENT_DUPLICATES_CLUSTER;
    int64_t within = cluster && first->key_day != ENT_NO_DATE ? 1 : 0;
    if (bounds->duplicates == ENT_DUPLICATES_KEEP) return false;
    if (first->day == ENT_NO_DATE && (first->tally || b->tally)) return false;
    return ent_bound_same_edge(first, b) && order_bucket(first, b) == 0
           && (int64_t)b->key_day - first->key_day <= within;
}

size_t ent_bound_duplicates(const ent_bounds *bounds, size_t first)
{
    size_t next = first + 1;
    while (next < bounds->count
           && repeats(bounds, &bounds->items[first], &bounds->items[next]))
        next++;
    return next - first;
}
