/* Tokens, sentences and tags against gold news (Universal Dependencies), where it lies
 * beside the repository. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "text/text.h"

#ifndef TREEBANK
#define TREEBANK ENTENTE_SOURCE "/../shared/data/ud/test-news.conllu"
#endif

typedef struct {
    uint32_t begin, end; /* in the document's text */
    const char *tag;     /* universal */
} gold_word;

typedef struct {
    gold_word *words;
    size_t word_count, word_room;
    uint32_t *ends; /* of sentences */
    size_t end_count, end_room;
    ent_buffer text;
} gold_document;

typedef struct {
    size_t gold, found, right;
} score;

typedef struct {
    score tokens, sentences, nouns, verbs;
    size_t tagged, tagged_right, mixed; /* mixed: noun taken for verb or the reverse */
    bool verbose;
} scores;

static double f1(const score *s)
{
    return 2.0 * (double)s->right / (double)(s->gold + s->found);
}

static const char *tag_name(ent_tag tag)
{
    static const char *const names[] = { "X", "NOUN", "PROPN", "VERB", "AUX", "ADJ",
        "ADV", "PRON", "DET", "ADP", "CONJ", "PART", "NUM", "PUNCT" };
    return names[tag];
}

static const char *gold_tag(const char *tag)
{
    static const char *const same[][2] = { { "CCONJ", "CONJ" }, { "SCONJ", "CONJ" },
        { "SYM", "X" }, { "INTJ", "X" } };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (!strcmp(tag, same[i][0])) return same[i][1];
    return tag;
}

static void compare_words(scores *s, const gold_document *gold, const ent_text *text)
{
    size_t i = 0, k = 0;
    s->tokens.gold += gold->word_count;
    s->tokens.found += text->token_count;
    while (i < gold->word_count && k < text->token_count) {
        const gold_word *g = &gold->words[i];
        const ent_token *t = &text->tokens[k];
        if (g->begin != t->span.begin || g->end != t->span.end) {
            if (s->verbose)
                print_message("TOKEN %.*s | %s\n", (int)(g->end - g->begin),
                    gold->text.bytes + g->begin, t->raw);
            uint32_t gold_end = g->end;
            i += gold_end <= t->span.end;
            k += t->span.end <= gold_end;
            continue;
        }
        const char *want = gold_tag(g->tag), *got = tag_name(t->tag);
        bool right = !strcmp(want, got);
        s->tokens.right++;
        s->tagged++;
        s->tagged_right += right;
        if (s->verbose && !right)
            print_message("TAG %s %s %s (%s %s _ %s)\n", want, got, t->raw,
                k ? t[-1].raw : "", k > 1 ? t[-2].raw : "",
                k + 1 < text->token_count ? t[1].raw : "");
        s->nouns.gold += !strcmp(want, "NOUN");
        s->nouns.found += !strcmp(got, "NOUN");
        s->nouns.right += right && !strcmp(want, "NOUN");
        s->verbs.gold += !strcmp(want, "VERB");
        s->verbs.found += !strcmp(got, "VERB");
        s->verbs.right += right && !strcmp(want, "VERB");
        s->mixed += (!strcmp(want, "VERB") && !strcmp(got, "NOUN"))
                    || (!strcmp(want, "NOUN") && !strcmp(got, "VERB"));
        i++;
        k++;
    }
}

static void compare_sentences(scores *s, const gold_document *gold, const ent_text *text)
{
    uint32_t gold_from = 0, from = 0;
    size_t i = 0, k = 0;
    s->sentences.gold += gold->end_count;
    s->sentences.found += text->sentence_count;
    while (i < gold->end_count && k < text->sentence_count) {
        uint32_t gold_end = gold->ends[i], end = text->sentences[k].span.end;
        bool right = gold_end == end && gold_from == from;
        s->sentences.right += right;
        if (s->verbose && gold_end != end)
            print_message("SENTENCE %u %u: ...%.*s\n", gold_end, end, 60,
                gold->text.bytes + (end > 30 ? end - 30 : 0));
        if (gold_end <= end) i++, gold_from = gold_end;
        if (end <= gold_end) k++, from = end;
    }
}

