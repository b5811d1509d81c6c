/* token.h - words as the English Universal Dependencies treebanks cut them. */
#ifndef ENT_TEXT_TOKEN_H
#define ENT_TEXT_TOKEN_H

#include "text/text.h"

/* A growing list in an arena. */
typedef struct {
    ent_arena *arena;
    ent_token *items;
    size_t count, capacity;
    char *store; /* room for the bytes of tokens */
    size_t left;
} ent_tokens;

/* Appends the tokens of one sentence: spans, raw, lower, capital, space_after. Hyphens,
 * n't, 's and units ("10am") are tokens of their own; "U.S.", "2,000", "10:30",
 * addresses, hashtags are one. False: out of memory. */
ENT_CHECKED bool ent_token_cut(ent_tokens *tokens, const char *text, ent_span sentence);

#endif
