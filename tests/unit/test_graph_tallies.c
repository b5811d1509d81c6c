/* A graph from tallies is the graph of their events, to the bit; what only events tell is
 * refused by the name of its option. */
#include "graph_events.h"

static ent_tally_list tallies_of(
    ent_tallies *t, ent_arena *arena, const ent_events *events, size_t from, size_t to)
{
    ent_tally_list list;
    ent_error err = { 0 };
    for (size_t i = from; i < to; i++)
        if (!ent_tally_event(t, &events->items[i], &err)) fail_msg("%s", err.message);
    if (!ent_tallies_sort(t, arena, &list, &err)) fail_msg("%s", err.message);
    return list;
}

static ent_graph *graph_with(
    const ent_events *events, const ent_tally_list *tallies, const ent_filter *filter)
{
    ent_graph *g = NULL;
    ent_error err = { 0 };
    if (!ent_graph_build_with(events, tallies, NULL, filter, &g, &err))
        fail_msg("%s", err.message);
    return g;
}

/* All numbers of an edge, doubles bit by bit. */
static void expect_edge(const ent_edge *a, const ent_edge *b)
{
    assert_int_equal(a->source, b->source);
    assert_int_equal(a->target, b->target);
    assert_int_equal(a->relation, b->relation);
    assert_int_equal(a->directed, b->directed);
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->reports, b->reports);
    assert_memory_equal(a->statuses, b->statuses, sizeof a->statuses);
    assert_memory_equal(&a->weight, &b->weight, sizeof a->weight);
    assert_int_equal(a->sign, b->sign);
    assert_memory_equal(&a->signed_weight, &b->signed_weight, sizeof a->signed_weight);
    assert_memory_equal(&a->intensity, &b->intensity, sizeof a->intensity);
    assert_memory_equal(&a->confidence, &b->confidence, sizeof a->confidence);
    assert_int_equal(a->first, b->first);
    assert_int_equal(a->last, b->last);
    assert_int_equal(a->moment_count, b->moment_count);
    for (size_t i = 0; i < a->moment_count; i++) {
        const ent_moment *x = &a->moments[i], *y = &b->moments[i];
        assert_int_equal(x->day, y->day);
        assert_int_equal(x->status, y->status);
        assert_int_equal(x->count, y->count);
        assert_int_equal(x->weight, y->weight);
        assert_int_equal(x->lean, y->lean);
    }
}

static void expect_same(const ent_graph *a, const ent_graph *b)
{
    assert_int_equal(ent_graph_node_count(a), ent_graph_node_count(b));
    assert_int_equal(ent_graph_edge_count(a), ent_graph_edge_count(b));
    assert_int_equal(ent_graph_tie_count(a), ent_graph_tie_count(b));
    for (size_t i = 0; i < ent_graph_node_count(a); i++) {
        const ent_node *x = ent_graph_node(a, i), *y = ent_graph_node(b, i);
        assert_string_equal(x->id, y->id);
        assert_string_equal(x->name, y->name);
        assert_string_equal(x->kind, y->kind);
        assert_int_equal(x->count, y->count);
    }
    for (size_t i = 0; i < ent_graph_edge_count(a); i++)
        expect_edge(ent_graph_edge(a, i), ent_graph_edge(b, i));
    for (size_t i = 0; i < ent_graph_tie_count(a); i++)
        assert_memory_equal(ent_graph_tie(a, i), ent_graph_tie(b, i), sizeof(ent_tie));
    const ent_graph_span x = ent_graph_extent(a), y = ent_graph_extent(b);
    assert_int_equal(x.events, y.events);
    assert_int_equal(x.undated, y.undated);
    assert_int_equal(x.period.from, y.period.from);
    assert_int_equal(x.period.to, y.period.to);
}

