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

bool ent_event_check(const ent_event *e, ent_error *err)
{
    if ((unsigned)e->relation >= ENT_RELATIONS || (unsigned)e->status >= ENT_STATUSES)
        return ent_fail(err, ENT_MALFORMED,
            "graph: event of document '%s': unknown relation or status",
            e->doc ? e->doc : "");
    return range_ok(e, "intensity", e->intensity, -10, 10, err)
           && range_ok(e, "confidence", e->confidence, 0, 1, err);
}

/* An undated event is not the same event as that of another document: nothing says so. */
static void set_key(ent_bound *b, ent_duplicates duplicates)
{
    const ent_event *e = b->event;
    const char *doc = e->doc ? e->doc : "";
    b->day = duplicates == ENT_DUPLICATES_DAY ? e->date : ENT_NO_DATE;
    if (duplicates == ENT_DUPLICATES_STORY)
        b->bucket = e->story ? e->story : doc;
    else
        b->bucket = b->day == ENT_NO_DATE ? doc : "";
}

static bool bind_one(ent_parties *parties, const ent_event *event,
    ent_duplicates duplicates, ent_bounds *bounds, ent_error *err)
{
    ent_bound b = { .event = event };
    bool known_source, known_target = false;
    if (!ent_party_node(parties, &event->source, &b.source, &known_source, err)
        || (known_source
            && !ent_party_node(parties, &event->target, &b.target, &known_target, err)))
        return false;
    if (!known_source || !known_target) return true;
    set_key(&b, duplicates);
    bounds->items[bounds->count++] = b;
    return true;
}

/* Nodes get their place by id; so do the two ends of an undirected relation. */
static void settle(ent_bounds *bounds, const uint32_t *place)
{
    size_t kept = 0;
    for (size_t i = 0; i < bounds->count; i++) {
        ent_bound b = bounds->items[i];
        uint32_t s = place[b.source], t = place[b.target];
        bool swap = ent_relation_table[b.event->relation].both && s > t;
        b.source = swap ? t : s;
        b.target = swap ? s : t;
        if (s != t) bounds->items[kept++] = b;
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
    return d ? d : rank(a->event->relation, b->event->relation);
}

static int order_key(const ent_bound *a, const ent_bound *b)
{
    int d = rank(a->event->status, b->event->status);
    if (!d) d = rank(a->day, b->day);
    return d ? d : ent_compare(a->bucket, b->bucket);
}

static int order_bound(const void *x, const void *y)
{
    const ent_bound *a = x, *b = y;
    int d = order_edge(a, b);
    if (!d) d = order_key(a, b);
    return d ? d : ent_event_survivor(a->event, b->event);
}

bool ent_bind(const ent_events *events, const ent_lexicon *names,
    const ent_filter *filter, ent_arena *arena, ent_bounds *bounds, ent_error *err)
{
    ent_parties parties = { .level = filter->level, .names = names };
    uint32_t *place = NULL;
    *bounds = (ent_bounds){ .merged = filter->duplicates != ENT_DUPLICATES_KEEP };
    bounds->items = ent_arena_array(arena, events->count, sizeof *bounds->items);
    bool ok = bounds->items || ent_fail(err, ENT_MEMORY, "graph: out of memory");

    for (size_t i = 0; ok && i < events->count; i++) {
        const ent_event *e = &events->items[i];
        ok = ent_event_check(e, err)
             && (!ent_filter_passes(filter, e)
                 || bind_one(&parties, e, filter->duplicates, bounds, err));
    }
    ok = ok
         && ent_parties_name(
             &parties, arena, &bounds->nodes, &bounds->node_count, &place, err);
    if (ok) {
        settle(bounds, place);
        qsort(bounds->items, bounds->count, sizeof *bounds->items, order_bound);
    }
    ent_parties_free(&parties);
    return ok;
}

bool ent_bound_same_edge(const ent_bound *a, const ent_bound *b)
{
    return order_edge(a, b) == 0;
}

bool ent_bound_same_event(const ent_bound *a, const ent_bound *b)
{
    return order_key(a, b) == 0;
}
