/* treebank.c - CoNLL-U line by line; cells are cut where they lie. */
#include "training/treebank.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { CELLS = 10, SHOWN = 40, FILE_LIMIT = 1 << 30 };
enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

static const char *const cell_names[CELLS] = { "ID", "FORM", "LEMMA", "UPOS", "XPOS",
    "FEATS", "HEAD", "DEPREL", "DEPS", "MISC" };

typedef struct {
    ent_arena *arena;
    const char *name;
    const ent_treebank_options *options;
    ent_treebank *treebank;
    uint32_t line;

    ent_gold_sentence sentence; /* being read */
    ent_gold_word words[ENT_TREEBANK_LONGEST];
    uint32_t lines[ENT_TREEBANK_LONGEST]; /* of the words */
    size_t unknown_labels;
    uint32_t range_end; /* last word of the last surface token; 0: none */
    bool range_space;
    bool begun, faulty;
    ent_error fault; /* of the sentence, where it is faulty */
} reading;

/* Names the first fault of a sentence; false, so that the line is left. */
static bool fault(reading *r, uint32_t line, const char *format, ...) ENT_PRINTF(3, 4);
static bool fault(reading *r, uint32_t line, const char *format, ...)
{
    char what[400];
    va_list args;
    if (r->faulty) return false;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    r->faulty = true;
    return ent_fail(&r->fault, ENT_MALFORMED, "%s:%u: %s", r->name, line, what);
}

/* A decimal number without sign or leading zeros; SIZE_MAX where it is none. */
static size_t number(const char *digits, size_t size)
{
    size_t n = 0;
    if (size == 0 || size > 6 || (size > 1 && *digits == '0')) return SIZE_MAX;
    for (size_t i = 0; i < size; i++) {
        if (digits[i] < '0' || digits[i] > '9') return SIZE_MAX;
        n = 10 * n + (size_t)(digits[i] - '0');
    }
    return n;
}

static bool cut_cells(reading *r, char *line, char *end, char *cells[CELLS + 1])
{
    size_t count = 0;
    for (char *at = line;; count++) {
        char *tab = memchr(at, '\t', (size_t)(end - at));
        if (count < CELLS) cells[count] = at;
        if (!tab) break;
        *tab = '\0';
        at = tab + 1;
    }
    if (++count != CELLS)
        return fault(r, r->line, "%zu cell%s, expected %d with tabs between", count,
            count == 1 ? "" : "s", CELLS);
    cells[CELLS] = end + 1;
    for (size_t i = 0; i < CELLS; i++)
        if (!*cells[i])
            return fault(
                r, r->line, "%s is empty, expected '_' where unknown", cell_names[i]);
    return true;
}

static bool space_after(const char *misc)
{
    static const char no[] = "SpaceAfter=No";
    for (const char *at = misc; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (!strncmp(at, no, sizeof no - 1)
            && (!at[sizeof no - 1] || at[sizeof no - 1] == '|'))
            return false;
    }
    return true;
}

/* "8-9": the words 8 and 9 are written as one. */
static bool read_range(reading *r, char *const cells[CELLS + 1], const char *dash)
{
    size_t first = number(cells[ID], (size_t)(dash - cells[ID]));
    size_t last = number(dash + 1, strlen(dash + 1));
    if (first != r->sentence.count + 1 || last == SIZE_MAX || last <= first)
        return fault(r, r->line, "range '%.*s', expected one that begins with %u", SHOWN,
            cells[ID], r->sentence.count + 1);
    if (r->range_end > r->sentence.count)
        return fault(r, r->line, "range '%.*s' inside another", SHOWN, cells[ID]);
    r->range_end = (uint32_t)last;
    r->range_space = space_after(cells[MISC]);
    return true;
}

/* "8.1": a word that is understood, not written. */
static bool read_empty(reading *r, const char *id, const char *dot)
{
    size_t after = number(id, (size_t)(dot - id));
    size_t nth = number(dot + 1, strlen(dot + 1));
    if (after == r->sentence.count && nth != SIZE_MAX && nth > 0) return true;
    return fault(r, r->line, "empty word '%.*s', expected it after word %zu", SHOWN, id,
        after == SIZE_MAX ? 0 : after);
}

