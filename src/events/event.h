/* event.h - the waist: claims from texts and imported rows, in one form. */
#ifndef ENT_EVENTS_EVENT_H
#define ENT_EVENTS_EVENT_H

#include "actors/unlisted.h"
#include "base/buffer.h"
#include "lexicon/party.h"
#include "relations/claim.h"

typedef struct {
    const char *sentence; /* one line */
    ent_span span;        /* of the trigger, in the document's text */
    const char *trigger;
    const char *rule;
    uint32_t earlier; /* the trigger's words stand in the sentence so often before it; set
                         by the store when events are loaded; not in the record */
} ent_evidence;

typedef struct {
    const char *file;
    uint64_t row;
    const char *id;
    const char *url;                      /* of a report */
    const char *publisher;                /* of it */
    uint32_t mentions, sources, articles; /* the source's own counts; 0: it gives none */
} ent_origin;                             /* file NULL: from a text */

typedef struct {
    const char *doc;
    ent_date date, date_to; /* ENT_NO_DATE: unknown; equal for a single day */
    ent_date_from date_from;
    ent_date reported; /* the document's date */
    ent_party source, target;
    ent_relation relation;
    ent_status status;
    const char *cameo;     /* "" or NULL: none */
    ent_micro intensity;   /* Goldstein, -10..+10, in millionths */
    ent_micro confidence;  /* 0..1 in millionths */
    ent_party attribution; /* name NULL: none */
    const char *place;
    uint32_t reports; /* at least 1 */
    ent_evidence *evidence;
    size_t evidence_count;
    ent_origin origin;
    const char *producer;
    const char *corrected; /* how and why a person changed or confirmed it; NULL: not */
    const char *story; /* set by the store when events are loaded; not in the record */
    const char *publisher; /* the same: of the row, else of the document */
    const char *url;       /* of the document; the same */
} ent_event;

/* As what a document names an actor of its events, or one that no lexicon knows. */
typedef struct {
    const char *doc;
    ent_party party;   /* `id` NULL: a name without a side, no actor of events */
    const char *form;  /* "Putin"; of strangers the first is the whole name */
    uint32_t count;    /* how often */
    bool known;        /* to the lexicon */
    ent_span sentence; /* the first, in the document's text */
} ent_naming;

/* A growing list; items belong to the arena that it was filled from. */
typedef struct {
    ent_event *items;
    size_t count, capacity;
    ent_naming *names;
    size_t name_count, name_capacity;
} ent_events;

/* Turns claims into events: one event per (source, target, relation, status, date), with
 * all its sentences as evidence (the most confident first gives trigger and rule); "both"
 * relations are put in one order so that A-B and B-A are one event. Intensity is the
 * Goldstein value of the claim's CAMEO code (alliance: 8.0, see docs/ontology.md). */
ENT_CHECKED bool ent_event_from_claims(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, const ent_claims *claims, const char *producer,
    ent_events *events, ent_error *err);

/* Adds the names under which the text speaks of the actors of `events` (all of which are
 * its own), and those of strangers. */
ENT_CHECKED bool ent_event_names(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, const ent_mentions *mentions,
    const ent_unlisted_names *strangers, ent_events *events, ent_error *err);

/* Makes room and returns a zeroed new item; NULL: out of memory. */
ent_event *ent_event_add(ent_arena *arena, ent_events *events);

/* Order in which events are kept and printed: doc, first evidence, codes, relation, ...
 */
int ent_event_compare(const ent_event *a, const ent_event *b);

/* One line, "entente-event/1", with its newline. */
void ent_event_write(ent_buffer *out, const ent_event *event);

/* What makes an event the same as another in its document: the hash of all that its
 * record says but the document's id. `line` is room for the record. */
ENT_CHECKED bool ent_event_fingerprint(
    ent_buffer *line, const ent_event *event, int64_t *fingerprint, ent_error *err);

/* Reads what ent_event_write writes (unknown fields are ignored, so that later minor
 * versions can be read). Strings belong to `arena`. Messages name the field:
 * "field 'status' is 'done', expected actual, planned, ...". */
ENT_CHECKED bool ent_event_read(
    ent_arena *arena, const char *json, size_t length, ent_event *event, ent_error *err);

/* The document's line, "entente-document/1", with its newline. `text` is not in it. */
void ent_document_write(ent_buffer *out, const ent_document *document);
ENT_CHECKED bool ent_document_read(ent_arena *arena, const char *json, size_t length,
    ent_document *document, ent_error *err);

typedef enum {
    ENT_RECORD_UNKNOWN,
    ENT_RECORD_DOCUMENT,
    ENT_RECORD_EVENT
} ent_record_kind;

/* By its "schema" field: which of the two, or neither (a newer version: message). */
ent_record_kind ent_record_sort(const char *json, size_t length, ent_error *err);

#endif
