/* Lexicons of the user's own: what they add, what is wrong in them, what they hide. */
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

#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "lexicon/user.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const tables[][2] = {
    { "actors.tsv", "id\tkind\tcode\tsector\tname\tgender\tsource\n"
                    "oz\tstate\tOZZ\tGOV\tOz\t\town\n"
                    "ev\tstate\tEVV\tGOV\tEv\t\town\n"
                    "league\torganisation\tLEA\tIGO\tLeague\t\town\n"
                    "union\torganisation\tUNN\tIGO\tUnion\t\town\n"
                    "ozma\tperson\tOZZ\tGOV\tTip Ozma\tf\town\n"
                    "no-actor\tother\t\t\tNobody\t\town\n" },
    { "names.tsv", "id\ttype\tname\tsource\n"
                   "oz\tadjective\tOzian\town\n"
                   "ev\tfull\tLand of Ev\town\n"
                   "ozma\tsurname\tOzma\town\n" },
    { "offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n"
                     "ozma\tqueen\tOZZ\t1904\t1909\town\n" },
    { "cameo.tsv", "cameo\trelation\tstatus\tgoldstein\tquad\n"
                   "04\tmeeting\tactual\t1\t1\n" },
    { "members.tsv", "organisation\tmember\tsince\tuntil\tsource\n"
                     "LEA\tOZZ\t1900\t\town\nUNN\tLEA\t\t\town\n" },
    { "sites.tsv", "host\tcode\tsource\noz.gov\tOZZ\town\n" },
};

static char folder[64];

static void write_bytes(const char *name, const char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "user-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    for (size_t i = 0; i < COUNT(tables); i++)
        write_bytes(tables[i][0], tables[i][1], strlen(tables[i][1]));
    return 0;
}

static void remove_file(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static int remove_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(tables); i++) remove_file(tables[i][0]);
    remove_file("a.tsv");
    remove_file("b.tsv");
    return rmdir(folder);
}

static ent_lexicon *open_base(void)
{
    ent_lexicon *lexicon;
    ent_error err = { 0 };
    if (!ent_lexicon_open(folder, &lexicon, &err)) fail_msg("%s", err.message);
    return lexicon;
}

/* What was said of the lines that are wrong, without the folder. */
static void keep_message(void *context, const char *message)
{
    const char *at = strstr(message, folder);
    ent_buffer_print(context, "%s\n", at ? at + strlen(folder) + 1 : message);
}

/* Lays one or two files over `lexicon`; what is said goes to `said`. */
static bool extend(ent_lexicon *lexicon, const char *a, const char *b, bool strict,
    ent_buffer *said, uint64_t *left_out, ent_error *err)
{
    char first[96], second[96];
    const char *const paths[] = { first, second };
    snprintf(first, sizeof first, "%s/a.tsv", folder);
    snprintf(second, sizeof second, "%s/b.tsv", folder);
    write_bytes("a.tsv", a, strlen(a));
    if (b) write_bytes("b.tsv", b, strlen(b));
    const ent_user_lexicons files = { paths, b ? 2 : 1, strict, keep_message, said };
    return ent_lexicon_extend(lexicon, &files, NULL, NULL, left_out, err);
}

static ent_lexicon *open_with(const char *a, const char *b)
{
    ent_lexicon *lexicon = open_base();
    ent_buffer said = { 0 };
    ent_error err = { 0 };
    uint64_t left_out;
    if (!extend(lexicon, a, b, true, &said, &left_out, &err)) fail_msg("%s", err.message);
    assert_null(said.bytes);
    assert_int_equal(left_out, 0);
    return lexicon;
}

/* "ozma/full elphaba/surname 2": senses of the name at the start, and its tokens. */
static void expect_name(const ent_lexicon *lexicon, const char *text, const char *want)
{
    static const char *const types[] = { "full", "abbreviation", "demonym", "adjective",
        "capital", "city", "seat", "surname" };
    ent_arena arena = { 0 };
    const char *raw[16], *words[16];
    size_t count = 0;
    ent_buffer got = { 0 };
    char copy[128], *rest;
    snprintf(copy, sizeof copy, "%s", text);
    for (char *w = strtok_r(copy, " ", &rest); w; w = strtok_r(NULL, " ", &rest)) {
        raw[count] = w;
        words[count++] = ent_utf8_fold(&arena, w, strlen(w));
    }
    ent_name_match match;
    ent_buffer_text(&got, "");
    if (ent_lexicon_match(lexicon, words, raw, count, &match)) {
        for (size_t i = 0; i < match.count; i++)
            ent_buffer_print(&got, "%s/%s ",
                ent_lexicon_actor(lexicon, match.senses[i].actor)->id,
                types[match.senses[i].type]);
        ent_buffer_print(&got, "%zu", match.words);
    }
    if (strcmp(got.bytes, want) != 0)
        fail_msg("'%s': '%s', expected '%s'", text, got.bytes, want);
    ent_buffer_free(&got);
    ent_arena_free(&arena);
}

