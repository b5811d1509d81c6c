/* Relations, statuses and CAMEO codes, against the definitions of the codebooks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lexicon/lexicon.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int open_lexicon(void **state)
{
    ent_error err = { 0 };
    ent_lexicon *lexicon;
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)) {
        print_error("%s\n", err.message);
        return -1;
    }
    *state = lexicon;
    return 0;
}

static int close_lexicon(void **state)
{
    ent_lexicon_close(*state);
    return 0;
}

static void cameo_codes_mean_what_the_codebook_says(void **state)
{
    static const struct {
        const char *code;
        ent_relation relation;
        ent_status status;
        ent_micro goldstein;
        int quad;
    } cases[] = {
        { "020", ENT_REQUEST, ENT_ACTUAL, 3000000, 1 },
        { "0256", ENT_REQUEST, ENT_ACTUAL, -300000, 1 },
        { "030", ENT_AGREE, ENT_ACTUAL, 4000000, 1 },
        { "0311", ENT_COOPERATE, ENT_PLANNED, 5200000, 1 },
        { "032", ENT_SUPPORT, ENT_PLANNED, 4500000, 1 },
        { "0332", ENT_AID, ENT_PLANNED, 5200000, 1 },
        { "0354", ENT_CONCEDE, ENT_PLANNED, 7000000, 1 },
        { "0356", ENT_RETREAT, ENT_PLANNED, 7000000, 1 },
        { "036", ENT_MEETING, ENT_PLANNED, 4000000, 1 },
        { "037", ENT_AGREE, ENT_ACTUAL, 5000000, 1 },
        { "040", ENT_MEETING, ENT_ACTUAL, 1000000, 1 },
        { "042", ENT_MEETING, ENT_ACTUAL, 1900000, 1 },
        { "051", ENT_SUPPORT, ENT_ACTUAL, 3400000, 1 },
        { "057", ENT_AGREE, ENT_ACTUAL, 8000000, 1 },
        { "072", ENT_AID, ENT_ACTUAL, 8300000, 2 },
        { "0831", ENT_CONCEDE, ENT_ACTUAL, 5000000, 1 },
        { "0841", ENT_RETREAT, ENT_ACTUAL, 7000000, 2 },
        { "085", ENT_CONCEDE, ENT_ACTUAL, 7000000, 1 },
        { "0874", ENT_RETREAT, ENT_ACTUAL, 10000000, 2 },
        { "090", ENT_ACCUSE, ENT_ACTUAL, -2000000, 3 },
        { "1041", ENT_REQUEST, ENT_ACTUAL, -5000000, 3 },
        { "112", ENT_ACCUSE, ENT_ACTUAL, -2000000, 3 },
        { "1243", ENT_REJECT, ENT_ACTUAL, -4000000, 3 },
        { "130", ENT_THREATEN, ENT_ACTUAL, -4400000, 3 },
        { "145", ENT_PROTEST, ENT_ACTUAL, -7500000, 4 },
        { "154", ENT_MOBILIZE, ENT_ACTUAL, -7200000, 4 },
        { "163", ENT_SANCTION, ENT_ACTUAL, -8000000, 4 },
        { "1712", ENT_COERCE, ENT_ACTUAL, -9200000, 4 },
        { "1821", ENT_ASSAULT, ENT_ACTUAL, -9000000, 4 },
        { "18", ENT_ASSAULT, ENT_ACTUAL, -9000000, 4 },
        { "190", ENT_ASSAULT, ENT_ACTUAL, -10000000, 4 },
        { "1829", ENT_ASSAULT, ENT_ACTUAL, -9500000, 4 }, /* unknown: as 182 */
        { "2042", ENT_ASSAULT, ENT_ACTUAL, -10000000, 4 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const ent_cameo *c = ent_lexicon_cameo(*state, cases[i].code);
        assert_non_null(c);
        assert_int_equal(c->relation, cases[i].relation);
        assert_int_equal(c->status, cases[i].status);
        assert_int_equal(c->goldstein, cases[i].goldstein);
        assert_int_equal(c->quad, cases[i].quad);
    }
}

static void statements_and_unknown_roots_are_no_relation(void **state)
{
    static const char *const codes[] = { "01", "010", "014", "019", "0199", "21", "99",
        "0", "", "meet" };
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_null(ent_lexicon_cameo(*state, codes[i]));
}

/* The table of relations and the table of codes must tell one story. */
static void each_relation_has_a_code_of_its_own(void **state)
{
    for (int r = 0; r < ENT_RELATIONS; r++) {
        const ent_relation_info *info = &ent_relation_table[r];
        ent_relation parsed;
        assert_true(ent_relation_parse(info->name, &parsed, NULL));
        assert_int_equal(parsed, r);
        assert_true(strlen(info->meaning) > 10);
        if (r == ENT_ALLIANCE) {
            assert_string_equal(info->cameo, "");
            assert_string_equal(info->plover, "");
            continue;
        }
        const ent_cameo *c = ent_lexicon_cameo(*state, info->cameo);
        assert_non_null(c);
        assert_string_equal(c->code, info->cameo);
        assert_int_equal(c->relation, r);
        assert_int_equal(c->status, ENT_ACTUAL);
        bool sign_right = info->sign == 0 || (info->sign > 0) == (c->goldstein > 0);
        assert_true(sign_right);
        assert_int_equal(c->goldstein, info->intensity);
        const ent_cameo *intent = ent_lexicon_cameo(*state, info->intent);
        assert_true(!*info->intent || (intent && intent->relation == (ent_relation)r));
        assert_true(!*info->intent || intent->status == ENT_PLANNED);
        int quad = (info->sign < 0 ? 3 : 1) + (info->material ? 1 : 0);
        assert_int_equal(c->quad, quad);
    }
}

static void slips_get_a_suggestion(void **state)
{
    (void)state;
    ent_error err = { 0 };
    ent_relation relation;
    ent_status status;
    assert_false(ent_relation_parse("sanctoin", &relation, &err));
    assert_int_equal(err.code, ENT_USAGE);
    assert_string_equal(
        err.message, "unknown relation 'sanctoin', did you mean 'sanction'?");
    assert_false(ent_relation_parse("Meeting", &relation, &err));
    assert_string_equal(
        err.message, "unknown relation 'Meeting', did you mean 'meeting'?");
    assert_false(ent_status_parse("finished", &status, &err));
    assert_string_equal(err.message, "unknown status 'finished', expected one of actual, "
                                     "planned, negated, possible, alleged");
    assert_true(ent_status_parse("planned", &status, &err));
    assert_int_equal(status, ENT_PLANNED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cameo_codes_mean_what_the_codebook_says),
        cmocka_unit_test(statements_and_unknown_roots_are_no_relation),
        cmocka_unit_test(each_relation_has_a_code_of_its_own),
        cmocka_unit_test(slips_get_a_suggestion),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
