/* pronoun.h - he, they, its, we (private). */
#ifndef ENT_ACTORS_PRONOUN_H
#define ENT_ACTORS_PRONOUN_H

#include "actors/finder.h"

/* Adds what the pronoun at `at` means, where that is plain. Returns the token after it;
 * `at` where nothing was added. */
uint32_t ent_pronoun_read(ent_finder *f, uint32_t at);

#endif
