/* json.c - JSON values -> documents by their fields, or records of our own formats. */
#include <string.h>

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "read/draft.h"
#include "read/encoding.h"
#include "read/fields.h"
#include "read/items.h"
#include "read/kinds.h"
#include "read/markup.h"

/* One file of JSON on its way. */
typedef struct {
    ent_reading *r;
    ent_source *source;
    const ent_json_fields *fields;
    ent_buffer tidy;
    uint64_t line;    /* of the item at hand */
    uint64_t ordinal; /* of the last document */
    bool alone;       /* the file is one object: its document needs no number */
    size_t replaced;  /* in the item at hand */
    const char *charset;
    ent_slice feed; /* title of the JSON feed around the items */
} json_file;

static bool is_text(const json_file *f, const cJSON *v)
{
    return ent_field_is(f->fields, v, ENT_FIELD_TEXT);
}

/* HTML in a field is reduced to its words. */
static bool get_words(
    json_file *f, const cJSON *object, ent_field field, ent_slice *value, ent_error *err)
{
    ent_arena *a = &f->r->document;
    if (!ent_field_get(a, f->fields, object, field, value, err)) return false;
    if (field == ENT_FIELD_TITLE) return ent_markup_line(a, *value, value, err);
    return !ent_markup_is_likely(*value) || ent_markup_text(a, *value, value, err);
}

static bool is_link(ent_slice s)
{
    return ent_slice_starts(s, "http://") || ent_slice_starts(s, "https://");
}

static bool fill(
    json_file *f, const cJSON *object, ent_field text, ent_draft *d, ent_error *err)
{
    ent_arena *a = &f->r->document;
    if (!get_words(f, object, text, &d->body, err)
        || !get_words(f, object, ENT_FIELD_TITLE, &d->title, err)
        || !ent_field_get(a, f->fields, object, ENT_FIELD_ID, &d->id, err)
        || !ent_field_get(a, f->fields, object, ENT_FIELD_DATE, &d->date, err)
        || !ent_field_get(a, f->fields, object, ENT_FIELD_URL, &d->url, err)
        || !ent_field_get(a, f->fields, object, ENT_FIELD_PUBLISHER, &d->publisher, err)
        || !ent_field_get(a, f->fields, object, ENT_FIELD_LANGUAGE, &d->language, err))
        return false;
    if (is_link(d->publisher)) {
        if (!d->url.length) d->url = d->publisher;
        d->publisher.length = 0;
    }
    if (!d->publisher.length) d->publisher = f->feed;
    return true;
}

static bool emit(
    json_file *f, const cJSON *object, ent_field text, bool numbered, ent_error *err)
{
    ent_draft d = { .line = f->line, .replaced = f->replaced, .charset = f->charset };
    f->ordinal++;
    if (numbered) d.ordinal = f->ordinal;
    f->replaced = 0; /* said once for an item */
    if (!fill(f, object, text, &d, err)) return false;
    if (ent_slice_trim(d.body).length) return ent_draft_emit(f->r, f->source, &d, err);
    ent_arena_reset(&f->r->document);
    return ent_reading_skip(f->r, err, f->source->place, f->line,
        "field '%s' is empty, expected the words of an article",
        ent_field_name(f->fields, text));
}

/* True where an object with a text lies in `v`, at most `depth` levels below it. */
static bool holds_documents(const json_file *f, const cJSON *v, unsigned depth)
{
    const cJSON *m;
    if (!depth) return false;
    cJSON_ArrayForEach(m, v)
    {
        bool nested = cJSON_IsObject(m) || cJSON_IsArray(m);
        if (nested && (is_text(f, m) || holds_documents(f, m, depth - 1))) return true;
    }
    return false;
}

/* The documents inside an answer of some service: {"articles": [{...}, {...}]}. */
static bool emit_inner(json_file *f, const cJSON *v, unsigned depth, ent_error *err)
{
    const cJSON *m;
    size_t number = 0;
    bool ok = true, listed = false;
    cJSON_ArrayForEach(m, v) listed |= cJSON_IsArray(v) && is_text(f, m);
    cJSON_ArrayForEach(m, v)
    {
        number++;
        if (!ok) break;
        if (is_text(f, m))
            ok = emit(f, m, ENT_FIELD_TEXT, true, err);
        else if (holds_documents(f, m, depth - 1))
            ok = emit_inner(f, m, depth - 1, err);
        else if (listed)
            ok = ent_reading_skip(f->r, err, f->source->place, f->line,
                "no field '%s' in article %zu of the list",
                ent_field_name(f->fields, ENT_FIELD_TEXT), number);
    }
    return ok;
}

static bool set_feed(json_file *f, const cJSON *v, ent_error *err)
{
    const cJSON *version = cJSON_GetObjectItemCaseSensitive(v, "version");
    bool feed = cJSON_IsString(version) && strstr(version->valuestring, "jsonfeed.org");
    return !feed
           || ent_field_get(&f->r->file, f->fields, v, ENT_FIELD_TITLE, &f->feed, err);
}

