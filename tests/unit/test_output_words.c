/* Words, widths and quoting: the small parts that all outputs share. */
#include "output_fixture.h"

#include "output/escape.h"
#include "output/words.h"
#include "output/wrap.h"

static void text_is_quoted_for_each_format(void **state)
{
    (void)state;
    static const struct {
        void (*escape)(ent_buffer *out, const char *text);
        const char *text, *want;
    } cases[] = {
        { ent_escape_xml, "a<b>&\"c\"\n\x01", "a&lt;b&gt;&amp;&quot;c&quot;&#10; " },
        { ent_escape_xml, "\xEF\xBF\xBE|\xff", " |\xEF\xBF\xBD" },
        { ent_escape_xml, NULL, "" },
        { ent_escape_dot, "a\\", "\"a\\\\\"" },
        { ent_escape_dot, "\\N \"q\"\n\x1b", "\"\\\\N \\\"q\\\"\\n \"" },
        { ent_escape_html_label, "<a>\n\\N \\", "&lt;a&gt; \\\\N \\\\" },
        { ent_escape_tooltip, "a \"b\"\n\\N \\", "\"a \\\"b\\\" ⧵N ⧵\"" },
        { ent_escape_json, NULL, "null" },
        { ent_escape_json, "\"\\\n\t\x01", "\"\\\"\\\\\\n\\t\\u0001\"" },
        { ent_escape_json, "a\xff\"", "\"a\xEF\xBF\xBD\\\"\"" },
        { ent_escape_csv, "plain", "plain" },
        { ent_escape_csv, "a,b", "\"a,b\"" },
        { ent_escape_csv, "say \"x\"\nthen", "\"say \"\"x\"\"\nthen\"" },
        { ent_escape_csv, "=1+1", "'=1+1" },
        { ent_escape_csv, "-5,x", "\"'-5,x\"" },
        { ent_escape_csv, "@a", "'@a" },
        { ent_escape_csv, "\t=a", "' =a" },
        { ent_escape_csv, "a-b", "a-b" },
        { ent_escape_markdown, "a|b*c_d`[e]<f>", "a\\|b\\*c\\_d\\`\\[e\\]&lt;f&gt;" },
        { ent_escape_markdown, "two\nlines", "two lines" },
        { ent_escape_plain, "  a \t\n b\x1b[31m ", "a b [31m" },
        { ent_escape_plain, "\xE2\x80\xAEright\xE2\x81\xA9 \xE2\x80\x94", "right —" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer out = { 0 };
        cases[i].escape(&out, cases[i].text);
        if (strcmp(out.bytes ? out.bytes : "", cases[i].want) != 0)
            fail_msg("case %zu: %s", i, out.bytes);
        ent_buffer_free(&out);
    }
}

static void labels_are_wrapped_in_balance(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
        size_t columns, lines;
    } cases[] = {
        { "Russia", "Russia", 10, 3 },
        { "United States", "United\nStates", 10, 3 },
        { "United Arab Emirates", "United\nArab\nEmirates", 10, 3 },
        { "Kazakhstan", "Kazakhstan", 10, 3 },
        { "Turkmenistan", "Turkmenistan", 10, 3 }, /* no word is broken */
        { "Intergovernmental Authority on Development",
            "Intergovernmental\nAuthority on\nDevelopment", 10, 3 },
        { "Democratic Republic of the Congo", "Democratic\nRepublic\nof the…", 10, 3 },
        { "Saint Vincent and the Grenadines", "Saint\nVincent\nand the…", 10, 3 },
        { "Counterrevolutionarily", "Counterrevoluti-\nonarily", 10, 3 },
        { "Entwicklungszusammenarbeitsministerium of",
            "Entwicklungszus-\nammenarbeitsmin-\nisterium of", 10, 3 },
        { "V. Zelenskyy", "V. Zelenskyy", 10, 3 }, /* no initial alone */
        { "one two three four five six seven eight", "one two\nthree four\nfive six…", 10,
            3 },
        { "中华人民共和国中央人民政府", "中华人民共和国\n中央人民政府", 10,
            3 }, /* 2 columns each */
        { "u\xCC\x88u\xCC\x88u\xCC\x88 x", "u\xCC\x88u\xCC\x88u\xCC\x88 x", 5, 1 },
        { "", " ", 10, 3 },
    };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *got = ent_wrap_label(
            &arena, cases[i].text, cases[i].columns, cases[i].lines);
        if (strcmp(got, cases[i].want) != 0) fail_msg("case %zu: '%s'", i, got);
    }
    ent_arena_free(&arena);
}

