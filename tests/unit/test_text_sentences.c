/* Sentences, tokens, quotations: how a document is cut. */
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
#include "text/text.h"

static ent_text parse(ent_arena *arena, const char *text, size_t title_length)
{
    static ent_document document;
    ent_text parsed;
    ent_error err;
    document = (ent_document){ .id = "t",
        .text = text,
        .length = (uint32_t)strlen(text),
        .title_length = (uint32_t)title_length,
        .date = ENT_NO_DATE };
    assert_true(ent_text_parse(arena, NULL, &document, NULL, &parsed, &err));
    return parsed;
}

/* One sentence per '|', tokens with a space between; kinds other than body in front. */
static const char *shown(ent_arena *arena, const ent_text *text)
{
    static const char *const kinds[] = { "", "T:", "H:", "B:" };
    ent_buffer out = { 0 };
    for (size_t i = 0; i < text->sentence_count; i++) {
        const ent_sentence *s = &text->sentences[i];
        ent_buffer_print(&out, "%s%s", i ? "|" : "", kinds[s->kind]);
        for (uint32_t k = 0; k < s->count; k++)
            ent_buffer_print(&out, "%s%s", k ? " " : "", text->tokens[s->first + k].raw);
    }
    const char *line = ent_arena_string(arena, out.bytes ? out.bytes : "");
    ent_buffer_free(&out);
    return line;
}

static const struct {
    const char *text, *want;
} cuts[] = {
    /* abbreviations that never end a sentence */
    { "Gen. Lee met Mr. Ito. He left.", "Gen. Lee met Mr. Ito .|He left ." },
    { "Sen. A. B. Cole spoke.", "Sen. A. B. Cole spoke ." },
    /* abbreviations that end one before a known starter only */
    { "He left the U.S. The army stayed.", "He left the U.S.|The army stayed ." },
    { "The U.S. Navy sailed.", "The U.S. Navy sailed ." },
    { "It sold Acme Inc. The price fell.", "It sold Acme Inc .|The price fell ." },
    { "On Sept. 7 he met them.", "On Sept. 7 he met them ." },
    { "The old man was ill. Doctors came.", "The old man was ill .|Doctors came ." },
    { "They met at 10:30 a.m. Monday.", "They met at 10:30 a.m. Monday ." },
    { "They won 2.5 of 3,000 votes.", "They won 2.5 of 3,000 votes ." },
    { "Resolution No. 5 passed. No. They lost.",
        "Resolution No. 5 passed .|No .|They lost ." },
    /* quotes and brackets after the full stop */
    { "\"We lost.\" Then he left.", "\" We lost . \"|Then he left ." },
    { "He said: \xE2\x80\x9CWe go.\xE2\x80\x9D They went.",
        "He said : \xE2\x80\x9C We go . \xE2\x80\x9D|They went ." },
    { "\"Why now?\" Mr. Key asked.", "\" Why now ? \" Mr. Key asked ." },
    { "\"We won!\" he said.", "\" We won ! \" he said ." },
    { "(It rained.) They met.", "( It rained . )|They met ." },
    { "The talks ended.The minister left early.",
        "The talks ended .|The minister left early ." },
    { "Where? When? Nobody knows...", "Where ?|When ?|Nobody knows ..." },
    { "Mr.\xC2\xA0Ito met Gen.\xC2\xA0Lee.\xC2\xA0He left.\xE2\x80\xAF\n",
        "Mr. Ito met Gen. Lee .|He left ." },
    /* tokens */
    { "He doesn't know Xi's plans; they can't.",
        "He does n't know Xi 's plans ; they ca n't ." },
    { "the leaders' U.S.-led talks", "H:the leaders ' U.S. - led talks" },
    { "pro-Russian and anti-government co-chairs.",
        "pro - Russian and anti-government co-chairs ." },
    { "See https://a.org/x?y=1, or mail a.b@c.org.",
        "See https://a.org/x?y=1 , or mail a.b@c.org ." },
    { "A $5bn, 20% deal (2019-2020).", "A $ 5 bn , 20 % deal ( 2019 - 2020 ) ." },
    { "the Czech\xE2\x80\x94"
      "French pact",
        "H:the Czech \xE2\x80\x94 French pact" },
    { "Paid \xC2\xA3"
      "3,000-\xC2\xA3"
      "5,000 at 10:30am or US$7m.",
        "Paid \xC2\xA3 3,000 - \xC2\xA3 5,000 at 10:30 am or US$ 7 m ." },
    { "The 25th of the 1990s.", "The 25th of the 1990s ." },
    { "Why?! They're gonna say they dont know!!",
        "Why ?!|They 're gon na say they do nt know !!" },
    { "Don`t quote [...] that.", "Do n`t quote [...] that ." },
    { "We won :) #OsloTalks @oslo #5", "H:We won :) #OsloTalks @oslo # 5" },
    { "Built c. 1818 (pp. 4-5), by J.C. Low, etc.",
        "Built c. 1818 ( pp. 4 - 5 ) , by J.C. Low , etc ." },
    { "He fell in May 1805. [6] An aide left.",
        "He fell in May 1805 . [ 6 ]|An aide left ." },
    { "\"We lost ... The end came.\" She wept ... The end came.",
        "\" We lost ... The end came . \"|She wept ...|The end came ." },
    { "\"We lost.\xE2\x80\x9C They left.", "\" We lost . \xE2\x80\x9C|They left ." },
    { "Say it, e.g. The Times does.", "Say it , e.g. The Times does ." },
    { "Shi'ite al-Qa'ida men cannot stay.", "Shi'ite al - Qa'ida men can not stay ." },
    { "It was in the '90s.", "It was in the '90s ." },
    /* lines */
    { "Burgeoning Alliance\n\nThey met.", "H:Burgeoning Alliance|They met ." },
    { "The first line of a paragraph that was wrapped by hand at some\n"
      "width goes on here, and then it goes on over one more line end\n"
      "until it stops.",
        "The first line of a paragraph that was wrapped by hand at some width goes on "
        "here , and then it goes on over one more line end until it stops ." },
    { "Tokyo\nOslo\n", "H:Tokyo|H:Oslo" },
    { "They agreed:\n- to trade\n\xE2\x80\xA2 to meet\n1. to talk",
        "They agreed :|B:to trade|B:to meet|B:to talk" },
    { "BEIJING, Sept. 7 (Reuters) - China said no. It did.",
        "H:BEIJING , Sept. 7 ( Reuters ) -|China said no .|It did ." },
    { "KYIV, Ukraine \xE2\x80\x94 Shells fell.",
        "H:KYIV , Ukraine \xE2\x80\x94|Shells fell ." },
    { "NATO - an alliance - grew.", "NATO - an alliance - grew ." },
    { "# Talks\n\nThey met.", "H:Talks|They met ." },
    /* nothing and garbage */
    { "", "" },
    { " \n\t \n", "" },
    { "...", "..." },
    { "\"'(", "H:\" ' (" },
};

