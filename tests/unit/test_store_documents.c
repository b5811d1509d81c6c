/* Documents and their events: added once, redone, replaced, removed. */
#define _GNU_SOURCE
#include "test_store_common.h"

static ent_store *open_memory(const char *producer)
{
    ent_store *store;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, producer, &store, &err));
    return store;
}

static void equal_content_is_stored_once(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    ent_document a = make_document("a", "news/a.txt", 100, "China met Russia.");
    ent_document b = make_document("b", "other/b.txt", 101, "China met Russia.");
    const char *id;
    assert_int_equal(add_document(s, a, false, &id), ENT_STORE_NEW);
    assert_string_equal(id, "a");
    assert_int_equal(add_document(s, a, false, &id), ENT_STORE_KNOWN);
    assert_int_equal(add_document(s, b, false, &id), ENT_STORE_KNOWN);
    assert_string_equal(id, "a");
    assert_int_equal(add_document(s, b, true, NULL), ENT_STORE_KNOWN);
    expect_documents(s, "a(1)");
    ent_store_close(s);
}

static void other_content_at_a_place_replaces(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    const char *id;
    add_document(s, make_document("a", "a.txt", 100, "One text."), false, NULL);
    add_document(s, make_document("b", "b.txt", 100, "Second text."), false, NULL);
    assert_int_equal(
        add_document(s, make_document("a", "a.txt", 100, "Edited."), false, &id),
        ENT_STORE_REPLACED);
    assert_string_equal(id, "a");
    expect_documents(s, "a(1) b(1)");
    ent_store_close(s);
}

/* Links and detours are no part of a place. */
static void a_place_is_one_by_any_path(void **state)
{
    (void)state;
    char here[256], there[600];
    ent_store *s = open_memory("maker 1");
    assert_non_null(getcwd(here, sizeof here));
    snprintf(there, sizeof there, "%s/./../%s/a.txt", here, strrchr(here, '/') + 1);
    add_document(s, make_document("a", "a.txt", 100, "One text."), false, NULL);
    assert_int_equal(
        add_document(s, make_document("a", there, 100, "Edited."), false, NULL),
        ENT_STORE_REPLACED);
    assert_int_equal(
        add_document(s, make_document("a", "/nowhere/a.txt", 100, "Other."), false, NULL),
        ENT_STORE_NEW);
    expect_documents(s, "a(1) a~2(1)");
    ent_store_close(s);
}

/* Items of one file (a feed) are told apart by name, and by line where names repeat. */
static void items_of_one_file_do_not_replace_each_other(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    ent_document d = make_document("item", "feed.xml", 100, "First item.");
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_NEW);
    d = make_document("item", "feed.xml", 100, "Second item.");
    d.line = 9;
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_NEW);
    expect_documents(s, "item(1) item~2(1)");

    /* "#2" is a position: tomorrow it holds another article. */
    d = make_document("feed#2", "feed.xml", 100, "Yesterday's second.");
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_NEW);
    d = make_document("feed#2", "feed.xml", 100, "Today's second.");
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_NEW);
    expect_documents(s, "feed#2(1) feed#2~2(1) item(1) item~2(1)");
    ent_store_close(s);
}

static void standard_input_is_no_place(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    add_document(s, make_document("stdin", "stdin", 100, "One."), false, NULL);
    assert_int_equal(
        add_document(s, make_document("stdin", "stdin", 100, "Two."), false, NULL),
        ENT_STORE_NEW);
    add_document(s, make_document("x", NULL, 100, "Three."), false, NULL);
    assert_int_equal(add_document(s, make_document("x", NULL, 100, "Four."), false, NULL),
        ENT_STORE_NEW);
    expect_documents(s, "stdin(1) stdin~2(1) x(1) x~2(1)");
    ent_store_close(s);
}

