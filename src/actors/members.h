/* members.h - organisations that stand for their members: "EU member states". */
#ifndef ENT_ACTORS_MEMBERS_H
#define ENT_ACTORS_MEMBERS_H

#include "actors/mention.h"

/* More members than this stay their organisation: what all the world does says nothing
 * of one state. */
enum { ENT_MOST_MEMBERS = 60 };

/* Puts a group of mentions, one for each member on the document's date, in the place of
 * each mention that names all members of an organisation: "EU member states", "the G7
 * leaders", "the Baltic states", and "they" after it. "Some EU states", "eastern NATO
 * members" and the organisation as such ("the EU", "NATO troops") stay as they are.
 * Without `organisations` only sets of states that are nothing else are expanded ("the
 * Baltic states": of kind other, with members). The new items belong to `arena`. False
 * only when out of memory. */
ENT_CHECKED bool ent_members_expand(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, bool organisations, ent_mentions *mentions, ent_error *err);

#endif
