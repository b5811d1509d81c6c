/* ranking.h - who is central: measures of the nodes of a graph. */
#ifndef ENT_ANALYSIS_RANKING_H
#define ENT_ANALYSIS_RANKING_H

#include "analysis/paths.h"

typedef enum {
    ENT_DEGREE,      /* number of other actors tied by an edge of any relation */
    ENT_STRENGTH,    /* sum of the weights of its edges, signs ignored */
    ENT_BETWEENNESS, /* weighted, distance 1/weight, positive layers, normalised to 0..1
                      */
    ENT_EIGENVECTOR, /* weighted, undirected, largest 1 */
    ENT_PAGERANK     /* weighted, undirected projection, damping 0.85, sums to 1 */
} ent_measure;
enum { ENT_MEASURES = ENT_PAGERANK + 1 };
extern const char *const ent_measure_names[ENT_MEASURES]; /* "degree", ... */

typedef struct {
    double *value[ENT_MEASURES]; /* each: one per node, finite, in node order */
    uint32_t *order;             /* nodes by PageRank, strongest first; ties by id */
    size_t count;
    ent_paths paths; /* how betweenness was measured; its values are those above */
} ent_ranking;

/* Paths are exact where the options or the filter say so. All belongs to `arena`.
 * Deterministic for every number of threads. */
ENT_CHECKED bool ent_rank_by(const ent_graph *graph, const ent_path_options *options,
    ent_arena *arena, ent_ranking *ranking, ent_error *err);

/* The same with options {0}. */
ENT_CHECKED bool ent_rank(
    const ent_graph *graph, ent_arena *arena, ent_ranking *ranking, ent_error *err);

#endif
