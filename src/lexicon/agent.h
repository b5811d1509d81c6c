/* agent.h - what a dictionary says beside names: nouns that act for a state, and phrases
 * whose sentences are not to be read. */
#ifndef ENT_LEXICON_AGENT_H
#define ENT_LEXICON_AGENT_H

#include "lexicon/dictionary.h"
#include "lexicon/lexicon.h"

typedef enum {
    ENT_ROLE_PERSON,  /* one human who may bear a name: minister, envoy, soldier */
    ENT_ROLE_BODY,    /* government, court, army, party */
    ENT_ROLE_WEAPON,  /* warplanes, drones: what acts in their owner's hand */
    ENT_ROLE_COMPANY, /* airline, bank, newspaper */
    ENT_ROLE_COUNTRY, /* the country, the regime: the state itself */
    ENT_ROLE_PLACE    /* city, coast, airspace: where, not who */
} ent_role_kind;

typedef struct {
    const char *word; /* folded, singular unless it has none */
    ent_role_kind kind;
    const char *sector; /* GOV, MIL, ...; "" */
    const char *office; /* as data/lexicon/offices.tsv names it; "" */
    bool title;         /* stands before a name: President Biden */
} ent_role;

typedef struct {
    const char *phrase; /* "riot police" */
    unsigned words;
    unsigned head; /* the one that is inflected: "[chief] of staff" */
    bool many;     /* a plural */
    ent_role
        role; /* word: the phrase; until ent_roles_join, kind and office are unknown */
} ent_agent;

/* All agents of the dictionary that the lexicon was extended with, to be completed before
 * anybody else uses it. */
size_t ent_lexicon_agents(const ent_lexicon *lexicon, ent_agent **agents);

bool ent_lexicon_has_phrases(const ent_lexicon *lexicon);

/* The longest agent that starts at words[0] (folded); NULL: none. */
const ent_agent *ent_lexicon_agent(
    const ent_lexicon *lexicon, const char *const *words, size_t count);

/* The discard that starts at words[0] (folded), a story's before a sentence's; NULL:
 * none. */
const ent_dictionary_discard *ent_lexicon_discard(
    const ent_lexicon *lexicon, const char *const *words, size_t count);

#endif
