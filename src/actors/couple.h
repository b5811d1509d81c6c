/* couple.h - two sides that a text keeps naming together (private).
 *
 *   "Armenia and Azerbaijan ..." in the title and the lead; ten sentences on,
 *   "France urged both sides" means them, whoever France has met since. */
#ifndef ENT_ACTORS_COUPLE_H
#define ENT_ACTORS_COUPLE_H

#include "actors/finder.h"

/* After a sentence was scanned: counts its lists of two sides, or the two sides that it
 * names and no third; those of a title count for three. */
void ent_couples_count(ent_finder *f);

/* The couple that an object ("both sides") at token `at` means; NULL where none was named
 * twice or another as often, or where the subject of the sentence is not a third party.
 */
const ent_couple *ent_couple_meant(const ent_finder *f, uint32_t at);

/* The state, organisation or group that an actor stands for; NULL: none. */
const ent_actor *ent_side_of(const ent_finder *f, const ent_actor *actor);

#endif
