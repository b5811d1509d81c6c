/* blocs.h - communities of the signed graph: friends inside, enemies between.
 *
 *   balance      the partition that contradicts the ties least: correlation clustering
 *                (Doreian & Mrvar 1996)
 *   modularity   friends more and enemies less often together than their strengths alone
 *                would have it (Gomez, Jensen & Arenas 2009; Traag & Bruggeman 2009)
 *
 * Which, the graph's filter says. Both by the Leiden algorithm (Traag et al. 2019) from
 * igraph and then by local search (bloc_search.h). */
#ifndef ENT_ANALYSIS_BLOCS_H
#define ENT_ANALYSIS_BLOCS_H

#include "graph/graph.h"

typedef struct {
    uint32_t *bloc; /* one per node: 0 is no bloc (alone), 1.. by size, then first id */
    size_t count;   /* nodes */
    size_t bloc_count;  /* blocs of two or more actors */
    double frustration; /* sum of |tie| that contradict the blocs / sum of |tie|; 0..1 */
    double modularity;  /* signed, of the blocs; -1..1 */
} ent_blocs;

/* Deterministic: fixed seeds, best of several starts. All belongs to `arena`. */
ENT_CHECKED bool ent_blocs_find(
    const ent_graph *graph, ent_arena *arena, ent_blocs *blocs, ent_error *err);

#endif