static void finish_document(ent_arena *arena, scores *s, gold_document *gold)
{
    ent_text text;
    ent_error err;
    if (gold->text.length) {
        ent_document document = { .id = "gold",
            .text = gold->text.bytes,
            .length = (uint32_t)gold->text.length,
            .date = ENT_NO_DATE };
        assert_true(ent_text_parse(arena, NULL, &document, NULL, &text, &err));
        compare_words(s, gold, &text);
        compare_sentences(s, gold, &text);
    }
    ent_buffer_clear(&gold->text);
    gold->word_count = gold->end_count = 0;
}

/* A sentence that has no full stop (a heading, a caption) is a paragraph of its own. */
static void add_text(ent_arena *arena, gold_document *gold, const char *line)
{
    if (gold->text.length) {
        const char *end = gold->text.bytes + gold->text.length - 1;
        bool stopped = false;
        for (int i = 0; i < 6 && end - i > gold->text.bytes && !stopped; i++)
            stopped = strchr(".!?", end[-i]) != NULL;
        ent_buffer_text(&gold->text, stopped ? " " : "\n\n");
    }
    ent_buffer_text(&gold->text, line);
    gold->ends = ent_arena_grow(
        arena, gold->ends, gold->end_count, &gold->end_room, sizeof *gold->ends);
    gold->ends[gold->end_count++] = (uint32_t)gold->text.length;
}

static void add_word(ent_arena *arena, gold_document *gold, uint32_t *at,
    const char *form, const char *tag)
{
    uint32_t length = (uint32_t)strlen(form);
    const char *text = gold->text.bytes;
    while (text[*at] == ' ' || text[*at] == '\n') ++*at;
    if (strncmp(text + *at, form, length) != 0) return;
    gold->words = ent_arena_grow(
        arena, gold->words, gold->word_count, &gold->word_room, sizeof *gold->words);
    gold->words[gold->word_count++] = (gold_word){ *at, *at + length, tag };
    *at += length;
}

static void read_treebank(ent_arena *arena, char *bytes, scores *s)
{
    gold_document gold = { 0 };
    uint32_t at = 0;
    for (char *line = bytes, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (!strncmp(line, "# newdoc", 8)) {
            finish_document(arena, s, &gold);
            at = 0;
        } else if (!strncmp(line, "# text = ", 9)) {
            add_text(arena, &gold, line + 9);
        } else if (*line >= '0' && *line <= '9') {
            char *cells[5], *c = line;
            for (int i = 0; i < 5; i++) {
                cells[i] = c;
                c = strchr(c, '\t');
                *c++ = '\0';
            }
            if (!strpbrk(cells[0], "-.")) add_word(arena, &gold, &at, cells[1], cells[3]);
        }
    }
    finish_document(arena, s, &gold);
    ent_buffer_free(&gold.text);
}

static void agrees_with_gold_news(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_error err;
    char *bytes;
    size_t length;
    if (!ent_file_read(&arena, TREEBANK, 1 << 26, &bytes, &length, &err)) {
        print_message("skipped: no gold treebank at %s\n", TREEBANK);
        ent_arena_free(&arena);
        skip();
    }
    scores s = { .verbose = getenv("VERBOSE") != NULL };
    read_treebank(&arena, bytes, &s);
    double tags = (double)s.tagged_right / (double)s.tagged;
    print_message("tokens F1 %.4f (%zu gold), sentences F1 %.4f (%zu), tags %.4f, "
                  "nouns F1 %.4f, verbs F1 %.4f, noun/verb mixed up %zu of %zu\n",
        f1(&s.tokens), s.tokens.gold, f1(&s.sentences), s.sentences.gold, tags,
        f1(&s.nouns), f1(&s.verbs), s.mixed, s.nouns.gold + s.verbs.gold);
    assert_true(f1(&s.tokens) > 0.998);
    assert_true(f1(&s.sentences) > 0.995);
    assert_true(tags > 0.90);
    assert_true(f1(&s.nouns) > 0.85);
    assert_true(f1(&s.verbs) > 0.85);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(agrees_with_gold_news) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
