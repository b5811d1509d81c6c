/* tests/corpus/mentions.tsv: short texts and the parties in them, read as the program
 * reads documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "actors/members.h"
#include "actors/mention.h"
#include "base/buffer.h"
#include "lexicon/tsv.h"

enum { TOPIC, DATE, TEXT, EXPECTED, TODO, COLUMNS };

typedef struct {
    ent_arena arena;
    ent_lexicon *lexicon;
    ent_syntax *model;
    ent_syntax_reader *reader;
} corpus;

typedef struct {
    char *surface, *code, *sector, *id; /* sector and id: NULL where any will do */
    bool not_sector;
} expectation;

/* The words of `surface` between single spaces, " like this ". */
static char *words_of(corpus *c, const char *surface, size_t length)
{
    char *words = ent_arena_take(&c->arena, length + 3), *out = words;
    *out++ = ' ';
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)surface[i];
        bool word = byte >= 0x80 || (byte >= '0' && byte <= '9')
                    || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
        if (word) *out++ = (char)byte;
        if (!word && out[-1] != ' ') *out++ = ' ';
    }
    if (out[-1] != ' ') *out++ = ' ';
    *out = '\0';
    return words;
}

static char *cut_at(char *part, char mark)
{
    char *found = strrchr(part, mark);
    if (found) *found++ = '\0';
    return found;
}

/* "mention=CODE/SECTOR@id; ..." Returns how many. */
static size_t read_expected(corpus *c, const char *list, expectation *wanted, size_t room)
{
    size_t count = 0;
    char *rest = ent_arena_string(&c->arena, list);
    while (*rest && count < room) {
        char *next = strstr(rest, "; ");
        if (next) *next = '\0';
        expectation *w = &wanted[count++];
        w->id = cut_at(rest, '@');
        w->sector = cut_at(rest, '/');
        w->not_sector = w->sector && *w->sector == '!';
        if (w->not_sector) w->sector++;
        w->code = cut_at(rest, '=');
        if (!w->code) fail_msg("'%s' in '%s': no code", rest, list);
        w->surface = words_of(c, rest, strlen(rest));
        rest = next ? next + 2 : rest + strlen(rest);
    }
    return count;
}

static bool is_party(const ent_mention *m)
{
    return m->form != ENT_MENTION_ADJECTIVE && m->form != ENT_MENTION_PLACE
           && *m->actor->code;
}

static const char *surface_of(const ent_text *text, const ent_mention *m, size_t *length)
{
    uint32_t begin = text->tokens[m->first].span.begin;
    *length = text->tokens[m->first + m->count - 1].span.end - begin;
    return text->document->text + begin;
}

static bool agrees(
    corpus *c, const expectation *w, const ent_text *text, const ent_mention *m)
{
    size_t length;
    const char *surface = surface_of(text, m, &length);
    const char *words = words_of(c, surface, length);
    if (!strstr(words, w->surface) && !strstr(w->surface, words)) return false;
    if (strcmp(m->actor->code, w->code)) return false;
    if (w->id && strcmp(m->actor->id, w->id)) return false;
    return !w->sector || (strcmp(m->actor->sector, w->sector) != 0) == w->not_sector;
}

/* What was found, with a sector or an id where the line expects some anywhere. */
static const char *found_line(
    corpus *c, const char *expected, const ent_text *text, const ent_mentions *found)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < found->count; i++) {
        const ent_mention *m = &found->items[i];
        size_t length;
        const char *surface = surface_of(text, m, &length);
        if (!is_party(m)) continue;
        ent_buffer_print(&out, "%s%.*s=%s", out.length ? "; " : "", (int)length, surface,
            m->actor->code);
        if (strchr(expected, '/')) ent_buffer_print(&out, "/%s", m->actor->sector);
        if (strchr(expected, '@')) ent_buffer_print(&out, "@%s", m->actor->id);
    }
    const char *line = ent_arena_string(&c->arena, out.bytes ? out.bytes : "");
    ent_buffer_free(&out);
    return line;
}

