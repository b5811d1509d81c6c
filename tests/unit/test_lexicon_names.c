/* Names in running text: longest match, capitals, spelling; and what people type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
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

enum { MOST_WORDS = 32 };

typedef struct {
    ent_arena arena;
    const char *words[MOST_WORDS], *raw[MOST_WORDS];
    size_t count;
} tokens;

/* The tests write their tokens with blanks between. */
static void cut(tokens *t, const char *text)
{
    *t = (tokens){ 0 };
    for (const char *at = text; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        assert_true(t->count < MOST_WORDS);
        t->raw[t->count] = ent_arena_copy(&t->arena, at, length);
        t->words[t->count] = ent_utf8_fold(&t->arena, at, length);
        assert_non_null(t->words[t->count++]);
        at += length;
    }
}

/* "id/words" of the best sense at the start of `text`; "" for none. */
static const char *match_at_start(const ent_lexicon *lexicon, const char *text)
{
    static char found[128];
    tokens t;
    ent_name_match match;
    cut(&t, text);
    *found = '\0';
    if (ent_lexicon_match(lexicon, t.words, t.raw, t.count, &match))
        snprintf(found, sizeof found, "%s/%zu",
            ent_lexicon_actor(lexicon, match.senses[0].actor)->id, match.words);
    ent_arena_free(&t.arena);
    return found;
}

static void names_are_found_in_text(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        /* the longest name wins */
        { "Xi Jinping arrived", "xi-jinping/2" },
        { "Xi arrived", "xi-jinping/1" },
        { "South Korea and Japan", "south-korea/2" },
        { "Papua New Guinea votes", "papua-new-guinea/3" },
        { "Democratic Republic of the Congo army", "democratic-republic-of-the-congo/5" },
        { "Republic of the Congo army", "republic-of-the-congo/4" },
        { "United Nations Security Council met", "un-security-council/4" },
        { "United Nations staff", "united-nations/2" },
        { "Russian Security Council met", "russian-security-council/3" },
        { "Security Council met", "un-security-council/2" },
        { "the West Bank", "palestine/3" },
        { "the West imposed sanctions", "the-west/2" },
        { "New York Times reporter", "new-york-times/3" },
        /* a place in the name of something else is not that place */
        { "Paris Agreement on climate", "no-actor/2" },
        { "South China Sea islands", "no-actor/3" },
        { "Korean Peninsula", "no-actor/2" },
        { "Latin America", "no-actor/2" },
        /* capitals: names want them, abbreviations are all capitals */
        { "Turkey said", "turkey/1" },
        { "turkey sandwich", "" },
        { "Jordan said", "jordan/1" },
        { "chad", "" },
        { "russian", "" },
        { "US officials", "united-states/1" },
        { "us officials", "" },
        { "Us officials", "" },
        { "WHO said", "world-health-organization/1" },
        { "Who said", "" },
        { "who said", "" },
        { "ISIS attacked", "isis/1" },
        { "RUSSIA AND CHINA", "russia/1" },
        { "european union", "" },
        { "the west of the city", "" },
        { "international community", "international-community/2" },
        { "International community", "international-community/2" },
        /* full stops, apostrophes, hyphens, diacritics make no difference */
        { "U.S. officials", "united-states/1" },
        { "U.N. officials", "united-nations/1" },
        { "U.S officials", "united-states/1" },
        { "T\xC3\xBCrkiye said", "turkey/1" },
        { "Turkiye said", "turkey/1" },
        { "al-Qa\xE2\x80\x99ida fighters", "al-qaeda/1" },
        { "al - Qa\xE2\x80\x99ida fighters", "al-qaeda/3" },
        { "Al - Qaeda fighters", "al-qaeda/3" },
        { "al Qaeda fighters", "al-qaeda/2" },
        { "al - qaeda fighters", "" },
        { "Kim Jong - un", "kim-jong-un/4" },
        { "Kim Jong Un", "kim-jong-un/3" },
        { "Jong - un", "" },
        { "St. Petersburg", "russia/2" },
        { "St Petersburg", "russia/2" },
        { "Erdo\xC4\x9F"
          "an",
            "recep-tayyip-erdogan/1" },
        { "\xC3\x89lys\xC3\xA9"
          "e said",
            "france/1" },
        { "Hay\xE2\x80\x99"
          "at Tahrir al - Sham",
            "hayat-tahrir-al-sham/5" },
        /* a possessive is a token of its own, part of a name or not */
        { "China \xE2\x80\x99s army", "china/1" },
        { "People \xE2\x80\x99s Liberation Army", "pla/4" },
        { "People 's Republic of China", "china/5" },
        { "Kurdistan Workers ' Party", "pkk/4" },
        { "Kurdistan Workers\xE2\x80\x99 Party", "pkk/3" },
        /* compounds of two names are two names, and a hyphen starts none */
        { "Russian - backed", "russia/1" },
        { "Sino - Russian", "china/1" },
        { "- Russian", "" },
        { "' Russia", "" },
        { "Johnson & Johnson said", "johnson-and-johnson/3" },
        { "Washington , D.C.", "united-states/3" },
        { "Russia . China", "russia/1" },
        /* seats, bodies, groups */
        { "Kremlin spokesman", "russia/1" },
        { "Pentagon", "us-defense-department/1" },
        { "Foggy Bottom", "us-state-department/2" },
        { "Downing Street", "united-kingdom/2" },
        { "Zhongnanhai", "china/1" },
        { "YPG fighters", "syrian-democratic-forces/1" },
        { "Ansar Allah", "houthi/2" },
        { "Hizballah", "hezbollah/1" },
        { "Daesh", "isis/1" },
        { "G - 7", "g7/3" },
        { "G7", "g7/1" },
        /* nothing */
        { "", "" },
        { "the", "" },
        { "\xE2\x80\x94", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *found = match_at_start(*state, cases[i].text);
        if (strcmp(found, cases[i].want) != 0)
            fail_msg(
                "'%s': found '%s', expected '%s'", cases[i].text, found, cases[i].want);
    }
}

