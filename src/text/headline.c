/* headline.c - counts capitals; asks the word lists. */
#include "text/headline.h"

#include <string.h>

#include "text/byte.h"
#include "text/lemma.h"

enum { SHORTEST = 4 }; /* shorter words are small in headlines too */

bool ent_headline_is(const ent_token *tokens, size_t count, ent_sentence_kind kind)
{
    size_t least = kind == ENT_SENTENCE_TITLE ? 1 : 3;
    size_t large = 0, small = 0;
    for (size_t i = 1; i < count; i++) {
        const char *lower = tokens[i].lower;
        if (ent_byte_is(*lower, ENT_BYTE_SIGN) || strlen(lower) < SHORTEST) continue;
        *(tokens[i].capital ? &large : &small) += 1;
    }
    return large >= least && large >= 3 * small;
}

bool ent_headline_common(const ent_token *token)
{
    ent_states states = { 0 };
    return token->capital && ent_states_known(&states, token->lower);
}
