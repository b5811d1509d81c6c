/* When pairs and blocs take another course. */
#include "graph_events.h"

#include "analysis/turns.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    uint64_t seed;
} world;

/* `count` events of the month, on days spread over it. */
static void add_month(world *w, int month, const char *a, const char *b,
    ent_relation relation, int intensity, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        ent_event *e = ent_event_add(&w->arena, &w->events);
        int day = 1 + (int)(next_random(&w->seed) % 28);
        *e = (ent_event){ .doc = "a",
            .source.code = a,
            .target.code = b,
            .relation = relation,
            .intensity = intensity * ENT_ONE,
            .confidence = ENT_ONE,
            .date = ent_date_make(2020 + month / 12, 1 + month % 12, day),
            .reported = ENT_NO_DATE,
            .reports = 1 };
    }
}

static ent_graph *graph_of(world *w)
{
    ent_filter f;
    ent_filter_defaults(&f);
    f.duplicates = ENT_DUPLICATES_KEEP;
    return graph_from(&w->events, NULL, &f);
}

static ent_windows months_of(world *w, const ent_graph *g)
{
    ent_windows windows;
    ent_error err = { 0 };
    assert_true(
        ent_windows_of_graph(g, ENT_STEP_MONTH, ENT_HAPPENED, &w->arena, &windows, &err));
    return windows;
}

static ent_turns turns_of(world *w, const ent_graph *g, const ent_windows *windows)
{
    ent_turns turns;
    ent_error err = { 0 };
    assert_true(ent_turns_of_pairs(g, windows, &w->arena, &turns, &err));
    return turns;
}

static uint32_t about(world *w, uint32_t count)
{
    return count - 1 + next_random(&w->seed) % 3;
}

/* RUS-UKR: 2 meetings a month, then 11 assaults from 2022-02 on; CHN-RUS: the same all
 * the time; CHN-UKR: too few events to speak of, though all in the end. */
static void fill(world *w)
{
    for (int month = 0; month < 36; month++) {
        bool war = month >= 25;
        add_month(w, month, "RUS", "UKR", war ? ENT_ASSAULT : ENT_MEETING, war ? -9 : 3,
            war ? about(w, 11) : about(w, 2));
        add_month(w, month, "CHN", "RUS", ENT_MEETING, 3, about(w, 4));
    }
    add_month(w, 35, "CHN", "UKR", ENT_MEETING, 3, 9);
}

