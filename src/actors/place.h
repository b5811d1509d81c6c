/* place.h - whether a state or city is where something happens, or who acts (private). */
#ifndef ENT_ACTORS_PLACE_H
#define ENT_ACTORS_PLACE_H

#include "actors/finder.h"

/* The form of the name first..end of `type`: PLACE after "in", "visited", "trip to";
 * NAME for an agent or addressee. */
ent_mention_form ent_place_form(
    const ent_finder *f, uint32_t first, uint32_t end, ent_name_type type);

#endif
