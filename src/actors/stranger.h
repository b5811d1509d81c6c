/* stranger.h - persons and bodies that no lexicon knows (private). */
#ifndef ENT_ACTORS_STRANGER_H
#define ENT_ACTORS_STRANGER_H

#include "actors/finder.h"

/* Capital words that no lexicon knows: a person or body introduced with its side by a
 * title, by "of Nigeria" or behind a comma, else a stranger. Returns the token after
 * them; `at` where none are. */
uint32_t ent_stranger_read(ent_finder *f, uint32_t at, uint32_t floor);

/* The side behind a name with a title: "of Nigeria", "of the Finnish army"; `*end` moves
 * from the end of the name behind it. NULL: none. */
const ent_actor *ent_stranger_origin(const ent_finder *f, uint32_t *end);

#endif