static bool read_labels(reading *r, char *const cells[CELLS + 1], ent_gold_word *w)
{
    size_t head = number(cells[HEAD], strlen(cells[HEAD]));
    if (head > ENT_TREEBANK_LONGEST)
        return fault(r, r->line, "head '%.*s', expected a word of the sentence or 0",
            SHOWN, cells[HEAD]);
    w->head = (uint16_t)head;
    w->upos = (uint8_t)ent_upos_find(cells[UPOS]);
    if (strcmp(cells[UPOS], ent_upos_names[w->upos]) != 0)
        return fault(r, r->line, "tag '%.*s', expected a universal one as NOUN or VERB",
            SHOWN, cells[UPOS]);
    w->dep = (uint8_t)ent_dep_find(cells[DEPREL]);
    if ((head == 0) != (w->dep == ENT_DEP_ROOT))
        return fault(r, r->line, "head %zu with label '%.*s', expected head 0 with root",
            head, SHOWN, cells[DEPREL]);
    r->unknown_labels += strcmp(cells[DEPREL], ent_dep_names[w->dep]) != 0;
    return true;
}

static bool read_word(reading *r, char *line, char *end)
{
    char *cells[CELLS + 1];
    const char *mark;
    uint32_t at = r->sentence.count;
    if (!cut_cells(r, line, end, cells)) return false;
    if ((mark = strchr(cells[ID], '-'))) return read_range(r, cells, mark);
    if ((mark = strchr(cells[ID], '.'))) return read_empty(r, cells[ID], mark);
    if (number(cells[ID], strlen(cells[ID])) != at + 1)
        return fault(
            r, r->line, "word '%.*s', expected word %u", SHOWN, cells[ID], at + 1);
    if (at == ENT_TREEBANK_LONGEST)
        return fault(r, r->line, "word %u of a sentence, expected at most %d", at + 1,
            ENT_TREEBANK_LONGEST);

    ent_gold_word *w = &r->words[at];
    *w = (ent_gold_word){ .form = cells[FORM],
        .size = (uint32_t)(cells[LEMMA] - 1 - cells[FORM]),
        .lemma = cells[LEMMA],
        .xpos = cells[XPOS],
        .space_after = space_after(cells[MISC]) };
    if (!read_labels(r, cells, w)) return false;
    if (at + 1 <= r->range_end) w->space_after = at + 1 == r->range_end && r->range_space;
    r->lines[at] = r->line;
    r->sentence.count++;
    return true;
}

/* "# name = value"; NULL where the comment has another name. */
static const char *comment_value(const char *line, const char *name)
{
    const char *at = line + 1 + strspn(line + 1, " ");
    size_t size = strlen(name);
    if (strncmp(at, name, size) != 0 || (at[size] && at[size] != ' ')) return NULL;
    at += size + strspn(at + size, " ");
    return *at == '=' ? at + 1 + strspn(at + 1, " ") : at;
}

static bool read_comment(reading *r, const char *line)
{
    const char *value;
    if (r->sentence.count)
        return fault(r, r->line, "comment inside a sentence, expected an empty line");
    if (comment_value(line, "newdoc")) r->sentence.new_document = true;
    if (comment_value(line, "newpar")) r->sentence.new_paragraph = true;
    if ((value = comment_value(line, "sent_id"))) r->sentence.id = value;
    if ((value = comment_value(line, "text"))) r->sentence.text = value;
    return true;
}

static void read_line(reading *r, char *line, char *end)
{
    size_t size = (size_t)(end - line), valid;
    r->begun = true;
    if (r->faulty) return;
    if (memchr(line, '\0', size))
        fault(r, r->line, "a byte 0, expected text");
    else if ((valid = ent_utf8_valid(line, size)) < size)
        fault(r, r->line, "byte %zu is not UTF-8", valid + 1);
    else if (size && end[-1] == '\r')
        fault(r, r->line, "line ends with \\r\\n, expected \\n");
    else if (*line == '#')
        read_comment(r, line);
    else
        read_word(r, line, end);
}

