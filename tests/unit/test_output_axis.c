/* The sides of charts: round numbers, and windows that get coarser until they fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "output/axis.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void steps_are_round(void **state)
{
    (void)state;
    static const struct {
        uint64_t most, step;
    } cases[] = { { 0, 1 }, { 1, 1 }, { 5, 1 }, { 6, 2 }, { 11, 2 }, { 12, 5 }, { 29, 5 },
        { 30, 10 }, { 31, 10 }, { 60, 20 }, { 1234, 500 }, { 1000000, 200000 } };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(ent_round_step(cases[i].most, 5), cases[i].step);
    for (uint64_t most = 1; most < UINT64_MAX / 3; most = most * 3 + 1)
        assert_true(most / ent_round_step(most, 5) <= 5);
}

static ent_interval years(int from, int to)
{
    return (ent_interval){ ent_date_make(from, 1, 1), ent_date_make(to, 12, 31) };
}

static void windows_fit(void **state)
{
    (void)state;
    static const struct {
        int from, to;
        ent_step asked, made;
        size_t most, count;
        const char *said;
    } cases[] = {
        { 2020, 2022, ENT_STEP_AUTO, ENT_STEP_MONTH, 48, 36,
            "January 2020 to December 2022" },
        { 2020, 2022, ENT_STEP_AUTO, ENT_STEP_QUARTER, 30, 12, "2020 to 2022" },
        { 2022, 2022, ENT_STEP_MONTH, ENT_STEP_MONTH, 5, 12, "January to December 2022" },
        { 1900, 1999, ENT_STEP_AUTO, ENT_STEP_YEAR, 30, 100, "1900 to 1999" },
        { 2022, 2022, ENT_STEP_YEAR, ENT_STEP_YEAR, 30, 1, "2022" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_arena arena = { 0 };
        ent_windows windows;
        ent_error err = { 0 };
        ent_buffer said = { 0 };
        if (!ent_chart_windows(years(cases[i].from, cases[i].to), cases[i].asked,
                cases[i].most, &arena, &windows, &err))
            fail_msg("%s", err.message);
        assert_int_equal(windows.step, cases[i].made);
        assert_int_equal(windows.count, cases[i].count);
        ent_say_windows(&said, &windows);
        assert_string_equal(said.bytes, cases[i].said);
        ent_buffer_free(&said);
        ent_arena_free(&arena);
    }
}

static void an_unknown_period_has_no_windows(void **state)
{
    (void)state;
    ent_windows windows;
    ent_error err = { 0 };
    assert_true(ent_chart_windows((ent_interval){ ENT_NO_DATE, ENT_NO_DATE },
        ENT_STEP_AUTO, 10, NULL, &windows, &err));
    assert_int_equal(windows.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_round),
        cmocka_unit_test(windows_fit),
        cmocka_unit_test(an_unknown_period_has_no_windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
