/* roads.h - pairs as a walker sees them: the neighbours of each node.
 *
 *   {0,1} 2.0, {0,2} 0.5, {3,4} 1.0   ->   0: 1 at 0.5, 2 at 2.0    parts {0,1,2}, {3,4}
 *                                          1: 0 at 0.5 ...
 */
#ifndef ENT_ANALYSIS_ROADS_H
#define ENT_ANALYSIS_ROADS_H

#include "analysis/pairs.h"

typedef struct {
    size_t nodes;
    size_t *first;  /* roads of node i: first[i] .. first[i + 1] - 1 */
    double *length; /* of each road: 1 / weight, finite and above 0 */
    uint32_t *to;
    uint32_t *part;      /* of each node: its connected part, numbered by first node */
    uint32_t *part_size; /* nodes of each part */
    size_t parts;
    size_t tied; /* nodes that have a road */
} ent_roads;

/* All belongs to `arena`. A pair whose length is not finite is no road, nor one that is
 * longer than the way round by a third node: nothing of what is asked of paths changes.
 */
ENT_CHECKED bool ent_roads_make(
    const ent_pairs *pairs, ent_arena *arena, ent_roads *roads, ent_error *err);

#endif
