/* Tags and heads from the trained model: every sentence is a tree, whatever the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "text/penn.h"
#include "text/text.h"

static ent_lexicon *lexicon;
static ent_syntax *model;
static ent_syntax_reader *reader;

static int open_all(void **state)
{
    ent_error err;
    const char *path = getenv("ENTENTE_MODEL");
    (void)state;
    if (!path) path = ENTENTE_DATA "/model/english.model";
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)) return -1;
    if (!ent_syntax_open(path, &model, &err)) return 0;
    reader = ent_syntax_reader_new(model);
    return reader ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    ent_syntax_reader_free(reader);
    ent_syntax_close(model);
    ent_lexicon_close(lexicon);
    return 0;
}

static void need_model(void)
{
    if (reader) return;
    print_message("skipped: no model in data/model, none named by ENTENTE_MODEL\n");
    skip();
}

static ent_text parse(
    ent_arena *arena, const char *source, ent_syntax_mode mode, bool join_units)
{
    static ent_document document;
    const ent_text_syntax syntax = {
        .model = model, .reader = reader, .mode = mode, .join_units = join_units
    };
    ent_text text;
    ent_error err;
    document = (ent_document){
        .id = "t", .text = source, .length = (uint32_t)strlen(source), .date = ENT_NO_DATE
    };
    assert_true(ent_text_parse(arena, lexicon, &document, &syntax, &text, &err));
    return text;
}

static void expect_tree(const ent_token *tokens, uint32_t count)
{
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i + 1, steps = 0;
        roots += tokens[i].head == 0;
        while (at && steps++ <= count) {
            assert_in_range(at, 1, count);
            at = tokens[at - 1].head;
        }
        assert_int_equal(at, 0); /* no circle */
        assert_true(tokens[i].lemma != NULL);
        assert_in_range(tokens[i].upos, 0, ENT_UPOS_COUNT - 1);
        assert_in_range(tokens[i].label, 0, ENT_DEP_COUNT - 1);
    }
    assert_int_equal(roots, 1);
}

static void expect_trees(const ent_text *text)
{
    uint32_t next = 0;
    assert_true(text->parsed);
    for (size_t i = 0; i < text->sentence_count; i++) {
        const ent_sentence *s = &text->sentences[i];
        assert_int_equal(s->first, next);
        assert_in_range(s->count, 1, ENT_LONGEST_SENTENCE);
        expect_tree(text->tokens + s->first, s->count);
        next += s->count;
    }
    assert_int_equal(next, text->token_count);
}

static const char *const sources[] = {
    "President Vladimir Putin met Prime Minister Narendra Modi in Astana.",
    "The United Nations (UN) and the European Union (EU) condemned the strike.",
    "BAKU, May 3 (Azertac) - Talks between Armenia and Azerbaijan went on.\n\n"
    "\"We agree,\" said Foreign Minister Sergey Lavrov. He left.",
    "Sanctions\n\n- on oil\n- on gas",
    "...",
    "NATO",
    "(Vladimir Putin)",
    "Vladimir Putin",
};

static void sentences_are_trees(void **state)
{
    (void)state;
    need_model();
    static const ent_syntax_mode modes[] = { ENT_SYNTAX_ACCURATE, ENT_SYNTAX_FAST };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        for (size_t k = 0; k < 4; k++) {
            ent_text text = parse(&arena, sources[i], modes[k / 2], k % 2);
            expect_trees(&text);
            ent_arena_reset(&arena);
        }
    ent_arena_free(&arena);
}

static void tags_alone_have_no_heads(void **state)
{
    (void)state;
    need_model();
    ent_arena arena = { 0 };
    ent_text text = parse(&arena, "Japan sanctioned Norway.", ENT_SYNTAX_TAGS, true);
    assert_false(text.parsed);
    for (size_t i = 0; i < text.token_count; i++)
        assert_int_equal(text.tokens[i].head, 0);
    assert_string_equal(ent_syntax_xpos(model, text.tokens[1].xpos), "VBD");
    assert_int_equal(text.tokens[1].tag, ENT_TAG_VERB);
    assert_int_equal(text.tokens[1].form, ENT_FORM_PAST);
    assert_string_equal(text.tokens[1].lemma, "sanction");
    assert_int_equal(text.tokens[0].tag, ENT_TAG_PROPER);
    assert_int_equal(text.tokens[3].tag, ENT_TAG_PUNCTUATION);
    ent_arena_free(&arena);
}

