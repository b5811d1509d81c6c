/* Raw text and the place of its words; scores of cuttings that differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "training/align.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char bank[] = "# newdoc\n"
                           "1\tOslo\tOslo\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
                           "2\tpays\tpay\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n"
                           "1-2\tWe'll\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "1\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
                           "2\t'll\twill\tAUX\tMD\t_\t3\taux\t_\t_\n"
                           "3\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
                           "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No\n"
                           "5\t”\t”\tPUNCT\t''\t_\t3\tpunct\t_\t_\n\n"
                           "1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No\n"
                           "2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"
                           "# newpar\n"
                           "1\tMoney\tmoney\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";

typedef struct {
    ent_arena arena;
    ent_cutting gold, own;
    char *text;
    uint32_t length;
} fixture;

static ent_cutting copy(ent_arena *arena, const ent_cutting *c)
{
    ent_cutting made = *c;
    made.words = ent_arena_array(arena, c->count + 8, sizeof *made.words);
    made.sentences = ent_arena_array(
        arena, c->sentence_count + 8, sizeof *made.sentences);
    memcpy(made.words, c->words, c->count * sizeof *made.words);
    memcpy(made.sentences, c->sentences, c->sentence_count * sizeof *made.sentences);
    return made;
}

static int setup(void **state)
{
    static fixture f;
    ent_treebank t = { 0 };
    ent_error err;
    f = (fixture){ 0 };
    *state = &f;
    char *bytes = ent_arena_string(&f.arena, bank);
    if (!ent_treebank_parse(&f.arena, "bank", bytes, sizeof bank - 1, NULL, &t, &err)
        || !ent_raw_text(&f.arena, t.items, t.count, &f.text, &f.length, &f.gold, &err))
        return -1;
    f.own = copy(&f.arena, &f.gold);
    return 0;
}

static int teardown(void **state)
{
    ent_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static ent_alignment align(fixture *f)
{
    ent_alignment a = { 0 };
    ent_error err;
    assert_true(ent_align(&f->arena, &f->gold, &f->own, &a, &err));
    return a;
}

static void expect(const ent_hits *h, size_t gold, size_t found, size_t right)
{
    assert_int_equal(h->gold, gold);
    assert_int_equal(h->found, found);
    assert_int_equal(h->right, right);
}

static void raw_text_has_words_where_it_says(void **state)
{
    fixture *f = *state;
    assert_string_equal(f->text, "Oslo pays\n\nWe'll pay.” Why?\n\nMoney");
    assert_int_equal(f->length, strlen(f->text));
    assert_int_equal(f->gold.count, 10);
    assert_int_equal(f->gold.sentence_count, 4);
    ent_span span = f->gold.words[3].span;
    assert_memory_equal(f->text + span.begin, "'ll", 3);
    assert_int_equal(span.end - span.begin, 3);
    assert_int_equal(f->gold.words[6].span.end - f->gold.words[6].span.begin, 3);
}

static void the_same_is_all_right(void **state)
{
    ent_alignment a = align(*state);
    const ent_hits *const hits[] = { &a.words, &a.upos, &a.xpos, &a.lemmas, &a.uas,
        &a.las };
    for (size_t i = 0; i < COUNT(hits); i++) expect(hits[i], 10, 10, 10);
    expect(&a.sentences, 4, 4, 4);
}

/* "We'll" as one word: two gold words are lost, and the verb is still the root. */
static void joined_words_are_lost(void **state)
{
    fixture *f = *state;
    f->own.words[2].span.end = f->own.words[3].span.end;
    memmove(f->own.words + 3, f->own.words + 4, 6 * sizeof *f->own.words);
    f->own.count = 9;
    f->own.sentences[1].count = 4;
    for (uint32_t i = 2; i < 4; i++) f->own.sentences[i].first--;
    f->own.words[2].said.head = 2;
    for (size_t i = 4; i < 6; i++) f->own.words[i].said.head = 2;
    ent_alignment a = align(f);
    expect(&a.words, 10, 9, 8);
    expect(&a.las, 10, 9, 8);
    expect(&a.sentences, 4, 4, 4);
}

/* "Oslo" as "Os" and "lo". */
static void split_words_are_wrong(void **state)
{
    fixture *f = *state;
    memmove(f->own.words + 1, f->own.words, 10 * sizeof *f->own.words);
    f->own.words[0].span.end = f->own.words[1].span.begin = 2;
    f->own.count = 11;
    f->own.sentences[0].count = 3;
    for (uint32_t i = 1; i < 4; i++) f->own.sentences[i].first++;
    f->own.words[0].said.head = f->own.words[1].said.head = 3;
    ent_alignment a = align(f);
    expect(&a.words, 10, 11, 9);
    expect(&a.upos, 10, 11, 9);
    expect(&a.uas, 10, 11, 9);
    expect(&a.sentences, 4, 4, 4);
}

/* Two sentences taken for one: both are lost; the second root hangs on the first. */
static void joined_sentences_lose_a_root(void **state)
{
    fixture *f = *state;
    f->own.sentences[1].count = 7;
    f->own.sentences[2] = f->own.sentences[3];
    f->own.sentence_count = 3;
    f->own.words[7].said.head = 3;
    f->own.words[7].said.dep = ENT_DEP_PARATAXIS;
    f->own.words[8].said.head = 6;
    ent_alignment a = align(f);
    expect(&a.words, 10, 10, 10);
    expect(&a.sentences, 4, 3, 2);
    expect(&a.uas, 10, 10, 9);
    expect(&a.las, 10, 10, 9);
}

static void what_is_said_is_compared(void **state)
{
    fixture *f = *state;
    f->own.words[0].said.upos = ENT_UPOS_NOUN;
    f->own.words[0].said.dep = ENT_DEP_OBJ;
    f->own.words[1].said.xpos = NULL;
    f->own.words[2].said.lemma = "us";
    f->own.words[3].said.head = 1;
    ent_alignment a = align(f);
    expect(&a.upos, 10, 10, 9);
    expect(&a.xpos, 10, 10, 9);
    expect(&a.lemmas, 10, 10, 9);
    expect(&a.uas, 10, 10, 9);
    expect(&a.las, 10, 10, 8);
}

static void nothing_found_is_nothing_right(void **state)
{
    fixture *f = *state;
    f->own = (ent_cutting){ 0 };
    ent_alignment a = align(f);
    expect(&a.words, 10, 0, 0);
    expect(&a.sentences, 4, 0, 0);
    assert_true(ent_hits_f1(&a.words) == 0 && ent_hits_precision(&a.words) == 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(raw_text_has_words_where_it_says),
        CASE(the_same_is_all_right),
        CASE(joined_words_are_lost),
        CASE(split_words_are_wrong),
        CASE(joined_sentences_lose_a_root),
        CASE(what_is_said_is_compared),
        CASE(nothing_found_is_nothing_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
