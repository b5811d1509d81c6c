/* Plain text: title, head lines, dates, Markdown, wrapped lines, encodings. */
#define _GNU_SOURCE
#include "test_read_gather.h"

/* title | date | publisher | url | language | body */
static const struct {
    const char *text, *want;
} cases[] = {
    /* title and head lines */
    { "Japan sanctions Norway\n\nJapan imposed sanctions.\n\nSource: Tass\n",
        "Japan sanctions Norway||Tass|||Japan imposed sanctions." },
    { "Title: A b\nDate: 2022-09-08\nSource: https://x.org/a_b_c\n\nText here.\n",
        "A b|2022-09-08|x.org|https://x.org/a_b_c||Text here." },
    { "source: Reuters\nLANGUAGE: en-US\ntitle: A b\ndate: Sept. 8, 2022\n\nText.",
        "A b|2022-09-08|Reuters||en|Text." },
    { "URL: https://x.org\nDate: 8 Sept 2022\n\nTalks fail again\n\nThe talks failed.",
        "Talks fail again|2022-09-08||https://x.org||The talks failed." },
    { "Talks fail\nDate: 2022-09-08\nSource: Tass\n\nThe talks failed.",
        "Talks fail|2022-09-08|Tass|||The talks failed." },
    { "Talks fail\n\nThursday, September 8, 2022\n\nThe talks failed.",
        "Talks fail|2022-09-08||||The talks failed." },
    { "Talks fail\nOslo, 8 September 2022\n\nThe talks failed.",
        "Talks fail|2022-09-08||||The talks failed." },
    { "Talks fail\n\nOslo, 8 September 2022 \xE2\x80\x93 The talks failed.",
        "Talks fail|2022-09-08||||Oslo, 8 September 2022 \xE2\x80\x93 The talks "
        "failed." },
    { "2022-09-08\nTalks fail\n\nThe talks failed.",
        "Talks fail|2022-09-08||||The talks failed." },
    { "**Date:** 2022-09-08\n\nTalks fail\n\nThe talks failed.",
        "Talks fail|2022-09-08||||The talks failed." },
    { "Language: German\nTitle: A b\n\nText.", "A b||||de|Text." },
    { "Language: Klingon\nTitle: A b\n\nText.", "A b|||||Text." },
    { "Source: Tass\nSource: Other\nTitle: A b\n\nText.", "A b||Tass|||Text." },
    { "Title: A b\n\n# A b\n\nText.", "A b|||||Text." }, /* not said twice */
    /* what is a title */
    { "The war goes on. The talks failed.\n", "|||||The war goes on. The talks failed." },
    { "The war goes on.\n\nThe talks failed.\n",
        "|||||The war goes on.\n\nThe talks failed." },
    { "The war goes on.\nDate: 2022-09-08\n\nText.",
        "The war goes on.|2022-09-08||||Text." },
    { "Blinken Visits the U.S.\n\nHe came.", "Blinken Visits the U.S.|||||He came." },
    { "Is it war?\n\nIt is.", "Is it war?|||||It is." },
    { "Japan sanctions Norway\nJapan imposed sanctions on Norway on Friday.",
        "Japan sanctions Norway|||||Japan imposed sanctions on Norway on Friday." },
    { "Japan sanctions Norway", "Japan sanctions Norway|||||" },
    { "Japan sanctioned Norway.", "|||||Japan sanctioned Norway." },
    { "- a point\n\nText.", "|||||- a point\n\nText." },
    { "# A b\n\nText.", "A b|||||Text." },
    { "A b c.\n======\n\nText.", "A b c.|||||Text." },
    /* a paragraph in lines: no title, and one line again */
    { "Chinese leader Xi Jinping and Russian President Vladimir Putin will\n"
      "Meet next week in Uzbekistan, according to a Russian official. It will\n"
      "mark the first time the two leaders have spoken in person since the\n"
      "Ukraine war began in February.\n",
        "|||||Chinese leader Xi Jinping and Russian President Vladimir Putin will Meet "
        "next week in Uzbekistan, according to a Russian official. It will mark the "
        "first time the two leaders have spoken in person since the Ukraine war began "
        "in February." },
    { "The ministers\nJane Doe\nJohn Roe\nAnn Poe\nJim Low\n",
        "The ministers|||||Jane Doe\nJohn Roe\nAnn Poe\nJim Low" },
    /* the last line */
    { "A b\n\nText.\n\n(Source: Tass)", "A b||Tass|||Text." },
    { "A b\n\nText.\n\nSource: Tass\nURL: https://x.org",
        "A b||Tass|https://x.org||Text." },
    { "A b\n\nText.\n\nSource: https://x.org/a\n", "A b||x.org|https://x.org/a||Text." },
    { "A b\n\nText.\n\nSource: Tass\nSource: http://www.x.org:80\n",
        "A b||Tass|http://www.x.org:80||Text." },
    { "A b\n\nText.\n\nSource: http://www.x.org:80\n",
        "A b||x.org|http://www.x.org:80||Text." },
    { "Source: https://x.org\nSource: Tass\nTitle: A b\n\nText.",
        "A b||Tass|https://x.org||Text." },
    { "Source: Tass\nTitle: A b\n\nText.\nSource: Other", "A b||Tass|||Text." },
    { "A b\n\nText.\n\nDate: 2022-09-08\nPlace: Oslo", /* an announcement, not a head */
        "A b|||||Text.\n\nDate: 2022-09-08\nPlace: Oslo" },
    { "A b\n\nOne source: Tass, said so.", "A b|||||One source: Tass, said so." },
    /* Markdown */
    { "# Talks *fail*\n\nThe **talks** _failed_, [Tass](https://t.ru/a_b) `said`.",
        "Talks fail|||||The talks failed, Tass said." },
    { "A b\n\n## Part\n\n* one\n+ two\n- three\n• four\n1. five",
        "A b|||||Part\n\n- one\n- two\n- three\n- four\n1. five" },
    { "A b\n\n> They said.\n> > Yes.\n\n---\n\nEnd.",
        "A b|||||They said.\nYes.\n\nEnd." },
    { "A b\n\n5 * 3 * 2 and snake_case_name and a*b* and ** x", /* no marks */
        "A b|||||5 * 3 * 2 and snake_case_name and a*b* and ** x" },
    { "A b\n\n***Both*** and **bold with *em* inside** and \\*kept\\*.",
        "A b|||||Both and bold with em inside and *kept*." },
    { "A b\n\nHe said [sic] that![x](y.png) it[^1] is [so][1].\n\n[1]: https://x.org",
        "A b|||||He said [sic] that it is so." },
    { "A b\n\n```\ncode\n```\n", "A b|||||code" },
    /* front matter */
    { "---\ntitle: \"A b\"\ndate: 2022-09-08T10:00:00Z\nsource: 'Tass'\nurl: "
      "https://x.org\n"
      "tags: [a, b]\n---\n\nText.",
        "A b|2022-09-08|Tass|https://x.org||Text." },
    { "---\n\nTalks fail\n\nThey failed.\n", "Talks fail|||||They failed." },
    /* line ends, spaces, byte order mark, signs that nobody sees */
    { "Talks fail\r\n\r\nThe talks failed.\r\nThey did.\r\n",
        "Talks fail|||||The talks failed.\nThey did." },
    { "\xEF\xBB\xBFTalks fail\n\n\n\n  The   talks\tfailed.  \n\n\n",
        "Talks fail|||||The talks failed." },
    { "Talks fail\n\nUz\xC2\xAD"
      "beki\xE2\x80\x8Bstan and caf"
      "e\xCC\x81.",
        "Talks fail|||||Uzbekistan and café." },
};