/* Each word's heads lead to the root, and only one word hangs on it. */
static bool check_tree(reading *r)
{
    uint16_t seen[ENT_TREEBANK_LONGEST] = { 0 }; /* by the way up from word i, plus 1 */
    uint32_t count = r->sentence.count, roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        roots += r->words[i].head == 0;
        if (r->words[i].head > count)
            return fault(r, r->lines[i], "head %u, expected one of %u words",
                r->words[i].head, count);
        if (roots > 1) return fault(r, r->lines[i], "a second root, expected one");
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t at = i; !seen[at]; at = r->words[at].head - 1u) {
            seen[at] = (uint16_t)(i + 1);
            if (r->words[at].head == 0) break;
            if (seen[r->words[at].head - 1] == i + 1)
                return fault(r, r->lines[i], "heads of word %u run in a circle", i + 1);
        }
    return true;
}

static bool check_sentence(reading *r, bool ended)
{
    if (r->faulty) return false;
    if (!r->sentence.count)
        return fault(r, r->line, "comments without words, expected a sentence");
    if (!ended) return fault(r, r->line, "file ends here, expected an empty line");
    if (r->range_end > r->sentence.count)
        return fault(r, r->line,
            "sentence ends with word %u, expected word %u of a range", r->sentence.count,
            r->range_end);
    return check_tree(r);
}

static bool add_sentence(reading *r, ent_error *err)
{
    ent_treebank *t = r->treebank;
    ent_gold_sentence *s = &r->sentence;
    t->items = ent_arena_grow(
        r->arena, t->items, t->count, &t->capacity, sizeof *t->items);
    s->words = ent_arena_array(r->arena, s->count, sizeof *s->words);
    if (!t->items || !s->words)
        return ent_fail(err, ENT_MEMORY, "treebank '%s': out of memory", r->name);
    memcpy(s->words, r->words, s->count * sizeof *s->words);
    if (!s->id) s->id = "";
    s->line = r->lines[0];
    t->items[t->count++] = *s;
    t->words += s->count;
    t->unknown_labels += r->unknown_labels;
    return true;
}

/* At an empty line or the end of the file. */
static bool finish_sentence(reading *r, bool ended, ent_error *err)
{
    bool document = false, paragraph = false, ok = true;
    if (!r->begun) return true;
    if (check_sentence(r, ended)) {
        ok = add_sentence(r, err);
    } else { /* what begins with a sentence that is left out begins with the next */
        document = r->sentence.new_document;
        paragraph = r->sentence.new_paragraph;
        r->treebank->malformed++;
        if (r->options->skip && r->options->say)
            r->options->say(r->options->context, r->fault.message);
        if (!r->options->skip) ok = ent_fail(err, ENT_MALFORMED, "%s", r->fault.message);
    }
    r->sentence = (ent_gold_sentence){ .new_document = document,
        .new_paragraph = paragraph };
    r->unknown_labels = 0;
    r->range_end = 0;
    r->begun = r->faulty = false;
    return ok;
}

bool ent_treebank_parse(ent_arena *arena, const char *name, char *bytes, size_t length,
    const ent_treebank_options *options, ent_treebank *treebank, ent_error *err)
{
    static const ent_treebank_options strict = { 0 };
    reading r = { .arena = arena,
        .name = name,
        .options = options ? options : &strict,
        .treebank = treebank };
    char *end = bytes + length;
    for (char *line = bytes, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop) stop = end;
        *stop = '\0';
        r.line++;
        if (stop > line)
            read_line(&r, line, stop);
        else if (!finish_sentence(&r, true, err))
            return false;
    }
    return finish_sentence(&r, false, err);
}

bool ent_treebank_read(ent_arena *arena, const char *path,
    const ent_treebank_options *options, ent_treebank *treebank, ent_error *err)
{
    char *bytes;
    size_t length;
    return ent_file_read(arena, path, FILE_LIMIT, &bytes, &length, err)
           && ent_treebank_parse(arena, path, bytes, length, options, treebank, err);
}