/* Names and kinds are voted on; some rows are undated, and each is a row of its own. */
static ent_event random_event(ent_arena *arena, uint64_t *state, size_t row)
{
    static const ent_party parties[] = {
        { .code = "RUS", .name = "Rusland", .kind = "state" },
        { .code = "RUS", .id = "russian-army", .kind = "body", .sector = "MIL" },
        { .code = "UKR", .id = "ukraine" },
        { .code = "USA", .name = "U", .kind = "state" },
        { .code = "USA", .name = "A", .kind = "state" }, { .id = "nobody", .name = "N" }
    };
    uint32_t s = next_random(state) % 6, t = (s + 1 + next_random(state) % 5) % 6;
    uint32_t day = next_random(state) % 20;
    static const ent_relation relations[] = { ENT_MEETING, ENT_REQUEST, ENT_ASSAULT };
    static const char *const codes[] = { "024", "101", NULL };
    ent_micro intensity = next_random(state) % 20000001;
    return (ent_event){ .doc = ent_arena_print(arena, "d%zu", row % 7),
        .date = day ? (ent_date)(19000 + day) : ENT_NO_DATE,
        .reported = ENT_NO_DATE,
        .source = parties[s],
        .target = parties[t],
        .relation = relations[next_random(state) % 3],
        .status = (ent_status)(next_random(state) % ENT_STATUSES),
        .cameo = codes[next_random(state) % 3],
        /* few values, so that reports of one day are equally strong */
        .intensity = next_random(state) % 2 ? intensity - 10 * ENT_ONE : 3 * ENT_ONE,
        .confidence = next_random(state) % 2 ? ENT_ONE : next_random(state) % ENT_ONE,
        .reports = next_random(state) % 50,
        .origin = { "rows.csv", row, NULL, NULL } };
}

static void try_filters(const ent_events *events, const ent_tally_list *all,
    const ent_events *half, const ent_tally_list *rest)
{
    static const ent_duplicates ways[] = { ENT_DUPLICATES_DAY, ENT_DUPLICATES_KEEP };
    for (unsigned i = 0; i < 2 * 2 * 3 * 2 * 2; i++) {
        ent_filter f;
        ent_filter_defaults(&f);
        f.level = i & 1 ? ENT_LEVEL_ACTOR : ENT_LEVEL_COUNTRY;
        f.duplicates = ways[i >> 1 & 1];
        f.reports_weight = (ent_reports_weight)(i / 4 % 3);
        f.half_life = i / 12 % 2 ? 9.5 : 0;
        if (i / 24 % 2) {
            f.event_dates = (ent_interval){ 19003, 19011 };
            f.undated = true;
            f.relations = 1u << ENT_REQUEST | 1u << ENT_ASSAULT;
        }
        static const ent_events none = { 0 };
        ent_graph *want = graph_with(events, NULL, &f);
        ent_graph *got = graph_with(&none, all, &f), *mixed = graph_with(half, rest, &f);
        assert_true(ent_graph_edge_count(want) > 2);
        expect_same(got, want);
        expect_same(mixed, want);
        assert_null(ent_graph_edge(got, 0)->best);
        assert_int_equal(ent_graph_edge(got, 0)->event_count, 0);
        ent_graph_free(want);
        ent_graph_free(got);
        ent_graph_free(mixed);
    }
}

static void tallies_make_the_graph_of_their_events(void **state)
{
    (void)state;
    enum { EVENTS = 800 };
    uint64_t seed = 7;
    ent_arena a = { 0 };
    ent_events events = { 0 };
    ent_tallies all = { 0 }, rest = { 0 };
    for (size_t i = 0; i < EVENTS; i++)
        *ent_event_add(&a, &events) = random_event(&a, &seed, i);
    ent_events half = { .items = events.items, .count = EVENTS / 2 };
    ent_tally_list list = tallies_of(&all, &a, &events, 0, EVENTS);
    ent_tally_list tail = tallies_of(&rest, &a, &events, EVENTS / 2, EVENTS);
    try_filters(&events, &list, &half, &tail);
    ent_tallies_free(&all);
    ent_tallies_free(&rest);
    ent_arena_free(&a);
}

static void what_only_events_tell_is_refused(void **state)
{
    (void)state;
    static const struct {
        ent_filter asked; /* beyond the defaults */
        const char *says;
    } cases[] = {
        { { .duplicates = ENT_DUPLICATES_DOCUMENT }, "--duplicates document needs" },
        { { .duplicates = ENT_DUPLICATES_STORY }, "--duplicates story needs" },
        { { .duplicates = ENT_DUPLICATES_CLUSTER }, "--duplicates cluster needs" },
        { { .min_confidence = 0.5 }, "--min-confidence needs" },
        { { .publisher_count = 1 }, "--publisher needs" },
    };
    ent_arena a = { 0 };
    ent_tallies t = { 0 };
    ent_events events = events_from(&a, "2022-01-01 AAA BBB aid actual 8 1 a");
    ent_tally_list list = tallies_of(&t, &a, &events, 0, 1);
    static const char *const publisher = "x";
    static const ent_events none = { 0 };
    for (size_t i = 0; i < COUNT(cases) + 2; i++) {
        ent_graph *g = NULL;
        ent_error err = { 0 };
        ent_filter f;
        ent_filter_defaults(&f);
        if (i < COUNT(cases)) {
            f.duplicates = cases[i].asked.duplicates;
            f.min_confidence = cases[i].asked.min_confidence;
            f.publishers = &publisher;
            f.publisher_count = cases[i].asked.publisher_count;
        } else if (i == COUNT(cases)) {
            f.as_of = 19000;
        } else {
            f.reported_dates.from = 19000;
        }
        const char *says = i < COUNT(cases)    ? cases[i].says
                           : i == COUNT(cases) ? "--as-of needs"
                                               : "--reported-since and --reported-until";
        assert_false(ent_graph_build_with(&none, &list, NULL, &f, &g, &err));
        assert_int_equal(err.code, ENT_USAGE);
        assert_non_null(strstr(err.message, says));
        const ent_tally_list empty = { 0 }; /* of a store of articles only */
        assert_true(ent_graph_build_with(&events, &empty, NULL, &f, &g, &err));
        ent_graph_free(g);
    }
    ent_tallies_free(&t);
    ent_arena_free(&a);
}

