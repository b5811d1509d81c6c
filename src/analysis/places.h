/* places.h - which ranks replicates leave open, and who cannot be told from whom.
 *
 * Two actors are told apart where one is above the other in 97.5 % of the replicates
 * (half of those in which they are equal): the 95 % interval of their difference has not
 * 0 in it. The range of a rank follows from these comparisons (Mogstad, Romano, Shaikh
 * and Wilhelm 2024, the marginal set), and so do the groups, which are those that
 * statisticians underline (Duncan 1955). */
#ifndef ENT_ANALYSIS_PLACES_H
#define ENT_ANALYSIS_PLACES_H

#include <stdint.h>

#include "base/arena.h"

/* Ranks, the first is 1. */
typedef struct {
    uint32_t from, to;
} ent_ranks;

typedef struct {
    ent_ranks *place;  /* of each item: those that can be its own */
    double *first;     /* of each: share of the replicates in which it is the first */
    ent_ranks *groups; /* of ranks, in order: the actor of the first of them cannot be
                           told from any of the others; none lies inside another */
    size_t group_count;
} ent_standings;

/* `values[i * replicates + r]` of item i; `order`: items, first rank first. All belongs
 * to `arena`. */
ENT_CHECKED bool ent_standings_make(const float *values, size_t items, size_t replicates,
    const uint32_t *order, size_t threads, ent_arena *arena, ent_standings *standings,
    ent_error *err);

#endif
