/* projection.h - pairs as an igraph graph. */
#ifndef ENT_ANALYSIS_PROJECTION_H
#define ENT_ANALYSIS_PROJECTION_H

#include "analysis/pairs.h"
#include "graph/igraph_compat.h"

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
