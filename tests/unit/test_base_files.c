/* UTF-8, files and threads. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/parallel.h"
#include "base/utf8.h"

static void utf8_is_checked_and_cleaned(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *want;
        size_t replaced;
    } cases[] = {
        { "plain", "plain", 0 },
        { "a\r\nb\rc\n", "a\nb\nc\n", 0 },
        { "caf\xC3\xA9", "café", 0 },
        { "cafe\xCC\x81", "café", 0 },           /* composed to NFC */
        { "x\xFFy", "x\xEF\xBF\xBDy", 1 },       /* no such byte */
        { "\xC0\xAF", "\xEF\xBF\xBD", 1 },       /* overlong */
        { "\xED\xA0\x80!", "\xEF\xBF\xBD!", 1 }, /* surrogate */
        { "cut \xE2\x82", "cut \xEF\xBF\xBD", 1 },
        { "bell\x07", "bell ", 0 },
        { "nel\xC2\x85ls\xE2\x80\xA8ps\xE2\x80\xA9.", "nel\nls\nps\n.", 0 },
        { "\xEF\xBB\xBFmark\xC2\x9F", " mark ", 0 },
        { "\r\r\n\n", "\n\n\n", 0 },
        { "\xFF\xFE\x80\x80 \x80", "\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD", 3 },
        { "cafe\xCC\x81\xFF\r", "café\xEF\xBF\xBD\n", 1 },
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int before = 0; before < 70; before++) { /* what is looked at in blocks */
            char *bytes = ent_arena_print(&a, "%0*d%s", before, 0, cases[i].bytes);
            char *want = ent_arena_print(&a, "%0*d%s", before, 0, cases[i].want);
            size_t n, replaced, length = strlen(bytes);
            char *clean = ent_utf8_clean(&a, bytes, length, &n, &replaced);
            assert_string_equal(clean, want);
            assert_int_equal(n, strlen(want));
            assert_int_equal(replaced, cases[i].replaced);
            assert_int_equal(ent_utf8_valid(clean, n), n);
            if (cases[i].replaced) assert_true(ent_utf8_valid(bytes, length) < length);
            ent_arena_reset(&a);
        }
    ent_arena_free(&a);
}

static void names_fold_to_one_form(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "Türkiye", "turkiye" },
        { "ÉLYSÉE", "elysee" },
        { "Xi’s", "xi's" },
        { "Kovačić", "kovacic" },
        { "Łódź", "lodz" },
        { "RUSSIA", "russia" },
        { "Qa‘ida", "qa'ida" },
        { "“no limit”", "\"no limit\"" },
        { "İstanbul", "istanbul" },
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            ent_utf8_fold(&a, cases[i][0], strlen(cases[i][0])), cases[i][1]);
    ent_arena_free(&a);
}

static void outputs_are_whole_or_not_there(void **state)
{
    (void)state;
    char dir[] = "/tmp/entente-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/out", dir);
    ent_arena a = { 0 };
    ent_error err = { 0 };
    char *bytes;
    size_t n;

    assert_true(ent_file_write(path, "first", 5, &err));
    ent_output *o;
    assert_true(ent_output_open(path, &o, &err));
    fputs("half", ent_output_stream(o));
    ent_output_discard(o);
    assert_true(ent_file_read(&a, path, 100, &bytes, &n, &err));
    assert_string_equal(bytes, "first");

    assert_false(ent_file_read(&a, path, 3, &bytes, &n, &err));
    assert_int_equal(err.code, ENT_LIMIT);
    assert_false(ent_file_write("/dev/full", "x", 1, &err));
    assert_non_null(strstr(err.message, "No space left"));
    assert_false(ent_file_write(dir, "x", 1, &err));
    assert_false(ent_file_write("/no/such/folder/x", "x", 1, &err));
    assert_string_equal(
        err.message, "cannot write '/no/such/folder/x': No such file or directory");
    unlink(path);
    assert_int_equal(rmdir(dir), 0); /* no temporary file is left */
    ent_arena_free(&a);
}

static void outputs_keep_links_and_modes(void **state)
{
    (void)state;
    char dir[] = "/tmp/entente-test-XXXXXX", file[64], link[64], fresh[64];
    assert_non_null(mkdtemp(dir));
    snprintf(file, sizeof file, "%s/file", dir);
    snprintf(link, sizeof link, "%s/link", dir);
    snprintf(fresh, sizeof fresh, "%s/fresh", dir);
    struct stat st;
    mode_t mask = umask(027);
    assert_true(ent_file_write(fresh, "a", 1, NULL));
    assert_int_equal(stat(fresh, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    umask(mask);

    assert_true(ent_file_write(file, "first", 5, NULL));
    assert_int_equal(chmod(file, 0604), 0);
    assert_int_equal(symlink("file", link), 0);
    assert_true(ent_file_write(link, "second!", 7, NULL));
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_size, 7);
    assert_int_equal(st.st_mode & 0777, 0604);
    assert_int_equal(unlink(file) | unlink(link) | unlink(fresh), 0);
    assert_int_equal(rmdir(dir), 0);
}

static void square(void *context, size_t item, size_t worker)
{
    (void)worker;
    ((size_t *)context)[item] = item * item;
}

static void work_is_done_once_each(void **state)
{
    (void)state;
    for (size_t threads = 1; threads < 6; threads++) {
        size_t results[1000] = { 0 };
        ent_parallel(1000, threads, square, results);
        for (size_t i = 0; i < 1000; i++) assert_int_equal(results[i], i * i);
    }
    assert_in_range(ent_threads(0), 1, ENT_MOST_THREADS);
    assert_int_equal(ent_threads(3), 3);
    assert_int_equal(ent_threads(SIZE_MAX), ENT_MOST_THREADS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_checked_and_cleaned),
        cmocka_unit_test(names_fold_to_one_form),
        cmocka_unit_test(outputs_are_whole_or_not_there),
        cmocka_unit_test(outputs_keep_links_and_modes),
        cmocka_unit_test(work_is_done_once_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