static void a_war_is_a_turn(void **state)
{
    (void)state;
    world w = { .seed = 3 };
    fill(&w);
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    const ent_turns turns = turns_of(&w, g, &windows);
    char name[16];
    assert_int_equal(turns.tested, 2);
    assert_int_equal(turns.count, 1);
    const ent_turn *t = &turns.items[0];
    assert_string_equal(ent_graph_node(g, t->a)->id, "RUS");
    assert_string_equal(ent_graph_node(g, t->b)->id, "UKR");
    ent_window_name(&windows, t->window, name);
    assert_string_equal(name, "2022-02");
    assert_true(t->volume && t->tone);
    assert_true(fabs(t->before.rate - 2) < 0.5 && fabs(t->after.rate - 11) < 1);
    assert_true(t->before.tone == 3 && t->after.tone == -9);
    assert_int_equal(t->first, 0);
    assert_int_equal(t->next, 36);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

static void tone_alone_may_turn(void **state)
{
    (void)state;
    world w = { .seed = 5 };
    for (int month = 0; month < 24; month++)
        for (uint32_t i = 0; i < 4; i++) {
            bool friendly = next_random(&w.seed) % 10 < (month < 12 ? 9u : 2u);
            add_month(&w, month, "A", "B", friendly ? ENT_SUPPORT : ENT_ACCUSE,
                friendly ? 3 : -2, 1);
        }
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    const ent_turns turns = turns_of(&w, g, &windows);
    assert_int_equal(turns.count, 1);
    assert_true(turns.items[0].tone && !turns.items[0].volume);
    assert_in_range(turns.items[0].window, 11, 13);
    assert_true(turns.items[0].before.tone > 1 && turns.items[0].after.tone < 0);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

/* Planned and denied events are none that happened. */
static void what_did_not_happen_is_no_turn(void **state)
{
    (void)state;
    world w = { .seed = 9 };
    for (int month = 0; month < 24; month++) {
        add_month(&w, month, "A", "B", ENT_MEETING, 1, 1);
        add_month(&w, month, "A", "B", ENT_MEETING, 1, month < 12 ? 0 : 12);
        for (size_t i = 1; month >= 12 && i <= 12; i++)
            w.events.items[w.events.count - i].status = i % 2 ? ENT_PLANNED : ENT_NEGATED;
    }
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    const ent_turns turns = turns_of(&w, g, &windows);
    assert_int_equal(turns.tested, 1);
    assert_int_equal(turns.count, 0);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

/* Of 400 pairs of one rate each hardly one turns: the penalty knows how many there are.
 */
static void many_pairs_do_not_turn_by_chance(void **state)
{
    (void)state;
    world w = { .seed = 13 };
    static char names[80][4];
    for (uint32_t p = 0; p < 400; p++) {
        const char *a = names[p % 40], *b = names[40 + p / 40 + p % 4 * 10];
        snprintf(names[p % 40], 4, "a%02u", p % 40);
        snprintf(names[40 + p / 40 + p % 4 * 10], 4, "b%02u", p / 40 + p % 4 * 10);
        for (int month = 0; month < 24; month++)
            for (int i = 0; i < 4; i++) /* 2 a month, binomial */
                add_month(&w, month, a, b, ENT_MEETING, 3, next_random(&w.seed) % 2);
    }
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    const ent_turns turns = turns_of(&w, g, &windows);
    print_message("%zu turns in %zu pairs\n", turns.count, turns.tested);
    assert_int_equal(turns.tested, 400);
    assert_true(turns.count <= 1);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

static void blocs_drift_apart(void **state)
{
    (void)state;
    world w = { .seed = 21 };
    for (int month = 0; month < 24; month++) {
        add_month(&w, month, "A", "B", ENT_MEETING, 3, about(&w, 6));
        add_month(&w, month, "C", "D", ENT_MEETING, 3, about(&w, 6));
        add_month(&w, month, "A", "C", ENT_MEETING, 3, month < 12 ? about(&w, 5) : 0);
        add_month(&w, month, "A", "C", ENT_ASSAULT, -9, month < 12 ? 0 : about(&w, 5));
    }
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    ent_blocs blocs;
    ent_turns turns;
    ent_error err = { 0 };
    assert_true(ent_blocs_find(g, &w.arena, &blocs, &err));
    assert_int_equal(blocs.bloc_count, 2);
    assert_true(ent_turns_of_blocs(g, &blocs, &windows, &w.arena, &turns, &err));
    assert_int_equal(turns.tested, 3);
    assert_int_equal(turns.count, 1);
    const ent_turn *t = &turns.items[0];
    assert_true(t->a == 1 && t->b == 2 && t->window == 12);
    assert_true(t->volume && t->tone && t->after.count == 0);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

/* The year in which the tone of two turned hostile; 0: it did not. */
static int hostile_since(const ent_graph *g, const ent_windows *windows,
    const ent_turns *turns, const char *a, const char *b)
{
    for (size_t i = 0; i < turns->count; i++) {
        const ent_turn *t = &turns->items[i];
        int year;
        if (strcmp(ent_graph_node(g, t->a)->id, a) != 0
            || strcmp(ent_graph_node(g, t->b)->id, b) != 0 || !t->tone
            || t->after.tone > t->before.tone)
            continue;
        ent_date_split(windows->items[t->window].from, &year, NULL, NULL);
        return year;
    }
    return 0;
}

/* Signed ties of states by windows of four years, 1946-49, 1947-50 and so on (of the
 * Correlates of War): revolutions and quarrels stand in the first window that saw them.
 */
static void history_turns_when_it_did(void **state)
{
    (void)state;
    world w = { 0 };
    ent_error err = { 0 };
    ent_windows years;
    ent_turns turns;
    FILE *file = shared_net("cowList_signnet.tsv");
    char from[16], to[16], line[200];
    int start, end, sign;
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "%d-%d %15s %15s %d", &start, &end, from, to, &sign) != 5)
            continue;
        add_signed_tie(&w.arena, &w.events, from, to, sign);
        w.events.items[w.events.count - 1].date = ent_date_make(1900 + start, 1, 1);
    }
    fclose(file);
    assert_int_equal(w.events.count, 41295);
    ent_graph *g = graph_of(&w);
    assert_true(
        ent_windows_of_graph(g, ENT_STEP_YEAR, ENT_HAPPENED, &w.arena, &years, &err));
    assert_true(ent_turns_of_pairs(g, &years, &w.arena, &turns, &err));
    assert_int_equal(hostile_since(g, &years, &turns, "CUB", "USA"), 1956); /* 1959 */
    assert_int_equal(hostile_since(g, &years, &turns, "IRN", "USA"), 1976); /* 1979 */
    assert_int_equal(hostile_since(g, &years, &turns, "AFG", "RUS"), 1977); /* 1980 */
    assert_int_equal(hostile_since(g, &years, &turns, "CHN", "RUS"), 1959); /* 1962 */
    assert_int_equal(hostile_since(g, &years, &turns, "GBR", "USA"), 0);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

static void nothing_has_no_turn(void **state)
{
    (void)state;
    world w = { 0 };
    ent_graph *g = graph_of(&w);
    const ent_windows windows = months_of(&w, g);
    assert_int_equal(turns_of(&w, g, &windows).count, 0);
    ent_graph_free(g);
    ent_arena_free(&w.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_war_is_a_turn),
        cmocka_unit_test(tone_alone_may_turn),
        cmocka_unit_test(what_did_not_happen_is_no_turn),
        cmocka_unit_test(many_pairs_do_not_turn_by_chance),
        cmocka_unit_test(blocs_drift_apart),
        cmocka_unit_test(history_turns_when_it_did),
        cmocka_unit_test(nothing_has_no_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
