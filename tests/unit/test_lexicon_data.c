/* The tables themselves: codes, holders of offices, and what scripts/check-lexicon says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
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

static void actors_are_what_they_should_be(void **state)
{
    static const struct {
        const char *id, *code, *name;
        ent_kind kind;
    } cases[] = {
        { "russia", "RUS", "Russia", ENT_STATE },
        { "united-states", "USA", "United States", ENT_STATE },
        { "palestine", "PSE", "Palestine", ENT_STATE },
        { "taiwan", "TWN", "Taiwan", ENT_STATE },
        { "hong-kong", "HKG", "Hong Kong", ENT_STATE },
        { "kosovo", "XKX", "Kosovo", ENT_STATE },
        { "nato", "NATO", "NATO", ENT_ORGANISATION },
        { "unhcr", "UN", "United Nations High Commissioner for Refugees",
            ENT_ORGANISATION },
        { "world-health-organization", "WHO", "World Health Organization",
            ENT_ORGANISATION },
        { "hezbollah", "HEZBOLLAH", "Hezbollah", ENT_GROUP },
        { "gazprom", "RUS", "Gazprom", ENT_COMPANY },
        { "reuters", "GBR", "Reuters", ENT_OTHER },
        { "the-west", "WEST", "The West", ENT_OTHER },
        { "no-actor", "", "(no actor)", ENT_OTHER },
        { "xi-jinping", "CHN", "Xi Jinping", ENT_PERSON },
        { "vladimir-putin", "RUS", "Vladimir Putin", ENT_PERSON },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const ent_actor *a = ent_lexicon_find(*state, cases[i].id);
        assert_non_null(a);
        assert_string_equal(a->code, cases[i].code);
        assert_string_equal(a->name, cases[i].name);
        assert_int_equal(a->kind, cases[i].kind);
        assert_ptr_equal(a, ent_lexicon_actor(*state, a->index));
    }
    assert_null(ent_lexicon_find(*state, "atlantis"));
    assert_null(ent_lexicon_owner(*state, ""));
    assert_null(ent_lexicon_owner(*state, "XXX"));
    assert_null(ent_lexicon_actor(*state, (uint32_t)ent_lexicon_count(*state)));
    assert_true(ent_lexicon_find(*state, "angela-merkel")->female);
    assert_false(ent_lexicon_find(*state, "angela-merkel")->male);
    assert_true(ent_lexicon_find(*state, "xi-jinping")->male);
}

/* A body, company or person of a state never owns its code. */
static void codes_have_their_owners(void **state)
{
    static const struct {
        const char *code, *id;
    } cases[] = {
        { "RUS", "russia" },
        { "UN", "united-nations" },
        { "EU", "european-union" },
        { "ISIS", "isis" },
        { "WEST", "the-west" },
        { "INTL", "international-community" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(ent_lexicon_owner(*state, cases[i].code)->id, cases[i].id);
    for (uint32_t i = 0; i < ent_lexicon_count(*state); i++) {
        const ent_actor *a = ent_lexicon_actor(*state, i);
        if (*a->code) assert_non_null(ent_lexicon_owner(*state, a->code));
    }
}

/* Every code that the gold records use is known here. */
static void gold_codes_are_known(void **state)
{
    FILE *file = fopen(ENTENTE_SOURCE "/../shared/gold/codes.tsv", "r");
    if (!file) {
        print_message("skipped: no ../shared/gold/codes.tsv beside the repository\n");
        skip();
    }
    char line[4096];
    size_t count = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\t\n")] = '\0';
        /* The codebook rules that offices of the UN, and UNHCR by name, are UN. */
        if (count++ == 0 || strcmp(line, "UNHCR") == 0) continue;
        if (!ent_lexicon_owner(*state, line)) fail_msg("code '%s' is unknown", line);
    }
    fclose(file);
    assert_true(count > 100);
}

static void offices_have_their_holders(void **state)
{
    static const struct {
        const char *office, *code;
        int year, month, day;
        const char *want;
    } cases[] = {
        { "president", "USA", 2015, 6, 1, "barack-obama" },
        { "president", "USA", 2017, 1, 19, "barack-obama" },
        { "president", "USA", 2017, 1, 20, "donald-trump" }, /* both; the later wins */
        { "president", "USA", 2019, 6, 1, "donald-trump" },
        { "president", "USA", 2023, 6, 1, "joe-biden" },
        { "president", "USA", 2025, 6, 1, "donald-trump" },
        { "secretary of state", "USA", 2022, 9, 8, "antony-blinken" },
        { "president", "RUS", 2010, 1, 1, "dmitry-medvedev" },
        { "prime minister", "RUS", 2010, 1, 1, "vladimir-putin" },
        { "president", "CHN", 2022, 9, 8, "xi-jinping" },
        { "chancellor", "DEU", 2021, 12, 7, "angela-merkel" },
        { "foreign minister", "CHN", 2023, 3, 1, "qin-gang" },
        { "foreign minister", "CHN", 2024, 3, 1, "wang-yi" },
        { "prime minister", "GBR", 2022, 10, 1, "liz-truss" },
        { "prime minister", "ISR", 2022, 8, 1, "yair-lapid" },
        { "secretary-general", "UN", 2010, 1, 1, "ban-ki-moon" },
        { "secretary-general", "UN", 2020, 1, 1, "antonio-guterres" },
        { "secretary-general", "NATO", 2024, 12, 1, "mark-rutte" },
        { "pope", "VAT", 2015, 1, 1, "pope-francis" },
        { "president", "USA", 1700, 1, 1, NULL },
        { "president", "XXX", 2020, 1, 1, NULL },
        { "astronaut", "USA", 2020, 1, 1, NULL },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_date date = ent_date_make(cases[i].year, cases[i].month, cases[i].day);
        const ent_actor *a = ent_lexicon_holder(
            *state, cases[i].office, cases[i].code, date);
        const char *id = a ? a->id : "nobody", *want = cases[i].want;
        if (strcmp(id, want ? want : "nobody") != 0)
            fail_msg("%s of %s in %d: %s, expected %s", cases[i].office, cases[i].code,
                cases[i].year, id, want ? want : "nobody");
    }
    const ent_actor *now = ent_lexicon_holder(*state, "president", "RUS", ENT_NO_DATE);
    assert_string_equal(now->id, "vladimir-putin");
    assert_null(ent_lexicon_holder(*state,
        "minister of a very long name that does not end before the room for it is full "
        "and goes on and on and on and on and on",
        "USA", ENT_NO_DATE));
}

static void offices_of_a_person_are_in_order(void **state)
{
    const ent_actor *putin = ent_lexicon_find(*state, "vladimir-putin");
    const ent_office *offices;
    size_t count = ent_lexicon_offices(*state, putin->index, &offices);
    static const char *const want[] = { "prime minister", "president", "prime minister",
        "president" };
    assert_int_equal(count, COUNT(want));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(offices[i].office, want[i]);
        assert_string_equal(offices[i].code, "RUS");
        assert_int_equal(offices[i].actor, putin->index);
        if (i) assert_true(offices[i - 1].since < offices[i].since);
    }
    assert_int_equal(offices[0].since, ent_date_make(1999, 8, 16));
    assert_int_equal(offices[3].until, ENT_NO_DATE);

    const ent_actor *russia = ent_lexicon_find(*state, "russia");
    assert_int_equal(ent_lexicon_offices(*state, russia->index, &offices), 0);
    assert_int_equal(ent_lexicon_offices(*state, UINT32_MAX, &offices), 0);
    assert_null(offices);
}

