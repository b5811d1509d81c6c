/* Dictionaries of PETRARCH and TABARI: what each kind of line says, what is named as
 * wrong, and what becomes of actors whose codes have dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "lexicon/agent.h"
#include "lexicon/user.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void keep_message(void *context, const char *message)
{
    ent_buffer_print(context, "%s\n", message);
}

/* Reads `text` as file `name`; what is said goes to `said`. */
static bool parse(const char *name, const char *text, bool strict, ent_dictionary *found,
    ent_buffer *said, ent_error *err)
{
    const ent_dictionaries files = {
        .strict = strict, .say = keep_message, .say_context = said
    };
    size_t length = strlen(text);
    char *bytes = ent_arena_copy(&found->arena, text, length);
    return bytes && ent_dictionary_parse(&files, name, bytes, length, found, err);
}

static void print_date(ent_buffer *out, ent_date date)
{
    char iso[16];
    ent_date_format(date, iso);
    ent_buffer_text(out, iso);
}

/* "names = CODE since..until, ...", a line for each actor, and so on. */
static void print_actors(ent_buffer *out, const ent_dictionary *d)
{
    for (size_t i = 0; i < d->actor_count; i++) {
        const ent_dictionary_actor *a = &d->actors[i];
        for (size_t k = 0; k < a->name_count; k++)
            ent_buffer_print(out, "%s%s", k ? "|" : "", a->names[k]);
        for (size_t k = 0; k < a->role_count; k++) {
            ent_buffer_print(out, " [%s ", a->roles[k].code);
            print_date(out, a->roles[k].since);
            ent_buffer_text(out, "..");
            print_date(out, a->roles[k].until);
            ent_buffer_text(out, "]");
        }
        ent_buffer_text(out, "\n");
    }
}

static void print_others(ent_buffer *out, const ent_dictionary *d)
{
    for (size_t i = 0; i < d->agent_count; i++)
        ent_buffer_print(out, "%s%s %s%s\n", d->agents[i].phrase,
            d->agents[i].many ? " (many)" : "", d->agents[i].before ? "before " : "",
            d->agents[i].code);
    for (size_t i = 0; i < d->discard_count; i++)
        ent_buffer_print(out, "%s%s%s\n", d->discards[i].phrase,
            d->discards[i].whole ? "" : "*", d->discards[i].story ? " story" : "");
    for (size_t i = 0; i < d->pattern_count; i++) {
        const ent_dictionary_pattern *p = &d->patterns[i];
        ent_buffer_print(out, "%s%s: [%s] * [%s] (%s %s) %s>%s %s:%s\n",
            p->pattern ? "- " : "", p->verb, p->subject, p->object, p->beside, p->partner,
            p->source, p->target, p->code, p->back);
    }
}

static void expect(const char *name, const char *text, const char *want)
{
    ent_dictionary d = { 0 };
    ent_buffer out = { 0 };
    ent_error err = { 0 };
    if (!parse(name, text, false, &d, &out, &err)) fail_msg("%s", err.message);
    for (size_t i = 0; i < d.actor_count; i++) ent_dictionary_part(&d.actors[i]);
    print_actors(&out, &d);
    print_others(&out, &d);
    assert_string_equal(out.bytes ? out.bytes : "", want);
    ent_buffer_free(&out);
    ent_dictionary_free(&d);
}