static void documents_are_cut(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        ent_text text = parse(&arena, cuts[i].text, 0);
        assert_string_equal(shown(&arena, &text), cuts[i].want);
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
}

static void the_title_is_one_segment(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_text text = parse(&arena, "Xi to Meet Putin\n\nThey will meet. He said so.", 16);
    assert_string_equal(
        shown(&arena, &text), "T:Xi to Meet Putin|They will meet .|He said so .");
    assert_int_equal(text.sentences[0].paragraph, 0);
    assert_int_equal(text.sentences[1].paragraph, 1);
    assert_int_equal(text.sentences[2].paragraph, 1);
    ent_arena_free(&arena);
}

static void spans_give_back_the_text(void **state)
{
    (void)state;
    const char *source = "\xC3\x89lys\xC3\xA9"
                         "e aides\xE2\x80\x99 talks, U.N.-led,\nbegan. They can't end!";
    ent_arena arena = { 0 };
    ent_text text = parse(&arena, source, 0);
    uint32_t before = 0;
    for (size_t i = 0; i < text.token_count; i++) {
        const ent_token *t = &text.tokens[i];
        assert_true(t->span.begin >= before && t->span.end > t->span.begin);
        assert_memory_equal(t->raw, source + t->span.begin, t->span.end - t->span.begin);
        assert_int_equal(strlen(t->raw), t->span.end - t->span.begin);
        before = t->span.end;
    }
    assert_string_equal(text.tokens[0].lower, "elysee");
    assert_true(text.tokens[0].capital);
    assert_string_equal(ent_sentence_line(&arena, &text, &text.sentences[0]),
        "\xC3\x89lys\xC3\xA9"
        "e aides\xE2\x80\x99 talks, U.N.-led, began.");
    ent_arena_free(&arena);
}

