/* consensus.h - which blocs hold when the stories are drawn again.
 *
 * Consensus index (Monti, Tamayo, Mesirov and Golub 2003): how often two are in one bloc,
 * of the replicates in which both have a tie. Adjusted Rand index: Hubert and Arabie
 * 1985.
 */
#ifndef ENT_ANALYSIS_CONSENSUS_H
#define ENT_ANALYSIS_CONSENSUS_H

#include "analysis/blocs.h"
#include "analysis/interval.h"

typedef struct {
    double *firm;      /* per node: mean consensus with the others of its bloc; below 0:
                          it has no bloc */
    uint32_t *other;   /* per node: of the largest other blocs the one that it is with
                          most often; 0: none */
    double *with;      /* per node: mean consensus with that one */
    double *bloc_firm; /* of bloc b at b - 1: mean over its pairs */
    double rand;       /* adjusted Rand index of replicates with the blocs, their mean */
    ent_range rand_range; /* its percentiles */
} ent_consensus;

/* A share of these is firm; below, a member is loose (Hennig 2007 calls clusters of
 * 0.75 and more stable). */
extern const double ent_firm;

typedef struct ent_consensus_counts ent_consensus_counts;

/* All belongs to `arena`; NULL: out of memory. */
ent_consensus_counts *ent_consensus_open(
    const ent_blocs *blocs, size_t replicates, ent_arena *arena);

enum { ENT_CONSENSUS_ALONE = INT32_MAX };

/* `label` of each node in replicate `replicate`: below the number of nodes, or
 * ENT_CONSENSUS_ALONE where it has no tie there. One thread at a time. */
void ent_consensus_add(
    ent_consensus_counts *counts, size_t replicate, const uint32_t *label);

ENT_CHECKED bool ent_consensus_make(ent_consensus_counts *counts, ent_arena *arena,
    ent_consensus *consensus, ent_error *err);

#endif
