/* Learning of claims: annotated texts, calibration, and weights that tell lessons apart.
 */
#define _POSIX_C_SOURCE 200809L /* mkdtemp */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "training/calibrate.h"
#include "training/claim_learner.h"

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void gold_is_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/entente-gold-XXXXXX", path[300];
    ent_gold gold = { .count = 0 };
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    assert_non_null(mkdtemp(folder));
    write_file(folder, "x-texts.jsonl",
        "{\"doc\":\"a\",\"date\":\"2022-05-01\",\"sentences\":[\"A title\",\"Japan "
        "thanked "
        "Norway.\",\"- Peru left.\"]}\n");
    write_file(folder, "x.jsonl",
        "{\"doc\":\"a\"}\n"
        "{\"doc\":\"a\",\"source\":{\"code\":\"JPN\"},\"target\":{\"code\":\"NOR\"},"
        "\"relation\":\"meeting\",\"status\":\"planned\",\"sentences\":[2],\"sure\":true}"
        "\n"
        "{\"doc\":\"a\",\"source\":{\"code\":\"JPN\"},\"target\":{\"code\":\"INTL\"},"
        "\"relation\":\"aid\",\"status\":\"actual\",\"sentences\":[2],\"sure\":true}\n");
    if (!ent_gold_read(folder, "x", &gold, &err)) fail_msg("%s", err.message);
    assert_int_equal(gold.count, 1);
    const ent_gold_text *text = &gold.items[0];
    assert_int_equal(text->claim_count, 2);
    assert_int_equal(text->claims[0].status, ENT_PLANNED);
    assert_true(text->claims[0].sure);
    assert_false(text->claims[1].sure); /* nobody is named */
    assert_true(ent_gold_joins(&text->claims[0], "NOR", "JPN"));
    assert_false(ent_gold_joins(&text->claims[1], "INTL", "JPN"));
    ent_document document;
    uint32_t starts[4];
    assert_true(ent_gold_document(text, &arena, &document, starts));
    assert_string_equal(document.text, "A title\n\nJapan thanked Norway.\n- Peru left. ");
    assert_string_equal(document.title, "A title");
    assert_int_equal(starts[1], 9);
    write_file(folder, "x.jsonl", "{\"doc\":\"b\",\"relation\":\"aid\"}\n");
    assert_false(ent_gold_read(folder, "x", &gold, &err));
    assert_int_equal(err.code, ENT_MALFORMED);
    ent_gold_free(&gold);
    ent_arena_free(&arena);
    static const char *const names[] = { "x-texts.jsonl", "x.jsonl" };
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static size_t texts_without(const char *folder, const char *ids, ent_error *err)
{
    char path[300];
    ent_gold gold = { .count = 0 };
    write_file(folder, "ids", ids);
    snprintf(path, sizeof path, "%s/ids", folder);
    if (!ent_gold_read(folder, "x", &gold, err)) fail_msg("%s", err->message);
    bool ok = ent_gold_leave_out(&gold, path, err);
    size_t count = ok ? gold.count : 99;
    if (count == 1) {
        assert_string_equal(gold.items[0].id, "b");
        assert_int_equal(gold.items[0].claim_count, 1);
    }
    ent_gold_free(&gold);
    return count;
}

