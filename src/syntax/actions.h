/* actions.h - the parser's transitions as classes of a linear classifier.
 *
 *   0 shift, 1 reduce, then left arcs, then right arcs, one for each label they can have
 */
#ifndef ENT_SYNTAX_ACTIONS_H
#define ENT_SYNTAX_ACTIONS_H

#include <stdint.h>

#include "syntax/dependency.h"

typedef enum { ENT_SHIFT, ENT_REDUCE, ENT_LEFT, ENT_RIGHT } ent_move;

enum { ENT_ACTIONS_MOST = 2 + 2 * ENT_DEP_COUNT, ENT_ACTION_NONE = 255 };

typedef struct {
    uint32_t count;
    uint32_t first_right;            /* left arcs are 2..first_right - 1 */
    uint32_t root;                   /* the left arc labelled root */
    uint8_t label[ENT_ACTIONS_MOST]; /* ent_dep of an arc */
    uint8_t left[ENT_DEP_COUNT];     /* action of a label; ENT_ACTION_NONE */
    uint8_t right[ENT_DEP_COUNT];
} ent_actions;

/* Numbers the actions; `lefts` and `rights` list the labels, root among the lefts. */
void ent_actions_number(ent_actions *actions, const uint8_t *lefts, size_t left_count,
    const uint8_t *rights, size_t right_count);

static inline ent_move ent_action_move(const ent_actions *actions, uint32_t action)
{
    if (action < 2) return (ent_move)action;
    return action < actions->first_right ? ENT_LEFT : ENT_RIGHT;
}

#endif
