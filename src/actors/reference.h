/* reference.h - descriptions and pronouns, bound to what was named before (private). */
#ifndef ENT_ACTORS_REFERENCE_H
#define ENT_ACTORS_REFERENCE_H

#include "actors/finder.h"

/* "the regime", "the two leaders", "both sides": adds what starts at `at`. Returns the
 * token after it; `at` where nothing was added. */
uint32_t ent_reference_read(ent_finder *f, uint32_t at);

/* The noun at `at` in "the Iran-backed group". Returns the token after it; `at` where
 * nothing was added. */
uint32_t ent_reference_read_hyphened(ent_finder *f, uint32_t at);

#endif
