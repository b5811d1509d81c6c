/* record.c - which of our formats a line is in, and the document's line. */
#include "events/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "entente-event/1" and "entente-event/1.7" are version 1 of entente-event. */
static bool is_version(const char *schema, const char *known)
{
    size_t length = strlen(known);
    return strncmp(schema, known, length) == 0
           && (!schema[length] || schema[length] == '.');
}

/* True for a later version of a format that we know an earlier one of. */
static bool is_newer(const char *schema, const char *known)
{
    size_t stem = (size_t)(strchr(known, '/') - known) + 1;
    return strncmp(schema, known, stem) == 0
           && strtoul(schema + stem, NULL, 10) > strtoul(known + stem, NULL, 10);
}

void ent_field_schema(ent_fields *f, const char *schema)
{
    char expected[96];
    const char *found = ent_field_required(f, "schema");
    if (!found || is_version(found, schema)) return;
    snprintf(expected, sizeof expected, "%s%s",
        is_newer(found, schema) ? "a version that this program reads: " : "", schema);
    ent_field_fault(f, "schema", expected);
}

static ent_record_kind sort(ent_fields *f)
{
    static const struct {
        const char *schema;
        ent_record_kind kind;
    } known[] = {
        { ENT_EVENT_SCHEMA, ENT_RECORD_EVENT },
        { ENT_DOCUMENT_SCHEMA, ENT_RECORD_DOCUMENT },
    };
    const char *schema = ent_field_required(f, "schema");
    if (!schema) return ENT_RECORD_UNKNOWN;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (is_version(schema, known[i].schema)) return known[i].kind;
        if (!is_newer(schema, known[i].schema)) continue;
        ent_field_schema(f, known[i].schema);
        return ENT_RECORD_UNKNOWN;
    }
    ent_field_fault(f, "schema", ENT_DOCUMENT_SCHEMA " or " ENT_EVENT_SCHEMA);
    return ENT_RECORD_UNKNOWN;
}

ent_record_kind ent_record_sort(const char *json, size_t length, ent_error *err)
{
    static const char quick[] = "{\"schema\":\"" ENT_EVENT_SCHEMA "\",";
    cJSON *root;
    ent_arena arena = { 0 };
    ent_record_kind kind = ENT_RECORD_UNKNOWN;
    /* As this program writes it: not worth a parse, the reading is still to come. */
    if (length >= sizeof quick - 1 && memcmp(json, quick, sizeof quick - 1) == 0)
        return ENT_RECORD_EVENT;
    if (ent_json_parse(json, length, &root, err)) {
        ent_fields f = { &arena, root, "", err, false };
        kind = sort(&f);
        cJSON_Delete(root);
    }
    ent_arena_free(&arena);
    return kind;
}

static void read_hash(ent_fields *f, char hash[33])
{
    const char *hex = ent_field_string(f, "hash");
    if (!hex) return;
    if (strlen(hex) == 32 && strspn(hex, "0123456789abcdef") == 32)
        memcpy(hash, hex, 33);
    else
        ent_field_fault(f, "hash", "32 hexadecimal digits in lower case");
}

bool ent_document_read(ent_arena *arena, const char *json, size_t length,
    ent_document *document, ent_error *err)
{
    cJSON *root;
    *document = (ent_document){ .date = ENT_NO_DATE };
    if (!ent_json_parse(json, length, &root, err)) return false;

    ent_fields f = { arena, root, "", err, false };
    ent_field_schema(&f, ENT_DOCUMENT_SCHEMA);
    document->id = ent_field_required(&f, "doc");
    document->title = ent_field_string(&f, "title");
    document->date = ent_field_date(&f, "date");
    document->publisher = ent_field_string(&f, "publisher");
    document->url = ent_field_string(&f, "url");
    document->language = ent_field_string(&f, "language");
    read_hash(&f, document->hash);
    cJSON_Delete(root);
    return !f.failed;
}