static void texts_are_left_out(void **state)
{
    (void)state;
    char folder[] = "/tmp/entente-gold-XXXXXX", path[300];
    ent_error err = { 0 };
    assert_non_null(mkdtemp(folder));
    write_file(folder, "x-texts.jsonl",
        "{\"doc\":\"a\",\"sentences\":[\"Peru left.\"]}\n"
        "{\"doc\":\"b\",\"sentences\":[\"Peru met Chile.\"]}\n"
        "{\"doc\":\"c\",\"sentences\":[]}\n");
    write_file(folder, "x.jsonl",
        "{\"doc\":\"b\",\"source\":{\"code\":\"PER\"},\"target\":{\"code\":\"CHL\"},"
        "\"relation\":\"meeting\",\"status\":\"actual\",\"sentences\":[1],\"sure\":true}"
        "\n");
    assert_int_equal(texts_without(folder, "", &err), 3);
    assert_int_equal(texts_without(folder, "c\na\n", &err), 1);
    assert_int_equal(texts_without(folder, "a\nb\nc", &err), 0);
    assert_int_equal(texts_without(folder, "a\nnone\n", &err), 99);
    assert_non_null(strstr(err.message, "ids:2: no text has the id 'none'"));
    static const char *const names[] = { "x-texts.jsonl", "x.jsonl", "ids" };
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void confidence_is_the_share_that_is_right(void **state)
{
    (void)state;
    static ent_held_claim claims[4000];
    for (size_t i = 0; i < 4000; i++) {
        bool high = i % 2;
        claims[i] = (ent_held_claim){ .relation = ENT_AID,
            .odds = high ? 3 : -1,
            .right = high ? i % 10 != 1 : i % 10 == 0 }; /* 4 of 5; 1 of 5 */
    }
    float slope[ENT_RELATIONS], shift[ENT_RELATIONS];
    ent_calibrate(claims, 4000, slope, shift);
    assert_float_equal(ent_calibrated(slope[ENT_AID], shift[ENT_AID], 3), 0.8, 0.02);
    assert_float_equal(ent_calibrated(slope[ENT_AID], shift[ENT_AID], -1), 0.2, 0.02);
}

/* Trait 1 wants class 0 and trait 2 class 1, in whichever view they stand; trait 0 is in
 * all. */
/* Many pairs of one text are one witness. */
static void traits_count_by_texts(void **state)
{
    (void)state;
    uint32_t often[3][2] = { { 7, 9 }, { 7, 9 }, { 7, 8 } };
    uint8_t owns[3][2] = { { 5, 0 }, { 5, 0 }, { 5, 0 } };
    ent_lesson_view views[3];
    ent_lesson items[3];
    static const uint32_t texts[3] = { 0, 0, 1 };
    for (int i = 0; i < 3; i++) {
        views[i] = (ent_lesson_view){ .traits = often[i], .owns = owns[i], .count = 2 };
        items[i] = (ent_lesson){ .text = texts[i], .views = &views[i], .view_count = 1 };
    }
    ent_lessons_list lessons = { items, 3, 3 };
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    uint32_t *keys = NULL;
    size_t count = 0;
    assert_true(ent_lessons_number(&arena, &lessons, 2, &keys, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(keys[0], 7);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(views[i].count, 1);
        assert_int_equal(views[i].traits[0], 0);
        assert_int_equal(views[i].owns[0], 5);
    }
    ent_arena_free(&arena);
}

static void weights_tell_lessons_apart(void **state)
{
    (void)state;
    uint32_t first[] = { 0, 1 }, second[] = { 0, 2 }, none[] = { 0 };
    uint8_t each[2] = { 0 };
    ent_lesson_view a[] = { { first, each, 2, 0 }, { none, each, 1, 0 } },
                    b[] = { { second, each, 2, 0 }, { none, each, 1, 0 } },
                    c[] = { { none, each, 1, 0 } };
    ent_lesson lessons[30];
    for (size_t i = 0; i < 30; i++) {
        ent_lesson_view *views = i % 3 == 0 ? a : i % 3 == 1 ? b : c;
        lessons[i] = (ent_lesson){ .text = (uint32_t)i,
            .wanted = i % 3 == 0   ? 1
                      : i % 3 == 1 ? 2
                                   : 0,
            .views = views,
            .view_count = i % 3 == 2 ? 1 : 2 };
    }
    const ent_lessons_list list = { .items = lessons, .count = 30 };
    const ent_claim_learning learning = {
        .classes = 2, .epochs = 40, .averaged = 10, .rate = 0.2f, .scale = 1
    };
    float weights[6], again[6], odds[2];
    uint32_t best[2];
    assert_true(ent_claim_learn(&learning, &list, 3, NULL, NULL, NULL, weights));
    ent_claim_odds(&lessons[0], weights, 2, odds, best);
    assert_true(odds[0] > 0 && odds[1] < 0);
    assert_int_equal(best[0], 0);
    ent_claim_odds(&lessons[1], weights, 2, odds, best);
    assert_true(odds[0] < 0 && odds[1] > 0);
    ent_claim_odds(&lessons[2], weights, 2, odds, best);
    assert_true(odds[0] < 0 && odds[1] < 0);
    assert_true(ent_claim_learn(&learning, &list, 3, NULL, NULL, NULL, again));
    assert_memory_equal(weights, again, sizeof weights);
}

/* Class 0 has lessons with trait 0 as its own; class 1 gets the same weight, unseen. */
static void a_weight_is_shared(void **state)
{
    (void)state;
    uint32_t traits[] = { 0 };
    uint8_t first[] = { 1 }, second[] = { 2 };
    ent_lesson_view of_first = { traits, first, 1, 0 };
    ent_lesson_view of_second = { traits, second, 1, 0 };
    ent_lesson lessons[20];
    for (uint32_t i = 0; i < 20; i++)
        lessons[i] = (ent_lesson){
            .text = i, .wanted = 1, .views = &of_first, .view_count = 1
        };
    const ent_lessons_list list = { .items = lessons, .count = 20 };
    const ent_claim_learning learning = {
        .classes = 2, .epochs = 10, .averaged = 5, .rate = 0.2f, .scale = 1
    };
    float weights[2], odds[2];
    assert_true(ent_claim_learn(&learning, &list, 1, NULL, NULL, NULL, weights));
    const ent_lesson other = { .views = &of_second, .view_count = 1 };
    ent_claim_odds(&lessons[0], weights, 2, odds, NULL);
    assert_true(odds[0] > 1 && odds[1] == 0);
    ent_claim_odds(&other, weights, 2, odds, NULL);
    assert_true(odds[0] == 0 && odds[1] > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gold_is_read),
        cmocka_unit_test(texts_are_left_out),
        cmocka_unit_test(confidence_is_the_share_that_is_right),
        cmocka_unit_test(traits_count_by_texts),
        cmocka_unit_test(weights_tell_lessons_apart),
        cmocka_unit_test(a_weight_is_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
