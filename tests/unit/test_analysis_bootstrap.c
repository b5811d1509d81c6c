/* test_analysis_bootstrap.c - intervals, ranks and blocs of graphs drawn again. */
#include "graph_events.h"

#include <sys/resource.h>

#include "analysis/bootstrap.h"
#include "base/chance.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_ranking ranking;
    ent_blocs blocs;
    ent_bootstrap made;
} sample;

static void make(sample *s, size_t replicates, size_t threads)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    s->graph = graph_from(&s->events, NULL, &filter);
    const ent_bootstrap_input input = { s->graph, &s->ranking, &s->blocs, &s->events,
        NULL };
    if (!ent_rank(s->graph, &s->arena, &s->ranking, &err)
        || !ent_blocs_find(s->graph, &s->arena, &s->blocs, &err)
        || !ent_bootstrap_make(&input, replicates, threads, &s->arena, &s->made, &err))
        fail_msg("%s", err.message);
}

static void done(sample *s)
{
    ent_graph_free(s->graph);
    ent_arena_free(&s->arena);
}

/* Each story tells of 1 to 3 events between `actors` actors, the first of whom are named
 * more often; friends and enemies by the parity of their numbers. */
static void tell(sample *s, size_t stories, size_t actors, uint64_t seed)
{
    for (size_t i = 0; i < stories; i++) {
        size_t events = 1 + next_random(&seed) % 3;
        char *doc = ent_arena_print(&s->arena, "story-%04zu", i);
        for (size_t k = 0; k < events; k++) {
            size_t a = next_random(&seed) % actors, b = next_random(&seed) % actors;
            if (next_random(&seed) % 2) a = a * a / actors;
            if (a == b) b = (b + 1) % actors;
            add_signed_tie(&s->arena, &s->events, ent_arena_print(&s->arena, "A%02zu", a),
                ent_arena_print(&s->arena, "A%02zu", b), (a + b) % 2 ? -5 : 4);
            ent_event *e = &s->events.items[s->events.count - 1];
            e->doc = doc;
            e->date = e->date_to = (ent_date)(19000 + next_random(&seed) % 300);
            e->confidence = 500000 + next_random(&seed) % 500000;
        }
    }
}

static bool holds(ent_range r, double value)
{
    return r.low <= value && value <= r.high;
}

static void intervals_hold_the_graph_s_own_values(void **state)
{
    (void)state;
    sample s = { 0 };
    tell(&s, 60, 9, 1);
    make(&s, 200, 2);
    assert_int_equal(s.made.state, ENT_BOOTSTRAP_MADE);
    assert_int_equal(s.made.stories, 60);
    assert_int_equal(s.made.sources, 0);
    for (size_t i = 0; i < ent_graph_node_count(s.graph); i++) {
        for (int m = 0; m < ENT_MEASURES; m++) {
            ent_range r = s.made.measure[m][i];
            assert_true(holds(r, s.ranking.value[m][i]));
            assert_true(r.low >= 0 && isfinite(r.high));
            if (m == ENT_STRENGTH) assert_true(r.high > r.low);
        }
        ent_ranks p = s.made.standings.place[i];
        assert_true(p.from >= 1 && p.from <= p.to && p.to <= 9);
        assert_true(s.made.consensus.firm[i] <= 1);
    }
    for (size_t i = 0; i < ent_graph_edge_count(s.graph); i++)
        assert_true(holds(s.made.edge[i], ent_graph_edge(s.graph, i)->weight));
    for (size_t i = 0; i < ent_graph_tie_count(s.graph); i++) {
        assert_true(holds(s.made.tie[i], ent_graph_tie(s.graph, i)->tie));
        assert_true(s.made.sign[i] >= 0 && s.made.sign[i] <= 1);
    }
    done(&s);
}

/* Threads and the order of events change no bit. */
static void nothing_hangs_on_threads_or_order(void **state)
{
    (void)state;
    sample s[3] = { { .graph = NULL }, { .graph = NULL }, { .graph = NULL } };
    static const size_t threads[] = { 1, 3, 2 };
    for (size_t i = 0; i < 3; i++) {
        tell(&s[i], 40, 8, 7);
        size_t n = s[i].events.count;
        for (size_t k = 0; i == 2 && k < n / 2; k++) {
            ent_event e = s[i].events.items[k];
            s[i].events.items[k] = s[i].events.items[n - 1 - k];
            s[i].events.items[n - 1 - k] = e;
        }
        make(&s[i], 100, threads[i]);
    }
    size_t nodes = ent_graph_node_count(s[0].graph);
    size_t ties = ent_graph_tie_count(s[0].graph);
    for (size_t i = 1; i < 3; i++) {
        const ent_bootstrap *a = &s[0].made, *b = &s[i].made;
        for (int m = 0; m < ENT_MEASURES; m++)
            assert_memory_equal(
                a->measure[m], b->measure[m], nodes * sizeof *a->measure[m]);
        assert_memory_equal(a->tie, b->tie, ties * sizeof *a->tie);
        assert_memory_equal(a->sign, b->sign, ties * sizeof *a->sign);
        assert_memory_equal(
            a->standings.place, b->standings.place, nodes * sizeof *a->standings.place);
        assert_memory_equal(a->consensus.firm, b->consensus.firm, nodes * sizeof(double));
    }
    for (size_t i = 0; i < 3; i++) done(&s[i]);
}

