/* eigenvector.h - eigenvector centrality that is defined for every graph.
 *
 * Bonacich (1972): an actor is as central as its neighbours are together. In a graph of
 * several components the vector belongs to the component of the largest eigenvalue; the
 * others get 0. Where components share that eigenvalue, each is scaled on its own. */
#ifndef ENT_ANALYSIS_EIGENVECTOR_H
#define ENT_ANALYSIS_EIGENVECTOR_H

#include "analysis/projection.h"

/* Fills `value` (one per node): largest 1, none below 0. Inside an igraph session. */
ENT_CHECKED bool ent_eigenvector(ent_igraph_session *session, const ent_pairs *pairs,
    ent_arena *arena, double *value, ent_error *err);

#endif
