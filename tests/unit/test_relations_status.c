/* Status: moods, negation and governors, and how one stands under the other. */
#include "relations/status.h"
#include "test_relations_harness.h"

static harness h;

static void outer_over_inner(void **state)
{
    (void)state;
    static const struct {
        ent_status outer, inner, want;
    } cases[] = {
        { ENT_ACTUAL, ENT_ACTUAL, ENT_ACTUAL }, /* "began to attack" */
        { ENT_ACTUAL, ENT_PLANNED, ENT_PLANNED },
        { ENT_PLANNED, ENT_ACTUAL, ENT_PLANNED },    /* "will begin to attack" */
        { ENT_PLANNED, ENT_NEGATED, ENT_NEGATED },   /* "plans not to attack" */
        { ENT_POSSIBLE, ENT_PLANNED, ENT_POSSIBLE }, /* "may plan to attack" */
        { ENT_NEGATED, ENT_ACTUAL, ENT_NEGATED },    /* "did not begin to attack" */
        { ENT_NEGATED, ENT_PLANNED, ENT_NEGATED },   /* "has no plans to attack" */
        { ENT_NEGATED, ENT_NEGATED, ENT_POSSIBLE },  /* "did not refuse to talk" */
        { ENT_ALLEGED, ENT_ACTUAL, ENT_ALLEGED },    /* "accused of attacking" */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(ent_status_under(cases[i].outer, cases[i].inner), cases[i].want);
}

static const struct {
    const char *text, *want;
} sentences[] = {
    { "Japan sanctioned Iran.", "actual" },
    { "Japan sanctions Iran.", "actual" },
    { "Japan has sanctioned Iran.", "actual" },
    { "Japan is sanctioning Iran.", "actual" },
    { "Japan continues to sanction Iran.", "actual" },
    { "Japan will sanction Iran.", "planned" },
    { "Japan is going to sanction Iran.", "planned" },
    { "Japan is to sanction Iran.", "planned" },
    { "Japan plans to sanction Iran.", "planned" },
    { "Japan has decided to sanction Iran.", "planned" },
    { "Japan is expected to sanction Iran.", "planned" },
    { "Japan said it would sanction Iran.", "planned" },
    { "Japan did not sanction Iran.", "negated" },
    { "Japan never sanctioned Iran.", "negated" },
    { "Japan no longer sanctions Iran.", "negated" },
    { "Japan won't sanction Iran.", "negated" },
    { "Japan failed to sanction Iran.", "negated" },
    { "Japan stopped short of sanctioning Iran.", "negated" },
    { "Japan left without sanctioning Iran.", "negated" },
    { "Japan may sanction Iran.", "possible" },
    { "Japan could sanction Iran.", "possible" },
    { "Japan is considering sanctioning Iran.", "possible" },
    { "If Japan sanctions Iran, prices will rise.", "possible" },
    { "Japan would sanction Iran.", "possible" },
    { "Japan is not only sanctioning Iran.", "actual" },
    { "Japan reportedly sanctioned Iran.", "alleged" },
    { "Norway suspects Japan of attacking Iran.", "alleged" },
};

static void sentences_tell_their_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        ent_claims found = harness_claims(&h, sentences[i].text, NULL, ENT_NO_DATE);
        const char *status = "no claim";
        for (size_t k = 0; k < found.count; k++)
            if (strcmp(found.items[k].target->code, "IRN") == 0)
                status = ent_status_names[found.items[k].status];
        if (strcmp(status, sentences[i].want) != 0)
            fail_msg(
                "'%s': %s, expected %s", sentences[i].text, status, sentences[i].want);
    }
}

/* What a party tells of another's violence is alleged, of its own not. */
static void tellers_matter(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "Ukraine said that Russia shelled Georgia.", "RUS assault GEO alleged" },
        { "Russia said that it shelled Georgia.", "RUS assault GEO actual" },
        { "Ukraine confirmed that Russia shelled Georgia.", "RUS assault GEO actual" },
        { "Reuters said that Russia shelled Georgia.", "RUS assault GEO actual" },
        { "Ukraine said that Russia met Georgian envoys.", "GEO meeting RUS actual" },
        { "Ukraine denied that Russia met Georgian envoys.", "GEO meeting RUS alleged" },
        { "Russia claimed that it shelled Georgia.", "RUS assault GEO actual" },
        { "Ukraine claimed that Russia shelled Georgia.",
            "RUS assault GEO alleged; UKR accuse RUS actual" },
        { "Russia denied shelling Georgia.", "RUS assault GEO alleged" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = harness_read(&h, cases[i].text, ENT_NO_DATE);
        if (strcmp(found, cases[i].want) != 0)
            fail_msg("'%s': %s, expected %s", cases[i].text, found, cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outer_over_inner),
        cmocka_unit_test(sentences_tell_their_status),
        cmocka_unit_test(tellers_matter),
    };
    return harness_run(&h, tests);
}
