/* state.h - a configuration of the arc-eager parser that shares what it can.
 *
 *   stack: top -> below -> below -> 0          front: the next word, with its left
 * children
 *
 * A transition changes only the top of the stack and the front; so the stack is a chain
 * of cells that are never changed, and a configuration is three numbers. Words
 * are 1..count, the root count + 1 stands at the end. */
#ifndef ENT_SYNTAX_STATE_H
#define ENT_SYNTAX_STATE_H

#include <stdbool.h>

#include "syntax/actions.h"

/* A word with the arcs that it has so far. Cell 0 is the bottom of the stack. */
typedef struct {
    uint64_t left_labels, right_labels; /* sets of ent_dep */
    uint32_t below;                     /* a cell */
    uint16_t word;
    uint16_t left, left2, right, right2; /* outermost children and the ones before */
    uint8_t left_label, left2_label, right_label, right2_label;
    uint8_t lefts, rights; /* how many children */
    uint8_t label;         /* of the arc from the cell below */
    bool attached;         /* has that arc */
} ent_cell;

typedef struct {
    ent_cell *cells; /* 0, then the bare words 1..count + 1, then what parsing makes */
    uint32_t used;
} ent_cells;

typedef struct {
    uint32_t top, front; /* cells; front is outside the stack */
    uint16_t next;       /* the front's word; count + 1: the root */
} ent_state;

/* Cells that parsing `count` words with `beam` states may take. */
size_t ent_cells_needed(size_t count, size_t beam);

/* Resets the cells for a sentence and returns its first state. */
ent_state ent_state_start(ent_cells *cells, size_t count);

static inline bool ent_state_done(const ent_state *s, size_t count)
{
    return s->next == count + 1 && !s->top;
}

/* Which moves are allowed: bit 1 << move. */
static inline unsigned ent_state_moves(
    const ent_cells *cells, const ent_state *s, size_t count)
{
    unsigned moves = s->next <= count ? 1u << ENT_SHIFT : 0;
    if (!s->top) return moves;
    if (cells->cells[s->top].attached)
        moves |= 1u << ENT_REDUCE;
    else
        moves |= 1u << ENT_LEFT;
    return s->next <= count ? moves | 1u << ENT_RIGHT : moves;
}

/* The state after an allowed move; `label` for arcs. */
ent_state ent_state_after(
    ent_cells *cells, const ent_state *s, ent_move move, uint8_t label);

#endif