static const char mine[] =
    "\xEF\xBB\xBF# what\tis known\n"
    "name\telphaba\tsurname\tThropp\r\n" /* its actor stands below */
    "actor\telphaba\tperson\tKAN\tREB\tElphaba Thropp\tf\tmy notes\n"
    "actor\tkansas\tstate\tKAN\tGOV\tKansas\n"
    "actor\twizard\tperson\t\t\tOscar Diggs\tm\t\t\t\t\n"
    "name\tozma\tfull\t\"Tip, the boy\"\n"
    "actor\tglinda\tperson\tOZZ\t\t\"Glinda \"\"the Good\"\"\"\n"
    "name\telphaba\tsurname\tOzma\n"
    "name\tno-actor\tfull\tLand of Ev Day\n"
    "office\telphaba\tqueen\tOZZ\t1909-06\t\n"
    "office\tozma\tchair\tLEA\t1910\t1911\tmy notes\n"
    "office\twizard\tgovernor\tKAN\t1900\t1901-02-03\n"
    "member\tLEA\tKAN\t1905\n"
    "member\tKAN\tOZZ\n"
    "\t\t\t\n";

static void names_are_added(void **state)
{
    (void)state;
    ent_lexicon *l = open_with(mine, NULL);
    expect_name(l, "Elphaba Thropp said", "elphaba/full 2");
    expect_name(l, "Thropp", "elphaba/surname 1");
    expect_name(l, "thropp", "");
    expect_name(l, "Kansas City", "kansas/full 1");
    expect_name(l, "Oscar Diggs", "wizard/full 2");
    expect_name(l, "Tip , the boy", "ozma/full 4");
    /* the user's sense stands first, the lexicon's is kept */
    expect_name(l, "Ozma", "elphaba/surname ozma/surname 1");
    /* a longer name hides a shorter one, whoever has it */
    expect_name(l, "Land of Ev", "ev/full 3");
    expect_name(l, "Land of Ev Day", "no-actor/full 4");
    expect_name(l, "Tip Ozma", "ozma/full 2");
    expect_name(l, "Ozian", "oz/adjective 1");
    ent_lexicon_close(l);
}

static void actors_are_added(void **state)
{
    (void)state;
    const char *near[3];
    size_t count;
    ent_lexicon *base = open_base(), *l = open_with(mine, NULL);
    assert_int_equal(ent_lexicon_count(l), ent_lexicon_count(base) + 4);
    const ent_actor *a = ent_lexicon_find(l, "elphaba");
    assert_non_null(a);
    assert_ptr_equal(a, ent_lexicon_actor(l, a->index));
    assert_string_equal(a->code, "KAN");
    assert_string_equal(a->sector, "REB");
    assert_string_equal(ent_lexicon_find(l, "glinda")->name, "Glinda \"the Good\"");
    assert_true(a->kind == ENT_PERSON && a->female && !a->male);
    assert_string_equal(ent_lexicon_owner(l, "KAN")->id, "kansas");
    assert_string_equal(ent_lexicon_owner(l, "OZZ")->id, "oz");
    assert_ptr_equal(ent_lexicon_guess(l, "thropp", near, 3, &count), a);
    assert_string_equal(ent_lexicon_guess(l, "ozian", near, 3, &count)->id, "oz");
    assert_null(ent_lexicon_guess(l, "Kanzas", near, 3, &count));
    assert_string_equal(near[0], "Kansas");
    assert_null(ent_lexicon_guess(l, "Oziam", near, 3, &count));
    assert_string_equal(near[0], "Ozian");
    assert_null(ent_lexicon_actor(l, (uint32_t)ent_lexicon_count(l)));
    assert_string_equal(ent_lexicon_site(l, "https://www.oz.gov/a")->id, "oz");
    ent_lexicon_close(base);
    ent_lexicon_close(l);
}

