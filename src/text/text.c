/* text.c - a document's whole way from bytes to tagged tokens. */
#include "text/text.h"

#include <string.h>

#include "text/blank.h"
#include "text/layout.h"
#include "text/mark.h"
#include "text/parse.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "text/tag.h"
#include "text/token.h"

typedef struct {
    ent_arena *arena;
    ent_tokens tokens;
    ent_sentence *sentences;
    size_t count, capacity, cut;
} building;

/* Adds the tokens from `first` on as one sentence, or as several where they are many. */
static bool add_sentence(building *b, const ent_segment *segment, uint32_t first)
{
    const ent_token *tokens = b->tokens.items;
    b->cut += b->tokens.count - first > ENT_LONGEST_SENTENCE;
    for (size_t from = first; from < b->tokens.count; from += ENT_LONGEST_SENTENCE) {
        size_t size = b->tokens.count - from;
        if (size > ENT_LONGEST_SENTENCE) size = ENT_LONGEST_SENTENCE;
        ent_sentence *sentences = ent_arena_grow(
            b->arena, b->sentences, b->count, &b->capacity, sizeof *sentences);
        if (!sentences) return false;
        b->sentences = sentences;
        b->sentences[b->count++] = (ent_sentence){ .span = { tokens[from].span.begin,
                                                       tokens[from + size - 1].span.end },
            .first = (uint32_t)from,
            .count = (uint32_t)size,
            .paragraph = segment->paragraph,
            .kind = segment->kind };
    }
    return true;
}

static bool cut_segment(building *b, const char *text, const ent_segment *segment)
{
    for (uint32_t at = segment->span.begin; at < segment->span.end;) {
        uint32_t first = (uint32_t)b->tokens.count;
        uint32_t end = ent_sentence_end(text, at, segment->span.end);
        if (!ent_token_cut(&b->tokens, text, (ent_span){ at, end })) return false;
        if (!add_sentence(b, segment, first)) return false;
        at = end;
    }
    return true;
}

static void mark_quotes(building *b)
{
    for (size_t i = 0, next; i < b->count; i = next) {
        size_t tokens = 0;
        for (next = i;
             next < b->count && b->sentences[next].paragraph == b->sentences[i].paragraph;
             next++)
            tokens += b->sentences[next].count;
        ent_quote_mark(b->tokens.items + b->sentences[i].first, tokens);
    }
}

static bool tag_all(building *b, const ent_lexicon *lexicon)
{
    ent_arena scratch = { 0 };
    bool ok = true;
    for (size_t i = 0; ok && i < b->count; i++) {
        const ent_sentence *s = &b->sentences[i];
        ok = ent_tag_sentence(
            b->arena, &scratch, lexicon, b->tokens.items + s->first, s->count, s->kind);
        ent_arena_reset(&scratch);
    }
    ent_arena_free(&scratch);
    return ok;
}

static bool parse_all(
    building *b, const ent_lexicon *lexicon, const ent_text_syntax *syntax)
{
    ent_parsing parsing;
    bool ok = ent_parsing_start(&parsing, b->arena, lexicon, syntax);
    for (size_t i = 0; ok && i < b->count; i++) {
        const ent_sentence *s = &b->sentences[i];
        ok = ent_parsing_read(&parsing, b->tokens.items + s->first, s->count, s->kind);
    }
    return ok;
}

bool ent_text_parse(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_document *document, const ent_text_syntax *syntax, ent_text *text,
    ent_error *err)
{
    building b = { .arena = arena, .tokens = { .arena = arena } };
    ent_segment segment;
    ent_layout layout = { .document = document };
    bool ok = true, model = syntax && syntax->reader;
    *text = (ent_text){ .document = document };
    while (ok && ent_layout_next(&layout, &segment))
        ok = cut_segment(&b, document->text, &segment);
    if (ok) mark_quotes(&b);
    if (ok && (!model || syntax->word_lists)) ok = tag_all(&b, lexicon);
    if (ok && model) ok = parse_all(&b, lexicon, syntax);
    if (!ok)
        return ent_fail(err, ENT_MEMORY, "text of '%s': out of memory", document->id);
    text->tokens = b.tokens.items;
    text->token_count = b.tokens.count;
    text->sentences = b.sentences;
    text->sentence_count = b.count;
    text->cut_count = b.cut;
    text->parsed = model && syntax->mode != ENT_SYNTAX_TAGS;
    return ent_text_mark(arena, lexicon, text)
           || ent_fail(err, ENT_MEMORY, "text of '%s': out of memory", document->id);
}

char *ent_sentence_line(
    ent_arena *arena, const ent_text *text, const ent_sentence *sentence)
{
    const char *from = text->document->text;
    char *line = ent_arena_copy(
        arena, from + sentence->span.begin, sentence->span.end - sentence->span.begin);
    if (!line) return NULL;
    char *to = line;
    for (uint32_t at = 0, size; line[at]; at += size ? size : 1) {
        size = ent_blank(line, at);
        if (!size)
            *to++ = line[at];
        else if (to > line && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
    return line;
}
