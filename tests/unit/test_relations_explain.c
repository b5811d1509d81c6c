/* Explanations: they change no claim, their weights add up to the confidence, and where
 * nothing is said they say why. */
#define _POSIX_C_SOURCE 200809L /* strdup */
#include "test_relations_harness.h"

#include "relations/explaining.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static harness h;
static ent_judge *judge;

static int set_up(void **state)
{
    (void)state;
    ent_error err = { 0 };
    harness_open(&h);
    if (!ent_judge_open(ENTENTE_DATA "/model/claims.model", &judge, &err))
        fail_msg("%s", err.message);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ent_judge_close(judge);
    harness_close(&h);
    return 0;
}

static ent_explanation explain(const char *text, const ent_judge *by, ent_claims *claims)
{
    ent_error err = { 0 };
    ent_mentions mentions;
    ent_explanation explanation = { 0 };
    const ent_text *t = harness_parse(&h, text, NULL, ENT_NO_DATE, &mentions);
    if (!ent_claim_explain(
            &h.arena, h.frames, by, t, &mentions, &explanation, claims, &err))
        fail_msg("%s", err.message);
    return explanation;
}

/* Lists, pronouns, passives, an official release: all kinds of traits. */
static const char *const texts[] = {
    "Norway and Ghana signed a treaty on Friday, while Peru and Chile looked on.",
    "The Peruvian president thanked Brazil for its help after Brazil's minister visited "
    "Lima.",
    "Iran was blamed by the United States for the attack, which Tehran denies.",
    "We, the foreign ministers of Canada, France, Germany, Italy, Japan and the United "
    "Kingdom, condemn the attack by Iran on Israel. We call on Iran to stop.",
    "Turkish-backed rebels clashed with Syrian troops. Russia may send tanks to Syria.",
};

static void weights_add_up_to_the_confidence(void **state)
{
    (void)state;
    size_t seen = 0;
    for (size_t i = 0; i < COUNT(texts); i++) {
        ent_claims claims;
        ent_explanation e = explain(texts[i], judge, &claims);
        for (size_t k = 0; k < e.count; k++) {
            const ent_considered *item = &e.items[k];
            float odds = 0;
            for (size_t g = 0; g < item->ground_count; g++) {
                odds += item->grounds[g].weight;
                assert_true(*item->grounds[g].of && item->grounds[g].traits);
                assert_null(strchr(item->grounds[g].trait, '%'));
                if (!*item->grounds[g].trait)
                    fail_msg("%s: no words for %s", texts[i], item->grounds[g].of);
            }
            float told = ent_judge_confidence(judge, item->claim.relation, odds);
            assert_float_equal(told, item->claim.confidence, 0.001);
            assert_true((item->claim.confidence >= item->threshold)
                        == (item->outcome != ENT_OUTCOME_UNLIKELY));
            seen++;
        }
    }
    assert_true(seen > COUNT(texts));
}

static void explaining_changes_no_claim(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        ent_claims claims, found;
        ent_mentions mentions;
        ent_error err = { 0 };
        ent_explanation e = explain(texts[i], judge, &claims);
        size_t explained = 0;
        for (size_t k = 0; k < e.count; k++)
            explained += e.items[k].outcome == ENT_OUTCOME_CLAIM;
        assert_int_equal(explained, claims.count);
        size_t count = claims.count;
        char *line = strdup(harness_line(&h, &claims));
        const ent_text *t = harness_parse(&h, texts[i], NULL, ENT_NO_DATE, &mentions);
        if (!ent_claim_find(&h.arena, h.frames, judge, t, &mentions, &found, &err))
            fail_msg("%s", err.message);
        assert_int_equal(found.count, count);
        assert_string_equal(harness_line(&h, &found), line);
        free(line);
    }
}

static void rules_are_named(void **state)
{
    (void)state;
    const ent_judge *const by[] = { NULL, judge };
    for (size_t i = 0; i < COUNT(by); i++) {
        ent_claims claims;
        ent_explanation e = explain("Norway condemned Ghana.", by[i], &claims);
        const ent_considered *item = e.items;
        assert_true(e.count >= 1 && item->outcome == ENT_OUTCOME_CLAIM && item->frame);
        assert_string_equal(item->frame->id, item->claim.rule);
        assert_true(item->frame->line > 1 && strstr(item->frame->words, "condemn"));
        assert_non_null(strstr(item->frame->from, "subject"));
        assert_string_equal(item->trigger, "condemned");
        assert_string_equal(item->source.words, "Norway");
        assert_string_equal(item->source.place, "subject");
        assert_string_equal(item->target.words, "Ghana");
        assert_string_equal(item->target.place, "object");
    }
}

