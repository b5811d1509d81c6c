/* What the tree makes of a word: plan, denial, possibility, charge; or a fact. */
#include "relations/modality.h"

#include "test_relations_harness.h"

static harness h;

/* The word stands first in the sentence of all that are spelt so. */
static const struct {
    const char *text, *word, *want;
    ent_relation relation;
} cases[] = {
    { "Peru sent tanks to Chad.", "sent", "actual", ENT_AID },
    { "Peru will send tanks to Chad.", "send", "planned", ENT_AID },
    { "Peru agreed to send tanks to Chad.", "send", "planned", ENT_AID },
    { "Peru agreed not to send tanks to Chad.", "send", "negated", ENT_AID },
    { "Peru might send tanks to Chad.", "send", "possible", ENT_AID },
    { "If Peru sends tanks to Chad, prices will rise.", "sends", "possible", ENT_AID },
    { "If Chad pays, Peru will send tanks.", "send", "possible", ENT_AID },
    { "Chad rejects accusations that Peru sent tanks.", "sent", "alleged", ENT_AID },
    { "Peru never sent tanks to Chad.", "sent", "negated", ENT_AID },
    { "Peru left the town without sending tanks.", "sending", "negated", ENT_AID },
    { "Peru stopped short of sending tanks.", "sending", "negated", ENT_AID },
    { "Peru failed to send tanks.", "send", "negated", ENT_AID },
    { "Peru denied sending tanks.", "sending", "alleged", ENT_AID },
    { "Peru denied it, accusing Chad of lying.", "accusing", "actual", ENT_ACCUSE },
    { "Chad claims that Peru sent tanks.", "sent", "alleged", ENT_AID },
    { "Peru met Chad to discuss trade.", "discuss", "actual", ENT_MEETING },
    { "Peru tried to seize the town.", "seize", "actual", ENT_ASSAULT },
    { "Peru announced the delivery of tanks.", "delivery", "planned", ENT_AID },
    { "Peru announced a blockade of Chad.", "blockade", "actual", ENT_COERCE },
    { "Peru fears an invasion.", "invasion", "possible", ENT_ASSAULT },
    { "Peru condemned the invasion.", "invasion", "actual", ENT_ASSAULT },
    { "Peru called off the talks.", "talks", "negated", ENT_MEETING },
    { "Peru discussed the sanctions on Chad.", "sanctions", "actual", ENT_SANCTION },
    { "Peru proposed talks with Chad.", "talks", "possible", ENT_MEETING },
    { "Peru fears that the sanctioned banks fled.", "sanctioned", "actual",
        ENT_SANCTION },
    { "Peru welcomed the planned talks.", "talks", "planned", ENT_MEETING },
};

static ent_modality read(const char *text, const char *word, ent_relation relation)
{
    ent_mentions mentions;
    const ent_text *t = harness_parse(&h, text, NULL, ENT_NO_DATE, &mentions);
    ent_path_tree tree = ent_path_of(t, &t->sentences[0]);
    uint32_t at = 0;
    while (at < tree.count && strcmp(tree.tokens[at].lower, word) != 0) at++;
    assert_true(at < tree.count);
    return ent_modality_of(h.frames, &tree, at, relation);
}

static void words_have_their_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_modality m = read(cases[i].text, cases[i].word, cases[i].relation);
        if (strcmp(ent_status_names[m.status], cases[i].want) != 0)
            print_error("'%s': %s is %s, expected %s\n", cases[i].text, cases[i].word,
                ent_status_names[m.status], cases[i].want);
        assert_string_equal(ent_status_names[m.status], cases[i].want);
    }
}

static void who_says_it_is_told(void **state)
{
    (void)state;
    ent_modality m = read("Chad said that Peru sent tanks.", "sent", ENT_AID);
    assert_int_not_equal(m.speech, ENT_NO_TOKEN);
    m = read("Peru sent tanks.", "sent", ENT_AID);
    assert_int_equal(m.speech, ENT_NO_TOKEN);
    assert_int_equal(m.by, ENT_NO_TOKEN);
    m = read("Peru met Chad to discuss trade.", "discuss", ENT_MEETING);
    assert_true(m.purpose);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_their_status),
        cmocka_unit_test(who_says_it_is_told),
    };
    return harness_run(&h, tests);
}
