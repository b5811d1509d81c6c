/* test_graph_draws.c - the weights of a graph, drawn again. */
#include "graph_events.h"

#include <time.h>

#include "base/chance.h"
#include "graph/draws.h"

enum { MANY = 20000 };

static void poisson_has_mean_and_variance_one(void **state)
{
    (void)state;
    double sum = 0, squares = 0, shares = 0;
    for (uint64_t n = 0; n < MANY; n++) {
        unsigned k = ent_chance_poisson(ent_hash("a story", 7), n);
        sum += k;
        squares += (double)k * k;
        shares += ent_chance_share(ent_hash("a claim", 7), n);
    }
    double mean = sum / MANY;
    assert_true(fabs(mean - 1) < 4 / sqrt(MANY));
    assert_true(fabs(squares / MANY - mean * mean - 1) < 0.06);
    assert_true(fabs(shares / MANY - 0.5) < 4 * 0.29 / sqrt(MANY));
    assert_int_not_equal(ent_chance_join(1, 2), ent_chance_join(2, 1));
}

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_draws draws;
} drawing;

static void draw(drawing *d, const char *text, const ent_filter *filter)
{
    ent_error err = { 0 };
    d->events = events_from(&d->arena, text);
    d->graph = graph_from(&d->events, NULL, filter);
    if (!ent_draws_make(d->graph, &d->events, NULL, &d->arena, &d->draws, &err))
        fail_msg("%s", err.message);
}

static void done(drawing *d)
{
    ent_graph_free(d->graph);
    ent_arena_free(&d->arena);
}

/* Mean and variance of the edge's weight, and how often it has the sign. */
static void measure(const drawing *d, size_t edge, int sign, double *mean,
    double *variance, double *share)
{
    double sum = 0, squares = 0, held = 0, there = 0;
    for (uint32_t r = 0; r < MANY; r++) {
        ent_drawn_edge e = ent_draw_edge(&d->draws, d->graph, edge, r);
        sum += e.weight;
        squares += e.weight * e.weight;
        there += e.there;
        held += e.there && e.sign == sign;
    }
    *mean = sum / MANY;
    *variance = squares / MANY - *mean * *mean;
    *share = there > 0 ? held / there : 0;
}

static const struct {
    const char *what, *events;
    double mean, variance, share; /* of the first edge; sign + */
    size_t stories, sources;
} cases[] = {
    { "one story", "2022-01-01 CHN RUS meeting actual 4 1 a\n", 4, 16, 1, 1, 0 },
    { "two events of one story come and go together",
        "2022-01-01 CHN RUS meeting actual 4 1 a\n"
        "2022-01-02 CHN RUS meeting actual 4 1 a\n",
        8, 64, 1, 1, 0 },
    { "of two stories each on its own",
        "2022-01-01 CHN RUS meeting actual 4 1 a\n"
        "2022-01-02 CHN RUS meeting actual 4 1 b\n",
        8, 32, 1, 2, 0 },
    { "one event that two stories tell is surer",
        "2022-01-01 CHN RUS meeting actual 4 1 a\n"
        "2022-01-01 CHN RUS meeting actual 4 1 b\n",
        4, 8, 1, 2, 0 },
    { "a copy adds nothing",
        "2022-01-01 CHN RUS meeting actual 4 1 a story=x\n"
        "2022-01-01 CHN RUS meeting actual 4 1 b story=x\n",
        4, 16, 1, 1, 0 },
    { "half sure: half the time there, with all its weight",
        "2022-01-01 CHN RUS meeting actual 4 0.5 a\n", 2, 12, 1, 1, 0 },
    { "planned counts half", "2022-01-01 CHN RUS meeting planned 4 1 a\n", 2, 4, 1, 1,
        0 },
};

