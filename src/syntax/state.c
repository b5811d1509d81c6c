/* state.c - transitions over shared cells. */
#include "syntax/state.h"

#include <string.h>

static uint32_t take(ent_cells *cells)
{
    return cells->used++;
}

size_t ent_cells_needed(size_t count, size_t beam)
{
    return count + 3 + 2 * count * beam * 2;
}

ent_state ent_state_start(ent_cells *cells, size_t count)
{
    memset(cells->cells, 0, (count + 2) * sizeof *cells->cells);
    for (size_t i = 1; i <= count + 1; i++) cells->cells[i].word = (uint16_t)i;
    cells->used = (uint32_t)count + 2;
    return (ent_state){ .top = 0, .front = 1, .next = 1 };
}

/* Puts the front on the stack. */
static ent_state push(
    ent_cells *cells, const ent_state *s, uint32_t below, bool attached, uint8_t label)
{
    uint32_t top = take(cells);
    ent_cell *cell = &cells->cells[top];
    *cell = cells->cells[s->front];
    cell->below = below;
    cell->attached = attached;
    cell->label = label;
    uint16_t next = (uint16_t)(s->next + 1);
    return (ent_state){ .top = top, .front = next, .next = next };
}

static ent_state left_arc(ent_cells *cells, const ent_state *s, uint8_t label)
{
    uint32_t front = take(cells);
    ent_cell *cell = &cells->cells[front];
    *cell = cells->cells[s->front];
    cell->left2 = cell->left;
    cell->left2_label = cell->left_label;
    cell->left = cells->cells[s->top].word;
    cell->left_label = label;
    cell->left_labels |= (uint64_t)1 << label;
    if (cell->lefts < UINT8_MAX) cell->lefts++;
    return (
        ent_state){ .top = cells->cells[s->top].below, .front = front, .next = s->next };
}

static ent_state right_arc(ent_cells *cells, const ent_state *s, uint8_t label)
{
    uint32_t head = take(cells);
    ent_cell *cell = &cells->cells[head];
    *cell = cells->cells[s->top];
    cell->right2 = cell->right;
    cell->right2_label = cell->right_label;
    cell->right = s->next;
    cell->right_label = label;
    cell->right_labels |= (uint64_t)1 << label;
    if (cell->rights < UINT8_MAX) cell->rights++;
    return push(cells, s, head, true, label);
}

ent_state ent_state_after(
    ent_cells *cells, const ent_state *s, ent_move move, uint8_t label)
{
    switch (move) {
    case ENT_LEFT: return left_arc(cells, s, label);
    case ENT_RIGHT: return right_arc(cells, s, label);
    case ENT_SHIFT: return push(cells, s, s->top, false, 0);
    case ENT_REDUCE: break;
    }
    return (ent_state){
        .top = cells->cells[s->top].below, .front = s->front, .next = s->next
    };
}
