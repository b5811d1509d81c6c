/* Arena, buffer, table, strings: the containers that everything stands on. */
#define _XOPEN_SOURCE 700 /* mkdtemp, setenv */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/number.h"
#include "base/sorted.h"
#include "base/strings.h"
#include "base/table.h"
#include "base/utf8.h"

static void arena_gives_aligned_zeroed_bytes(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *p = ent_arena_take(&a, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAB, size);
    }
    ent_arena_reset(&a);
    unsigned char *again = ent_arena_take(&a, 64);
    for (size_t i = 0; i < 64; i++) assert_int_equal(again[i], 0);
    assert_null(ent_arena_take(&a, SIZE_MAX - 8));
    assert_null(ent_arena_array(&a, SIZE_MAX / 2, 4));
    ent_arena_free(&a);
}

static void arena_array_grows_and_keeps_items(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        items = ent_arena_grow(&a, items, (size_t)i, &capacity, sizeof *items);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(items[i], i);
    assert_string_equal(ent_arena_print(&a, "%d %s", 7, "seas"), "7 seas");
    ent_arena_free(&a);
}

/* What two large arrays have outgrown is given back. */
static void arena_holds_large_arrays_once(void **state)
{
    (void)state;
    enum { MANY = (4 << 20) + 1 }; /* 16 MiB, and room for as much again */
    ent_arena a = { 0 };
    int *items[2] = { NULL, NULL };
    size_t capacity[2] = { 0, 0 };
    struct mallinfo2 before = mallinfo2();
    for (int i = 0; i < MANY; i++)
        for (int k = 0; k < 2; k++) {
            items[k] = ent_arena_grow(
                &a, items[k], (size_t)i, &capacity[k], sizeof **items);
            items[k][i] = i + k;
        }
    struct mallinfo2 after = mallinfo2();
    size_t held = after.uordblks + after.hblkhd - before.uordblks - before.hblkhd;
    assert_true(held < (size_t)(capacity[0] + capacity[1]) * sizeof **items + (8 << 20));
    for (int i = 0; i < MANY; i++)
        for (int k = 0; k < 2; k++)
            if (items[k][i] != i + k) fail_msg("item %d", i);
    ent_arena_free(&a);
}

/* A folder with a locale that has a decimal comma; false: the system cannot make one. */
static bool make_locale(char *folder)
{
    char command[160], path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/de_DE.UTF-8", folder);
    snprintf(
        command, sizeof command, "localedef -i de_DE -f UTF-8 %s >/dev/null 2>&1", path);
    return system(command) == 0 && setenv("LOCPATH", folder, 1) == 0;
}

static void numbers_have_a_point_in_every_locale(void **state)
{
    (void)state;
    char folder[] = "/tmp/entente-test-XXXXXX", said[16], remove[64];
    bool made = make_locale(folder) && setlocale(LC_ALL, "de_DE.UTF-8");
    ent_buffer b = { 0 };
    double value = 0;
    snprintf(said, sizeof said, "%.1f", 0.5);
    ent_buffer_number(&b, 1.0 / 3);
    ent_buffer_char(&b, ' ');
    ent_buffer_number(&b, 1.25e-20);
    ent_buffer_char(&b, ' ');
    ent_buffer_fixed(&b, 0.5, 2);
    bool read = ent_number_parse("2.5", &value) && !ent_number_parse("2,5", &value);
    setlocale(LC_ALL, "C");
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    assert_int_equal(system(remove), 0);
    assert_string_equal(b.bytes, "0.333333333 1.25e-20 0.50");
    assert_true(read && value == 2.5);
    ent_buffer_free(&b);
    if (!made) skip(); /* no localedef, or no sources of locales */
    assert_string_equal(said, "0,5");
}

static void numbers_are_read_whole(void **state)
{
    (void)state;
    static const char *const wrong[] = { "", "+", ".", "1 ", " 1", "1.2.3", "0x10", "nan",
        "inf", "1e999", "1e", "e1", "-" };
    double value;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (ent_number_parse(wrong[i], &value)) fail_msg("'%s' is a number", wrong[i]);
    assert_true(ent_number_parse("-1.5e+2", &value) && value == -150);
    assert_true(ent_number_parse(".5", &value) && value == 0.5);
}

