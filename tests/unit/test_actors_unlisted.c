/* Names that no lexicon has: found where an actor stands, and only there. */
#define _POSIX_C_SOURCE 200809L /* mkstemp */
#include <stdlib.h>
#include <unistd.h>

#include "actors/unlisted.h"
#include "actors_harness.h"
#include "lexicon/user.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "Ola Strangerson person NOR 2; ...": name, kind, code, mentions. */
static const char *strangers_in(ent_arena *arena, const char *body)
{
    ent_document d = { .id = "test", .text = body, .length = (uint32_t)strlen(body) };
    ent_text text;
    ent_mentions mentions;
    ent_unlisted_names found;
    ent_error err = { 0 };
    ent_buffer out = { 0 };
    d.date = ent_date_make(2024, 3, 2);
    ent_buffer_text(&out, "");
    assert_true(read_text(arena, &d, &text, &err));
    assert_true(ent_actor_find(arena, lexicon, &text, &mentions, &err));
    assert_true(ent_unlisted_find(arena, lexicon, &text, &mentions, &found, &err));
    for (size_t i = 0; i < found.count; i++) {
        const ent_unlisted *s = &found.items[i];
        assert_true(s->count > 0 && s->sentence < text.sentence_count && *s->name);
        ent_buffer_print(&out, "%s%s %s%s%s %u", i ? "; " : "", s->name,
            ent_kind_names[s->kind], *s->code ? " " : "", s->code, s->count);
    }
    const char *line = ent_arena_string(arena, out.bytes);
    ent_buffer_free(&out);
    return line;
}

static const struct {
    const char *text, *want;
} cases[] = {
    /* persons */
    { "On Monday Blorf Quuxor met the press.", "Blorf Quuxor person 1" },
    { "Norway's fisheries minister Blorf Quuxor met envoys. Quuxor left.",
        "Blorf Quuxor person NOR 2" },
    { "Mr. Blorf Quuxor criticised the plan.", "Blorf Quuxor person 1" },
    { "They held talks with Blorf Quuxor. Quuxor said little.", "Blorf Quuxor person 2" },
    { "The letter was signed by Blorf Quuxor and Zindra Wobbleton.",
        "Blorf Quuxor person 1; Zindra Wobbleton person 1" },
    /* bodies, with the state that stands beside them */
    { "The Norwegian Kelp Council sued two fishermen.",
        "Norwegian Kelp Council body NOR 1" },
    { "Norway's Kelp Council sued two fishermen.", "Kelp Council body NOR 1" },
    { "The Kelp Council of Norway sued two fishermen.", "Kelp Council body NOR 1" },
    { "Two fishermen were sued by the Kelp Council.", "Kelp Council body 1" },
    { "Blubbertrans Ltd. sold the ships.", "Blubbertrans Ltd. company 1" },
    { "On Sunday the Foundation for Whale Research praised it.",
        "Foundation for Whale Research body 1" },
    /* single words: only subjects, never the first word */
    { "On Sunday Quuxor praised it.", "Quuxor other 1" },
    { "They liked Quuxor.", "" },
    { "Nobody knew why ZQF attacked the village.", "ZQF other 1" },
    /* nobody */
    { "Russia attacked Ukraine.", "" },
    { "Vladimir Putin met Xi Jinping in Samarkand.", "" },
    { "The Supreme Court decided it.", "" },
    { "The Foreign Ministry denied it.", "" },
    { "The Kelp Treaty forbids it.", "" },
    { "The Whale Summit failed.", "" },
    { "They met in Quuxville Harbour.", "" },
    { "In October Monday came late.", "" },
    { "The Attorney General resigned.", "" },
    { "the fishermen met the farmers.", "" },
    { "", "" },
};

static void names_are_found(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ent_arena arena = { 0 };
        const char *got = strangers_in(&arena, cases[i].text);
        if (strcmp(got, cases[i].want) != 0) {
            print_error("%s\n  got  %s\n  want %s\n", cases[i].text, got, cases[i].want);
            failed++;
        }
        ent_arena_free(&arena);
    }
    assert_int_equal(failed, 0);
}