static const struct {
    const char *name, *text, *want;
} cases[] = {
    { "a.actors.txt",
        "# comment\n<!-- another\n\nFREEDONIA_ [FRD] ; a third\n+FREE_DONIA_ # a "
        "fourth\n",
        "FREEDONIA|FREE DONIA [FRD ..]\n" },
    { "a.actors.txt",
        "RUFUS_FIREFLY_\r\n\t[FRDGOV 330101-20331231] [FRDELI <19321231]\r\n",
        "RUFUS FIREFLY [FRDGOV 1933-01-01..2033-12-31] [FRDELI ..1932-12-31]\n" },
    /* two digits: to 30 of this century */
    { "a.actors.txt", "X_Y_\n [AAA >300101]\n\t[BBB > 310101]\n\t[---]\n",
        "X Y [AAA 2030-01-01..] [BBB 1931-01-01..] [ ..]\n" },
    /* ranges that touch are parted, one name with two blocks is one actor */
    { "a.actors.txt",
        "X_Y_ [AAA 010101-010201]\nP_Q_ [CCC]\nX_Y_\n+X._Y._\n [BBB 010201-010301]\n",
        "X Y|X. Y. [AAA 2001-01-01..2001-01-31] [BBB 2001-02-01..2001-03-01]\n"
        "P Q [CCC ..]\n" },
    /* heads without a code share the next one */
    { "a.actors.txt", "THE_LEAGUE_\nL.O.F._\n+LOF\n\t[IGO]\n",
        "THE LEAGUE|L.O.F.|LOF [IGO ..]\n" },
    { "a.actors.txt", "ALPHA_FRONT_(ALF)_\n[FRDREB]\n", "ALPHA FRONT|ALF [FRDREB ..]\n" },
    { "a.actors.txt", "W\xD6RNER_ [DEU]\nW\xC3\x96RNER_B [DEU]\n",
        "W\xC3\x96RNER [DEU ..]\nW\xC3\x96RNER B [DEU ..]\n" },
    /* what is wrong is named, and only it is left out */
    { "a.actors.txt",
        "X_\n [AAA 20040230-050101]\n [AAA 050101]\n [AAA 060101-050101]\n [aaa]\n [AAA] "
        "b\n"
        "+\n [BBB 070101-x]\n",
        "a.actors.txt:2: date '20040230' is no day, expected YYYYMMDD or YYMMDD\n"
        "a.actors.txt:3: date '050101' stands alone, expected <date, >date or date-date\n"
        "a.actors.txt:4: '060101-050101' ends before it begins, expected a range\n"
        "a.actors.txt:5: code 'aaa', expected chunks of three capital letters, or ---\n"
        "a.actors.txt:6: 'b', expected [CODE]\n"
        "a.actors.txt:7: no words, expected a phrase\n"
        "a.actors.txt:8: date 'x' is no day, expected YYYYMMDD or YYMMDD\n"
        "X [AAA ..]\n" },
    { "a.actors.txt", "+X_\n[AAA]\n  Y_Z_\nA+_B\n+C\n\t[CCC]\nX_\n",
        "a.actors.txt:1: synonym 'X_' has no name above it, expected one\n"
        "a.actors.txt:2: code '[AAA]' has no name above it, expected one\n"
        "a.actors.txt:3: 'Y_Z_' behind white space, expected [CODE], or a name at the "
        "margin\n"
        "a.actors.txt:4: '+' in 'A+ B', expected words parted by '_'\n"
        "a.actors.txt:7: 'X' has no code, expected [CODE]\n" },
    /* who has no right code does not get that of the next */
    { "a.actors.txt", "X_\n [1]\nY_\n [AAA]\n",
        "a.actors.txt:2: code '1', expected chunks of three capital letters, or ---\n"
        "Y [AAA ..]\n" },
    { "agents.txt",
        "!PERSON! = MAN, WOMEN\nFISHER!PERSON! [~AGR]\nDEPUTY_ {} [~LEG]\nSPY [~SPY]\n"
        "BOSS[~BUS]\nTHIEF {THIEVES , ROBBERS} [~CRM]\nENVOY [IGO~]\n",
        "fisherman AGR\nfisherwomen AGR\ndeputy LEG\nspy SPY\nspies (many) SPY\n"
        "boss BUS\nbosses (many) BUS\nthief CRM\nthieves (many) CRM\nrobbers (many) CRM\n"
        "envoy before IGO\nenvoys (many) before IGO\n" },
    { "agents.txt", "X_\nY [AAA]\nZ [~A}\n!Q! =\nA!Q! [~AAA]\n!B [~AAA]\nC {D [~AAA]\n",
        "agents.txt:1: 'X_' has no code, expected PHRASE {PLURAL} [~CODE]\n"
        "agents.txt:2: code 'AAA', expected ~CODE or CODE~\n"
        "agents.txt:3: 'Z [~A}' has no code, expected PHRASE {PLURAL} [~CODE]\n"
        "agents.txt:4: set '!Q! ' has 0 words, expected 1 to 64\n"
        "agents.txt:5: '!Q!', expected a set that a line !NAME! = ... above has made\n"
        "agents.txt:6: '!' in '!B ', expected !NAME! of a set\n"
        "agents.txt:7: '{D ', expected a '}'\n" },
    { "discards.txt", "WORLD_CUP_\nSPORT\n+OBITUARY_ # dead\n$\n",
        "discards.txt:4: '$' in '$', expected words parted by '_'\n"
        "world cup\nsport*\nobituary story\n" },
    { "issues.txt",
        "<ISSUE CATEGORY=\"A\">\nn:school [SCHOOLS]\n~school of fish\nx\n</ISSUE>\n",
        "issues.txt:4: 'x', expected text [ISSUE] or ~text\n" },
    { "verbs.txt",
        "&ARMS\n+RIFLES\n+MATERIEL_\n\n--- GIVE [070] ---\nGIVE {GAVE GIVEN}\n"
        "+HAND_OVER [071]\nWIRE_+TAP [---]\n- ARMY * &ARMS (TO +) [072:010]\n"
        "- * {PEACE TALKS} (WITH {OTHER SIDE}) [:040]\n- + * (FROM $) [---]\n"
        "- A B * [070]\n~ a (a b SAY) GIVE = b a 075\n",
        "give: [] * [] ( ) > 070:\nhand over: [] * [] ( ) > 071:\nwire tap: [] * [] ( ) "
        "> :\n"
        "- give: [army] * [rifles|rifle|materiel] ( ) >to 072:010\n"
        "- hand over: [army] * [rifles|rifle|materiel] ( ) >to 072:010\n"
        "- wire tap: [army] * [rifles|rifle|materiel] ( ) >to 072:010\n"
        "- give: [] * [peace talks|peace talk] (with other side) > :040\n"
        "- hand over: [] * [peace talks|peace talk] (with other side) > :040\n"
        "- wire tap: [] * [peace talks|peace talk] (with other side) > :040\n"
        "- give: [] * [] ( ) from>subject :\n"
        "- hand over: [] * [] ( ) from>subject :\n"
        "- wire tap: [] * [] ( ) from>subject :\n" },
    { "verbs.txt",
        "GIVE\n--- X ---\n--- Y [7] ---\n--- Z [040] ---\n- * [050]\nTALK {X\n"
        "TALK\n- + [050]\n- * (WITH) [050]\n- * &NO [050]\n- *\n~ a\n- * (WITH + [050]\n",
        "verbs.txt:1: 'GIVE', expected a block --- NAME [CODE] --- before it\n"
        "verbs.txt:2: '--- X ---', expected --- NAME [CODE] ---\n"
        "verbs.txt:3: '7', expected a CAMEO code of 2 to 4 digits, or ---\n"
        "verbs.txt:5: '* ', expected a verb above its patterns\n"
        "verbs.txt:6: '{X', expected a '}'\n"
        "verbs.txt:8: '+', expected a '*' where the verb stands\n"
        "verbs.txt:9: '(WITH', expected a preposition and a noun in the brackets\n"
        "verbs.txt:10: '&no', expected a set that lines '&NAME' and '+WORD' above have "
        "made\n"
        "verbs.txt:11: '*', expected a [CODE]\n"
        "verbs.txt:12: '~ a', expected ~ a (a b VERB) VERB = a b CODE\n"
        "verbs.txt:13: '(WITH + ', expected a ')'\n"
        "talk: [] * [] ( ) > 040:\n" },
    /* the kind is told from the content where the name says nothing */
    { "x", "MINISTER [~GOV]\n", "minister GOV\nministers (many) GOV\n" },
    { "x", "A_B_ [AAA]\n", "A B [AAA ..]\n" },
    { "x", "WORLD_CUP_\n", "world cup\n" },
    { "x", "--- GO [080] ---\nGO\n", "go: [] * [] ( ) > 080:\n" },
};

