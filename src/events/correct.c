/* correct.c - a document's events with its corrections laid over them.
 *
 *   event -> line -> line -> ...     each line that means it changes it or ends it
 *   lines that add -> events         where the text has their words */
#include "events/corrections.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "events/intensity.h"
#include "events/party.h"
#include "text/layout.h"
#include "text/sentence.h"

typedef struct {
    ent_corrections *corrections;
    ent_arena *arena;
    const char *doc;
    const ent_document *document;
    const char *producer;
    ent_corrected *made;
} correcting;

static ent_correction *first_line(const correcting *w)
{
    const ent_entry *entry = ent_table_find(
        &w->corrections->documents, w->doc, strlen(w->doc));
    return entry ? &w->corrections->items[entry->value - 1] : NULL;
}

static ent_correction *next_line(const correcting *w, const ent_correction *line)
{
    return line->next ? &w->corrections->items[line->next - 1] : NULL;
}

static bool is_typed(const char *name, const char *cell)
{
    return name && *name && ent_distance(name, cell) == 0;
}

/* An id means that actor alone; the code or name of a state, organisation or group means
 * all that belongs to it. */
static bool is_meant(const ent_party *p, const char *cell, const ent_actor *known)
{
    if (!*cell) return true;
    if (p->id && strcmp(p->id, cell) == 0) return true;
    if (known && strcmp(known->id, cell) == 0) return false;
    if (is_typed(p->code, cell) || is_typed(p->name, cell) || is_typed(p->id, cell))
        return true;
    if (!known) return false;
    bool whole = known->kind != ENT_PERSON && known->kind != ENT_BODY;
    return whole && *known->code ? ent_same(p->code, known->code)
                                 : ent_same(p->id, known->id);
}

static bool are_meant(
    const ent_correction *l, const ent_party *source, const ent_party *target)
{
    return is_meant(source, l->cells[ENT_CELL_SOURCE], l->ends[0])
           && is_meant(target, l->cells[ENT_CELL_TARGET], l->ends[1]);
}

static void turn(ent_event *e)
{
    ent_party source = e->source;
    e->source = e->target;
    e->target = source;
}

/* Whether the line means the event; then its ends stand as the line has them. */
static bool means(const ent_correction *l, ent_event *e)
{
    if ((l->relation >= 0 && l->relation != (int)e->relation)
        || (l->status >= 0 && l->status != (int)e->status)
        || (l->date != ENT_NO_DATE && l->date != e->date))
        return false;
    if (are_meant(l, &e->source, &e->target)) return true;
    if (!ent_relation_table[e->relation].both || !are_meant(l, &e->target, &e->source))
        return false;
    turn(e);
    return true;
}

static void settle_ends(ent_event *e)
{
    bool both = ent_relation_table[e->relation].both;
    if (both && ent_party_compare(&e->source, &e->target) > 0) turn(e);
}

static ent_party party_of(const ent_actor *a)
{
    return (ent_party){ *a->code ? a->code : NULL, a->id, a->name,
        ent_kind_names[a->kind], a->sector && *a->sector ? a->sector : NULL };
}

static void set_relation(ent_event *e, ent_relation relation)
{
    const char *cameo = ent_relation_table[relation].cameo;
    e->relation = relation;
    e->cameo = cameo && *cameo ? cameo : NULL;
    e->intensity = ent_relation_intensity(relation);
}

/* False where the change would leave an actor alone with itself. */
static bool change(const ent_correction *l, ent_event *e)
{
    if (l->action == ENT_DO_RETYPE) set_relation(e, l->new_relation);
    if (l->action == ENT_DO_RESTATE) e->status = l->new_status;
    if (l->action != ENT_DO_RETARGET) return true;
    ent_party source = l->new_ends[0] ? party_of(l->new_ends[0]) : e->source;
    ent_party target = party_of(l->new_ends[1]);
    if (ent_same(source.id, target.id)) return false;
    e->source = source;
    e->target = target;
    return true;
}

