/* Plans and what was reported of the same two afterwards. */
#include "graph_events.h"

#include "analysis/fates.h"

#define PLAN "2022-09-15 CHN RUS meeting planned 4 1 plan reported=2022-09-08\n"
#define OTHERS                                                                           \
    "2022-09-20 CHN JPN accuse actual -2 1 c reported=2022-09-20\n"                      \
    "2022-09-21 RUS UKR assault actual -9 1 d reported=2022-09-21\n"

/* Events, the last day known, and what became of the one plan: "kept by DOC". */
static const struct {
    const char *events, *today, *want;
} cases[] = {
    /* held a day later, and reported */
    { PLAN "2022-09-16 CHN RUS meeting actual 1 1 news reported=2022-09-17\n",
        "2022-10-01", "kept by news" },
    /* they signed something */
    { PLAN "2022-09-15 CHN RUS agree actual 6 1 news reported=2022-09-16\n", "2022-10-01",
        "kept by news" },
    /* of two, the meeting is the meeting */
    { PLAN "2022-09-15 CHN RUS agree actual 6 1 pact reported=2022-09-16\n"
           "2022-09-16 CHN RUS meeting actual 1 0.5 met reported=2022-09-17\n",
        "2022-10-01", "kept by met" },
    /* another meeting, of which was written before the planned day */
    { PLAN "2022-09-13 CHN RUS meeting actual 1 1 news reported=2022-09-13\n",
        "2022-10-01", "unknown: no reports" },
    /* too late to be it; both are in the news and it is not */
    { PLAN "2022-09-25 CHN RUS meeting actual 1 1 news reported=2022-09-25\n",
        "2022-10-01", "missed" },
    { PLAN OTHERS, "2022-10-01", "missed" },
    /* only one of them is in the news */
    { PLAN "2022-09-20 CHN JPN accuse actual -2 1 c reported=2022-09-20\n", "2022-10-01",
        "unknown: no reports" },
    /* news of them, but months later */
    { PLAN "2022-12-20 CHN JPN accuse actual -2 1 c reported=2022-12-20\n"
           "2022-12-21 RUS UKR assault actual -9 1 d reported=2022-12-21\n",
        "2022-12-31", "unknown: no reports" },
    /* called off, before the day or after it */
    { PLAN "2022-09-15 CHN RUS meeting negated 4 1 no reported=2022-09-12\n" OTHERS,
        "2022-10-01", "cancelled by no" },
    { PLAN "- CHN RUS meeting negated 4 1 no reported=2022-09-16\n" OTHERS, "2022-10-01",
        "cancelled by no" },
    /* an old denial is none of this plan */
    { PLAN "- CHN RUS meeting negated 4 1 no reported=2022-09-01\n" OTHERS, "2022-10-01",
        "missed" },
    /* what only may have been, or is said to come, keeps nothing */
    { PLAN "2022-09-16 CHN RUS meeting possible 1 1 news reported=2022-09-17\n",
        "2022-10-01", "unknown: unsure" },
    /* another relation, or another direction of one that has one */
    { "2022-09-15 CHN RUS aid planned 7 1 plan reported=2022-09-08\n"
      "2022-09-15 RUS CHN aid actual 7 1 back reported=2022-09-16\n",
        "2022-10-01", "missed" },
    { "2022-09-15 CHN RUS aid planned 7 1 plan reported=2022-09-08\n"
      "2022-09-15 CHN RUS aid actual 7 1 given reported=2022-09-16\n",
        "2022-10-01", "kept by given" },
    /* rows without report dates */
    { "2022-09-15 CHN RUS meeting planned 4 1 plan\n"
      "2022-09-15 CHN RUS meeting actual 1 1 row\n",
        "2022-10-01", "kept by row" },
    /* the text of the plan is no witness; yet it may know */
    { PLAN "2022-09-15 CHN RUS meeting actual 1 1 plan reported=2022-09-14\n" OTHERS,
        "2022-10-01", "unknown: unsure" },
    /* what is announced on the day may be what is being done; others can tell */
    { "2022-09-15 CHN RUS aid planned 7 1 plan reported=2022-09-15\n" OTHERS,
        "2022-10-01", "unknown: same day" },
    { "2022-09-15 CHN RUS aid planned 7 1 plan reported=2022-09-15\n"
      "2022-09-15 CHN RUS aid actual 7 1 given reported=2022-09-16\n",
        "2022-10-01", "kept by given" },
    /* told after its day: no plan */
    { "2022-09-07 CHN RUS aid planned 7 1 plan reported=2022-09-08\n" OTHERS,
        "2022-10-01", "" },
    /* a fortnight has to pass */
    { PLAN OTHERS, "2022-09-28", "unknown: too soon" },
    { PLAN OTHERS, "2022-09-29", "missed" },
    /* another tells the same, less surely: duplicates of a day count once */
    { PLAN "2022-09-15 CHN RUS meeting actual 7 0.95 plan reported=2022-09-15\n"
           "2022-09-15 CHN RUS meeting actual 7 0.6 news reported=2022-09-16\n" OTHERS,
        "2022-10-01", "kept by news" },
    /* one of two denials is too early */
    { PLAN "2022-09-15 CHN RUS meeting negated 4 0.9 old reported=2022-09-01\n"
           "2022-09-15 CHN RUS meeting negated 4 0.5 no reported=2022-09-12\n" OTHERS,
        "2022-10-01", "cancelled by no" },
    /* not over yet; undated; no day known */
    { PLAN, "2022-09-14", "" },
    { "- CHN RUS meeting planned 4 1 plan reported=2022-09-08\n", "2022-10-01", "" },
    { PLAN, "-", "" },
};

