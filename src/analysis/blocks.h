/* blocks.h - the parts of a graph that share no cycle: its biconnected components.
 *
 *   a - b        d
 *    \ /        / \        blocks {ab, bc, ac}, {cd', ...}; c stands in both
 *     c - - - -    e
 */
#ifndef ENT_ANALYSIS_BLOCKS_H
#define ENT_ANALYSIS_BLOCKS_H

#include "analysis/projection.h"

typedef struct {
    size_t *pairs; /* indices, block by block */
    size_t *first; /* of block i: pairs[first[i]] .. pairs[first[i + 1] - 1] */
    size_t count;
    bool *cuts; /* per node: its loss parts those it joins (articulation point) */
} ent_blocks;

/* Tarjan's (1972) components, by igraph. Inside a session; belongs to `arena`. */
ENT_CHECKED bool ent_blocks_find(
    const ent_pairs *pairs, ent_arena *arena, ent_blocks *blocks, ent_error *err);

#endif
