/* bloc_search.h - local search among the ways to share actors out to blocs.
 *
 * Of a partition it makes the sum over pairs of one bloc
 *
 *     tie(i, j) - friendly(i) friendly(j) + hostile(i) hostile(j)
 *
 * as large as it can: without the two vectors that is correlation clustering (what ties
 * contradict becomes least), with them signed modularity. Single moves; blocs joined;
 * chains of moves between two blocs or out of one (Kernighan and Lin 1970; with joins:
 * Keuper et al. 2015); then a few neighbours are thrown out and all settle anew (iterated
 * local search: Levorato et al. 2017). */
#ifndef ENT_ANALYSIS_BLOC_SEARCH_H
#define ENT_ANALYSIS_BLOC_SEARCH_H

#include "analysis/projection.h"

typedef struct {
    const ent_pairs *ties;
    const double *friendly, *hostile; /* per node; both NULL: no null model */
} ent_bloc_problem;

typedef struct ent_bloc_search ent_bloc_search;

/* Belongs to `arena`; NULL: out of memory. The problem outlives it. */
ent_bloc_search *ent_bloc_search_new(const ent_bloc_problem *problem, ent_arena *arena);

/* Improves `label` (each below the number of nodes). Deterministic, within a number of
 * steps that grows with the nodes. */
void ent_bloc_search_run(ent_bloc_search *search, uint32_t *label);

#endif
