/* CoNLL-U read to the letter, and each fault named with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "training/treebank.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define WORD(id, form, tag, head, label)                                                 \
    id "\t" form "\t" form "\t" tag "\tX\t_\t" head "\t" label "\t_\t_\n"

static const char good[] = "# newdoc id = made-up\n"
                           "# sent_id = made-up-1\n"
                           "# text = Oslo doesn't pay.\n"
                           "1\tOslo\tOslo\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n"
                           "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "2\tdoes\tdo\tAUX\tVBZ\tMood=Ind\t4\taux\t_\t_\n"
                           "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                           "3.1\tever\tever\tADV\tRB\t_\t_\t_\t4:advmod\t_\n"
                           "4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tGloss=x|SpaceAfter=No\n"
                           "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=Nope\n"
                           "\n"
                           "# newpar\n"
                           "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
                           "\n";

static bool parse(ent_arena *arena, const char *text, const ent_treebank_options *options,
    ent_treebank *treebank, ent_error *err)
{
    *treebank = (ent_treebank){ 0 };
    char *bytes = ent_arena_string(arena, text);
    assert_non_null(bytes);
    return ent_treebank_parse(
        arena, "made.conllu", bytes, strlen(text), options, treebank, err);
}

static void reads_words_and_their_spacing(void **state)
{
    static const struct {
        const char *form, *lemma, *xpos;
        ent_upos upos;
        unsigned head;
        ent_dep dep;
        bool space_after;
    } want[] = {
        { "Oslo", "Oslo", "NNP", ENT_UPOS_PROPN, 4, ENT_DEP_NSUBJ, true },
        { "does", "do", "VBZ", ENT_UPOS_AUX, 4, ENT_DEP_AUX, false },
        { "n't", "not", "RB", ENT_UPOS_PART, 4, ENT_DEP_ADVMOD, true },
        { "pay", "pay", "VB", ENT_UPOS_VERB, 0, ENT_DEP_ROOT, false },
        { ".", ".", ".", ENT_UPOS_PUNCT, 4, ENT_DEP_PUNCT, true },
    };
    ent_arena arena = { 0 };
    ent_treebank t;
    ent_error err = { 0 };
    (void)state;
    assert_true(parse(&arena, good, NULL, &t, &err));
    assert_int_equal(t.count, 2);
    assert_int_equal(t.words, COUNT(want) + 1);
    const ent_gold_sentence *s = &t.items[0];
    assert_string_equal(s->id, "made-up-1");
    assert_string_equal(s->text, "Oslo doesn't pay.");
    assert_int_equal(s->line, 4);
    assert_true(s->new_document && !s->new_paragraph);
    assert_int_equal(s->count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        const ent_gold_word *w = &s->words[i];
        assert_string_equal(w->form, want[i].form);
        assert_int_equal(w->size, strlen(want[i].form));
        assert_string_equal(w->lemma, want[i].lemma);
        assert_string_equal(w->xpos, want[i].xpos);
        assert_int_equal(w->upos, want[i].upos);
        assert_int_equal(w->head, want[i].head);
        assert_int_equal(w->dep, want[i].dep);
        assert_int_equal(w->space_after, want[i].space_after);
    }
    assert_string_equal(t.items[1].id, "");
    assert_null(t.items[1].text);
    assert_true(!t.items[1].new_document && t.items[1].new_paragraph);
    ent_arena_free(&arena);
}

static const struct {
    const char *text, *want;
} faults[] = {
    { "1\ta\ta\tX\tX\t_\t0\troot\t_\n\n", "1: 9 cells, expected 10 with tabs between" },
    { "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\t\n\n", "1: 11 cells, expected 10" },
    { "one word\n\n", "1: 1 cell, expected 10" },
    { "1\ta\t\tX\tX\t_\t0\troot\t_\t_\n\n", "1: LEMMA is empty, expected '_'" },
    { "1\ta\ta\tX\tX\t_\t0\troot\t_\t\n\n", "1: MISC is empty, expected '_'" },
    { WORD("2", "a", "X", "0", "root") "\n", "1: word '2', expected word 1" },
    { WORD("1", "a", "X", "0", "root") WORD("1", "b", "X", "1", "dep") "\n",
        "2: word '1', expected word 2" },
    { WORD("01", "a", "X", "0", "root") "\n", "1: word '01', expected word 1" },
    { WORD("+1", "a", "X", "0", "root") "\n", "1: word '+1', expected word 1" },
    { WORD("1", "a", "NOUNS", "0", "root") "\n",
        "1: tag 'NOUNS', expected a universal one" },
    { WORD("1", "a", "_", "0", "root") "\n", "1: tag '_', expected a universal one" },
    { WORD("1", "a", "X", "_", "root") "\n", "1: head '_', expected a word" },
    { WORD("1", "a", "X", "-1", "dep") "\n", "1: head '-1', expected a word" },
    { WORD("1", "a", "X", "4294967296", "dep") "\n", "1: head '4294967296', expected" },
    { WORD("1", "a", "X", "0", "root") WORD("2", "b", "X", "3", "dep") "\n",
        "2: head 3, expected one of 2 words" },
    { WORD("1", "a", "X", "0", "dep") "\n",
        "1: head 0 with label 'dep', expected head 0 with root" },
    { WORD("1", "a", "X", "0", "root") WORD("2", "b", "X", "1", "root") "\n",
        "2: head 1 with label 'root', expected head 0 with root" },
    { WORD("1", "a", "X", "0", "root") WORD("2", "b", "X", "0", "root") "\n",
        "2: a second root, expected one" },
    { WORD("1", "a", "X", "2", "dep") WORD("2", "b", "X", "1", "dep") "\n",
        "1: heads of word 1 run in a circle" },
    { WORD("1", "a", "X", "0", "root") WORD("2", "b", "X", "2", "dep") "\n",
        "2: heads of word 2 run in a circle" },
    { "1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "1: range '1-1', expected one that" },
    { "2-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        "1: range '2-3', expected one that begins w" },
    { "1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("1", "a", "X", "0", "root") "\n",
        "3: sentence ends with word 1, expected word 2 of a range" },
    { "1-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD(
          "1", "a", "X", "0", "root") "2-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        "3: range '2-3' inside another" },
    { "2.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "1: empty word '2.1', expected it after" },
    { "# text = a\n\n", "2: comments without words, expected a sentence" },
    { WORD("1", "a", "X", "0", "root") "# text = a\n\n",
        "2: comment inside a sentence, expected an empty line" },
    { WORD("1", "a", "X", "0", "root"), "1: file ends here, expected an empty line" },
    { "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\r\n\n", "1: line ends with \\r\\n, expected \\n" },
    { "# text = \xFFx\n\n", "1: byte 10 is not UTF-8" },
};

static void names_what_is_malformed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        ent_arena arena = { 0 };
        ent_treebank t;
        ent_error err = { 0 };
        assert_false(parse(&arena, faults[i].text, NULL, &t, &err));
        assert_int_equal(err.code, ENT_MALFORMED);
        const char *place = "made.conllu:";
        if (strncmp(err.message, place, strlen(place)) != 0
            || strncmp(
                err.message + strlen(place), faults[i].want, strlen(faults[i].want)))
            fail_msg("got '%s', expected '%s%s'", err.message, place, faults[i].want);
        ent_arena_free(&arena);
    }
}

static void count_message(void *context, const char *message)
{
    assert_non_null(strstr(message, "made.conllu:"));
    ++*(size_t *)context;
}

static void leaves_malformed_sentences_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        ent_arena arena = { 0 };
        ent_treebank t;
        ent_error err = { 0 };
        size_t said = 0;
        const ent_treebank_options options = { true, count_message, &said };
        const char *end = strstr(faults[i].text, "\n\n") ? "" : "\n";
        char *text = ent_arena_print(
            &arena, "# newdoc\n%s%s%s", faults[i].text, *end ? "# text\n\n" : "", good);
        assert_true(parse(&arena, text, &options, &t, &err));
        assert_int_equal(t.count, 2);
        assert_int_equal(t.malformed, 1);
        assert_int_equal(said, 1);
        assert_true(t.items[0].new_document);
        ent_arena_free(&arena);
    }
}

static void keeps_a_document_that_begins_with_what_is_left_out(void **state)
{
    ent_arena arena = { 0 };
    ent_treebank t;
    const ent_treebank_options skip = { .skip = true };
    (void)state;
    assert_true(parse(&arena,
        WORD("1", "a", "X", "0", "root") "\n# newdoc\n# newpar\n" WORD(
            "1", "b", "X", "9", "dep") "\n" WORD("1", "c", "X", "0", "root") "\n",
        &skip, &t, NULL));
    assert_int_equal(t.count, 2);
    assert_true(!t.items[0].new_document && t.items[1].new_document);
    assert_true(t.items[1].new_paragraph);
    ent_arena_free(&arena);
}

static void counts_unknown_labels(void **state)
{
    ent_arena arena = { 0 };
    ent_treebank t;
    (void)state;
    assert_true(parse(&arena,
        WORD("1", "a", "X", "0", "root") WORD("2", "b", "X", "1", "dep:none") "\n", NULL,
        &t, NULL));
    assert_int_equal(t.unknown_labels, 1);
    assert_int_equal(t.items[0].words[1].dep, ENT_DEP_DEP);
    ent_arena_free(&arena);
}

static void bounds_the_length_of_a_sentence(void **state)
{
    ent_arena arena = { 0 };
    ent_treebank t;
    ent_error err = { 0 };
    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        char *text = ent_arena_take(&arena, (size_t)40 * (ENT_TREEBANK_LONGEST + 2));
        char *at = text;
        for (int i = 1; i <= ENT_TREEBANK_LONGEST + extra; i++)
            at += sprintf(at, "%d\ta\ta\tX\tX\t_\t%d\t%s\t_\t_\n", i, i - 1,
                i == 1 ? "root" : "dep");
        strcpy(at, "\n");
        assert_int_equal(parse(&arena, text, NULL, &t, &err), !extra);
    }
    assert_non_null(
        strstr(err.message, ":1001: word 1001 of a sentence, expected at mo"));
    ent_arena_free(&arena);
}

static void names_a_file_that_is_not_there(void **state)
{
    ent_arena arena = { 0 };
    ent_treebank t = { 0 };
    ent_error err = { 0 };
    (void)state;
    assert_false(ent_treebank_read(&arena, "none.conllu", NULL, &t, &err));
    assert_int_equal(err.code, ENT_IO);
    assert_non_null(strstr(err.message, "none.conllu"));
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_words_and_their_spacing),
        cmocka_unit_test(names_what_is_malformed),
        cmocka_unit_test(leaves_malformed_sentences_out),
        cmocka_unit_test(keeps_a_document_that_begins_with_what_is_left_out),
        cmocka_unit_test(counts_unknown_labels),
        cmocka_unit_test(bounds_the_length_of_a_sentence),
        cmocka_unit_test(names_a_file_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
