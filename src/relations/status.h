/* status.h - whether what a word states was done, will be, was not, may be or is alleged.
 */
#ifndef ENT_RELATIONS_STATUS_H
#define ENT_RELATIONS_STATUS_H

#include "relations/reading.h"

/* The status of `inner` where something of status `outer` stands over it: "might [agree
 * to meet]", "did not [plan to visit]". */
ent_status ent_status_under(ent_status outer, ent_status inner);

/* The status of what verb group `verb` says, from its mood and negation and from all that
 * governs it. */
ent_status ent_status_of_verb(const ent_reading *r, uint32_t verb);

/* The same for an event named by a noun: from its determiner and adjectives, and from the
 * verb that it is the object or subject of. `light`: the frame of that verb where it only
 * carries the noun ("hold talks", "cancel a visit"), or NULL. */
ent_status ent_status_of_noun(const ent_reading *r, uint32_t noun, uint32_t verb,
    const ent_frame *light, ent_relation relation);

/* "discussed [the sanctions]": they are there, and not the subject's. */
bool ent_is_topic(const ent_reading *r, uint32_t noun, const ent_frame *light);

/* The control frame ("plan to", "accuse of") by which chunk `governor` takes `verb`. Of
 * several, that for an object that acts where there is one: "wants Iran to attack" is not
 * "wants to attack". */
const ent_frame *ent_control_frame(
    const ent_reading *r, uint32_t governor, uint32_t verb);

/* True where that frame's object does what `verb` says: "urged [Iran] to". */
bool ent_asks_object(const ent_reading *r, uint32_t governor, uint32_t verb);

/* True where another clause of the sentence opens with "if" or "unless". */
bool ent_has_condition(const ent_reading *r);

#endif
