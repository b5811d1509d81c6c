/* Any bytes through the tokeniser alone: tokens ascend, touch no blank, cover all else,
 * sentences cover the tokens, units cover the sentences and hang together, and the same
 * comes out twice. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/blank.h"
#include "text/unit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool truth)
{
    if (!truth) abort();
}

static void cut(ent_arena *arena, const ent_document *document, ent_text *text)
{
    ent_error err;
    expect(ent_text_parse(arena, NULL, document, NULL, text, &err));
}

static void check_tokens(ent_arena *arena, const ent_text *text)
{
    uint32_t before = 0;
    const char *bytes = text->document->text;
    for (size_t i = 0; i < text->token_count; i++) {
        const ent_token *t = &text->tokens[i];
        expect(t->span.begin >= before && t->span.begin < t->span.end
               && t->span.end <= text->document->length);
        for (uint32_t at = t->span.begin; at < t->span.end; at++)
            expect(!ent_blank(bytes, at));
        uint32_t length = t->span.end - t->span.begin;
        expect(
            strlen(t->raw) == length && !memcmp(t->raw, bytes + t->span.begin, length));
        expect(ent_utf8_valid(t->raw, length) == length);
        const char *folded = ent_utf8_fold(arena, t->raw, length);
        expect(folded && !strcmp(folded, t->lower));
        expect(t->space_after == (ent_blank(bytes, t->span.end) > 0));
        before = t->span.end;
    }
}

static void check_sentences(const ent_text *text)
{
    uint32_t next = 0, paragraph = 0;
    for (size_t i = 0; i < text->sentence_count; i++) {
        const ent_sentence *s = &text->sentences[i];
        expect(s->first == next && s->count > 0 && s->count <= ENT_LONGEST_SENTENCE);
        next += s->count;
        expect(s->span.begin == text->tokens[s->first].span.begin
               && s->span.end == text->tokens[next - 1].span.end);
        expect(s->paragraph >= paragraph);
        paragraph = s->paragraph;
        /* Inside a sentence nothing is left out. */
        for (uint32_t k = s->first + 1; k < next; k++) {
            uint32_t at = text->tokens[k - 1].span.end, blank;
            const char *bytes = text->document->text;
            while ((blank = ent_blank(bytes, at)) > 0) at += blank;
            expect(at == text->tokens[k].span.begin);
        }
    }
    expect(next == text->token_count && text->cut_count <= text->sentence_count);
}

/* Every inner token leads to the unit's head. */
static void check_unit(const ent_token *tokens, const ent_unit *unit)
{
    for (uint32_t i = unit->first; i < (uint32_t)unit->first + unit->count; i++) {
        uint32_t at = i, steps = 0;
        while (at != unit->head) {
            expect(tokens[at].head > unit->first
                   && tokens[at].head <= unit->first + unit->count);
            at = tokens[at].head - 1u;
            expect(++steps <= unit->count);
        }
    }
}

static void check_units(const ent_lexicon *lexicon, const ent_text *text)
{
    static const char *words[ENT_LONGEST_SENTENCE], *raws[ENT_LONGEST_SENTENCE];
    static ent_unit units[ENT_LONGEST_SENTENCE];
    for (size_t i = 0; i < text->sentence_count; i++) {
        const ent_sentence *s = &text->sentences[i];
        ent_token *tokens = text->tokens + s->first;
        for (uint32_t k = 0; k < s->count; k++) {
            words[k] = tokens[k].lower;
            raws[k] = tokens[k].raw;
        }
        size_t found = ent_units_find(lexicon, tokens, words, raws, s->count, units);
        size_t next = 0;
        for (size_t k = 0; k < found; k++) {
            expect(units[k].first == next && units[k].count > 0);
            next += units[k].count;
            expect(units[k].head >= units[k].first && units[k].head < next);
            ent_unit_hang(tokens, &units[k]);
            check_unit(tokens, &units[k]);
        }
        expect(next == s->count);
    }
}

static void check_same(const ent_text *a, const ent_text *b)
{
    expect(a->token_count == b->token_count && a->sentence_count == b->sentence_count);
    for (size_t i = 0; i < a->token_count; i++) {
        const ent_token *x = &a->tokens[i], *y = &b->tokens[i];
        expect(x->span.begin == y->span.begin && x->span.end == y->span.end);
        expect(x->tag == y->tag && x->form == y->form && !strcmp(x->lemma, y->lemma));
    }
    for (size_t i = 0; i < a->sentence_count; i++)
        expect(a->sentences[i].first == b->sentences[i].first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ent_lexicon *lexicon;
    ent_error err;
    if (!lexicon) expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err));
    ent_arena arena = { 0 };
    size_t length;
    char *clean = ent_utf8_clean(&arena, (const char *)data, size, &length, NULL);
    expect(clean != NULL);
    ent_document document = {
        .id = "fuzz", .text = clean, .length = (uint32_t)length, .date = ENT_NO_DATE
    };
    ent_text first, second;
    cut(&arena, &document, &first);
    check_tokens(&arena, &first);
    check_sentences(&first);
    check_units(lexicon, &first);
    cut(&arena, &document, &second);
    check_same(&first, &second);
    ent_arena_free(&arena);
    return 0;
}
