/* Tables that are wrong: each fault is named with its file, line and expectation. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define ACTORS  "id\tkind\tcode\tsector\tname\tgender\tsource\n"
#define NAMES   "id\ttype\tname\tsource\n"
#define OFFICES "id\toffice\tcode\tsince\tuntil\tsource\n"
#define CAMEO   "cameo\trelation\tstatus\tgoldstein\tquad\n"
#define MEMBERS "organisation\tmember\tsince\tuntil\tsource\n"
#define SITES   "host\tcode\tsource\n"
#define RUSSIA  "russia\tstate\tRUS\tGOV\tRussia\t\town\n"

static const char *const files[] = { "actors.tsv", "names.tsv", "offices.tsv",
    "cameo.tsv", "members.tsv", "sites.tsv" };
enum { FILES = 6 };

static char folder[64];

static void write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "lexicon-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    return rmdir(folder);
}

/* The message, without the folder before it. */
static const char *failure(const char *const texts[FILES], ent_error *err)
{
    ent_lexicon *lexicon;
    for (size_t i = 0; i < FILES; i++) write_file(files[i], texts[i]);
    if (ent_lexicon_open(folder, &lexicon, err)) {
        ent_lexicon_close(lexicon);
        return "";
    }
    assert_null(lexicon);
    const char *at = strstr(err->message, folder);
    return at ? at + strlen(folder) + 1 : err->message;
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *actors, *names, *offices, *cameo, *want;
    } cases[] = {
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO, "" },
        { "# a comment\n\n" ACTORS "# another\n" RUSSIA, NAMES, OFFICES, CAMEO, "" },
        { ACTORS "russia\tstate\tRUS\tGOV\tRussia\t\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: 6 columns, expected 7" },
        { "id\tkind\tcode\tsector\ttitle\tgender\tsource\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:1: column 5 is 'title', expected 'name'" },
        { "", NAMES, OFFICES, CAMEO,
            "actors.tsv:1: no line with column names, expected id" },
        { ACTORS RUSSIA "# here\nrussia\tstate\tRUS\tGOV\tRussland\t\town\n", NAMES,
            OFFICES, CAMEO,
            "actors.tsv:4: id 'russia' stands here twice, expected once (also line 2)" },
        { ACTORS "russia\tcountry\tRUS\tGOV\tRussia\t\town\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: kind 'country', expected one of state, body, organisation, "
            "group, person, company, other" },
        { ACTORS "russia\tstate\tRu\tGOV\tRussia\t\town\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: code 'Ru', expected only of "
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" },
        { ACTORS "\tstate\tRUS\tGOV\tRussia\t\town\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: id '', expected only of "
            "abcdefghijklmnopqrstuvwxyz0123456789-" },
        { ACTORS "russia\tstate\tRUS\tGOV\t\t\town\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: no name, expected one" },
        { ACTORS "russia\tstate\tRUS\tGOV\tR\xFFssia\t\town\n", NAMES, OFFICES, CAMEO,
            "actors.tsv:2: bytes that are not UTF-8 text" },
        { ACTORS RUSSIA, NAMES "rusia\tfull\tRussland\town\n", OFFICES, CAMEO,
            "names.tsv:2: id 'rusia', expected one of actors.tsv" },
        { ACTORS RUSSIA, NAMES "russia\tnickname\tRussland\town\n", OFFICES, CAMEO,
            "names.tsv:2: type 'nickname', expected one of full, abbreviation, demonym, "
            "adjective, capital, city, seat, surname" },
        { ACTORS RUSSIA, NAMES "russia\tabbreviation\tRusFed\town\n", OFFICES, CAMEO,
            "names.tsv:2: abbreviation 'RusFed' has lower-case letters, expected upper "
            "case (or type full)" },
        { ACTORS RUSSIA, NAMES "russia\tfull\t\town\n", OFFICES, CAMEO,
            "names.tsv:2: name '', expected 1 to 24 words of at most 255 bytes" },
        { ACTORS RUSSIA, NAMES, OFFICES "russia\tpresident\tRUS\t2012-13-01\t\town\n",
            CAMEO, "offices.tsv:2: date '2012-13-01' has no such month" },
        { ACTORS RUSSIA, NAMES, OFFICES "russia\tpresident\tRUS\t2012\t2011\town\n",
            CAMEO, "offices.tsv:2: ends on 2011, before it begins on 2012" },
        { ACTORS RUSSIA, NAMES, OFFICES "russia\tpresident\tURS\t2012\t\town\n", CAMEO,
            "offices.tsv:2: code 'URS', expected that of a state, organisation or "
            "group" },
        { ACTORS RUSSIA, NAMES, OFFICES "russia\t\tRUS\t2012\t\town\n", CAMEO,
            "offices.tsv:2: no office, expected one" },
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO "4\tmeeting\tactual\t1\t1\n",
            "cameo.tsv:2: CAMEO '4', expected 2 to 4 digits" },
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO "040\tmeet\tactual\t1\t1\n",
            "cameo.tsv:2: unknown relation 'meet', expected one of alliance, meeting, "
            "support, agree, cooperate, aid, concede, retreat, request, accuse, reject, "
            "threaten, protest, mobilize, sanction, coerce, assault" },
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO "040\tmeeting\tactual\t10.5\t1\n",
            "cameo.tsv:2: Goldstein value '10.5', expected -10 to 10" },
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO "040\tmeeting\tactual\t1,5\t1\n",
            "cameo.tsv:2: Goldstein value '1,5', expected -10 to 10" },
        { ACTORS RUSSIA, NAMES, OFFICES, CAMEO "040\tmeeting\tactual\t1\t5\n",
            "cameo.tsv:2: quad class '5', expected 1 to 4" },
        { ACTORS RUSSIA, NAMES, OFFICES,
            CAMEO "040\tmeeting\tactual\t1\t1\n040\tmeeting\tactual\t1\t1\n",
            "cameo.tsv:3: CAMEO '040' stands here twice, expected once" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *const texts[] = { cases[i].actors, cases[i].names, cases[i].offices,
            cases[i].cameo, MEMBERS, SITES };
        ent_error err = { 0 };
        assert_string_equal(failure(texts, &err), cases[i].want);
        if (*cases[i].want) assert_int_equal(err.code, ENT_MALFORMED);
    }
}