/* Parties of the later tables, in pairs with texts that only look like them. */
static void parties_are_told_from_words(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        /* spellings of one name */
        { "Zelenskyy", "volodymyr-zelenskyy/1" },
        { "Zelensky", "volodymyr-zelenskyy/1" },
        { "Zelenskiy", "volodymyr-zelenskyy/1" },
        { "Zelenskij", "" },
        { "Lukashenka", "alexander-lukashenko/1" },
        { "T\xC3\x9CRK\xC4\xB0YE", "turkey/1" },
        { "C\xC3\xB4te d\xE2\x80\x99Ivoire", "ivory-coast/2" },
        { "Cote d'Ivoire", "ivory-coast/2" },
        { "Dmitry Yazov", "dmitry-yazov/2" },
        { "Herv\xC3\xA9 de Charette", "herve-de-charette/3" },
        { "Herve de Charette", "herve-de-charette/3" },
        { "Herve De Charette", "herve-de-charette/3" },
        { "herve de charette", "" },
        /* bodies are parties of their own */
        { "Greek parliament", "hellenic-parliament/2" },
        { "Hellenic Navy", "hellenic-navy/2" },
        { "Danish Armed Forces", "danish-armed-forces/3" },
        { "Presidential Leadership Council", "presidential-leadership-council/3" },
        { "Dutch government", "netherlands/2" },
        { "Haitian government", "haiti/2" },
        { "Venezuelan opposition", "opposition-of-venezuela/2" },
        { "Guardian Council", "guardian-council/2" },
        { "guardian council", "" },
        { "Rapid Action Battalion", "rapid-action-battalion/3" },
        { "rapid action", "" },
        { "Peace Corps", "peace-corps/2" },
        { "peace corps", "" },
        { "Freedom House", "freedom-house/2" },
        { "Freedom house", "" },
        { "Atlantic Council", "atlantic-council/2" },
        { "Atlantic council", "" },
        { "Council of the European Union", "council-of-the-european-union/5" },
        { "Council of Europe", "council-of-europe/3" },
        { "Council on Foreign Relations", "council-on-foreign-relations/4" },
        { "Council of the city", "" },
        /* groups */
        { "Contras", "contras/1" },
        { "contras", "" },
        { "Revolutionary United Front", "revolutionary-united-front/3" },
        { "Revolutionary united", "" },
        { "Army of Islam in Gaza", "army-of-islam-in-gaza/5" },
        { "Army of Islam", "jaysh-al-islam/3" },
        { "Lashkar - e - Taiba", "lashkar-e-taiba/5" },
        { "Jundallah fighters", "jaish-al-adl/1" },
        { "Proud of it", "" },
        /* companies, media: none that is a common word */
        { "Air China", "air-china/2" },
        { "Air strikes", "" },
        { "Delta Air Lines", "delta-air-lines/3" },
        { "Delta variant", "" },
        { "Gazprombank", "gazprombank/1" },
        { "The Times of Israel", "the-times-of-israel/4" },
        { "Times of Israel", "the-times-of-israel/3" },
        { "Times of trouble", "" },
        { "Politico", "politico/1" },
        { "El Pa\xC3\xADs", "el-pais/2" },
        { "The Irrawaddy", "the-irrawaddy/2" },
        { "Irrawaddy river", "" },
        { "Fortescue", "" },
        { "Forbes", "" },
        { "Fiat", "" },
        /* towns: none that is also a person's name or a word */
        { "Gao", "mali/1" },
        { "GAO", "us-government-accountability-office/1" },
        { "gao", "" },
        { "Kherson Oblast", "ukraine/2" },
        { "El Fasher", "sudan/2" },
        { "el Fasher", "" },
        { "Rafah crossing", "egypt/2" },
        { "Alexandria , Virginia", "united-states/3" },
        { "Alexandria", "egypt/1" },
        { "Florence", "" },
        { "SWAT team", "" },
        { "Plateau", "" },
        { "Mocha", "" },
        /* a title is no part of a name of the tables */
        { "Foreign Minister Wang Yi", "" },
        { "minister Wang Yi", "" },
        { "Professor", "" },
        { "Monday", "" },
        { "May", "" },
        { "The", "" },
    };
    size_t failures = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *found = match_at_start(*state, cases[i].text);
        if (strcmp(found, cases[i].want) != 0)
            print_error(
                "'%s': found '%s', expected '%s'\n", cases[i].text, found, cases[i].want);
        failures += strcmp(found, cases[i].want) != 0;
    }
    assert_int_equal(failures, 0);
}

