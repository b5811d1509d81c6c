/* json.c - cJSON's tree, read with an unforgiving eye. */
#include "events/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

/* True where the backslash at `at` starts the escape of a NUL, which would cut a C
 * string short without a word. */
static bool escapes_nul(const char *json, size_t length, size_t at)
{
    return length - at >= 6 && memcmp(json + at, "\\u0000", 6) == 0;
}

/* What cJSON would not notice or would do by recursion. */
static bool check_bytes(const char *json, size_t length, ent_error *err)
{
    size_t depth = 0, valid = ent_utf8_valid(json, length);
    bool quoted = false;
    if (valid < length)
        return ent_fail(err, ENT_MALFORMED,
            "byte %zu of the line is 0x%02x, expected UTF-8", valid + 1,
            (unsigned)(unsigned char)json[valid]);
    for (size_t i = 0; i < length; i++) {
        char c = json[i];
        if (c == '\0' || (quoted && c == '\\' && escapes_nul(json, length, i)))
            return ent_fail(err, ENT_MALFORMED,
                "byte %zu of the line is a NUL character, expected text", i + 1);
        if (quoted && c == '\\') {
            i++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            if (++depth > ENT_DEEPEST_RECORD)
                return ent_fail(err, ENT_MALFORMED,
                    "JSON is nested deeper than %d levels", ENT_DEEPEST_RECORD);
        } else if (!quoted && (c == '}' || c == ']') && depth > 0) {
            depth--;
        }
    }
    return true;
}

bool ent_json_parse(const char *json, size_t length, cJSON **root, ent_error *err)
{
    const char *end = NULL;
    *root = NULL;
    if (!check_bytes(json, length, err)) return false;

    cJSON *parsed = cJSON_ParseWithLengthOpts(json, length, &end, 0);
    size_t at = end >= json && end <= json + length ? (size_t)(end - json) : 0;
    if (!parsed)
        return ent_fail(err, ENT_MALFORMED, "no JSON at byte %zu of the line", at + 1);
    while (at < length && strchr(" \t\r\n", json[at])) at++;
    bool ok = cJSON_IsObject(parsed) && at == length;
    if (!cJSON_IsObject(parsed))
        ent_fail(err, ENT_MALFORMED, "the line is no JSON object");
    else if (!ok)
        ent_fail(
            err, ENT_MALFORMED, "byte %zu of the line follows the JSON object", at + 1);
    if (ok)
        *root = parsed;
    else
        cJSON_Delete(parsed);
    return ok;
}

const cJSON *ent_field_value(const ent_fields *f, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(f->object, name);
    return cJSON_IsNull(value) ? NULL : value;
}

/* "'done'", "7", "true", "an object", ... for a message. */
static void describe(const cJSON *value, ent_buffer *out)
{
    enum { SHOWN = 60 };
    if (cJSON_IsString(value)) {
        size_t length = strlen(value->valuestring), shown = length;
        if (shown > SHOWN) shown = ent_utf8_valid(value->valuestring, SHOWN);
        ent_buffer_char(out, '\'');
        ent_buffer_add(out, value->valuestring, shown);
        ent_buffer_text(out, shown < length ? "...'" : "'");
    } else if (cJSON_IsNumber(value)) {
        ent_buffer_number(out, value->valuedouble);
    } else if (cJSON_IsBool(value)) {
        ent_buffer_text(out, cJSON_IsTrue(value) ? "true" : "false");
    } else {
        ent_buffer_text(out, cJSON_IsArray(value)    ? "an array"
                             : cJSON_IsObject(value) ? "an object"
                                                     : "null");
    }
}

static void fault(
    ent_fields *f, const char *label, const cJSON *value, const char *expected)
{
    if (f->failed) return;
    f->failed = true;
    ent_buffer found = { 0 };
    if (value) {
        ent_buffer_text(&found, "is ");
        describe(value, &found);
    } else {
        ent_buffer_text(&found, "is missing");
    }
    ent_fail(f->err, ENT_MALFORMED, "field '%s%s' %s, expected %s", f->inside, label,
        found.bytes ? found.bytes : "is wrong", expected);
    ent_buffer_free(&found);
}

void ent_field_fault(ent_fields *f, const char *name, const char *expected)
{
    fault(f, name, cJSON_GetObjectItemCaseSensitive(f->object, name), expected);
}

static void out_of_memory(ent_fields *f)
{
    if (!f->failed) ent_fail(f->err, ENT_MEMORY, "out of memory");
    f->failed = true;
}

