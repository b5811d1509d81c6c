/* Claims that say the same become one event, with all their sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "events/event.h"
#include "events/intensity.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static ent_lexicon *lexicon;

static int open_lexicon(void **state)
{
    (void)state;
    ent_error err = { 0 };
    if (ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)) return 0;
    fprintf(stderr, "%s\n", err.message);
    return -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_lexicon_close(lexicon);
    return 0;
}

/* Three sentences: [0,30) [31,60) [61,92). */
static const char words[] = "China and Russia met in Tokyo.\n"
                            "Xi visited Putin on   Tuesday\n"
                            "Moscow hosted a China\n\tdialogue";

static const ent_actor china = { .id = "china",
    .code = "CHN",
    .name = "China",
    .sector = "GOV",
    .kind = ENT_STATE,
    .index = 1 };
static const ent_actor russia = { .id = "russia",
    .code = "RUS",
    .name = "Russia",
    .sector = "",
    .kind = ENT_STATE,
    .index = 2 };
static const ent_actor stranger = { .id = "jane-roe",
    .code = "",
    .name = "Jane Roe",
    .sector = "",
    .kind = ENT_PERSON,
    .index = UINT32_MAX };

static ent_claim claim(const ent_actor *source, ent_relation relation,
    const ent_actor *target, uint32_t sentence, float confidence)
{
    static const ent_span triggers[] = { { 17, 20 }, { 34, 41 }, { 68, 74 }, { 77, 92 } };
    return (ent_claim){ .source = source,
        .target = target,
        .relation = relation,
        .cameo = "",
        .date = { ENT_NO_DATE, ENT_NO_DATE },
        .sentence = sentence > 2 ? 2 : sentence,
        .trigger = triggers[sentence],
        .rule = "rule",
        .confidence = confidence };
}

/* The events of `claims`; the text and all that claims refer to are gone by then. */
static ent_events events_of(ent_arena *arena, ent_claim *items, size_t count)
{
    ent_sentence sentences[] = { { .span = { 0, 30 } }, { .span = { 31, 60 } },
        { .span = { 61, 92 } } };
    const ent_document document = { .id = "doc",
        .text = words,
        .length = sizeof words - 1,
        .date = ent_date_make(2022, 9, 8) };
    const ent_text text = {
        .document = &document, .sentences = sentences, .sentence_count = COUNT(sentences)
    };
    const ent_claims claims = { items, count };
    ent_events events = { 0 };
    ent_error err = { 0 };
    if (!ent_event_from_claims(arena, lexicon, &text, &claims, "maker", &events, &err))
        fail_msg("%s", err.message);
    return events;
}

static void equal_claims_are_one_event(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_claim claims[] = {
        claim(&russia, ENT_MEETING, &china, 0, 0.5f),
        claim(&china, ENT_MEETING, &russia, 1, 0.9f), /* B-A is A-B */
        claim(&russia, ENT_MEETING, &china, 2, 0.5f),
        claim(&russia, ENT_MEETING, &china, 3, 0.7f), /* the same sentence, surer */
    };
    claims[1].rule = "visit.v";
    claims[1].cameo = "042";
    claims[2].place = "Moscow";
    ent_events events = events_of(&a, claims, COUNT(claims));
    assert_int_equal(events.count, 1);

    const ent_event *e = &events.items[0];
    assert_string_equal(e->doc, "doc");
    assert_string_equal(e->source.code, "CHN");
    assert_string_equal(e->target.id, "russia");
    assert_string_equal(e->source.kind, "state");
    assert_string_equal(e->source.sector, "GOV");
    assert_null(e->target.sector);
    assert_int_equal(e->confidence, 900000);
    assert_string_equal(e->cameo, "042");
    assert_int_equal(e->intensity, ent_lexicon_cameo(lexicon, "042")->goldstein);
    assert_string_equal(e->place, "Moscow"); /* from the claim that has one */
    assert_int_equal(e->reported, ent_date_make(2022, 9, 8));
    assert_int_equal(e->date, ENT_NO_DATE);
    assert_int_equal(e->date_from, ENT_FROM_NONE);
    assert_int_equal(e->reports, 1);
    assert_string_equal(e->producer, "maker");

    static const char *const triggers[] = { "visited", "China dialogue", "met" };
    assert_int_equal(e->evidence_count, COUNT(triggers)); /* surest first */
    for (size_t i = 0; i < COUNT(triggers); i++)
        assert_string_equal(e->evidence[i].trigger, triggers[i]);
    assert_string_equal(e->evidence[0].rule, "visit.v");
    assert_string_equal(e->evidence[0].sentence, "Xi visited Putin on Tuesday");
    assert_string_equal(e->evidence[1].sentence, "Moscow hosted a China dialogue");
    ent_arena_free(&a);
}

