/* Windows are those of the calendar; a point of a series is what the graph of its window
 * says, whether events are known one by one or as tallies. */
#include "graph_events.h"

#include "analysis/series.h"

static ent_date day_of(const char *iso)
{
    return event_date(iso);
}

static ent_windows cut(ent_arena *arena, const char *from, const char *to, ent_step step)
{
    ent_windows w;
    ent_error err = { 0 };
    const ent_interval period = { day_of(from), day_of(to) };
    if (!ent_windows_cut(period, step, arena, &w, &err)) fail_msg("%s", err.message);
    return w;
}

/* Names of the first and last window and how many there are: "2021-W53 2021-W02 3". */
static void expect_windows(const char *from, const char *to, ent_step step,
    const char *first, const char *last, size_t count)
{
    ent_arena arena = { 0 };
    const ent_windows w = cut(&arena, from, to, step);
    char name[16];
    assert_int_equal(w.count, count);
    ent_window_name(&w, 0, name);
    assert_string_equal(name, first);
    ent_window_name(&w, count - 1, name);
    assert_string_equal(name, last);
    assert_int_equal(w.items[0].from, day_of(from));
    assert_int_equal(w.items[count - 1].to, day_of(to));
    for (size_t i = 1; i < count; i++)
        assert_int_equal(w.items[i].from, w.items[i - 1].to + 1);
    ent_arena_free(&arena);
}

static void windows_are_of_the_calendar(void **state)
{
    (void)state;
    expect_windows(
        "2020-02-28", "2020-03-01", ENT_STEP_DAY, "2020-02-28", "2020-03-01", 3);
    expect_windows("2021-01-03", "2021-01-11", ENT_STEP_WEEK, "2020-W53", "2021-W02", 3);
    expect_windows("2018-12-31", "2018-12-31", ENT_STEP_WEEK, "2019-W01", "2019-W01", 1);
    expect_windows("2022-01-31", "2023-02-01", ENT_STEP_MONTH, "2022-01", "2023-02", 14);
    expect_windows("2022-03-31", "2022-10-01", ENT_STEP_QUARTER, "2022-Q1", "2022-Q4", 4);
    expect_windows("1899-12-31", "1914-01-01", ENT_STEP_YEAR, "1899", "1914", 16);
    expect_windows("9999-11-30", "9999-12-31", ENT_STEP_MONTH, "9999-11", "9999-12", 2);
    expect_windows("0001-01-01", "0001-01-08", ENT_STEP_WEEK, "0001-W01", "0001-W02", 2);
}

static void steps_follow_the_length(void **state)
{
    (void)state;
    static const struct {
        int days;
        ent_step step;
    } cases[] = { { 1, ENT_STEP_DAY }, { 42, ENT_STEP_DAY }, { 43, ENT_STEP_WEEK },
        { 275, ENT_STEP_WEEK }, { 276, ENT_STEP_MONTH }, { 6 * 365 + 2, ENT_STEP_MONTH },
        { 7 * 365, ENT_STEP_QUARTER }, { 20 * 365, ENT_STEP_QUARTER },
        { 21 * 365, ENT_STEP_YEAR }, { 9000 * 365, ENT_STEP_YEAR } };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            ent_step_for((ent_interval){ -719162, -719162 + cases[i].days - 1 }),
            cases[i].step);
}

static void a_day_is_in_one_window(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    const ent_windows w = cut(&arena, "2022-01-15", "2022-03-10", ENT_STEP_MONTH);
    assert_int_equal(ent_window_at(&w, day_of("2022-01-14")), 3);
    assert_int_equal(ent_window_at(&w, day_of("2022-01-15")), 0);
    assert_int_equal(ent_window_at(&w, day_of("2022-01-31")), 0);
    assert_int_equal(ent_window_at(&w, day_of("2022-02-01")), 1);
    assert_int_equal(ent_window_at(&w, day_of("2022-03-10")), 2);
    assert_int_equal(ent_window_at(&w, day_of("2022-03-11")), 3);
    assert_int_equal(ent_window_at(&w, ENT_NO_DATE), 3);
    assert_true(ent_window_days(&w, 0) == 17 && ent_window_days(&w, 1) == 28);
    ent_arena_free(&arena);
}

static void too_many_windows_are_refused(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_windows w;
    ent_error err = { 0 };
    const ent_interval long_one = { day_of("1816-01-01"), day_of("2022-01-01") };
    assert_false(ent_windows_cut(long_one, ENT_STEP_DAY, &arena, &w, &err));
    assert_int_equal(err.code, ENT_USAGE);
    assert_true(ent_windows_cut(long_one, ENT_STEP_MONTH, &arena, &w, &err));
    const ent_interval open = { day_of("1816-01-01"), ENT_NO_DATE };
    assert_true(ent_windows_cut(open, ENT_STEP_AUTO, &arena, &w, &err));
    assert_int_equal(w.count, 0);
    ent_arena_free(&arena);
}

