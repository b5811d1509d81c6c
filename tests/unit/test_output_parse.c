/* A parsed sentence as CoNLL-U and as a tree of lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "output/tree.h"

enum { LONGEST = 1000 };

/* Words of `text`, parted by single spaces, with heads and labels: "2 det 0 root". */
static ent_shown_sentence sentence(
    ent_arena *arena, const char *text, const char *const *labels, const uint32_t *heads)
{
    ent_document *d = ent_arena_take(arena, sizeof *d);
    ent_shown_word *words = ent_arena_array(arena, LONGEST, sizeof *words);
    size_t count = 0;
    *d = (ent_document){
        .id = "made up", .text = text, .length = (uint32_t)strlen(text)
    };
    for (uint32_t at = 0; at < d->length; count++) {
        uint32_t size = (uint32_t)strcspn(text + at, " ");
        words[count] = (ent_shown_word){ .span = { at, at + size },
            .lemma = "",
            .upos = "NOUN",
            .xpos = "NN",
            .dep = labels ? labels[count] : "dep",
            .head = heads[count],
            .space_after = text[at + size] == ' ' };
        at += size + (text[at + size] == ' ');
    }
    return (ent_shown_sentence){
        .document = d, .number = 3, .line = text, .words = words, .count = count
    };
}

static const char *const labels[] = { "nummod", "nsubj:pass", "aux:pass", "root", "case",
    "obl:agent", "punct" };
static const uint32_t heads[] = { 2, 4, 4, 0, 6, 4, 4 };
static const char text[] = "Two envoys were expelled by ministers .";

static void conllu_has_ten_cells(void **state)
{
    ent_arena arena = { 0 };
    ent_buffer b = { 0 };
    (void)state;
    ent_shown_sentence s = sentence(&arena, text, labels, heads);
    s.paragraph = true;
    ent_write_conllu_head(&b, s.document, "entente 1");
    ent_write_conllu(&b, &s);
    assert_string_equal(b.bytes,
        "# newdoc id = made up\n"
        "# producer = entente 1\n"
        "# newpar\n"
        "# sent_id = made up-3\n"
        "# text = Two envoys were expelled by ministers .\n"
        "1\tTwo\t_\tNOUN\tNN\t_\t2\tnummod\t_\tTokenRange=0:3\n"
        "2\tenvoys\t_\tNOUN\tNN\t_\t4\tnsubj:pass\t_\tTokenRange=4:10\n"
        "3\twere\t_\tNOUN\tNN\t_\t4\taux:pass\t_\tTokenRange=11:15\n"
        "4\texpelled\t_\tNOUN\tNN\t_\t0\troot\t_\tTokenRange=16:24\n"
        "5\tby\t_\tNOUN\tNN\t_\t6\tcase\t_\tTokenRange=25:27\n"
        "6\tministers\t_\tNOUN\tNN\t_\t4\tobl:agent\t_\tTokenRange=28:37\n"
        "7\t.\t_\tNOUN\tNN\t_\t4\tpunct\t_\tSpaceAfter=No|TokenRange=38:39\n"
        "\n");
    ent_buffer_free(&b);
    ent_arena_free(&arena);
}

/* A name over two lines is one cell. */
static void conllu_parts_no_cell(void **state)
{
    static const uint32_t roots[] = { 0 };
    ent_arena arena = { 0 };
    ent_buffer b = { 0 };
    (void)state;
    ent_shown_sentence s = sentence(&arena, "Hong\n\tKong", NULL, roots);
    ((ent_shown_word *)s.words)[0].lemma = "Hong\nKong";
    s.line = "Hong Kong";
    ent_write_conllu(&b, &s);
    assert_non_null(
        strstr(b.bytes, "\n1\tHong  Kong\tHong Kong\tNOUN\tNN\t_\t0\tdep\t_\t"));
    ent_buffer_free(&b);
    ent_arena_free(&arena);
}

