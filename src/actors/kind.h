/* kind.h - "the alliance", "the group", "the council": what is described by the kind of
 * organisation that it is (private). */
#ifndef ENT_ACTORS_KIND_H
#define ENT_ACTORS_KIND_H

#include "actors/finder.h"

/* True where the folded word names such a kind. */
bool ent_kind_is(const char *word);

/* Which organisation or group "the <word>" at token `at` means: the one of that kind, or
 * with that word in its name, that the nearest sentence names; NULL: none, or several. */
const ent_actor *ent_kind_meant(const ent_finder *f, uint32_t at, const char *word);

#endif
