/* Dates: civil calendar, ISO reading, messages that name the fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/date.h"

static void every_day_round_trips(void **state)
{
    (void)state;
    ent_date previous = ent_date_make(1, 1, 1) - 1;
    for (int y = 1; y <= 9999; y += y < 1890 || y > 2110 ? 37 : 1)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= ent_days_in_month(y, m); d++) {
                ent_date date = ent_date_make(y, m, d);
                int yy, mm, dd;
                ent_date_split(date, &yy, &mm, &dd);
                assert_int_equal(yy * 10000 + mm * 100 + dd, y * 10000 + m * 100 + d);
                if (y > 1930 && y <= 2110) assert_int_equal(date, previous + 1);
                previous = date;
            }
    assert_int_equal(ent_date_make(1970, 1, 1), 0);
    assert_int_equal(ent_date_make(2022, 2, 29), ENT_NO_DATE);
}

static void weekdays_are_right(void **state)
{
    (void)state;
    assert_int_equal(ent_date_weekday(ent_date_make(2022, 9, 7)), 3); /* a Wednesday */
    assert_int_equal(ent_date_weekday(ent_date_make(1900, 1, 1)), 1); /* a Monday */
}

static void intervals_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *from, *to, *fault;
    } cases[] = {
        { "2022-09-15", "2022-09-15", "2022-09-15", NULL },
        { "20220915", "2022-09-15", "2022-09-15", NULL },
        { "2022-02", "2022-02-01", "2022-02-28", NULL },
        { "2024", "2024-01-01", "2024-12-31", NULL },
        { "2024-13-01", "", "", "no such month" },
        { "2024-00-01", "", "", "no such month" },
        { "2024-00", "", "", "no such month" },
        { "20240001", "", "", "no such month" },
        { "2023-02-29", "", "", "no such day" },
        { "2023-02-00", "", "", "no such day" },
        { "20230200", "", "", "no such day" },
        { "0000-01-01", "", "", "no such year" },
        { "yesterday", "", "", "expected YYYY-MM-DD" },
        { "2022-09-15x", "", "", "expected YYYY-MM-DD" },
        { "", "", "", "expected YYYY-MM-DD" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_interval v;
        ent_error err = { 0 };
        char from[16], to[16];
        bool ok = ent_interval_parse(cases[i].text, &v, &err);
        assert_int_equal(ok, cases[i].fault == NULL);
        if (!ok) assert_non_null(strstr(err.message, cases[i].fault));
        ent_date_format(v.from, from);
        ent_date_format(v.to, to);
        assert_string_equal(from, cases[i].from);
        assert_string_equal(to, cases[i].to);
    }
}

static void a_day_may_have_a_time(void **state)
{
    (void)state;
    ent_date d;
    assert_true(ent_date_parse("2022-09-08T10:20:30Z", &d, NULL));
    assert_int_equal(d, ent_date_make(2022, 9, 8));
    assert_false(ent_date_parse("2022-09", &d, NULL));
    assert_false(ent_date_parse("2022", &d, NULL));
    assert_false(ent_date_parse("2022-00-08", &d, NULL));
    assert_false(ent_date_parse("2022-09-00", &d, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_round_trips),
        cmocka_unit_test(weekdays_are_right),
        cmocka_unit_test(intervals_are_read),
        cmocka_unit_test(a_day_may_have_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
