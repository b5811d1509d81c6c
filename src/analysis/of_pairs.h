/* of_pairs.h - measures and blocs of pairs, without the graph that they are of: what a
 * replicate of a graph is asked. In ranking.c and blocs.c. */
#ifndef ENT_ANALYSIS_OF_PAIRS_H
#define ENT_ANALYSIS_OF_PAIRS_H

#include "analysis/projection.h"
#include "analysis/ranking.h"

/* Of PageRank. */
#define ENT_DAMPING 0.85

/* Betweenness of `paths`, eigenvector and PageRank of `all`, as a ranking has them: one
 * per node, into `value`. Inside a session. */
ENT_CHECKED bool ent_rank_pairs(ent_igraph_session *session, const ent_pairs *all,
    const ent_pairs *paths, ent_arena *scratch, double *const value[ENT_MEASURES],
    ent_error *err);

/* Shares the nodes of `ties` (none of 0) out by local search from everyone alone: a label
 * for each, numbered from 0 by first node. Uses no igraph, hence threads. */
ENT_CHECKED bool ent_blocs_divide(const ent_pairs *ties, ent_blocs_aim aim,
    ent_arena *scratch, uint32_t *label, ent_error *err);

#endif
