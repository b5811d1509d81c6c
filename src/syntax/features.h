/* features.h - what the parser sees of a configuration (templates after Zhang & Nivre
 * 2011, with label sets and second children).
 *
 * Two parts, so that a beam computes the first once for states that share it:
 *   fixed    words and tags around s2 s1 s0 (stack, s0 on top) and b0 b1 b2 (next words)
 *   moving   the arcs they have so far */
#ifndef ENT_SYNTAX_FEATURES_H
#define ENT_SYNTAX_FEATURES_H

#include "syntax/atoms.h"
#include "syntax/state.h"

/* A sentence for the parser: arrays over 0 (nothing), words 1..count, root, and two
 * edges more. */
typedef struct {
    uint32_t word[ENT_SYNTAX_LONGEST + 4];
    uint32_t tag[ENT_SYNTAX_LONGEST + 4];
    uint32_t both[ENT_SYNTAX_LONGEST + 4];    /* word and tag */
    uint32_t second[ENT_SYNTAX_LONGEST + 4];  /* the tag that nearly was, if any */
    uint32_t cluster[ENT_SYNTAX_LONGEST + 4]; /* of the word */
    size_t count;
} ent_sight;

enum { ENT_FEATURES_MOST = 200 };

/* `tags` are joint tags of the words 1..count of `atoms` (tags[0] of word 1), `seconds`
 * those that came close, or ENT_TAG_NONE. */
void ent_sight_fill(ent_sight *sight, const ent_atom *atoms, size_t count,
    const uint8_t *tags, const uint8_t *seconds);

/* Words that the fixed part depends on. */
typedef struct {
    uint16_t s2, s1, s0, b0;
} ent_kernel;

ent_kernel ent_state_kernel(const ent_cells *cells, const ent_state *state);

/* Append hashes to `out`; how many. All numbers of both parts differ. */
size_t ent_features_front(const ent_sight *sight, size_t b0, uint32_t *out);
size_t ent_features_top(const ent_sight *sight, size_t s0, uint32_t *out);
size_t ent_features_pair(const ent_sight *sight, size_t s0, size_t b0, uint32_t *out);
size_t ent_features_deep(const ent_sight *sight, ent_kernel kernel, uint32_t *out);
size_t ent_features_moving(const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, uint32_t *out);

/* All of them at once. */
size_t ent_features_all(const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, uint32_t *out);

#endif