static void expect_tree(const ent_shown_sentence *s, ent_arena *arena, const char *want)
{
    ent_buffer b = { 0 };
    ent_error err;
    assert_true(ent_write_tree(&b, arena, s, &err));
    assert_string_equal(b.bytes, want);
    ent_buffer_free(&b);
}

static void trees_keep_the_order_of_words(void **state)
{
    ent_arena arena = { 0 };
    (void)state;
    ent_shown_sentence s = sentence(&arena, text, labels, heads);
    expect_tree(&s, &arena,
        "Two envoys were expelled by ministers .\n"
        "  ╭── Two      nummod          NOUN\n"
        "╭─┴ envoys     nsubj:pass      NOUN\n"
        "├── were       aux:pass        NOUN\n"
        "┼ expelled     root            NOUN\n"
        "│ ╭── by       case            NOUN\n"
        "├─┴ ministers  obl:agent       NOUN\n"
        "╰── .          punct           NOUN\n"
        "\n");
    ent_arena_free(&arena);
}

static void lines_pass_what_lies_deeper(void **state)
{
    static const uint32_t chain[] = { 2, 3, 0, 3, 4, 5, 3 };
    ent_arena arena = { 0 };
    (void)state;
    ent_shown_sentence s = sentence(&arena, "a b c d e f g", NULL, chain);
    expect_tree(&s, &arena,
        "a b c d e f g\n"
        "  ╭── a    dep             NOUN\n"
        "╭─┴ b      dep             NOUN\n"
        "┼ c        dep             NOUN\n"
        "├─┬ d      dep             NOUN\n"
        "│ ╰─┬ e    dep             NOUN\n"
        "│   ╰── f  dep             NOUN\n"
        "╰── g      dep             NOUN\n"
        "\n");
    ent_arena_free(&arena);
}

static void one_word_and_wide_words(void **state)
{
    static const uint32_t two[] = { 2, 0 };
    ent_arena arena = { 0 };
    (void)state;
    ent_shown_sentence s = sentence(&arena, "東京 é", NULL, two);
    expect_tree(&s, &arena,
        "東京 é\n"
        "╭── 東京  dep             NOUN\n"
        "┴ é       dep             NOUN\n"
        "\n");
    s = sentence(&arena, "Yes", NULL, two + 1);
    expect_tree(&s, &arena, "Yes\n╶ Yes  dep             NOUN\n\n");
    ent_arena_free(&arena);
}

/* A chain of 1000 words, and heads that run in a circle or lie outside. */
static void bounded_whatever_the_heads(void **state)
{
    static const uint32_t circle[] = { 2, 1, 9, 3 };
    static uint32_t chain[LONGEST];
    static char words[2 * LONGEST];
    ent_arena arena = { 0 };
    ent_buffer b = { 0 };
    ent_error err;
    (void)state;
    for (uint32_t i = 0; i < LONGEST; i++) {
        chain[i] = i;
        memcpy(words + 2 * (size_t)i, "a ", 2);
    }
    words[2 * LONGEST - 1] = '\0';
    ent_shown_sentence s = sentence(&arena, words, NULL, chain);
    assert_int_equal(s.count, LONGEST);
    assert_true(ent_write_tree(&b, &arena, &s, &err));
    assert_true(b.length < (size_t)LONGEST * 200);
    ent_buffer_clear(&b);
    s = sentence(&arena, "a b c d", NULL, circle);
    assert_true(ent_write_tree(&b, &arena, &s, &err));
    assert_true(ent_buffer_ok(&b, &err));
    ent_buffer_free(&b);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conllu_has_ten_cells),
        cmocka_unit_test(conllu_parts_no_cell),
        cmocka_unit_test(trees_keep_the_order_of_words),
        cmocka_unit_test(lines_pass_what_lies_deeper),
        cmocka_unit_test(one_word_and_wide_words),
        cmocka_unit_test(bounded_whatever_the_heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
