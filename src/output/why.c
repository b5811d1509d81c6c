/* why.c - the claims between two actors, by date, each with the sentence it stands in. */
#include "output/why.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "base/table.h"
#include "events/corrections.h"
#include "events/trigger.h"
#include "output/digest.h"
#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

enum { WIDTH = 92 };

typedef struct {
    const ent_export *e;
    const ent_collection *collection;
    const ent_why_options *options;
    uint32_t a, b;
    ent_arena arena;
    ent_finding *claims;
    size_t count, capacity;
    ent_buffer *out;
} inquiry;

/* --- who ------------------------------------------------------------------------- */

static bool find_node(const ent_graph *graph, const char *id, uint32_t *node)
{
    for (size_t i = 0; i < ent_graph_node_count(graph); i++) {
        if (strcmp(ent_graph_node(graph, i)->id, id) != 0) continue;
        *node = (uint32_t)i;
        return true;
    }
    return false;
}

static unsigned distance_of(const ent_node *node, const char *typed)
{
    unsigned by_id = ent_distance(node->id, typed);
    unsigned by_name = node->name ? ent_distance(node->name, typed) : 255;
    return by_id < by_name ? by_id : by_name;
}

size_t ent_why_near(
    const ent_graph *graph, const char *typed, uint32_t *nodes, size_t room)
{
    size_t length = strlen(typed), found = 0;
    size_t count = ent_graph_node_count(graph);
    unsigned nearest = length < 4 ? 1 : length < 9 ? 2 : 3;
    for (uint32_t i = 0; i < count; i++) {
        unsigned distance = distance_of(ent_graph_node(graph, i), typed);
        if (distance > nearest) continue;
        if (distance < nearest) found = 0;
        nearest = distance;
        if (found < room) nodes[found++] = i;
    }
    return found;
}

bool ent_why_unknown(const ent_graph *graph, const char *typed, ent_error *err)
{
    uint32_t nodes[3];
    ent_buffer names = { 0 };
    size_t near = ent_why_near(graph, typed, nodes, sizeof nodes / sizeof *nodes);
    for (size_t i = 0; i < near; i++) {
        ent_buffer_text(&names, i ? ", " : "; did you mean ");
        ent_escape_plain(&names, ent_node_label(graph, nodes[i]));
        ent_buffer_text(&names, " (");
        ent_escape_plain(&names, ent_graph_node(graph, nodes[i])->id);
        ent_buffer_char(&names, ')');
    }
    ent_fail(err, ENT_NOT_FOUND, "no relation of '%s' in this graph%s%s", typed,
        names.length ? names.bytes : "", near ? "?" : "");
    ent_buffer_free(&names);
    return false;
}

/* --- which claims ---------------------------------------------------------------- */

/* Whether the node is this party's, as far as its id and code tell. */
static bool is_party(const inquiry *q, uint32_t index, const ent_party *party)
{
    const ent_node *node = ent_graph_node(q->e->graph, index);
    if (ent_graph_filter(q->e->graph)->level == ENT_LEVEL_COUNTRY)
        return party->code && strcmp(party->code, node->id) == 0;
    if (party->id && *party->id) return strcmp(party->id, node->id) == 0;
    return party->name && node->name && strcmp(party->name, node->name) == 0;
}

static bool is_behind(const inquiry *q, const ent_edge *edge, const ent_event *event)
{
    if (event->relation != edge->relation) return false;
    bool straight = is_party(q, edge->source, &event->source)
                    && is_party(q, edge->target, &event->target);
    bool turned = !edge->directed && is_party(q, edge->source, &event->target)
                  && is_party(q, edge->target, &event->source);
    return (straight || turned)
           && ent_filter_passes(ent_graph_filter(q->e->graph), event);
}