static bool read_value(json_file *f, const cJSON *v, ent_error *err)
{
    unsigned depth = f->r->options.max_nesting;
    if (is_text(f, v)) return emit(f, v, ENT_FIELD_TEXT, !f->alone, err);
    if (holds_documents(f, v, depth))
        return set_feed(f, v, err) && emit_inner(f, v, depth, err);
    if (!f->fields->text && ent_field_is(f->fields, v, ENT_FIELD_SUMMARY))
        return emit(f, v, ENT_FIELD_SUMMARY, !f->alone, err);
    f->ordinal++;
    if (!cJSON_IsObject(v))
        return ent_reading_skip(f->r, err, f->source->place, f->line,
            "no JSON object, expected {\"title\": ..., \"date\": ..., \"text\": ...}");
    return ent_reading_skip(f->r, err, f->source->place, f->line, "no field '%s'%s",
        ent_field_name(f->fields, ENT_FIELD_TEXT),
        f->fields->text ? "" : ", expected text, body or content");
}

static bool is_record(const cJSON *v)
{
    const cJSON *schema = cJSON_GetObjectItemCaseSensitive(v, "schema");
    return cJSON_IsString(schema) && strncmp(schema->valuestring, "entente-", 8) == 0;
}

static bool emit_record(json_file *f, ent_error *err)
{
    ent_record record = { f->tidy.bytes, f->tidy.length, f->source->place,
        f->line < UINT32_MAX ? (uint32_t)f->line : UINT32_MAX };
    const ent_read_sink *sink = f->r->sink;
    if (!sink->record) {
        f->r->counts->ignored++;
        return true;
    }
    f->r->counts->records++;
    return sink->record(sink->context, &record, err);
}

/* Names where the parser stopped, with what stands there. */
static bool name_broken(json_file *f, const char *end, ent_error *err)
{
    size_t at = end && end >= f->tidy.bytes ? (size_t)(end - f->tidy.bytes) : 0;
    ent_slice rest = { f->tidy.bytes, f->tidy.length };
    rest = ent_slice_trim(ent_slice_from(rest, at));
    if (rest.length > 20) rest.length = 20;
    while (rest.length && ent_utf8_valid(rest.begin, rest.length) < rest.length)
        rest.length--; /* cut between characters */
    f->ordinal++;
    if (!rest.length)
        return ent_reading_skip(f->r, err, f->source->place, f->line,
            "malformed JSON that ends early, expected an object");
    return ent_reading_skip(f->r, err, f->source->place, f->line,
        "malformed JSON near byte %zu: '%.*s', expected an object", at + 1,
        (int)rest.length, rest.begin);
}

static bool read_item(json_file *f, ent_slice json, ent_error *err)
{
    ent_decoded text = { .text = json };
    bool valid = ent_utf8_valid(json.begin, json.length) == json.length;
    if (!valid
        && !ent_encoding_decode(&f->r->file, json.begin, json.length, NULL, &text, err))
        return false;
    f->replaced = text.replaced;
    f->charset = text.charset;
    ent_buffer_clear(&f->tidy);
    const char *fault = ent_json_tidy(&f->tidy, text.text), *end = NULL;
    if (!ent_buffer_ok(&f->tidy, err)) return false;
    if (fault) {
        f->ordinal++;
        return ent_reading_skip(f->r, err, f->source->place, f->line,
            "%s, expected an object of title, date and text", fault);
    }
    cJSON *v = cJSON_ParseWithLengthOpts(f->tidy.bytes, f->tidy.length + 1, &end, true);
    bool ok = !v             ? name_broken(f, end, err)
              : is_record(v) ? emit_record(f, err)
                             : read_value(f, v, err);
    cJSON_Delete(v);
    if (!f->feed.length) ent_arena_reset(&f->r->file);
    return ok;
}

static bool read_state(json_file *f, ent_item_state state, ent_slice json, ent_error *err)
{
    if (state == ENT_ITEM_FOUND) return read_item(f, json, err);
    f->ordinal++;
    if (state == ENT_ITEM_CUT)
        return ent_reading_skip(f->r, err, f->source->place, f->line,
            "the file ends inside a JSON value, expected its end");
    return ent_reading_skip(f->r, err, f->source->place, f->line,
        "larger than %zu bytes (--max-line), expected one article",
        f->r->options.max_line);
}

static bool read_json(ent_reading *r, ent_source *source, bool by_line, ent_error *err)
{
    json_file f = {
        .r = r, .source = source, .fields = &r->options.fields, .feed = { "", 0 }
    };
    ent_items items;
    ent_slice json;
    bool ok = true;
    uint64_t records = r->counts->records + r->counts->ignored;
    ent_items_open(&items, source, by_line, r->options.max_line, &r->raw);
    while (ok) {
        ent_item_state state = ent_items_next(&items, &json, &f.line);
        f.alone = !by_line && !items.has_array && f.ordinal == 0;
        if (r->raw.failed) ok = ent_no_memory(err);
        if (!ok || state == ENT_ITEM_END) break;
        ok = read_state(&f, state, json, err);
    }
    ent_buffer_free(&f.tidy);
    bool nothing = f.ordinal == 0 && r->counts->records + r->counts->ignored == records;
    if (ok && nothing && source->fault.code == ENT_OK)
        ok = ent_reading_skip(r, err, source->place, 0,
            "no JSON objects, expected {\"title\": ..., \"date\": ..., \"text\": ...}");
    return ok;
}

bool ent_json_read(ent_reading *r, ent_source *source, ent_error *err)
{
    return read_json(r, source, false, err);
}

bool ent_lines_read(ent_reading *r, ent_source *source, ent_error *err)
{
    return read_json(r, source, true, err);
}
