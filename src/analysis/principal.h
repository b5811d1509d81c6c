/* principal.h - PageRank and the principal eigenvector of pairs, without igraph: hence
 * in many threads at once. The values are those of a ranking, to many digits. */
#ifndef ENT_ANALYSIS_PRINCIPAL_H
#define ENT_ANALYSIS_PRINCIPAL_H

#include "analysis/projection.h"

/* PageRank, undirected and weighted. On undirected graphs its equation is symmetric once
 * each node is scaled by the root of its strength, and positive definite: conjugate
 * gradients (Hestenes and Stiefel 1952) need some twenty steps. False only when out of
 * memory. */
ENT_CHECKED bool ent_principal_pagerank(
    const ent_pairs *pairs, double damping, ent_arena *scratch, double *value);

/* The eigenvector of the component of the largest eigenvalue, largest entry 1, 0
 * elsewhere; components that share it are each scaled on their own. Lanczos (1950) with
 * all vectors made orthogonal anew. False only when out of memory. */
ENT_CHECKED bool ent_principal_eigenvector(
    const ent_pairs *pairs, ent_arena *scratch, double *value);

#endif