static bool add(inquiry *q, const ent_edge *edge, const ent_event *event)
{
    ent_finding *items = ent_arena_grow(
        &q->arena, q->claims, q->count, &q->capacity, sizeof *items);
    if (!items) return false;
    q->claims = items;
    items[q->count++] = (ent_finding){ edge, event };
    return true;
}

/* The edge counts one of several reports of an event; here all of them are shown: those
 * of the edge, and those of the collection that say the same. */
static bool gather_edge(inquiry *q, const ent_edge *edge)
{
    ent_table counted = { 0 };
    bool ok = true;
    for (size_t i = 0; ok && i < edge->event_count; i++)
        ok = ent_table_add(
                 &counted, (const char *)&edge->events[i], sizeof edge->events[i], NULL)
             && add(q, edge, edge->events[i]);
    size_t all = q->collection ? q->collection->events.count : 0;
    for (size_t i = 0; ok && i < all; i++) {
        const ent_event *event = &q->collection->events.items[i];
        if (is_behind(q, edge, event)
            && !ent_table_find(&counted, (const char *)&event, sizeof event))
            ok = add(q, edge, event);
    }
    ent_table_free(&counted);
    return ok;
}

static int by_date(const void *x, const void *y)
{
    const ent_finding *a = x, *b = y;
    ent_date p = a->event->date, q = b->event->date;
    if (p != q) {
        if (p == ENT_NO_DATE || q == ENT_NO_DATE) return p == ENT_NO_DATE ? 1 : -1;
        return p < q ? -1 : 1;
    }
    return ent_event_compare(a->event, b->event);
}

static bool gather(inquiry *q, ent_error *err)
{
    for (size_t i = 0; i < ent_graph_edge_count(q->e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(q->e->graph, i);
        bool between = (edge->source == q->a && edge->target == q->b)
                       || (edge->source == q->b && edge->target == q->a);
        if (between && !gather_edge(q, edge))
            return ent_fail(err, ENT_MEMORY, "out of memory");
    }
    if (q->count) qsort(q->claims, q->count, sizeof *q->claims, by_date);
    return true;
}

/* --- text ------------------------------------------------------------------------ */

static void mark(const inquiry *q, bool begins)
{
    if (q->options->colour)
        ent_buffer_text(q->out, begins ? "\033[1;33m" : "\033[0m");
    else
        ent_buffer_char(q->out, begins ? '[' : ']');
}

static void write_strong(const inquiry *q, const char *text)
{
    if (q->options->colour) ent_buffer_text(q->out, "\033[1m");
    ent_buffer_text(q->out, text);
    if (q->options->colour) ent_buffer_text(q->out, "\033[0m");
}

/* Writes text[from..to) with what of it lies in text[begin..end) marked; colour is ended
 * at the end of a line and begun again on the next. */
static void write_part(
    const inquiry *q, const char *text, size_t from, size_t to, size_t begin, size_t end)
{
    size_t b = begin < from ? from : begin > to ? to : begin;
    size_t e = end < from ? from : end > to ? to : end;
    bool here = b < e;
    ent_buffer_add(q->out, text + from, b - from);
    if (here && (b == begin || q->options->colour)) mark(q, true);
    ent_buffer_add(q->out, text + b, e - b);
    if (here && (e == end || q->options->colour)) mark(q, false);
    ent_buffer_add(q->out, text + e, to - e);
}

static void write_sentence(const inquiry *q, const ent_evidence *evidence)
{
    ent_buffer text = { 0 }, trigger = { 0 };
    ent_escape_plain(&text, evidence->sentence);
    ent_escape_plain(&trigger, evidence->trigger);
    if (text.length) {
        ent_span words = ent_trigger_find(text.bytes, trigger.bytes, evidence->earlier);
        size_t next;
        ent_buffer_text(q->out, "    “");
        for (size_t at = 0; at < text.length; at += next) {
            if (at) ent_buffer_text(q->out, "\n     ");
            size_t line = ent_wrap_line(
                text.bytes + at, text.length - at, WIDTH - 8, &next);
            write_part(q, text.bytes, at, at + line, words.begin, words.end);
        }
        ent_buffer_text(q->out, "”\n");
    }
    q->out->failed = q->out->failed || text.failed || trigger.failed;
    ent_buffer_free(&text);
    ent_buffer_free(&trigger);
}

static int by_id(const void *key, const void *item)
{
    return strcmp(key, ((const ent_stored_document *)item)->document.id);
}

static const ent_document *document_of(const inquiry *q, const ent_event *event)
{
    if (!q->collection || !q->collection->document_count || !event->doc) return NULL;
    const ent_stored_document *d = bsearch(event->doc, q->collection->documents,
        q->collection->document_count, sizeof *d, by_id);
    return d ? &d->document : NULL;
}

/* Wraps a line of facts and frees it. */
static void write_facts(const inquiry *q, ent_buffer *facts)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, facts->bytes);
    ent_buffer_text(q->out, "    ");
    if (plain.length) ent_wrap_text(q->out, plain.bytes, WIDTH, 4, "    ");
    ent_buffer_char(q->out, '\n');
    q->out->failed = q->out->failed || facts->failed || plain.failed;
    ent_buffer_free(facts);
    ent_buffer_free(&plain);
}