static void texts_are_taken_apart(void **state)
{
    (void)state;
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer want = { 0 };
        gather(&g, put("x.txt", cases[i].text), NULL);
        assert_true(g.ok);
        assert_string_equal(g.messages.bytes, "");
        ent_buffer_print(&want, "x|%s\n", cases[i].want);
        assert_string_equal(g.documents.bytes, want.bytes);
        ent_buffer_free(&want);
    }
    gather_free(&g);
}

static void encodings_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *want;
    } encoded[] = {
#define BYTES(s) s, sizeof s - 1
        /* English with an accent: uchardet alone would say ISO-8859-2 */
        { BYTES("The caf\xE9 was closed."), "The café was closed." },
        { BYTES("Russia\x92s president said \x93no\x94."),
            "Russia’s president said “no”." },
        { BYTES("Le pr\xE9sident fran\xE7"
                "ais a re\xE7u le ministre \xE0 l'\xC9lys\xE9"
                "e "
                "pour \xE9voquer la coop\xE9ration."),
            "Le président français a reçu le ministre à l'Élysée pour évoquer la "
            "coopération." },
        { BYTES("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 "
                "\xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF \xF1 "
                "\xEB\xE8\xE4\xE5\xF0\xEE\xEC \xCA\xE8\xF2\xE0\xFF."), /* windows-1251 */
            "Президент России встретился с лидером Китая." },
        { BYTES("\xFF\xFE"
                "C\0o\0l\0d\0 \0w\0a\0r\0.\0"),
            "Cold war." },                                             /* UTF-16LE */
        { BYTES("\xFE\xFF\0C\0o\0l\0d\0 \0w\0a\0r\0."), "Cold war." }, /* UTF-16BE */
        { BYTES("C\0o\0l\0d\0 \0w\0a\0r\0.\0"), "Cold war." },         /* no mark */
        { BYTES("\0C\0o\0l\0d\0 \0w\0a\0r\0."), "Cold war." },
        { BYTES("\x1F\x04@\x04>\x04 \0=\xD8\x0A\xDE.\0"), "Про \xF0\x9F\x98\x8A." },
        { BYTES("\xFF\xFE\0\0C\0\0\0o\0\0\0.\0\0\0"), "Co." }, /* UTF-32LE */
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(encoded); i++) {
        ent_buffer want = { 0 };
        gather(&g, put_bytes("x.txt", encoded[i].bytes, encoded[i].length), NULL);
        assert_string_equal(g.messages.bytes, "");
        ent_buffer_print(&want, "x||||||%s\n", encoded[i].want);
        assert_string_equal(g.documents.bytes, want.bytes);
        ent_buffer_free(&want);
    }
    gather_free(&g);
}