/* Quoted tokens, joined by spaces. */
static const struct {
    const char *text, *want;
} quotations[] = {
    { "\"We go,\" he said. \"They stay.\"", "We go , They stay ." },
    { "\xE2\x80\x9CWe go. They stay,\xE2\x80\x9D he said.", "We go . They stay ," },
    { "North Korea is in a 'quasi-state of war' now.", "quasi - state of war" },
    { "The leaders' talks and the ministers' talks failed.", "" },
    { "\xE2\x80\x9CWe go on.\n\nThey left.", "We go on ." },
    { "He called it \xE2\x80\x98the end\xE2\x80\x99 of it.", "the end" },
    { "Nobody spoke.", "" },
};

static void quotations_are_marked(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++) {
        ent_text text = parse(&arena, quotations[i].text, 0);
        ent_buffer out = { 0 };
        ent_buffer_text(&out, "");
        for (size_t k = 0; k < text.token_count; k++)
            if (text.tokens[k].quoted)
                ent_buffer_print(&out, "%s%s", out.length ? " " : "", text.tokens[k].raw);
        assert_string_equal(out.bytes ? out.bytes : "", quotations[i].want);
        ent_buffer_free(&out);
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
}

/* Strings without and with what the quick way of folding knows. */
static void strings_are_folded(void **state)
{
    (void)state;
    static const char *const words[] = { "plain", "NATO", "McKinley", "\xE2\x80\x9C",
        "Xi\xE2\x80\x99s", "T\xC3\xBCrkiye", "\xE2\x80\xA6", "\xE2\x80\x93", "1,000",
        "\xC3\x89lys\xC3\xA9"
        "e",
        "\xD0\x9C\xD0\xB8\xD1\x80", "\xEF\xAC\x81x" };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ent_text text = parse(&arena, words[i], 0);
        for (size_t k = 0; k < text.token_count; k++) {
            const ent_token *t = &text.tokens[k];
            assert_string_equal(t->lower, ent_utf8_fold(&arena, t->raw, strlen(t->raw)));
        }
        assert_true(text.token_count > 0);
    }
    ent_arena_free(&arena);
}

/* `unit` again and again: time and memory grow with the text, sentences without end are
 * cut and counted. */
static void hostile_text_is_bounded(void **state)
{
    (void)state;
    enum { SIZE = 200000, BYTES_PER_BYTE = 250 };
    static const struct {
        const char *unit;
        size_t cut;
    } hostile[] = { { "so ", 1 }, { "x", 1 }, { "(", 1 }, { "\"", 1 }, { "'", 1 },
        { "[1] ", 1 }, { "a-", 1 }, { ". ", 1 }, { "\n- x", 0 }, { "\xC3\xA9", 1 },
        { "\xE2\x80\x9C \xE2\x80\xA6 a ", 1 }, { "U.S. ", 1 }, { "\n", 0 } };
    ent_arena arena = { 0 };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        size_t size = strlen(hostile[i].unit), length = SIZE / size * size;
        char *source = malloc(length + 1);
        assert_non_null(source);
        for (size_t k = 0; k < length; k += size)
            memcpy(source + k, hostile[i].unit, size);
        source[length] = '\0';
        ent_text text = parse(&arena, source, 0);
        assert_int_equal(text.cut_count, hostile[i].cut);
        assert_in_range(arena.taken, 0, (size_t)BYTES_PER_BYTE * SIZE);
        for (size_t k = 0; k < text.sentence_count; k++)
            assert_in_range(text.sentences[k].count, 1, ENT_LONGEST_SENTENCE);
        ent_arena_reset(&arena);
        free(source);
    }
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_cut),
        cmocka_unit_test(the_title_is_one_segment),
        cmocka_unit_test(spans_give_back_the_text),
        cmocka_unit_test(quotations_are_marked),
        cmocka_unit_test(strings_are_folded),
        cmocka_unit_test(hostile_text_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