static void expect_fate(const char *text, const char *today, const char *want)
{
    ent_arena arena = { 0 };
    ent_filter f;
    ent_fates fates;
    ent_error err = { 0 };
    ent_filter_defaults(&f);
    const ent_events events = events_from(&arena, text);
    ent_graph *g = graph_from(&events, NULL, &f);
    assert_true(ent_fates_find(g, event_date(today), &arena, &fates, &err));
    assert_int_equal(fates.count, *want != '\0');
    char got[80] = "";
    if (fates.count) {
        const ent_fate *one = &fates.items[0];
        const char *how = one->outcome ? one->outcome->doc : ent_doubt_names[one->doubt];
        snprintf(got, sizeof got, "%s%s%s", ent_fate_names[one->kind],
            !how           ? ""
            : one->outcome ? " by "
                           : ": ",
            how ? how : "");
        assert_int_equal(fates.doubts[one->doubt], one->kind == ENT_FATE_UNKNOWN);
        assert_int_equal(fates.kinds[one->kind], 1);
        assert_int_equal(one->plan->status, ENT_PLANNED);
    }
    if (strcmp(got, want) != 0) fail_msg("%s: '%s', expected '%s'", text, got, want);
    ent_graph_free(g);
    ent_arena_free(&arena);
}

static void plans_have_fates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_fate(cases[i].events, cases[i].today, cases[i].want);
}

/* Any meeting of the year would keep it. */
static void a_vague_plan_is_not_judged(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_filter f;
    ent_fates fates;
    ent_error err = { 0 };
    ent_filter_defaults(&f);
    ent_events events = events_from(&arena,
        "2022-01-01 CHN RUS meeting planned 4 1 plan reported=2021-12-08\n"
        "2022-05-16 CHN RUS meeting actual 1 1 news reported=2022-05-17\n");
    events.items[0].date_to = event_date("2022-12-31");
    ent_graph *g = graph_from(&events, NULL, &f);
    assert_true(ent_fates_find(g, event_date("2023-01-10"), &arena, &fates, &err));
    assert_int_equal(fates.kinds[ENT_FATE_UNKNOWN], 1);
    assert_int_equal(fates.doubts[ENT_DOUBT_VAGUE], 1);
    ent_graph_free(g);
    ent_arena_free(&arena);
}

/* GDELT's and ICEWS's day of "express intent to meet" is that of the report. */
static void an_intent_of_a_row_has_no_day(void **state)
{
    (void)state;
    ent_event e = { .status = ENT_PLANNED, .date = 19000, .date_to = 19001 };
    assert_int_equal(ent_plan_days(&e).to, 19001);
    e.cameo = "036";
    assert_int_equal(ent_plan_days(&e).from, 19000); /* of a text: its own day */
    e.origin.file = "20180101.export.CSV";
    assert_int_equal(ent_plan_days(&e).from, ENT_NO_DATE);
    e.cameo = "040";
    e.date_to = ENT_NO_DATE;
    assert_int_equal(ent_plan_days(&e).to, 19000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_have_fates),
        cmocka_unit_test(a_vague_plan_is_not_judged),
        cmocka_unit_test(an_intent_of_a_row_has_no_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
