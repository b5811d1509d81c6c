/* The model on sentences of news: the arcs that tests/golden/parse lists are there. Each
 * training errs elsewhere, so a few may be missing; they are named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "syntax/syntax.h"

#define MODEL  ENTENTE_DATA "/model/english.model"
#define GOLDEN ENTENTE_SOURCE "/tests/golden/parse/news.txt"

enum { LONGEST = 64 };

typedef struct {
    char *sentence; /* words and their ends are cut in place */
    ent_word words[LONGEST];
    size_t count;
} parse;

typedef struct {
    size_t arcs, right, sentences;
    size_t hard, hard_right; /* after "?" */
} tally;

static void cut_words(parse *p, char *line)
{
    p->sentence = line;
    p->count = 0;
    for (char *w = strtok(line, " "); w; w = strtok(NULL, " ")) {
        assert_true(p->count < LONGEST);
        p->words[p->count++] = (ent_word){ .form = w, .size = (uint32_t)strlen(w) };
    }
}

/* Position of "the/2", from 1; 0 for "0". */
static size_t find_word(const parse *p, const char *name)
{
    const char *slash = strchr(name, '/');
    size_t size = slash ? (size_t)(slash - name) : strlen(name);
    int nth = slash ? atoi(slash + 1) : 1;
    if (!strcmp(name, "0")) return 0;
    for (size_t i = 0; i < p->count; i++)
        if (p->words[i].size == size && !memcmp(p->words[i].form, name, size) && !--nth)
            return i + 1;
    fail_msg("no word '%s' in '%s ...'", name, p->sentence);
    return 0;
}

/* WORD<-LABEL-HEAD; labels have no hyphen. */
static bool holds(const parse *p, const char *arc)
{
    char word[64], label[32], head[64];
    if (sscanf(arc, "%63[^<]<-%31[^-]-%63s", word, label, head) != 3)
        fail_msg("'%s' is no arc, expected WORD<-LABEL-HEAD", arc);
    size_t at = find_word(p, word);
    ent_dep dep = ent_dep_find(label);
    assert_string_equal(ent_dep_names[dep], label);
    assert_true(at > 0);
    return p->words[at - 1].head == find_word(p, head) && p->words[at - 1].label == dep;
}

static void check_arcs(const parse *p, char *line, bool say, tally *t)
{
    bool hard = false;
    for (char *arc = strtok(line, " "); arc; arc = strtok(NULL, " ")) {
        if (!strcmp(arc, "?")) {
            hard = true;
            continue;
        }
        bool right = holds(p, arc);
        *(hard ? &t->hard : &t->arcs) += 1;
        *(hard ? &t->hard_right : &t->right) += right;
        if (say && right == hard)
            print_message("%s %s\n", right ? "right by now:" : "missing:", arc);
    }
}

static tally check_all(char *text, ent_syntax_reader *reader, ent_syntax_mode mode)
{
    static parse p;
    tally t = { 0 };
    for (char *line = text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (*line == '#' || !*line) continue;
        if (*line != ' ') {
            cut_words(&p, line);
            ent_syntax_read(reader, p.words, p.count, mode);
            t.sentences++;
        } else {
            check_arcs(&p, line, mode == ENT_SYNTAX_ACCURATE, &t);
        }
    }
    return t;
}

static tally run(ent_syntax_mode mode)
{
    ent_arena arena = { 0 };
    ent_error err = { 0 };
    ent_syntax *syntax = NULL;
    char *text;
    size_t length;
    bool ok = ent_file_read(&arena, GOLDEN, 1 << 20, &text, &length, &err)
              && ent_syntax_open(MODEL, &syntax, &err);
    if (!ok) ent_arena_free(&arena);
    if (!ok && err.code == ENT_NOT_FOUND) {
        print_message("skipped: %s; scripts/train makes it\n", err.message);
        skip();
    }
    if (!ok) fail_msg("%s", err.message);
    ent_syntax_reader *reader = ent_syntax_reader_new(syntax);
    assert_non_null(reader);
    tally t = check_all(text, reader, mode);
    print_message("%zu of %zu arcs right in %zu sentences, and %zu of %zu hard ones\n",
        t.right, t.arcs, t.sentences, t.hard_right, t.hard);
    ent_syntax_reader_free(reader);
    ent_syntax_close(syntax);
    ent_arena_free(&arena);
    assert_true(t.sentences >= 30 && t.arcs >= 4 * t.sentences && t.arcs >= 8 * t.hard);
    return t;
}

static void accurate_mode_finds_the_arcs(void **state)
{
    (void)state;
    tally t = run(ENT_SYNTAX_ACCURATE);
    assert_int_equal(t.right, t.arcs);
}

static void fast_mode_finds_most_arcs(void **state)
{
    (void)state;
    tally t = run(ENT_SYNTAX_FAST);
    assert_true(100 * t.right >= 92 * t.arcs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accurate_mode_finds_the_arcs),
        cmocka_unit_test(fast_mode_finds_most_arcs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
