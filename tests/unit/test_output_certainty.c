/* test_output_certainty.c - how sure the findings are, as reports say it. */
#include "output_fixture.h"

#include "output/certainty.h"

typedef struct {
    fixture made;
    ent_bootstrap bootstrap;
    ent_buffer out;
} sample;

/* The summit's events, each told by a story of its own. */
static void open_sample(sample *s, size_t replicates)
{
    *s = (sample){ .out = { 0 } };
    fixture_open(&s->made, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < s->made.events.count; i++)
        s->made.events.items[i].story = ent_arena_print(&s->made.arena, "story-%zu", i);
    ent_error err = { 0 };
    const ent_bootstrap_input input = { s->made.graph, &s->made.ranking, &s->made.blocs,
        &s->made.events, NULL };
    if (!ent_bootstrap_make(&input, replicates, 2, &s->made.arena, &s->bootstrap, &err))
        fail_msg("%s", err.message);
    s->made.parts.bootstrap = &s->bootstrap;
}

static void close_sample(sample *s)
{
    ent_buffer_free(&s->out);
    fixture_close(&s->made);
}

static void report(sample *s, ent_report_format format)
{
    const ent_report_options options = { .format = format };
    ent_buffer_clear(&s->out);
    ent_report(&s->made.parts, &options, &s->out);
    assert_false(s->out.failed);
}

static void lacks(const sample *s, const char *words)
{
    if (strstr(s->out.bytes, words)) fail_msg("'%s' in:\n%s", words, s->out.bytes);
}

static void has(const sample *s, const char *words)
{
    if (!strstr(s->out.bytes, words)) fail_msg("no '%s' in:\n%s", words, s->out.bytes);
}

static void reports_say_how_sure_they_are(void **state)
{
    (void)state;
    static const ent_report_format pages[] = { ENT_REPORT_TEXT, ENT_REPORT_MARKDOWN,
        ENT_REPORT_HTML };
    sample s;
    open_sample(&s, 200);
    assert_int_equal(s.bootstrap.state, ENT_BOOTSTRAP_MADE);
    for (size_t i = 0; i < COUNT(pages); i++) {
        report(&s, pages[i]);
        has(&s, "How sure");
        has(&s, "made again 200 times with its 12 stories");
        has(&s, "of the resamples");
        has(&s, "Two of them are together in");
        has(&s, "sign holds");
        lacks(&s, "nan");
    }
    report(&s, ENT_REPORT_JSON);
    has(&s, "\"bootstrap\": \"made\"");
    has(&s, "\"rank_groups\": [");
    has(&s, "\"tie_sign\": ");
    report(&s, ENT_REPORT_CSV);
    has(&s, ",rank_from,rank_to,first,degree_low,degree_high,");
    s.made.parts.bootstrap = NULL;
    report(&s, ENT_REPORT_TEXT);
    lacks(&s, "How sure");
    close_sample(&s);
}

static void reports_say_why_they_are_not_sure(void **state)
{
    (void)state;
    static const struct {
        ent_bootstrap_state state;
        const char *words, *json;
    } cases[] = { { ENT_BOOTSTRAP_LARGE, "--bootstrap 200 does it", "too large" },
        { ENT_BOOTSTRAP_TALLIES, "tallies", "\"tallies\"" },
        { ENT_BOOTSTRAP_FEW, "too few to be drawn", "too few sources" },
        { ENT_BOOTSTRAP_OFF, NULL, "\"off\"" } };
    sample s;
    open_sample(&s, 40);
    for (size_t i = 0; i < COUNT(cases); i++) {
        s.bootstrap.state = cases[i].state;
        report(&s, ENT_REPORT_TEXT);
        if (cases[i].words) has(&s, cases[i].words);
        if (!cases[i].words) lacks(&s, "How sure");
        lacks(&s, "resamples");
        report(&s, ENT_REPORT_JSON);
        has(&s, cases[i].json);
        lacks(&s, "rank_groups");
    }
    close_sample(&s);
}

/* Who is first is said where it can be told, and else who may be. */
static void the_first_is_named_where_it_can_be_told(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, 200);
    uint32_t first = s.made.ranking.order[0];
    for (size_t i = 0; i < s.made.ranking.count; i++)
        s.bootstrap.standings.place[i] = (ent_ranks){ 2, 5 };
    s.bootstrap.standings.place[first] = (ent_ranks){ 1, 1 };
    s.bootstrap.standings.first[first] = 0.974;
    report(&s, ENT_REPORT_MARKDOWN);
    has(&s, "is the most central actor, first in 97% of the resamples; ");
    has(&s, "Who is second cannot be told: ");
    s.bootstrap.standings.place[s.made.ranking.order[1]] = (ent_ranks){ 1, 5 };
    s.bootstrap.standings.place[first] = (ent_ranks){ 1, 2 };
    report(&s, ENT_REPORT_MARKDOWN);
    has(&s, "Who is most central cannot be told: ");
    has(&s, " both may be; ");
    lacks(&s, "Who is second");
    close_sample(&s);
}

/* A bloc that the resamples seldom have is not named without a word. */
static void a_bloc_that_seldom_holds_is_said_so(void **state)
{
    (void)state;
    static const char said[] = " (in the resamples more often apart than together)";
    sample s;
    open_sample(&s, 200);
    for (size_t i = 0; i < s.made.blocs.bloc_count; i++)
        s.bootstrap.consensus.bloc_firm[i] = 0.5;
    report(&s, ENT_REPORT_MARKDOWN);
    has(&s, " stand");
    lacks(&s, said);
    s.bootstrap.consensus.bloc_firm[0] = 0.49;
    report(&s, ENT_REPORT_MARKDOWN);
    has(&s, said);
    close_sample(&s);
}

static void exports_carry_intervals_where_asked(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, 40);
    ent_write_csv_nodes(&s.made.parts, &s.out);
    has(&s, ",pagerank_low,pagerank_high,rank_from,rank_to,first,firm,");
    ent_buffer_clear(&s.out);
    ent_write_csv_edges(&s.made.parts, &s.out);
    has(&s, ",weight_low,weight_high,tie_sign,");
    s.made.parts.bootstrap = NULL;
    ent_buffer_clear(&s.out);
    ent_write_csv_edges(&s.made.parts, &s.out);
    lacks(&s, "weight_low");
    close_sample(&s);
}

static void ranges_are_written_short(void **state)
{
    (void)state;
    ent_buffer out = { 0 };
    ent_say_range(&out, (ent_range){ 4.84, 38 }, 1, false);
    ent_buffer_char(&out, ' ');
    ent_say_range(&out, (ent_range){ -4.84, 38 }, 1, true);
    ent_buffer_char(&out, ' ');
    ent_say_ranks(&out, (ent_ranks){ 2, 1005 });
    ent_buffer_char(&out, ' ');
    ent_say_ranks(&out, (ent_ranks){ 3, 3 });
    assert_string_equal(out.bytes, "4.8..38.0 -4.8..+38.0 2..1,005 3");
    ent_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_written_short),
        cmocka_unit_test(reports_say_how_sure_they_are),
        cmocka_unit_test(reports_say_why_they_are_not_sure),
        cmocka_unit_test(the_first_is_named_where_it_can_be_told),
        cmocka_unit_test(a_bloc_that_seldom_holds_is_said_so),
        cmocka_unit_test(exports_carry_intervals_where_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
