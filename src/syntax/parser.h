/* parser.h - from a tagged sentence to heads and labels: greedily, or with a beam.
 *
 * Scores are integers, in training and in running alike, so that results are the same on
 * every machine. */
#ifndef ENT_SYNTAX_PARSER_H
#define ENT_SYNTAX_PARSER_H

#include "syntax/features.h"

enum { ENT_BEAM_WIDEST = 64 };

/* Scores the actions of a state: `scores` has actions->count places. */
typedef struct {
    void (*score)(void *context, const ent_sight *sight, const ent_cells *cells,
        const ent_state *state, int32_t *scores);
    void *context;
} ent_scorer;

/* The action that was taken from an earlier node; a way is read backwards. */
typedef struct {
    uint32_t previous;
    uint8_t action;
} ent_step;

/* Working memory for sentences of up to `longest` words with up to `width` states. */
typedef struct {
    ent_cells cells;
    ent_step *steps;
    uint8_t *way; /* actions of the last sentence, 2 * its words */
    uint16_t *stack;
    size_t longest, width;
} ent_parser;

ENT_CHECKED bool ent_parser_make(ent_parser *parser, size_t longest, size_t width);
void ent_parser_clear(ent_parser *parser);

/* Is this action among the allowed `moves` (ent_state_moves), given what comes next? */
static inline bool ent_action_allowed(
    const ent_actions *actions, uint32_t action, unsigned moves, bool at_root)
{
    ent_move move = ent_action_move(actions, action);
    return (moves >> move & 1)
           && (move != ENT_LEFT || (action == actions->root) == at_root);
}

/* Best allowed action of each step; fills parser->way. */
void ent_parse_greedily(ent_parser *parser, const ent_sight *sight,
    const ent_actions *actions, const ent_scorer *scorer);

/* For training: how far a beam strayed from the gold way (Huang et al. 2012). */
typedef struct {
    const uint8_t *gold;   /* 2 * words actions */
    const int64_t *scores; /* of the gold way's first 0.. steps */
    int64_t worst;         /* out: best wrong prefix less the gold one, at its largest */
    uint32_t steps;        /* out: length of that prefix; 0: the beam never strayed */
    uint32_t node;         /* out: its last node */
} ent_violation;

/* Keeps `width` states at most, none more than `gap` below the best (0: no limit). Fills
 * parser->way; `violation` may be NULL. */
void ent_parse_beam(ent_parser *parser, const ent_sight *sight,
    const ent_actions *actions, const ent_scorer *scorer, size_t width, int64_t gap,
    ent_violation *violation);

/* The actions that lead to `node`, `steps` of them, into `way`. */
void ent_parser_way(
    const ent_parser *parser, uint32_t node, uint32_t steps, uint8_t *way);

/* Heads and labels (arrays of `count`, of words 1..) that parser->way makes. Exactly one
 * word becomes the root; others without a head hang on it as parataxis. */
void ent_parser_heads(ent_parser *parser, const ent_actions *actions, size_t count,
    uint16_t *heads, uint8_t *labels);

#endif
