/* Tags, forms and lemmas: which "attack" is a noun and which a verb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "text/lemma.h"
#include "text/text.h"
#include "text/words.h"

static const char *tag_letters(const ent_token *t)
{
    static const char *const tags[] = { "?", "n", "p", "v", "x", "a", "r", "o", "d", "i",
        "c", "t", "m", "." };
    return tags[t->tag];
}

static ent_text parse(ent_arena *arena, const char *source, bool title)
{
    static ent_document document;
    ent_text text;
    ent_error err;
    uint32_t length = (uint32_t)strlen(source);
    document = (ent_document){ .id = "t",
        .text = source,
        .length = length,
        .title_length = title ? length : 0,
        .date = ENT_NO_DATE };
    assert_true(ent_text_parse(arena, NULL, &document, NULL, &text, &err));
    return text;
}

/* The words that the case asks about, in order: "attack n; attacks v". Letters: n noun,
 * p name, v verb, x auxiliary, a adjective, r adverb, o pronoun, i preposition. */
static const struct {
    const char *text, *want;
    bool title;
} cases[] = {
    /* the same word as noun and verb */
    { "The attack killed ten.", "attack n; killed v", false },
    { "They attack the town.", "attack v", false },
    { "Russia attacks Ukraine again.", "attacks v", false },
    { "The attacks went on.", "attacks n; went v", false },
    { "He will visit Peru.", "will x; visit v", false },
    { "The visit was brief.", "visit n; was x", false },
    { "They want to support Peru.", "want v; to t; support v", false },
    { "Their support for Peru grew.", "support n; grew v", false },
    { "Japan and Peru held talks.", "held v; talks n", false },
    { "He talks to reporters.", "talks v", false },
    { "New sanctions hit the economy.", "sanctions n; hit v; economy n", false },
    { "It may sanction the firm.", "sanction v; firm n", false },
    { "They sent aid to Chad.", "sent v; aid n", false },
    { "They vowed to aid Chad.", "vowed v; aid v", false },
    { "The ban was lifted.", "ban n; lifted v", false },
    { "They plan to ban it.", "plan v; ban v", false },
    { "A strike hit the port.", "strike n; hit v; port n", false },
    { "They could strike again.", "strike v", false },
    { "The minister calls on Iran to stop.", "calls v; stop v", false },
    { "His call was ignored.", "call n; ignored v", false },
    { "The U.S. condemns the coup.", "condemns v; coup n", false },
    { "Iran vows revenge.", "vows v; revenge n", false },
    { "Its vow was empty.", "vow n", false },
    { "He said the leader left.", "leader n; left v", false },
    { "The left wing won.", "left a; won v", false },
    { "Iran seized a tanker.", "seized v; tanker n", false },
    { "They demand an apology.", "demand v; apology n", false },
    { "The demand was refused.", "demand n; refused v", false },
    { "Troops shell the city.", "shell v", false },
    { "The march ended.", "march n; ended v", false },
    /* headlines */
    { "Japan vows more aid to Chad", "vows v; aid n", true },
    { "Tunisian Prime Minister signs decree to ban face veils",
        "signs v; decree n; ban v", true },
    { "Turkish government stops search of survivors", "stops v; search n", true },
    { "Xi and Putin to Meet Next Week, Russian Envoy Says", "Meet v; Envoy n; Says v",
        true },
    { "Secretary's Call with the Foreign Minister", "Call n", true },
    { "Rules and sanctions", "Rules n; sanctions n", true },
    /* small words */
    { "He did not go, though he can't say why.", "did x; not t; go v; ca x; n't t",
        false },
    { "That he left is that man's fault.", "That c; that d; 's t", false },
    { "It was taken by him to her.", "It o; was x; taken v; by i; him o; to i; her o",
        false },
};

static const char *asked(ent_arena *arena, const ent_text *text, const char *want)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    size_t k = 0;
    for (const char *c = want; *c;) {
        size_t length = strcspn(c, " ");
        while (k < text->token_count
               && (strlen(text->tokens[k].raw) != length
                   || memcmp(text->tokens[k].raw, c, length)))
            k++;
        if (k == text->token_count) break;
        ent_buffer_print(&out, "%s%s %s", out.length ? "; " : "", text->tokens[k].raw,
            tag_letters(&text->tokens[k]));
        k++;
        c += strcspn(c, ";");
        c += strspn(c, "; ");
    }
    const char *line = ent_arena_string(arena, out.bytes);
    ent_buffer_free(&out);
    return line;
}