static void lines_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(cases[i].name, cases[i].text, cases[i].want);
}

static void strict_ends_at_the_first(void **state)
{
    (void)state;
    ent_dictionary d = { 0 };
    ent_buffer said = { 0 };
    ent_error err = { 0 };
    assert_false(
        parse("a.actors.txt", "X_ [AAA]\nY_ [1]\nZ_ [2]\n", true, &d, &said, &err));
    assert_int_equal(err.code, ENT_MALFORMED);
    assert_non_null(strstr(err.message, "a.actors.txt:2: code '1'"));
    assert_null(said.bytes);
    ent_dictionary_free(&d);
}

/* Laid over the shipped lexicon ----------------------------------------------------- */

typedef struct {
    ent_lexicon *lexicon;
    ent_actor_codes *codes;
    ent_dictionary dictionary;
} laid;

static void lay(laid *l, const char *name, const char *text, bool only)
{
    ent_error err = { 0 };
    ent_buffer said = { 0 };
    uint64_t left_out;
    const ent_user_lexicons none = { .say = keep_message, .say_context = &said };
    *l = (laid){ .dictionary = { .only = only } };
    if (!ent_lexicon_open(ENTENTE_DATA "/lexicon", &l->lexicon, &err)
        || !ent_actor_codes_open(ENTENTE_DATA "/lexicon", l->lexicon, &l->codes, &err)
        || !parse(name, text, true, &l->dictionary, &said, &err)
        || !ent_lexicon_extend(
            l->lexicon, &none, &l->dictionary, l->codes, &left_out, &err))
        fail_msg("%s", err.message);
    if (said.bytes) fail_msg("%s", said.bytes);
}