static void types_tell_how_a_name_names(void **state)
{
    static const struct {
        const char *text;
        ent_name_type type;
    } cases[] = {
        { "Russian Federation", ENT_NAME_FULL },
        { "DPRK", ENT_NAME_ABBREVIATION },
        { "NATO", ENT_NAME_ABBREVIATION },
        { "Russians", ENT_NAME_DEMONYM },
        { "Russian", ENT_NAME_ADJECTIVE },
        { "Moscow", ENT_NAME_CAPITAL },
        { "The Hague", ENT_NAME_CAPITAL },
        { "Vladivostok", ENT_NAME_CITY },
        { "Crimea", ENT_NAME_CITY },
        { "White House", ENT_NAME_SEAT },
        { "Putin", ENT_NAME_SURNAME },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tokens t;
        ent_name_match match;
        cut(&t, cases[i].text);
        assert_true(ent_lexicon_match(*state, t.words, t.raw, t.count, &match));
        assert_int_equal(match.words, t.count);
        assert_int_equal(match.senses[0].type, cases[i].type);
        ent_arena_free(&t.arena);
    }
}

/* Several senses, best known first; an actor has one sense under a name. */
static void senses_stand_in_order(void **state)
{
    static const struct {
        const char *text, *first, *second;
    } cases[] = {
        { "Congolese", "democratic-republic-of-the-congo", "republic-of-the-congo" },
        { "Dominican", "dominican-republic", "dominica" },
        { "Castro", "fidel-castro", "raul-castro" },
        { "Nato", "nato", NULL },
        { "NATO", "nato", NULL },
        { "Georgia", "georgia", NULL },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tokens t;
        ent_name_match match;
        cut(&t, cases[i].text);
        assert_true(ent_lexicon_match(*state, t.words, t.raw, t.count, &match));
        assert_int_equal(match.count, cases[i].second ? 2 : 1);
        assert_string_equal(
            ent_lexicon_actor(*state, match.senses[0].actor)->id, cases[i].first);
        if (cases[i].second)
            assert_string_equal(
                ent_lexicon_actor(*state, match.senses[1].actor)->id, cases[i].second);
        ent_arena_free(&t.arena);
    }
}

