/* fields.c - names of fields, and values made strings. */
#include "read/fields.h"

#include <math.h>

#include "base/buffer.h"
#include "read/draft.h"

enum { MOST_NAMES = 12, DEEPEST_VALUE = 4 };

static const char *const defaults[][MOST_NAMES] = {
    [ENT_FIELD_ID] = { "id", "doc", "_id", "guid" },
    [ENT_FIELD_TITLE] = { "title", "headline" },
    [ENT_FIELD_TEXT] = { "text", "body", "content", "content_text", "content_html",
        "maintext", "full_text", "articleBody", "article_body" },
    [ENT_FIELD_SUMMARY] = { "description", "summary", "abstract", "short_description" },
    [ENT_FIELD_DATE] = { "date", "published", "published_at", "publish_date",
        "date_published", "date_publish", "publishedAt", "datePublished", "pub_date",
        "pubDate" },
    [ENT_FIELD_URL] = { "url", "link" },
    [ENT_FIELD_PUBLISHER] = { "source", "publisher" },
    [ENT_FIELD_LANGUAGE] = { "language", "lang" },
};

/* Where an object keeps its one value: WordPress, MongoDB, XML made JSON, ... */
static const char *const value_keys[] = { "name", "title", "rendered", "value", "text",
    "$t", "#text", "_", "$date", "$oid", "$numberLong", "href", "url", "id" };

static const char *given_name(const ent_json_fields *names, ent_field field)
{
    switch (field) {
    case ENT_FIELD_ID: return names->id;
    case ENT_FIELD_TITLE: return names->title;
    case ENT_FIELD_TEXT: return names->text;
    case ENT_FIELD_DATE: return names->date;
    case ENT_FIELD_URL: return names->url;
    case ENT_FIELD_PUBLISHER: return names->publisher;
    case ENT_FIELD_LANGUAGE: return names->language;
    case ENT_FIELD_SUMMARY: break;
    }
    return NULL;
}

const char *ent_field_name(const ent_json_fields *names, ent_field field)
{
    const char *given = given_name(names, field);
    return given ? given : defaults[field][0];
}

/* The last member of that name; ASCII case is ignored. */
static const cJSON *member_of(const cJSON *object, ent_slice name)
{
    const cJSON *found = NULL, *m;
    if (!cJSON_IsObject(object)) return NULL;
    cJSON_ArrayForEach(m, object)
    {
        ent_slice key = ent_slice_of(m->string);
        if (key.length == name.length && ent_slice_same(key, name.begin)) found = m;
    }
    return found;
}

/* "meta.published": a member of that very name, or one inside "meta". */
static const cJSON *dotted(ent_arena *arena, const cJSON *object, const char *name)
{
    for (int depth = 0; object && depth < 32; depth++) {
        const cJSON *whole = member_of(object, ent_slice_of(name));
        size_t n = 0;
        while (name[n] && name[n] != '.') n++;
        if (whole || !name[n]) return whole;
        char *first = ent_arena_copy(arena, name, n);
        object = first ? member_of(object, ent_slice_of(first)) : NULL;
        if (cJSON_IsArray(object)) object = object->child;
        name += n + 1;
    }
    return NULL;
}

static bool is_value(const cJSON *v)
{
    return v && !cJSON_IsNull(v) && !cJSON_IsBool(v);
}

static const cJSON *find_field(
    ent_arena *arena, const ent_json_fields *names, const cJSON *object, ent_field field)
{
    const char *given = given_name(names, field);
    if (given) {
        const cJSON *v = dotted(arena, object, given);
        return is_value(v) ? v : NULL;
    }
    for (size_t i = 0; i < MOST_NAMES && defaults[field][i]; i++) {
        const cJSON *v = member_of(object, ent_slice_of(defaults[field][i]));
        bool empty = cJSON_IsString(v) && !ent_slice_of(v->valuestring).length;
        bool last = i + 1 == MOST_NAMES || !defaults[field][i + 1];
        if (is_value(v) && (!empty || last)) return v;
    }
    return NULL;
}

bool ent_field_is(const ent_json_fields *names, const cJSON *object, ent_field field)
{
    ent_arena arena = { 0 };
    bool found = find_field(&arena, names, object, field) != NULL;
    ent_arena_free(&arena);
    return found;
}

/* The one value of an object or of an array of one kind of thing. */
static const cJSON *inner_value(const cJSON *v)
{
    if (cJSON_IsArray(v)) return v->child;
    if (!cJSON_IsObject(v)) return NULL;
    for (size_t i = 0; i < sizeof value_keys / sizeof *value_keys; i++) {
        const cJSON *m = member_of(v, ent_slice_of(value_keys[i]));
        if (is_value(m)) return m;
    }
    return NULL;
}

static void add_number(ent_buffer *out, double value)
{
    bool whole = fabs(value) < 1e15 && floor(value) == value;
    if (whole || fabs(value) >= 1e8)
        ent_buffer_print(out, "%.0f", floor(value)); /* a time with its fraction */
    else
        ent_buffer_number(out, value);
}

/* Appends what a string, a number, or what is inside an object says. */
static void add_scalar(ent_buffer *out, const cJSON *v)
{
    for (int depth = 0; v && depth < DEEPEST_VALUE; depth++) {
        if (cJSON_IsString(v)) ent_buffer_text(out, v->valuestring);
        if (cJSON_IsNumber(v)) add_number(out, v->valuedouble);
        v = inner_value(v);
    }
}

static void add_paragraphs(ent_buffer *out, const cJSON *array)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, array)
    {
        if (out->length) ent_buffer_text(out, "\n\n");
        add_scalar(out, item);
    }
}

bool ent_field_get(ent_arena *arena, const ent_json_fields *names, const cJSON *object,
    ent_field field, ent_slice *value, ent_error *err)
{
    const cJSON *v = find_field(arena, names, object, field);
    bool paragraphs = cJSON_IsArray(v)
                      && (field == ENT_FIELD_TEXT || field == ENT_FIELD_SUMMARY);
    ent_buffer text = { 0 };
    if (paragraphs)
        add_paragraphs(&text, v);
    else
        add_scalar(&text, v);
    bool ok = ent_buffer_ok(&text, err) && ent_draft_clean(arena, text.bytes, value, err);
    ent_buffer_free(&text);
    return ok;
}
