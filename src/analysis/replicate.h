/* replicate.h - one replicate of a graph: its pairs, ties and what is measured of them.
 */
#ifndef ENT_ANALYSIS_REPLICATE_H
#define ENT_ANALYSIS_REPLICATE_H

#include "analysis/of_pairs.h"
#include "graph/draws.h"

/* What replicates share. */
typedef struct {
    const ent_graph *graph;
    const ent_draws *draws;
    uint32_t *tie; /* of each edge */
    size_t *edges; /* edge numbers by tie: tie t has edges[first[t]] .. [first[t+1]-1] */
    size_t *first;
    double *stands; /* per tie: how many a tie stands for where it is there */
    uint64_t *sole; /* per tie: the one unit that tells of it; 0: several do */
} ent_replica;

ENT_CHECKED bool ent_replica_make(const ent_graph *graph, const ent_draws *draws,
    ent_arena *arena, ent_replica *replica, ent_error *err);

/* Room for one replicate at a time. */
typedef struct {
    double *all, *positive, *signed_weight; /* of each tie */
    bool *there;                            /* of each tie: an edge is */
    bool *tied;                             /* of each node: in a tie that is not 0 */
    ent_pairs pairs, paths, ties;
    uint32_t *label;             /* of each node: its bloc */
    double *value[ENT_MEASURES]; /* one per node */
    ent_arena scratch;
} ent_replicate;

ENT_CHECKED bool ent_replicate_open(
    const ent_replica *replica, ent_arena *arena, ent_replicate *r, ent_error *err);
void ent_replicate_close(ent_replicate *r); /* its room belongs to the arena */

/* Draws replicate `number`: its pairs and ties, degree and strength. Uses no igraph. */
void ent_replicate_draw(const ent_replica *replica, uint32_t number, ent_replicate *r);

/* Of the replicate that was drawn: the other measures and its blocs. Uses no igraph. */
ENT_CHECKED bool ent_replicate_measure(
    const ent_replica *replica, ent_replicate *r, ent_error *err);

#endif
