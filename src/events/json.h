/* json.h - strict reading of the fields of one JSON object (cJSON), with messages that
 * name the field, what stands there and what was expected.
 *
 * Readers take field after field and ask once, at the end: after the first fault the
 * functions return defaults and leave the message alone. */
#ifndef ENT_EVENTS_JSON_H
#define ENT_EVENTS_JSON_H

#include <stdint.h>

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/date.h"

typedef struct {
    ent_arena *arena; /* of the strings that are read */
    const cJSON *object;
    const char *inside; /* the object's own field with a dot ("source."); "" at the top */
    ent_error *err;
    bool failed;
} ent_fields;

/* Parses one line that must be a JSON object: valid UTF-8, no NULs (not even escaped
 * ones), at most ENT_DEEPEST_RECORD levels deep, nothing after it. Free `*root` with
 * cJSON_Delete. */
enum { ENT_DEEPEST_RECORD = 16 };
ENT_CHECKED bool ent_json_parse(
    const char *json, size_t length, cJSON **root, ent_error *err);

/* Marks the reading as failed: "field 'source.code' is 7, expected a string". Absent
 * fields "are missing". */
void ent_field_fault(ent_fields *f, const char *name, const char *expected);

/* The value, NULL where absent or null. */
const cJSON *ent_field_value(const ent_fields *f, const char *name);

/* A line of clean text; NULL where absent, null or "". */
const char *ent_field_string(ent_fields *f, const char *name);

/* The same, but there must be one. */
const char *ent_field_required(ent_fields *f, const char *name);

/* ENT_NO_DATE where absent or null. */
ent_date ent_field_date(ent_fields *f, const char *name);

/* A number of `least`..`most`; `otherwise` where absent or null. */
double ent_field_number(
    ent_fields *f, const char *name, double least, double most, double otherwise);

/* The same for whole numbers. */
uint64_t ent_field_whole(
    ent_fields *f, const char *name, uint64_t least, uint64_t most, uint64_t otherwise);

/* Index into `names`; `otherwise` where absent or null, but a fault if that is < 0. */
int ent_field_choice(ent_fields *f, const char *name, const char *const *names,
    size_t count, int otherwise);

/* Enters the object at `name` into `part`. False where it is absent or null; any other
 * type is a fault. */
bool ent_field_enter(ent_fields *f, const char *name, ent_fields *part);

/* Enters an item of the array at `name`; false (and a fault) where it is no object. */
bool ent_field_item(
    ent_fields *f, const char *name, size_t index, const cJSON *item, ent_fields *part);

/* Takes over the failure of a part. */
void ent_field_leave(ent_fields *f, const ent_fields *part);

#endif
