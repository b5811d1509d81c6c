/* Organisations that stand for their members, and those that do not. Texts are dated
 * 1 June 2021; a date of its own stands before some. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "actors/members.h"
#include "base/buffer.h"

static ent_lexicon *lexicon;

typedef struct {
    int year; /* 0: 2021 */
    const char *text, *want;
} member_case;

static const member_case cases[] = {
    /* all members */
    { 0, "The Baltic states condemned Belarus.", "EST LTU LVA; BLR" },
    { 0, "The three Baltic countries agreed.", "EST LTU LVA" },
    { 0, "The G7 leaders warned Iran.", "CAN DEU FRA GBR ITA JPN USA; IRN" },
    { 2010, "The G8 leaders met.", "CAN DEU FRA GBR ITA JPN RUS USA" },
    { 0, "The seven G7 members agreed.", "CAN DEU FRA GBR ITA JPN USA" },
    { 0, "Leaders of the G7 warned Iran.", "CAN DEU FRA GBR ITA JPN USA; IRN" },
    { 0, "G7 foreign ministers warned Iran.", "CAN DEU FRA GBR ITA JPN USA; IRN" },
    { 0, "All ASEAN countries criticised Myanmar.",
        "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM; MMR" },
    { 2024, "The Gulf states hosted Israel.", "ARE BHR KWT OMN QAT SAU; ISR" },
    { 0, "Saudi Arabia and the other members left. The Nordic countries thanked Peru.",
        "SAU; DNK FIN ISL NOR SWE; PER" },
    { 0, "The five permanent members of the Security Council rejected it.",
        "CHN FRA GBR RUS USA" },
    { 0, "The permanent members of the UN Security Council agreed.",
        "CHN FRA GBR RUS USA" },
    { 0, "The Visegrad countries rejected it.", "CZE HUN POL SVK" },
    { 0, "Benelux countries agreed.", "BEL LUX NLD" },
    /* the words around the name tell */
    { 0, "The G7's seven members warned Iran.", "CAN DEU FRA GBR ITA JPN USA; IRN" },
    { 0, "Member states of the Gulf Cooperation Council warned Iran.",
        "ARE BHR KWT OMN QAT SAU; IRN" },
    { 0, "G7 heads of state and government warned Iran.",
        "CAN DEU FRA GBR ITA JPN USA; IRN" },
    /* "they" are the members, "it" is not */
    { 0, "The Baltic states met Georgia. They condemned Belarus.",
        "EST LTU LVA; GEO; EST LTU LVA GEO; BLR" },
    /* known at that date */
    { 2010, "EFTA members thanked Peru.", "CHE ISL LIE NOR; PER" },
    /* not all of them, or not the members */
    { 0, "Some G7 leaders warned Iran.", "G7; IRN" },
    { 0, "Most of the G7 countries warned Iran.", "G7; IRN" },
    { 0, "Two Baltic states warned Iran.", "BALTIC; IRN" },
    { 0, "A few Gulf states warned Iran.", "GCC; IRN" },
    { 0, "The other G7 leaders warned Iran.", "G7; IRN" },
    { 0, "The smaller NATO members warned Iran.", "NATO; IRN" },
    { 0, "Eastern NATO allies warned Iran.", "NATO; IRN" },
    { 0, "The six G7 leaders warned Iran.", "G7; IRN" },
    { 0, "ASEAN members Laos and Vietnam warned Iran.", "ASEAN; LAO; VNM; IRN" },
    { 0, "ASEAN members such as Laos warned Iran.", "ASEAN; LAO; IRN" },
    { 0, "The G7's three members warned Iran.", "G7; IRN" },
    { 0, "The EU and members of Hamas warned Iran.", "EU; HAMAS; IRN" },
    { 0, "Some members of the G7 warned Iran.", "G7; IRN" },
    { 0, "The G7 warned Iran.", "G7; IRN" },
    { 0, "NATO troops left Kabul.", "NATO; AFG" },
    { 0, "The EU foreign minister warned Iran.", "EU; IRN" },
    { 0, "The EU's commissioners warned Iran.", "EU; IRN" },
    { 0, "European Commission members warned Iran.", "EU; IRN" },
    { 0, "European leaders warned Iran.", "EU; IRN" },
    { 0, "Non-permanent members of the Security Council left.", "UN" },
    { 0, "UN member states condemned Iran.", "UN; IRN" },
    { 0, "Hamas leaders thanked Iran.", "HAMAS; IRN" },
    { 0, "The League of Arab States condemned Iran.", "ARABLEAGUE; IRN" },
    { 0, "Nordic countries", "DNK FIN ISL NOR SWE" },
    { 0, "", "" },
};

/* "CHN FRA; IRN": the codes, groups without a semicolon between. */
static const char *codes_of(ent_arena *arena, const ent_document *document)
{
    ent_text text;
    ent_mentions mentions;
    ent_error err;
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    assert_true(ent_text_parse(arena, lexicon, document, NULL, &text, &err));
    assert_true(ent_actor_find(arena, lexicon, &text, &mentions, &err));
    assert_true(ent_members_expand(arena, lexicon, &text, true, &mentions, &err));
    for (size_t i = 0; i < mentions.count; i++) {
        const ent_mention *m = &mentions.items[i];
        bool same = i && m->group && m->group == m[-1].group;
        if (same) assert_true(m->first == m[-1].first && m->count == m[-1].count);
        ent_buffer_print(&out, "%s%s", !i ? "" : same ? " " : "; ", m->actor->code);
    }
    const char *line = ent_arena_string(arena, out.bytes);
    ent_buffer_free(&out);
    return line;
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

static void members_are_found(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const member_case *c = &cases[i];
        ent_document document = { .id = "t",
            .text = c->text,
            .length = (uint32_t)strlen(c->text),
            .date = ent_date_make(c->year ? c->year : 2021, 6, 1) };
        const char *got = codes_of(&arena, &document);
        if (strcmp(got, c->want) != 0) {
            print_error("%s\n  want: %s\n  got:  %s\n", c->text, c->want, got);
            wrong++;
        }
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(members_are_found) };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