/* Claims of a list of members, too, know which mentions they are made of. */
static void members_are_quoted(void **state)
{
    (void)state;
    ent_claims claims;
    ent_explanation e = explain("Norway slept. Mercosur is a group of four states, "
                                "Argentina, Brazil, Paraguay and Uruguay.",
        NULL, &claims);
    assert_int_equal(e.count, 4);
    assert_string_equal(e.items[0].source.words, "Mercosur");
    assert_string_equal(e.items[0].target.words, "Argentina");
    assert_string_equal(e.items[3].target.words, "Uruguay");
}

static void silence_has_a_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        ent_silence want;
    } cases[] = {
        { "The weather was fine.", ENT_SILENT_NOBODY },
        { "The Norwegian government resigned.", ENT_SILENT_ALONE },
        { "Vladimir Putin praised Sergei Lavrov.", ENT_SILENT_SAME },
        { "Norway met Ghana.", ENT_SILENT_NOT },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_claims claims;
        ent_explanation e = explain(cases[i].text, judge, &claims);
        if (ent_explain_silence(&e, 0) != cases[i].want)
            fail_msg("%s: %s, expected %s", cases[i].text,
                ent_silence_names[ent_explain_silence(&e, 0)],
                ent_silence_names[cases[i].want]);
    }
}

static void sentences_find_their_items(void **state)
{
    (void)state;
    ent_claims claims;
    size_t first;
    ent_explanation e = explain(
        "Norway met Ghana. It rained. Peru thanked Chile.", judge, &claims);
    assert_true(ent_explained(&e, 0, &first) >= 1 && first == 0);
    assert_int_equal(ent_explained(&e, 1, &first), 0);
    size_t count = ent_explained(&e, 2, &first);
    assert_true(count >= 1 && first + count == e.count);
    assert_string_equal(e.items[first].claim.source->code, "PER");
}

/* What the text states as done elsewhere is taken out of the claims at the end. */
static void what_is_taken_out_is_told(void **state)
{
    (void)state;
    ent_claims claims;
    ent_explanation e = explain("Norway met Ghana. Peru thanked Chile.", judge, &claims);
    assert_int_equal(claims.count, 2);
    claims.count = 1;
    ent_explain_finish(&e, &claims);
    for (size_t i = 0; i < e.count; i++)
        if (e.items[i].outcome != ENT_OUTCOME_UNLIKELY)
            assert_int_equal(e.items[i].outcome,
                e.items[i].claim.sentence ? ENT_OUTCOME_IDLE : ENT_OUTCOME_CLAIM);
}

/* What may happen is weighed as what the rules read, and left out where it is done. */
static void idle_readings_are_weighed(void **state)
{
    (void)state;
    ent_claims claims;
    ent_explanation e = explain(
        "Iran met with Oman on Monday. Iran might meet with Oman.", judge, &claims);
    size_t first, count = ent_explained(&e, 1, &first);
    for (size_t i = first; i < first + count; i++)
        if (e.items[i].claim.relation == ENT_MEETING) {
            assert_non_null(e.items[i].frame);
            assert_int_equal(e.items[i].outcome, ENT_OUTCOME_IDLE);
            for (size_t k = 0; k < claims.count; k++)
                assert_int_equal(claims.items[k].status, ENT_ACTUAL);
            return;
        }
    fail_msg("the meeting that may be was not weighed");
}

/* A rule has read whom the act is against: the model adds no one who only stands near. */
static void an_act_keeps_its_target(void **state)
{
    (void)state;
    static const char *const near[] = {
        "The United States is imposing sanctions on companies of Peru that traded with "
        "Norway's ships.",
        "Peru imposed sanctions on Chilean firms in Bolivia.",
    };
    for (size_t i = 0; i < COUNT(near); i++) {
        ent_claims claims;
        (void)explain(near[i], judge, &claims);
        size_t sanctions = 0;
        for (size_t k = 0; k < claims.count; k++) {
            if (claims.items[k].relation != ENT_SANCTION) continue;
            assert_string_equal(claims.items[k].target->code, i ? "CHL" : "PER");
            sanctions++;
        }
        assert_int_equal(sanctions, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_add_up_to_the_confidence),
        cmocka_unit_test(explaining_changes_no_claim),
        cmocka_unit_test(rules_are_named),
        cmocka_unit_test(members_are_quoted),
        cmocka_unit_test(silence_has_a_reason),
        cmocka_unit_test(sentences_find_their_items),
        cmocka_unit_test(idle_readings_are_weighed),
        cmocka_unit_test(what_is_taken_out_is_told),
        cmocka_unit_test(an_act_keeps_its_target),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
