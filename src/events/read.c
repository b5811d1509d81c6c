/* read.c - an event's JSON line, as any extractor may write it, into an event. */
#include "events/event.h"

#include <math.h>
#include <string.h>

#include "base/strings.h"
#include "events/intensity.h"
#include "events/party.h"
#include "events/record.h"

static void read_party(ent_fields *f, const char *name, ent_party *party)
{
    ent_fields part;
    if (!ent_field_enter(f, name, &part)) {
        ent_field_fault(f, name, "an object with an actor's code, id or name");
        return;
    }
    party->code = ent_field_string(&part, "code");
    party->id = ent_field_string(&part, "id");
    party->name = ent_field_string(&part, "name");
    party->sector = ent_field_string(&part, "sector");
    int kind = ent_field_choice(&part, "kind", ent_kind_names, ENT_KINDS, ENT_KINDS);
    if (kind < ENT_KINDS) party->kind = ent_kind_names[kind];
    ent_field_leave(f, &part);
    if (!party->code && !party->id && !party->name)
        ent_field_fault(f, name, "one with a code, id or name");
}

/* Two different actors; those of an undirected relation in the one order in which
 * ent_event_from_claims has them. */
static void read_parties(ent_fields *f, ent_event *event)
{
    read_party(f, "source", &event->source);
    read_party(f, "target", &event->target);
    if (f->failed) return;
    int order = ent_party_compare(&event->source, &event->target);
    bool same = event->source.id && ent_same(event->source.id, event->target.id);
    if (order == 0 || same)
        ent_field_fault(f, "target", "one that is another actor than 'source'");
    if (order > 0 && ent_relation_table[event->relation].both) {
        ent_party first = event->target;
        event->target = event->source;
        event->source = first;
    }
}

static void read_what(ent_fields *f, ent_event *event)
{
    const char *relations[ENT_RELATIONS];
    for (size_t i = 0; i < ENT_RELATIONS; i++) relations[i] = ent_relation_table[i].name;
    int relation = ent_field_choice(f, "relation", relations, ENT_RELATIONS, -1);
    int status = ent_field_choice(f, "status", ent_status_names, ENT_STATUSES, -1);
    if (f->failed) return;
    event->relation = (ent_relation)relation;
    event->status = (ent_status)status;

    event->cameo = ent_field_string(f, "cameo");
    size_t length = event->cameo ? strlen(event->cameo) : 2;
    if (length < 2 || length > 4
        || (event->cameo && strspn(event->cameo, "0123456789") < length))
        ent_field_fault(f, "cameo", "2 to 4 digits");
}

static ent_micro micro(double value)
{
    return (ent_micro)llround(value * (double)ENT_ONE);
}

static void read_measures(ent_fields *f, ent_event *event)
{
    double usual = (double)ent_relation_intensity(event->relation) / ENT_ONE;
    event->intensity = micro(ent_field_number(f, "intensity", -10, 10, usual));
    event->confidence = micro(ent_field_number(f, "confidence", 0, 1, 1));
    event->reports = (uint32_t)ent_field_whole(f, "reports", 1, UINT32_MAX, 1);
}

static void read_dates(ent_fields *f, ent_event *event)
{
    event->date = ent_field_date(f, "date");
    event->date_to = ent_field_date(f, "date_to");
    event->reported = ent_field_date(f, "reported");
    bool dated = event->date != ENT_NO_DATE, ends = event->date_to != ENT_NO_DATE;
    event->date_from = (ent_date_from)ent_field_choice(f, "date_from",
        ent_date_from_names, ENT_DATE_FROMS, dated ? ENT_FROM_FILE : ENT_FROM_NONE);
    if (!dated) event->date_from = ENT_FROM_NONE;
    if (ends && !dated) ent_field_fault(f, "date_to", "null where 'date' is null");
    if (ends && event->date_to < event->date)
        ent_field_fault(f, "date_to", "no day before 'date'");
    if (!ends) event->date_to = event->date;
}

static void read_attribution(ent_fields *f, ent_party *attribution)
{
    ent_fields part;
    if (!ent_field_enter(f, "attribution", &part)) return;
    attribution->code = ent_field_string(&part, "code");
    attribution->name = ent_field_string(&part, "name");
    ent_field_leave(f, &part);
    if (!attribution->name) attribution->name = attribution->code;
}

static void read_piece(ent_fields *f, ent_evidence *piece)
{
    piece->sentence = ent_field_required(f, "sentence");
    piece->span.begin = (uint32_t)ent_field_whole(f, "begin", 0, UINT32_MAX, 0);
    piece->span.end = (uint32_t)ent_field_whole(
        f, "end", 0, UINT32_MAX, piece->span.begin);
    if (piece->span.end < piece->span.begin)
        ent_field_fault(f, "end", "a number not below 'begin'");
    piece->trigger = ent_field_string(f, "trigger");
    piece->rule = ent_field_string(f, "rule");
}

static void read_evidence(ent_fields *f, ent_event *event)
{
    const cJSON *array = ent_field_value(f, "evidence"), *item;
    if (!array || f->failed) return;
    if (!cJSON_IsArray(array)) {
        ent_field_fault(f, "evidence", "an array");
        return;
    }
    size_t count = (size_t)cJSON_GetArraySize(array);
    event->evidence = ent_arena_array(f->arena, count, sizeof *event->evidence);
    if (!event->evidence) f->failed = !ent_fail(f->err, ENT_MEMORY, "out of memory");
    cJSON_ArrayForEach(item, array)
    {
        ent_fields part;
        if (!ent_field_item(f, "evidence", event->evidence_count, item, &part)) return;
        read_piece(&part, &event->evidence[event->evidence_count++]);
        ent_field_leave(f, &part);
    }
}

static void read_origin(ent_fields *f, ent_origin *origin)
{
    static const uint64_t largest = (uint64_t)1 << 53; /* exact in a JSON number */
    ent_fields part;
    if (!ent_field_enter(f, "origin", &part)) return;
    origin->file = ent_field_required(&part, "file");
    origin->row = ent_field_whole(&part, "row", 0, largest, 0);
    origin->id = ent_field_string(&part, "id");
    origin->url = ent_field_string(&part, "url");
    origin->publisher = ent_field_string(&part, "publisher");
    origin->mentions = (uint32_t)ent_field_whole(&part, "mentions", 0, UINT32_MAX, 0);
    origin->sources = (uint32_t)ent_field_whole(&part, "sources", 0, UINT32_MAX, 0);
    origin->articles = (uint32_t)ent_field_whole(&part, "articles", 0, UINT32_MAX, 0);
    ent_field_leave(f, &part);
}

bool ent_event_read(
    ent_arena *arena, const char *json, size_t length, ent_event *event, ent_error *err)
{
    cJSON *root;
    *event = (ent_event){
        .date = ENT_NO_DATE, .date_to = ENT_NO_DATE, .reported = ENT_NO_DATE, .reports = 1
    };
    if (!ent_json_parse(json, length, &root, err)) return false;

    ent_fields f = { arena, root, "", err, false };
    ent_field_schema(&f, ENT_EVENT_SCHEMA);
    event->doc = ent_field_required(&f, "doc");
    read_what(&f, event);
    read_parties(&f, event);
    read_measures(&f, event);
    read_dates(&f, event);
    read_attribution(&f, &event->attribution);
    event->place = ent_field_string(&f, "place");
    read_evidence(&f, event);
    read_origin(&f, &event->origin);
    event->producer = ent_field_string(&f, "producer");
    event->corrected = ent_field_string(&f, "corrected");
    cJSON_Delete(root);
    return !f.failed;
}
