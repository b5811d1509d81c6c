/* write.c - documents and events as JSON lines; docs/formats.md describes them. */
#include "events/event.h"

#include "base/table.h"
#include "events/record.h"

static void name_of(ent_buffer *out, const char *name)
{
    ent_buffer_text(out, ",\"");
    ent_buffer_text(out, name);
    ent_buffer_text(out, "\":");
}

static void text_field(ent_buffer *out, const char *name, const char *value)
{
    name_of(out, name);
    ent_buffer_json(out, value && *value ? value : NULL);
}

static void date_field(ent_buffer *out, const char *name, ent_date date)
{
    char iso[16];
    ent_date_format(date, iso);
    text_field(out, name, iso);
}

static void number_field(ent_buffer *out, const char *name, double value)
{
    name_of(out, name);
    ent_buffer_number(out, value);
}

static void whole_field(ent_buffer *out, const char *name, uint64_t value)
{
    name_of(out, name);
    ent_buffer_print(out, "%llu", (unsigned long long)value);
}

static void first_field(ent_buffer *out, const char *name, const char *value)
{
    ent_buffer_print(out, "{\"%s\":", name);
    ent_buffer_json(out, value && *value ? value : NULL);
}

static void party_field(ent_buffer *out, const char *name, const ent_party *party)
{
    name_of(out, name);
    first_field(out, "code", party->code);
    text_field(out, "id", party->id);
    text_field(out, "name", party->name);
    text_field(out, "kind", party->kind);
    text_field(out, "sector", party->sector);
    ent_buffer_char(out, '}');
}

static void attribution_field(ent_buffer *out, const ent_party *party)
{
    name_of(out, "attribution");
    if (!party->name && !party->code) {
        ent_buffer_text(out, "null");
        return;
    }
    first_field(out, "code", party->code);
    text_field(out, "name", party->name);
    ent_buffer_char(out, '}');
}

static void evidence_field(ent_buffer *out, const ent_event *event)
{
    name_of(out, "evidence");
    ent_buffer_char(out, '[');
    for (size_t i = 0; i < event->evidence_count; i++) {
        const ent_evidence *e = &event->evidence[i];
        if (i) ent_buffer_char(out, ',');
        first_field(out, "sentence", e->sentence);
        whole_field(out, "begin", e->span.begin);
        whole_field(out, "end", e->span.end);
        text_field(out, "trigger", e->trigger);
        text_field(out, "rule", e->rule);
        ent_buffer_char(out, '}');
    }
    ent_buffer_char(out, ']');
}

static void origin_field(ent_buffer *out, const ent_origin *origin)
{
    name_of(out, "origin");
    first_field(out, "file", origin->file);
    whole_field(out, "row", origin->row);
    text_field(out, "id", origin->id);
    if (origin->url) text_field(out, "url", origin->url);
    if (origin->publisher) text_field(out, "publisher", origin->publisher);
    if (origin->mentions) whole_field(out, "mentions", origin->mentions);
    if (origin->sources) whole_field(out, "sources", origin->sources);
    if (origin->articles) whole_field(out, "articles", origin->articles);
    ent_buffer_char(out, '}');
}

void ent_event_write(ent_buffer *out, const ent_event *event)
{
    const ent_relation_info *relation = &ent_relation_table[event->relation];
    bool dated = event->date != ENT_NO_DATE, row = event->origin.file != NULL;
    bool ends = dated && event->date_to != ENT_NO_DATE;

    first_field(out, "schema", ENT_EVENT_SCHEMA);
    text_field(out, "doc", event->doc);
    date_field(out, "date", event->date);
    date_field(out, "date_to", ends ? event->date_to : event->date);
    text_field(out, "date_from", ent_date_from_names[event->date_from]);
    date_field(out, "reported", event->reported);
    party_field(out, "source", &event->source);
    party_field(out, "target", &event->target);
    text_field(out, "relation", relation->name);
    text_field(out, "plover", relation->plover);
    text_field(out, "cameo", event->cameo);
    text_field(out, "status", ent_status_names[event->status]);
    number_field(out, "intensity", (double)event->intensity / ENT_ONE);
    number_field(out, "confidence", (double)event->confidence / ENT_ONE);
    attribution_field(out, &event->attribution);
    text_field(out, "place", event->place);
    whole_field(out, "reports", event->reports);
    if (!row || event->evidence_count) evidence_field(out, event);
    if (row) origin_field(out, &event->origin);
    text_field(out, "producer", event->producer);
    if (event->corrected) text_field(out, "corrected", event->corrected);
    ent_buffer_text(out, "}\n");
}

bool ent_event_fingerprint(
    ent_buffer *line, const ent_event *event, int64_t *fingerprint, ent_error *err)
{
    ent_event anywhere = *event;
    anywhere.doc = NULL;
    ent_buffer_clear(line);
    ent_event_write(line, &anywhere);
    if (!ent_buffer_ok(line, err)) return false;
    *fingerprint = (int64_t)ent_hash(line->bytes, line->length);
    return true;
}

void ent_document_write(ent_buffer *out, const ent_document *document)
{
    first_field(out, "schema", ENT_DOCUMENT_SCHEMA);
    text_field(out, "doc", document->id);
    text_field(out, "title", document->title);
    date_field(out, "date", document->date);
    text_field(out, "publisher", document->publisher);
    text_field(out, "url", document->url);
    text_field(out, "language", document->language);
    text_field(out, "hash", document->hash);
    ent_buffer_text(out, "}\n");
}
