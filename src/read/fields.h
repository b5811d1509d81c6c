/* fields.h - the fields of a JSON object in which a document's parts stand. */
#ifndef ENT_READ_FIELDS_H
#define ENT_READ_FIELDS_H

#include <cjson/cJSON.h>

#include "read/reader.h"
#include "read/slice.h"

typedef enum {
    ENT_FIELD_ID,
    ENT_FIELD_TITLE,
    ENT_FIELD_TEXT,
    ENT_FIELD_SUMMARY, /* stands for the text where nothing better is there */
    ENT_FIELD_DATE,
    ENT_FIELD_URL,
    ENT_FIELD_PUBLISHER,
    ENT_FIELD_LANGUAGE
} ent_field;

/* The name given in `names`, else the first of our own names. */
const char *ent_field_name(const ent_json_fields *names, ent_field field);

/* True where the field is there and not null. */
bool ent_field_is(const ent_json_fields *names, const cJSON *object, ent_field field);

/* Clean UTF-8 in `arena`; empty where the field is absent, null, true or false. Numbers
 * become their digits; of an object its name or value is taken ({"name": "Reuters"}); the
 * strings of an array are paragraphs of a text, else the first of them counts. Of keys
 * that occur twice the last counts, as in most programs. False: out of memory. */
ENT_CHECKED bool ent_field_get(ent_arena *arena, const ent_json_fields *names,
    const cJSON *object, ent_field field, ent_slice *value, ent_error *err);

#endif