static void offices_and_members_join(void **state)
{
    (void)state;
    ent_lexicon *l = open_with(mine, NULL);
    const ent_office *o;
    const ent_membership *m;
    uint32_t ozma = ent_lexicon_find(l, "ozma")->index;
    assert_int_equal(ent_lexicon_offices(l, ozma, &o), 2);
    assert_string_equal(o[0].office, "queen");
    assert_string_equal(o[1].office, "chair");
    assert_int_equal(o[1].until, ent_date_make(1911, 12, 31));
    assert_int_equal(ent_lexicon_offices(l, ent_lexicon_find(l, "kansas")->index, &o), 0);
    static const struct {
        int year;
        const char *who;
    } queens[] = { { 1905, "ozma" }, { 1910, "elphaba" }, { 1950, "elphaba" } };
    for (size_t i = 0; i < COUNT(queens); i++)
        assert_string_equal(
            ent_lexicon_holder(l, "queen", "OZZ", ent_date_make(queens[i].year, 1, 1))
                ->id,
            queens[i].who);
    assert_null(ent_lexicon_holder(l, "governor", "KAN", ent_date_make(1902, 1, 1)));

    assert_int_equal(ent_lexicon_members(l, "LEA", &m), 2);
    assert_string_equal(m[0].member, "KAN");
    assert_string_equal(m[1].member, "OZZ");
    assert_true(ent_lexicon_is_member(l, "LEA", "KAN", ent_date_make(1906, 1, 1)));
    assert_false(ent_lexicon_is_member(l, "LEA", "KAN", ent_date_make(1904, 1, 1)));
    assert_int_equal(ent_lexicon_members(l, "UNN", &m), 1);
    assert_int_equal(ent_lexicon_members(l, "EVV", &m), 0);
    ent_lexicon_close(l);
}

/* Files may tell of one another's actors; what they say goes into the digest. */
static void several_files_are_one(void **state)
{
    (void)state;
    static const char one[] = "name\twizard\tfull\tOz the Great\n";
    static const char two[] = "actor\twizard\tperson\tOZZ\t\tOscar Diggs\n";
    ent_lexicon *base = open_base(), *l = open_with(one, two);
    ent_lexicon *again = open_with(one, two), *other = open_with(two, one);
    expect_name(l, "Oz the Great", "wizard/full 3");
    assert_string_equal(ent_lexicon_digest(l), ent_lexicon_digest(again));
    assert_int_equal(strlen(ent_lexicon_digest(l)), strlen(ent_lexicon_digest(base)));
    assert_string_not_equal(ent_lexicon_digest(l), ent_lexicon_digest(base));
    assert_string_not_equal(ent_lexicon_digest(l), ent_lexicon_digest(other));
    ent_buffer said = { 0 };
    ent_error err = { 0 };
    uint64_t left_out;
    assert_false(extend(l, one, NULL, false, &said, &left_out, &err));
    assert_int_equal(err.code, ENT_USAGE);
    ent_lexicon_close(base);
    ent_lexicon_close(l);
    ent_lexicon_close(again);
    ent_lexicon_close(other);
}

#define WICKED "actor\twicked\tgroup\tWWW\tREB\tWicked\n"

static const struct {
    const char *text, *want; /* "": nothing is wrong */
} faults[] = {
    { "", "" },
    { "# nothing\n\n   \n\t\t\n\"# a comment in quotes\"\tx\n", "" },
    { "actr\tx\tperson\tOZZ\t\tX\n",
        "a.tsv:1: line 'actr', expected actor, name, office or member, or # before a "
        "comment\n" },
    { "actor\tx\tperson\tOZZ\n",
        "a.tsv:1: 3 cells behind 'actor', expected 5 to 7: id, kind, code, sector, name, "
        "gender, source\n" },
    { "name\toz\tfull\tOz\town\tmore\n",
        "a.tsv:1: 5 cells behind 'name', expected 3 to 4: id, type, name, source\n" },
    { "office\tozma\n", "a.tsv:1: 1 cells behind 'office', expected 3 to 6: id, office, "
                        "code, since, until, source\n" },
    { "member\n", "a.tsv:1: 0 cells behind 'member', expected 2 to 5: organisation, "
                  "member, since, until, source\n" },
    { "\n# x\nactor\toz\tstate\tOZZ\tGOV\tOz\n",
        "a.tsv:3: id 'oz' is one of the lexicon already, expected a new one (a name of "
        "it "
        "is a line 'name')\n" },
    { WICKED WICKED "name\twicked\tfull\tFlying Monkeys\n",
        "id 'wicked' stands here twice, expected once (also " },
    { "actor\tx\tperson\tOZX\t\tX Y\n",
        "a.tsv:1: code 'OZX', expected that of a state, organisation or group\n" },
    { "actor\tX\tperson\tOZZ\t\tX Y\n",
        "a.tsv:1: id 'X', expected only of abcdefghijklmnopqrstuvwxyz0123456789-\n" },
    { "actor\tx\tperon\tOZZ\t\tX Y\n",
        "a.tsv:1: kind 'peron', expected one of state, body, organisation, group, "
        "person, company, other\n" },
    { "actor\tx\tperson\tOZZ\t\t-\n", "a.tsv:1: name '-', expected 1 to 24 words" },
    { "name\tozz\tfull\tLand of Oz\n",
        "a.tsv:1: id 'ozz', expected one of the lexicon or of a line 'actor'\n" },
    { "name\toz\tnickname\tLand\n", "a.tsv:1: type 'nickname', expected one of full, " },
    { "name\toz\tabbreviation\tOzzie\n",
        "a.tsv:1: abbreviation 'Ozzie' has lower-case letters, expected upper case (or "
        "type full)\n" },
    { "office\tozma\tqueen\tOZZ\t1904-13\n",
        "a.tsv:1: date '1904-13' has no such month\n" },
    { "office\tozma\tqueen\tOZZ\t1904-02-30\n", "a.tsv:1: date '1904-02-30'" },
    { "office\tozma\tqueen\tOZZ\t1905\t1904\n",
        "a.tsv:1: ends on 1904, before it begins on 1905\n" },
    { "office\tozma\tqueen\tOZX\n",
        "a.tsv:1: code 'OZX', expected that of a state, organisation or group\n" },
    { "office\tnobody-here\tqueen\tOZZ\n", "a.tsv:1: id 'nobody-here', expected one" },
    { "member\tLEA\tLEA\n", "a.tsv:1: 'LEA' is a member of itself, expected another\n" },
    { "member\tLEA\tXYZ\n",
        "a.tsv:1: code 'XYZ', expected that of a state, organisation or group\n" },
    { "member\tLEA\tUNN\n", /* the lexicon has LEA in UNN */
        "a.tsv:1: 'UNN' is a member of 'LEA' and holds it, expected no cycle\n" },
    { WICKED "member\tWWW\tUNN\nmember\tLEA\tWWW\n",
        "a.tsv:3: 'WWW' is a member of 'LEA' and holds it, expected no cycle\n" },
    { "name\toz\tfull\tL\xFF\nd\n",
        "a.tsv:1: bytes that are not UTF-8 text, expected it\n" },
};

