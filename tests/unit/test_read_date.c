/* Dates as people and programs write them; dates, ids and kinds in file names. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "read/dateline.h"
#include "read/name.h"
#include "read/written_date.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void dates_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *iso;
    } cases[] = {
        { "2022-09-08", "2022-09-08" }, { " 2022-09-08 ", "2022-09-08" },
        { "20220908", "2022-09-08" }, { "2022-9-8", "2022-09-08" },
        { "2022/09/08", "2022-09-08" }, { "2022.09.08", "2022-09-08" },
        { "2022-09-08T23:30:00-05:00", "2022-09-08" }, /* zones move nothing */
        { "2022-09-08T01:30:00Z", "2022-09-08" }, { "2022-09-08 10:20", "2022-09-08" },
        { "20220908T103000Z", "2022-09-08" }, { "20220908103000", "2022-09-08" },
        { "202209081030", "2022-09-08" }, { "September 8, 2022", "2022-09-08" },
        { "Sept. 8, 2022", "2022-09-08" }, { "Sep 8 2022", "2022-09-08" },
        { "8 Sept 2022", "2022-09-08" }, { "8 September 2022", "2022-09-08" },
        { "08-Sep-2022", "2022-09-08" }, { "8th of September, 2022", "2022-09-08" },
        { "September 8th, 2022", "2022-09-08" }, { "SEPTEMBER 8, 2022", "2022-09-08" },
        { "Thursday, September 8, 2022", "2022-09-08" },
        { "Thursday 8 September 2022 10.15 BST", "2022-09-08" },
        { "Published: Sept. 8, 2022 10:30 p.m. ET", "2022-09-08" },
        { "10:30 a.m. September 8, 2022", "2022-09-08" },
        { "Thu, 08 Sep 2022 10:00:00 GMT", "2022-09-08" },
        { "Thu, 08 Sep 2022 10:00:00 +1000", "2022-09-08" },
        { "Thu, 8 Sep 22 10:00 -0500", "2022-09-08" }, /* RFC 822 */
        { "Sun, 06 Nov 94 08:49:37 GMT", "1994-11-06" },
        { "Thu Sep  8 10:00:00 2022", "2022-09-08" },     /* ctime */
        { "Thu Sep  8 10:00:00 UTC 2022", "2022-09-08" }, /* date(1) */
        { "2022 September 8", "2022-09-08" }, { "May 5-7, 2022", "2022-05-05" },
        { "08.09.2022", "2022-09-08" }, /* dots: day first */
        { "18/9/2022", "2022-09-18" }, { "9/18/2022", "2022-09-18" },
        { "09/09/2022", "2022-09-09" }, { "1662595200", "2022-09-08" }, /* seconds */
        { "1662595200.25", "2022-09-08" },    /* and their fraction */
        { "1662595200000", "2022-09-08" },    /* milliseconds */
        { "1662595200000000", "2022-09-08" }, /* microseconds */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_date date;
        ent_error err = { 0 };
        char iso[16];
        if (!ent_written_date(ent_slice_of(cases[i].text), &date, &err))
            fail_msg("'%s': %s", cases[i].text, err.message);
        ent_date_format(date, iso);
        assert_string_equal(iso, cases[i].iso);
    }
}

static void faults_of_dates_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fault;
    } cases[] = {
        { "2024-13-01", "date '2024-13-01' has no such month" },
        { "2023-02-29", "date '2023-02-29' has no such day" },
        { "20221340", "date '20221340' has no such month" },
        { "September 31, 2022", "date 'September 31, 2022' has no such day" },
        { "yesterday", "'yesterday' is no date: expected YYYY-MM-DD" },
        { "", "'' is no date: expected YYYY-MM-DD" },
        { "2022", "'2022' is no date: expected YYYY-MM-DD" },
        { "September 2022", "date 'September 2022' has no day: expected YYYY-MM-DD" },
        { "September 8", "date 'September 8' has no year: expected YYYY-MM-DD" },
        { "09/08/2022", "date '09/08/2022' could be two days, expected YYYY-MM-DD" },
        { "99999999999999999999", "is no date" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_date date;
        ent_error err = { 0 };
        assert_false(ent_written_date(ent_slice_of(cases[i].text), &date, &err));
        assert_int_equal(date, ENT_NO_DATE);
        if (!strstr(err.message, cases[i].fault))
            fail_msg("'%s': %s", cases[i].text, err.message);
    }
}

