/* event.c - lists of events and the one order in which they are kept. */
#include "events/event.h"

#include "base/strings.h"
#include "events/party.h"

ent_event *ent_event_add(ent_arena *arena, ent_events *events)
{
    ent_event *items = ent_arena_grow(
        arena, events->items, events->count, &events->capacity, sizeof *items);
    if (!items) return NULL;
    events->items = items;
    items[events->count] = (ent_event){ 0 };
    return &items[events->count++];
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Where the document first says it; events without evidence come last. */
static int64_t first_position(const ent_event *e)
{
    int64_t first = INT64_MAX;
    for (size_t i = 0; i < e->evidence_count; i++)
        if (e->evidence[i].span.begin < first) first = e->evidence[i].span.begin;
    return first;
}

int ent_party_compare(const ent_party *a, const ent_party *b)
{
    const char *const pairs[][2] = { { a->code, b->code }, { a->id, b->id },
        { a->name, b->name }, { a->kind, b->kind }, { a->sector, b->sector } };
    int c = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs && !c; i++)
        c = ent_compare(pairs[i][0], pairs[i][1]);
    return c;
}

static int compare_origins(const ent_origin *a, const ent_origin *b)
{
    int c = ent_compare(a->file, b->file);
    if (!c) c = (a->row > b->row) - (a->row < b->row);
    if (!c) c = ent_compare(a->id, b->id);
    if (!c) c = ent_compare(a->url, b->url);
    if (!c) c = ent_compare(a->publisher, b->publisher);
    if (!c) c = compare_numbers(a->mentions, b->mentions);
    if (!c) c = compare_numbers(a->sources, b->sources);
    return c ? c : compare_numbers(a->articles, b->articles);
}

static int compare_evidence(const ent_evidence *a, const ent_evidence *b)
{
    int c = compare_numbers(a->span.begin, b->span.begin);
    if (!c) c = compare_numbers(a->span.end, b->span.end);
    if (!c) c = ent_compare(a->sentence, b->sentence);
    if (!c) c = ent_compare(a->trigger, b->trigger);
    return c ? c : ent_compare(a->rule, b->rule);
}

/* What else two events may differ in, so that the order is total: the same events come
 * out in the same order, in whichever order they went in. */
static int compare_rest(const ent_event *a, const ent_event *b)
{
    const int64_t numbers[][2] = { { a->date, b->date }, { a->date_to, b->date_to },
        { a->date_from, b->date_from }, { a->reported, b->reported },
        { a->intensity, b->intensity }, { a->confidence, b->confidence },
        { a->reports, b->reports },
        { (int64_t)a->evidence_count, (int64_t)b->evidence_count } };
    const char *const strings[][2] = { { a->cameo, b->cameo }, { a->place, b->place },
        { a->producer, b->producer }, { a->corrected, b->corrected } };
    int c = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !c; i++)
        c = compare_numbers(numbers[i][0], numbers[i][1]);
    for (size_t i = 0; i < sizeof strings / sizeof *strings && !c; i++)
        c = ent_compare(strings[i][0], strings[i][1]);
    if (!c) c = ent_party_compare(&a->attribution, &b->attribution);
    for (size_t i = 0; i < a->evidence_count && !c; i++)
        c = compare_evidence(&a->evidence[i], &b->evidence[i]);
    return c;
}

int ent_event_compare(const ent_event *a, const ent_event *b)
{
    int c = ent_compare(a->doc, b->doc);
    if (!c) c = compare_numbers(first_position(a), first_position(b));
    if (!c) c = compare_origins(&a->origin, &b->origin);
    if (!c) c = ent_party_compare(&a->source, &b->source);
    if (!c) c = ent_party_compare(&a->target, &b->target);
    if (!c) c = compare_numbers(a->relation, b->relation);
    if (!c) c = compare_numbers(a->status, b->status);
    return c ? c : compare_rest(a, b);
}
