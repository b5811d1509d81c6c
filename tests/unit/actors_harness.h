/* actors_harness.h - shows the mentions of a short text in one line. */
#ifndef ENT_TESTS_ACTORS_HARNESS_H
#define ENT_TESTS_ACTORS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "actors/mention.h"
#include "base/buffer.h"

static ent_lexicon *lexicon;
static ent_syntax *model;
static ent_syntax_reader *reader;

/* As the program reads a text. */
static bool read_text(
    ent_arena *arena, const ent_document *document, ent_text *text, ent_error *err)
{
    const ent_text_syntax syntax = {
        .model = model, .reader = reader, .join_units = true, .word_lists = true
    };
    return ent_text_parse(arena, lexicon, document, &syntax, text, err);
}

static void check_order(const ent_text *text, const ent_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        const ent_sentence *s = &text->sentences[m->sentence];
        assert_non_null(m->actor);
        assert_true(m->count > 0 && m->first >= s->first
                    && m->first + m->count <= s->first + s->count);
        assert_true(m->head >= m->first && m->head < m->first + m->count);
        assert_true(m->confidence > 0 && m->confidence <= 1);
        if (i == 0) continue;
        const ent_mention *before = m - 1;
        bool together = m->group && m->group == before->group;
        assert_true(together ? m->first == before->first && m->count == before->count
                             : m->first >= before->first + before->count);
    }
}

static inline const char *mentions_in(ent_arena *arena, const ent_document *document)
{
    static const char *const forms[] = { "", "a:", "p:", "d:", "r:" };
    ent_text text;
    ent_mentions mentions;
    ent_error err;
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    assert_true(read_text(arena, document, &text, &err));
    assert_true(ent_actor_find(arena, lexicon, &text, &mentions, &err));
    check_order(&text, &mentions);
    for (size_t i = 0; i < mentions.count; i++) {
        const ent_mention *m = &mentions.items[i];
        uint32_t begin = text.tokens[m->first].span.begin;
        uint32_t end = text.tokens[m->first + m->count - 1].span.end;
        ent_buffer_print(&out, "%s%s%.*s %s", i ? "; " : "",
            m->of_act ? "A:" : forms[m->form], (int)(end - begin), document->text + begin,
            m->actor->code);
        if (m->actor->kind == ENT_PERSON) ent_buffer_print(&out, "/%s", m->actor->id);
    }
    const char *line = ent_arena_string(arena, out.bytes ? out.bytes : "");
    ent_buffer_free(&out);
    return line;
}

static int open_lexicon(void **state)
{
    (void)state;
    ent_error err;
    if (ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)
        && ent_syntax_open(ENTENTE_DATA "/model/english.model", &model, &err)) {
        reader = ent_syntax_reader_new(model);
        return reader ? 0 : -1;
    }
    print_error("%s\n", err.message);
    return -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_syntax_reader_free(reader);
    ent_syntax_close(model);
    ent_lexicon_close(lexicon);
    return 0;
}

#endif
