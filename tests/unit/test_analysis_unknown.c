/* Unknown names over documents: same name and code is one; no code joins the one there
 * is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/unknown.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static ent_lexicon *lexicon;

static int open_lexicon(void **state)
{
    (void)state;
    return ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL) ? 0 : -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_lexicon_close(lexicon);
    return 0;
}

/* a: day 20, Kelp Post; b: day 10, Whale Times; c: no date. */
static ent_stored_document documents[] = {
    { .document = { .id = "a", .date = 20, .publisher = "Kelp Post" } },
    { .document = { .id = "b", .date = 10, .publisher = "Whale Times" } },
    { .document = { .id = "c", .date = ENT_NO_DATE } },
};

#define NAME(in, who, side, what, times)                                                 \
    {                                                                                    \
        .doc = in, .party = { side, NULL, who, what, NULL }, .form = who,                \
        .count = times, .sentence = {                                                    \
            times,                                                                       \
            times + 1                                                                    \
        }                                                                                \
    }

static ent_naming names[] = {
    NAME("a", "Blorf Quuxor", "NOR", "person", 2),
    NAME("a", "Zindra Wobbleton", NULL, "person", 1),
    NAME("b", "BLORF QUUXOR", NULL, "person", 3), /* joins NOR */
    NAME("b", "Zindra Wobbleton", "CAN", "person", 1),
    NAME("b", "Vladimir Putin", NULL, "person", 9), /* known by now */
    NAME("c", "Blorf Quuxor", "NOR", "person", 1),
    NAME("c", "Zindra Wobbleton", "SWE", "person", 1),
    NAME("c", "Kelp Council", NULL, "body", 1),
    NAME("gone", "Kelp Council", NULL, "body", 1), /* of no document */
};

/* "Blorf Quuxor NOR 3/6 b; ...": documents, mentions, the earliest document. */
static void expect_found(const ent_filter *filter, const char *want, size_t all)
{
    ent_arena a = { 0 };
    ent_buffer got = { 0 };
    ent_unknown_names found;
    ent_error err = { 0 };
    ent_collection c = { .documents = documents, .document_count = COUNT(documents) };
    const ent_namings list = { names, COUNT(names) };
    ent_buffer_text(&got, "");
    if (!ent_unknown_find(&c, &list, lexicon, filter, &a, &found, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < found.count; i++) {
        const ent_unknown_name *n = &found.items[i];
        ent_buffer_print(&got, "%s%s %s%s%u/%u %s", i ? "; " : "", n->name, n->code,
            *n->code ? " " : "", (unsigned)n->documents, (unsigned)n->mentions, n->doc);
    }
    assert_string_equal(got.bytes, want);
    assert_int_equal(found.all, all);
    ent_buffer_free(&got);
    ent_arena_free(&a);
}

static void names_are_merged(void **state)
{
    (void)state;
    ent_filter all;
    ent_filter_defaults(&all);
    /* Zindra has two codes elsewhere: without one she stays apart */
    expect_found(&all,
        "Blorf Quuxor NOR 3/6 b; Kelp Council 1/1 c; Zindra Wobbleton 1/1 a; "
        "Zindra Wobbleton CAN 1/1 b; Zindra Wobbleton SWE 1/1 c",
        5);
}

static void filters_hold(void **state)
{
    (void)state;
    static const char *const nor[] = { "NOR" }, *const whale[] = { "Whale Times" };
    ent_filter f;
    ent_filter_defaults(&f);
    f.top = 1;
    expect_found(&f, "Blorf Quuxor NOR 3/6 b", 5);
    ent_filter_defaults(&f);
    f.actors = nor;
    f.actor_count = 1;
    expect_found(&f, "Blorf Quuxor NOR 3/6 b", 1);
    ent_filter_defaults(&f);
    f.publishers = whale;
    f.publisher_count = 1; /* NOR is not known in what is left */
    expect_found(&f, "BLORF QUUXOR 1/3 b; Zindra Wobbleton CAN 1/1 b", 2);
    ent_filter_defaults(&f);
    f.as_of = 15;
    expect_found(&f, "BLORF QUUXOR 1/3 b; Zindra Wobbleton CAN 1/1 b", 2);
    ent_filter_defaults(&f);
    f.reported_dates.from = 15;
    expect_found(&f, "Blorf Quuxor NOR 1/2 a; Zindra Wobbleton 1/1 a", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_merged),
        cmocka_unit_test(filters_hold),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
