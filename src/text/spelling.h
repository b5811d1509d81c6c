/* spelling.h - a token as written, and folded. */
#ifndef ENT_TEXT_SPELLING_H
#define ENT_TEXT_SPELLING_H

#include "text/text.h"

/* Sets raw, lower and capital of a token whose span is set. The strings are put to
 * `store`, which has room for twice the span and two NULs, or into `arena`. Bytes used of
 * the store; 0: out of memory. */
size_t ent_spelling_fill(
    ent_arena *arena, const char *text, ent_token *token, char *store);

#endif
