/* Runs of bytes, with the byte that ends them at every place in and around a block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/bytes.h"

enum { LONGEST = 100 }; /* more than three blocks */

static const char stops[ENT_BYTES_STOPS] = { '*', '[', '~', '\\', '!', '_', '`', '`' };

static size_t before_stop(const char *bytes, size_t length)
{
    return ent_bytes_before(bytes, length, stops);
}

static bool is_high(unsigned char c)
{
    return c > 127;
}

static bool is_not_plain(unsigned char c)
{
    return c > 126 || (c < ' ' && !(c == '\t' || c == '\n'));
}

static bool is_not_quotable(unsigned char c)
{
    return c < ' ' || c == '"' || c == '\\';
}

static bool is_not_spaced(unsigned char c) /* beside letters */
{
    return c < ' ' || c > 126;
}

static bool is_stop(unsigned char c)
{
    return memchr(stops, c, sizeof stops) != NULL;
}

static const struct {
    size_t (*run)(const char *bytes, size_t length);
    bool (*ends)(unsigned char c);
} runs[] = {
    { ent_bytes_ascii, is_high },
    { ent_bytes_plain, is_not_plain },
    { ent_bytes_quotable, is_not_quotable },
    { ent_bytes_single_spaced, is_not_spaced },
    { before_stop, is_stop },
};

/* A copy of its own size, so that a sanitizer sees what is read beyond it. */
static size_t run_of(size_t kind, const char *bytes, size_t length)
{
    char *copy = malloc(length ? length : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    size_t n = runs[kind].run(copy, length);
    free(copy);
    return n;
}

static void a_run_ends_at_its_first_stop(void **state)
{
    (void)state;
    char bytes[LONGEST];
    for (size_t kind = 0; kind < sizeof runs / sizeof *runs; kind++)
        for (size_t at = 0; at + 1 < LONGEST; at++)
            for (int c = 0; c < 256; c++) {
                memset(bytes, 'x', sizeof bytes);
                bytes[at] = (char)c;
                size_t want = runs[kind].ends((unsigned char)c) ? at : LONGEST;
                assert_int_equal(run_of(kind, bytes, LONGEST), want);
                if (at + 41 < LONGEST) bytes[at + 40] = (char)c; /* the first counts */
                assert_int_equal(run_of(kind, bytes, LONGEST), want);
            }
}

static void a_run_ends_with_the_bytes(void **state)
{
    (void)state;
    char bytes[LONGEST];
    memset(bytes, 'x', sizeof bytes);
    for (size_t kind = 0; kind < sizeof runs / sizeof *runs; kind++)
        for (size_t n = 0; n <= LONGEST; n++) assert_int_equal(run_of(kind, bytes, n), n);
}

static void only_single_spaces_are_passed(void **state)
{
    (void)state;
    char bytes[LONGEST];
    for (size_t at = 0; at + 1 < LONGEST; at++) {
        memset(bytes, 'x', sizeof bytes);
        bytes[at] = ' ';
        assert_int_equal(ent_bytes_single_spaced(bytes, LONGEST), LONGEST);
        assert_int_equal(ent_bytes_single_spaced(bytes, at + 1), at); /* at the end */
        bytes[at + 1] = ' ';
        assert_int_equal(ent_bytes_single_spaced(bytes, LONGEST), at);
    }
}

static void bytes_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length, controls, characters, lines;
    } cases[] = {
        { "", 0, 0, 0, 0 },
        { "tab\tline\n\v\f\r\x1B", 13, 0, 13, 1 },
        { "nul\0bell\7", 9, 2, 9, 0 },
        { "\x01\x08\x0E\x1A\x1C\x1F\x7F", 7, 6, 7, 0 },
        { "Путин’s", 14, 0, 7, 0 },
        { "\xF0\x9F\x95\x8A", 4, 0, 1, 0 },
        { "\n\n\r\n", 4, 0, 4, 3 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t before = 0; before < 2 * LONGEST; before++) {
            char bytes[3 * LONGEST];
            size_t n = before + cases[i].length;
            memset(bytes, 'x', sizeof bytes);
            memcpy(bytes + before, cases[i].text, cases[i].length);
            assert_int_equal(ent_bytes_controls(bytes, n), cases[i].controls);
            assert_int_equal(
                ent_bytes_characters(bytes, n), before + cases[i].characters);
            assert_int_equal(ent_bytes_lines(bytes, n), cases[i].lines);
        }
    char all[1000];
    memset(all, '\1', sizeof all);
    assert_int_equal(ent_bytes_controls(all, sizeof all), sizeof all);
    memset(all, '\n', sizeof all);
    assert_int_equal(ent_bytes_lines(all, sizeof all), sizeof all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_ends_at_its_first_stop),
        cmocka_unit_test(a_run_ends_with_the_bytes),
        cmocka_unit_test(only_single_spaces_are_passed),
        cmocka_unit_test(bytes_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
