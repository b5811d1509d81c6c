/* The library through its public door: articles -> store -> findings -> outputs. */
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
#include "entente.h"

static ent_engine *engine;
static char folder[] = "/tmp/entente-test-XXXXXX";
static char news[64], store[64], out[64];

static const char *const articles[][2] = {
    { "visit.txt",
        "Visit\n\nDate: 2023-05-02\n\nJapan's prime minister met the South Korean "
        "president in Seoul on Sunday. Japan has not sanctioned Norway.\n" },
    { "war.txt",
        "Date: 2023-05-03\n\nRussia attacked Ukraine on Tuesday. The United States "
        "condemned Russia for the attack.\n" },
    { "rain.txt", "Date: 2023-05-03\n\nRain is expected in the hills on Thursday.\n" },
};

static const char *in(const char *dir, const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static int set_up(void **state)
{
    (void)state;
    ent_error err = { 0 };
    if (!mkdtemp(folder)) return -1;
    snprintf(news, sizeof news, "%s/news", folder);
    snprintf(store, sizeof store, "%s/a.entente", folder);
    snprintf(out, sizeof out, "%s/out", folder);
    if (mkdir(news, 0777) != 0) return -1;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (!ent_file_write(
                in(news, articles[i][0]), articles[i][1], strlen(articles[i][1]), &err))
            return -1;
    return ent_engine_open(ENTENTE_DATA, &engine, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    ent_engine_close(engine);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void expect_start(const char *path, const char *want)
{
    char start[16] = "";
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fread(start, 1, strlen(want), f), strlen(want));
    assert_int_equal(fclose(f), 0);
    assert_string_equal(start, want);
}

static ent_input input_of(const char *const *paths, size_t count)
{
    return (ent_input){ .paths = paths, .count = count, .threads = 2 };
}

static void build_adds_only_what_is_new(void **state)
{
    (void)state;
    const char *const paths[] = { news };
    ent_input input = input_of(paths, 1);
    ent_summary s;
    ent_error err = { 0 };
    if (!ent_build(engine, &input, store, false, &s, &err)) fail_msg("%s", err.message);
    assert_int_equal(s.added, 3);
    assert_int_equal(s.read.malformed, 0);
    assert_true(s.events >= 3);

    assert_true(ent_build(engine, &input, store, false, &s, &err));
    assert_int_equal(s.added, 0);
    assert_int_equal(s.known, 3);
    assert_int_equal(s.events, 0);

    const char *const docs[] = { "rain", "no-such" };
    assert_false(ent_remove(engine, store, docs, 2, &err));
    assert_non_null(strstr(err.message, "no-such"));
    assert_true(ent_build(engine, &input, store, false, &s, &err));
    assert_int_equal(s.known, 3); /* a failed removal removes nothing */
    assert_true(ent_remove(engine, store, docs, 1, &err));
    assert_true(ent_build(engine, &input, store, false, &s, &err));
    assert_int_equal(s.added, 1);
}

static char *extract(size_t threads, ent_arena *arena)
{
    const char *const paths[] = { news };
    ent_input input = input_of(paths, 1);
    input.threads = threads;
    ent_summary s;
    ent_error err = { 0 };
    char *bytes = NULL;
    size_t n;
    FILE *f = fopen(out, "wb");
    assert_non_null(f);
    assert_true(ent_extract(engine, &input, ENT_FORM_LINES, f, &s, &err));
    assert_int_equal(fclose(f), 0);
    assert_true(ent_file_read(arena, out, 1 << 20, &bytes, &n, &err));
    return bytes;
}

static void threads_never_change_the_result(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    char *one = extract(1, &arena);
    assert_non_null(strstr(one, "\"relation\":\"assault\""));
    for (size_t threads = 2; threads < 5; threads++)
        assert_string_equal(extract(threads, &arena), one);
    ent_arena_free(&arena);
}

static void events_read_back_give_the_same_graph(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    ent_summary s;
    char *lines = extract(1, &arena), *direct, *again;
    size_t n;
    char jsonl[80];
    snprintf(jsonl, sizeof jsonl, "%s/events.jsonl", folder);
    assert_true(ent_file_write(jsonl, lines, strlen(lines), &err));

    const char *const sources[] = { news, jsonl };
    char *graphs[2];
    ent_filter filter;
    ent_filter_defaults(&filter);
    for (size_t i = 0; i < 2; i++) {
        ent_input input = input_of(&sources[i], 1);
        ent_findings *f;
        if (!ent_findings_open(engine, &input, &filter, &f, &s, &err))
            fail_msg("%s", err.message);
        assert_true(ent_findings_export(f, ENT_FORMAT_CSV_EDGES, out, &err));
        assert_true(ent_file_read(&arena, out, 1 << 20, &graphs[i], &n, &err));
        ent_findings_close(f);
    }
    direct = graphs[0], again = graphs[1];
    assert_non_null(strstr(direct, "assault"));
    assert_string_equal(direct, again);
    ent_arena_free(&arena);
}

/* Pictures of them are the same; what has measures is not made without. */
static void findings_are_measured_as_far_as_their_purpose_asks(void **state)
{
    (void)state;
    const char *const paths[] = { news };
    ent_arena arena = { 0 };
    char *picture[2];
    for (int purpose = ENT_FOR_ANALYSIS; purpose <= ENT_FOR_QUOTES; purpose++) {
        ent_input input = input_of(paths, 1);
        ent_filter filter;
        ent_findings *f;
        ent_summary s;
        ent_error err = { 0 };
        const ent_picture_options options = { .format = "svg" };
        bool whole = purpose == ENT_FOR_ANALYSIS;
        size_t n;
        ent_filter_defaults(&filter);
        input.purpose = (ent_purpose)purpose;
        if (!ent_findings_open(engine, &input, &filter, &f, &s, &err))
            fail_msg("%s", err.message);
        const ent_export *parts = ent_findings_parts(f);
        assert_int_equal(parts->ranking != NULL, purpose != ENT_FOR_QUOTES);
        assert_int_equal(parts->blocs != NULL, purpose != ENT_FOR_QUOTES);
        if (purpose != ENT_FOR_QUOTES) {
            assert_true(ent_findings_draw(f, &options, out, &err));
            assert_true(ent_file_read(&arena, out, 1 << 24, &picture[purpose], &n, &err));
        }
        assert_int_equal(ent_findings_export(f, ENT_FORMAT_JSON, out, &err), whole);
        if (!whole) assert_int_equal(err.code, ENT_USAGE);
        ent_findings_close(f);
    }
    assert_string_equal(picture[0], picture[1]);
    ent_arena_free(&arena);
}

static void bad_input_is_counted_or_ends_the_work(void **state)
{
    (void)state;
    char bad[80], fresh[80];
    ent_error err = { 0 };
    ent_summary s;
    snprintf(bad, sizeof bad, "%s/empty.txt", folder);
    snprintf(fresh, sizeof fresh, "%s/b.entente", folder);
    assert_true(ent_file_write(bad, "", 0, &err));
    const char *const paths[] = { bad, news };
    ent_input input = input_of(paths, 2);
    assert_true(ent_build(engine, &input, fresh, false, &s, &err));
    assert_int_equal(s.read.malformed, 1);
    assert_int_equal(s.added, 3);
    input.strict = true;
    assert_false(ent_build(engine, &input, fresh, false, &s, &err));
    assert_non_null(strstr(err.message, "empty.txt"));

    const char *const stores[] = { fresh };
    input = input_of(stores, 1);
    assert_false(ent_build(engine, &input, store, false, &s, &err));
    assert_int_equal(err.code, ENT_USAGE);
}

static void actors_may_be_typed_in_several_ways(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *fault;
    } cases[] = { { "Russia", NULL }, { "RUS", NULL }, { "russia", NULL },
        { "Vladimir Putin", NULL }, { "Rusia", "did you mean" },
        { "xxyyzzqq", "unknown actor" } };
    const char *const paths[] = { news };
    ent_input input = input_of(paths, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_filter filter;
        ent_findings *f = NULL;
        ent_summary s;
        ent_error err = { 0 };
        ent_filter_defaults(&filter);
        filter.actors = &cases[i].typed;
        filter.actor_count = 1;
        bool ok = ent_findings_open(engine, &input, &filter, &f, &s, &err);
        assert_int_equal(ok, cases[i].fault == NULL);
        if (ok)
            assert_true(ent_graph_edge_count(ent_findings_parts(f)->graph) >= 1);
        else
            assert_non_null(strstr(err.message, cases[i].fault));
        ent_findings_close(f);
    }
}

/* What is missing is named; without a format a chart is an SVG. */
static void charts_say_what_they_need(void **state)
{
    (void)state;
    static const struct {
        ent_chart_options options;
        const char *fault;
    } cases[] = { { { 0 }, "expected dyad, heat or actors" },
        { { .chart = (ent_chart)99 }, "expected dyad, heat or actors" },
        { { .chart = ENT_CHART_DYAD }, "expected two actors" },
        { { .chart = ENT_CHART_DYAD, .a = "Russia" }, "expected two actors" },
        { { .chart = ENT_CHART_DYAD, .b = "Russia" }, "expected two actors" },
        { { .chart = ENT_CHART_DYAD, .a = "Russia", .b = "Ukraine" }, NULL },
        { { .chart = ENT_CHART_HEAT }, NULL } };
    const char *const paths[] = { news };
    ent_input input = input_of(paths, 1);
    ent_filter filter;
    ent_findings *f = NULL;
    ent_summary s;
    ent_error err = { 0 };
    ent_filter_defaults(&filter);
    assert_true(ent_findings_open(engine, &input, &filter, &f, &s, &err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ok = ent_findings_chart(f, &cases[i].options, out, &err);
        assert_int_equal(ok, cases[i].fault == NULL);
        if (ok) {
            expect_start(out, "<?xml");
        } else {
            assert_int_equal(err.code, ENT_USAGE);
            assert_non_null(strstr(err.message, cases[i].fault));
        }
    }
    ent_findings_close(f);
}

/* Whole engine: letters, signs, names and no verb, and one sentence of 5,000 words. */
static void garbage_gives_no_claims(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t times, most; /* events */
    } texts[] = { { "wq xz kfj ", 1000, 0 }, { ")( -- ;; \"'!? ", 1000, 0 },
        { "Norway, Ghana, Chad, ", 700, 0 }, { "Norway\t12\t13\nGhana\t1\t2\n", 300, 0 },
        { "and Norway attacked Ghana ", 1250, 100 } };
    char path[128];
    const char *const paths[] = { path };
    snprintf(path, sizeof path, "%s/garbage.txt", folder);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_buffer text = { 0 };
        ent_error err = { 0 };
        ent_summary s;
        for (size_t n = 0; n < texts[i].times; n++)
            ent_buffer_text(&text, texts[i].piece);
        ent_input input = input_of(paths, 1);
        input.any_language = true;
        FILE *f = fopen(out, "wb");
        assert_non_null(f);
        assert_true(ent_file_write(path, text.bytes, text.length, &err));
        assert_true(ent_extract(engine, &input, ENT_FORM_LINES, f, &s, &err));
        assert_int_equal(fclose(f), 0);
        assert_int_equal(s.added, 1);
        assert_true(s.events <= texts[i].most);
        ent_buffer_free(&text);
    }
    assert_int_equal(remove(path), 0);
}

