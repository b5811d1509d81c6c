/* oracle.c - costs of arc-eager transitions, and trees made projective. */
#include "training/oracle.h"

/* Does the arc of `word` cross over a word that does not descend from its head? */
static bool crosses(const ent_gold_tree *tree, size_t word)
{
    size_t head = tree->heads[word], root = tree->count + 1;
    size_t low = word < head ? word : head, high = word < head ? head : word;
    for (size_t between = low + 1; between < high; between++) {
        size_t above = between;
        while (above != root && above != head) above = tree->heads[above];
        if (above != head) return true;
    }
    return false;
}

size_t ent_gold_tree_projectivise(ent_gold_tree *tree)
{
    size_t root = tree->count + 1;
    for (size_t lifted = 0;; lifted++) {
        size_t best = 0, shortest = SIZE_MAX;
        for (size_t word = 1; word <= tree->count; word++) {
            size_t head = tree->heads[word];
            if (head == root) continue;
            size_t length = word < head ? head - word : word - head;
            if (length < shortest && crosses(tree, word)) {
                best = word;
                shortest = length;
            }
        }
        if (!best) return lifted;
        tree->heads[best] = tree->heads[tree->heads[best]];
    }
}

/* Words from `front` on whose head is `word`. */
static int children_to_come(const ent_gold_tree *tree, size_t word, size_t front)
{
    int children = 0;
    for (size_t i = front; i <= tree->count; i++) children += tree->heads[i] == word;
    return children;
}

/* Arcs between the front and the words of the stack, from `cell` down. */
static int arcs_with_stack(
    const ent_gold_tree *tree, const ent_cells *cells, uint32_t cell, size_t front)
{
    int arcs = 0;
    for (; cell; cell = cells->cells[cell].below) {
        size_t word = cells->cells[cell].word;
        arcs += tree->heads[word] == front && !cells->cells[cell].attached;
        arcs += front <= tree->count && tree->heads[front] == word;
    }
    return arcs;
}

void ent_oracle_costs(const ent_gold_tree *tree, const ent_cells *cells,
    const ent_state *state, int costs[4])
{
    size_t front = state->next, top = cells->cells[state->top].word;
    unsigned moves = ent_state_moves(cells, state, tree->count);
    for (int move = 0; move < 4; move++) costs[move] = ENT_ORACLE_NEVER;
    if (moves >> ENT_SHIFT & 1)
        costs[ENT_SHIFT] = arcs_with_stack(tree, cells, state->top, front);
    int lost = top ? children_to_come(tree, top, front) : 0;
    if (moves >> ENT_REDUCE & 1) costs[ENT_REDUCE] = lost;
    if (moves >> ENT_LEFT & 1)
        costs[ENT_LEFT] = lost + (tree->heads[top] > front ? 1 : 0);
    if (moves >> ENT_RIGHT & 1) {
        int cost = arcs_with_stack(tree, cells, cells->cells[state->top].below, front);
        cost += tree->heads[front] > front;
        cost += tree->heads[top] == front && !cells->cells[state->top].attached;
        costs[ENT_RIGHT] = cost;
    }
}

uint32_t ent_oracle_arc(const ent_gold_tree *tree, const ent_actions *actions,
    const ent_cells *cells, const ent_state *state, ent_move move)
{
    size_t top = cells->cells[state->top].word, front = state->next;
    if (move == ENT_LEFT && tree->heads[top] == front)
        return actions->left[tree->labels[top]];
    if (move == ENT_RIGHT && front <= tree->count && tree->heads[front] == top)
        return actions->right[tree->labels[front]];
    return ENT_ACTION_NONE;
}

uint32_t ent_oracle_action(const ent_gold_tree *tree, const ent_actions *actions,
    const ent_cells *cells, const ent_state *state)
{
    static const ent_move order[] = { ENT_LEFT, ENT_RIGHT, ENT_REDUCE, ENT_SHIFT };
    int costs[4], least = ENT_ORACLE_NEVER;
    uint32_t best = ENT_SHIFT;
    ent_oracle_costs(tree, cells, state, costs);
    for (int i = 0; i < 4; i++) {
        ent_move move = order[i];
        if (costs[move] == ENT_ORACLE_NEVER) continue;
        bool is_arc = move == ENT_LEFT || move == ENT_RIGHT;
        uint32_t arc = is_arc ? ent_oracle_arc(tree, actions, cells, state, move)
                              : (uint32_t)move;
        int cost = costs[move];
        if (arc == ENT_ACTION_NONE) { /* an arc that is not gold: only if nothing else */
            cost++;
            arc = move == ENT_RIGHT                ? actions->first_right
                  : state->next == tree->count + 1 ? actions->root
                  : actions->root == 2             ? 3
                                                   : 2;
        }
        if (cost < least) {
            least = cost;
            best = arc;
        }
    }
    return best;
}
