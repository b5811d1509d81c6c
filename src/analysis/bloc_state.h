/* bloc_state.h - what moves, joins and chains of a search share. */
#ifndef ENT_ANALYSIS_BLOC_STATE_H
#define ENT_ANALYSIS_BLOC_STATE_H

#include "analysis/bloc_search.h"

typedef struct {
    uint32_t to;
    double pull;
} ent_bloc_neighbour;

typedef struct {
    uint32_t a, b; /* labels, a < b */
    double gain;
} ent_bloc_joint;

typedef struct {
    uint32_t node, from;
} ent_bloc_change;

struct ent_bloc_search {
    const ent_bloc_problem *problem;
    size_t nodes, ties;
    double least; /* gains below it are rounding */
    size_t *first;
    ent_bloc_neighbour
        *items;        /* of node i: first[i] .. first[i + 1] - 1, friends first */
    uint32_t *friends; /* how many of them are friends */

    uint32_t *label;            /* of each node */
    uint32_t *size;             /* of each label */
    double *friendly, *hostile; /* sums of each label */
    uint32_t empty;             /* where to look for a label without members */

    double *link;      /* what ties the present node to each label */
    uint32_t *touched; /* labels to which it may be tied */
    bool *is_touched;

    uint32_t *queue; /* nodes that have to look again, round from `head` */
    bool *is_queued;
    size_t head, waiting;
    size_t visits; /* of neighbours, so far */
    bool is_kicked;
    ent_bloc_change *changes; /* since the kick */
    size_t change_count, change_room;
    uint64_t random;

    ent_bloc_joint *joints;
    uint32_t *member, *start; /* members, label by label */
    double *drift;            /* what a node's ties gain where it changes sides */
    uint8_t *side;            /* 0: not in the chain, 1 or 2; | 4: has moved */
    uint32_t *order;          /* of the moves; of labels: what they have become */
    size_t steps;             /* of chains, left */
};

static inline double ent_bloc_friendly(const ent_bloc_search *s, size_t node)
{
    return s->problem->friendly ? s->problem->friendly[node] : 0;
}

static inline double ent_bloc_hostile(const ent_bloc_search *s, size_t node)
{
    return s->problem->hostile ? s->problem->hostile[node] : 0;
}

/* Node into (way 1) or out of (way -1) the sums of a label. */
void ent_bloc_enter(ent_bloc_search *s, uint32_t node, uint32_t label, int way);

/* A label without members; there is one wherever two nodes share a label. */
uint32_t ent_bloc_empty(ent_bloc_search *s);

/* Sums anew of the labels as they are. */
void ent_bloc_count(ent_bloc_search *s);

/* Joins labels while that gains; whether any was joined. */
bool ent_bloc_join(ent_bloc_search *s);

/* Chains of each bloc against nobody, then of each two with a friendly tie between them.
 * Whether any gained. */
bool ent_bloc_chain(ent_bloc_search *s);

#endif
