/* test_relations_harness.h - a sentence in, its claims out as one line. */
#ifndef TEST_RELATIONS_HARNESS_H
#define TEST_RELATIONS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "relations/claim.h"

typedef struct {
    ent_lexicon *lexicon;
    ent_frames *frames;
    ent_syntax *model;
    ent_syntax_reader *reader;
    ent_arena arena;
} harness;

static inline void harness_open(harness *h)
{
    ent_error err = { 0 };
    *h = (harness){ 0 };
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &h->lexicon, &err)
        || !ent_frames_open(ENTENTE_DATA "/lexicon", h->lexicon, &h->frames, &err)
        || !ent_syntax_open(ENTENTE_DATA "/model/english.model", &h->model, &err))
        fail_msg("%s", err.message);
    h->reader = ent_syntax_reader_new(h->model);
    assert_non_null(h->reader);
}

static inline void harness_close(harness *h)
{
    ent_syntax_reader_free(h->reader);
    ent_syntax_close(h->model);
    ent_frames_close(h->frames);
    ent_lexicon_close(h->lexicon);
    ent_arena_free(&h->arena);
}

/* What harness_run opens and closes around a group of tests. */
static harness *harness_of_group;

static inline int harness_setup(void **state)
{
    (void)state;
    harness_open(harness_of_group);
    return 0;
}

static inline int harness_teardown(void **state)
{
    (void)state;
    harness_close(harness_of_group);
    return 0;
}

/* Runs the tests of an array with `h` open around them. */
#define harness_run(h, tests)                                                            \
    (harness_of_group = (h),                                                             \
        cmocka_run_group_tests((tests), harness_setup, harness_teardown))

/* A document of `text` in the harness's arena, parsed as extraction does, and who is
 * named in it. */
static inline const ent_text *harness_parse(harness *h, const char *text,
    const char *title, ent_date date, ent_mentions *mentions)
{
    ent_error err = { 0 };
    ent_arena_reset(&h->arena);
    ent_document *d = ent_arena_take(&h->arena, sizeof *d);
    ent_text *t = ent_arena_take(&h->arena, sizeof *t);
    char *whole = ent_arena_print(
        &h->arena, "%s%s%s", title ? title : "", title ? "\n\n" : "", text);
    *d = (ent_document){ .id = "test",
        .title = title,
        .text = whole,
        .length = (uint32_t)strlen(whole),
        .title_length = title ? (uint32_t)strlen(title) : 0,
        .date = date };
    const ent_text_syntax syntax = {
        .model = h->model, .reader = h->reader, .join_units = true, .word_lists = true
    };
    if (!ent_text_parse(&h->arena, h->lexicon, d, &syntax, t, &err)
        || !ent_actor_find(&h->arena, h->lexicon, t, mentions, &err))
        fail_msg("%s", err.message);
    return t;
}

/* True where `text` names two actors of different codes. */
static inline bool harness_names_two(harness *h, const char *text)
{
    ent_mentions m;
    harness_parse(h, text, NULL, ENT_NO_DATE, &m);
    const char *first = NULL;
    for (size_t i = 0; i < m.count; i++) {
        const char *code = m.items[i].actor->code;
        if (!*code) continue;
        if (first && strcmp(first, code) != 0) return true;
        first = code;
    }
    return false;
}

/* The claims of `text`, published on `date`; all of it lives until the next call. */
static inline ent_claims harness_claims(
    harness *h, const char *text, const char *title, ent_date date)
{
    ent_error err = { 0 };
    ent_mentions mentions;
    ent_claims claims;
    const ent_text *t = harness_parse(h, text, title, date, &mentions);
    if (!ent_claim_find(&h->arena, h->frames, NULL, t, &mentions, &claims, &err))
        fail_msg("%s", err.message);
    return claims;
}

static inline int by_string(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "CHL meeting PER actual; ..." sorted, each once; undirected pairs in order of code. */
static inline const char *harness_line(harness *h, const ent_claims *claims)
{
    const char **lines = ent_arena_array(&h->arena, claims->count + 1, sizeof *lines);
    for (size_t i = 0; i < claims->count; i++) {
        const ent_claim *c = &claims->items[i];
        const char *a = c->source->code, *b = c->target->code;
        bool swap = ent_relation_table[c->relation].both && strcmp(b, a) < 0;
        lines[i] = ent_arena_print(&h->arena, "%s %s %s %s", swap ? b : a,
            ent_relation_table[c->relation].name, swap ? a : b,
            ent_status_names[c->status]);
    }
    if (claims->count) qsort(lines, claims->count, sizeof *lines, by_string);
    char *line = ent_arena_string(&h->arena, "");
    for (size_t i = 0; i < claims->count; i++)
        if (!i || strcmp(lines[i], lines[i - 1]) != 0)
            line = ent_arena_print(
                &h->arena, "%s%s%s", line, *line ? "; " : "", lines[i]);
    return line;
}

/* The parts of "b; a" in order, so that tables need not sort them. */
static inline const char *harness_sorted(harness *h, const char *list)
{
    const char *parts[64];
    size_t count = 0;
    char *rest = ent_arena_string(&h->arena, list);
    while (*rest && count < 64) {
        char *end = strstr(rest, "; ");
        parts[count++] = rest;
        if (!end) break;
        *end = '\0';
        rest = end + 2;
    }
    qsort(parts, count, sizeof *parts, by_string);
    char *line = ent_arena_string(&h->arena, "");
    for (size_t i = 0; i < count; i++)
        line = ent_arena_print(&h->arena, "%s%s%s", line, i ? "; " : "", parts[i]);
    return line;
}

static inline const char *harness_read(harness *h, const char *text, ent_date date)
{
    ent_claims claims = harness_claims(h, text, NULL, date);
    return harness_line(h, &claims);
}

#endif