static void weights_are_drawn_around_the_graph_s(void **state)
{
    (void)state;
    ent_filter filter;
    ent_filter_defaults(&filter);
    for (size_t i = 0; i < COUNT(cases); i++) {
        drawing d = { 0 };
        double mean, variance, share;
        draw(&d, cases[i].events, &filter);
        measure(&d, 0, 1, &mean, &variance, &share);
        print_message("%s: %g, %g\n", cases[i].what, mean, variance);
        double error = sqrt(cases[i].variance / MANY);
        assert_true(fabs(mean - cases[i].mean) < 4 * error);
        assert_true(fabs(ent_graph_edge(d.graph, 0)->weight - cases[i].mean) < 1e-9);
        assert_true(fabs(variance / cases[i].variance - 1) < 0.1);
        assert_true(share == cases[i].share);
        assert_int_equal(d.draws.stories, cases[i].stories);
        assert_int_equal(d.draws.sources, cases[i].sources);
        done(&d);
    }
}

/* A demand and an appeal of equal chance: which of the two is there gives the sign. */
static void signs_follow_what_is_there(void **state)
{
    (void)state;
    ent_filter filter;
    drawing d = { 0 };
    double mean, variance, positive, negative;
    ent_filter_defaults(&filter);
    draw(&d,
        "2022-01-01 CHN RUS aid actual 7 1 a\n"
        "2022-01-02 CHN RUS aid actual -7 0.9 b\n",
        &filter);
    measure(&d, 0, 1, &mean, &variance, &positive);
    measure(&d, 0, -1, &mean, &variance, &negative);
    assert_true(positive > 0.5 && positive < 0.8);
    assert_true(negative > 0.2 && fabs(positive + negative - 1) < 1e-9);
    done(&d);
}

static const char shuffled[2][400] = {
    "2022-01-01 CHN RUS meeting actual 4 0.9 a\n"
    "2022-01-02 CHN USA sanction actual -8 0.7 b\n"
    "2022-01-02 CHN USA sanction actual -8 0.6 c\n"
    "- CHN RUS meeting planned 4 0.8 a\n"
    "2022-01-01 CHN RUS meeting actual 4 0.9 b\n",
    "- CHN RUS meeting planned 4 0.8 a\n"
    "2022-01-02 CHN USA sanction actual -8 0.6 c\n"
    "2022-01-01 CHN RUS meeting actual 4 0.9 b\n"
    "2022-01-01 CHN RUS meeting actual 4 0.9 a\n"
    "2022-01-02 CHN USA sanction actual -8 0.7 b\n",
};

static void order_of_input_changes_nothing(void **state)
{
    (void)state;
    ent_filter filter;
    ent_filter_defaults(&filter);
    for (int way = ENT_DUPLICATES_DAY; way <= ENT_DUPLICATES_CLUSTER; way++) {
        drawing d[2] = { { { 0 }, { 0 }, NULL, { 0 } } };
        filter.duplicates = (ent_duplicates)way;
        for (size_t i = 0; i < 2; i++) draw(&d[i], shuffled[i], &filter);
        assert_int_equal(d[0].draws.edges, 2);
        for (size_t e = 0; e < d[0].draws.edges; e++)
            for (uint32_t r = 0; r < 100; r++) {
                ent_drawn_edge a = ent_draw_edge(&d[0].draws, d[0].graph, e, r);
                ent_drawn_edge b = ent_draw_edge(&d[1].draws, d[1].graph, e, r);
                assert_true(a.weight == b.weight && a.sign == b.sign);
            }
        for (size_t i = 0; i < 2; i++) done(&d[i]);
    }
}

/* Light edges and weak actors are gone from the graph; what is left is drawn as before.
 */
