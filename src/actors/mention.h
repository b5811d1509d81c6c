/* mention.h - actors as a text names them, bound to canonical actors. */
#ifndef ENT_ACTORS_MENTION_H
#define ENT_ACTORS_MENTION_H

#include "text/text.h"

typedef enum {
    ENT_MENTION_NAME,      /* Russia, Vladimir Putin, NATO, the Kremlin */
    ENT_MENTION_ADJECTIVE, /* Russian (in "Russian gas"): an attribute, hardly an actor */
    ENT_MENTION_PLACE,     /* Samarkand, "in Beijing": where, not who */
    ENT_MENTION_DESCRIPTION, /* Russian forces, the regime, a Russian official */
    ENT_MENTION_PRONOUN      /* he, they, its */
} ent_mention_form;
extern const char
    *const ent_mention_form_names[ENT_MENTION_PRONOUN + 1]; /* "name", "adjective", ... */

typedef struct {
    const ent_actor *actor; /* the lexicon's, or made for this document (in the arena) */
    uint32_t sentence;      /* index */
    uint32_t first,
        count;     /* tokens (index into text->tokens), whole unit with its title */
    uint32_t head; /* token that other words attach to */
    ent_mention_form form;
    bool possessive;  /* followed by 's, or "its", "their" */
    bool of_act;      /* an adjective that is party of an act: "Russian aggression" */
    bool plural;      /* "the two leaders": see group */
    uint32_t group;   /* 0, or number of a set of mentions that one expression names
                         ("the two leaders" -> two mentions of one group) */
    float confidence; /* that this is the actor meant, 0..1 */
} ent_mention;

/* In order of first token. Mentions of one group stand together and have equal spans;
 * other mentions do not overlap, except that a possessor inside a description ("Russia's
 * foreign minister") is part of the longer mention. */
typedef struct {
    ent_mention *items;
    size_t count;
    const ent_actor *publisher; /* whose official release the text is; NULL */
} ent_mentions;

/* Finds names, roles with a nationality, descriptions and pronouns, and binds them.
 * All belongs to `arena`. False only when out of memory. */
ENT_CHECKED bool ent_actor_find(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, ent_mentions *mentions, ent_error *err);

/* Index of the first mention in sentence `sentence` or a later one. */
size_t ent_mentions_from(const ent_mentions *mentions, uint32_t sentence);

#endif