static void lift(laid *l)
{
    ent_lexicon_close(l->lexicon);
    ent_actor_codes_close(l->codes);
    ent_dictionary_free(&l->dictionary);
}

/* "id code sector kind type" of the first sense of a name on a day; "-": none. */
static const char *sense(const laid *l, const char *name, ent_date date)
{
    static char out[256];
    enum { MOST = 8 };
    const char *words[MOST], *raw[MOST];
    size_t count = 0;
    ent_arena arena = { 0 };
    ent_name_match m;
    char *copy = ent_arena_string(&arena, name);
    for (char *at = strtok(copy, " "); at && count < MOST; at = strtok(NULL, " ")) {
        raw[count] = at;
        words[count++] = ent_utf8_fold(&arena, at, strlen(at));
    }
    snprintf(out, sizeof out, "-");
    if (ent_lexicon_match(l->lexicon, words, raw, count, &m) && m.words == count) {
        const ent_actor *a = ent_lexicon_actor_on(l->lexicon, m.senses[0].actor, date);
        snprintf(out, sizeof out, "%s %s %s %s %d", a->id, a->code, a->sector,
            ent_kind_names[a->kind], (int)m.senses[0].type);
    }
    ent_arena_free(&arena);
    return out;
}

static void codes_depend_on_the_day(void **state)
{
    (void)state;
    laid l;
    lay(&l, "x.actors",
        "OLA_QUUXOR_\n+QUUXOR_\n\t[NORGOV 20010101-20031231]\n\t[SWEMIL >20050101]\n"
        "PER_QUUXOR_\n\t[NORGOV 20010101-20031231]\n\t[NORELI]\n",
        false);
    ent_date in = ent_date_make(2002, 5, 1), after = ent_date_make(2004, 5, 1);
    ent_date again = ent_date_make(2022, 5, 1);
    assert_string_equal(sense(&l, "Ola Quuxor", in), "ola-quuxor NOR GOV person 0");
    assert_string_equal(sense(&l, "Ola Quuxor", ent_date_make(2003, 12, 31)),
        "ola-quuxor NOR GOV person 0");
    assert_string_equal(sense(&l, "Ola Quuxor", after), "ola-quuxor   person 0");
    assert_string_equal(sense(&l, "Ola Quuxor", again), "ola-quuxor SWE MIL person 0");
    assert_string_equal(sense(&l, "Quuxor", in), "ola-quuxor NOR GOV person 7");
    assert_string_equal(sense(&l, "Per Quuxor", in), "per-quuxor NOR GOV person 0");
    assert_string_equal(sense(&l, "Per Quuxor", after), "per-quuxor NOR ELI person 0");
    assert_string_equal(
        sense(&l, "Per Quuxor", ENT_NO_DATE), "per-quuxor NOR GOV person 0");
    assert_string_equal(sense(&l, "per quuxor", in), "-"); /* a name has capitals */
    lift(&l);
}

