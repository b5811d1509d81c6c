/* regions.h - blocs as separate parts of a page, each with its members inside.
 *
 * The page is a squarified treemap (Bruls, Huizing and van Wijk, 2000) of the room that
 * the members need; inside its region each actor stays where the free layout saw it,
 * pushed apart, then moved as long as that saves crossings. */
#ifndef ENT_OUTPUT_REGIONS_H
#define ENT_OUTPUT_REGIONS_H

#include "output/improve.h"

typedef struct {
    uint32_t bloc; /* as in ent_drawn_bloc */
    size_t members;
    ent_box box; /* the members are inside, below its heading */
} ent_region;

typedef struct {
    ent_region items[ENT_DRAWN_BLOCS];
    size_t count;
} ent_regions;

enum { ENT_REGION_HEAD = 26, ENT_REGION_EDGE = 14 }; /* points kept free inside */

/* Cuts a page into regions and moves the actors into them; false: out of memory. */
ENT_CHECKED bool ent_regions_make(
    const ent_map *map, ent_arena *arena, ent_spot *spots, ent_regions *regions);

/* Moves and swaps actors inside their regions. */
ENT_CHECKED bool ent_regions_improve(
    const ent_map *map, ent_arena *arena, const ent_regions *regions, ent_spot *spots);

#endif
