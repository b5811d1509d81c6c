/* Documents and events that come as records, without text. */
#define _GNU_SOURCE
#include "test_store_common.h"

static ent_store *open_memory(void)
{
    ent_store *store;
    expect(ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &store, &err));
    return store;
}

static ent_document make_head(const char *id, const char *text)
{
    ent_document d = { .id = id, .date = 50, .title = "Title", .publisher = "Wire" };
    if (text) ent_hash_hex(text, strlen(text), d.hash);
    return d;
}

static bool add_event(
    ent_store *s, const char *doc, ent_relation relation, const char *producer)
{
    bool added;
    ent_event e = make_event(doc, "CHN", relation, "RUS", producer);
    expect(ent_store_add_event(s, &e, &added, &err));
    return added;
}

static void events_make_their_document(void **state)
{
    (void)state;
    ent_store *s = open_memory();
    assert_true(add_event(s, "x", ENT_AID, "coder"));
    assert_false(add_event(s, "x", ENT_AID, "coder")); /* to the letter the same */
    assert_true(add_event(s, "x", ENT_MEETING, "coder"));
    assert_true(add_event(s, "y", ENT_AID, NULL));
    assert_false(add_event(s, "y", ENT_AID, NULL));
    expect_documents(s, "x(2) y(1)");

    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    assert_string_equal(c.documents[0].producer, "coder");
    assert_int_equal(c.documents[0].document.date, 18999); /* as its event reports */
    assert_string_equal(c.documents[0].document.hash, "");
    assert_string_equal(c.documents[0].story, "x");
    assert_int_equal(c.stale, 0); /* there is no text to do it again from */
    assert_string_equal(c.events.items[0].producer, "coder");
    assert_null(c.documents[1].producer);
    ent_arena_free(&a);
    ent_store_close(s);
}

/* One document, one producer. */
static void producers_do_not_mix(void **state)
{
    (void)state;
    ent_store *s = open_memory();
    bool added;
    add_event(s, "x", ENT_AID, "coder");
    ent_event e = make_event("x", "CHN", ENT_MEETING, "RUS", "machine");
    expect_fault(ent_store_add_event(s, &e, &added, &err), ENT_MALFORMED,
        "document 'x' has events by 'coder', expected no others (here by 'machine')");

    add_document(s, make_document("a", "a.txt", 100, "A text."), false, NULL);
    e = make_event("a", "CHN", ENT_AID, "RUS", "maker 1");
    expect_fault(ent_store_add_event(s, &e, &added, &err), ENT_MALFORMED,
        "document 'a' was read with its text by 'maker 1', expected no other events");
    assert_false(add_event(s, "a", ENT_MEETING, "maker 1")); /* its own: no fault */

    /* A refusal does not undo the batch that it happens in. */
    expect(ent_store_begin(s, &err));
    add_event(s, "z", ENT_AID, "coder");
    expect_fault(ent_store_add_event(s, &e, &added, &err), ENT_MALFORMED, "'a'");
    add_event(s, "z", ENT_MEETING, "coder");
    expect(ent_store_commit(s, &err));
    expect_documents(s, "a(1) x(1) z(2)");
    ent_store_close(s);
}

static void heads_are_known_by_content_then_by_id(void **state)
{
    (void)state;
    ent_store *s = open_memory();
    ent_document d = make_head("x", "text 1");
    expect(ent_store_add_head(s, &d, &err));
    expect(ent_store_add_head(s, &d, &err));
    add_event(s, "x", ENT_AID, "coder");
    expect_documents(s, "x(1)");

    /* Another content under the same id: its events follow it. */
    d = make_head("x", "text 2");
    expect(ent_store_add_head(s, &d, &err));
    add_event(s, "x", ENT_MEETING, "machine");
    expect_documents(s, "x(1) x~2(1)");

    /* The first content again, under whatever id. */
    d = make_head("other", "text 1");
    expect(ent_store_add_head(s, &d, &err));
    assert_false(add_event(s, "other", ENT_AID, "coder"));
    add_event(s, "other", ENT_ACCUSE, "coder");
    d = make_head("x", "text 1");
    expect(ent_store_add_head(s, &d, &err)); /* "x" means the first one again */
    assert_false(add_event(s, "x", ENT_ACCUSE, "coder"));
    expect_documents(s, "x(2) x~2(1)");
    ent_store_close(s);
}

