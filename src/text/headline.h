/* headline.h - sentences in which most words have capitals, which then tell little. */
#ifndef ENT_TEXT_HEADLINE_H
#define ENT_TEXT_HEADLINE_H

#include "text/text.h"

/* True for a sentence written like "Japan Vows More Aid to Chad". */
bool ent_headline_is(const ent_token *tokens, size_t count, ent_sentence_kind kind);

/* True for a word of a headline that the word lists know ("Vows", "Aid"): it may be read
 * without its capital. */
bool ent_headline_common(const ent_token *token);

#endif