static void graphemes_are_not_parted(void **state)
{
    (void)state;
    const char family[] = "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"; /* one emoji */
    assert_int_equal(ent_columns_cut(family, sizeof family - 1, 1), sizeof family - 1);
    assert_int_equal(ent_columns_cut("au\xCC\x88z", 5, 2), 4);
    assert_int_equal(ent_columns("日本", 6), 4);
    assert_int_equal(ent_columns("a\xCC\x81", 3), 1);
}

static void cells_are_padded_to_their_width(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
        size_t columns;
        bool right;
    } cases[] = {
        { "ab", "ab  ", 4, false },
        { "ab", "  ab", 4, true },
        { "abcdef", "abc…", 4, false },
        { "日本国", "日… ", 4, false },
        { "", "   ", 3, false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer out = { 0 };
        ent_pad(&out, cases[i].text, cases[i].columns, cases[i].right);
        assert_string_equal(out.bytes, cases[i].want);
        ent_buffer_free(&out);
    }
}

static void numbers_and_dates_are_words(void **state)
{
    (void)state;
    ent_buffer out = { 0 };
    ent_say_number(&out, 1234567);
    ent_buffer_text(&out, "|");
    ent_say_number(&out, 999);
    ent_buffer_text(&out, "|");
    ent_say_count(&out, 1, "event", NULL);
    ent_buffer_text(&out, "|");
    ent_say_count(&out, 0, "event is", "events are");
    ent_buffer_text(&out, "|");
    ent_say_fixed(&out, -0.004, 2, true);
    ent_buffer_text(&out, "|");
    ent_say_fixed(&out, 12.405, 2, true);
    ent_buffer_text(&out, "|");
    ent_say_fixed(&out, 0.0 / 1, 1, true);
    ent_buffer_text(&out, "|");
    ent_say_fixed(&out, -3.15, 0, false);
    ent_buffer_text(&out, "|");
    ent_say_share(&out, 999, 1000);
    ent_buffer_text(&out, "|");
    ent_say_share(&out, 1, 1000);
    ent_buffer_text(&out, "|");
    ent_say_share(&out, 0, 0);
    assert_string_equal(
        out.bytes, "1,234,567|999|1 event|0 events are|0.00|+12.41|0.0|-3|99%|1%|100%");
    ent_buffer_free(&out);

    static const struct {
        const char *from, *to, *want;
    } periods[] = {
        { "2022-09-15", "2022-09-16", "15 to 16 September 2022" },
        { "2022-02-04", "2022-09-16", "4 February to 16 September 2022" },
        { "2021-12-31", "2022-01-01", "31 December 2021 to 1 January 2022" },
        { "2022-09-08", "2022-09-08", "8 September 2022" },
        { "2022-09-08", "", "8 September 2022" },
        { "", "", "no dates" },
    };
    for (size_t i = 0; i < COUNT(periods); i++) {
        ent_say_period(&out,
            (ent_interval){ fixture_date(periods[i].from), fixture_date(periods[i].to) });
        assert_string_equal(out.bytes, periods[i].want);
        ent_buffer_free(&out);
    }
}

static void lists_are_cut(void **state)
{
    (void)state;
    static const char *const names[] = { "A", "B", "C", "D", "E" };
    static const struct {
        size_t count, most;
        const char *want;
    } cases[] = {
        { 1, 3, "A" },
        { 2, 3, "A and B" },
        { 3, 3, "A, B and C" },
        { 4, 3, "A, B, C and D" }, /* "and 1 others" would save nothing */
        { 5, 3, "A, B, C and 2 others" },
        { 5, 1, "A and 4 others" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_buffer out = { 0 };
        ent_list list = { &out, cases[i].count, cases[i].most, 0 };
        for (size_t k = 0; k < cases[i].count; k++) ent_say_item(&list, names[k]);
        assert_string_equal(out.bytes, cases[i].want);
        ent_buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_quoted_for_each_format),
        cmocka_unit_test(labels_are_wrapped_in_balance),
        cmocka_unit_test(graphemes_are_not_parted),
        cmocka_unit_test(cells_are_padded_to_their_width),
        cmocka_unit_test(numbers_and_dates_are_words),
        cmocka_unit_test(lists_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
