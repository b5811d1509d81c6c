/* projection.h - a graph as its measures see it: one undirected edge per pair.
 *
 *   RUS>UKR assault 10, UKR>RUS assault 8, RUS-UKR meeting 1   ->   {RUS,UKR} 19
 */
#ifndef ENT_ANALYSIS_PROJECTION_H
#define ENT_ANALYSIS_PROJECTION_H

#include "graph/graph.h"
#include "graph/igraph_compat.h"

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

/* The pairs as an igraph graph with a number per edge: its weight. Inside an igraph
 * session; ent_net_close in every case. */
typedef struct {
    igraph_t graph;
    igraph_vector_t weights;
    bool has_graph, has_weights;
} ent_net; /* {0} is closed */

ENT_CHECKED bool ent_net_open(const ent_pairs *pairs, ent_net *net, ent_error *err);
void ent_net_close(ent_net *net);

#endif
