/* distances.h - how far each actor is from all others, over all cores. */
#ifndef ENT_ANALYSIS_DISTANCES_H
#define ENT_ANALYSIS_DISTANCES_H

#include "analysis/projection.h"

/* Fills what is asked (NULL: not asked), one per node; a pair's length is 1/weight, r the
 * number of others that can be reached, s the sum of their distances:
 *   closeness  r/s x r/(n-1)                 (Wasserman & Faust 1994, eq. 5.22)
 *   harmonic   sum of 1/distance / (n-1)     (Rochat 2009; Boldi & Vigna 2014)
 * Dijkstra from every node; uses no igraph, hence threads. */
ENT_CHECKED bool ent_distances(const ent_pairs *pairs, size_t threads, double *closeness,
    double *harmonic, ent_error *err);

#endif
