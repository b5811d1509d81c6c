/* ties.h - the signed projection as numbers that are compared exactly. */
#ifndef ENT_ANALYSIS_TIES_H
#define ENT_ANALYSIS_TIES_H

#include "analysis/projection.h"

/* Billionths, as the graph sums them. */
typedef int64_t ent_ties_nano;

/* |tie| of a pair. */
ent_ties_nano ent_tie_size(const ent_pair *tie);

/* The graph's ties, in its order; those of 0 tell nothing and are left out. ENT_MALFORMED
 * where their sum is not finite. Items belong to `arena`. */
ENT_CHECKED bool ent_ties_read(
    const ent_graph *graph, ent_arena *arena, ent_pairs *ties, ent_error *err);

#endif
