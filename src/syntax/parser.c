/* parser.c - greedy search, and what both searches share. */
#include "syntax/parser.h"

#include <stdlib.h>

bool ent_parser_make(ent_parser *parser, size_t longest, size_t width)
{
    size_t cells = ent_cells_needed(longest, width);
    *parser = (ent_parser){ .longest = longest, .width = width };
    parser->cells.cells = malloc(cells * sizeof *parser->cells.cells);
    parser->steps = malloc((2 * longest * width + 1) * sizeof *parser->steps);
    parser->way = malloc(2 * longest);
    parser->stack = malloc((longest + 2) * sizeof *parser->stack);
    if (parser->cells.cells && parser->steps && parser->way && parser->stack) return true;
    ent_parser_clear(parser);
    return false;
}

void ent_parser_clear(ent_parser *parser)
{
    free(parser->cells.cells);
    free(parser->steps);
    free(parser->way);
    free(parser->stack);
    *parser = (ent_parser){ 0 };
}

/* The best action so far, the first of equals. */
typedef struct {
    uint32_t action;
    int32_t score;
} choice;

static void choose(choice *best, const int32_t *scores, uint32_t from, uint32_t to)
{
    int32_t most = INT32_MIN;
    for (uint32_t a = from; a < to; a++) most = scores[a] > most ? scores[a] : most;
    if (most <= best->score) return;
    while (scores[from] != most) from++;
    *best = (choice){ from, most };
}

/* The best of several moves that the state allows; the root has not come yet. */
static uint32_t best_action(
    const ent_actions *actions, const int32_t *scores, unsigned moves)
{
    choice best = { ENT_ACTION_NONE, INT32_MIN };
    if (moves >> ENT_SHIFT & 1) choose(&best, scores, ENT_SHIFT, ENT_SHIFT + 1);
    if (moves >> ENT_REDUCE & 1) choose(&best, scores, ENT_REDUCE, ENT_REDUCE + 1);
    if (moves >> ENT_LEFT & 1) {
        choose(&best, scores, 2, actions->root);
        choose(&best, scores, actions->root + 1, actions->first_right);
    }
    if (moves >> ENT_RIGHT & 1)
        choose(&best, scores, actions->first_right, actions->count);
    return best.action;
}

void ent_parse_greedily(ent_parser *parser, const ent_sight *sight,
    const ent_actions *actions, const ent_scorer *scorer)
{
    int32_t scores[ENT_ACTIONS_MOST];
    size_t count = sight->count, step = 0;
    ent_cells *cells = &parser->cells;
    ent_state state = ent_state_start(cells, count);
    while (!ent_state_done(&state, count)) {
        unsigned moves = ent_state_moves(cells, &state, count);
        bool at_root = state.next == count + 1;
        uint32_t action = moves == 1u << ENT_SHIFT    ? (uint32_t)ENT_SHIFT
                          : moves == 1u << ENT_REDUCE ? (uint32_t)ENT_REDUCE
                          : at_root                   ? actions->root
                                                      : ENT_ACTION_NONE;
        if (action == ENT_ACTION_NONE) {
            scorer->score(scorer->context, sight, cells, &state, scores);
            action = best_action(actions, scores, moves);
        }
        parser->way[step++] = (uint8_t)action;
        state = ent_state_after(
            cells, &state, ent_action_move(actions, action), actions->label[action]);
    }
}

void ent_parser_way(const ent_parser *parser, uint32_t node, uint32_t steps, uint8_t *way)
{
    for (; steps > 0; steps--) {
        way[steps - 1] = parser->steps[node].action;
        node = parser->steps[node].previous;
    }
}

void ent_parser_heads(ent_parser *parser, const ent_actions *actions, size_t count,
    uint16_t *heads, uint8_t *labels)
{
    uint16_t *stack = parser->stack;
    size_t depth = 0, next = 1, root = 0;
    for (size_t i = 0; i < 2 * count; i++) {
        uint32_t action = parser->way[i];
        switch (ent_action_move(actions, action)) {
        case ENT_LEFT:
            depth--;
            heads[stack[depth] - 1] = (uint16_t)next;
            labels[stack[depth] - 1] = actions->label[action];
            break;
        case ENT_RIGHT:
            heads[next - 1] = stack[depth - 1];
            labels[next - 1] = actions->label[action];
            stack[depth++] = (uint16_t)next++;
            break;
        case ENT_SHIFT: stack[depth++] = (uint16_t)next++; break;
        case ENT_REDUCE: depth--; break;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (heads[i] != count + 1) continue;
        heads[i] = (uint16_t)root;
        labels[i] = root ? ENT_DEP_PARATAXIS : ENT_DEP_ROOT;
        if (!root) root = i + 1;
    }
}