static void a_unit_is_one_word(void **state)
{
    (void)state;
    need_model();
    ent_arena arena = { 0 };
    ent_text text = parse(
        &arena, "President Vladimir Putin met Narendra Modi.", ENT_SYNTAX_ACCURATE, true);
    const ent_token *t = text.tokens;
    assert_int_equal(t[0].head, 2); /* President <- Vladimir -> Putin */
    assert_int_equal(t[0].label, ENT_DEP_NMOD_DESC);
    assert_int_equal(t[2].head, 2);
    assert_int_equal(t[2].label, ENT_DEP_FLAT);
    assert_int_equal(t[1].head, 4);
    assert_int_equal(t[1].label, ENT_DEP_NSUBJ);
    assert_int_equal(t[4].head, 4);
    assert_int_equal(t[4].label, ENT_DEP_OBJ);
    assert_int_equal(t[2].tag, ENT_TAG_PROPER);
    assert_string_equal(ent_syntax_xpos(model, t[2].xpos), "NNP");
    ent_arena_free(&arena);
}

/* Capitals of a headline are no names. */
static void headlines_have_verbs(void **state)
{
    (void)state;
    need_model();
    static const struct {
        const char *text;
        size_t token;
        const char *xpos;
    } headlines[] = {
        { "Japan Condemns Missile Launch by North Korea", 1, "VBZ" },
        { "Japan Condemns Missile Launch by North Korea", 0, "NNP" },
        { "Japan Condemns Missile Launch by North Korea", 5, "NNP" },
        { "Norway Imposes New Sanctions on Chad", 3, "NNS" },
    };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++) {
        ent_text text = parse(&arena, headlines[i].text, ENT_SYNTAX_TAGS, true);
        assert_string_equal(ent_syntax_xpos(model, text.tokens[headlines[i].token].xpos),
            headlines[i].xpos);
    }
    ent_arena_free(&arena);
}

/* `unit` again and again; sentences without end are cut and counted. */
static void hostile_text_is_bounded(void **state)
{
    (void)state;
    need_model();
    static const struct {
        const char *unit;
        size_t times, cut;
    } hostile[] = { { "so ", 10000, 1 }, { "(", 20000, 1 }, { "x", 1000000, 1 },
        { "] [ ", 5000, 1 }, { "Vladimir Putin ", 3000, 1 }, { "Oslo fell. ", 300, 0 } };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        size_t size = strlen(hostile[i].unit);
        char *source = malloc(size * hostile[i].times + 1);
        assert_non_null(source);
        for (size_t k = 0; k < hostile[i].times; k++)
            memcpy(source + k * size, hostile[i].unit, size);
        source[size * hostile[i].times] = '\0';
        ent_text text = parse(&arena, source, ENT_SYNTAX_FAST, true);
        expect_trees(&text);
        assert_int_equal(text.cut_count, hostile[i].cut);
        ent_arena_reset(&arena);
        free(source);
    }
    ent_arena_free(&arena);
}

static void penn_tags_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *xpos;
        ent_upos upos;
        ent_tag tag;
        ent_form form;
    } tags[] = {
        { "VBD", ENT_UPOS_VERB, ENT_TAG_VERB, ENT_FORM_PAST },
        { "VBN", ENT_UPOS_VERB, ENT_TAG_VERB, ENT_FORM_PARTICIPLE },
        { "VBG", ENT_UPOS_AUX, ENT_TAG_AUXILIARY, ENT_FORM_GERUND },
        { "MD", ENT_UPOS_AUX, ENT_TAG_AUXILIARY, ENT_FORM_NONE },
        { "NNS", ENT_UPOS_NOUN, ENT_TAG_NOUN, ENT_FORM_NONE },
        { "NNP", ENT_UPOS_ADJ, ENT_TAG_PROPER, ENT_FORM_NONE }, /* United Nations */
        { "IN", ENT_UPOS_SCONJ, ENT_TAG_CONJUNCTION, ENT_FORM_NONE },
        { "IN", ENT_UPOS_ADP, ENT_TAG_ADPOSITION, ENT_FORM_NONE },
        { "TO", ENT_UPOS_PART, ENT_TAG_PARTICLE, ENT_FORM_NONE },
        { "?", ENT_UPOS_X, ENT_TAG_OTHER, ENT_FORM_NONE },
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        ent_penn penn = ent_penn_read(tags[i].xpos, tags[i].upos);
        assert_int_equal(penn.tag, tags[i].tag);
        assert_int_equal(penn.form, tags[i].form);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(penn_tags_are_read),
        cmocka_unit_test(sentences_are_trees),
        cmocka_unit_test(tags_alone_have_no_heads),
        cmocka_unit_test(a_unit_is_one_word),
        cmocka_unit_test(headlines_have_verbs),
        cmocka_unit_test(hostile_text_is_bounded),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