static void memberships_are_dated(void **state)
{
    static const struct {
        const char *organisation, *member;
        int year, month, day; /* 0: now, as far as is known */
        bool want;
    } cases[] = {
        { "NATO", "FIN", 2023, 4, 3, false },
        { "NATO", "FIN", 2023, 4, 4, true },
        { "NATO", "SWE", 0, 0, 0, true },
        { "NATO", "UKR", 0, 0, 0, false },
        { "EU", "GBR", 2020, 1, 31, true },
        { "EU", "GBR", 2020, 2, 1, false },
        { "EU", "GBR", 1972, 12, 31, false },
        { "EU", "GBR", 0, 0, 0, false },
        { "EU", "HRV", 2013, 7, 1, true },
        { "G7", "RUS", 2013, 1, 1, false },
        { "G20", "EU", 2010, 1, 1, true }, /* an organisation in another */
        { "ECOWAS", "MLI", 2024, 12, 31, true },
        { "ECOWAS", "MLI", 2025, 2, 1, false },
        { "AES", "MLI", 2025, 2, 1, true },
        { "ARABLEAGUE", "SYR", 2011, 1, 1, true }, /* out, and in again */
        { "ARABLEAGUE", "SYR", 2015, 1, 1, false },
        { "ARABLEAGUE", "SYR", 2024, 1, 1, true },
        { "OPEC", "QAT", 2018, 12, 31, true },
        { "OPEC", "QAT", 2019, 1, 1, false },
        { "CSTO", "UZB", 2000, 1, 1, false },
        { "CSTO", "UZB", 2010, 1, 1, true },
        { "BRICS", "ZAF", 2010, 1, 1, false },
        { "ASEAN", "TLS", 2025, 12, 1, true },
        { "OIC", "IDN", 1999, 1, 1, true }, /* no date known: from the beginning */
        { "UN", "CHE", 0, 0, 0, true },
        { "RUS", "NATO", 0, 0, 0, false },
        { "", "", 0, 0, 0, false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_date date = cases[i].year
                            ? ent_date_make(cases[i].year, cases[i].month, cases[i].day)
                            : ENT_NO_DATE;
        bool found = ent_lexicon_is_member(
            *state, cases[i].organisation, cases[i].member, date);
        if (found != cases[i].want)
            fail_msg("%s in %s in %d: %d, expected %d", cases[i].member,
                cases[i].organisation, cases[i].year, found, cases[i].want);
    }
    const ent_membership *members;
    assert_int_equal(ent_lexicon_members(*state, "BENELUX", &members), 3);
    assert_string_equal(members[0].member, "BEL");
    assert_string_equal(members[2].member, "NLD");
    assert_int_equal(ent_lexicon_members(*state, "RUS", &members), 0);
    assert_null(members);
}

static void write_file(const char *path, const char *text)
{
    assert_true(ent_file_write(path, text, strlen(text), NULL));
}

static void official_sites_are_known(void **state)
{
    static const struct {
        const char *address, *want;
    } cases[] = {
        { "state.gov", "united-states" },
        { "https://www.state.gov/briefings/", "united-states" },
        { "https://2021-2025.state.gov/x?y=z", "united-states" },
        { "HTTP://WWW.STATE.GOV", "united-states" },
        { "mid.ru", "russia" },
        { "http://mid.ru:80/en", "russia" },
        { "https://www.fmprc.gov.cn/mfa_eng/", "china" },
        { "https://assets.publishing.service.gov.uk/a.pdf", "united-kingdom" },
        { "https://www.consilium.europa.eu/en/press/", "european-union" },
        { "https://hudoc.echr.coe.int", "echr" },
        { "https://www.coe.int", "council-of-europe" },
        { "https://press.un.org/en/2022", "united-nations" },
        { "estate.gov", "" },
        { "state.gov.example.org", "" },
        { "https://example.org/state.gov", "" },
        { "https://en.wikinews.org/wiki/A", "" },
        { "gov", "" },
        { "", "" },
        { ".", "" },
        { "://", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const ent_actor *a = ent_lexicon_site(*state, cases[i].address);
        if (strcmp(a ? a->id : "", cases[i].want) != 0)
            fail_msg(
                "%s: %s, expected %s", cases[i].address, a ? a->id : "", cases[i].want);
    }
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(ent_lexicon_site(*state, endless));
}

/* The rows below the mark in FOLDER/made[0] are made[1]. */
static void expect_made(const char *folder, const char *const made[2])
{
    char path[64], *text;
    ent_arena arena = { 0 };
    size_t length;
    snprintf(path, sizeof path, "%s/%s", folder, made[0]);
    assert_true(ent_file_read(&arena, path, 1 << 20, &text, &length, NULL));
    const char *mark = strstr(text, "write above.\n");
    assert_non_null(mark);
    assert_string_equal(mark + strlen("write above.\n"), made[1]);
    ent_arena_free(&arena);
}

/* Facts about invented states, so that no real table is touched. */
static void a_factbook_becomes_rows(void **state)
{
    (void)state;
    if (system("python3 -c 'import sys' >/dev/null 2>&1") != 0) {
        print_message("skipped: no python3\n");
        skip();
    }
    assert_int_equal(system("rm -rf factbook-test && mkdir factbook-test"), 0);
    write_file("factbook-test/factbook_leaders_history.tsv",
        "gec\tcountry\trole\ttitle_name\tsince\tfirst_seen\tlast_seen\n"
        /* known by hand */
        "fr\tFrance\tcos\tPresident Emmanuel MACRON\t14 May 2017\t2020-11-27\t"
        "2026-05-17\n"
        /* two spellings, a successor, and one who is still there */
        "sw\tSweden\thog\tPrime Minister Lars Erik NORDGREN\t3 October 2014\t"
        "2015-10-28\t2016-01-01\n"
        "sw\tSweden\thog\tPrime Minister Lars Erik NORDGRENN\t3 October 2014\t"
        "2016-02-01\t2017-03-29\n"
        "sw\tSweden\thog\tPrime Minister Ada Maria LINDAHL\t21 January 2019\t"
        "2020-11-27\t2026-05-17\n"
        /* rows of several titles or persons say nothing certain */
        "sw\tSweden\thog\tPrime Minister and Minister of Finance Olof BERG\t"
        "1 May 2010\t2015-10-28\t2015-10-28\n");
    write_file("factbook-test/actors.tsv",
        "id\tkind\tcode\tsector\tname\tgender\tsource\n"
        "emmanuel-macron\tperson\tFRA\tGOV\tEmmanuel Macron\tm\town\n");
    write_file("factbook-test/names.tsv", "id\ttype\tname\tsource\n");
    write_file("factbook-test/offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n");
    const char *run = "python3 -B '" ENTENTE_SOURCE
                      "/scripts/import-factbook' factbook-test factbook-test >/dev/null";
    static const char *const want[] = {
        "actors.tsv",
        "ada-lindahl\tperson\tSWE\tGOV\tAda Lindahl\t\tfactbook\n"
        "lars-nordgrenn\tperson\tSWE\tGOV\tLars Nordgrenn\t\tfactbook\n",
        "names.tsv",
        "ada-lindahl\tfull\tAda Maria Lindahl\tfactbook\n"
        "ada-lindahl\tsurname\tLindahl\tfactbook\n"
        "lars-nordgrenn\tfull\tLars Erik Nordgren\tfactbook\n"
        "lars-nordgrenn\tfull\tLars Erik Nordgrenn\tfactbook\n"
        "lars-nordgrenn\tfull\tLars Nordgren\tfactbook\n"
        "lars-nordgrenn\tsurname\tNordgrenn\tfactbook\n",
        "offices.tsv",
        "ada-lindahl\tprime minister\tSWE\t2019-01-21\t\tfactbook\n"
        "lars-nordgrenn\tprime minister\tSWE\t2014-10-03\t2019-01-20\tfactbook\n",
    };
    for (int round = 0; round < 2; round++) { /* the second run changes nothing */
        assert_int_equal(system(run), 0);
        for (size_t i = 0; i < COUNT(want); i += 2)
            expect_made("factbook-test", &want[i]);
    }
    assert_int_equal(system("rm -r factbook-test"), 0);
}

/* As above, of a dictionary in the form of TABARI. */
static void a_dictionary_becomes_rows(void **state)
{
    (void)state;
    if (system("python3 -c 'import sys' >/dev/null 2>&1") != 0) {
        print_message("skipped: no python3\n");
        skip();
    }
    assert_int_equal(system("rm -rf phoenix-test && mkdir phoenix-test"), 0);
    write_file("phoenix-test/actors.txt",
        "# a comment\nSWEDEN_  [SWE]\n+SVERIGE_\n\n"
        /* from day to day, with another spelling and a title */
        "OLOF_NORDGREN_  ; x\n+OLOV_NORDGREN_\n+PRIME_MINISTER_NORDGREN_\n"
        "\t[SWEELI 480101-930405]\n\t[SWEGOV 930405-970607]\n"
        /* from month to month; the lists begin in 2003 */
        "ADA_LINDAHL_\n\t[SWEGOV 030101-040331]\n\t[SWEGOVMIL 060401-070731]\n"
        "PER_A._VON_EKEN_\n\t[SWEGOV >050501]\n"
        /* known by hand, in another spelling */
        "EMANUEL_MACRON_\n\t[FRAGOV 170514-180101]\n"
        /* one person under two names, as retired.tsv says */
        "GUNNAR_HOLMSTEDT_\n\t[SWEGOV 970608-990101]\n"
        /* long ago; no government; no full name; of two states; in two lines */
        "ERIK_ALMQVIST_\n\t[SWEGOV 700101-760101]\n"
        "LARS_SUNDBERG_\n\t[SWEMED 030101-040331]\n"
        "KUNG_\n\t[SWEGOV 030101-040331]\n"
        "ANNA_BERGLUND_\n\t[SWEGOV 030101-040331] [FRAGOV 050101-060331]\n"
        "BO_HEDSTROM_\n\t[SWEGOV 030101-040331]\n"
        "BO_HEDSTROM_\n\t[SWEGOV 050101-060331]\n"
        "NILS_BADDATE_\n\t[SWEGOV 031341-040331]\n");
    write_file("phoenix-test/actors.tsv",
        "id\tkind\tcode\tsector\tname\tgender\tsource\n"
        "france\tstate\tFRA\tGOV\tFrance\t\town\n"
        "sweden\tstate\tSWE\tGOV\tSweden\t\town\n"
        "emmanuel-macron\tperson\tFRA\tGOV\tEmmanuel Macron\tm\town\n");
    write_file("phoenix-test/retired.tsv", "id\tsuccessor\n"
                                           "gunnar-holmstedt\tolof-nordgren\n");
    write_file("phoenix-test/names.tsv", "id\ttype\tname\tsource\n");
    write_file("phoenix-test/offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n");
    static const char *const want[] = {
        "actors.tsv",
        "ada-lindahl\tperson\tSWE\tGOV\tAda Lindahl\t\tphoenix\n"
        "olof-nordgren\tperson\tSWE\tGOV\tOlof Nordgren\t\tphoenix\n"
        "per-a-von-eken\tperson\tSWE\tGOV\tPer A. von Eken\t\tphoenix\n",
        "names.tsv",
        "emmanuel-macron\tfull\tEmanuel Macron\tphoenix\n"
        "olof-nordgren\tfull\tGunnar Holmstedt\tphoenix\n"
        "olof-nordgren\tfull\tOlov Nordgren\tphoenix\n"
        "per-a-von-eken\tfull\tPer von Eken\tphoenix\n",
        "offices.tsv",
        "ada-lindahl\tmember of the government\tSWE\t\t2004-03\tphoenix\n"
        "ada-lindahl\tmember of the government\tSWE\t2006-04\t2007-07\tphoenix\n"
        "olof-nordgren\tmember of the government\tSWE\t1993-04-05\t1999-01-01\tphoenix\n"
        "per-a-von-eken\tmember of the government\tSWE\t2005-05\t\tphoenix\n",
    };
    for (int round = 0; round < 2; round++) {
        assert_int_equal(system("python3 -B '" ENTENTE_SOURCE "/scripts/import-phoenix' "
                                "phoenix-test/actors.txt phoenix-test >/dev/null"),
            0);
        for (size_t i = 0; i < COUNT(want); i += 2) expect_made("phoenix-test", &want[i]);
    }
    assert_int_equal(system("rm -r phoenix-test"), 0);
}

static void the_tables_contradict_themselves_nowhere(void **state)
{
    (void)state;
    if (system("python3 -c 'import sys' >/dev/null 2>&1") != 0) {
        print_message("skipped: no python3\n");
        skip();
    }
    assert_int_equal(system("python3 -B '" ENTENTE_SOURCE "/scripts/check-lexicon'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(actors_are_what_they_should_be),
        cmocka_unit_test(codes_have_their_owners),
        cmocka_unit_test(gold_codes_are_known),
        cmocka_unit_test(offices_have_their_holders),
        cmocka_unit_test(offices_of_a_person_are_in_order),
        cmocka_unit_test(memberships_are_dated),
        cmocka_unit_test(official_sites_are_known),
        cmocka_unit_test(a_factbook_becomes_rows),
        cmocka_unit_test(a_dictionary_becomes_rows),
        cmocka_unit_test(the_tables_contradict_themselves_nowhere),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