static void names_of_the_lexicon_hold(void **state)
{
    (void)state;
    laid l;
    lay(&l, "x.actors",
        "NORWAY_ [NOR]\n+NORUWAY_\n+TRONDQUUX_\nTHE_KREMLIN_ [NORGOV]\nFROGNER_QUUX_ "
        "[---]\n"
        "QUUX_LIBERATION_FRONT_\n+QLF_\n\t[NORREB]\nQUUX_NATIONAL_BANK_ [NORBUS]\n"
        "GRAND_QUUX_COUNCIL_ [IGO]\n",
        false);
    ent_date day = ent_date_make(2022, 5, 1);
    assert_string_equal(sense(&l, "Norway", day), "norway NOR GOV state 0");
    assert_string_equal(sense(&l, "Noruway", day), "norway NOR GOV state 0");
    assert_string_equal(sense(&l, "Trondquux", day), "norway NOR GOV state 5");
    assert_string_equal(sense(&l, "Kremlin", day), "russia RUS GOV state 6");
    assert_string_equal(sense(&l, "Frogner Quux", day), "no-actor   other 0");
    assert_string_equal(sense(&l, "Quux Liberation Front", day),
        "quux-liberation-front QUUXLIBERATIONFRONT REB group 0");
    assert_string_equal(
        sense(&l, "QLF", day), "quux-liberation-front QUUXLIBERATIONFRONT REB group 1");
    assert_string_equal(sense(&l, "Qlf", day), "-");
    assert_string_equal(
        sense(&l, "Quux National Bank", day), "quux-national-bank NOR BUS body 0");
    assert_string_equal(sense(&l, "Grand Quux Council", day),
        "grand-quux-council GRANDQUUXCOUNCIL IGO organisation 0");
    assert_string_equal(sense(&l, "Sweden", day), "sweden SWE GOV state 0");
    lift(&l);
}

static void alone_it_hides_the_lexicon(void **state)
{
    (void)state;
    laid l;
    lay(&l, "x.actors",
        "NORWAY_ [NOR]\n+OSLO_\nTHE_KREMLIN_ [NORGOV]\n"
        "VLADIMIR_PUTIN_\n\t[SWEGOV <20201231]\n\t[FINGOV >20210101]\n",
        true);
    ent_date day = ent_date_make(2022, 5, 1);
    assert_string_equal(sense(&l, "Norway", day), "norway NOR GOV state 0");
    assert_string_equal(sense(&l, "Oslo", day), "norway NOR GOV state 4");
    assert_string_equal(sense(&l, "Kremlin", day), "kremlin NOR GOV body 0");
    assert_string_equal(sense(&l, "Sweden", day), "-");
    assert_string_equal(
        sense(&l, "Vladimir Putin", day), "vladimir-putin-2 FIN GOV person 0");
    assert_null(ent_lexicon_holder(l.lexicon, "president", "RUS", day));
    assert_string_equal(ent_lexicon_owner(l.lexicon, "SWE")->name, "Sweden");
    lift(&l);
}

/* Codes ------------------------------------------------------------------------------ */

