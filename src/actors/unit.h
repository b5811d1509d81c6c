/* unit.h - a name with its title, role and nationality as one mention (private). */
#ifndef ENT_ACTORS_UNIT_H
#define ENT_ACTORS_UNIT_H

#include "actors/finder.h"

/* Adds the mention whose first name starts at `at`, reaching back to token `floor` for
 * titles. Returns the token after it; `at + 1` or more. */
uint32_t ent_unit_read(ent_finder *f, uint32_t at, uint32_t floor);

/* "president of Russia", "troops from China": adds the description that starts with the
 * role at `at`. Returns the token after it; `at` where none is. */
uint32_t ent_unit_read_role(ent_finder *f, uint32_t at, uint32_t floor);

/* A mention of first..end whose head is its last token. */
ent_mention ent_unit_mention(const ent_finder *f, const ent_actor *actor, uint32_t first,
    uint32_t end, ent_mention_form form, float confidence);

/* What the owner of the actor's code is called as an actor; the actor itself where it has
 * no owner. */
const ent_actor *ent_unit_side(const ent_finder *f, const ent_actor *actor);

#endif
