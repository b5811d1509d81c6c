/* oracle.h - which transitions lead to the gold tree. */
#ifndef ENT_TRAINING_ORACLE_H
#define ENT_TRAINING_ORACLE_H

#include "syntax/state.h"

/* A tree to be learnt: heads (count + 1 is the root) and labels of words 1..count, in
 * arrays whose place 0 is not used. */
typedef struct {
    uint16_t *heads;
    uint8_t *labels;
    size_t count;
} ent_gold_tree;

/* Lifts arcs to the head's head, the shortest crossing one first, until none crosses
 * another (Nivre & Nilsson 2005, without encoding). Returns how many it lifted. */
size_t ent_gold_tree_projectivise(ent_gold_tree *tree);

/* How many gold arcs each allowed move makes unreachable (Goldberg & Nivre 2012);
 * `costs[move]` of the others is ENT_ORACLE_NEVER. */
enum { ENT_ORACLE_NEVER = 1 << 20 };
void ent_oracle_costs(const ent_gold_tree *tree, const ent_cells *cells,
    const ent_state *state, int costs[4]);

/* The gold action for `move` where it makes a gold arc; ENT_ACTION_NONE where the arc is
 * not gold or its label has no action. */
uint32_t ent_oracle_arc(const ent_gold_tree *tree, const ent_actions *actions,
    const ent_cells *cells, const ent_state *state, ent_move move);

/* The one action of the static oracle: arcs first, then reduce, then shift. */
uint32_t ent_oracle_action(const ent_gold_tree *tree, const ent_actions *actions,
    const ent_cells *cells, const ent_state *state);

#endif
