/* Tallies in a store: added in any parts, in any order, they are the same; no file is
 * counted twice. */
#define _GNU_SOURCE
#include <sqlite3.h>

#include "test_store_common.h"
#include "tally/part.h"

static char *folder, path[128];

static int start(void **state)
{
    (void)state;
    folder = make_folder();
    snprintf(path, sizeof path, "%s/s.entente", folder);
    return 0;
}

static int end(void **state)
{
    (void)state;
    remove_folder(folder);
    return 0;
}

static ent_store *open_as(ent_store_mode mode)
{
    ent_store *s;
    expect(ent_store_open(path, mode, "maker 1", &s, &err));
    return s;
}

static void count(ent_tallies *t, int event)
{
    static const char *const codes[] = { "CHN", "RUS", "USA" };
    static const ent_relation relations[] = { ENT_AID, ENT_MEETING };
    ent_event e = make_event("d", codes[event % 3], relations[event / 2 % 2],
        codes[(event + 1 + event / 3 % 2) % 3], "m");
    e.date = event % 4 ? 19000 + event % 4 : ENT_NO_DATE;
    e.intensity = (event * 7919 % 20001 - 10000) * 1000;
    e.reports = (uint32_t)(event % 6);
    expect(ent_tally_event(t, &e, &err));
}

/* A table of `events` of which each `step`th from `first` on is counted, of one file. */
static void fill(ent_tallies *t, int first, int step)
{
    ent_import import = { .rows = 50, .name = "rows.csv", .producer = "maker 1" };
    snprintf(import.hash, sizeof import.hash, "%032d", first * 10 + step);
    for (int i = first; i < 200; i += step) count(t, i);
    expect(ent_tally_import(t, &import, &err));
}

static bool put(ent_store *s, const ent_tallies *t, ent_error *err)
{
    ent_arena a = { 0 };
    ent_tally_list list;
    bool ok = ent_tallies_sort(t, &a, &list, err) && ent_store_add_tallies(s, &list, err);
    ent_arena_free(&a);
    return ok;
}

/* The table of what a list holds, without its imports. */
static char *rows_of(ent_tally_list list)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    list.import_count = 0;
    expect(ent_part_write(&list, 1, out, &err));
    fclose(out);
    return text;
}

static void parts_add_up(void **state)
{
    (void)state;
    ent_tallies whole = { 0 };
    ent_arena a = { 0 };
    ent_tally_list list;
    for (int i = 0; i < 200; i++) count(&whole, i);
    expect(ent_tallies_sort(&whole, &a, &list, &err));
    char *want = rows_of(list);
    static const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 2, 0 } };
    for (size_t order = 0; order < COUNT(orders); order++) {
        remove(path);
        ent_store *s = open_as(ENT_STORE_WRITE);
        for (int i = 0; i < 3; i++) {
            ent_tallies part = { 0 };
            fill(&part, orders[order][i], 3);
            expect(put(s, &part, &err));
            expect_fault(put(s, &part, &err), ENT_USAGE, "'rows.csv' is in the store");
            ent_tallies_free(&part);
        }
        ent_store_close(s);
        ent_collection c;
        s = open_as(ENT_STORE_READ);
        expect(ent_store_load(s, &a, &c, &err));
        char *got = rows_of(c.tallies);
        assert_string_equal(got, want);
        free(got);
        assert_int_equal(c.tallies.import_count, 3);
        assert_string_equal(c.tallies.imports[0].name, "rows.csv");
        assert_string_equal(c.tallies.imports[0].producer, "maker 1");
        ent_store_close(s);
    }
    free(want);
    ent_arena_free(&a);
    ent_tallies_free(&whole);
}

static int64_t ask(const char *question)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, question, -1, &s, NULL))
        fail_msg("%s: %s", question, sqlite3_errmsg(db));
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t answer = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return answer;
}

/* Events of a document and tallies are counted together. */
static void views_count_both(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        int64_t answer;
    } cases[] = {
        { "SELECT count(*) FROM tallies WHERE day = -2147483648", 3 },
        { "SELECT sum(events) FROM v_tallies", 201 },
        { "SELECT sum(events) FROM v_edges", 201 },
        { "SELECT sum(actual) FROM v_edges", 201 },
        { "SELECT sum(events) FROM v_edges WHERE documents = 1", 34 },
        { "SELECT events FROM v_tallies WHERE day = 'undated' AND source_code = 'CHN'"
          " AND target_code = 'RUS' AND relation = 'aid'",
            17 },
        { "SELECT rows FROM v_imports", 50 },
        { "SELECT count(*) FROM v_imports WHERE producer = 'maker 1'", 1 },
    };
    remove(path);
    ent_store *s = open_as(ENT_STORE_WRITE);
    ent_tallies t = { 0 };
    fill(&t, 0, 1);
    expect(put(s, &t, &err));
    add_document(s, make_document("a", "a.txt", 19000, "They met."), false, NULL);
    ent_store_close(s);
    ent_tallies_free(&t);
    for (size_t i = 0; i < COUNT(cases); i++)
        if (ask(cases[i].question) != cases[i].answer)
            fail_msg("%s: %lld", cases[i].question, (long long)ask(cases[i].question));
}

static void a_damaged_tally_is_said(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_collection c;
    sqlite3 *db;
    remove(path);
    ent_store *s = open_as(ENT_STORE_WRITE);
    ent_tallies t = { 0 };
    fill(&t, 0, 1);
    expect(put(s, &t, &err));
    ent_store_close(s);
    ent_tallies_free(&t);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "UPDATE tallies SET relation = 'hug'", NULL, NULL, NULL), 0);
    sqlite3_close(db);
    s = open_as(ENT_STORE_READ);
    expect_fault(ent_store_load(s, &a, &c, &err), ENT_MALFORMED,
        "damaged: a tally has an unknown relation or status");
    ent_store_close(s);
    ent_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(views_count_both),
        cmocka_unit_test(a_damaged_tally_is_said),
    };
    return cmocka_run_group_tests(tests, start, end);
}