static void taken_names_get_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *name, *path, *text, *id;
    } cases[] = {
        { "news", "1/news.txt", "text 1", "news" },
        { "news~2", "x/news~2.txt", "text 2", "news~2" }, /* so called by itself */
        { "news", "2/news.txt", "text 3", "news~3" },
        { "news", "3/news.txt", "text 4", "news~4" },
        { "news~2", "y/news~2.txt", "text 5", "news~2~2" },
    };
    ent_store *s = open_memory("maker 1");
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *id;
        ent_document d = make_document(cases[i].name, cases[i].path, 100, cases[i].text);
        assert_int_equal(add_document(s, d, false, &id), ENT_STORE_NEW);
        assert_string_equal(id, cases[i].id);
    }
    ent_store_close(s);
}

static void a_missing_date_is_worth_redoing(void **state)
{
    (void)state;
    static const struct {
        ent_date old, new;
        const char *path;
        ent_store_outcome want;
    } cases[] = {
        { ENT_NO_DATE, 100, "a.txt", ENT_STORE_REPLACED },
        { ENT_NO_DATE, 100, "b.txt", ENT_STORE_REPLACED },
        { 100, 200, "a.txt", ENT_STORE_REPLACED }, /* corrected */
        { 100, 200, "b.txt", ENT_STORE_KNOWN },    /* a copy that came later */
        { 100, ENT_NO_DATE, "a.txt", ENT_STORE_KNOWN },
        { ENT_NO_DATE, ENT_NO_DATE, "a.txt", ENT_STORE_KNOWN },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_store *s = open_memory("maker 1");
        add_document(s, make_document("a", "a.txt", cases[i].old, "T."), false, NULL);
        ent_document d = make_document("a", cases[i].path, cases[i].new, "T.");
        assert_int_equal(add_document(s, d, false, NULL), cases[i].want);
        ent_arena arena = { 0 };
        ent_collection c;
        expect(ent_store_load(s, &arena, &c, &err));
        assert_int_equal(c.documents[0].document.date,
            cases[i].want == ENT_STORE_REPLACED ? cases[i].new : cases[i].old);
        ent_arena_free(&arena);
        expect_documents(s, "a(1)");
        ent_store_close(s);
    }
}

static bool redo(void *context, const ent_document *document, ent_error *err)
{
    ent_store *store = context;
    ent_store_outcome outcome;
    ent_event e = make_event(document->id, "CHN", ENT_AID, "RUS", "maker 2");
    ent_events events = { .items = &e, .count = 1 };
    assert_int_equal(document->length, strlen(document->text));
    return ent_store_add(store, document, &events, true, &outcome, NULL, err)
           && (outcome == ENT_STORE_REPLACED
               || ent_fail(err, ENT_USAGE, "outcome %d", (int)outcome));
}

static size_t count_stale(ent_store *store, ent_relation relation)
{
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(store, &a, &c, &err));
    for (size_t i = 0; i < c.events.count; i++)
        assert_int_equal(c.events.items[i].relation, relation);
    size_t stale = c.stale;
    ent_arena_free(&a);
    return stale;
}

static void stale_documents_are_known_and_redone(void **state)
{
    (void)state;
    char path[96], *folder = make_folder();
    snprintf(path, sizeof path, "%s/s.entente", folder);
    ent_store *s;
    expect(ent_store_open(path, ENT_STORE_WRITE, "maker 1", &s, &err));
    ent_document a = make_document("a", "a.txt", 100, "One text.");
    ent_document b = make_document("b", "b.txt", 100, "Another.");
    add_document(s, a, false, NULL);
    add_document(s, b, false, NULL);
    assert_int_equal(count_stale(s, ENT_MEETING), 0);
    ent_store_close(s);

    expect(ent_store_open(path, ENT_STORE_WRITE, "maker 2", &s, &err));
    assert_int_equal(count_stale(s, ENT_MEETING), 2);
    assert_int_equal(add_document(s, a, false, NULL), ENT_STORE_STALE);
    assert_int_equal(count_stale(s, ENT_MEETING), 2); /* kept as it was */
    expect(ent_store_begin(s, &err));
    expect(ent_store_each_stale(s, redo, s, &err));
    expect(ent_store_commit(s, &err));
    assert_int_equal(count_stale(s, ENT_AID), 0);
    expect_documents(s, "a(1) b(1)");
    expect(ent_store_each_stale(s, redo, s, &err)); /* none is left */
    ent_store_close(s);
    remove_folder(folder);
}