static bool holds(
    corpus *c, const char *expected, const ent_text *text, const ent_mentions *found)
{
    expectation wanted[32];
    size_t count = read_expected(c, expected, wanted, 32), at = 0;
    for (size_t i = 0; i < found->count; i++) {
        const ent_mention *m = &found->items[i];
        if (!is_party(m)) continue;
        if (at == count || !agrees(c, &wanted[at++], text, m)) return false;
    }
    return at == count;
}

/* Reads the text of a row. What was found lives until the arena is reset. */
static bool row_holds(corpus *c, const char *const *cells, const char **line)
{
    ent_error err = { 0 };
    ent_document document = { .id = "corpus",
        .text = cells[TEXT],
        .length = (uint32_t)strlen(cells[TEXT]),
        .date = ENT_NO_DATE };
    const ent_text_syntax syntax = { c->model, c->reader, ENT_SYNTAX_ACCURATE, true,
        .word_lists = true };
    ent_text text;
    ent_mentions found;
    if (*cells[DATE] && !ent_date_parse(cells[DATE], &document.date, &err))
        fail_msg("%s", err.message);
    if (!ent_text_parse(&c->arena, c->lexicon, &document, &syntax, &text, &err)
        || !ent_actor_find(&c->arena, c->lexicon, &text, &found, &err)
        || !ent_members_expand(&c->arena, c->lexicon, &text, false, &found, &err))
        fail_msg("%s", err.message);
    *line = found_line(c, cells[EXPECTED], &text, &found);
    return holds(c, cells[EXPECTED], &text, &found);
}

static void corpus_holds(void **state)
{
    static const char *const columns[] = { "topic", "date", "text", "expected", "todo" };
    corpus *c = *state;
    ent_arena rows = { 0 };
    ent_tsv table;
    ent_error err = { 0 };
    size_t wrong = 0, silent = 0, todo = 0;
    if (!ent_tsv_read(&rows, ENTENTE_SOURCE "/tests/corpus", "mentions.tsv", columns,
            COLUMNS, &table, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < table.count; i++) {
        const char *const *cells = table.rows[i].cells, *line = "";
        bool right = row_holds(c, cells, &line), known = *cells[TODO];
        silent += !*cells[EXPECTED];
        todo += known;
        if (right && known)
            print_message(
                "mentions.tsv:%u: passes now: remove '%s' from its todo\n  %s\n",
                table.rows[i].line, cells[TODO], cells[TEXT]);
        if (!right && !known)
            print_message("mentions.tsv:%u: %s: %s\n  want: %s\n  got:  %s\n",
                table.rows[i].line, cells[TOPIC], cells[TEXT], cells[EXPECTED], line);
        wrong += right == known;
        ent_arena_reset(&c->arena);
    }
    print_message(
        "mentions.tsv: %zu texts, %zu of nobody, %zu known to fail, %zu wrong\n",
        table.count, silent, todo, wrong);
    assert_true(table.count >= 420);
    assert_true(silent * 3 >= table.count);
    assert_true(todo * 20 <= table.count);
    ent_arena_free(&rows);
    assert_int_equal(wrong, 0);
}

static int open_corpus(void **state)
{
    static corpus c;
    ent_error err = { 0 };
    *state = &c;
    if (ent_lexicon_open(ENTENTE_DATA "/lexicon", &c.lexicon, &err)
        && ent_syntax_open(ENTENTE_DATA "/model/english.model", &c.model, &err)) {
        c.reader = ent_syntax_reader_new(c.model);
        return c.reader ? 0 : -1;
    }
    print_error("%s\n", err.message);
    return -1;
}

static int close_corpus(void **state)
{
    corpus *c = *state;
    ent_syntax_reader_free(c->reader);
    ent_syntax_close(c->model);
    ent_lexicon_close(c->lexicon);
    ent_arena_free(&c->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(corpus_holds) };
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
