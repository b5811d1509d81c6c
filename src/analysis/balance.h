/* balance.h - structural balance: are the enemies of friends enemies?
 *
 * On the ties of the graph (one per pair, ties of 0 left out):
 *
 *   triad    + + +   + - -   + + -   - - -        (Heider 1946; Cartwright & Harary 1956)
 *   strict   yes     yes     no      no
 *   weak     yes     yes     no      yes          (Davis 1967)
 */
#ifndef ENT_ANALYSIS_BALANCE_H
#define ENT_ANALYSIS_BALANCE_H

#include "graph/graph.h"

typedef struct {
    double least, most; /* of the least that two camps must contradict; equal: exact */
    double total;       /* of all ties */
    bool exact;
} ent_frustration;

typedef struct {
    size_t ties, negative;       /* ties that are not 0, those below 0 */
    uint64_t triads[4];          /* three actors tied to each other, by negative ties */
    uint64_t all;                /* their sum */
    uint64_t strict, weak;       /* balanced ones */
    ent_frustration number;      /* ties contradicted: the frustration index */
    ent_frustration weight;      /* the same where each tie counts its |tie| */
    uint8_t *camp;               /* 1 or 2 per node, camps that contradict weight.most;
                                    0: has no tie */
    const ent_tie **frustrating; /* the ties that they contradict, largest first */
    size_t frustrating_count;
} ent_balance;

/* Deterministic. All belongs to `arena`; ties to the graph. */
ENT_CHECKED bool ent_balance_find(
    const ent_graph *graph, ent_arena *arena, ent_balance *balance, ent_error *err);

/* Shares 0..1; 0 where there is nothing to share. */
ENT_API double ent_balance_strict(const ent_balance *balance);
ENT_API double ent_balance_weak(const ent_balance *balance);

/* The edge that speaks for a tie: of its pair and of its sign the heaviest; NULL: none.
 */
ENT_API const ent_edge *ent_tie_edge(const ent_graph *graph, const ent_tie *tie);

#endif