static void buffer_writes_numbers(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *want;
    } cases[] = {
        { 0, "0" },
        { -0.0, "0" },
        { 1.5, "1.5" },
        { -10, "-10" },
        { 0.1 + 0.2, "0.3" },
        { 123456789012.0, "1.23456789e+11" },
        { 1e-20, "1e-20" },
        { 0.0 / 1.0, "0" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_buffer b = { 0 };
        ent_buffer_number(&b, cases[i].value);
        assert_string_equal(b.bytes, cases[i].want);
        ent_buffer_free(&b);
    }
}

/* Printed without printf, but to the same digits: about halves above all, of which a
 * product that is rounded tells the wrong side. */
static void buffer_writes_numbers_as_printf(void **state)
{
    (void)state;
    static const double near[] = { 1e-5, 9.99999999e-5, 1e-4, 0.001, 0.1, 1, 9.99999999,
        99999999.95, 999999999, 1e9, 1e15, 1e290 };
    const size_t count = sizeof near / sizeof *near;
    ent_buffer b = { 0 };
    char want[64];
    uint64_t chance = 1;
    for (size_t i = 0; i < 200000; i++) {
        chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        double value = (double)(chance >> 33), unit = near[i % count];
        if (i % 3 == 0) value = unit * (1 + ((double)(chance >> 61) - 4) * DBL_EPSILON);
        if (i % 3 == 1)
            value = ((double)(chance >> 34) + 0.5) / pow(10, (double)(i % 13));
        if (i % 3 == 2) value = -value * unit;
        ent_buffer_clear(&b);
        ent_buffer_number(&b, value);
        snprintf(want, sizeof want, "%.9g", value);
        assert_string_equal(b.bytes, want);
    }
    ent_buffer_free(&b);
}

static void buffer_prints_what_is_long(void **state)
{
    (void)state;
    ent_buffer b = { 0 };
    for (int i = 0; i < 300; i++) {
        size_t before = b.length;
        ent_buffer_print(&b, "%0*d|", i, 7);
        size_t length = (size_t)(i > 1 ? i : 1) + 1;
        assert_int_equal(b.length, before + length);
        assert_int_equal(strlen(b.bytes), b.length);
        assert_string_equal(b.bytes + b.length - 2, "7|");
    }
    ent_buffer_free(&b);
}

static void buffer_escapes_json(void **state)
{
    (void)state;
    ent_buffer b = { 0 };
    ent_buffer_json(&b, "a\"b\\c\n\t\x01"
                        "é");
    ent_buffer_json(&b, NULL);
    assert_string_equal(b.bytes, "\"a\\\"b\\\\c\\n\\t\\u0001é\"null");
    assert_true(ent_buffer_ok(&b, NULL));
    ent_buffer_free(&b);
}

static void table_keeps_order_and_finds_all(void **state)
{
    (void)state;
    ent_table t = { 0 };
    char key[32];
    for (unsigned i = 0; i < 5000; i++) {
        bool added;
        int n = snprintf(key, sizeof key, "key %u", i * 7919u);
        ent_entry *e = ent_table_add(&t, key, (size_t)n, &added);
        assert_true(added);
        e->value = i;
        ent_table_add(&t, key, (size_t)n, &added);
        assert_false(added);
    }
    assert_int_equal(t.count, 5000);
    for (unsigned i = 0; i < 5000; i++) {
        int n = snprintf(key, sizeof key, "key %u", i * 7919u);
        assert_int_equal(ent_table_find(&t, key, (size_t)n)->value, i);
        assert_string_equal(t.entries[i].key, key);
    }
    assert_null(ent_table_find(&t, "absent", 6));
    ent_table_free(&t);
}

static void strings_are_interned_once(void **state)
{
    (void)state;
    ent_strings s = { 0 };
    const char *a = ent_strings_intern(&s, "Russia");
    assert_ptr_equal(a, ent_strings_intern_bytes(&s, "Russian", 6));
    assert_ptr_not_equal(a, ent_strings_intern(&s, "Rus"));
    assert_null(ent_strings_intern(&s, NULL));
    ent_strings_free(&s);
}

