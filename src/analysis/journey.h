/* journey.h - from one node to all that it reaches, by every shortest way.
 *
 * Brandes (2001): Dijkstra's (1959) search counts the shortest ways to each node, then
 * hands the dependencies of the source back along them.
 *
 * Ways whose lengths differ by less than 1e-10 of themselves are equal: sums of a hundred
 * thousand rounded lengths are still nearer, what any weight tells is coarser. A way is
 * counted only before its end is settled, so that lengths of 1e10 times each other lead
 * to no circles. Numbers of ways may be of any size. */
#ifndef ENT_ANALYSIS_JOURNEY_H
#define ENT_ANALYSIS_JOURNEY_H

#include "analysis/roads.h"

/* What is known of a node. */
typedef struct {
    double distance;   /* from the source; infinite: not reached */
    double ways;       /* shortest ones: ways x 2^doublings */
    double dependency; /* sum over targets of the share of ways that lead through it */
    int32_t doublings;
    uint32_t doors; /* nodes just before it on shortest ways */
    uint32_t door;  /* the first of them */
} ent_stop;

typedef struct {
    double distance;
    uint32_t node;
} ent_open_node;

/* One thread, one journey at a time. */
typedef struct {
    const ent_roads *roads;
    ent_stop *stops;   /* of each node */
    uint32_t *reached; /* nodes by distance, the source first */
    size_t reached_count;
    double *ceiling;     /* of each node: what is longer is no way to it */
    uint32_t *place;     /* of each node in the heap + 1; 0: not in it */
    uint32_t *doors;     /* beyond each node's first, at its roads' places */
    ent_open_node *heap; /* four children each */
    size_t open;         /* in the heap */
} ent_journey;

/* Room for journeys on `roads`; NULL-free and false only where memory is out. All belongs
 * to `arena`. */
ENT_CHECKED bool ent_journey_prepare(
    const ent_roads *roads, ent_arena *arena, ent_journey *journey);

/* Distances and ways from `source`; the former journey is forgotten. */
void ent_journey_make(ent_journey *journey, uint32_t source);

/* Dependencies of the source of the last journey; its own is of no meaning. */
void ent_journey_depend(ent_journey *journey);

#endif
