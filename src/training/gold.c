/* gold.c - JSON lines to texts and claims. */
#include "training/gold.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

enum { LONGEST_FILE = 1 << 28 };

/* Given each line as JSON; false ends the reading. */
typedef bool take_line(ent_gold *gold, const cJSON *line, ent_error *err);

static bool each_line(ent_gold *gold, const char *path, take_line *take, ent_error *err)
{
    ent_arena scratch = { 0 };
    char *bytes;
    size_t length, number = 0;
    bool ok = ent_file_read(&scratch, path, LONGEST_FILE, &bytes, &length, err);
    for (char *at = bytes; ok && at && *at; number++) {
        char *end = strchr(at, '\n');
        if (end) *end = '\0';
        cJSON *line = cJSON_Parse(at);
        if (!line)
            ok = ent_fail(err, ENT_MALFORMED, "%s:%zu: not JSON", path, number + 1);
        ok = ok && take(gold, line, err);
        cJSON_Delete(line);
        at = end ? end + 1 : NULL;
    }
    ent_arena_free(&scratch);
    return ok;
}

static const char *string_of(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItem(object, name);
    return cJSON_IsString(item) ? item->valuestring : NULL;
}

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool take_text(ent_gold *gold, const cJSON *line, ent_error *err)
{
    const char *id = string_of(line, "doc"), *date = string_of(line, "date");
    const cJSON *sentences = cJSON_GetObjectItem(line, "sentences"), *s;
    if (!id) return ent_fail(err, ENT_MALFORMED, "a text without doc");
    ent_gold_text *items = ent_arena_grow(
        &gold->arena, gold->items, gold->count, &gold->capacity, sizeof *items);
    ent_entry *entry = ent_table_add(&gold->by_id, id, strlen(id), NULL);
    if (!items || !entry) return no_memory(err);
    gold->items = items;
    entry->value = gold->count;
    ent_gold_text *text = &items[gold->count++];
    *text = (ent_gold_text){ .id = ent_arena_string(&gold->arena, id),
        .date = ENT_NO_DATE };
    int y, m, d;
    if (date && sscanf(date, "%d-%d-%d", &y, &m, &d) == 3)
        text->date = ent_date_make(y, m, d);
    int count = cJSON_GetArraySize(sentences);
    text->lines = ent_arena_array(&gold->arena, (size_t)count + 1, sizeof *text->lines);
    if (!text->id || !text->lines) return no_memory(err);
    cJSON_ArrayForEach(s, sentences)
    {
        const char *copy = ent_arena_string(
            &gold->arena, cJSON_IsString(s) ? s->valuestring : "");
        if (!copy) return no_memory(err);
        text->lines[text->line_count++] = copy;
    }
    return true;
}

static bool nameless(const char *code)
{
    return !strcmp(code, "INTL") || !strcmp(code, "WEST");
}

static bool take_claim(ent_gold *gold, const cJSON *line, ent_error *err)
{
    const char *id = string_of(line, "doc"), *relation = string_of(line, "relation");
    const char *status = string_of(line, "status");
    const char *source = string_of(cJSON_GetObjectItem(line, "source"), "code");
    const char *target = string_of(cJSON_GetObjectItem(line, "target"), "code");
    const ent_entry *entry = id ? ent_table_find(&gold->by_id, id, strlen(id)) : NULL;
    ent_gold_claim claim = { .sure = cJSON_IsTrue(cJSON_GetObjectItem(line, "sure")) };
    if (!relation) return true; /* opens a text */
    if (!entry || !status)
        return ent_fail(err, ENT_MALFORMED, "a claim of unknown text or without status");
    if (!source || !target || !strcmp(source, target)) return true;
    if (!ent_relation_parse(relation, &claim.relation, err)
        || !ent_status_parse(status, &claim.status, err))
        return false;
    claim.sure = claim.sure && !nameless(source) && !nameless(target);
    claim.source = ent_arena_string(&gold->arena, source);
    claim.target = ent_arena_string(&gold->arena, target);
    const cJSON *sentences = cJSON_GetObjectItem(line, "sentences"), *s;
    size_t count = (size_t)cJSON_GetArraySize(sentences);
    uint32_t *lines = ent_arena_array(&gold->arena, count + 1, sizeof *lines);
    if (!claim.source || !claim.target || !lines) return no_memory(err);
    cJSON_ArrayForEach(s, sentences) lines[claim.line_count++] = (uint32_t)s->valueint;
    claim.lines = lines;
    ent_gold_text *text = &gold->items[entry->value];
    ent_gold_claim *claims = ent_arena_grow(
        &gold->arena, text->claims, text->claim_count, &text->capacity, sizeof *claims);
    if (!claims) return no_memory(err);
    text->claims = claims;
    claims[text->claim_count++] = claim;
    return true;
}

