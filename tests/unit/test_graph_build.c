/* Weights, signs, duplicates, levels and choice of nodes, worked out by hand. */
#include "graph_events.h"

static ent_filter plain(void)
{
    ent_filter f;
    ent_filter_defaults(&f);
    return f;
}

static void expect_graph(const char *events, const ent_filter *filter, const char *want)
{
    ent_arena a = { 0 };
    ent_events list = events_from(&a, events);
    ent_graph *g = graph_from(&list, NULL, filter);
    assert_string_equal(graph_text(&a, g), want);
    ent_graph_free(g);
    ent_arena_free(&a);
}

static void weights_and_signs(void **state)
{
    (void)state;
    static const struct {
        const char *events, *want;
    } cases[] = {
        /* 4 x 0.91 x 0.5 */
        { "2022-09-15 CHN RUS meeting planned 4 0.91 a",
            "CHN-RUS meeting 1x1 w1.82 + i4 c0.91 2022-09-15..2022-09-15 a\n" },
        /* both directions of an undirected relation are one edge: 2.5 x 0.8 + 1 x 0.5 */
        { "2022-06-15 RUS CHN meeting actual 2.5 0.8 a\n"
          "2022-06-16 CHN RUS meeting actual 1 0.5 b",
            "CHN-RUS meeting 2x2 w2.5 + i1.75 c0.8 2022-06-15..2022-06-16 a\n" },
        /* directed relations keep their directions apart */
        { "2022-02-24 RUS UKR assault actual -10 1 a\n"
          "2022-03-01 UKR RUS assault alleged -10 0.6 b",
            "RUS>UKR assault 1x1 w10 - i-10 c1 2022-02-24..2022-02-24 a\n"
            "UKR>RUS assault 1x1 w3 - i-10 c0.6 2022-03-01..2022-03-01 b\n" },
        /* negated only: weight 0, counted, the relation's own sign */
        { "2022-09-08 CHN RUS sanction negated -8 0.9 a",
            "CHN>RUS sanction 1x1 w0 - i-8 c0.9 2022-09-08..2022-09-08 a\n" },
        { "2022-09-08 CHN RUS alliance negated 8 0.9 a",
            "CHN-RUS alliance 1x1 w0 + i8 c0.9 2022-09-08..2022-09-08 a\n" },
        /* possible: a quarter; the actual event is quoted, not the surer denial */
        { "2022-01-01 USA RUS sanction possible -8 0.5 a\n"
          "2022-01-02 USA RUS sanction negated -8 1 b\n"
          "2022-01-03 USA RUS sanction actual -8 0.75 c",
            "USA>RUS sanction 3x3 w7 - i-8 c1 2022-01-01..2022-01-03 c\n" },
        /* an appeal is neutral, a demand hostile, both together hostile */
        { "2022-01-01 USA TUR request actual 3 1 a cameo=020",
            "USA>TUR request 1x1 w3 0 i3 c1 2022-01-01..2022-01-01 a\n" },
        { "2022-01-01 USA TUR request actual -0.3 1 a cameo=024",
            "USA>TUR request 1x1 w0.3 0 i-0.3 c1 2022-01-01..2022-01-01 a\n" },
        { "2022-01-01 USA TUR request actual -5 1 a cameo=100",
            "USA>TUR request 1x1 w5 - i-5 c1 2022-01-01..2022-01-01 a\n" },
        { "2022-01-01 USA TUR request actual 3 1 a cameo=020\n"
          "2022-01-02 USA TUR request actual -5 0.9 b cameo=101",
            "USA>TUR request 2x2 w7.5 - i-1 c1 2022-01-01..2022-01-02 a\n" },
        /* equal shares for and against leave the relation's own sign */
        { "2022-01-01 AAA BBB support actual 3 1 a\n"
          "2022-01-02 AAA BBB support actual -3 1 b",
            "AAA>BBB support 2x2 w6 + i0 c1 2022-01-01..2022-01-02 a\n" },
        /* equal or missing codes are no edge between countries */
        { "2022-01-01 a@AAA b@AAA meeting actual 1 1 a\n"
          "2022-01-01 a@ b@BBB meeting actual 1 1 a",
            "" },
        /* an intensity of 0 weighs nothing and is kept */
        { "2022-01-01 AAA BBB agree actual 0 1 a",
            "AAA-BBB agree 1x1 w0 + i0 c1 2022-01-01..2022-01-01 a\n" },
    };
    ent_filter filter = plain();
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_graph(cases[i].events, &filter, cases[i].want);
}

