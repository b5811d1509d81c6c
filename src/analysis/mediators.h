/* mediators.h - who stands with both sides of an enmity.
 *
 *        x
 *      +/ \+         x is a friend of a and of b, who are enemies: it mediates, or is
 * torn a - b
 */
#ifndef ENT_ANALYSIS_MEDIATORS_H
#define ENT_ANALYSIS_MEDIATORS_H

#include "graph/graph.h"

typedef struct {
    uint32_t node;
    uint32_t pairs;         /* of enemies that it is a friend of both of */
    double strength;        /* sum over them of the weakest |tie| of the three */
    const ent_tie *between; /* the enmity in which that is most; equal ones: the first */
    double most;            /* that weakest |tie| */
} ent_mediator;

typedef struct {
    ent_mediator *items; /* of the greatest strength first, then most pairs, then by id */
    size_t count;
} ent_mediators;

/* On the ties of the graph; ties of 0 are left out. Deterministic; all belongs to
 * `arena`, ties to the graph. */
ENT_CHECKED bool ent_mediators_find(
    const ent_graph *graph, ent_arena *arena, ent_mediators *mediators, ent_error *err);

#endif