static void distance_counts_edits_and_swaps(void **state)
{
    (void)state;
    assert_int_equal(ent_distance("meeting", "Meeting"), 0);
    assert_int_equal(ent_distance("meeting", "meting"), 1);
    assert_int_equal(ent_distance("sanction", "snaction"), 1);
    assert_int_equal(ent_distance("", "aid"), 3);
}

/* Each word of the list is found where it stands, and its neighbours that are not in the
 * list are not: one letter more, one less, another one at the end. */
static void sorted_words_are_found_where_they_stand(void **state)
{
    (void)state;
    static const char *const lines[] = { "'s k", "a t", "a-b n", "aid n", "aide n",
        "am B", "b n", "mid P", "z n", "zz n", "\xC3\xA9lan n" };
    enum { COUNT = sizeof lines / sizeof *lines };
    ent_sorted s = { lines, sizeof *lines, COUNT, ' ', { 0 } };
    ent_sorted_index(&s);
    for (size_t i = 0; i < COUNT; i++) {
        char word[16];
        size_t length = strcspn(lines[i], " ");
        memcpy(word, lines[i], length + 1);
        word[length] = '\0';
        assert_ptr_equal(ent_sorted_find(&s, word), &lines[i]);
        memcpy(word + length, "q", 2);
        assert_null(ent_sorted_find(&s, word));
        word[length - 1] = 'q';
        word[length] = '\0';
        assert_null(ent_sorted_find(&s, word));
    }
    assert_null(ent_sorted_find(&s, ""));
    assert_null(ent_sorted_find(&s, "ai"));
    assert_null(ent_sorted_find(&s, "a t"));
    ent_sorted none = { lines, sizeof *lines, 0, ' ', { 0 } };
    ent_sorted_index(&none);
    assert_null(ent_sorted_find(&none, "aid"));
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

static void words_compare_as_strcmp_does(void **state)
{
    (void)state;
    static const char *const words[] = { "", "a", "aa", "ab", "aba", "abb", "b", "\xC3" };
    enum { COUNT = sizeof words / sizeof *words };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < COUNT; k++) {
            int order = sign(strcmp(words[i], words[k]));
            assert_int_equal(sign(ent_order(words[i], words[k])), order);
            assert_int_equal(ent_equal(words[i], words[k]), order == 0);
        }
}

static void messages_are_one_line_that_no_terminal_obeys(void **state)
{
    (void)state;
    ent_error err;
    assert_false(ent_fail(&err, ENT_MALFORMED,
        "a\nb\r'\x1B]0;c\x07' \x7F\xC2\x9B"
        "31m é"));
    assert_string_equal(err.message, "a b ' ]0;c '    31m é");
    ent_fail(&err, ENT_MALFORMED, "'%.3s', \xFF", "éé"); /* cut within a letter */
    assert_string_equal(err.message, "'é?', ?");

    char letters[800];
    for (size_t i = 0; i + 2 < sizeof letters; i += 2) memcpy(letters + i, "é", 3);
    for (int odd = 0; odd < 2; odd++) { /* one of the two is cut within a letter */
        ent_fail(&err, ENT_MALFORMED, "%s%s", odd ? "x" : "", letters);
        assert_int_equal(strlen(err.message), sizeof err.message - 1);
        assert_int_equal(
            ent_utf8_valid(err.message, sizeof err.message - 1), sizeof err.message - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_aligned_zeroed_bytes),
        cmocka_unit_test(arena_array_grows_and_keeps_items),
        cmocka_unit_test(numbers_have_a_point_in_every_locale),
        cmocka_unit_test(numbers_are_read_whole),
        cmocka_unit_test(buffer_writes_numbers),
        cmocka_unit_test(arena_holds_large_arrays_once),
        cmocka_unit_test(buffer_writes_numbers_as_printf),
        cmocka_unit_test(buffer_prints_what_is_long),
        cmocka_unit_test(buffer_escapes_json),
        cmocka_unit_test(table_keeps_order_and_finds_all),
        cmocka_unit_test(strings_are_interned_once),
        cmocka_unit_test(sorted_words_are_found_where_they_stand),
        cmocka_unit_test(words_compare_as_strcmp_does),
        cmocka_unit_test(distance_counts_edits_and_swaps),
        cmocka_unit_test(messages_are_one_line_that_no_terminal_obeys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