static void a_removed_document_takes_its_events_along(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    add_document(s, make_document("a", "a.txt", 100, "One."), false, NULL);
    add_document(s, make_document("b", "b.txt", 100, "Two."), false, NULL);
    expect(ent_store_remove(s, "a", &err));
    expect_documents(s, "b(1)");
    expect_fault(ent_store_remove(s, "a", &err), ENT_NOT_FOUND, "no document 'a'");
    assert_int_equal(
        add_document(s, make_document("a", "a.txt", 100, "One."), false, NULL),
        ENT_STORE_NEW);
    ent_store_close(s);
}

static void batches_are_whole(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    expect_fault(ent_store_commit(s, &err), ENT_USAGE, "no batch is open");
    expect(ent_store_begin(s, &err));
    expect_fault(ent_store_begin(s, &err), ENT_USAGE, "a batch is open already");
    add_document(s, make_document("a", "a.txt", 100, "One."), false, NULL);
    expect(ent_store_commit(s, &err));

    /* An event without actors is refused, and with it all that the batch did. */
    ent_document d = make_document("b", "b.txt", 100, "Two.");
    ent_event bad = make_event("b", NULL, ENT_AID, "RUS", "maker 1");
    bad.source = (ent_party){ 0 };
    ent_events events = { .items = &bad, .count = 1 };
    ent_store_outcome outcome;
    expect(ent_store_begin(s, &err));
    add_document(s, make_document("c", "c.txt", 100, "Three."), false, NULL);
    expect_fault(ent_store_add(s, &d, &events, false, &outcome, NULL, &err), ENT_USAGE,
        "names no source or target");
    expect_fault(ent_store_add(s, &d, &events, false, &outcome, NULL, &err), ENT_USAGE,
        "an earlier fault undid this batch");
    expect_fault(ent_store_commit(s, &err), ENT_USAGE, "nothing of it was kept");
    expect_documents(s, "a(1)");

    expect(ent_store_begin(s, &err));
    add_document(s, make_document("c", "c.txt", 100, "Three."), false, NULL);
    expect(ent_store_commit(s, &err));
    expect_documents(s, "a(1) c(1)"); /* actors that were undone are made again */
    ent_store_close(s);
}

static void a_text_is_utf8(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    ent_document d = make_document("a", "a.txt", 100, "caf\xE9");
    ent_events none = { 0 };
    ent_store_outcome outcome;
    expect_fault(ent_store_add(s, &d, &none, false, &outcome, NULL, &err), ENT_USAGE,
        "the text of 'a' is no valid UTF-8");
    ent_store_close(s);
}

static void a_writer_names_its_producer(void **state)
{
    (void)state;
    ent_store *s = open_memory(NULL);
    ent_document d = make_document("a", "a.txt", 100, "One.");
    ent_events none = { 0 };
    ent_store_outcome outcome;
    expect_fault(ent_store_add(s, &d, &none, false, &outcome, NULL, &err), ENT_USAGE,
        "without naming a producer");
    ent_store_close(s);
}

/* What went in comes out, in one order, whatever the order was. */
static void loading_does_not_depend_on_the_order_of_adding(void **state)
{
    (void)state;
    enum { N = 12 };
    char *first = NULL;
    for (unsigned turn = 0; turn < 3; turn++) {
        ent_store *s = open_memory("maker 1");
        for (unsigned i = 0; i < N; i++) {
            unsigned k = turn == 0 ? i : turn == 1 ? N - 1 - i : i * 5 % N;
            char id[8], text[32];
            snprintf(id, sizeof id, "d%02u", k);
            snprintf(text, sizeof text, "Text of document %u.", k);
            ent_document d = make_document(id, id, (ent_date)(100 + k), text);
            ent_event events[3];
            for (unsigned e = 0; e < 3; e++) {
                unsigned n = turn == 1 ? 2 - e : e;
                events[e] = make_event(
                    id, n ? "CHN" : "JPN", n == 1 ? ENT_AID : ENT_ACCUSE, "RUS", "m");
                events[e].place = n == 2 ? "Samarkand" : NULL;
                events[e].attribution.name = n == 2 ? "Denisov" : NULL;
            }
            ent_events list = { .items = events, .count = 3 };
            ent_store_outcome outcome;
            expect(ent_store_add(s, &d, &list, false, &outcome, NULL, &err));
        }
        char *now = dump(s);
        if (!first)
            first = now;
        else
            assert_string_equal(now, first);
        if (now != first) free(now);
        ent_store_close(s);
    }
    assert_non_null(
        strstr(first, "\"attribution\":{\"code\":null,\"name\":\"Denisov\"}"));
    free(first);
}