/* A few bad bytes lose no article, and are not passed over in silence. */
static void bad_bytes_are_replaced_and_named(void **state)
{
    (void)state;
    gathered g = { 0 };
    gather(&g,
        put("x.txt",
            "Caf\xC3\xA9s in K\xC3\xB6ln \xE2\x80\x9Chailed\xE2\x80\x9D Erdo\xC4\x9F"
            "an, \xC5\x81\xC3\xB3"
            "d\xC5\xBA and \xC4\xB0zmir.\xFF And "
            "\xC3\x89lys\xC3\xA9"
            "e\xE2\x80\xA6 cut \xE2\x82"),
        NULL);
    assert_true(g.ok);
    assert_string_equal(messages_of(&g),
        "x.txt: 2 invalid UTF-8 sequences replaced, expected valid UTF-8\n");
    assert_non_null(
        strstr(g.documents.bytes, "İzmir.\xEF\xBF\xBD And Élysée… cut \xEF\xBF\xBD"));
    assert_int_equal(g.counts.malformed, 1);
    assert_int_equal(g.counts.documents, 1);
    gather_free(&g);
}

static void dates_come_from_head_then_name_then_options(void **state)
{
    (void)state;
    ent_read_options dated = { .date = ent_date_make(2020, 1, 1), .has_date = true };
    static const struct {
        const char *name, *text, *iso, *message;
        bool option;
    } texts[] = {
        { "2021-02-03.txt", "Date: 2022-09-08\nA b\n\nText.", "2022-09-08", "", true },
        { "2021-02-03.txt", "A b\n\nText.", "2021-02-03", "", true },
        { "x.txt", "A b\n\nText.", "2020-01-01", "", true },
        { "x.txt", "A b\n\nText.", "", "", false },
        { "x.txt", "A b\nDate: 2024-13-01\n\nText.", "",
            "x.txt:2: date '2024-13-01' has no such month; the document is kept without "
            "a "
            "date\n",
            false },
        { "x.txt", "A b\n\nDate: soon\n\nText.", "2020-01-01",
            "x.txt:3: 'soon' is no date: expected YYYY-MM-DD; the document is kept with "
            "2020-01-01\n",
            true },
    };
    gathered g = { 0 };
    for (size_t i = 0; i < COUNT(texts); i++) {
        ent_buffer want = { 0 };
        gather(&g, put(texts[i].name, texts[i].text), texts[i].option ? &dated : NULL);
        assert_true(g.ok);
        ent_buffer_print(&want, "|A b|%s|", texts[i].iso);
        assert_non_null(strstr(g.documents.bytes, want.bytes));
        assert_string_equal(messages_of(&g), texts[i].message);
        ent_buffer_free(&want);
    }
    gather_free(&g);
}

/* Marks without end cost no more than their length. */
static void hostile_marks_cost_little(void **state)
{
    (void)state;
    static const char *const pieces[] = { "[", "*a ", " _b", "`", "> ", "[[a](", "\\",
        "- " };
    enum { SIZE = 1 << 20 };
    gathered g = { 0 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        size_t n = strlen(pieces[i]);
        for (size_t at = 0; at + n <= SIZE; at += n) memcpy(text + at, pieces[i], n);
        put_bytes("x.txt", text, SIZE / n * n);
        gather(&g, path_of("x.txt"), NULL);
        assert_true(g.ok);
        assert_int_equal(g.counts.documents + g.counts.malformed, 1);
    }
    free(text);
    gather_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_taken_apart),
        cmocka_unit_test(encodings_are_found),
        cmocka_unit_test(bad_bytes_are_replaced_and_named),
        cmocka_unit_test(dates_come_from_head_then_name_then_options),
        cmocka_unit_test(hostile_marks_cost_little),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
