/* name.h - names of the lexicon and of the document in one sentence (private). */
#ifndef ENT_ACTORS_NAME_H
#define ENT_ACTORS_NAME_H

#include "actors/finder.h"

/* Fills f->names for the sentence f->begin..f->end. False: out of memory. */
ENT_CHECKED bool ent_names_read(ent_finder *f);

/* True for the name in "anti-American", "pro-Beijing", "ISIS-Mozambique". */
bool ent_name_is_prefixed(const ent_finder *f, uint32_t at);

/* True where the name at `at` is only part of a longer name that nobody knows ("China
 * Daily", "Michael Jordan", "Bank of
 * America"). */
bool ent_name_is_part(const ent_finder *f, uint32_t at);

/* The person of `code` who has the whole name of `count` tokens at `at`; NULL: none. */
const ent_actor *ent_name_of_side(
    const ent_finder *f, uint32_t at, uint32_t count, const char *code);

#endif
