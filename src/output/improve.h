/* improve.h - actors moved one by one as long as the map gets better. */
#ifndef ENT_OUTPUT_IMPROVE_H
#define ENT_OUTPUT_IMPROVE_H

#include "output/score.h"

typedef struct {
    ent_xy low, high;
} ent_box;

/* `bounds`: the box in which each actor has to stay whole; NULL: no bounds. */
void ent_map_improve(const ent_map *map, ent_spot *spots, const ent_box *bounds);

/* Moves a spot into the box, or to its middle where it is too large. */
void ent_box_clamp(const ent_box *box, ent_spot *spot);

#endif
