/* shape.h - the whole graph in six numbers. */
#ifndef ENT_ANALYSIS_SHAPE_H
#define ENT_ANALYSIS_SHAPE_H

#include "graph/graph.h"

/* Of the whole graph, all pairs that any edge joins. */
typedef struct {
    double density;             /* of all pairs of actors; 0 below two */
    size_t components, largest; /* connected parts; actors of the largest */
    bool *apart;            /* of each node: it is in a smaller one than the largest */
    double transitivity;    /* triangles x 3 / paths of two (0 where none) */
    double reciprocity;     /* of directed relations; see arcs.h */
    double assortativity;   /* of degree (Newman 2002), -1..1 */
    bool has_reciprocity;   /* false: no directed relation */
    bool has_assortativity; /* false: all degrees at ties' ends are equal */
} ent_shape;

/* `apart` belongs to `arena`. */
ENT_CHECKED bool ent_shape_of(
    const ent_graph *graph, ent_arena *arena, ent_shape *shape, ent_error *err);

#endif