/* Files have the day on which an intention was expressed (docs/event-files.md). */
static const char *dating(const ent_event *event)
{
    static const char *const dated[ENT_DATE_FROMS] = {
        [ENT_FROM_NONE] = "",
        [ENT_FROM_TEXT] = "date from the text, ",
        [ENT_FROM_DOCUMENT] = "date of the document, ",
        [ENT_FROM_FILE] = "date from the file, ",
    };
    if (event->date == ENT_NO_DATE) return "";
    return event->origin.file && event->status == ENT_PLANNED
               ? "date of the statement, from the file, "
               : dated[event->date_from];
}

/* Rows of files that give none are taken as certain: that is no finding. */
static void write_confidence(ent_buffer *facts, const ent_event *event)
{
    if (event->origin.file && event->confidence == ENT_ONE) {
        ent_buffer_text(facts, ", no confidence given");
        return;
    }
    ent_buffer_text(facts, ", confidence ");
    ent_say_fixed(facts, (double)event->confidence / ENT_ONE, 2, false);
}

static void write_claim_facts(const inquiry *q, const ent_event *event)
{
    ent_buffer facts = { 0 };
    ent_buffer_text(&facts, dating(event));
    ent_buffer_text(&facts, "intensity ");
    ent_say_fixed(&facts, (double)event->intensity / ENT_ONE, 1, true);
    write_confidence(&facts, event);
    if (event->cameo && *event->cameo)
        ent_buffer_print(&facts, ", CAMEO %s", event->cameo);
    if (event->place && *event->place) ent_buffer_print(&facts, ", in %s", event->place);
    if (event->attribution.name) {
        ent_buffer_print(&facts, ", according to %s", event->attribution.name);
        if (event->attribution.code && *event->attribution.code)
            ent_buffer_print(&facts, " (%s)", event->attribution.code);
    }
    write_facts(q, &facts);
    if (!event->corrected) return;
    ent_buffer note = { 0 };
    ent_buffer_print(&note, "corrected: %s", event->corrected);
    write_facts(q, &note);
}

/* A row's file is its document, as a rule. */
static void write_origin(ent_buffer *facts, const ent_event *event)
{
    const ent_origin *o = &event->origin;
    if (!o->file) return;
    ent_buffer_text(facts, "; ");
    if (!ent_same(o->file, event->doc)) ent_buffer_print(facts, "%s ", o->file);
    ent_buffer_print(facts, "row %llu", (unsigned long long)o->row);
    if (o->id) ent_buffer_print(facts, ", id %s", o->id);
}