static void expect_cluster(
    const char *text, const char *const *places, ent_duplicates way, const char *want)
{
    ent_arena a = { 0 };
    ent_filter f;
    ent_filter_defaults(&f);
    f.duplicates = way;
    ent_events events = events_from(&a, text);
    for (size_t i = 0; i < events.count; i++) events.items[i].place = places[i];
    ent_graph *g = graph_with(&events, NULL, &f);
    assert_string_equal(graph_text(&a, g), want);
    ent_graph_free(g);
    ent_arena_free(&a);
}

/* One occurrence is told again the next day, from the other side, and far away. */
static void clusters_are_occurrences(void **state)
{
    (void)state;
    static const char text[] =
        "2018-06-12 USA PRK meeting actual 1 1 a reports=3\n" /* and its mirror */
        "2018-06-12 PRK USA meeting actual 1 1 b reports=4\n"
        "2018-06-13 USA PRK meeting actual 1 1 c reports=5\n" /* the next day */
        "2018-06-14 USA PRK meeting actual 1 1 d\n"           /* not of the first */
        "2018-06-12 USA PRK meeting actual 1 1 e\n"           /* elsewhere */
        "2018-06-12 USA PRK meeting planned 1 1 f\n"          /* something else */
        "2018-06-12 USA PRK threaten actual -4 1 g\n"
        "2018-06-12 PRK USA threaten actual -4 1 h"; /* the other's threat, not its mirror
                                                      */
    static const char *const places[] = { "Singapore", "Singapore", "Singapore",
        "Singapore", "Washington", "Singapore", NULL, NULL };
    expect_cluster(text, places, ENT_DUPLICATES_CLUSTER,
        "PRK-USA meeting 4x15 w3.5 + i1 c1 2018-06-12..2018-06-14 a\n"
        "PRK>USA threaten 1x1 w4 - i-4 c1 2018-06-12..2018-06-12 h\n"
        "USA>PRK threaten 1x1 w4 - i-4 c1 2018-06-12..2018-06-12 g\n");
}

static void reports_weigh_as_asked(void **state)
{
    (void)state;
    static const char text[] = "2022-01-01 AAA BBB aid actual 8 0.5 a reports=4\n"
                               "2022-01-01 AAA BBB aid actual 2 0.5 b reports=6\n"
                               "2022-01-02 AAA BBB aid planned 8 1 c";
    static const struct {
        ent_reports_weight way;
        const char *want;
    } cases[] = {
        /* 8 x 0.5, ten reports; 8 x 0.5 planned, one report */
        { ENT_REPORTS_NONE, "AAA>BBB aid 2x11 w8 + i8 c1 2022-01-01..2022-01-02 c\n" },
        { ENT_REPORTS_LOG,
            "AAA>BBB aid 2x11 w17.2103404 + i8 c1 2022-01-01..2022-01-02 c\n" },
        { ENT_REPORTS_LINEAR, "AAA>BBB aid 2x11 w44 + i8 c1 2022-01-01..2022-01-02 c\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_arena a = { 0 };
        ent_filter f;
        ent_filter_defaults(&f);
        f.reports_weight = cases[i].way;
        ent_events events = events_from(&a, text);
        ent_graph *g = graph_with(&events, NULL, &f);
        assert_string_equal(graph_text(&a, g), cases[i].want);
        ent_graph_free(g);
        ent_arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tallies_make_the_graph_of_their_events),
        cmocka_unit_test(what_only_events_tell_is_refused),
        cmocka_unit_test(clusters_are_occurrences),
        cmocka_unit_test(reports_weigh_as_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
