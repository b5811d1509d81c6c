/* The model of claims: what is written is read back, and what is damaged is refused. */
#define _POSIX_C_SOURCE 200809L /* mkstemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "relations/judge.h"

static char path[] = "/tmp/entente-judge-XXXXXX";

enum { ROWS = 3 };

static const uint32_t keys[ROWS] = { 7, 7 + 64, 123456 }; /* two share a first slot */
static const float status_weights[ROWS * ENT_STATUSES] = { [ENT_PLANNED] = 3,
    [2 * ENT_STATUSES + ENT_ACTUAL] = 2 };

static void write_model(void)
{
    float weights[ROWS * ENT_RELATIONS] = { 0 };
    ent_error err = { 0 };
    weights[ENT_AID] = 2;
    weights[ENT_ASSAULT] = -1;
    weights[ENT_RELATIONS + ENT_AID] = 0.5f;
    weights[2 * ENT_RELATIONS + ENT_ASSAULT] = 4;
    weights[2 * ENT_RELATIONS + ENT_MEETING] = 0.001f; /* too small to be kept */
    ent_judge_parts parts = { .relations = { keys, weights, ROWS, ENT_RELATIONS },
        .statuses = { keys, status_weights, ROWS, ENT_STATUSES },
        .threshold = 0.5f,
        .note = "made by a test" };
    for (int i = 0; i < ENT_RELATIONS; i++) parts.slope[i] = 1;
    parts.shift[ENT_AID] = -2.5f;
    if (!ent_judge_write(&parts, path, &err)) fail_msg("%s", err.message);
}

static ent_judge *open_model(void)
{
    ent_judge *judge = NULL;
    ent_error err = { 0 };
    if (!ent_judge_open(path, &judge, &err)) fail_msg("%s", err.message);
    return judge;
}

static void weights_add_up(void **state)
{
    (void)state;
    write_model();
    ent_judge *judge = open_model();
    static ent_traits traits;
    static uint32_t relations[30];
    traits = (ent_traits){ .count = 4, .trigger_count = 2, .triggers = { 11, 22 } };
    traits.items[0] = (ent_trait){ keys[0], 0, 0 };
    traits.items[1] = (ent_trait){ keys[1], 1, 0 };
    traits.items[2] = (ent_trait){ keys[2], 1, 0 };
    traits.items[3] = (ent_trait){ 999, 0, 0 }; /* unknown */
    float odds[ENT_RELATIONS];
    ent_judge_relations(judge, &traits, odds);
    assert_float_equal(odds[ENT_AID], 2.5, 0.001);
    assert_float_equal(odds[ENT_ASSAULT], 3, 0.001);
    assert_float_equal(odds[ENT_MEETING], 0, 0.0);
    assert_int_equal(ent_judge_trigger(judge, &traits, relations, ENT_AID, NULL), 11);
    assert_int_equal(ent_judge_trigger(judge, &traits, relations, ENT_ASSAULT, NULL), 22);
    relations[11] = 1u << ENT_ASSAULT; /* has a frame of it */
    assert_int_equal(ent_judge_trigger(judge, &traits, relations, ENT_ASSAULT, NULL), 11);
    assert_float_equal(ent_judge_confidence(judge, ENT_AID, odds[ENT_AID]), 0.5, 0.001);
    assert_int_equal(ent_judge_status(judge, &traits), ENT_PLANNED);
    traits.items[0] = traits.items[2];
    traits.count = 1;
    traits.trigger_count = 0;
    assert_int_equal(
        ent_judge_trigger(judge, &traits, relations, ENT_AID, NULL), ENT_NO_TOKEN);
    assert_int_equal(ent_judge_status(judge, &traits), ENT_ACTUAL);
    assert_true(ent_judge_threshold(judge, true) < ent_judge_threshold(judge, false));
    ent_judge_close(judge);
}

static void relations_share_a_weight(void **state)
{
    (void)state;
    float weights[ENT_RELATIONS] = { 1.5f }; /* of the first class, whichever it is */
    const ent_judge_parts parts = { .relations = { keys, weights, 1, ENT_RELATIONS },
        .statuses = { keys, status_weights, ROWS, ENT_STATUSES },
        .note = "" };
    static ent_traits traits;
    ent_error err = { 0 };
    if (!ent_judge_write(&parts, path, &err)) fail_msg("%s", err.message);
    ent_judge *judge = open_model();
    traits = (ent_traits){ .count = 2, .trigger_count = 1 };
    traits.items[0] = (ent_trait){ keys[0], 0, 1 + ENT_COERCE };
    traits.items[1] = (ent_trait){ keys[0], 0, 1 + ENT_ASSAULT };
    float odds[ENT_RELATIONS], support;
    const uint32_t relations[1] = { 0 };
    ent_judge_relations(judge, &traits, odds);
    assert_float_equal(odds[ENT_COERCE], 1.5, 0.001);
    assert_float_equal(odds[ENT_ASSAULT], 1.5, 0.001);
    assert_float_equal(odds[0], 0, 0.0);
    assert_float_equal(ent_judge_weight(judge, &traits.items[0], ENT_COERCE), 1.5, 0.001);
    assert_float_equal(ent_judge_weight(judge, &traits.items[0], ENT_ASSAULT), 0, 0.0);
    (void)ent_judge_trigger(judge, &traits, relations, ENT_ASSAULT, &support);
    assert_float_equal(support, 1.5, 0.001);
    ent_judge_close(judge);
}

/* Opens the file with byte `at` changed and `size` bytes kept (0: all). */
static void expect_refused(size_t at, size_t size, const char *message)
{
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    ent_judge *judge = NULL;
    char *bytes;
    size_t length;
    write_model();
    if (!ent_file_read(&arena, path, 1 << 24, &bytes, &length, &err))
        fail_msg("%s", err.message);
    if (!size) bytes[at] ^= 1;
    if (!ent_file_write(path, bytes, size ? size : length, &err))
        fail_msg("%s", err.message);
    assert_false(ent_judge_open(path, &judge, &err));
    assert_int_equal(err.code, ENT_MALFORMED);
    assert_non_null(strstr(err.message, message));
    ent_judge_close(judge);
    ent_arena_free(&arena);
}

static void damage_is_refused(void **state)
{
    (void)state;
    expect_refused(0, 0, "not a model of claims");
    expect_refused(0, 10, "not a model of claims");
    expect_refused(16, 0, "another version");
    expect_refused(8, 0, "cut short or damaged");
    expect_refused(300, 0, "cut short or damaged");
    expect_refused(0, 400, "cut short or damaged");
    ent_error err = { 0 };
    ent_judge *judge = NULL;
    assert_false(ent_judge_open("/nowhere/claims.model", &judge, &err));
    assert_int_equal(err.code, ENT_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_add_up),
        cmocka_unit_test(relations_share_a_weight),
        cmocka_unit_test(damage_is_refused),
    };
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return result;
}
