/* merge.h - bound events become edges: duplicates merged, weights and signs summed. */
#ifndef ENT_GRAPH_MERGE_H
#define ENT_GRAPH_MERGE_H

#include "graph/weigh.h"

typedef struct {
    ent_edge edge;
    ent_nano weight;    /* what edge.weight says */
    uint32_t undated;   /* of edge.count */
    size_t first, next; /* its bound events, duplicates included: first .. next-1 */
} ent_draft;

typedef struct {
    ent_draft *items; /* by source, target, relation */
    size_t count;
} ent_drafts;

/* All belongs to `arena`. ENT_LIMIT where sums would overflow. */
ENT_CHECKED bool ent_merge(const ent_bounds *bounds, const ent_scale *scale,
    ent_arena *arena, ent_drafts *drafts, ent_error *err);

#endif