#define BLOCS                                                                            \
    ACTORS RUSSIA "one\torganisation\tONE\tIGO\tOne\t\town\n"                            \
                  "two\torganisation\tTWO\tIGO\tTwo\t\town\n"                            \
                  "three\torganisation\tTHREE\tIGO\tThree\t\town\n"

static void faults_of_memberships_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *members, *want;
    } cases[] = {
        { "ONE\tRUS\t2001\t2001-05-06\town\n", "" },
        { "ONE\tTWO\t\t\town\nTWO\tTHREE\t\t\town\nONE\tTHREE\t\t\town\n", "" },
        { "ONE\tURS\t\t\town\n", "members.tsv:2: code 'URS', expected that of a state, "
                                 "organisation or group" },
        { "WON\tRUS\t\t\town\n", "members.tsv:2: code 'WON', expected that of a state, "
                                 "organisation or group" },
        { "ONE\tRUS\t2001-02-30\t\town\n",
            "members.tsv:2: date '2001-02-30' has no such day" },
        { "ONE\tRUS\t2002\t2001\town\n",
            "members.tsv:2: ends on 2001, before it begins on 2002" },
        { "ONE\tONE\t\t\town\n",
            "members.tsv:2: 'ONE' is a member of itself, expected another" },
        { "ONE\tRUS\t\t\town\nONE\tTWO\t\t\town\nTWO\tTHREE\t\t\town\nTHREE\tONE\t\t\town"
          "\n",
            "members.tsv:3: 'TWO' is a member of 'ONE' and holds it, expected no cycle" },
        { "ONE\tRUS\t\town\n", "members.tsv:2: 4 columns, expected 5" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char members[512];
        snprintf(members, sizeof members, MEMBERS "%s", cases[i].members);
        const char *const texts[] = { BLOCS, NAMES, OFFICES, CAMEO, members, SITES };
        ent_error err = { 0 };
        assert_string_equal(failure(texts, &err), cases[i].want);
        if (*cases[i].want) assert_int_equal(err.code, ENT_MALFORMED);
    }
}

