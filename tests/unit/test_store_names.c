/* Names that documents use: kept, redone, dropped with them; and stores without them. */
#define _GNU_SOURCE
#include <sqlite3.h>

#include "test_store_common.h"

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

static ent_naming name_of(const char *doc, const char *id, const char *form, bool known)
{
    return (ent_naming){ .doc = doc,
        .party = { "NOR", id, "Blorf Quuxor", "person", NULL },
        .form = form,
        .count = 2,
        .known = known,
        .sentence = { 3, 12 } };
}

static void add(ent_store *store, const char *doc, const char *text, ent_naming *names,
    size_t count, bool refresh)
{
    ent_document d = make_document(doc, doc, 100, text);
    ent_event e = make_event(doc, "NOR", ENT_MEETING, "SWE", "maker 1");
    ent_events events = { .items = &e, .count = 1, .names = names, .name_count = count };
    ent_store_outcome outcome;
    expect(ent_store_add(store, &d, &events, refresh, &outcome, NULL, &err));
}

/* "a: blorf Quuxor x2 known; ..." */
static void expect_some(ent_store *store, bool unknown, const char *want)
{
    ent_arena a = { 0 };
    ent_namings names;
    ent_buffer got = { 0 };
    ent_buffer_text(&got, "");
    expect(ent_store_load_names(store, &a, unknown, &names, &err));
    for (size_t i = 0; i < names.count; i++) {
        const ent_naming *n = &names.items[i];
        assert_string_equal(n->party.code, "NOR");
        assert_int_equal(n->sentence.begin, 3);
        assert_int_equal(n->sentence.end, 12);
        ent_buffer_print(&got, "%s%s: %s %s x%u%s", i ? "; " : "", n->doc,
            n->party.id ? n->party.id : "-", n->form, n->count, n->known ? " known" : "");
    }
    assert_string_equal(got.bytes, want);
    ent_buffer_free(&got);
    ent_arena_free(&a);
}

static void expect_names(ent_store *store, const char *want)
{
    expect_some(store, false, want);
}

static ent_store *open_as(ent_store_mode mode, const char *producer)
{
    ent_store *s;
    expect(ent_store_open(path, mode, producer, &s, &err));
    return s;
}

static void names_follow_their_document(void **state)
{
    (void)state;
    remove(path);
    ent_naming first[] = { name_of("b", "blorf", "Quuxor", true),
        name_of("b", "made", "Quux", false), /* of the text's own making */
        name_of("b", NULL, "Blorf Quuxor", false),
        name_of("b", "blorf", "Blorf Quuxor", true) };
    ent_naming other[] = { name_of("a", "blorf", "Q.", true) };
    ent_store *s = open_as(ENT_STORE_WRITE, "maker 1");
    add(s, "b", "a text, and more of it", first, COUNT(first), false);
    add(s, "a", "another text", other, 1, false);
    expect_names(s, "a: blorf Q. x2 known; b: blorf Blorf Quuxor x2 known; "
                    "b: blorf Quuxor x2 known; b: made Quux x2");
    expect_some(s, true, "b: - Blorf Quuxor x2; b: made Quux x2");
    ent_store_close(s);

    s = open_as(ENT_STORE_WRITE, "maker 2"); /* the same text, made anew */
    add(s, "b", "a text, and more of it", other, 1, true);
    expect_names(s, "a: blorf Q. x2 known; b: blorf Q. x2 known");
    expect(ent_store_remove(s, "a", &err));
    expect_names(s, "b: blorf Q. x2 known");
    ent_store_close(s);
}

static void sentences_are_quoted(void **state)
{
    (void)state;
    remove(path);
    static const struct {
        ent_span piece;
        const char *want;
    } cases[] = { { { 0, 5 }, "Über" }, { { 0, 16 }, "Über uns alle" },
        { { 7, 16 }, "uns alle" }, { { 7, 900 }, "uns alle." }, { { 5, 5 }, "" },
        { { 7, 3 }, "" }, { { 900, 901 }, "" },
        { { 1, 5 }, "\xEF\xBF\xBD"
                    "ber" } }; /* cut inside a character */
    ent_store *s = open_as(ENT_STORE_WRITE, "maker 1");
    add(s, "a", "Über\n uns \talle.", NULL, 0, false);
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_arena a = { 0 };
        const char *line;
        expect(ent_store_quote(s, &a, "a", cases[i].piece, &line, &err));
        assert_string_equal(line, cases[i].want);
        expect(ent_store_quote(s, &a, "nowhere", cases[i].piece, &line, &err));
        assert_string_equal(line, "");
        ent_arena_free(&a);
    }
    ent_store_close(s);
}

static void sql(const char *statements)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, statements, NULL, NULL, NULL))
        fail_msg("%s: %s", statements, sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* A store as the program made it before it kept names. */
static void older_stores_are_taken_along(void **state)
{
    (void)state;
    remove(path);
    ent_naming name = name_of("a", "blorf", "Quuxor", true);
    ent_store *s = open_as(ENT_STORE_WRITE, "maker 1");
    add(s, "a", "a text, and more of it", &name, 1, false);
    ent_store_close(s);
    sql("DROP VIEW v_tallies; DROP VIEW v_edges; DROP VIEW v_counted;"
        "DROP VIEW v_imports; DROP TABLE tallies; DROP TABLE imports;"
        "CREATE VIEW v_tallies AS SELECT 1; CREATE VIEW v_edges AS SELECT 1;"
        "DROP VIEW v_corrections; DROP TABLE corrections; DROP TABLE originals;"
        "DROP VIEW v_events; CREATE VIEW v_events AS SELECT 1;"
        "ALTER TABLE origins DROP COLUMN url;"
        "ALTER TABLE origins DROP COLUMN publisher;"
        "ALTER TABLE origins DROP COLUMN mentions;"
        "ALTER TABLE origins DROP COLUMN sources;"
        "ALTER TABLE origins DROP COLUMN articles;"
        "ALTER TABLE events DROP COLUMN corrected;"
        "ALTER TABLE events DROP COLUMN amended;"
        "DROP VIEW v_names; DROP TABLE names; PRAGMA user_version = 1;"
        "UPDATE meta SET value = '1' WHERE key = 'format'");

    s = open_as(ENT_STORE_READ, "maker 1");
    expect_names(s, "");
    expect_documents(s, "a(1)");
    ent_store_close(s);
    for (int again = 0; again < 2; again++) {
        s = open_as(ENT_STORE_WRITE, "maker 2");
        add(s, "a", "a text, and more of it", &name, 1, true);
        expect_names(s, "a: blorf Quuxor x2 known");
        expect_documents(s, "a(1)");
        ent_store_close(s);
    }
    s = open_as(ENT_STORE_READ, "maker 2");
    expect_names(s, "a: blorf Quuxor x2 known");
    ent_store_close(s);
    sql("SELECT doc, code, id, name, kind, form, count, known, begin, \"end\" FROM "
        "v_names");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_follow_their_document),
        cmocka_unit_test(sentences_are_quoted),
        cmocka_unit_test(older_stores_are_taken_along),
    };
    return cmocka_run_group_tests(tests, start, end);
}
