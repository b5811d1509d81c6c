/* context.h - what stands around a claim: when and where. */
#ifndef ENT_RELATIONS_CONTEXT_H
#define ENT_RELATIONS_CONTEXT_H

#include "relations/claim.h"
#include "relations/match.h"

/* Finds the date of a matched event among the expressions of its sentence; without one,
 * events that have happened take the document's date. */
ent_interval ent_date_of(const ent_reading *r, const ent_match *m, ent_date_from *from);

/* Code of what relation and status make of `code`, a frame's (NULL: the relation's
 * own): CAMEO codes intent apart, "036" is a meeting that is planned. */
const char *ent_cameo_of(ent_relation relation, ent_status status, const char *code);

/* Assault, coercion, mobilisation: what a party says of another's is an allegation. */
bool ent_is_hostile_act(ent_relation relation);

/* The status of what `chunk` states of `source`, where `speaker` (NULL: the text itself)
 * says so. */
ent_status ent_status_as_told(const ent_reading *r, uint32_t chunk, ent_relation relation,
    ent_status status, const ent_actor *source, const ent_actor *speaker);

/* The status of what token `trigger` of the document states, whatever that is: from the
 * clause around it. */
ent_status ent_status_told(const ent_reading *r, uint32_t trigger, ent_relation relation,
    const ent_actor *source);

/* The verb group that carries a chunk: itself, or whose subject or object it is. */
uint32_t ent_verb_at(const ent_reading *r, uint32_t chunk);

/* Name of the place of the event, as the text writes it; NULL: none (or no memory). */
const char *ent_place_of(ent_arena *arena, const ent_reading *r, const ent_match *m);

#endif
