/* pairs.h - a graph as its measures see it: one undirected edge per pair.
 *
 *   RUS>UKR assault 10, UKR>RUS assault 8, RUS-UKR meeting 1   ->   {RUS,UKR} 19
 */
#ifndef ENT_ANALYSIS_PAIRS_H
#define ENT_ANALYSIS_PAIRS_H

#include "graph/graph.h"

typedef struct {
    uint32_t a, b; /* nodes, a < b */
    double weight; /* ent_project: above 0; blocs: a tie, never 0 */
} ent_pair;

typedef struct {
    ent_pair *items; /* by a, b */
    size_t count;
    size_t nodes; /* all nodes of the graph, tied or not */
} ent_pairs;

typedef enum {
    ENT_LAYERS_ALL,
    ENT_LAYERS_POSITIVE /* edges of sign +1 only */
} ent_layers;

/* Sums the weights of each pair's edges, whatever their direction; pairs of weight 0 are
 * left out. False where a weight is not finite or below 0. */
ENT_CHECKED bool ent_project(const ent_graph *graph, ent_layers layers, ent_arena *arena,
    ent_pairs *pairs, ent_error *err);

/* Those that paths lead along: of positive edges, or of all where the filter says so. */
ENT_CHECKED bool ent_project_paths(
    const ent_graph *graph, ent_arena *arena, ent_pairs *pairs, ent_error *err);

#endif
