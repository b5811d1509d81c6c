/* Mentions: short texts, then what is found: "surface code" or "surface code/id" with the
 * form in front where it is not a name (a: adjective, p: place, d: description, r:
 * pronoun).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "actors/mention.h"
#include "base/buffer.h"

static ent_lexicon *lexicon;

static const struct {
    const char *text, *want;
} cases[] = {
    /* names */
    { "Japan sanctioned Norway.", "Japan JPN; Norway NOR" },
    { "The U.S. and the EU agreed.", "U.S. USA; EU EU" },
    { "The Kremlin rejected it.", "Kremlin RUS" },
    { "Members of NATO met.", "d:Members of NATO NATO" },
    { "Russians protested against Syrians.", "Russians RUS; Syrians SYR" },
    { "Russia's army withdrew.", "d:Russia's army RUS" },
    /* roles with a nationality */
    { "Russian forces attacked Ukraine.", "d:Russian forces RUS; Ukraine UKR" },
    { "The Iranian foreign ministry protested.", "Iranian foreign ministry IRN" },
    { "An Israeli airline stopped.", "d:Israeli airline ISR" },
    { "A Pakistani court sentenced him.", "d:Pakistani court PAK" },
    { "French officials said so.", "d:French officials FRA" },
    { "Troops from Chad arrived.", "d:Troops from Chad TCD" },
    { "The government of Peru resigned.", "d:government of Peru PER" },
    /* attributes */
    { "They like Chinese food.", "a:Chinese CHN" },
    { "Russian gas is cheap.", "a:Russian RUS" },
    { "New US sanctions are planned.", "a:US USA" },
    /* persons that the lexicon does not know */
    { "Norwegian Ambassador to Chile Olga Moe spoke. Moe left.",
        "Norwegian Ambassador to Chile Olga Moe NOR/olga-moe; Moe NOR/olga-moe" },
    { "Jan Roe, the Danish army's spokesman, spoke. Roe left.",
        "Jan Roe DNK/jan-roe; d:Danish army's spokesman DNK/jan-roe; Roe DNK/jan-roe" },
    { "Japan's envoy, Ken Ota, left.",
        "d:Japan's envoy JPN/ken-ota; Ken Ota JPN/ken-ota" },
    /* places */
    { "They met in Tokyo.", "p:Tokyo JPN" },
    { "They met near the Uzbek city of Samarkand.", "p:Uzbek city of Samarkand UZB" },
    { "She travelled to Brazil.", "p:Brazil BRA" },
    { "Moscow condemned the talks.", "Moscow RUS" },
    { "Relations with Beijing worsened.", "Beijing CHN" },
    /* nothing */
    { "The weather was fine.", "" },
    { "He ate turkey with his china.", "" },
    { "New Jordania Daily wrote it.", "" },
    { "", "" },
};

static const char *found(ent_arena *arena, const char *source)
{
    static const char *const forms[] = { "", "a:", "p:", "d:", "r:" };
    ent_document document = { .id = "t",
        .text = source,
        .length = (uint32_t)strlen(source),
        .date = ent_date_make(2021, 6, 1) };
    ent_text text;
    ent_mentions mentions;
    ent_error err;
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    assert_true(ent_text_parse(arena, lexicon, &document, &text, &err));
    assert_true(ent_actor_find(arena, lexicon, &text, &mentions, &err));
    for (size_t i = 0; i < mentions.count; i++) {
        const ent_mention *m = &mentions.items[i];
        uint32_t begin = text.tokens[m->first].span.begin;
        uint32_t end = text.tokens[m->first + m->count - 1].span.end;
        ent_buffer_print(&out, "%s%s%.*s %s", i ? "; " : "", forms[m->form],
            (int)(end - begin), source + begin, m->actor->code);
        if (m->actor->kind == ENT_PERSON) ent_buffer_print(&out, "/%s", m->actor->id);
    }
    const char *line = ent_arena_string(arena, out.bytes ? out.bytes : "");
    ent_buffer_free(&out);
    return line;
}

static void mentions_are_found(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = found(&arena, cases[i].text);
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

static int open_lexicon(void **state)
{
    (void)state;
    ent_error err;
    if (ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)) return 0;
    print_error("%s\n", err.message);
    return -1;
}

static int close_lexicon(void **state)
{
    (void)state;
    ent_lexicon_close(lexicon);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(mentions_are_found) };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
