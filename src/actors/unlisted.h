/* unlisted.h - names in a text that no lexicon knows, where an actor could stand.
 *
 * Persons whom the text gives a side are actors of the document; here they stand beside
 * those of whom it only says the name: persons, bodies, groups, companies. */
#ifndef ENT_ACTORS_UNLISTED_H
#define ENT_ACTORS_UNLISTED_H

#include "actors/mention.h"

typedef struct {
    const char *name;       /* as the text writes it in full, in one line */
    const ent_actor *actor; /* made for this document; NULL: its side is unknown */
    ent_kind kind;          /* as far as the name tells */
    const char *code;       /* that of `actor`, or what stands beside the name; "" */
    uint32_t count;         /* how often the text names it */
    uint32_t sentence;      /* the first that does: index */
} ent_unlisted;

typedef struct {
    ent_unlisted *items; /* in order of first mention */
    size_t count;
} ent_unlisted_names;

/* Finds them in a text that is parsed (in others only those that have a side). Names of
 * several words count where they are subject, object or partner of a verb, single ones
 * where they are subject. All belongs to `arena`. False only when out of memory. */
ENT_CHECKED bool ent_unlisted_find(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, const ent_mentions *mentions, ent_unlisted_names *strangers,
    ent_error *err);

#endif