const char *ent_field_string(ent_fields *f, const char *name)
{
    const cJSON *value = ent_field_value(f, name);
    if (f->failed || !value) return NULL;
    if (!cJSON_IsString(value)) {
        ent_field_fault(f, name, "a string");
        return NULL;
    }
    if (!*value->valuestring) return NULL;
    /* Escapes may hide line ends and terminal controls: what is kept is one clean line.
     */
    char *line = ent_utf8_clean(
        f->arena, value->valuestring, strlen(value->valuestring), NULL, NULL);
    if (!line) out_of_memory(f);
    for (char *c = line; c && *c; c++)
        if (*c == '\n' || *c == '\t') *c = ' ';
    return line;
}

const char *ent_field_required(ent_fields *f, const char *name)
{
    const char *string = ent_field_string(f, name);
    if (!string) ent_field_fault(f, name, "a string that is not empty");
    return string;
}

ent_date ent_field_date(ent_fields *f, const char *name)
{
    ent_date date = ENT_NO_DATE;
    ent_error why = { 0 };
    const char *string = ent_field_string(f, name);
    if (!string) return ENT_NO_DATE;
    if (ent_date_parse(string, &date, &why)) return date;
    if (!f->failed)
        ent_fail(f->err, ENT_MALFORMED, "field '%s%s': %s", f->inside, name, why.message);
    f->failed = true;
    return ENT_NO_DATE;
}

double ent_field_number(
    ent_fields *f, const char *name, double least, double most, double otherwise)
{
    const cJSON *value = ent_field_value(f, name);
    if (f->failed || !value) return otherwise;
    if (cJSON_IsNumber(value) && value->valuedouble >= least
        && value->valuedouble <= most)
        return value->valuedouble;

    ent_buffer expected = { 0 };
    ent_buffer_text(&expected, "a number from ");
    ent_buffer_number(&expected, least);
    ent_buffer_text(&expected, " to ");
    ent_buffer_number(&expected, most);
    ent_field_fault(f, name, expected.bytes ? expected.bytes : "a number");
    ent_buffer_free(&expected);
    return otherwise;
}

uint64_t ent_field_whole(
    ent_fields *f, const char *name, uint64_t least, uint64_t most, uint64_t otherwise)
{
    const cJSON *value = ent_field_value(f, name);
    if (f->failed || !value) return otherwise;
    double number = cJSON_IsNumber(value) ? value->valuedouble : -1;
    if (number >= (double)least && number <= (double)most && number == floor(number))
        return (uint64_t)number;

    ent_buffer expected = { 0 };
    ent_buffer_print(&expected, "a whole number from %llu to %llu",
        (unsigned long long)least, (unsigned long long)most);
    ent_field_fault(f, name, expected.bytes ? expected.bytes : "a whole number");
    ent_buffer_free(&expected);
    return otherwise;
}

int ent_field_choice(ent_fields *f, const char *name, const char *const *names,
    size_t count, int otherwise)
{
    const cJSON *value = ent_field_value(f, name);
    if (f->failed || (!value && otherwise >= 0)) return otherwise;
    for (size_t i = 0; i < count && cJSON_IsString(value); i++)
        if (strcmp(value->valuestring, names[i]) == 0) return (int)i;

    ent_buffer expected = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (i) ent_buffer_text(&expected, i + 1 == count ? " or " : ", ");
        ent_buffer_text(&expected, names[i]);
    }
    ent_field_fault(f, name, expected.bytes ? expected.bytes : "a known name");
    ent_buffer_free(&expected);
    return otherwise;
}

static bool enter(ent_fields *f, const char *label, const cJSON *value, ent_fields *part)
{
    if (f->failed) return false;
    if (!cJSON_IsObject(value)) {
        fault(f, label, value, "an object");
        return false;
    }
    const char *inside = ent_arena_print(f->arena, "%s%s.", f->inside, label);
    if (!inside) out_of_memory(f);
    *part = (ent_fields){ f->arena, value, inside, f->err, f->failed };
    return inside != NULL;
}

bool ent_field_enter(ent_fields *f, const char *name, ent_fields *part)
{
    const cJSON *value = ent_field_value(f, name);
    return value && enter(f, name, value, part);
}

bool ent_field_item(
    ent_fields *f, const char *name, size_t index, const cJSON *item, ent_fields *part)
{
    char label[64];
    snprintf(label, sizeof label, "%s[%zu]", name, index);
    return enter(f, label, item, part);
}

void ent_field_leave(ent_fields *f, const ent_fields *part)
{
    f->failed = f->failed || part->failed;
}
