/* parties.h - "the two leaders", "both sides", "the ministers" (private). */
#ifndef ENT_ACTORS_PARTIES_H
#define ENT_ACTORS_PARTIES_H

#include "actors/finder.h"

/* Adds the parties that a plural description at `at` means, one mention each. Returns the
 * token after it; `at` where nothing was added. */
uint32_t ent_parties_read(ent_finder *f, uint32_t at);

/* True for plural nouns that mean the parties of the text without telling more: "the
 * leaders", "the sides". */
bool ent_parties_named(const char *lower);

#endif
