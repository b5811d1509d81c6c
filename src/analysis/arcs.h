/* arcs.h - measures of directions and signs: who acts, who is acted on, how.
 *
 * An undirected edge is one arc each way. Arrays hold 0 per node before; NULL: not asked.
 */
#ifndef ENT_ANALYSIS_ARCS_H
#define ENT_ANALYSIS_ARCS_H

#include "graph/graph.h"
#include "graph/igraph_compat.h"

/* Distinct other actors; scratch is the caller's. */
ENT_CHECKED bool ent_arc_degrees(
    const ent_graph *graph, ent_arena *scratch, double *in, double *out, ent_error *err);

void ent_arc_strengths(
    const ent_graph *graph, double *in, double *out, double *positive, double *negative);

/* Hubs and authorities (Kleinberg 1999) of the arcs' weights, each summing to 1; all 0
 * where nothing has weight. Inside an igraph session. */
ENT_CHECKED bool ent_arc_hits(ent_igraph_session *session, const ent_graph *graph,
    ent_arena *scratch, double *hub, double *authority, ent_error *err);

/* PN centrality (Everett & Borgatti 2014, eq. for undirected ties): the solution x of
 * (I - A / (2n - 2)) x = 1, A = positive ties - 2 x negative ones. 1: an isolate; a
 * single pair of enemies, whose equation has many solutions, gets the smallest, 1/2 each.
 */
ENT_CHECKED bool ent_arc_pn(
    const ent_graph *graph, ent_arena *scratch, double *value, ent_error *err);

/* Share of the directed relations' arcs whose answer is there too; false: no such arc. */
ENT_CHECKED bool ent_arc_reciprocity(const ent_graph *graph, ent_arena *scratch,
    double *share, bool *known, ent_error *err);

#endif
