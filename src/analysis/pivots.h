/* pivots.h - from which nodes paths are measured: all, or some for all.
 *
 * Brandes & Pich (2007) found nodes drawn at random better than any that are chosen; here
 * chance is the hash of the id, so that a graph has the same pivots every time, and an
 * actor more or less changes few of them. */
#ifndef ENT_ANALYSIS_PIVOTS_H
#define ENT_ANALYSIS_PIVOTS_H

#include "analysis/roads.h"

enum {
    ENT_PIVOTS_ALL_UP_TO = 2000, /* tied nodes: no need to draw */
    ENT_PIVOTS_FEWEST = 512      /* of a part, or all its nodes */
};

typedef struct {
    uint32_t *nodes; /* ascending */
    size_t count;
    bool *is_pivot;    /* of each node */
    uint32_t *of_part; /* how many of each part of the roads */
    bool all;          /* every tied node is one */
} ent_pivots;

/* As many as about two seconds allow, shared by the parts by their size; nodes without a
 * road are none. `wanted`: so many of each part instead, or all of it; 0: not said.
 * `graph` has the ids; NULL: the nodes' numbers decide. All belongs to `arena`. */
ENT_CHECKED bool ent_pivots_choose(const ent_roads *roads, const ent_graph *graph,
    size_t wanted, ent_arena *arena, ent_pivots *pivots, ent_error *err);

#endif