static void datelines_are_told_from_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool alone;
    } cases[] = {
        { "September 8, 2022", true },
        { "Thursday, 8 September 2022", true },
        { "Updated Sept. 8, 2022 10:30 a.m. ET", true },
        { "2022-09-08", true },
        { "20220908", false },   /* could be any number */
        { "1662595200", false }, /* the same */
        { "On September 8, 2022 the war began.", false },
        { "September 8, 2022 was a Thursday", false },
        { "May", false },
        { "Xi to visit in September 2022", false },
        { "", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (ent_written_date_alone(ent_slice_of(cases[i].text)) != cases[i].alone)
            fail_msg("'%s'", cases[i].text);
}

static void datelines_are_found_and_dated(void **state)
{
    (void)state;
    static const struct {
        const char *text, *dateline, *iso; /* dateline: what is cut off a sentence */
    } cases[] = {
        { "BEIJING, Sept. 7 (Reuters) - China said", "BEIJING, Sept. 7 (Reuters) -", "" },
        { "KYIV, 3 May 2022 (AFP) \xE2\x80\x94 Ukraine",
            "KYIV, 3 May 2022 (AFP) \xE2\x80\x94", "2022-05-03" },
        { "Oslo, March 14, 2025 \xE2\x80\x93 Norway", "Oslo, March 14, 2025 \xE2\x80\x93",
            "2025-03-14" },
        { "OSLO \xE2\x80\x94 14 March 2025 \xE2\x80\x94 Norway",
            "OSLO \xE2\x80\x94 14 March 2025 \xE2\x80\x94", "2025-03-14" },
        { "ROME, Italy -- The talks failed.", "ROME, Italy --", "" },
        { "Oslo, 14 March 2025", "", "2025-03-14" },
        { "14 March 2025\n\nNorway agreed.", "", "2025-03-14" },
        { "\xC3\x89vreux, 14 March 2025\nFrance agreed.", "", "2025-03-14" },
        { "By Jane Doe of The Times, 14 March 2025", "", "2025-03-14" },
        { "By Jane Doe\nThe Times\nOslo | 2025-03-14", "", "2025-03-14" },
        { "Rio de Janeiro, Friday 14 March 2025 10:30 UTC", "", "2025-03-14" },
        /* none */
        { "Oslo, 14 March", "", "" },
        { "Norway agreed on 14 March 2025 - a Friday.", "", "" },
        { "NATO - an alliance - agreed in Oslo.", "", "" },
        { "Norway, which met Japan, 14 March 2025", "", "" },
        { "Who met? Oslo, 14 March 2025", "", "" },
        { "The talks of a long day ended with words that nobody wished to hear, least of "
          "all "
          "the ministers.\n14 March 2025",
            "", "" },
        { "", "", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char iso[16];
        ent_slice text = ent_slice_of(cases[i].text);
        ent_date_format(ent_dateline_date(text), iso);
        if (ent_dateline(text) != strlen(cases[i].dateline)
            || strcmp(iso, cases[i].iso) != 0)
            fail_msg("'%s': %zu bytes, '%s'", cases[i].text, ent_dateline(text), iso);
    }
}

static void names_tell_id_date_and_kind(void **state)
{
    (void)state;
    static const struct {
        const char *path, *id, *iso;
        ent_name_kind kind;
    } cases[] = {
        { "a.txt", "a", "", ENT_NAME_TEXT }, { "news/a.html", "a", "", ENT_NAME_HTML },
        { "a.txt.gz", "a", "", ENT_NAME_TEXT }, { "a.tar.gz", "a", "", ENT_NAME_PACKED },
        { "a.gz", "a", "", ENT_NAME_PACKED }, { "A.HTML", "A", "", ENT_NAME_HTML },
        { "a.jsonl", "a", "", ENT_NAME_LINES }, { "a.story", "a", "", ENT_NAME_OTHER },
        { "U.S. visit.txt", "U.S. visit", "", ENT_NAME_TEXT },
        { "Mr. Smith", "Mr. Smith", "", ENT_NAME_OTHER },
        { "README", "README", "", ENT_NAME_OTHER },
        { ".txt", ".txt", "", ENT_NAME_OTHER },
        { "map.PNG", "map", "", ENT_NAME_IGNORED },
        { "2022.export.CSV.gz", "2022.export", "", ENT_NAME_IGNORED },
        { "2022-09-08-title.txt", "2022-09-08-title", "2022-09-08", ENT_NAME_TEXT },
        { "title-2022-09-08.txt", "title-2022-09-08", "2022-09-08", ENT_NAME_TEXT },
        { "20220908_x.txt", "20220908_x", "2022-09-08", ENT_NAME_TEXT },
        { "x_20220908T1030.txt", "x_20220908T1030", "2022-09-08", ENT_NAME_TEXT },
        { "2022_09_08.txt.xz", "2022_09_08", "2022-09-08", ENT_NAME_TEXT },
        { "2022.09.08.txt", "2022.09.08", "2022-09-08", ENT_NAME_TEXT },
        { "2022-13-08.txt", "2022-13-08", "", ENT_NAME_TEXT }, /* no such month */
        { "120220908.txt", "120220908", "", ENT_NAME_TEXT },   /* a longer number */
        { "wn20220908.txt", "wn20220908", "", ENT_NAME_TEXT }, /* part of a word */
        { "20220908-20220909.txt", "20220908-20220909", "", ENT_NAME_TEXT }, /* which? */
        { "2022-09-08/a.txt", "a", "", ENT_NAME_TEXT }, /* the day of a crawl */
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char iso[16];
        assert_string_equal(ent_name_id(&a, cases[i].path), cases[i].id);
        ent_date_format(ent_name_date(cases[i].path), iso);
        assert_string_equal(iso, cases[i].iso);
        assert_int_equal(ent_name_sort(cases[i].path), cases[i].kind);
    }
    ent_arena_free(&a);
}

static void hidden_names_are_known(void **state)
{
    (void)state;
    assert_true(ent_name_is_hidden(".git/config"));
    assert_true(ent_name_is_hidden("a/.b.txt"));
    assert_true(ent_name_is_hidden("__MACOSX/a.txt"));
    assert_false(ent_name_is_hidden("./a.txt"));
    assert_false(ent_name_is_hidden("../a.b/c.txt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(faults_of_dates_are_named),
        cmocka_unit_test(datelines_are_told_from_sentences),
        cmocka_unit_test(datelines_are_found_and_dated),
        cmocka_unit_test(names_tell_id_date_and_kind),
        cmocka_unit_test(hidden_names_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
