/* Which events pass, and how a filter is told in one line. */
#include "graph_events.h"

static ent_interval window(const char *from, const char *to)
{
    return (ent_interval){ event_date(from), event_date(to) };
}

static bool passes(const ent_filter *filter, const char *line)
{
    ent_arena a = { 0 };
    ent_events list = events_from(&a, line);
    bool result = ent_filter_passes(filter, &list.items[0]);
    ent_arena_free(&a);
    return result;
}

static void windows_hold_the_day_an_event_starts(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *day;
        bool undated, want;
    } cases[] = {
        { "-", "-", "2022-06-15", false, true },
        { "-", "-", "-", false, true }, /* no window: undated events are in */
        { "2022-06-15", "-", "2022-06-15", false, true },
        { "2022-06-16", "-", "2022-06-15", false, false },
        { "-", "2022-06-15", "2022-06-15", false, true },
        { "-", "2022-06-14", "2022-06-15", false, false },
        { "2022-06-01", "2022-06-30", "2022-06-15", false, true },
        { "2022-06-01", "-", "-", false, false },
        { "-", "2022-06-30", "-", false, false },
        { "2022-06-01", "2022-06-30", "-", true, true },
        { "2022-06-16", "-", "2022-06-15", true, false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_filter f;
        ent_filter_defaults(&f);
        f.event_dates = window(cases[i].from, cases[i].to);
        f.undated = cases[i].undated;
        char line[100];
        snprintf(line, sizeof line, "%s AAA BBB aid actual 7 1 a", cases[i].day);
        if (passes(&f, line) != cases[i].want) fail_msg("case %zu: %s", i, line);
    }
}

static void reports_have_their_own_window(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *as_of, *reported;
        bool want;
    } cases[] = {
        { "-", "-", "-", "-", true },
        { "2022-09-08", "-", "-", "2022-09-08", true },
        { "2022-09-09", "-", "-", "2022-09-08", false },
        { "-", "2022-09-07", "-", "2022-09-08", false },
        { "-", "-", "2022-09-08", "2022-09-08", true },
        { "-", "-", "2022-09-07", "2022-09-08", false },
        { "-", "-", "2022-09-08", "-", false }, /* nobody knows whether it was known */
        { "2022-01-01", "-", "-", "-", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_filter f;
        ent_filter_defaults(&f);
        f.reported_dates = window(cases[i].from, cases[i].to);
        f.as_of = event_date(cases[i].as_of);
        f.undated = true; /* is about event dates only */
        char line[100];
        snprintf(line, sizeof line, "2022-09-15 AAA BBB aid actual 7 1 a reported=%s",
            cases[i].reported);
        if (passes(&f, line) != cases[i].want) fail_msg("case %zu: %s", i, line);
    }
}

/* What was known on 7 September does not hold the summit that was reported on the 8th. */
static void as_of_looks_at_reports_not_events(void **state)
{
    (void)state;
    ent_filter f;
    ent_filter_defaults(&f);
    f.as_of = event_date("2022-09-10");
    assert_true(
        passes(&f, "2022-09-15 CHN RUS meeting planned 4 1 a reported=2022-09-08"));
    assert_false(
        passes(&f, "2022-06-15 CHN RUS meeting actual 1 1 b reported=2022-09-11"));
}

