/* Every allocation may fail: then the work fails, which is no fault of the input, and
 * nothing crashes. */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
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

enum { MOST_RUNS = 250 }; /* of one work: not each of its allocations fails */

/* How many allocations succeed before one fails. */
static long left = LONG_MAX;

static bool refuse(void)
{
    if (left == LONG_MAX || left-- != 0) return false;
    errno = ENOMEM;
    return true;
}

#if defined(__GLIBC__)                                                                   \
    && !defined(__SANITIZE_ADDRESS__) /* which has a malloc of its own */
enum { CAN_REFUSE = 1 };

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *bytes, size_t size);

void *malloc(size_t size)
{
    return refuse() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuse() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *bytes, size_t size)
{
    return refuse() ? NULL : __libc_realloc(bytes, size);
}
#else
enum { CAN_REFUSE = 0 };
#endif

static char folder[] = "/tmp/entente-test-XXXXXX";
static ent_engine *engine;
static ent_arena arena;
static const char *store;
static ent_summary summary; /* of the work done last */

static const char *in_folder(const char *name)
{
    return ent_arena_print(&arena, "%s/%s", folder, name);
}

static const struct {
    const char *name, *text;
} inputs[] = {
    { "visit.txt", "Visit\n\nDate: 2 May 2023\n\nIndia's prime minister met the Israeli "
                   "president in Oslo on Sunday. Both will sanction Iran, he said.\n" },
    { "lines.jsonl", "{\"id\":\"a\",\"text\":\"Ghana thanked Norway.\"}\n"
                     "{\"schema\":\"entente-event/1\",\"doc\":\"b\",\"source\":{\"code\":"
                     "\"GHA\"},\"target\":{\"code\":\"NOR\"},\"relation\":\"support\","
                     "\"status\":\"actual\"}\n" },
    { "records.jsonl",
        "{\"schema\":\"entente-event/1\",\"doc\":\"b\",\"source\":{\"code\":"
        "\"GHA\"},\"target\":{\"code\":\"NOR\"},\"relation\":\"support\","
        "\"status\":\"actual\"}\n" },
    { "ties.csv", "source,target,weight\na,b,0.25\nb,c,-1.5\n" },
    { "rows.tsv",
        "source\ttarget\trelation\tdate\nIndia\tIran\tsupport\t1 April 2022\n" },
};

typedef bool work(const ent_input *input, ent_error *err);

static bool extract(const ent_input *input, ent_error *err)
{
    FILE *out = fopen("/dev/null", "wb");
    if (!out) return ent_fail(err, ENT_MEMORY, "out of memory");
    bool ok = ent_extract(engine, input, ENT_FORM_LINES, out, &summary, err);
    fclose(out);
    return ok;
}

static bool build(const ent_input *input, ent_error *err)
{
    remove(store);
    return ent_build(engine, input, store, false, &summary, err);
}

static bool tally(const ent_input *input, ent_error *err)
{
    return ent_tally_files(engine, input, "/dev/null", &summary, err);
}

static bool import(const ent_input *input, ent_error *err)
{
    remove(store);
    return ent_import_network(engine, input, store, &summary, err);
}

/* Fails some allocations of the work, one a run. cJSON does not say whether it stops for
 * want of memory; and libxml2's parser of HTML, which is not asked here, does crash. */
static void refuse_each(const char *what, work *does, const char *name)
{
    const char *const paths[] = { in_folder(name) };
    const ent_input input = {
        .paths = paths, .count = 1, .threads = 1, .quiet = true, .strict = true
    };
    ent_error err = { 0 };
    left = LONG_MAX - 1;
    bool ok = does(&input, &err);
    long all = LONG_MAX - 1 - left, step = all / MOST_RUNS + 1;
    left = LONG_MAX;
    if (!ok) fail_msg("%s %s: %s", what, name, err.message);
    assert_true(summary.events + summary.tallies > 0);
    for (long n = 0; n < all; n += n < 20 ? 1 : step) {
        err = (ent_error){ 0 };
        left = n;
        ok = does(&input, &err);
        left = LONG_MAX;
        bool told = err.code == ENT_MEMORY || err.code == ENT_IO
                    || err.code == ENT_LIBRARY
                    || (err.code == ENT_MALFORMED && strstr(name, ".json"));
        if (!ok && !told)
            fail_msg("%s %s, allocation %ld of %ld: code %d, '%s'", what, name, n, all,
                err.code, err.message);
    }
}

static void extraction_fails_as_a_whole(void **state)
{
    (void)state;
    refuse_each("extract", extract, "visit.txt");
    refuse_each("extract", extract, "lines.jsonl");
    refuse_each("extract", extract, "rows.tsv");
}

static void building_fails_as_a_whole(void **state)
{
    (void)state;
    refuse_each("build", build, "lines.jsonl");
    refuse_each("build", build, "rows.tsv");
    refuse_each("tally", tally, "rows.tsv");
    refuse_each("tally", tally, "records.jsonl");
    refuse_each("import", import, "ties.csv");
}

static bool set_up(void)
{
    ent_error err = { 0 };
    if (!mkdtemp(folder)) return false;
    store = in_folder("a.entente");
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (!ent_file_write(
                in_folder(inputs[i].name), inputs[i].text, strlen(inputs[i].text), &err))
            return false;
    return ent_engine_open(ENTENTE_DATA, &engine, &err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(extraction_fails_as_a_whole),
        cmocka_unit_test(building_fails_as_a_whole),
    };
    if (!CAN_REFUSE || refuse()) return 77; /* skipped */
    int failed = !set_up() || cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    ent_engine_close(engine);
    ent_arena_free(&arena);
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (system(command) != 0) failed = 1;
    return failed;
}