static const char news[] = "2022-01-10 CHN RUS meeting actual 4 1 a\n"
                           "2022-01-11 CHN RUS meeting alleged 4 0.5 a\n"
                           "2022-01-20 CHN RUS request actual 3 1 a cameo=020\n"
                           "2022-03-05 RUS UKR assault actual -10 1 a\n"
                           "2022-03-06 RUS UKR request actual -5 1 b cameo=100\n"
                           "2022-03-06 RUS CHN support actual 6 1 b\n"
                           "2022-06-01 CHN RUS meeting planned 4 1 b\n"
                           "- CHN RUS meeting actual 4 1 c\n";

/* "count friendly/hostile weight tie; ..." of each window, undated behind a bar. */
static void expect_series(const ent_series *s, const char *want)
{
    ent_buffer out = { 0 };
    for (size_t i = 0; i <= s->count; i++) {
        const ent_point *p = i < s->count ? &s->points[i] : &s->undated;
        ent_buffer_print(&out, "%s%d %d/%d ", i == s->count ? "| " : "", (int)p->count,
            (int)p->friendly, (int)p->hostile);
        ent_buffer_number(&out, p->weight);
        ent_buffer_char(&out, ' ');
        ent_buffer_number(&out, p->tie);
        if (i < s->count) ent_buffer_text(&out, "; ");
    }
    assert_string_equal(out.bytes, want);
    ent_buffer_free(&out);
}

static void points_are_summed_by_window(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_filter filter;
    ent_windows w;
    ent_series s;
    ent_error err = { 0 };
    ent_filter_defaults(&filter);
    const ent_events events = events_from(&arena, news);
    ent_graph *g = graph_from(&events, NULL, &filter);

    assert_true(ent_windows_of_graph(g, ENT_STEP_MONTH, ENT_HAPPENED, &arena, &w, &err));
    ent_series_choice all = { .statuses = ENT_HAPPENED };
    assert_true(ent_series_make(g, &w, &all, &arena, &s, &err));
    expect_series(&s, "3 2/0 8 5; 0 0/0 0 0; 3 1/2 21 -9; | 1 1/0 4 4");
    assert_int_equal(s.total.count, 6);
    assert_true(s.total.cooperation == 11 && s.total.conflict == 15);

    ent_series_choice pair = { .pair = true, .a = 1, .b = 0 };
    assert_true(ent_windows_of_graph(g, ENT_STEP_QUARTER, 0, &arena, &w, &err));
    assert_true(ent_series_make(g, &w, &pair, &arena, &s, &err));
    expect_series(&s, "4 3/0 14 11; 1 1/0 2 2; | 1 1/0 4 4");
    pair.relations = 1u << ENT_MEETING;
    assert_true(ent_series_make(g, &w, &pair, &arena, &s, &err));
    expect_series(&s, "2 2/0 5 5; 1 1/0 2 2; | 1 1/0 4 4");
    ent_graph_free(g);
    ent_arena_free(&arena);
}

static void a_filter_cuts_the_windows(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_filter filter;
    ent_windows w;
    ent_error err = { 0 };
    ent_filter_defaults(&filter);
    filter.event_dates.from = day_of("2022-01-11");
    const ent_events events = events_from(&arena, news);
    ent_graph *g = graph_from(&events, NULL, &filter);
    assert_true(ent_windows_of_graph(g, ENT_STEP_MONTH, ENT_HAPPENED, &arena, &w, &err));
    assert_int_equal(w.count, 3);
    assert_int_equal(w.items[0].from, day_of("2022-01-11"));
    assert_int_equal(w.items[2].to, day_of("2022-03-31"));
    ent_graph_free(g);

    static const ent_events none = { 0 };
    g = graph_from(&none, NULL, &filter);
    assert_true(ent_windows_of_graph(g, ENT_STEP_AUTO, 0, &arena, &w, &err));
    assert_int_equal(w.count, 0);
    ent_series s;
    assert_true(ent_series_make(g, &w, &(ent_series_choice){ 0 }, &arena, &s, &err));
    assert_int_equal(s.count, 0);
    ent_graph_free(g);
    ent_arena_free(&arena);
}

/* Rows of files of events can be ten years older than the rest. */
static void stray_dates_do_not_stretch_the_period(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_filter filter;
    ent_events events = { 0 };
    ent_windows w;
    ent_series s;
    ent_error err = { 0 };
    for (int i = 0; i < 100; i++) {
        char line[80], day[16];
        ent_date_format(day_of("2014-11-01") + i % 30, day);
        snprintf(line, sizeof line, "%s A B meeting actual 4 1 d%d",
            i < 2 ? "2004-11-24" : day, i);
        event_line(&arena, line, ent_event_add(&arena, &events));
    }
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    ent_graph *g = graph_from(&events, NULL, &filter);
    assert_true(ent_windows_of_graph(g, ENT_STEP_AUTO, 0, &arena, &w, &err));
    assert_int_equal(w.step, ENT_STEP_DAY);
    assert_in_range(w.count, 28, 30);
    assert_true(ent_series_make(g, &w, &(ent_series_choice){ 0 }, &arena, &s, &err));
    assert_in_range(s.outside.count, 2, 5);
    assert_int_equal(s.outside.count + s.total.count, 100);
    ent_graph_free(g);

    filter.event_dates.from = day_of("2004-01-01"); /* asked for */
    g = graph_from(&events, NULL, &filter);
    assert_true(ent_windows_of_graph(g, ENT_STEP_YEAR, 0, &arena, &w, &err));
    assert_int_equal(w.count, 11);
    ent_graph_free(g);
    ent_arena_free(&arena);
}