/* Headlines write all words with a capital: they tell nothing. */
static void titles_are_left_out(void **state)
{
    (void)state;
    static const char body[] = "Kelp Council Sues Fishermen\n\nThe fishermen wept.\n";
    ent_arena arena = { 0 };
    ent_document d = { .id = "t", .text = body, .length = sizeof body - 1 };
    ent_text text;
    ent_mentions mentions;
    ent_unlisted_names found;
    d.title_length = 27;
    d.date = ENT_NO_DATE;
    assert_true(read_text(&arena, &d, &text, NULL));
    assert_true(ent_actor_find(&arena, lexicon, &text, &mentions, NULL));
    assert_true(ent_unlisted_find(&arena, lexicon, &text, &mentions, &found, NULL));
    assert_int_equal(found.count, 0);
    ent_arena_free(&arena);
}

/* An actor made by a text takes no id of the lexicon: the graph would take it for that.
 */
static void ids_of_the_lexicon_are_taken(void **state)
{
    (void)state;
    static const char line[] = "actor\tblorf-quuxor\tperson\tSWE\tGOV\tSomebody Else\n";
    static const char body[] = "Norway's fisheries minister Blorf Quuxor met envoys.";
    char path[] = "lexicon-XXXXXX";
    const char *const paths[] = { path };
    const ent_user_lexicons files = { .paths = paths, .count = 1, .strict = true };
    uint64_t left_out;
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, line, sizeof line - 1) == sizeof line - 1);
    close(file);
    ent_lexicon *plain = lexicon;
    assert_true(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL));
    for (int with = 0; with < 2; with++) {
        ent_arena arena = { 0 };
        ent_document d = { .id = "t", .text = body, .length = sizeof body - 1 };
        const char *want = with ? "Norway's fisheries minister Blorf Quuxor "
                                  "NOR/blorf-quuxor-nor"
                                : "Norway's fisheries minister Blorf Quuxor "
                                  "NOR/blorf-quuxor";
        d.date = ENT_NO_DATE;
        assert_string_equal(mentions_in(&arena, &d), want);
        ent_arena_free(&arena);
        if (!with)
            assert_true(ent_lexicon_extend(lexicon, &files, NULL, NULL, &left_out, NULL));
    }
    ent_lexicon_close(lexicon);
    lexicon = plain;
    unlink(path);
}

/* Two of one name, of two states: the side tells, and then the document knows him. */
static void namesakes_are_told_by_their_side(void **state)
{
    (void)state;
    static const char lines[] = "actor\tquux-nor\tperson\tNOR\tGOV\tBlorf Quuxor\n"
                                "actor\tquux-swe\tperson\tSWE\tGOV\tBlorf Quuxor\n";
    static const char body[] =
        "Swedish minister Blorf Quuxor met envoys. On Monday Blorf "
        "Quuxor left. Quuxor said little.";
    char path[] = "lexicon-XXXXXX";
    const char *const paths[] = { path };
    const ent_user_lexicons files = { .paths = paths, .count = 1, .strict = true };
    uint64_t left_out;
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, lines, sizeof lines - 1) == sizeof lines - 1);
    close(file);
    ent_lexicon *plain = lexicon;
    assert_true(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, NULL));
    assert_true(ent_lexicon_extend(lexicon, &files, NULL, NULL, &left_out, NULL));
    ent_arena arena = { 0 };
    ent_document d = { .id = "t", .text = body, .length = sizeof body - 1 };
    d.date = ENT_NO_DATE;
    assert_string_equal(mentions_in(&arena, &d),
        "Swedish minister Blorf Quuxor SWE/quux-swe; Blorf Quuxor SWE/quux-swe; "
        "Quuxor SWE/quux-swe");
    ent_arena_free(&arena);
    ent_lexicon_close(lexicon);
    lexicon = plain;
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(titles_are_left_out),
        cmocka_unit_test(ids_of_the_lexicon_are_taken),
        cmocka_unit_test(namesakes_are_told_by_their_side),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