bool ent_gold_read(const char *folder, const char *stem, ent_gold *gold, ent_error *err)
{
    char texts[4096], claims[4096];
    snprintf(texts, sizeof texts, "%s/%s-texts.jsonl", folder, stem);
    snprintf(claims, sizeof claims, "%s/%s.jsonl", folder, stem);
    return each_line(gold, texts, take_text, err)
           && each_line(gold, claims, take_claim, err);
}

static bool mark_left_out(ent_gold *gold, char *ids, const char *path, ent_error *err)
{
    size_t number = 0;
    for (char *id = ids, *end; id && *id; id = end) {
        end = strchr(id, '\n');
        if (end) *end++ = '\0';
        number++;
        ent_entry *entry = ent_table_find(&gold->by_id, id, strlen(id));
        if (!entry)
            return ent_fail(err, ENT_MALFORMED, "%s:%zu: no text has the id '%.100s'",
                path, number, id);
        gold->items[entry->value].id = NULL;
    }
    return true;
}

bool ent_gold_leave_out(ent_gold *gold, const char *path, ent_error *err)
{
    ent_arena scratch = { 0 };
    char *ids;
    size_t length, kept = 0;
    bool ok = ent_file_read(&scratch, path, LONGEST_FILE, &ids, &length, err)
              && mark_left_out(gold, ids, path, err);
    ent_arena_free(&scratch);
    for (size_t i = 0; ok && i < gold->count; i++)
        if (gold->items[i].id) gold->items[kept++] = gold->items[i];
    if (ok) gold->count = kept;
    return ok;
}

void ent_gold_free(ent_gold *gold)
{
    ent_table_free(&gold->by_id);
    ent_arena_free(&gold->arena);
}

bool ent_gold_joins(const ent_gold_claim *claim, const char *source, const char *target)
{
    if (!strcmp(claim->source, source) && !strcmp(claim->target, target)) return true;
    return ent_relation_table[claim->relation].both && !strcmp(claim->source, target)
           && !strcmp(claim->target, source);
}

/* A line of its own, as of a list of signatories: it does not end as a sentence does. */
static bool is_line(const char *line, size_t length)
{
    while (length && strchr("\"')]", line[length - 1])) length--;
    if (length > 3 && !memcmp(line + length - 3, "\xE2\x80\x9D", 3)) length -= 3;
    return length && !strchr(".!?;,", line[length - 1]);
}

bool ent_gold_document(
    const ent_gold_text *text, ent_arena *arena, ent_document *document, uint32_t *starts)
{
    size_t size = 1, at = 0, title = 0;
    for (size_t i = 0; i < text->line_count; i++) size += strlen(text->lines[i]) + 2;
    char *whole = ent_arena_take(arena, size);
    if (!whole) return false;
    for (size_t i = 0; i < text->line_count; i++) {
        bool bullet = i + 1 < text->line_count && !strncmp(text->lines[i + 1], "- ", 2);
        size_t length = strlen(text->lines[i]);
        starts[i] = (uint32_t)at;
        memcpy(whole + at, text->lines[i], length);
        at += length;
        bool headed = i == 0 && text->line_count > 1;
        if (headed) {
            title = at;
            whole[at++] = '\n';
        }
        whole[at++] = bullet || headed || is_line(text->lines[i], length) ? '\n' : ' ';
    }
    starts[text->line_count] = (uint32_t)at;
    *document = (ent_document){ .id = text->id,
        .text = whole,
        .length = (uint32_t)at,
        .title_length = (uint32_t)title,
        .title = title ? ent_arena_copy(arena, whole, title) : NULL,
        .date = text->date,
        .url = !strncmp(text->id, "us_", 3) ? "https://www.state.gov/" : NULL };
    return !title || document->title;
}