static void write_document(const inquiry *q, const ent_event *event)
{
    const ent_document *document = document_of(q, event);
    const char *publisher = event->origin.publisher           ? event->origin.publisher
                            : document && document->publisher ? document->publisher
                                                              : event->publisher;
    char iso[16];
    ent_buffer facts = { 0 };
    ent_buffer_text(&facts, event->doc);
    if (document && document->title) ent_buffer_print(&facts, ": %s", document->title);
    if (publisher && *publisher) ent_buffer_print(&facts, "; %s", publisher);
    ent_date_format(event->reported, iso);
    if (*iso) ent_buffer_print(&facts, "; %s", iso);
    write_origin(&facts, event);
    if (event->evidence_count) {
        const ent_evidence *first = &event->evidence[0];
        ent_buffer_print(&facts, "; bytes %u-%u", first->span.begin, first->span.end);
        if (first->rule && *first->rule)
            ent_buffer_print(&facts, ", rule %s", first->rule);
    }
    ent_buffer_text(&facts, "; ");
    ent_say_count(&facts, event->reports, "report", NULL);
    if (event->origin.url) ent_buffer_print(&facts, "; %s", event->origin.url);
    write_facts(q, &facts);
}

static void write_claim(const inquiry *q, const ent_finding *claim)
{
    const ent_event *event = claim->event;
    ent_buffer head = { 0 };
    ent_buffer_char(q->out, '\n');
    ent_say_days(&head, event->date, event->date_to);
    ent_buffer_print(&head, "  %s, %s  ", ent_relation_table[event->relation].name,
        ent_status_names[event->status]);
    if (head.length) write_strong(q, head.bytes);
    ent_say_parties(q->out, q->e->graph, claim->edge, event);
    ent_buffer_char(q->out, '\n');
    for (size_t i = 0; i < event->evidence_count; i++)
        write_sentence(q, &event->evidence[i]);
    write_claim_facts(q, event);
    write_document(q, event);
    q->out->failed = q->out->failed || head.failed;
    ent_buffer_free(&head);
}

static void write_head(const inquiry *q)
{
    ent_buffer head = { 0 };
    ent_escape_plain(&head, ent_node_label(q->e->graph, q->a));
    ent_buffer_text(&head, " and ");
    ent_escape_plain(&head, ent_node_label(q->e->graph, q->b));
    ent_buffer_text(&head, ": ");
    if (q->count)
        ent_say_count(&head, q->count, "claim", NULL);
    else
        ent_buffer_text(&head, "no claim");
    if (head.length) write_strong(q, head.bytes);
    ent_buffer_char(q->out, '\n');
    q->out->failed = q->out->failed || head.failed;
    ent_buffer_free(&head);
}

static bool answer(inquiry *q, ent_error *err)
{
    if (!gather(q, err)) return false;
    const ent_why_options *as = q->options;
    if (as->review)
        ent_corrections_write_head(q->out);
    else if (!as->json)
        write_head(q);
    for (size_t i = 0; i < q->count; i++) {
        if (as->review)
            ent_correction_write_event(q->out, q->claims[i].event);
        else if (as->json)
            ent_event_write(q->out, q->claims[i].event);
        else
            write_claim(q, &q->claims[i]);
    }
    return true;
}

bool ent_why(const ent_export *e, const ent_collection *collection,
    const ent_why_options *options, ent_buffer *out, ent_error *err)
{
    inquiry q = { .e = e, .collection = collection, .options = options, .out = out };
    if (!find_node(e->graph, options->a, &q.a))
        return ent_why_unknown(e->graph, options->a, err);
    if (!find_node(e->graph, options->b, &q.b))
        return ent_why_unknown(e->graph, options->b, err);
    if (q.a == q.b)
        return ent_fail(err, ENT_USAGE, "'%s' and '%s' are one actor, expected two",
            options->a, options->b);
    bool ok = answer(&q, err);
    ent_arena_free(&q.arena);
    return ok;
}
