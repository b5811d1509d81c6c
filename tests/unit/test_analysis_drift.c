/* Blocs era by era, and who left his for another. */
#include "graph_events.h"

#include "analysis/bloc_match.h"
#include "analysis/drift.h"

static void successors_share_the_most(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    /* bloc 1 splits: three go to 2, two to 3; bloc 2 goes on as 1 but for one; one comes
     * and one goes */
    static const uint32_t before[] = { 1, 1, 1, 1, 1, 2, 2, 2, 0, 2 };
    static const uint32_t after[] = { 2, 2, 2, 3, 3, 1, 1, 2, 1, 0 };
    const uint32_t *s = ent_bloc_successors(before, after, COUNT(before), 2, 3, &arena);
    assert_int_equal(s[1], 2);
    assert_int_equal(s[2], 1);
    /* two blocs become one: the larger goes on */
    static const uint32_t two[] = { 1, 1, 2, 2, 2 }, one[] = { 1, 1, 1, 1, 1 };
    s = ent_bloc_successors(two, one, COUNT(two), 2, 1, &arena);
    assert_int_equal(s[1], 0);
    assert_int_equal(s[2], 1);
    ent_arena_free(&arena);
}

/* Six meet within threes and fight between; in 2022 C changes sides; D's only event with
 * the others is too few to tell. */
static ent_events three_years(ent_arena *arena)
{
    ent_buffer b = { 0 };
    for (int year = 2020; year <= 2022; year++)
        for (int month = 1; month <= 5; month++) {
            const char *c = year < 2022 ? "meeting actual 4" : "assault actual -9";
            const char *d = year < 2022 ? "assault actual -9" : "meeting actual 4";
            ent_buffer_print(&b, "%d-%02d-01 A B meeting actual 4 1 a\n", year, month);
            ent_buffer_print(&b, "%d-%02d-02 A C %s 1 a\n", year, month, c);
            ent_buffer_print(&b, "%d-%02d-03 X Y meeting actual 4 1 a\n", year, month);
            ent_buffer_print(&b, "%d-%02d-04 X C %s 1 a\n", year, month, d);
            ent_buffer_print(&b, "%d-%02d-05 A X assault actual -9 1 a\n", year, month);
        }
    ent_buffer_text(&b, "2020-01-01 A D meeting actual 4 1 a\n"
                        "2022-01-01 X D meeting actual 4 1 a\n");
    const ent_events events = events_from(arena, b.bytes);
    ent_buffer_free(&b);
    return events;
}

static ent_drift drift_of(ent_arena *arena, const ent_events *events,
    const ent_tally_list *tallies, ent_step step, ent_graph **g)
{
    ent_filter f;
    ent_drift drift;
    ent_error err = { 0 };
    const ent_drift_source source = { events, tallies, NULL };
    ent_filter_defaults(&f);
    assert_true(ent_graph_build_with(events, tallies, NULL, &f, g, &err));
    if (!ent_drift_find(&source, *g, step, arena, &drift, &err))
        fail_msg("%s", err.message);
    return drift;
}

static void expect_switch(const ent_drift *d, const ent_graph *g)
{
    assert_int_equal(d->eras.count, 3);
    assert_int_equal(d->count, 1);
    const ent_drift_switch *s = &d->switches[0];
    assert_string_equal(ent_graph_node(g, s->node)->id, "C");
    assert_int_equal(s->era, 2);
    assert_int_equal(d->bloc[1][s->node], s->from);
    assert_int_equal(d->bloc[2][s->node], s->to);
    assert_int_equal(d->bloc[1][0], s->from); /* A */
    assert_int_not_equal(d->bloc[2][0], s->to);
    assert_int_equal(d->bloc[1][3], 0); /* D is not there in 2021 */
}

static void one_switches(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_graph *g = NULL;
    const ent_events events = three_years(&arena);
    const ent_drift d = drift_of(&arena, &events, NULL, ENT_STEP_YEAR, &g);
    expect_switch(&d, g);
    ent_graph_free(g);

    static const ent_events none = { 0 };
    ent_tallies tallies = { 0 };
    ent_tally_list list;
    ent_error err = { 0 };
    for (size_t i = 0; i < events.count; i++)
        assert_true(ent_tally_event(&tallies, &events.items[i], &err));
    assert_true(ent_tallies_sort(&tallies, &arena, &list, &err));
    const ent_drift counted = drift_of(&arena, &none, &list, ENT_STEP_YEAR, &g);
    expect_switch(&counted, g);
    ent_graph_free(g);
    ent_tallies_free(&tallies);
    ent_arena_free(&arena);
}

static void eras_follow_the_length(void **state)
{
    (void)state;
    static const struct {
        const char *events;
        ent_step step;
        size_t eras, span;
    } cases[] = {
        { "2022-01-01 A B meeting actual 4 1 a\n2022-01-09 A B meeting actual 4 1 a\n",
            ENT_STEP_DAY, 9, 1 },
        { "2022-01-01 A B meeting actual 4 1 a\n2022-03-09 A B meeting actual 4 1 a\n",
            ENT_STEP_WEEK, 11, 1 },
        { "2020-01-01 A B meeting actual 4 1 a\n2022-03-09 A B meeting actual 4 1 a\n",
            ENT_STEP_QUARTER, 9, 1 },
        { "1900-01-01 A B meeting actual 4 1 a\n1999-03-09 A B meeting actual 4 1 a\n",
            ENT_STEP_YEAR, 12, 9 },
        { "1900-01-01 A B meeting actual 4 1 a\n", ENT_STEP_DAY, 0, 1 },
        { "- A B meeting actual 4 1 a\n", ENT_STEP_DAY, 0, 1 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_arena arena = { 0 };
        ent_graph *g = NULL;
        const ent_events events = events_from(&arena, cases[i].events);
        const ent_drift d = drift_of(&arena, &events, NULL, ENT_STEP_AUTO, &g);
        assert_int_equal(d.eras.count, cases[i].eras);
        assert_int_equal(d.eras.step, cases[i].step);
        assert_int_equal(d.span, cases[i].span);
        assert_int_equal(d.count, 0);
        ent_graph_free(g);
        ent_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(successors_share_the_most),
        cmocka_unit_test(one_switches),
        cmocka_unit_test(eras_follow_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
