/* A program that has set a locale gets the same bytes: in a Turkish one numbers have a
 * decimal comma, and tolower leaves 'I' as it is. */
#define _GNU_SOURCE
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "entente.h"

static char folder[] = "/tmp/entente-test-XXXXXX";
static ent_arena arena;

static const struct {
    const char *name, *text;
} inputs[] = {
    { "visit.txt", "Visit\n\nDate: 2 MAY 2023\n\nIndia's prime minister met the ISRAELI "
                   "president in Islamabad on Sunday. The IAEA may sanction Iran.\n" },
    { "ties.csv", "SOURCE,TARGET,WEIGHT,SIGN\nINDIA,IRAN,0.25,1\nIRAN,X,-1.5,\n" },
    { "rows.tsv", "SOURCE\tTARGET\tRELATION\tDATE\tCONFIDENCE\n"
                  "India\tIran\tsupport\t1 APRIL 2022\t0.25\n" },
};

static const char *in_folder(const char *name)
{
    char *path = ent_arena_print(&arena, "%s/%s", folder, name);
    assert_non_null(path);
    return path;
}

static void must(bool ok, const ent_error *err)
{
    if (!ok) fail_msg("%s", err->message);
}

/* Appends the file to `all`, and removes it. */
static void gather(ent_buffer *all, const char *path)
{
    ent_error err = { 0 };
    char *bytes;
    size_t length;
    must(ent_file_read(&arena, path, 1 << 24, &bytes, &length, &err), &err);
    assert_true(length > 0);
    ent_buffer_print(all, "== %s\n", path);
    ent_buffer_add(all, bytes, length);
    assert_int_equal(remove(path), 0);
}

static void add_graph(ent_buffer *all, const ent_engine *engine, const char *from)
{
    const char *const paths[] = { from };
    const ent_input input = { .paths = paths, .count = 1, .threads = 1, .strict = true };
    const ent_picture_options picture = { .format = "svg" };
    const ent_report_options report = { .format = ENT_REPORT_HTML };
    const char *out = in_folder("out");
    ent_findings *f = NULL;
    ent_filter filter;
    ent_summary s;
    ent_error err = { 0 };
    ent_filter_defaults(&filter);
    must(ent_findings_open(engine, &input, &filter, &f, &s, &err), &err);
    for (ent_format format = 0; format <= ENT_FORMAT_CSV_DYADS; format++) {
        must(ent_findings_export(f, format, out, &err), &err);
        gather(all, out);
    }
    must(ent_findings_draw(f, &picture, out, &err), &err);
    gather(all, out);
    must(ent_findings_bootstrap(f, 0, 1, &err), &err);
    must(ent_findings_report(f, &report, out, &err), &err);
    gather(all, out);
    ent_findings_close(f);
}

typedef bool print(const ent_engine *engine, const ent_input *input, FILE *out,
    ent_summary *summary, ent_error *err);

static bool extract(const ent_engine *engine, const ent_input *input, FILE *out,
    ent_summary *summary, ent_error *err)
{
    return ent_extract(engine, input, ENT_FORM_CSV, out, summary, err);
}

static bool explain(const ent_engine *engine, const ent_input *input, FILE *out,
    ent_summary *summary, ent_error *err)
{
    return ent_explain(engine, input, &(ent_explain_options){ 0 }, out, summary, err);
}

static bool mentions(const ent_engine *engine, const ent_input *input, FILE *out,
    ent_summary *summary, ent_error *err)
{
    const ent_mention_options options = { ENT_MENTIONS_TEXT };
    return ent_list_mentions(engine, input, &options, out, summary, err);
}

static void add_lines(ent_buffer *all, const ent_engine *engine, const char *from)
{
    static print *const prints[] = { extract, explain, mentions };
    const char *const paths[] = { from };
    const ent_input input = { .paths = paths, .count = 1, .threads = 1, .strict = true };
    for (size_t i = 0; i < sizeof prints / sizeof *prints; i++) {
        ent_summary s;
        ent_error err = { 0 };
        FILE *f = fopen(in_folder("out"), "wb");
        assert_non_null(f);
        must(prints[i](engine, &input, f, &s, &err), &err);
        assert_int_equal(fclose(f), 0);
        gather(all, in_folder("out"));
    }
}

/* All that is made of the inputs. */
static char *outputs(void)
{
    const char *const ties[] = { in_folder("ties.csv") };
    const ent_input input = { .paths = ties, .count = 1, .strict = true };
    const char *store = in_folder("ties.entente");
    ent_engine *engine = NULL;
    ent_buffer all = { 0 };
    ent_summary s;
    ent_error err = { 0 };
    must(ent_engine_open(ENTENTE_DATA, &engine, &err), &err);
    add_lines(&all, engine, in_folder("visit.txt"));
    add_graph(&all, engine, in_folder("visit.txt"));
    add_graph(&all, engine, in_folder("rows.tsv"));
    must(ent_import_network(engine, &input, store, &s, &err), &err);
    add_graph(&all, engine, store);
    assert_int_equal(remove(store), 0);
    ent_engine_close(engine);
    assert_non_null(strstr(all.bytes, "meeting"));
    return all.bytes;
}

static void every_locale_gives_the_same_bytes(void **state)
{
    (void)state;
    char half[8];
    char *plain = outputs();
    assert_non_null(setlocale(LC_ALL, "tr_TR.UTF-8"));
    snprintf(half, sizeof half, "%.1f", 0.5);
    assert_string_equal(half, "0,5");
    char *turkish = outputs();
    setlocale(LC_ALL, "C");
    size_t same = 0;
    while (plain[same] && plain[same] == turkish[same]) same++;
    if (plain[same] || turkish[same])
        fail_msg("'%.60s' instead of '%.60s'", turkish + same, plain + same);
    free(plain);
    free(turkish);
}

/* A Turkish locale and the inputs; false: the system has no sources of locales. */
static bool set_up(void)
{
    char command[160];
    ent_error err = { 0 };
    if (!mkdtemp(folder)) return false;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (!ent_file_write(
                in_folder(inputs[i].name), inputs[i].text, strlen(inputs[i].text), &err))
            return false;
    snprintf(command, sizeof command,
        "localedef -i tr_TR -f UTF-8 %s/tr_TR.UTF-8 >/dev/null 2>&1", folder);
    return system(command) == 0 && setenv("LOCPATH", folder, 1) == 0;
}

int main(void)
{
    enum { SKIPPED = 77 };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_locale_gives_the_same_bytes),
    };
    int failed = set_up() ? cmocka_run_group_tests(tests, NULL, NULL) : SKIPPED;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (system(command) != 0) failed = 1;
    ent_arena_free(&arena);
    return failed;
}