/* One who is in every story is first; twins cannot be told apart. */
static void ranks_are_told_apart_where_stories_say_so(void **state)
{
    (void)state;
    sample s = { 0 };
    for (int i = 0; i < 40; i++) {
        char name[2] = { (char)('B' + i % 4), '\0' };
        add_signed_tie(&s.arena, &s.events, "A", name, 4);
        ent_event *e = &s.events.items[i];
        e->doc = ent_arena_print(&s.arena, "s%d", i);
        e->date = e->date_to = 19000 + i;
    }
    make(&s, 200, 2);
    const ent_standings *t = &s.made.standings;
    assert_int_equal(t->place[0].from, 1);
    assert_int_equal(t->place[0].to, 1);
    assert_true(t->first[0] == 1);
    for (size_t i = 1; i < 5; i++) {
        assert_int_equal(t->place[i].from, 2);
        assert_int_equal(t->place[i].to, 5);
    }
    assert_int_equal(t->group_count, 2);
    assert_int_equal(t->groups[1].from, 2);
    assert_int_equal(t->groups[1].to, 5);
    done(&s);
}

/* Two camps that many stories tell of hold; an actor between them is loose. */
static void blocs_hold_where_many_stories_say_so(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        double tie;
        int stories;
    } ties[] = { { "A", "B", 4, 9 }, { "B", "C", 4, 9 }, { "A", "C", 4, 9 },
        { "X", "Y", 4, 9 }, { "Y", "Z", 4, 9 }, { "X", "Z", 4, 9 }, { "A", "X", -5, 9 },
        { "M", "B", 4, 2 }, { "M", "Y", 4, 2 }, { "B", "Y", -5, 9 } };
    sample s = { 0 };
    int day = 0;
    for (size_t i = 0; i < COUNT(ties); i++)
        for (int k = 0; k < ties[i].stories; k++) {
            add_signed_tie(&s.arena, &s.events, ties[i].a, ties[i].b, ties[i].tie);
            ent_event *e = &s.events.items[s.events.count - 1];
            e->doc = ent_arena_print(&s.arena, "s%d", day);
            e->date = e->date_to = 19000 + day++;
        }
    make(&s, 200, 2);
    const ent_consensus *c = &s.made.consensus;
    assert_true(s.blocs.bloc_count >= 2);
    for (size_t i = 0; i < ent_graph_node_count(s.graph); i++) {
        const char *id = ent_graph_node(s.graph, i)->id;
        print_message("%s bloc %u: %.3f, with %u: %.3f\n", id, s.blocs.bloc[i],
            c->firm[i], c->other[i], c->with[i]);
        if (*id == 'M') {
            assert_true(c->firm[i] < ent_firm && c->firm[i] > 0.2);
            assert_true(c->with[i] > 0.2 && c->other[i] != s.blocs.bloc[i]);
        } else {
            assert_true(c->firm[i] > ent_firm);
        }
    }
    assert_true(c->rand > 0.6 && c->rand < 1);
    done(&s);
}

/* A sign that one of two stories denies does not hold as others do. */
static void signs_hold_as_often_as_stories_agree(void **state)
{
    (void)state;
    sample s = { 0 };
    for (int i = 0; i < 12; i++) {
        add_signed_tie(
            &s.arena, &s.events, "A", i < 6 ? "B" : "C", i < 6 || i > 8 ? -5 : 4.5);
        ent_event *e = &s.events.items[i];
        e->doc = ent_arena_print(&s.arena, "s%d", i);
        e->date = e->date_to = 19000 + i;
    }
    make(&s, 400, 1);
    assert_true(s.made.sign[0] == 1);
    assert_true(s.made.sign[1] > 0.5 && s.made.sign[1] < 0.8);
    assert_true(s.made.tie[1].low < 0 && s.made.tie[1].high > 0);
    done(&s);
}

/* Under five stories nothing is drawn but what is claimed; where that is sure, nothing.
 */
