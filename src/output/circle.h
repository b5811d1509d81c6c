/* circle.h - actors on an ellipse, bloc by bloc, so that few ties cross.
 *
 * Order: sifting (Baur and Brandes, "Crossing reduction in circular layouts", WG 2004)
 * from several starts, each actor inside its bloc; blocs are swapped and turned around.
 * Places: as near to each other as their boxes allow. */
#ifndef ENT_OUTPUT_CIRCLE_H
#define ENT_OUTPUT_CIRCLE_H

#include "output/score.h"

/* Sets the centres of all spots (their sizes are known), around the origin. False: out of
 * memory. Deterministic. */
ENT_CHECKED bool ent_circle_place(const ent_map *map, ent_arena *arena, ent_spot *spots);

/* Crossings of the ties where actor i has place `places[i]` on the circle. */
size_t ent_circle_crossings(const ent_map *map, const uint32_t *places);

#endif