static void faults_of_sites_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *sites, *want;
    } cases[] = {
        { "mid.ru\tRUS\town\nkremlin.ru\tRUS\town\n", "" },
        { "mid.ru\tURS\town\n", "sites.tsv:2: code 'URS', expected that of a state, "
                                "organisation or group" },
        { "Mid.ru\tRUS\town\n",
            "sites.tsv:2: host 'Mid.ru', expected one in small letters" },
        { "ru\tRUS\town\n", "sites.tsv:2: host 'ru', expected one in small letters" },
        { ".ru\tRUS\town\n", "sites.tsv:2: host '.ru', expected one in small letters" },
        { "\tRUS\town\n", "sites.tsv:2: host '', expected one in small letters" },
        { "https://mid.ru\tRUS\town\n",
            "sites.tsv:2: host 'https://mid.ru', expected one in small letters" },
        { "mid.ru\tRUS\town\nmid.ru\tRUS\town\n",
            "sites.tsv:3: host 'mid.ru' stands here twice, expected once" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char sites[512];
        snprintf(sites, sizeof sites, SITES "%s", cases[i].sites);
        const char *const texts[] = { BLOCS, NAMES, OFFICES, CAMEO, MEMBERS, sites };
        ent_error err = { 0 };
        assert_string_equal(failure(texts, &err), cases[i].want);
        if (*cases[i].want) assert_int_equal(err.code, ENT_MALFORMED);
    }
}

static void a_missing_table_is_named(void **state)
{
    (void)state;
    ent_error err = { 0 };
    ent_lexicon *lexicon;
    assert_false(ent_lexicon_open("no-such-folder", &lexicon, &err));
    assert_null(lexicon);
    assert_non_null(strstr(err.message, "no-such-folder/actors.tsv"));
    ent_lexicon_close(NULL);
}

static void windows_line_ends_and_empty_cells_are_read(void **state)
{
    (void)state;
    static const char *const columns[] = { "a", "b" };
    ent_arena arena = { 0 };
    ent_tsv table;
    ent_error err = { 0 };
    write_file("names.tsv", "# x\r\na\tb\r\n\t2\r\n\r\n3\t\r\n4\t5");
    assert_true(ent_tsv_read(&arena, folder, "names.tsv", columns, 2, &table, &err));
    assert_int_equal(table.count, 3);
    assert_string_equal(table.rows[0].cells[0], "");
    assert_string_equal(table.rows[0].cells[1], "2");
    assert_int_equal(table.rows[0].line, 3);
    assert_string_equal(table.rows[1].cells[1], "");
    assert_int_equal(table.rows[2].line, 6);
    assert_string_equal(table.rows[2].cells[1], "5");
    ent_arena_free(&arena);
}

/* The digest names the content: one changed byte in any table changes it. */
static void the_digest_follows_the_content(void **state)
{
    (void)state;
    const char *texts[] = { ACTORS RUSSIA, NAMES, OFFICES, CAMEO, MEMBERS, SITES };
    char first[32];
    ent_error err = { 0 };
    ent_lexicon *lexicon;
    for (int round = 0; round < 2; round++) {
        assert_string_equal(failure(texts, &err), "");
        assert_true(ent_lexicon_open(folder, &lexicon, &err));
        assert_int_equal(strlen(ent_lexicon_digest(lexicon)), 16);
        if (round) assert_string_equal(first, ent_lexicon_digest(lexicon));
        strcpy(first, ent_lexicon_digest(lexicon));
        ent_lexicon_close(lexicon);
    }
    for (size_t i = 0; i < FILES; i++) {
        char changed[256];
        snprintf(changed, sizeof changed, "#\n%s", texts[i]);
        const char *others[] = { texts[0], texts[1], texts[2], texts[3], texts[4],
            texts[5] };
        others[i] = changed;
        assert_string_equal(failure(others, &err), "");
        assert_true(ent_lexicon_open(folder, &lexicon, &err));
        assert_string_not_equal(first, ent_lexicon_digest(lexicon));
        ent_lexicon_close(lexicon);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(faults_of_memberships_are_named),
        cmocka_unit_test(faults_of_sites_are_named),
        cmocka_unit_test(a_missing_table_is_named),
        cmocka_unit_test(windows_line_ends_and_empty_cells_are_read),
        cmocka_unit_test(the_digest_follows_the_content),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
