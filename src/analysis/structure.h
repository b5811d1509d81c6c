/* structure.h - who is tied to whom, whatever the weight: cores, triangles, cut points.
 */
#ifndef ENT_ANALYSIS_STRUCTURE_H
#define ENT_ANALYSIS_STRUCTURE_H

#include "analysis/projection.h"

/* The pairs that any edge joins, as degree counts them; weights are 1. */
ENT_CHECKED bool ent_structure_ties(
    const ent_graph *graph, ent_arena *arena, ent_pairs *ties, ent_error *err);

/* Inside an igraph session; `value` has room for all nodes. */
ENT_CHECKED bool ent_structure_coreness(
    const ent_pairs *ties, double *value, ent_error *err);
ENT_CHECKED bool ent_structure_constraint(
    const ent_pairs *pairs, double *value, ent_error *err);
ENT_CHECKED bool ent_structure_clustering(
    const ent_pairs *ties, double *value, ent_error *err);
ENT_CHECKED bool ent_structure_articulation(
    const ent_pairs *ties, ent_arena *scratch, double *value, ent_error *err);

/* Of each node; NULL: out of memory. */
double *ent_structure_degrees(const ent_pairs *ties, ent_arena *arena);

#endif