static void faults_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        ent_lexicon *l = open_base();
        ent_buffer said = { 0 };
        ent_error err = { 0 };
        uint64_t left_out, lines = 0;
        ent_buffer_text(&said, "");
        if (!extend(l, faults[i].text, NULL, false, &said, &left_out, &err))
            fail_msg("%s", err.message);
        for (const char *c = said.bytes; *c; c++) lines += *c == '\n';
        assert_int_equal(lines, left_out);
        if (!strstr(said.bytes, faults[i].want) || !*faults[i].want != !left_out)
            fail_msg("%zu: '%s', expected '%s'", i, said.bytes, faults[i].want);
        ent_buffer_free(&said);
        ent_lexicon_close(l);
    }
}

static void strict_files_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        ent_lexicon *l = open_base();
        ent_buffer said = { 0 };
        ent_error err = { 0 };
        uint64_t left_out;
        bool ok = extend(l, faults[i].text, NULL, true, &said, &left_out, &err);
        assert_int_equal(ok, !*faults[i].want);
        assert_null(said.bytes);
        if (!ok) {
            assert_int_equal(err.code, ENT_MALFORMED);
            expect_name(l, "Land of Ev", "ev/full 3"); /* as it was */
            assert_int_equal(ent_lexicon_count(l), 6);
        }
        ent_lexicon_close(l);
    }
}

/* The lines around one that is wrong count. */
static void only_the_line_is_left_out(void **state)
{
    (void)state;
    ent_lexicon *l = open_base();
    ent_buffer said = { 0 };
    ent_error err = { 0 };
    uint64_t left_out;
    static const char text[] = "name\toz\tfull\tGreen Land\n"
                               "name\toz\tfull\n"
                               "actor\tbad\tperson\tNIX\t\tBad One\n"
                               "name\tbad\tfull\tBadly\n" /* has no actor now */
                               "name\toz\tfull\tEmerald Land\n";
    assert_true(extend(l, text, NULL, false, &said, &left_out, &err));
    assert_int_equal(left_out, 3);
    expect_name(l, "Green Land", "oz/full 2");
    expect_name(l, "Emerald Land", "oz/full 2");
    expect_name(l, "Bad One", "");
    expect_name(l, "Badly", "");
    ent_buffer_free(&said);
    ent_lexicon_close(l);
}

static void a_missing_file_fails(void **state)
{
    (void)state;
    ent_lexicon *l = open_base();
    const char *const paths[] = { "nowhere.tsv" };
    const ent_user_lexicons files = { .paths = paths, .count = 1 };
    ent_error err = { 0 };
    uint64_t left_out;
    assert_false(ent_lexicon_extend(l, &files, NULL, NULL, &left_out, &err));
    assert_int_equal(err.code, ENT_IO);
    assert_non_null(strstr(err.message, "nowhere.tsv"));
    ent_lexicon_close(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_added),
        cmocka_unit_test(actors_are_added),
        cmocka_unit_test(offices_and_members_join),
        cmocka_unit_test(several_files_are_one),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(strict_files_are_refused),
        cmocka_unit_test(only_the_line_is_left_out),
        cmocka_unit_test(a_missing_file_fails),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
