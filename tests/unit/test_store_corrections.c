/* Corrections in a store: laid over what is added, kept over a refresh, and undone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "store/store.h"

static ent_lexicon *lexicon;
static ent_store *store;
static ent_corrections corrections;
static ent_error err;

static int open_all(void **state)
{
    (void)state;
    return ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)
                   && ent_store_open(NULL, ENT_STORE_MEMORY, "maker 1", &store, &err)
               ? 0
               : -1;
}

static int close_all(void **state)
{
    (void)state;
    ent_store_close(store);
    ent_corrections_free(&corrections);
    ent_lexicon_close(lexicon);
    return 0;
}

static void keep(const char *table)
{
    ent_corrections lines = { 0 };
    ent_correction_faults faults = { .strict = true };
    bool added;
    char *bytes = ent_arena_string(&lines.arena, table);
    assert_true(ent_corrections_cut(
        &lines, lexicon, "t.tsv", bytes, strlen(table), &faults, &err));
    for (size_t i = 0; i < lines.count; i++)
        assert_true(ent_store_add_correction(store, &lines.items[i], &added, &err));
    ent_corrections_free(&lines);
}

/* The store's lines count from now on, also for what is there. */
static void apply(const char *doc)
{
    ent_correction_faults faults = { .strict = true };
    ent_table docs = { 0 };
    ent_corrections_free(&corrections);
    assert_true(ent_store_load_corrections(store, lexicon, &corrections, &faults, &err));
    ent_store_use_corrections(store, &corrections);
    assert_non_null(ent_table_add(&docs, doc, strlen(doc), NULL));
    if (!ent_store_recorrect(store, &corrections, &docs, &err))
        fail_msg("%s", err.message);
    ent_table_free(&docs);
}

static ent_event event_of(ent_relation relation, const char *target)
{
    static ent_evidence piece = { "They did.", { 0, 4 }, "They", "r", 0 };
    return (ent_event){ .doc = "a",
        .date = 20,
        .date_to = 20,
        .reported = 20,
        .source = { .id = "norway", .code = "NOR", .name = "Norway" },
        .target = { .id = target, .code = target, .name = target },
        .relation = relation,
        .confidence = ENT_ONE / 2,
        .reports = 1,
        .evidence = &piece,
        .evidence_count = 1,
        .producer = "maker 1" };
}

static void add(const char *text, bool refresh, ent_store_outcome want)
{
    ent_store_outcome outcome;
    ent_event items[] = { event_of(ENT_ACCUSE, "ghana"), event_of(ENT_AID, "chad") };
    const ent_events events = { .items = items, .count = 2 };
    ent_document d = {
        .id = "a", .text = text, .length = (uint32_t)strlen(text), .date = 20
    };
    memset(d.hash, 'a', 32);
    assert_true(ent_store_add(store, &d, &events, refresh, &outcome, NULL, &err));
    assert_int_equal(outcome, want);
}

static void expect(const char *want)
{
    ent_arena arena = { 0 };
    ent_collection c;
    ent_buffer out = { 0 };
    assert_true(ent_store_load(store, &arena, &c, &err));
    for (size_t i = 0; i < c.events.count; i++) {
        const ent_event *e = &c.events.items[i];
        ent_buffer_print(&out, "%s%s %s%s%s", i ? ", " : "",
            ent_relation_table[e->relation].name, e->target.id, e->corrected ? " " : "",
            e->corrected ? e->corrected : "");
    }
    assert_string_equal(out.bytes ? out.bytes : "", want);
    ent_buffer_free(&out);
    ent_arena_free(&arena);
}

static void corrections_survive_and_are_undone(void **state)
{
    (void)state;
    static const char text[] = "Norway accused Ghana. It thanked Chad.";
    add(text, false, ENT_STORE_NEW);
    expect("aid chad, accuse ghana");
    keep("a\treject\tNorway\taid\na\tretype\t\taccuse\t\t\t\treject\tonly no\n");
    expect("aid chad, accuse ghana"); /* kept, not yet applied */
    for (int again = 0; again < 3; again++) {
        apply("a");
        expect("reject ghana retype, was accuse: only no");
    }
    keep("a\tadd\tNorway\tagree\tChad\t\t\tthanked  Chad");
    apply("a");
    expect("reject ghana retype, was accuse: only no, agree chad add");

    /* the events are made again by another program */
    add(text, true, ENT_STORE_KNOWN);
    ent_store *same = store;
    assert_true(ent_store_remove(store, "a", &err));
    expect("");
    add(text, false, ENT_STORE_NEW);
    assert_ptr_equal(store, same);
    expect("reject ghana retype, was accuse: only no, agree chad add");

    assert_false(ent_store_drop_correction(store, 99, &err));
    assert_non_null(strstr(err.message, "no correction 99"));
    assert_true(ent_store_drop_correction(store, 2, &err));
    apply("a");
    expect("accuse ghana, agree chad add");
    assert_true(ent_store_drop_correction(store, 1, &err));
    assert_true(ent_store_drop_correction(store, 3, &err));
    apply("a");
    expect("aid chad, accuse ghana");
}

static void records_are_corrected_too(void **state)
{
    (void)state;
    bool added;
    ent_event e = event_of(ENT_ACCUSE, "ghana");
    e.doc = "b";
    keep("b\trestate\t\t\t\t\t\talleged\n");
    apply("b");
    assert_true(ent_store_remove(store, "a", &err));
    assert_true(ent_store_add_event(store, &e, &added, &err));
    assert_true(added);
    expect("accuse ghana restate, was actual");
    assert_true(ent_store_add_event(store, &e, &added, &err));
    assert_false(added);
    apply("b");
    expect("accuse ghana restate, was actual");
    for (size_t i = 0; i < corrections.count; i++)
        assert_true(ent_store_drop_correction(store, corrections.items[i].number, &err));
    apply("b");
    expect("accuse ghana");

    /* one that came as corrected is no work of this store */
    e = event_of(ENT_AID, "chad");
    e.doc = "b";
    e.corrected = "accept";
    assert_true(ent_store_add_event(store, &e, &added, &err));
    apply("b");
    expect("aid chad accept, accuse ghana");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corrections_survive_and_are_undone),
        cmocka_unit_test(records_are_corrected_too),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