static void nouns_and_verbs_are_told_apart(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_text text = parse(&arena, cases[i].text, cases[i].title);
        const char *got = asked(&arena, &text, cases[i].want);
        if (strcmp(got, cases[i].want)) {
            print_error(
                "%s\n  want: %s\n  got:  %s\n", cases[i].text, cases[i].want, got);
            wrong++;
        }
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *form;
    char state;
    const char *lemma;
} lemmas[] = {
    { "attacked", 'd', "attack" },
    { "attacks", 's', "attack" },
    { "attacks", 'z', "attack" },
    { "banned", 'N', "ban" },
    { "denied", 'd', "deny" },
    { "denies", 'z', "deny" },
    { "condemning", 'g', "condemn" },
    { "invading", 'g', "invade" },
    { "went", 'd', "go" },
    { "met", 'd', "meet" },
    { "held", 'N', "hold" },
    { "was", 'B', "be" },
    { "has", 'H', "have" },
    { "n't", 'x', "not" },
    { "wo", 'm', "will" },
    { "crises", 's', "crisis" },
    { "policemen", 's', "policeman" },
    { "countries", 's', "country" },
    { "embassies", 's', "embassy" },
    { "sanctions", 's', "sanction" },
    { "buses", 's', "bus" },
    { "larger", 'a', "large" },
    { "best", 'a', "good" },
    { "leader", 'n', "leader" },
    { "seen", 'N', "see" },
    { "woven", 'N', "weave" },
    { "men", 's', "man" },
    { "gunmen", 's', "gunman" },
    { "viruses", 's', "virus" },
    { "houses", 's', "house" },
    { "politics", 's', "politics" },
    { "goes", 'z', "go" },
    { "invaded", 'N', "invade" },
    { "planned", 'd', "plan" },
    { "rebelled", 'd', "rebel" },
    { "killed", 'd', "kill" },
    { "agreed", 'd', "agree" },
    { "died", 'd', "die" },
    { "hoping", 'g', "hope" },
    { "changing", 'g', "change" },
    { "focused", 'd', "focus" },
    { "'s", 'z', "be" },
    { "them", 'o', "they" },
    { "better", ENT_STATE_COMPARED, "good" },
    { "better", ENT_STATE_COMPARED_ADVERB, "well" },
    { "busiest", ENT_STATE_COMPARED, "busy" },
    { "bigger", ENT_STATE_COMPARED, "big" },
    { "safer", ENT_STATE_COMPARED, "safe" },
    { "stronger", ENT_STATE_COMPARED, "strong" },
    { "zorbled", 'd', "zorble" }, /* by spelling alone */
    { "zorbing", 'g', "zorb" },
    { "glorps", 's', "glorp" },
    { "glass", 'n', "glass" },
    { "", 's', "" },
    { "s", 's', "s" },
    { "ed", 'd', "ed" },
};

static void lemmas_are_base_forms(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        assert_string_equal(
            ent_lemma(&arena, lemmas[i].form, lemmas[i].state), lemmas[i].lemma);
    ent_arena_free(&arena);
}

static void forms_tell_the_tense(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t token;
        ent_form form;
    } forms[] = {
        { "They attack Peru.", 1, ENT_FORM_BASE },
        { "He attacks Peru.", 1, ENT_FORM_PRESENT },
        { "He attacked Peru.", 1, ENT_FORM_PAST },
        { "It was attacked by him.", 2, ENT_FORM_PAST }, /* could be either */
        { "It was taken by him.", 2, ENT_FORM_PARTICIPLE },
        { "He is attacking Peru.", 2, ENT_FORM_GERUND },
        { "He is attacking Peru.", 1, ENT_FORM_PRESENT },
        { "It has been taken.", 2, ENT_FORM_PARTICIPLE },
        { "The attack failed.", 1, ENT_FORM_NONE },
        { "He will go.", 1, ENT_FORM_NONE },
    };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        ent_text text = parse(&arena, forms[i].text, false);
        assert_int_equal(text.tokens[forms[i].token].form, forms[i].form);
    }
    ent_arena_free(&arena);
}

/* The lists are searched by halves. */
static void expect_sorted(const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(lines[i], " ");
        assert_true(length > 0 && lines[i][length] == ' ');
        if (i == 0) continue;
        size_t before = strcspn(lines[i - 1], " ");
        size_t least = before < length ? before : length;
        int order = memcmp(lines[i - 1], lines[i], least);
        if (order > 0 || (order == 0 && before >= length))
            fail_msg("'%s' stands before '%s'", lines[i - 1], lines[i]);
    }
}

static void lists_are_sorted_and_states_known(void **state)
{
    (void)state;
    expect_sorted(ent_words_closed, ent_words_closed_count);
    expect_sorted(ent_words_verb, ent_words_verb_count);
    expect_sorted(ent_words_other, ent_words_other_count);
    expect_sorted(ent_words_noun, ent_words_noun_count);
    expect_sorted(ent_words_form, ent_words_form_count);
    for (size_t i = 0; i < ent_words_closed_count; i++)
        for (const char *c = strchr(ent_words_closed[i], ' ') + 1; *c; c++)
            assert_true(strchr(ENT_STATES "0123456789", *c) != NULL);
    assert_string_equal(ent_word_open("condemn"), "v");
    assert_string_equal(ent_word_open("condemnx"), "");
    assert_string_equal(ent_word_open(""), "");
    assert_string_equal(ent_word_closed("the"), "t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nouns_and_verbs_are_told_apart),
        cmocka_unit_test(lemmas_are_base_forms),
        cmocka_unit_test(forms_tell_the_tense),
        cmocka_unit_test(lists_are_sorted_and_states_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
