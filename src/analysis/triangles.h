/* triangles.h - every three nodes that are tied to each other, once. */
#ifndef ENT_ANALYSIS_TRIANGLES_H
#define ENT_ANALYSIS_TRIANGLES_H

#include "analysis/projection.h"

/* The three pairs of a triangle, as indices into the pairs. */
typedef void ent_triangle_visit(void *context, const size_t pair[3]);

/* Visits all triangles in an order that the pairs alone decide. Each pair is there once.
 * Every pair is led to its end of more neighbours, so that hubs cost no squares: time
 * grows as pairs^1.5 (Latapy 2008). */
ENT_CHECKED bool ent_triangles(
    const ent_pairs *pairs, ent_triangle_visit *visit, void *context, ent_error *err);

#endif