static void layers_actors_publishers_confidence(void **state)
{
    (void)state;
    static const char event[] =
        "2022-06-15 xi@CHN putin@RUS meeting planned 1 0.7 a publisher=Wire";
    static const char *const xi[] = { "xi" }, *const rus[] = { "USA", "RUS" },
                             *const usa[] = { "USA" }, *const wire[] = { "Post", "Wire" },
                             *const post[] = { "Post" };
    static const struct {
        uint32_t relations, statuses;
        const char *const *actors;
        size_t actor_count;
        const char *const *publishers;
        size_t publisher_count;
        double confidence;
        bool want;
    } cases[] = {
        { 0, 0, NULL, 0, NULL, 0, 0, true },
        { 1u << ENT_MEETING | 1u << ENT_AID, 0, NULL, 0, NULL, 0, 0, true },
        { 1u << ENT_AID, 0, NULL, 0, NULL, 0, 0, false },
        { 0, 1u << ENT_PLANNED, NULL, 0, NULL, 0, 0, true },
        { 0, 1u << ENT_ACTUAL, NULL, 0, NULL, 0, 0, false },
        { 0, 0, xi, 1, NULL, 0, 0, true },
        { 0, 0, rus, 2, NULL, 0, 0, true }, /* one end is enough */
        { 0, 0, usa, 1, NULL, 0, 0, false },
        { 0, 0, NULL, 0, wire, 2, 0, true },
        { 0, 0, NULL, 0, post, 1, 0, false },
        { 0, 0, NULL, 0, NULL, 0, 0.7, true },
        { 0, 0, NULL, 0, NULL, 0, 0.700001, false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_filter f;
        ent_filter_defaults(&f);
        f.relations = cases[i].relations;
        f.statuses = cases[i].statuses;
        f.actors = cases[i].actors;
        f.actor_count = cases[i].actor_count;
        f.publishers = cases[i].publishers;
        f.publisher_count = cases[i].publisher_count;
        f.min_confidence = cases[i].confidence;
        if (passes(&f, event) != cases[i].want) fail_msg("case %zu", i);
    }
}

static void countries_need_two_codes(void **state)
{
    (void)state;
    ent_filter f;
    ent_filter_defaults(&f);
    assert_false(passes(&f, "2022-06-15 a@CHN b@CHN meeting actual 1 1 a"));
    assert_false(passes(&f, "2022-06-15 a@ b@CHN meeting actual 1 1 a"));
    f.level = ENT_LEVEL_ACTOR;
    assert_true(passes(&f, "2022-06-15 a@CHN b@CHN meeting actual 1 1 a"));
    assert_true(passes(&f, "2022-06-15 a@ b@CHN meeting actual 1 1 a"));
}

static void expect_line(const ent_filter *f, const char *want)
{
    ent_buffer out = { 0 };
    ent_filter_describe(f, &out);
    assert_true(ent_buffer_ok(&out, NULL));
    assert_string_equal(out.bytes, want);
    ent_buffer_free(&out);
}

static void a_filter_is_told_in_one_line(void **state)
{
    (void)state;
    static const char *const actors[] = { "CHN", "two\nlines" };
    static const char *const publishers[] = { "The Wire" };
    ent_filter f;
    ent_filter_defaults(&f);
    expect_line(&f,
        "country level; duplicates day; factors actual 1, planned 0.5, negated "
        "0, possible 0.25, alleged 0.5");
    f.level = ENT_LEVEL_ACTOR;
    f.duplicates = ENT_DUPLICATES_STORY;
    f.event_dates = window("2022-01-01", "2022-12-31");
    f.reported_dates = window("2022-02-01", "2022-11-30");
    f.as_of = event_date("2022-10-01");
    f.undated = true;
    f.relations = 1u << ENT_MEETING | 1u << ENT_SUPPORT;
    f.statuses = 1u << ENT_ACTUAL;
    f.actors = actors;
    f.actor_count = COUNT(actors);
    f.publishers = publishers;
    f.publisher_count = COUNT(publishers);
    f.min_confidence = 0.5;
    f.min_weight = 2.25;
    f.top = 20;
    f.half_life = 30;
    f.all_paths = true;
    expect_line(&f,
        "actor level; since 2022-01-01; until 2022-12-31; reported since 2022-02-01; "
        "reported until 2022-11-30; as of 2022-10-01; undated events too; relations "
        "meeting, support; statuses actual; actors CHN, two lines; publishers The Wire; "
        "confidence at least 0.5; weight at least 2.25; the 20 strongest actors; "
        "duplicates story; half-life 30 days; paths on all layers; factors actual 1, "
        "planned 0.5, negated 0, possible 0.25, alleged 0.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_hold_the_day_an_event_starts),
        cmocka_unit_test(reports_have_their_own_window),
        cmocka_unit_test(as_of_looks_at_reports_not_events),
        cmocka_unit_test(layers_actors_publishers_confidence),
        cmocka_unit_test(countries_need_two_codes),
        cmocka_unit_test(a_filter_is_told_in_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
