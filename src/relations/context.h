/* context.h - what stands around a claim: when and where. */
#ifndef ENT_RELATIONS_CONTEXT_H
#define ENT_RELATIONS_CONTEXT_H

#include "relations/claim.h"
#include "relations/match.h"

/* Finds the date of a matched event among the expressions of its sentence; without one,
 * events that have happened take the document's date. */
ent_interval ent_date_of(const ent_reading *r, const ent_match *m, ent_date_from *from);

/* Name of the place of the event, as the text writes it; NULL: none (or no memory). */
const char *ent_place_of(ent_arena *arena, const ent_reading *r, const ent_match *m);

#endif