/* "retype, was accuse: she only asked" */
static bool note(correcting *w, const ent_correction *l, const ent_event *before,
    ent_event *e, ent_error *err)
{
    const ent_party *was = &before->target;
    const char *reason = l->cells[ENT_CELL_REASON], *old = NULL;
    if (l->action == ENT_DO_RETYPE) old = ent_relation_table[before->relation].name;
    if (l->action == ENT_DO_RESTATE) old = ent_status_names[before->status];
    if (l->action == ENT_DO_RETARGET) old = was->name ? was->name : was->code;
    e->corrected = ent_arena_print(w->arena, "%s%s%s%s%s%s%s",
        before->corrected ? before->corrected : "", before->corrected ? "; " : "",
        ent_action_names[l->action], old ? ", was " : "", old ? old : "",
        *reason ? ": " : "", reason);
    e->confidence = ENT_ONE;
    return e->corrected || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool keep(
    correcting *w, ent_events *events, const ent_event *event, ent_error *err)
{
    ent_event *item = ent_event_add(w->arena, events);
    if (!item) return ent_fail(err, ENT_MEMORY, "out of memory");
    *item = *event;
    return true;
}

static bool correct_event(correcting *w, const ent_event *found, ent_error *err)
{
    ent_event e = *found;
    bool touched = false, rejected = false;
    for (ent_correction *l = first_line(w); l && !rejected; l = next_line(w, l)) {
        ent_event changed = e;
        if (l->action == ENT_DO_ADD || !means(l, &changed) || !change(l, &changed))
            continue;
        l->claims++;
        touched = true;
        rejected = l->action == ENT_DO_REJECT;
        settle_ends(&changed);
        if (!note(w, l, &e, &changed, err)) return false;
        e = changed;
    }
    if (!touched) return keep(w, &w->made->kept, found, err);
    return keep(w, &w->made->originals, found, err)
           && (rejected || keep(w, &w->made->changed, &e, err));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Length of `words` where they stand at the start of `text`, any white space being as
 * good as another; 0: they do not. */
static size_t length_of(const char *text, const char *words)
{
    const char *at = text;
    while (*words) {
        if (is_blank(*words)) {
            if (!is_blank(*at)) return 0;
            while (is_blank(*words)) words++;
            while (is_blank(*at)) at++;
        } else if (*at++ != *words++) {
            return 0;
        }
    }
    return (size_t)(at - text);
}

static bool find_words(const char *text, const char *words, ent_span *span)
{
    for (const char *at = text; (at = strchr(at, *words)) != NULL; at++) {
        size_t length = length_of(at, words);
        if (!length) continue;
        span->begin = (uint32_t)(at - text);
        span->end = (uint32_t)(span->begin + length);
        return true;
    }
    return false;
}

/* From the start of the sentence in which a span begins to the end of that in which it
 * ends. */
static ent_span sentence_around(const ent_document *d, ent_span span)
{
    ent_layout layout = { .document = d };
    ent_segment segment;
    ent_span found = span;
    while (ent_layout_next(&layout, &segment))
        for (uint32_t at = segment.span.begin, end; at < segment.span.end; at = end) {
            end = ent_sentence_end(d->text, at, segment.span.end);
            if (at <= span.begin) found.begin = at;
            if (end >= span.end) return (ent_span){ found.begin, end };
        }
    return found;
}

/* Bytes of the text as one line. */
static char *line_of(ent_arena *arena, const ent_document *d, ent_span span)
{
    char *line = ent_arena_copy(arena, d->text + span.begin, span.end - span.begin);
    size_t to = 0;
    for (const char *c = line; c && *c; c++)
        if (!is_blank(*c) || (to && line[to - 1] != ' '))
            line[to++] = is_blank(*c) ? ' ' : *c;
    while (line && to && line[to - 1] == ' ') to--;
    if (line) line[to] = '\0';
    return line;
}

static bool add_claim(correcting *w, ent_correction *l, ent_error *err)
{
    const ent_document *d = w->document;
    const ent_event nothing = { 0 };
    ent_span span;
    if (!d || !d->text || !find_words(d->text, l->cells[ENT_CELL_TO], &span)) return true;
    ent_evidence *piece = ent_arena_take(w->arena, sizeof *piece);
    if (!piece) return ent_fail(err, ENT_MEMORY, "out of memory");
    *piece = (ent_evidence){ line_of(w->arena, d, sentence_around(d, span)), span,
        line_of(w->arena, d, span), "correction", 0 };
    ent_event e = { .doc = ent_arena_string(w->arena, w->doc),
        .date = l->date,
        .date_to = l->date,
        .date_from = l->date == ENT_NO_DATE ? ENT_FROM_NONE : ENT_FROM_FILE,
        .reported = d->date,
        .source = party_of(l->new_ends[0]),
        .target = party_of(l->new_ends[1]),
        .status = l->new_status,
        .reports = 1,
        .evidence = piece,
        .evidence_count = 1,
        .producer = w->producer };
    if (!piece->sentence || !piece->trigger || !e.doc)
        return ent_fail(err, ENT_MEMORY, "out of memory");
    set_relation(&e, l->new_relation);
    settle_ends(&e);
    l->claims++;
    return note(w, l, &nothing, &e, err) && keep(w, &w->made->changed, &e, err);
}

static bool correct_all(correcting *w, const ent_events *found, ent_error *err)
{
    for (ent_correction *l = first_line(w); l; l = next_line(w, l)) l->documents++;
    for (size_t i = 0; i < found->count; i++)
        if (!correct_event(w, &found->items[i], err)) return false;
    for (ent_correction *l = first_line(w); l; l = next_line(w, l))
        if (l->action == ENT_DO_ADD && !add_claim(w, l, err)) return false;
    return true;
}

static int compare_events(const void *a, const void *b)
{
    return ent_event_compare(a, b);
}

bool ent_corrected_events(
    ent_arena *arena, const ent_corrected *made, ent_events *events, ent_error *err)
{
    *events = made->kept;
    if (!made->changed.count) return true;
    size_t count = made->kept.count + made->changed.count;
    events->items = ent_arena_array(arena, count, sizeof *events->items);
    if (!events->items) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < count; i++)
        events->items[i] = i < made->kept.count
                               ? made->kept.items[i]
                               : made->changed.items[i - made->kept.count];
    events->count = events->capacity = count;
    qsort(events->items, count, sizeof *events->items, compare_events);
    return true;
}

bool ent_corrections_apply(ent_corrections *c, ent_arena *arena, const char *doc,
    const ent_document *document, const char *producer, const ent_events *found,
    ent_corrected *made, ent_error *err)
{
    correcting w = { c, arena, doc, document, producer, made };
    *made = (ent_corrected){ .kept = *found };
    if (!c || !ent_corrections_concern(c, doc)) return true;
    made->kept.items = NULL;
    made->kept.count = made->kept.capacity = 0;
    return correct_all(&w, found, err);
}
