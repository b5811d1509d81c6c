/* path.h - paths in the dependency tree of one sentence.
 *
 *   Russia <nsubj- agreed -xcomp> support -obj> Iran
 *   place of "Russia" as seen from "support": <xcomp >nsubj */
#ifndef ENT_RELATIONS_PATH_H
#define ENT_RELATIONS_PATH_H

#include "text/text.h"

/* Positions are tokens of the sentence, from 0. */
#define ENT_NO_TOKEN UINT32_MAX

enum { ENT_LONGEST_PATH = 12 };

typedef struct {
    const ent_token *tokens;
    uint32_t count;
} ent_path_tree;

/* Where one token stands as seen from another. */
typedef struct {
    uint32_t full;   /* hash of the labels up and down, with prepositions */
    uint32_t coarse; /* hash of the last label and whether the way goes up */
    uint32_t length; /* arcs */
    uint32_t word;   /* hash of the preposition of the last arc; 0: none */
    uint8_t up, label;
} ent_path_place;

ent_path_tree ent_path_of(const ent_text *text, const ent_sentence *sentence);

static inline uint32_t ent_path_parent(const ent_path_tree *tree, uint32_t at)
{
    return tree->tokens[at].head ? tree->tokens[at].head - 1u : ENT_NO_TOKEN;
}

/* The token of first..first+count-1 by which the phrase hangs on the rest, seen from
 * `at` inside it. */
uint32_t ent_path_top(
    const ent_path_tree *tree, uint32_t first, uint32_t count, uint32_t at);

/* Tokens on the way from `from` to `to`, both included; `*turn` is the index of the one
 * highest in the tree. Returns how many; 0: over `room`. */
uint32_t ent_path_between(const ent_path_tree *tree, uint32_t from, uint32_t to,
    uint32_t *path, uint32_t room, uint32_t *turn);

/* The first of the list that a token belongs to; itself where it is in none. */
uint32_t ent_path_list(const ent_path_tree *tree, uint32_t at);

/* The preposition (or other case mark) of a token or of the first of its list; NULL. */
const ent_token *ent_path_case(const ent_path_tree *tree, uint32_t at);

/* The place of `to` as seen from `from`. False: further than ENT_LONGEST_PATH. */
bool ent_path_see(
    const ent_path_tree *tree, uint32_t from, uint32_t to, ent_path_place *place);

#endif