static void codes_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *code, *want;
    } codes[] = {
        { "CHN", "CHN  state" },
        { "CHNGOVMIL", "CHN GOV body" },
        { "ROMGOV", "ROU GOV body" },
        { "ZAR", "COD  state" },
        { "SCG", "SRB  state" },
        { "TMPGOV", "TLS GOV body" },
        { "KSV", "XKX  state" },
        { "DDRGOV", "DEU GOV body" },
        { "SUNMIL", "RUS MIL body" },
        { "USRARM", "RUS  state" },
        { "GBRFLK", "FLK  state" },
        { "AFGREB", "AFG REB group" },
        { "PSEREBHMS", "HAMAS REB group" },
        { "IMGMUSALQ", "ALQAEDA REB group" },
        { "IGOUNO", "UN IGO organisation" },
        { "IGOEUREEC", "EU IGO organisation" },
        { "IGOWSTNAT", "NATO IGO organisation" },
        { "IGOSEA", " IGO organisation" },
        { "IGOCAFECA", "ECCAS IGO organisation" },
        { "IGOAFRBUSCES", "COMESA IGO organisation" },
        { "IGOUNODEVWBK", "WORLDBANK IGO organisation" },
        { "NGOUSAHRI", "USA NGO other" },
        { "MNCUSAMED", "USA BUS company" },
        { "NGOCHRPRO214", " NGO other 214" },
        { "XQZGOV", " GOV other XQZGOV" },
    };
    laid l;
    lay(&l, "x.actors", "", false);
    for (size_t i = 0; i < COUNT(codes); i++) {
        char found[128];
        ent_actor_code c = ent_actor_code_read(l.codes, codes[i].code);
        snprintf(found, sizeof found, "%s %s %s%s%s", c.code, c.sector,
            ent_kind_names[c.kind], c.unknown ? " " : "", c.unknown ? c.unknown : "");
        assert_string_equal(found, codes[i].want);
    }
    lift(&l);
}

/* Agents and discards --------------------------------------------------------------- */

static void phrases_are_found(void **state)
{
    (void)state;
    laid l;
    lay(&l, "agents", "CHIEF_OF_STAFF {CHIEFS_OF_STAFF} [~MIL]\nCHIEF [~GOV]\n", false);
    static const char *const words[] = { "chiefs", "of", "staff" };
    const ent_agent *agent = ent_lexicon_agent(l.lexicon, words, 3);
    assert_non_null(agent);
    assert_string_equal(agent->phrase, "chiefs of staff");
    assert_int_equal(agent->head, 0);
    assert_true(agent->many);
    assert_string_equal(agent->role.sector, "MIL");
    assert_string_equal(ent_lexicon_agent(l.lexicon, words, 2)->role.sector, "GOV");
    assert_null(ent_lexicon_agent(l.lexicon, words + 1, 2));
    lift(&l);

    lay(&l, "discards", "WORLD_CUP_\nSPORT\nGOLD_MEDAL\nUS_\n+OBITUARY_\n+US_OPEN_\n",
        false);
    static const struct {
        const char *words[3];
        const char *want;
    } texts[] = { { { "world", "cup", "final" }, "world cup" },
        { { "world", "cups", "x" }, NULL }, { { "sporting", "x", "x" }, "sport" },
        { { "sport", "x", "x" }, "sport" }, { { "spor", "x", "x" }, NULL },
        { { "transport", "x", "x" }, NULL }, { { "gold", "medals", "x" }, "gold medal" },
        { { "gold", "-", "medal" }, "gold medal" }, { { "golden", "medal", "x" }, NULL },
        { { "us", "open", "x" }, "us open" }, { { "us", "x", "x" }, "us" },
        { { "obituary", "x", "x" }, "obituary" } };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const ent_dictionary_discard *d = ent_lexicon_discard(
            l.lexicon, texts[i].words, 3);
        assert_string_equal(
            d ? d->phrase : "none", texts[i].want ? texts[i].want : "none");
    }
    lift(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_understood),
        cmocka_unit_test(strict_ends_at_the_first),
        cmocka_unit_test(codes_depend_on_the_day),
        cmocka_unit_test(names_of_the_lexicon_hold),
        cmocka_unit_test(alone_it_hides_the_lexicon),
        cmocka_unit_test(codes_are_read),
        cmocka_unit_test(phrases_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
