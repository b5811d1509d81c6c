/* Scores of small trees, counted by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "training/measure.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "Envoys were told that Oslo will pay ." */
static const ent_gold_word told[] = {
    { "Envoys", "envoy", "NNS", 6, 3, ENT_DEP_NSUBJ_PASS, ENT_UPOS_NOUN, true },
    { "were", "be", "VBD", 4, 3, ENT_DEP_AUX_PASS, ENT_UPOS_AUX, true },
    { "told", "tell", "VBN", 4, 0, ENT_DEP_ROOT, ENT_UPOS_VERB, true },
    { "that", "that", "IN", 4, 7, ENT_DEP_MARK, ENT_UPOS_SCONJ, true },
    { "Oslo", "Oslo", "NNP", 4, 7, ENT_DEP_NSUBJ, ENT_UPOS_PROPN, true },
    { "will", "will", "MD", 4, 7, ENT_DEP_AUX, ENT_UPOS_AUX, true },
    { "pay", "pay", "VB", 3, 3, ENT_DEP_CCOMP, ENT_UPOS_VERB, false },
    { ".", ".", ".", 1, 3, ENT_DEP_PUNCT, ENT_UPOS_PUNCT, true },
};
static const ent_gold_sentence sentence = {
    .id = "told", .words = (ent_gold_word *)told, .count = COUNT(told)
};

static void say_gold(ent_said *said)
{
    for (size_t i = 0; i < COUNT(told); i++)
        said[i] = (ent_said){ told[i].head, told[i].dep, told[i].upos, told[i].xpos,
            told[i].lemma };
}

static ent_accuracy measure(ent_arena *arena, const ent_said *said)
{
    ent_accuracy a = { 0 };
    ent_error err;
    assert_true(ent_accuracy_add(arena, &a, &sentence, said, &err));
    assert_int_equal(a.words, 8);
    assert_int_equal(a.plain, 7);
    assert_int_equal(a.frames, 2);
    return a;
}

static void near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within)) fail_msg("got %g, expected %g", got, want);
}

static void all_is_right(void **state)
{
    ent_arena arena = { 0 };
    ent_said said[COUNT(told)];
    (void)state;
    say_gold(said);
    ent_accuracy a = measure(&arena, said);
    assert_int_equal(a.upos, 8);
    assert_int_equal(a.xpos, 8);
    assert_int_equal(a.lemmas, 8);
    assert_int_equal(a.heads, 8);
    assert_int_equal(a.labelled, 8);
    assert_int_equal(a.plain_labelled, 7);
    assert_int_equal(a.frames_right, 2);
    assert_int_equal(a.exact, 1);
    ent_arena_free(&arena);
}

/* One slip each: what it costs. */
static const struct {
    size_t word; /* from 1 */
    uint16_t head;
    ent_dep dep;
    size_t heads, labelled, plain_labelled, frames_right;
} slips[] = {
    { 1, 3, ENT_DEP_NSUBJ, 8, 7, 6, 1 },   /* active for passive: the frame of told */
    { 4, 3, ENT_DEP_MARK, 7, 7, 6, 2 },    /* mark is not core */
    { 5, 3, ENT_DEP_NSUBJ, 7, 7, 6, 0 },   /* lost by pay, found with told */
    { 6, 7, ENT_DEP_OBJ, 8, 7, 6, 1 },     /* an object that pay has not */
    { 6, 3, ENT_DEP_OBJ, 7, 7, 6, 1 },     /* an object that told has not */
    { 7, 3, ENT_DEP_ADVCL, 8, 7, 6, 1 },   /* told loses its complement */
    { 8, 7, ENT_DEP_PUNCT, 7, 7, 7, 2 },   /* punctuation: not among the plain words */
    { 2, 3, ENT_DEP_AUX, 8, 7, 6, 1 },     /* subtypes count */
    { 5, 0, ENT_DEP_ROOT, 7, 7, 6, 1 },    /* a second root */
    { 5, 999, ENT_DEP_NSUBJ, 7, 7, 6, 1 }, /* a head that is not there */
};

static void slips_cost_what_they_spoil(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(slips); i++) {
        ent_arena arena = { 0 };
        ent_said said[COUNT(told)];
        say_gold(said);
        said[slips[i].word - 1].head = slips[i].head;
        said[slips[i].word - 1].dep = (uint8_t)slips[i].dep;
        ent_accuracy a = measure(&arena, said);
        assert_int_equal(a.heads, slips[i].heads);
        assert_int_equal(a.labelled, slips[i].labelled);
        assert_int_equal(a.plain_labelled, slips[i].plain_labelled);
        assert_int_equal(a.frames_right, slips[i].frames_right);
        assert_int_equal(a.exact, 0);
        ent_arena_free(&arena);
    }
}

static void words_have_tags_and_lemmas(void **state)
{
    ent_arena arena = { 0 };
    ent_said said[COUNT(told)];
    (void)state;
    say_gold(said);
    said[0].upos = ENT_UPOS_PROPN;
    said[1].xpos = NULL;
    said[2].lemma = "told";
    said[3].lemma = NULL;
    ent_accuracy a = measure(&arena, said);
    assert_int_equal(a.upos, 7);
    assert_int_equal(a.xpos, 7);
    assert_int_equal(a.lemmas, 6);
    assert_int_equal(a.exact, 1);
    ent_arena_free(&arena);
}

