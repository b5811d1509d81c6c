/* Any bytes as a document: spans in order, sentences within limits, mentions in place. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "actors/mention.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool truth)
{
    if (!truth) abort();
}

static void check_text(const ent_document *document, const ent_text *text)
{
    uint32_t before = 0, next = 0;
    for (size_t i = 0; i < text->sentence_count; i++) {
        const ent_sentence *s = &text->sentences[i];
        expect(s->count > 0 && s->count <= ENT_LONGEST_SENTENCE && s->first == next);
        next = s->first + s->count;
    }
    expect(next == text->token_count);
    for (size_t i = 0; i < text->token_count; i++) {
        const ent_token *t = &text->tokens[i];
        expect(t->span.begin >= before && t->span.end > t->span.begin
               && t->span.end <= document->length);
        expect(!memcmp(t->raw, document->text + t->span.begin, strlen(t->raw)));
        expect(t->lower && t->lemma);
        before = t->span.end;
    }
}

static void check_mentions(const ent_text *text, const ent_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        const ent_sentence *s = &text->sentences[m->sentence];
        expect(m->actor && m->count > 0 && m->first >= s->first
               && m->first + m->count <= s->first + s->count);
        expect(m->head >= m->first && m->head < m->first + m->count);
        if (i == 0) continue;
        bool together = m->group && m->group == m[-1].group;
        expect(together ? m->first == m[-1].first && m->count == m[-1].count
                        : m->first >= m[-1].first + m[-1].count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ent_lexicon *lexicon;
    ent_error err;
    if (!lexicon) expect(ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err));
    if (size < 2) return 0;
    ent_arena arena = { 0 };
    size_t length;
    char *clean = ent_utf8_clean(&arena, (const char *)data + 2, size - 2, &length, NULL);
    expect(clean != NULL);
    uint32_t title = data[0] % 64;
    if (title > length) title = 0;
    while (title && ((unsigned char)clean[title] & 0xC0) == 0x80) title--;
    ent_document document = { .id = "fuzz",
        .text = clean,
        .length = (uint32_t)length,
        .title_length = title,
        .date = data[1] % 2 ? ENT_NO_DATE : 18000,
        .publisher = data[1] % 3 ? NULL : "state.gov" };
    ent_text text;
    ent_mentions mentions;
    expect(ent_text_parse(&arena, lexicon, &document, NULL, &text, &err));
    check_text(&document, &text);
    expect(ent_actor_find(&arena, lexicon, &text, &mentions, &err));
    check_mentions(&text, &mentions);
    ent_arena_free(&arena);
    return 0;
}