static void other_languages_are_left_out(void **state)
{
    (void)state;
    static const char text[] = "Le ministre a rencontré les deux chefs de la mission, et "
                               "il est parti pour une semaine avec son équipe.\n";
    char path[128];
    const char *const paths[] = { path };
    ent_error err = { 0 };
    snprintf(path, sizeof path, "%s/autre.txt", folder);
    assert_true(ent_file_write(path, text, sizeof text - 1, &err));
    for (int any = 0; any < 2; any++) {
        ent_summary s;
        ent_input input = input_of(paths, 1);
        input.any_language = any;
        FILE *f = fopen(out, "wb");
        assert_non_null(f);
        assert_true(ent_extract(engine, &input, ENT_FORM_LINES, f, &s, &err));
        assert_int_equal(fclose(f), 0);
        assert_int_equal(s.foreign, !any);
        assert_int_equal(s.added, any);
        assert_int_equal(s.read.malformed, 0);
    }
    assert_int_equal(remove(path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(garbage_gives_no_claims),
        cmocka_unit_test(other_languages_are_left_out),
        cmocka_unit_test(build_adds_only_what_is_new),
        cmocka_unit_test(threads_never_change_the_result),
        cmocka_unit_test(events_read_back_give_the_same_graph),
        cmocka_unit_test(findings_are_measured_as_far_as_their_purpose_asks),
        cmocka_unit_test(bad_input_is_counted_or_ends_the_work),
        cmocka_unit_test(actors_may_be_typed_in_several_ways),
        cmocka_unit_test(charts_say_what_they_need),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