static void few_stories_are_not_drawn(void **state)
{
    (void)state;
    sample sure = { 0 }, unsure = { 0 }, none = { 0 };
    sample *const both[] = { &sure, &unsure };
    for (size_t i = 0; i < 2; i++) {
        add_signed_tie(&both[i]->arena, &both[i]->events, "A", "B", 4);
        add_signed_tie(&both[i]->arena, &both[i]->events, "B", "C", -5);
        if (i == 1) both[i]->events.items[0].confidence = 600000;
        make(both[i], 200, 1);
        assert_true(both[i]->made.fixed);
    }
    assert_int_equal(sure.made.state, ENT_BOOTSTRAP_FEW);
    assert_int_equal(unsure.made.state, ENT_BOOTSTRAP_MADE);
    assert_true(unsure.made.edge[1].low == 5 && unsure.made.edge[1].high == 5);
    assert_true(unsure.made.edge[0].low == 0 && unsure.made.edge[0].high > 3.5);
    make(&none, 200, 1);
    assert_int_equal(none.made.state, ENT_BOOTSTRAP_EMPTY);
    done(&sure);
    done(&unsure);
    done(&none);
}

static void percentiles_are_bounded_and_hold_the_estimate(void **state)
{
    (void)state;
    double values[199], twice[] = { 1, 3 };
    for (int i = 0; i < 199; i++) values[i] = 299 - i;
    ent_range r = ent_range_of(values, 199, 200, 0, 1000);
    assert_true(fabs(r.low - 105) < 1e-9 && fabs(r.high - 295) < 1e-9);
    r = ent_range_of(values, 199, 200, 110, 290);
    assert_true(r.low == 110 && r.high == 290);
    r = ent_range_of(values, 199, 100, 0, 290);
    assert_true(r.low == 100);
    r = ent_range_of(twice, 2, 5, 0, 90);
    assert_true(r.low == 1 && r.high == 5);
}

/* Reports of one event are drawn one by one: they cost, too. */
static void duplicates_cost(void **state)
{
    (void)state;
    double cost[2];
    for (int i = 0; i < 2; i++) {
        sample s = { 0 };
        for (int k = 0; k < (i ? 500 : 1); k++) {
            add_signed_tie(&s.arena, &s.events, "A", "B", 4);
            s.events.items[k].date = s.events.items[k].date_to = 19000;
        }
        make(&s, 40, 1);
        assert_int_equal(ent_graph_extent(s.graph).events, 1);
        assert_int_equal(ent_graph_extent(s.graph).records, i ? 500 : 1);
        cost[i] = ent_bootstrap_cost(s.graph, 200);
        done(&s);
    }
    assert_true(cost[1] - cost[0] == 200 * 499);
}

/* The first cannot be told from anybody, but the second is always above the third: the
 * third's own group lies within the first one's. */
static void no_group_lies_in_another(void **state)
{
    (void)state;
    enum { ITEMS = 3, REPLICATES = 40 };
    static const uint32_t order[ITEMS] = { 0, 1, 2 };
    float values[ITEMS * REPLICATES];
    ent_arena arena = { 0 };
    ent_standings made;
    ent_error err = { 0 };
    for (size_t r = 0; r < REPLICATES; r++) {
        values[r] = r % 2 ? 10 : 1;
        values[REPLICATES + r] = 5;
        values[2 * REPLICATES + r] = 4;
    }
    assert_true(
        ent_standings_make(values, ITEMS, REPLICATES, order, 1, &arena, &made, &err));
    assert_int_equal(made.group_count, 1);
    assert_int_equal(made.groups[0].from, 1);
    assert_int_equal(made.groups[0].to, 3);
    ent_arena_free(&arena);
}

#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
/* Nobody may read what a bootstrap that ran out of memory has not made. */
static void a_failed_one_is_not_made(void **state)
{
    (void)state;
    sample s = { 0 };
    ent_error err = { 0 };
    struct rlimit old, less;
    tell(&s, 20, 4, 3);
    make(&s, 40, 1);
    const ent_bootstrap_input input = { s.graph, &s.ranking, &s.blocs, &s.events, NULL };
    assert_int_equal(getrlimit(RLIMIT_AS, &old), 0);
    less = (struct rlimit){ .rlim_cur = 256 << 20, .rlim_max = old.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_AS, &less), 0);
    bool ok = ent_bootstrap_make(&input, 24000000, 1, &s.arena, &s.made, &err);
    assert_int_equal(setrlimit(RLIMIT_AS, &old), 0);
    assert_false(ok);
    assert_int_equal(err.code, ENT_MEMORY);
    assert_int_not_equal(s.made.state, ENT_BOOTSTRAP_MADE);
    done(&s);
}
#else
static void a_failed_one_is_not_made(void **state)
{
    (void)state;
    print_message("skipped: a sanitizer needs all the address space\n");
    skip();
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_are_bounded_and_hold_the_estimate),
        cmocka_unit_test(intervals_hold_the_graph_s_own_values),
        cmocka_unit_test(nothing_hangs_on_threads_or_order),
        cmocka_unit_test(ranks_are_told_apart_where_stories_say_so),
        cmocka_unit_test(blocs_hold_where_many_stories_say_so),
        cmocka_unit_test(signs_hold_as_often_as_stories_agree),
        cmocka_unit_test(few_stories_are_not_drawn),
        cmocka_unit_test(duplicates_cost),
        cmocka_unit_test(no_group_lies_in_another),
        cmocka_unit_test(a_failed_one_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
