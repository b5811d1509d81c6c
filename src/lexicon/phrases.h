/* phrases.h - agents and discards by their first words (private to lexicon/). */
#ifndef ENT_LEXICON_PHRASES_H
#define ENT_LEXICON_PHRASES_H

#include "lexicon/actor_code.h"
#include "lexicon/agent.h"

typedef struct {
    ent_agent *agents;
    size_t agent_count;
    uint32_t *next;   /* of the agents, then the discards: another of the same first word:
                         number + 1; 0 ends */
    ent_table starts; /* first word of an agent -> number + 1 */
    const ent_dictionary_discard *discards;
    size_t discard_count;
    ent_table sought; /* first word of a discard, or its first letters -> number + 1 */
} ent_phrases;        /* {0} is empty */

ENT_CHECKED bool ent_phrases_fill(ent_phrases *phrases, const ent_dictionary *dictionary,
    const ent_actor_codes *codes, ent_arena *arena, ent_error *err);
void ent_phrases_free(ent_phrases *phrases);

#endif
