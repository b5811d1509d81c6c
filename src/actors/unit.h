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

/* Capital words that no lexicon knows: a person introduced with side and role behind a
 * comma, or a stranger. Returns the token after them; `at` where none are. */
uint32_t ent_unit_read_unknown(ent_finder *f, uint32_t at, uint32_t floor);

#endif