static void only_the_graph_s_edges_are_drawn(void **state)
{
    (void)state;
    ent_filter filter;
    drawing all = { 0 }, some = { 0 };
    ent_filter_defaults(&filter);
    draw(&all, shuffled[0], &filter);
    filter.min_weight = 5;
    draw(&some, shuffled[0], &filter);
    assert_int_equal(some.draws.edges, 2);
    filter.min_weight = 5.5;
    done(&some);
    some = (drawing){ 0 };
    draw(&some, shuffled[0], &filter);
    assert_int_equal(some.draws.edges, 1);
    for (uint32_t r = 0; r < 50; r++)
        assert_true(ent_draw_edge(&some.draws, some.graph, 0, r).weight
                    == ent_draw_edge(&all.draws, all.graph, 1, r).weight);
    ent_error err = { 0 };
    ent_events none = { 0 };
    ent_draws draws;
    assert_false(ent_draws_make(some.graph, &none, NULL, &some.arena, &draws, &err));
    assert_int_equal(err.code, ENT_USAGE);
    done(&all);
    done(&some);
}

/* Rows: what one report tells is one, else what happens between two on one day. */
static void rows_are_drawn_by_their_source(void **state)
{
    (void)state;
    ent_filter filter;
    ent_error err = { 0 };
    ent_arena arena = { 0 };
    ent_draws draws;
    ent_events events = events_from(&arena,
        "2022-01-01 CHN RUS meeting actual 4 1 f\n"   /* url u */
        "2022-01-02 CHN USA sanction actual -8 1 f\n" /* url u */
        "2022-01-03 CHN RUS meeting actual 4 0.5 f\n"
        "2022-01-03 RUS CHN support actual 4 1 f\n"
        "- CHN RUS meeting actual 4 1 f\n"
        "- CHN RUS meeting actual 4 1 f\n");
    for (size_t i = 0; i < events.count; i++)
        events.items[i].origin = (ent_origin){
            .file = "f", .row = i + 1, .url = i < 2 ? "u" : NULL
        };
    ent_filter_defaults(&filter);
    ent_graph *graph = graph_from(&events, NULL, &filter);
    assert_true(ent_draws_make(graph, &events, NULL, &arena, &draws, &err));
    assert_int_equal(draws.stories, 0);
    assert_int_equal(draws.sources, 4);
    assert_int_equal(draws.certain, 5);
    ent_graph_free(graph);
    ent_arena_free(&arena);
}

/* Processor time that draws of `count` rows of one pair and document take, the best of
 * three. */
static double time_of(size_t count)
{
    ent_filter filter;
    ent_error err = { 0 };
    ent_arena arena = { 0 };
    ent_events events = { 0 };
    double best = INFINITY;
    for (size_t i = 0; i < count; i++) {
        add_signed_tie(&arena, &events, "A", "B", 4);
        events.items[i].origin = (ent_origin){
            .file = "f", .row = i + 1, .url = ent_arena_print(&arena, "u%zu", i)
        };
    }
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_DOCUMENT;
    ent_graph *graph = graph_from(&events, NULL, &filter);
    for (int turn = 0; turn < 3; turn++) {
        ent_draws draws;
        clock_t start = clock();
        assert_true(ent_draws_make(graph, &events, NULL, &arena, &draws, &err));
        best = fmin(best, (double)(clock() - start));
        assert_int_equal(draws.occurrence_count, 1);
        assert_int_equal(draws.occurrences[0].units, count);
    }
    ent_graph_free(graph);
    ent_arena_free(&arena);
    return best;
}

static void many_reports_of_one_event_take_no_square(void **state)
{
    (void)state;
    double few = time_of(12000), many = time_of(48000);
    print_message("%.0f and %.0f us\n", few, many);
    assert_true(many < 9 * few); /* each with each: 16 times */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poisson_has_mean_and_variance_one),
        cmocka_unit_test(weights_are_drawn_around_the_graph_s),
        cmocka_unit_test(signs_follow_what_is_there),
        cmocka_unit_test(order_of_input_changes_nothing),
        cmocka_unit_test(only_the_graph_s_edges_are_drawn),
        cmocka_unit_test(rows_are_drawn_by_their_source),
        cmocka_unit_test(many_reports_of_one_event_take_no_square),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
