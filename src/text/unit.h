/* unit.h - tokens that the parser sees as one word: names that the lexicon knows.
 *
 *   President Vladimir Putin | met | Korean | Central | News | Agency | ( | KCNA | )
 *   ^title    ^head    ^flat                             ^head           ^appos
 *
 * Seen as one, "Ambassador to China Andrey Denisov" cannot lend China a role of its own.
 * Afterwards the inner tokens hang on the unit's head as Universal Dependencies would. */
#ifndef ENT_TEXT_UNIT_H
#define ENT_TEXT_UNIT_H

#include "text/text.h"

/* Positions of tokens in their sentence, from 0. A token alone is a unit too. */
typedef struct {
    uint16_t first, count;
    uint16_t name, name_count; /* the name without title and acronym */
    uint16_t head;
    bool person;
} ent_unit;

/* Cuts a sentence into units, in order; `units` has room for `count` of them. `words` and
 * `raws` are the tokens' strings. NULL lexicon: each token is one. Returns how many. */
size_t ent_units_find(const ent_lexicon *lexicon, const ent_token *tokens,
    const char *const *words, const char *const *raws, size_t count, ent_unit *units);

/* Sets head, label and upos of the inner tokens; those of the unit's head are set. */
void ent_unit_hang(ent_token *tokens, const ent_unit *unit);

#endif
