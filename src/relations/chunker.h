/* chunker.h - what the files that cut a sentence into chunks share (private). */
#ifndef ENT_RELATIONS_CHUNKER_H
#define ENT_RELATIONS_CHUNKER_H

#include <string.h>

#include "base/strings.h"
#include "relations/reading.h"

#define ENT_COUNT(a) (sizeof(a) / sizeof *(a))

typedef struct {
    ent_reading *reading;
    ent_token *tokens;   /* of the sentence, their tags corrected by the parser */
    uint32_t first, end; /* of the sentence */
    bool verbs;          /* it has an auxiliary or an inflected verb */
} ent_chunker;

/* True where `word` is one of the words that follow. */
#define ENT_ANY_OF(word, ...)                                                            \
    ent_among(word, (const char *const[]){ __VA_ARGS__ },                                \
        ENT_COUNT(((const char *const[]){ __VA_ARGS__ })))

/* Copies the sentence's tokens. Where word lists and parser differ on whether a word that
 * can be both is a noun or a verb, the parser, which saw the sentence, decides. False:
 * out of memory. */
ENT_CHECKED bool ent_chunker_start(
    ent_chunker *c, ent_arena *arena, ent_reading *reading);

/* The token at `i`; outside the sentence one with empty words. */
extern const ent_token ent_chunker_nothing;
static inline const ent_token *ent_chunker_token(const ent_chunker *c, uint32_t i)
{
    return i >= c->first && i < c->end ? &c->tokens[i - c->first] : &ent_chunker_nothing;
}

/* Asked some thirty times of each token. */
static inline bool ent_chunker_is(const ent_chunker *c, uint32_t i, const char *word)
{
    return ent_equal(ent_chunker_token(c, i)->lower, word);
}

/* The mention that starts at `i`, or NULL; whether one covers `i`. */
const ent_mention *ent_chunker_mention(const ent_chunker *c, uint32_t i);
bool ent_chunker_mentioned(const ent_chunker *c, uint32_t i);

bool ent_chunker_nominal(const ent_chunker *c, uint32_t i);
bool ent_chunker_verbal(const ent_chunker *c, uint32_t i);

/* The next token from `i` that is neither adverb nor negation. */
bool ent_chunker_negation(const ent_chunker *c, uint32_t i);
uint32_t ent_chunker_past_adverbs(const ent_chunker *c, uint32_t i);

bool ent_chunker_quote(const ent_chunker *c, uint32_t i);

/* "The Vostok 2020 [exercise]": after a name or number, not an actor, no bare verb form
 * follows: it is a noun. */
bool ent_chunker_bare_noun(const ent_chunker *c, uint32_t i);

/* Appends a chunk of `count` tokens. */
ent_chunk *ent_chunker_add(
    ent_chunker *c, ent_chunk_kind kind, uint32_t first, uint32_t count);

/* The verb of the frames that `lower` is a form of with `ending` ("ing", "ed"); NULL. */
const char *ent_chunker_stem(const ent_chunker *c, const char *lower, const char *ending);

/* The lemma of a chunk's head, corrected where the tagger's is no verb of the frames. */
const char *ent_chunker_lemma(const ent_chunker *c, ent_chunk_kind kind, uint32_t head);

/* True where a verb stands at `i` that the tagger took for another word. */
bool ent_chunker_disguised(const ent_chunker *c, uint32_t i);

/* The verb at `i` in "helped [attack] Iraq", "let Iran [attack] Iraq": an infinitive
 * without "to"; NULL: none. */
const char *ent_chunker_bare_infinitive(const ent_chunker *c, uint32_t i);

/* Takes a verb group from `i`; returns its end; `i`: none stands there. */
uint32_t ent_chunker_group(ent_chunker *c, uint32_t i);

#endif
