/* Candidates: who is paired with whom, and who follows. */
#include "relations/candidate.h"
#include "test_relations_harness.h"

static harness h;

/* "JPN>NOR" of each candidate of the last sentence, '*' before issuers, '+' before those
 * who follow another; sorted. */
static const char *candidates(const char *text, const char *publisher)
{
    ent_error err = { 0 };
    ent_mentions named, all;
    ent_claims claims;
    ent_candidates found = { 0 };
    ent_issuers issuers;
    const ent_text *t = harness_parse(&h, text, NULL, ENT_NO_DATE, &named);
    named.publisher = publisher ? ent_lexicon_owner(h.lexicon, publisher) : NULL;
    if (!ent_claim_rules(&h.arena, h.frames, t, &named, &all, &claims, &err))
        fail_msg("%s", err.message);
    ent_issuers_find(t, &all, &issuers);
    if (!ent_candidates_find(&h.arena, t, &all, &issuers, &claims,
            (uint32_t)t->sentence_count - 1, &found, &err))
        fail_msg("%s", err.message);
    char *line = ent_arena_string(&h.arena, "");
    for (size_t i = 0; i < found.count; i++) {
        const ent_candidate *c = &found.items[i];
        bool issued = c->pair_count && c->pairs[0].source == ENT_ISSUER;
        line = ent_arena_print(&h.arena, "%s%s%s%s%s>%s", line, *line ? "; " : "",
            c->like != i ? "+" : "", issued ? "*" : "", c->source->code, c->target->code);
    }
    return harness_sorted(&h, line);
}

static void everyone_is_paired(void **state)
{
    (void)state;
    static const struct {
        const char *text, *publisher, *want;
    } cases[] = {
        { "Japan thanked Norway.", NULL, "JPN>NOR; NOR>JPN" },
        { "Japan thanked Japan's voters.", NULL, "" },
        { "It rained.", NULL, "" },
        { "Japan thanked Norway and Peru.", NULL,
            "JPN>NOR; JPN>PER; NOR>JPN; NOR>PER; PER>JPN; PER>NOR" },
        { "Peru must stop.", "USA", "*USA>PER" },
        { "The United States thanked Peru.", "USA", "PER>USA; USA>PER" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = candidates(cases[i].text, cases[i].publisher);
        const char *want = harness_sorted(&h, cases[i].want);
        if (strcmp(found, want) != 0)
            fail_msg("'%s': %s, expected %s", cases[i].text, found, want);
    }
}

/* Signatories of a list share the place of the first, and are no pairs. */
static void many_follow_one(void **state)
{
    (void)state;
    const char *found = candidates(
        "We, the foreign ministers of Canada, France, Germany, Italy, Japan and Norway, "
        "condemn the coup. We urge Peru to stop it.",
        NULL);
    assert_non_null(strstr(found, "CAN>PER"));
    assert_non_null(strstr(found, "+NOR>PER"));
    assert_null(strstr(found, "CAN>NOR"));
    assert_null(strstr(found, "FRA>DEU"));
}

/* A long document takes no more room than its fullest sentence. */
static void room_is_used_again(void **state)
{
    (void)state;
    ent_error err = { 0 };
    ent_mentions named, all;
    ent_claims claims;
    ent_candidates found = { 0 };
    ent_issuers issuers;
    const ent_text *t = harness_parse(&h,
        "Japan thanked Norway and Peru. It rained. Ghana thanked Chile.", NULL,
        ENT_NO_DATE, &named);
    if (!ent_claim_rules(&h.arena, h.frames, t, &named, &all, &claims, &err))
        fail_msg("%s", err.message);
    ent_issuers_find(t, &all, &issuers);
    static const size_t counts[] = { 6, 0, 2 };
    const ent_candidate *room = NULL;
    for (uint32_t s = 0; s < 3; s++) {
        assert_true(
            ent_candidates_find(&h.arena, t, &all, &issuers, &claims, s, &found, &err));
        assert_int_equal(found.count, counts[s]);
        if (!room) room = found.items;
        assert_ptr_equal(found.items, room);
    }
    assert_string_equal(found.items[0].source->code, "GHA");
    assert_int_equal(found.items[0].pair_count, 1);
}

/* The first of a sentence, whether it has any or not. */
static void sentences_are_found(void **state)
{
    (void)state;
    static const uint32_t at[] = { 1, 1, 4 }, want[] = { 0, 0, 2, 2, 2, 3 };
    ent_mention mentions[3] = { 0 };
    ent_claim claims[3] = { 0 };
    for (size_t i = 0; i < 3; i++) mentions[i].sentence = claims[i].sentence = at[i];
    const ent_mentions all = { .items = mentions, .count = 3 };
    const ent_claims said = { .items = claims, .count = 3 };
    for (uint32_t s = 0; s < sizeof want / sizeof *want; s++) {
        assert_int_equal(ent_mentions_from(&all, s), want[s]);
        assert_int_equal(ent_claims_from(&said, s), want[s]);
    }
    assert_int_equal(ent_mentions_from(&(ent_mentions){ 0 }, 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everyone_is_paired),
        cmocka_unit_test(many_follow_one),
        cmocka_unit_test(sentences_are_found),
        cmocka_unit_test(room_is_used_again),
    };
    harness_open(&h);
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    harness_close(&h);
    return result;
}
