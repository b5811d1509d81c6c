/* Days as they stand in files of events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows/day.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static ent_row_text cell_of(const char *text)
{
    return (ent_row_text){ text, (uint32_t)strlen(text) };
}

static const struct {
    const char *cell, *month_first, *day_first; /* NULL: as the other; "": no date */
} cases[] = {
    { "20220915", "2022-09-15", NULL },
    { "20220915120000", "2022-09-15", NULL },
    { "2022-09-15", "2022-09-15", NULL },
    { "2022-9-5", "2022-09-05", NULL },
    { "2022-09-15T12:00:00Z", "2022-09-15", NULL },
    { "2022-09-15 12:00", "2022-09-15", NULL },
    { "2022/05/02", "2022-05-02", NULL },
    { "2022.05.02", "2022-05-02", NULL },
    { "3/4/2022", "2022-03-04", "2022-04-03" },
    { "03-04-2022", "2022-03-04", "2022-04-03" },
    { "3.4.2022", "2022-03-04", "2022-04-03" },
    { "13/4/2022", "", "2022-04-13" },
    { "4/13/2022", "2022-04-13", "" },
    { "2 May 2022", "2022-05-02", NULL },
    { "02 September 2022", "2022-09-02", NULL },
    { "2-May-2022", "2022-05-02", NULL },
    { "May 2, 2022", "2022-05-02", NULL },
    { "Sept 2, 2022", "2022-09-02", NULL },
    { "2022-May-02", "2022-05-02", NULL },
    { "2022", "2022-01-01 2022-12-31", NULL },
    { "2024-02", "2024-02-01 2024-02-29", NULL },
    { "202202", "2022-02-01 2022-02-28", NULL },
    { "2022/05", "2022-05-01 2022-05-31", NULL },
    { "5/2022", "2022-05-01 2022-05-31", NULL },
    { "May 2022", "2022-05-01 2022-05-31", NULL },
    { "30 February 2022", "", NULL },
    { "20221301", "", NULL },
    { "2 Maybe 2022", "", NULL },
    { "3/4/22", "", NULL }, /* which century */
    { "0000-01-01", "", NULL },
    { "1/2/3/2022", "", NULL },
    { "2022-", "", NULL },
    { "soon", "", NULL },
    { "12", "", NULL },
    { "123456789012", "", NULL },
    { "", "", NULL },
};

static void expect_days(const char *cell, ent_day_order order, const char *want)
{
    ent_date from, to, day;
    char got[40] = "", iso[16];
    if (ent_row_days(cell_of(cell), order, &from, &to)) {
        ent_date_format(from, got);
        ent_date_format(to, iso);
        if (to != from) sprintf(got + strlen(got), " %s", iso);
    }
    if (strcmp(got, want) != 0)
        fail_msg(
            "'%s' %s: '%s', expected '%s'", cell, ent_day_order_names[order], got, want);
    assert_int_equal(
        ent_row_day(cell_of(cell), order, &day), *want && !strchr(want, ' '));
}

static void days_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *other = cases[i].day_first ? cases[i].day_first
                                               : cases[i].month_first;
        expect_days(cases[i].cell, ENT_MONTH_FIRST, cases[i].month_first);
        expect_days(cases[i].cell, ENT_DAY_FIRST, other);
    }
}

static void days_tell_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        ent_day_saying says;
    } said[] = { { "13/4/2022", ENT_DAY_SAYS_DAY_FIRST },
        { "4/13/2022", ENT_DAY_SAYS_MONTH_FIRST }, { "3/4/2022", ENT_DAY_SAYS_EITHER },
        { "12.12.2022", ENT_DAY_SAYS_EITHER }, { "13/13/2022", ENT_DAY_SAYS_NOTHING },
        { "2022/04/13", ENT_DAY_SAYS_NOTHING }, { "13 May 2022", ENT_DAY_SAYS_NOTHING },
        { "20220413", ENT_DAY_SAYS_NOTHING } };
    for (size_t i = 0; i < COUNT(said); i++)
        assert_int_equal(ent_row_day_says(cell_of(said[i].cell)), said[i].says);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read),
        cmocka_unit_test(days_tell_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
