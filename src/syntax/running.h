/* running.h - scores with the int8 weights of a model, keeping what states share. */
#ifndef ENT_SYNTAX_RUNNING_H
#define ENT_SYNTAX_RUNNING_H

#include "syntax/model.h"
#include "syntax/parser.h"

typedef struct ent_running_caches ent_running_caches;

typedef struct {
    const ent_syntax *syntax;
    const ent_weights *weights; /* of the parser that runs */
    ent_running_caches *caches;
} ent_running;

ENT_CHECKED bool ent_running_make(ent_running *running);
void ent_running_clear(ent_running *running);

/* Joint tags of the words 1..count, tags[0] of word 1; `seconds` gets the next best ones
 * where they are closer than syntax->doubt, else ENT_TAG_NONE. */
void ent_running_tags(ent_running *running, const ent_syntax *syntax,
    const ent_atom *atoms, size_t count, uint8_t *tags, uint8_t *seconds);

/* Begins a sentence. */
void ent_running_start(
    ent_running *running, const ent_syntax *syntax, const ent_weights *weights);

/* Scorers (parser.h); `context` is an ent_running. The second one keeps more. */
void ent_running_score(void *context, const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, int32_t *scores);
void ent_running_score_beam(void *context, const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, int32_t *scores);

#endif
