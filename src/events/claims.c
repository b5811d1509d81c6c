/* claims.c - claims that say the same become one event, with all their sentences.
 *
 *   claims -> ordered pairs -> sorted so that equal ones stand together, surest first
 *          -> one event each run -> order of first evidence */
#include "events/event.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "events/intensity.h"

/* A claim with its ends in the order in which the event will have them. */
typedef struct {
    const ent_claim *claim;
    const ent_actor *source, *target;
    ent_date from, to; /* both known, or neither */
    float confidence;  /* 0..1 */
} candidate;

typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text *text;
    const char *producer;
    ent_events *events;
    const char **lines; /* sentences already made one line, by index */
    uint32_t *cited;    /* number of the last event that cites the sentence, by index */
    uint32_t made;      /* events so far */
} maker;

static int compare_actors(const ent_actor *a, const ent_actor *b)
{
    int c = ent_compare(a->code, b->code);
    return c ? c : ent_compare(a->id, b->id);
}

/* Equal for claims that are one event. */
static int compare_meaning(const candidate *a, const candidate *b)
{
    int c = compare_actors(a->source, b->source);
    if (!c) c = compare_actors(a->target, b->target);
    if (!c) c = (int)a->claim->relation - (int)b->claim->relation;
    if (!c) c = (int)a->claim->status - (int)b->claim->status;
    if (!c) c = (a->from > b->from) - (a->from < b->from);
    return c ? c : (a->to > b->to) - (a->to < b->to);
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    const ent_span *x = &a->claim->trigger, *y = &b->claim->trigger;
    int c = compare_meaning(a, b);
    if (!c) c = (a->confidence < b->confidence) - (a->confidence > b->confidence);
    if (!c) c = (x->begin > y->begin) - (x->begin < y->begin);
    if (!c) c = (x->end > y->end) - (x->end < y->end);
    return c ? c : (a->claim > b->claim) - (a->claim < b->claim); /* reading order */
}

/* An event starts on a known day: an open end is kept as that day, an open start makes
 * the date unknown. */
static candidate consider(const ent_claim *claim)
{
    candidate c = { claim, claim->source, claim->target, claim->date.from, claim->date.to,
        claim->confidence };
    bool both = ent_relation_table[claim->relation].both;
    if (both && compare_actors(c.source, c.target) > 0) {
        c.source = claim->target;
        c.target = claim->source;
    }
    if (c.from == ENT_NO_DATE || c.to < c.from) c.to = c.from;
    if (!(c.confidence > 0)) c.confidence = 0; /* nor is NaN any confidence */
    if (c.confidence > 1) c.confidence = 1;
    return c;
}

/* The arena's copy of a text that may be missing; "" counts as missing. */
static const char *copy(maker *m, const char *string)
{
    return string && *string ? ent_arena_string(m->arena, string) : NULL;
}

static ent_party party(maker *m, const ent_actor *actor)
{
    return (ent_party){ copy(m, actor->code), copy(m, actor->id), copy(m, actor->name),
        copy(m, ent_kind_names[actor->kind]), copy(m, actor->sector) };
}

/* The trigger as one line; it may run over a line end of the text. */
static const char *words_at(maker *m, ent_span span)
{
    const ent_document *d = m->text->document;
    if (span.begin > span.end || span.end > d->length) return NULL;
    const ent_sentence piece = { .span = span };
    return ent_sentence_line(m->arena, m->text, &piece);
}

static const char *line_of(maker *m, uint32_t sentence)
{
    if (!m->lines[sentence])
        m->lines[sentence] = ent_sentence_line(
            m->arena, m->text, &m->text->sentences[sentence]);
    return m->lines[sentence];
}

/* One piece for each sentence: the surest claim in it. */
static bool add_evidence(maker *m, ent_event *event, const candidate *run, size_t count)
{
    event->evidence = ent_arena_array(m->arena, count, sizeof *event->evidence);
    if (!event->evidence) return false;
    m->made++;
    for (size_t i = 0; i < count; i++) {
        const ent_claim *c = run[i].claim;
        if (c->sentence >= m->text->sentence_count || m->cited[c->sentence] == m->made)
            continue;
        m->cited[c->sentence] = m->made;
        ent_evidence *e = &event->evidence[event->evidence_count++];
        *e = (ent_evidence){ line_of(m, c->sentence), c->trigger, words_at(m, c->trigger),
            copy(m, c->rule), 0 };
        if (!e->sentence || !e->trigger) return false;
    }
    return true;
}

/* The surest claim speaks for the event; a place may come from any of them. */
static bool make_event(maker *m, const candidate *run, size_t count)
{
    const ent_claim *best = run->claim;
    const ent_document *d = m->text->document;
    ent_event *e = ent_event_add(m->arena, m->events);
    if (!e) return false;
    const char *cameo = best->cameo && *best->cameo
                            ? best->cameo
                            : ent_relation_table[best->relation].cameo;
    *e = (ent_event){ .doc = ent_arena_string(m->arena, d->id),
        .date = run->from,
        .date_to = run->to,
        .date_from = run->from == ENT_NO_DATE ? ENT_FROM_NONE : best->date_from,
        .reported = d->date,
        .source = party(m, run->source),
        .target = party(m, run->target),
        .relation = best->relation,
        .status = best->status,
        .cameo = copy(m, cameo),
        .intensity = ent_intensity(m->lexicon, cameo, best->relation),
        .confidence = (ent_micro)llround((double)run->confidence * ENT_ONE),
        .reports = 1,
        .producer = copy(m, m->producer) };
    if (best->attribution) {
        e->attribution.code = copy(m, best->attribution->code);
        e->attribution.name = copy(m, best->attribution->name);
    }
    for (size_t i = 0; i < count && !e->place; i++)
        e->place = copy(m, run[i].claim->place);
    return e->doc && e->source.id && e->target.id && add_evidence(m, e, run, count);
}

static bool make_events(maker *m, const candidate *sorted, size_t count)
{
    for (size_t i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count && !compare_meaning(&sorted[i], &sorted[i + n]);) n++;
        if (!make_event(m, &sorted[i], n)) return false;
    }
    return true;
}

static int compare_events(const void *a, const void *b)
{
    return ent_event_compare(a, b);
}

bool ent_event_from_claims(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, const ent_claims *claims, const char *producer,
    ent_events *events, ent_error *err)
{
    maker m = { arena, lexicon, text, producer, events, NULL, NULL, 0 };
    size_t first = events->count, count = 0;
    candidate *sorted = ent_arena_array(arena, claims->count, sizeof *sorted);
    m.lines = ent_arena_array(arena, text->sentence_count, sizeof *m.lines);
    m.cited = ent_arena_array(arena, text->sentence_count, sizeof *m.cited);
    bool ok = sorted && m.lines && m.cited;
    for (size_t i = 0; i < claims->count && ok; i++) {
        candidate c = consider(&claims->items[i]);
        if (compare_actors(c.source, c.target)) sorted[count++] = c; /* no loops */
    }
    if (ok && count) qsort(sorted, count, sizeof *sorted, compare_candidates);
    ok = ok && make_events(&m, sorted, count);
    if (ok && events->count > first)
        qsort(events->items + first, events->count - first, sizeof *events->items,
            compare_events);
    if (ok) return true;
    events->count = first;
    return ent_fail(err, ENT_MEMORY, "out of memory");
}