static void heads_fill_in_what_is_not_known(void **state)
{
    (void)state;
    ent_store *s = open_memory();
    add_event(s, "x", ENT_AID, "coder");
    ent_document d = make_head("x", "text 1");
    expect(ent_store_add_head(s, &d, &err));
    d = make_head("x", NULL);
    d.title = NULL;
    d.date = ENT_NO_DATE;
    d.language = "en";
    expect(ent_store_add_head(s, &d, &err));
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    assert_int_equal(c.document_count, 1);
    const ent_document *x = &c.documents[0].document;
    assert_string_equal(x->title, "Title");
    assert_string_equal(x->language, "en");
    assert_int_equal(x->date, 50);
    assert_int_equal(strlen(x->hash), 32);
    assert_string_equal(c.events.items[0].publisher, "Wire");
    ent_arena_free(&a);
    ent_store_close(s);
}

/* A text that was known by record only: its events are made here from now on. */
static void a_text_takes_the_place_of_its_record(void **state)
{
    (void)state;
    ent_store *s = open_memory();
    ent_document head = make_head("record", "A text.");
    expect(ent_store_add_head(s, &head, &err));
    add_event(s, "record", ENT_AID, "coder");
    add_event(s, "record", ENT_ACCUSE, "coder");
    const char *id;
    ent_document d = make_document("a", "a.txt", 100, "A text.");
    assert_int_equal(add_document(s, d, false, &id), ENT_STORE_REPLACED);
    assert_string_equal(id, "record");
    expect_documents(s, "record(1)");
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_KNOWN);
    d = make_document("a", "a.txt", 100, "An edited text."); /* the place is known now */
    assert_int_equal(add_document(s, d, false, NULL), ENT_STORE_REPLACED);
    expect_documents(s, "record(1)");

    /* The same name alone is not the same document. */
    add_event(s, "b", ENT_AID, "coder");
    d = make_document("b", "b.txt", 100, "B text.");
    assert_int_equal(add_document(s, d, false, &id), ENT_STORE_NEW);
    assert_string_equal(id, "b~2");
    ent_store_close(s);
}

/* What one store prints, another one reads; what it has read is known the next time. */
static void a_dump_can_be_read_back(void **state)
{
    (void)state;
    ent_store *s = open_memory(), *copy = open_memory();
    add_document(s, make_document("a", "a.txt", 100, "A text."), false, NULL);
    add_document(s, make_document("b", "b.txt", ENT_NO_DATE, "B text."), false, NULL);
    add_event(s, "x", ENT_AID, "coder");
    char *lines = dump(s);
    for (int turn = 0; turn < 2; turn++) {
        ent_arena a = { 0 };
        size_t added_events = 0;
        expect(ent_store_begin(copy, &err));
        for (const char *at = lines, *end; *at; at = end + 1) {
            end = strchr(at, '\n');
            size_t length = (size_t)(end - at);
            ent_event e;
            ent_document d;
            bool added = false;
            if (ent_record_sort(at, length, NULL) == ENT_RECORD_EVENT) {
                expect(ent_event_read(&a, at, length, &e, &err));
                expect(ent_store_add_event(copy, &e, &added, &err));
            } else {
                expect(ent_document_read(&a, at, length, &d, &err));
                expect(ent_store_add_head(copy, &d, &err));
            }
            added_events += added;
        }
        expect(ent_store_commit(copy, &err));
        assert_int_equal(added_events, turn == 0 ? 3 : 0);
        ent_arena_free(&a);
        char *again = dump(copy);
        assert_string_equal(again, lines);
        free(again);
    }
    free(lines);
    ent_store_close(copy);
    ent_store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_make_their_document),
        cmocka_unit_test(producers_do_not_mix),
        cmocka_unit_test(heads_are_known_by_content_then_by_id),
        cmocka_unit_test(heads_fill_in_what_is_not_known),
        cmocka_unit_test(a_text_takes_the_place_of_its_record),
        cmocka_unit_test(a_dump_can_be_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
