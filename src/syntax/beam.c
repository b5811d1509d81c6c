/* beam.c - beam search over transitions; states with equal futures are merged, as only
 * the better one can win. */

#include "syntax/parser.h"

/* A state of the beam, with the node that led to it. */
typedef struct {
    int64_t score;
    ent_state state;
    uint32_t node;
    bool gold;
} item;

typedef struct {
    int64_t score;
    uint16_t parent;
    uint8_t action;
} candidate;

typedef struct {
    ent_parser *parser;
    const ent_sight *sight;
    const ent_actions *actions;
    size_t width;
    int64_t gap;
    item items[2][ENT_BEAM_WIDEST];
    size_t count;
    int now; /* which of the two */
    candidate candidates[ENT_BEAM_WIDEST];
    size_t candidate_count;
    uint32_t nodes;
} beam;

/* Keeps the candidates sorted, best first; of equal scores the one that came first. */
static void offer(beam *b, int64_t score, size_t parent, uint32_t action)
{
    size_t most = b->width, at = b->candidate_count;
    if (at == most) {
        if (score <= b->candidates[at - 1].score) return;
        at--;
    } else
        b->candidate_count++;
    for (; at > 0 && b->candidates[at - 1].score < score; at--)
        b->candidates[at] = b->candidates[at - 1];
    b->candidates[at] = (candidate){ score, (uint16_t)parent, (uint8_t)action };
}

static void offer_range(
    beam *b, size_t parent, const int32_t *scores, uint32_t from, uint32_t to)
{
    int64_t base = b->items[b->now][parent].score;
    for (uint32_t a = from; a < to; a++) {
        int64_t score = base + scores[a];
        if (b->candidate_count == b->width
            && score <= b->candidates[b->candidate_count - 1].score)
            continue;
        if (a != b->actions->root) offer(b, score, parent, a);
    }
}

static void offer_all(beam *b, size_t parent, const int32_t *scores)
{
    const ent_actions *actions = b->actions;
    const item *from = &b->items[b->now][parent];
    unsigned moves = ent_state_moves(&b->parser->cells, &from->state, b->sight->count);
    bool at_root = from->state.next == b->sight->count + 1;
    if (moves >> ENT_SHIFT & 1)
        offer(b, from->score + scores[ENT_SHIFT], parent, ENT_SHIFT);
    if (moves >> ENT_REDUCE & 1)
        offer(b, from->score + scores[ENT_REDUCE], parent, ENT_REDUCE);
    if (moves >> ENT_LEFT & 1) {
        if (at_root)
            offer(b, from->score + scores[actions->root], parent, actions->root);
        else
            offer_range(b, parent, scores, 2, actions->first_right);
    }
    if (moves >> ENT_RIGHT & 1)
        offer_range(b, parent, scores, actions->first_right, actions->count);
}

/* The best candidates become the next beam. `gold`: the gold action, or none. */
static void advance(beam *b, uint32_t gold)
{
    const item *old = b->items[b->now];
    item *new = b->items[!b->now];
    ent_parser *parser = b->parser;
    size_t count = 0;
    for (size_t i = 0; i < b->candidate_count; i++) {
        const candidate *c = &b->candidates[i];
        const item *from = &old[c->parent];
        if (b->gap && c->score < b->candidates[0].score - b->gap) break;
        parser->steps[b->nodes] = (ent_step){ from->node, c->action };
        new[count++] = (item){ .score = c->score,
            .state = ent_state_after(&parser->cells, &from->state,
                ent_action_move(b->actions, c->action), b->actions->label[c->action]),
            .node = b->nodes++,
            .gold = from->gold && c->action == gold };
    }
    b->now = !b->now;
    b->count = count;
}

static void watch(const beam *b, uint32_t step, ent_violation *violation)
{
    const item *best = &b->items[b->now][0];
    int64_t worst = best->score - violation->scores[step + 1];
    if (best->gold || (violation->steps && worst <= violation->worst)) return;
    violation->worst = worst;
    violation->steps = step + 1;
    violation->node = best->node;
}

void ent_parse_beam(ent_parser *parser, const ent_sight *sight,
    const ent_actions *actions, const ent_scorer *scorer, size_t width, int64_t gap,
    ent_violation *violation)
{
    int32_t scores[ENT_ACTIONS_MOST];
    beam b = { .parser = parser,
        .sight = sight,
        .actions = actions,
        .width = width,
        .gap = gap,
        .count = 1,
        .nodes = 1 };
    b.items[0][0] = (item){ .state = ent_state_start(&parser->cells, sight->count),
        .gold = true };
    parser->steps[0] = (ent_step){ 0, 0 };
    if (violation) violation->steps = 0;
    uint32_t steps = (uint32_t)(2 * sight->count);
    for (uint32_t step = 0; step < steps; step++) {
        b.candidate_count = 0;
        for (size_t i = 0; i < b.count; i++) {
            scorer->score(
                scorer->context, sight, &parser->cells, &b.items[b.now][i].state, scores);
            offer_all(&b, i, scores);
        }
        advance(&b, violation ? violation->gold[step] : ENT_ACTION_NONE);
        if (violation) watch(&b, step, violation);
    }
    ent_parser_way(parser, b.items[b.now][0].node, steps, parser->way);
}
