/* Wordings: each of frames.tsv has a sentence that it states, and a third of all
 * sentences state nothing. */
#include "base/table.h"
#include "lexicon/tsv.h"
#include "test_relations_harness.h"

enum { LEAST_LEMMAS = 1500, WRONG_OF_1000 = 10, SHOWN = 20 };

static harness h;
static ent_arena arena;
static ent_tsv corpus;

/* False: there already. */
static bool put(ent_table *table, const char *key)
{
    bool added = false;
    assert_non_null(ent_table_add(table, key, strlen(key), &added));
    return added;
}

static void sentences_hold(void **state)
{
    (void)state;
    size_t wrong = 0, silent = 0;
    for (size_t i = 0; i < corpus.count; i++) {
        const char *const *cells = corpus.rows[i].cells;
        const char *found = harness_read(&h, cells[2], ENT_NO_DATE);
        const char *want = harness_sorted(&h, cells[3]);
        silent += !*cells[3];
        if (strcmp(found, want) == 0) continue;
        if (wrong++ < SHOWN)
            print_message("wordings.tsv:%u: %s: '%s'\n  expected: %s\n  found:    %s\n",
                corpus.rows[i].line, cells[0], cells[2], want, found);
    }
    assert_true(silent * 3 >= corpus.count);
    print_message("%zu of %zu sentences are read otherwise\n", wrong, corpus.count);
    assert_true(wrong * 1000 <= corpus.count * WRONG_OF_1000);
}

/* The columns of frames.tsv that matter here. */
enum { ID, CLASS, WORDS, COLUMNS = 12 };
static const char *const columns[COLUMNS] = { "id", "class", "words", "object",
    "relation", "cameo", "status", "source", "target", "example", "expected", "nothing" };

static bool states(const char *class)
{
    return strcmp(class, "verb") == 0 || strcmp(class, "noun") == 0
           || strcmp(class, "adjective") == 0;
}

static size_t check_frame(ent_table *known, ent_table *lemmas, const char *const *cells)
{
    size_t missing = 0;
    for (const char *from = cells[WORDS]; *from;) {
        size_t length = strcspn(from, "|");
        const char *key = ent_arena_print(
            &arena, "%s\t%.*s", cells[ID], (int)length, from);
        size_t first = strcspn(from, " |");
        put(lemmas, strcmp(cells[CLASS], "verb") == 0
                        ? ent_arena_print(&arena, "verb %.*s", (int)first, from)
                        : ent_arena_print(&arena, "other %.*s", (int)length, from));
        if (!ent_table_find(known, key, strlen(key))) {
            print_message("no sentence for %s\n", key);
            missing++;
        }
        from += length + (from[length] == '|');
    }
    return missing;
}

static void every_wording_has_a_sentence(void **state)
{
    (void)state;
    ent_table known = { 0 }, lemmas = { 0 };
    ent_tsv frames;
    ent_error err = { 0 };
    size_t missing = 0;
    if (!ent_tsv_read(&arena, ENTENTE_DATA "/lexicon", "frames.tsv", columns, COLUMNS,
            &frames, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < corpus.count; i++)
        if (*corpus.rows[i].cells[3])
            put(&known, ent_arena_print(&arena, "%s\t%s", corpus.rows[i].cells[0],
                            corpus.rows[i].cells[1]));
    for (size_t i = 0; i < frames.count; i++)
        if (states(frames.rows[i].cells[CLASS]))
            missing += check_frame(&known, &lemmas, frames.rows[i].cells);
    assert_int_equal(missing, 0);
    assert_true(lemmas.count >= LEAST_LEMMAS);
    ent_table_free(&known);
    ent_table_free(&lemmas);
}

static int open_all(void **state)
{
    static const char *const names[] = { "frame", "wording", "sentence", "expected" };
    ent_error err = { 0 };
    harness_of_group = &h;
    harness_setup(state);
    if (ent_tsv_read(&arena, ENTENTE_SOURCE "/tests/corpus", "wordings.tsv", names, 4,
            &corpus, &err))
        return 0;
    print_error("%s\n", err.message);
    return -1;
}

static int close_all(void **state)
{
    ent_arena_free(&arena);
    return harness_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_wording_has_a_sentence),
        cmocka_unit_test(sentences_hold),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