static void labels_have_precision_and_recall(void **state)
{
    ent_arena arena = { 0 };
    ent_said said[COUNT(told)];
    (void)state;
    say_gold(said);
    said[5].dep = ENT_DEP_NSUBJ; /* will: aux */
    said[3].dep = ENT_DEP_NSUBJ; /* that: mark */
    ent_accuracy a = measure(&arena, said);
    const ent_hits *h = &a.labels[ENT_DEP_NSUBJ];
    assert_int_equal(h->gold, 1);
    assert_int_equal(h->found, 3);
    assert_int_equal(h->right, 1);
    near(ent_hits_precision(h), 1.0 / 3, 1e-12);
    near(ent_hits_recall(h), 1, 0);
    near(ent_hits_f1(h), 0.5, 1e-12);
    near(ent_hits_f1(&a.labels[ENT_DEP_AUX]), 0, 0);
    near(ent_hits_precision(&a.labels[ENT_DEP_AUX]), 0, 0);
    near(ent_hits_f1(&a.labels[ENT_DEP_VOCATIVE]), 0, 0);
    ent_arena_free(&arena);
}

/* 400 sentences, half of them wholly right: the interval lies around the mean as that of
 * a binomial share, 0.75 +- 1.96 * 0.25 / sqrt(400) for words of which half is right at
 * least. */
static void intervals_narrow_as_they_should(void **state)
{
    ent_arena arena = { 0 };
    ent_accuracy a = { 0 };
    ent_intervals first, again;
    ent_error err;
    ent_said said[COUNT(told)];
    (void)state;
    for (size_t i = 0; i < 400; i++) {
        say_gold(said);
        for (size_t k = 0; i % 2 && k < 4; k++) said[k].head = 8;
        assert_true(ent_accuracy_add(&arena, &a, &sentence, said, &err));
    }
    assert_true(ent_accuracy_intervals(&arena, &a, &first, &err));
    assert_true(ent_accuracy_intervals(&arena, &a, &again, &err));
    assert_memory_equal(&first, &again, sizeof first);
    near(first.las[0], 0.75 - 0.0245, 0.005);
    near(first.las[1], 0.75 + 0.0245, 0.005);
    assert_true(first.frames[0] < 0.75 && first.frames[1] > 0.75);
    ent_arena_free(&arena);
}

static void nothing_measured_is_zero(void **state)
{
    ent_arena arena = { 0 };
    ent_accuracy a = { 0 };
    ent_intervals i;
    ent_error err;
    (void)state;
    assert_true(ent_accuracy_intervals(&arena, &a, &i, &err));
    near(i.las[1], 0, 0);
    ent_arena_free(&arena);
}

/* Envoys -> were, were -> told, told: the first verb, that -> Oslo, ... pay <- its left
 * neighbour, . <- pay: only the root and the auxiliary of pay are where they should be.
 */
static void the_baseline_is_poor(void **state)
{
    ent_arena arena = { 0 };
    ent_said said[COUNT(told)];
    (void)state;
    ent_baseline(&sentence, said);
    ent_accuracy a = measure(&arena, said);
    assert_int_equal(said[2].head, 0);
    assert_int_equal(a.upos, 8);
    assert_int_equal(a.lemmas, 5);   /* that, Oslo, will, pay, . */
    assert_int_equal(a.heads, 3);    /* were, told, will */
    assert_int_equal(a.labelled, 2); /* told, will */
    ent_arena_free(&arena);
}

/* "Oslo does n't pay ." */
static void negations_need_their_verb(void **state)
{
    static const ent_gold_word words[] = {
        { "Oslo", "oslo", "NNP", 4, 4, ENT_DEP_NSUBJ, ENT_UPOS_PROPN, true },
        { "does", "do", "VBZ", 4, 4, ENT_DEP_AUX, ENT_UPOS_AUX, false },
        { "n't", "not", "RB", 3, 4, ENT_DEP_ADVMOD, ENT_UPOS_PART, true },
        { "pay", "pay", "VB", 3, 0, ENT_DEP_ROOT, ENT_UPOS_VERB, false },
    };
    static const ent_gold_sentence s = {
        .id = "", .words = (ent_gold_word *)words, .count = COUNT(words)
    };
    ent_arena arena = { 0 };
    ent_accuracy a = { 0 };
    ent_said said[COUNT(words)];
    (void)state;
    for (uint16_t head = 2; head <= 4; head += 2) {
        for (size_t i = 0; i < COUNT(words); i++)
            said[i] = (ent_said){ .head = words[i].head, .dep = words[i].dep };
        said[2].head = head;
        assert_true(ent_accuracy_add(&arena, &a, &s, said, NULL));
    }
    assert_int_equal(a.negations, 2);
    assert_int_equal(a.negations_right, 1);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_right),
        cmocka_unit_test(slips_cost_what_they_spoil),
        cmocka_unit_test(words_have_tags_and_lemmas),
        cmocka_unit_test(labels_have_precision_and_recall),
        cmocka_unit_test(intervals_narrow_as_they_should),
        cmocka_unit_test(nothing_measured_is_zero),
        cmocka_unit_test(the_baseline_is_poor),
        cmocka_unit_test(negations_need_their_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
