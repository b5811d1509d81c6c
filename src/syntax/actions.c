/* actions.c - the numbering of transitions. */
#include "syntax/actions.h"

#include <string.h>

void ent_actions_number(ent_actions *actions, const uint8_t *lefts, size_t left_count,
    const uint8_t *rights, size_t right_count)
{
    memset(actions, 0, sizeof *actions);
    memset(actions->left, ENT_ACTION_NONE, sizeof actions->left);
    memset(actions->right, ENT_ACTION_NONE, sizeof actions->right);
    uint32_t next = 2;
    for (size_t i = 0; i < left_count; i++, next++) {
        actions->label[next] = lefts[i];
        actions->left[lefts[i]] = (uint8_t)next;
        if (lefts[i] == ENT_DEP_ROOT) actions->root = next;
    }
    actions->first_right = next;
    for (size_t i = 0; i < right_count; i++, next++) {
        actions->label[next] = rights[i];
        actions->right[rights[i]] = (uint8_t)next;
    }
    actions->count = next;
}