static ent_events random_events(ent_arena *arena, uint64_t *state)
{
    static const ent_relation relations[] = { ENT_MEETING, ENT_REQUEST, ENT_SANCTION,
        ENT_SUPPORT };
    static const char *const codes[] = { "A", "B", "C", "D" }, *const cameo[] = { "024",
        "101" };
    ent_events events = { 0 };
    for (int i = 0; i < 400; i++) {
        uint32_t s = next_random(state) % 4, t = (s + 1 + next_random(state) % 3) % 4;
        uint32_t day = next_random(state) % 200;
        ent_event *e = ent_event_add(arena, &events);
        *e = (ent_event){ .doc = "a",
            .source.code = codes[s],
            .target.code = codes[t],
            .relation = relations[next_random(state) % 4],
            .status = (ent_status)(next_random(state) % ENT_STATUSES),
            .cameo = cameo[next_random(state) % 2],
            .intensity = (ent_micro)(next_random(state) % 20000001) - 10 * ENT_ONE,
            .confidence = next_random(state) % ENT_ONE,
            .date = day ? (ent_date)(19000 + day) : ENT_NO_DATE,
            .reported = ENT_NO_DATE,
            .reports = 1 };
    }
    return events;
}

/* The window's own graph says the same of each pair. */
static void expect_window(const ent_events *events, const ent_graph *whole,
    const ent_windows *w, size_t at, ent_arena *arena)
{
    ent_filter f;
    ent_filter_defaults(&f);
    f.event_dates = w->items[at];
    ent_graph *g = graph_from(events, NULL, &f);
    assert_int_equal(ent_graph_node_count(g), ent_graph_node_count(whole));
    for (size_t i = 0; i < ent_graph_tie_count(whole); i++) {
        const ent_tie *t = ent_graph_tie(whole, i);
        ent_series_choice pair = { .pair = true, .a = t->a, .b = t->b };
        ent_series s;
        ent_error err = { 0 };
        assert_true(ent_series_make(whole, w, &pair, arena, &s, &err));
        double tie = 0, weight = 0;
        uint64_t count = 0;
        for (size_t k = 0; k < ent_graph_edge_count(g); k++) {
            const ent_edge *e = ent_graph_edge(g, k);
            bool same = (e->source == t->a && e->target == t->b)
                        || (e->source == t->b && e->target == t->a);
            if (!same) continue;
            count += e->count;
            weight += e->weight;
            tie += e->signed_weight;
        }
        assert_int_equal(s.points[at].count, count);
        assert_true(fabs(s.points[at].weight - weight) < 1e-6);
        assert_true(fabs(s.points[at].tie - tie) < 1e-6);
    }
    ent_graph_free(g);
}

static void a_point_is_the_graph_of_its_window(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    uint64_t seed = 7;
    const ent_events events = random_events(&arena, &seed);
    ent_tallies tallies = { 0 };
    ent_tally_list list;
    ent_filter f;
    ent_graph *counted = NULL;
    ent_windows w;
    ent_error err = { 0 };
    static const ent_events none = { 0 };
    ent_filter_defaults(&f);
    ent_graph *g = graph_from(&events, NULL, &f);
    for (size_t i = 0; i < events.count; i++)
        assert_true(ent_tally_event(&tallies, &events.items[i], &err));
    assert_true(ent_tallies_sort(&tallies, &arena, &list, &err));
    assert_true(ent_graph_build_with(&none, &list, NULL, &f, &counted, &err));
    assert_true(ent_windows_of_graph(g, ENT_STEP_MONTH, 0, &arena, &w, &err));
    assert_true(w.count >= 7);
    for (size_t i = 0; i < w.count; i++) {
        expect_window(&events, g, &w, i, &arena);
        expect_window(&events, counted, &w, i, &arena);
    }
    ent_series a, b;
    assert_true(ent_series_make(g, &w, &(ent_series_choice){ 0 }, &arena, &a, &err));
    assert_true(
        ent_series_make(counted, &w, &(ent_series_choice){ 0 }, &arena, &b, &err));
    assert_memory_equal(a.points, b.points, a.count * sizeof *a.points);
    ent_graph_free(g);
    ent_graph_free(counted);
    ent_tallies_free(&tallies);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_are_of_the_calendar),
        cmocka_unit_test(steps_follow_the_length),
        cmocka_unit_test(a_day_is_in_one_window),
        cmocka_unit_test(too_many_windows_are_refused),
        cmocka_unit_test(points_are_summed_by_window),
        cmocka_unit_test(a_filter_cuts_the_windows),
        cmocka_unit_test(stray_dates_do_not_stretch_the_period),
        cmocka_unit_test(a_point_is_the_graph_of_its_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