static void what_differs_stays_apart(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_claim claims[8];
    for (size_t i = 0; i < COUNT(claims); i++)
        claims[i] = claim(&china, ENT_AID, &russia, 0, 0.5f);
    claims[1] = claim(&russia, ENT_AID, &china, 0, 0.5f); /* one way */
    claims[2].relation = ENT_SUPPORT;
    claims[3].status = ENT_PLANNED;
    claims[4].date = (ent_interval){ 100, 100 };
    claims[5].date = (ent_interval){ 100, 101 };
    claims[6].target = &stranger;
    claims[7].source = &stranger;
    ent_events events = events_of(&a, claims, COUNT(claims));
    assert_int_equal(events.count, COUNT(claims));
    ent_arena_free(&a);
}

static void events_stand_in_order_of_first_evidence(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_claim claims[] = {
        claim(&china, ENT_AID, &russia, 2, 0.9f),
        claim(&china, ENT_ACCUSE, &russia, 1, 0.9f),
        claim(&china, ENT_AID, &russia, 0, 0.1f), /* weak, but says it first */
    };
    ent_events events = events_of(&a, claims, COUNT(claims));
    assert_int_equal(events.count, 2);
    assert_int_equal(events.items[0].relation, ENT_AID);
    assert_int_equal(events.items[0].evidence[0].span.begin, 68);
    assert_int_equal(events.items[1].relation, ENT_ACCUSE);
    ent_arena_free(&a);
}

static void open_intervals_start_on_a_day_or_are_undated(void **state)
{
    (void)state;
    static const struct {
        ent_interval said;
        ent_date date, date_to;
    } cases[] = {
        { { 10, 12 }, 10, 12 }, { { 10, 10 }, 10, 10 },
        { { 10, ENT_NO_DATE }, 10, 10 },                   /* since that day */
        { { ENT_NO_DATE, 12 }, ENT_NO_DATE, ENT_NO_DATE }, /* some time before */
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_claim c = claim(&china, ENT_AID, &russia, 0, 0.5f);
        c.date = cases[i].said;
        c.date_from = ENT_FROM_TEXT;
        const ent_event *e = events_of(&a, &c, 1).items;
        assert_int_equal(e->date, cases[i].date);
        assert_int_equal(e->date_to, cases[i].date_to);
        assert_int_equal(
            e->date_from, e->date == ENT_NO_DATE ? ENT_FROM_NONE : ENT_FROM_TEXT);
    }
    ent_arena_free(&a);
}

static void unknown_parts_are_null(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_claim c = claim(&stranger, ENT_ALLIANCE, &china, 0, 2.0f);
    c.attribution = &stranger;
    const ent_event *e = events_of(&a, &c, 1).items;
    assert_null(e->source.code);
    assert_null(e->cameo); /* CAMEO knows no alliance */
    assert_int_equal(e->intensity, 8 * ENT_ONE);
    assert_int_equal(e->confidence, ENT_ONE);
    assert_null(e->attribution.code);
    assert_string_equal(e->attribution.name, "Jane Roe");
    assert_null(e->place);
    ent_arena_free(&a);
}

static void no_claims_make_no_events_and_lists_grow(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    ent_claim loop = claim(&china, ENT_AID, &china, 0, 0.5f);
    assert_int_equal(events_of(&a, NULL, 0).count, 0);
    assert_int_equal(events_of(&a, &loop, 1).count, 0);
    ent_events list = { 0 };
    for (int i = 0; i < 100; i++) {
        ent_event *e = ent_event_add(&a, &list);
        assert_non_null(e);
        assert_int_equal(e->reports, 0);
    }
    assert_int_equal(list.count, 100);
    ent_arena_free(&a);
}

/* Events that are read without a lexicon get the same values as those made with one. */
static void default_intensities_are_those_of_the_lexicon(void **state)
{
    (void)state;
    for (int r = 0; r < ENT_RELATIONS; r++) {
        const char *code = ent_relation_table[r].cameo;
        const ent_cameo *row = *code ? ent_lexicon_cameo(lexicon, code) : NULL;
        ent_micro want = row ? row->goldstein : 8 * ENT_ONE;
        if (*code && !row) fail_msg("no CAMEO code %s in the lexicon", code);
        if (want != ent_relation_intensity((ent_relation)r))
            fail_msg("%s: %lld, lexicon %lld", ent_relation_table[r].name,
                (long long)ent_relation_intensity((ent_relation)r), (long long)want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_claims_are_one_event),
        cmocka_unit_test(what_differs_stays_apart),
        cmocka_unit_test(events_stand_in_order_of_first_evidence),
        cmocka_unit_test(open_intervals_start_on_a_day_or_are_undated),
        cmocka_unit_test(unknown_parts_are_null),
        cmocka_unit_test(no_claims_make_no_events_and_lists_grow),
        cmocka_unit_test(default_intensities_are_those_of_the_lexicon),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
