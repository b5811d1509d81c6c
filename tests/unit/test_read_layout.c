/* White space made one form: words with single spaces, whatever stands between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "read/layout.h"
#include "read/markdown.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LONG_WORDS   "the ministers of both countries met again on the island"

typedef void layout(ent_buffer *out, ent_slice text);

static void expect(layout *made, const char *text, const char *want)
{
    ent_buffer out = { 0 };
    made(&out, ent_slice_of(text));
    assert_false(out.failed);
    assert_string_equal(out.bytes ? out.bytes : "", want);
    ent_buffer_free(&out);
}

static void lines_have_single_spaces(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { " ", "" },
        { " \t\n\v\f\r ", "" },
        { "one", "one" },
        { "one two", "one two" },
        { "  one\t two \n", "one two" },
        { "one \xC2\xA0two\xC2\xA0 three", "one two three" },       /* no-break spaces */
        { "one\xE3\x80\x80two\xE2\x80\x89three", "one two three" }, /* wide and thin */
        { "\xC2\xA0one\xC2\xA0", "one" },
        { "“one”  – ‘two’ …", "“one” – ‘two’ …" },
        { "习近平  Путин", "习近平 Путин" },
        { LONG_WORDS " " LONG_WORDS "  " LONG_WORDS " ",
            LONG_WORDS " " LONG_WORDS " " LONG_WORDS },
        { LONG_WORDS "\t" LONG_WORDS "’s\t", LONG_WORDS " " LONG_WORDS "’s" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(ent_layout_line, cases[i][0], cases[i][1]);
}

static void bodies_have_single_blank_lines(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { "\n\n \n", "" },
        { "one\ntwo\n", "one\ntwo" },
        { "\n\none\n\n \t\n\ntwo\n\n", "one\n\ntwo" },
        { "- one\n- two  three", "- one\n- two three" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(ent_layout_body, cases[i][0], cases[i][1]);
}

static void marks_go_wherever_they_stand(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "", "" },
        { LONG_WORDS, LONG_WORDS },
        { "**" LONG_WORDS "**", LONG_WORDS },
        { LONG_WORDS " *again* " LONG_WORDS, LONG_WORDS " again " LONG_WORDS },
        { LONG_WORDS " [again](https://x.org) _and_ [once][1]!",
            LONG_WORDS " again and once!" },
        { "![a picture](a.png)", "" },
        { "![a picture](a.png)" LONG_WORDS, LONG_WORDS },
        { LONG_WORDS "! [sic] 5 * 3, snake_case",
            LONG_WORDS "! [sic] 5 * 3, snake_case" },
        { LONG_WORDS " \\*not so\\* \\[a](b)", LONG_WORDS " *not so* [a](b)" },
        { "`code` ~~gone~~ ***all***", "code gone all" },
        { "*", "*" },
        { "[", "[" },
        { "\\", "\\" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(ent_markdown_line, cases[i][0], cases[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_single_spaces),
        cmocka_unit_test(bodies_have_single_blank_lines),
        cmocka_unit_test(marks_go_wherever_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