static void long_tokens_and_many_words_are_no_trouble(void **state)
{
    enum { MANY = 2000 };
    static char token[70000];
    const char *words[MANY], *raw[MANY];
    ent_name_match match;
    memset(token, 'a', sizeof token - 1);
    for (size_t i = 0; i < MANY; i++) words[i] = raw[i] = token;
    assert_false(ent_lexicon_match(*state, words, raw, MANY, &match));
    assert_int_equal(match.count, 0);
    for (size_t i = 0; i < MANY; i++) {
        words[i] = i ? "-" : "russia";
        raw[i] = i ? "-" : "Russia";
    }
    assert_true(ent_lexicon_match(*state, words, raw, MANY, &match));
    assert_int_equal(match.words, 1);
    words[1] = raw[1] = token;
    assert_true(ent_lexicon_match(*state, words, raw, MANY, &match));
    assert_int_equal(match.words, 1);
    assert_false(ent_lexicon_match(*state, words, raw, 0, &match));
}

static void guesses_follow_what_is_typed(void **state)
{
    static const struct {
        const char *typed, *want;
    } cases[] = {
        { "russia", "russia" },
        { "RUS", "russia" },
        { "rus", "russia" },
        { "russian federation", "russia" },
        { "Russian", "russia" },
        { "moscow", "russia" },
        { "US", "united-states" },
        { "u.s.", "united-states" },
        { "usa", "united-states" },
        { "nato", "nato" },
        { "who", "world-health-organization" },
        { "xi", "xi-jinping" },
        { "XI JINPING", "xi-jinping" },
        { "putin", "vladimir-putin" },
        { "turkiye", "turkey" },
        { "al qaida", "al-qaeda" },
        { "ALQAEDA", "al-qaeda" },
        { "cote d'ivoire", "ivory-coast" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *near[3];
        size_t count = 9;
        const ent_actor *found = ent_lexicon_guess(
            *state, cases[i].typed, near, 3, &count);
        if (!found || strcmp(found->id, cases[i].want) != 0)
            fail_msg("'%s': guessed '%s', expected '%s'", cases[i].typed,
                found ? found->id : "", cases[i].want);
        assert_int_equal(count, 0);
    }
}

static void unknown_names_get_near_ones(void **state)
{
    const char *near[3];
    size_t count;
    assert_null(ent_lexicon_guess(*state, "Rusia", near, 3, &count));
    assert_true(count >= 1 && count <= 3);
    assert_string_equal(near[0], "Russia");
    assert_null(ent_lexicon_guess(*state, "Untied States", near, 3, &count));
    assert_string_equal(near[0], "United States");
    assert_null(ent_lexicon_guess(*state, "Afganistan", near, 1, &count));
    assert_int_equal(count, 1);
    assert_string_equal(near[0], "Afghanistan");
    assert_null(ent_lexicon_guess(*state, "Afganistan", near, 0, &count));
    assert_int_equal(count, 0);
    assert_null(ent_lexicon_guess(*state, "", near, 3, &count));
    assert_int_equal(count, 0);
    assert_null(ent_lexicon_guess(*state, "qwertyuiop asdfghjkl", near, 3, &count));
    assert_int_equal(count, 0);
    char endless[5000];
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(ent_lexicon_guess(*state, endless, near, 3, &count));
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_text),
        cmocka_unit_test(parties_are_told_from_words),
        cmocka_unit_test(types_tell_how_a_name_names),
        cmocka_unit_test(senses_stand_in_order),
        cmocka_unit_test(long_tokens_and_many_words_are_no_trouble),
        cmocka_unit_test(guesses_follow_what_is_typed),
        cmocka_unit_test(unknown_names_get_near_ones),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