/* Everything that an event and a document say survives the store. */
static void all_fields_survive(void **state)
{
    (void)state;
    ent_store *s = open_memory("maker 1");
    ent_document d = make_document(
        "doc", "/nowhere/dir/doc.txt", -20000, "Title\n\nBody text.");
    d.title = "Title";
    d.title_length = 5;
    d.url = "https://example.org/doc?x=1";
    d.language = "en";
    d.line = 7;
    ent_evidence pieces[] = { { "A \"quoted\" line.", { 7, 11 }, "Body", "r.v", 0 },
        { "Second.", { 0, 5 }, "Title", NULL, 0 } };
    ent_event e = make_event("doc", "CHN", ENT_SUPPORT, "RUS", "maker 9");
    e.date = -30000;
    e.date_to = -29999;
    e.status = ENT_ALLEGED;
    e.evidence = pieces;
    e.evidence_count = 2;
    e.reports = UINT32_MAX;
    e.intensity = -9999999;
    e.confidence = 1;
    ent_event row = make_event("doc", "FRA", ENT_AID, "DEU", "maker 1");
    row.evidence_count = 0;
    row.date = row.date_to = row.reported = ENT_NO_DATE;
    row.date_from = ENT_FROM_NONE;
    row.origin = (ent_origin){ "x.csv", (uint64_t)1 << 53, "G7", "https://example.org/x",
        "The Paper", 7, 5, 6 };
    ent_event both[] = { e, row };
    ent_events list = { .items = both, .count = 2 };
    ent_store_outcome outcome;
    expect(ent_store_add(s, &d, &list, false, &outcome, NULL, &err));

    ent_buffer want = { 0 };
    ent_document_write(&want, &d);
    ent_event_write(&want, &e);
    ent_event_write(&want, &row);
    char *have = dump(s);
    assert_string_equal(have, want.bytes);
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    const ent_stored_document *stored = &c.documents[0];
    assert_string_equal(stored->document.path, "/nowhere/dir/doc.txt");
    assert_int_equal(stored->document.line, 7);
    assert_int_equal(stored->document.title_length, 5);
    assert_null(stored->document.text);
    assert_string_equal(stored->story, "doc");
    assert_string_equal(stored->producer, "maker 1");
    assert_string_equal(c.events.items[0].story, "doc");
    assert_string_equal(c.events.items[0].publisher, "Post");
    assert_string_equal(c.events.items[0].evidence[1].sentence, "Second.");
    free(have);
    ent_arena_free(&a);
    ent_buffer_free(&want);
    ent_store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_content_is_stored_once),
        cmocka_unit_test(other_content_at_a_place_replaces),
        cmocka_unit_test(a_place_is_one_by_any_path),
        cmocka_unit_test(items_of_one_file_do_not_replace_each_other),
        cmocka_unit_test(standard_input_is_no_place),
        cmocka_unit_test(taken_names_get_a_number),
        cmocka_unit_test(a_missing_date_is_worth_redoing),
        cmocka_unit_test(stale_documents_are_known_and_redone),
        cmocka_unit_test(a_removed_document_takes_its_events_along),
        cmocka_unit_test(batches_are_whole),
        cmocka_unit_test(a_text_is_utf8),
        cmocka_unit_test(a_writer_names_its_producer),
        cmocka_unit_test(loading_does_not_depend_on_the_order_of_adding),
        cmocka_unit_test(all_fields_survive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
