/* verdict.h - what the rules read and what the model makes likely, weighed together
 * (private). */
#ifndef ENT_RELATIONS_VERDICT_H
#define ENT_RELATIONS_VERDICT_H

#include "relations/judge.h"

/* The likeliest of what every two actors of a sentence can be said to do, `rules` among
 * it, with calibrated confidence; in order of sentence. `played`: see
 * ent_sport_sentences. `explanation`: filled; may be NULL. */
ENT_CHECKED bool ent_verdict_find(ent_arena *arena, const ent_frames *frames,
    const ent_judge *judge, const ent_text *text, const ent_mentions *mentions,
    const ent_claims *rules, const bool *played, ent_explanation *explanation,
    ent_claims *found, ent_error *err);

#endif