static const char duplicated[] =
    "2022-06-15 CHN RUS meeting actual 1 0.6 a story=a reports=3\n"
    "2022-06-15 RUS CHN meeting actual 1 0.9 b story=a\n"
    "2022-06-15 CHN RUS meeting planned 1 0.5 b story=a\n"
    "2022-06-16 CHN RUS meeting actual 1 0.7 b story=a\n"
    "- CHN RUS meeting actual 1 0.4 a story=a\n"
    "- CHN RUS meeting actual 1 0.3 a story=a\n"
    "- CHN RUS meeting actual 1 0.2 c story=c";

static void duplicates_are_merged_as_asked(void **state)
{
    (void)state;
    static const struct {
        ent_duplicates duplicates;
        const char *want;
    } cases[] = {
        /* 0.9 (a and b, day 15), 0.25 planned, 0.7 (day 16), undated: 0.4 of a, 0.2 of c
         */
        { ENT_DUPLICATES_DAY,
            "CHN-RUS meeting 5x9 w2.45 + i1 c0.9 2022-06-15..2022-06-16 b\n" },
        { ENT_DUPLICATES_KEEP,
            "CHN-RUS meeting 7x9 w3.35 + i1 c0.9 2022-06-15..2022-06-16 b\n" },
        /* a: 0.6; b: 0.9 and planned 0.25; c: 0.2 */
        { ENT_DUPLICATES_DOCUMENT,
            "CHN-RUS meeting 4x9 w1.95 + i1 c0.9 2022-06-15..2022-06-15 b\n" },
        /* story a: 0.9 and planned 0.25; c: 0.2 */
        { ENT_DUPLICATES_STORY,
            "CHN-RUS meeting 3x9 w1.35 + i1 c0.9 2022-06-15..2022-06-15 b\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_filter filter = plain();
        filter.duplicates = cases[i].duplicates;
        expect_graph(duplicated, &filter, cases[i].want);
    }
}

/* Merging works on what the level sees: two ministers of one state on one day are one
 * meeting of the states and two of the persons. */
static void level_decides_what_is_a_duplicate(void **state)
{
    (void)state;
    static const char events[] =
        "2022-06-15 wang-yi@CHN lavrov@RUS meeting actual 1 1 a\n"
        "2022-06-15 xi@CHN putin@RUS meeting actual 1 0.5 a\n"
        "2022-06-15 xi@CHN wang-yi@CHN meeting actual 1 1 a\n"
        "2022-06-15 xi@CHN xi@CHN meeting actual 1 1 a";
    ent_filter filter = plain();
    expect_graph(
        events, &filter, "CHN-RUS meeting 1x2 w1 + i1 c1 2022-06-15..2022-06-15 a\n");
    filter.level = ENT_LEVEL_ACTOR;
    expect_graph(events, &filter,
        "lavrov-wang-yi meeting 1x1 w1 + i1 c1 2022-06-15..2022-06-15 a\n"
        "putin-xi meeting 1x1 w0.5 + i1 c0.5 2022-06-15..2022-06-15 a\n"
        "wang-yi-xi meeting 1x1 w1 + i1 c1 2022-06-15..2022-06-15 a\n");
}

static void half_life_counts_from_the_right_day(void **state)
{
    (void)state;
    ent_filter filter = plain();
    filter.half_life = 10;
    /* Without a window the latest event that happened ends it; what is planned for later
     * neither ages the rest nor is aged. */
    expect_graph("2022-01-01 AAA BBB aid actual 8 1 a\n"
                 "2022-01-11 AAA BBB aid actual 8 1 b\n"
                 "2022-03-01 AAA BBB aid planned 8 1 c",
        &filter, "AAA>BBB aid 3x3 w16 + i8 c1 2022-01-01..2022-03-01 a\n");
    filter.event_dates.to = event_date("2022-01-21");
    expect_graph("2022-01-01 AAA BBB aid actual 8 1 a\n"
                 "2022-01-11 AAA BBB aid actual 8 1 b\n"
                 "2022-03-01 AAA BBB aid planned 8 1 c",
        &filter, "AAA>BBB aid 2x2 w6 + i8 c1 2022-01-01..2022-01-11 a\n");
    /* An undated event is as old as its document at least; one without both is not aged.
     */
    filter.undated = true;
    expect_graph("- AAA BBB aid actual 8 1 a reported=2022-01-01\n"
                 "- AAA BBB aid actual 8 1 b",
        &filter, "AAA>BBB aid 2x2 w10 + i8 c1 .. a\n");
    filter = plain();
    filter.half_life = 10;
    filter.as_of = event_date("2022-01-21");
    expect_graph("2022-01-01 AAA BBB aid actual 8 1 a reported=2022-01-02", &filter,
        "AAA>BBB aid 1x1 w2 + i8 c1 2022-01-01..2022-01-01 a\n");
}

static const char chain[] = "2022-01-01 AAA BBB aid actual 9 1 a\n"
                            "2022-01-02 BBB CCC aid actual 4 1 b\n"
                            "2022-01-03 CCC DDD aid actual 3 1 c\n"
                            "2022-01-04 DDD EEE aid actual 2 1 d\n"
                            "2022-01-04 EEE FFF aid negated 2 1 d";

static void light_edges_and_weak_nodes_go(void **state)
{
    (void)state;
    ent_filter filter = plain();
    filter.min_weight = 3;
    expect_graph(chain, &filter,
        "AAA>BBB aid 1x1 w9 + i9 c1 2022-01-01..2022-01-01 a\n"
        "BBB>CCC aid 1x1 w4 + i4 c1 2022-01-02..2022-01-02 b\n"
        "CCC>DDD aid 1x1 w3 + i3 c1 2022-01-03..2022-01-03 c\n");
    filter.top = 3; /* BBB 13, AAA 9, CCC 7 */
    expect_graph(chain, &filter,
        "AAA>BBB aid 1x1 w9 + i9 c1 2022-01-01..2022-01-01 a\n"
        "BBB>CCC aid 1x1 w4 + i4 c1 2022-01-02..2022-01-02 b\n");
    filter.top = 1;
    ent_arena a = { 0 };
    ent_events list = events_from(&a, chain);
    ent_graph *g = graph_from(&list, NULL, &filter);
    assert_int_equal(ent_graph_node_count(g), 1);
    assert_string_equal(ent_graph_node(g, 0)->id, "BBB");
    assert_int_equal(ent_graph_edge_count(g), 0);
    ent_graph_free(g);
    ent_arena_free(&a);
}

/* Two nodes of equal strength: the first id stays. */
static void equal_strength_falls_to_the_first_id(void **state)
{
    (void)state;
    ent_filter filter = plain();
    filter.top = 3;
    expect_graph("2022-01-01 DDD CCC aid actual 5 1 a\n"
                 "2022-01-01 BBB AAA aid actual 5 1 a",
        &filter, "BBB>AAA aid 1x1 w5 + i5 c1 2022-01-01..2022-01-01 a\n");
}

static void ties_sum_all_edges_of_a_pair(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_filter filter = plain();
    ent_events list = events_from(&a, "2022-01-01 BBB AAA aid actual 7 1 a\n"
                                      "2022-01-01 AAA BBB meeting actual 1 1 a\n"
                                      "2022-01-02 AAA BBB assault actual -10 1 a\n"
                                      "2022-01-02 AAA CCC sanction negated -8 1 a\n"
                                      "2022-01-02 CCC BBB request actual 3 1 a cameo=02");
    ent_graph *g = graph_from(&list, NULL, &filter);
    static const ent_tie want[] = { { 0, 1, -2 }, { 0, 2, 0 }, { 1, 2, 0 } };
    assert_int_equal(ent_graph_tie_count(g), COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        assert_int_equal(t->a, want[i].a);
        assert_int_equal(t->b, want[i].b);
        assert_true(t->tie == want[i].tie);
    }
    assert_int_equal(ent_graph_node(g, 0)->count, 4);
    ent_graph_free(g);
    ent_arena_free(&a);
}

static void edges_hold_their_events_and_the_best(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_filter filter = plain();
    ent_events list = events_from(&a,
        "- AAA BBB aid actual 7 1 z\n"
        "2022-02-01 AAA BBB aid actual 7 1 b\n"
        "2022-01-01 AAA BBB aid actual 7 0.6 c sentence=said\n"
        "2022-02-01 AAA BBB aid planned 7 1 a sentence=announced");
    ent_graph *g = graph_from(&list, NULL, &filter);
    const ent_edge *e = ent_graph_edge(g, 0);
    static const char *const docs[] = { "c", "a", "b", "z" };
    assert_int_equal(e->count, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(e->events[i]->doc, docs[i]);
    /* with a sentence; 0.6 actual counts more surely than 1 planned */
    assert_string_equal(e->best->doc, "c");
    assert_int_equal(e->statuses[ENT_ACTUAL], 3);
    assert_int_equal(e->statuses[ENT_PLANNED], 1);

    ent_graph_span x = ent_graph_extent(g);
    assert_int_equal(x.documents, 4);
    assert_int_equal(x.events, 4);
    assert_int_equal(x.undated, 1);
    assert_int_equal(x.period.from, event_date("2022-01-01"));
    assert_int_equal(x.period.to, event_date("2022-02-01"));
    ent_graph_free(g);
    ent_arena_free(&a);
}

/* Each field that may break a tie takes part. */
static const char tangled[] =
    "2022-06-15 CHN RUS meeting actual 1 0.6 a story=a reports=3\n"
    "2022-06-15 RUS CHN meeting actual 1 0.6 b story=a\n"
    "2022-06-15 RUS CHN meeting actual 2 0.6 b story=a\n"
    "2022-06-15 CHN RUS meeting actual 1 0.6 a story=a cameo=041\n"
    "2022-06-16 CHN RUS support actual 0.1 0.3 a\n"
    "2022-06-17 CHN RUS support actual 0.2 0.7 b\n"
    "2022-06-18 CHN RUS support actual 0.3 0.9 c\n"
    "2022-06-18 USA RUS sanction actual -8 0.777777 c\n"
    "2022-06-19 USA RUS sanction alleged -8 0.333333 c\n"
    "- USA UKR aid actual 7 0.123457 d\n"
    "- USA UKR aid actual 7 0.123457 e\n"
    "- USA UKR aid actual 7.4 0.123457 e";

static void order_of_events_changes_nothing(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_events list = events_from(&a, tangled);
    ent_filter filter = plain();
    filter.half_life = 3;
    uint64_t random = 7;
    for (int d = ENT_DUPLICATES_DAY; d <= ENT_DUPLICATES_STORY; d++) {
        filter.duplicates = (ent_duplicates)d;
        ent_graph *g = graph_from(&list, NULL, &filter);
        char *want = graph_text(&a, g);
        ent_graph_free(g);
        for (int round = 0; round < 50; round++) {
            for (size_t i = list.count - 1; i > 0; i--) {
                size_t k = next_random(&random) % (i + 1);
                ent_event swap = list.items[i];
                list.items[i] = list.items[k];
                list.items[k] = swap;
            }
            g = graph_from(&list, NULL, &filter);
            assert_string_equal(graph_text(&a, g), want);
            ent_graph_free(g);
        }
    }
    ent_arena_free(&a);
}

static void an_empty_graph_is_a_graph(void **state)
{
    (void)state;
    ent_events none = { 0 };
    ent_filter filter = plain();
    ent_graph *g = graph_from(&none, NULL, &filter);
    assert_int_equal(ent_graph_node_count(g), 0);
    assert_int_equal(ent_graph_edge_count(g), 0);
    assert_int_equal(ent_graph_tie_count(g), 0);
    ent_graph_span x = ent_graph_extent(g);
    assert_int_equal(x.documents + x.events + x.undated, 0);
    assert_int_equal(x.period.from, ENT_NO_DATE);
    assert_int_equal(x.period.to, ENT_NO_DATE);
    ent_graph_free(g);
    ent_graph_free(NULL);
}

static void broken_events_and_filters_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *event, *message;
    } events[] = {
        { "2022-01-01 AAA BBB aid actual 7 1.5 a",
            "graph: event of document 'a': confidence is 1.5, expected 0 to 1" },
        { "2022-01-01 AAA BBB aid actual 11 1 a",
            "graph: event of document 'a': intensity is 11, expected -10 to 10" },
    };
    ent_arena a = { 0 };
    ent_error err;
    ent_graph *g;
    ent_filter filter = plain();
    for (size_t i = 0; i < COUNT(events); i++) {
        ent_events list = events_from(&a, events[i].event);
        assert_false(ent_graph_build(&list, NULL, &filter, &g, &err));
        assert_null(g);
        assert_int_equal(err.code, ENT_MALFORMED);
        assert_string_equal(err.message, events[i].message);
    }
    const struct {
        double *number;
        double value;
    } numbers[] = { { &filter.half_life, -1 }, { &filter.half_life, NAN },
        { &filter.min_weight, INFINITY }, { &filter.min_confidence, 2 },
        { &filter.status_factor[ENT_PLANNED], NAN },
        { &filter.status_factor[ENT_ACTUAL], -1 } };
    ent_events none = { 0 };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        filter = plain();
        *numbers[i].number = numbers[i].value;
        assert_false(ent_graph_build(&none, NULL, &filter, &g, &err));
        assert_int_equal(err.code, ENT_USAGE);
    }
    filter = plain();
    filter.event_dates = (ent_interval){ event_date("2023-01-01"),
        event_date("2022-01-01") };
    assert_false(ent_graph_build(&none, NULL, &filter, &g, &err));
    assert_string_equal(err.message,
        "filter: events since 2023-01-01 is later than until "
        "2022-01-01, expected the other way round");
    ent_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_and_signs),
        cmocka_unit_test(duplicates_are_merged_as_asked),
        cmocka_unit_test(level_decides_what_is_a_duplicate),
        cmocka_unit_test(half_life_counts_from_the_right_day),
        cmocka_unit_test(light_edges_and_weak_nodes_go),
        cmocka_unit_test(equal_strength_falls_to_the_first_id),
        cmocka_unit_test(ties_sum_all_edges_of_a_pair),
        cmocka_unit_test(edges_hold_their_events_and_the_best),
        cmocka_unit_test(order_of_events_changes_nothing),
        cmocka_unit_test(an_empty_graph_is_a_graph),
        cmocka_unit_test(broken_events_and_filters_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
