/* explaining.h - how the verdict tells what it weighs (private). */
#ifndef ENT_RELATIONS_EXPLAINING_H
#define ENT_RELATIONS_EXPLAINING_H

#include "relations/explain.h"
#include "relations/judge.h"

/* A candidate in the verdict's hands, with one of its relations. */
typedef struct {
    const ent_candidate *candidate, *back; /* back: the other way round, of relations that
                                              hold both ways; NULL */
    uint32_t pair, back_pair;              /* that speak loudest; pair_count: none */
    ent_relation relation;
    ent_outcome outcome;
    float confidence, threshold;
    bool claimed;
    ent_claim claim; /* what is printed, if it is claimed: the list of claims moves */
} ent_weighed;

typedef struct ent_explainer ent_explainer;

/* Fills `explanation`; all belongs to `arena`. NULL: out of memory. */
ent_explainer *ent_explainer_new(ent_arena *arena, const ent_frames *frames,
    const ent_judge *judge, const ent_text *text, const ent_mentions *mentions,
    ent_explanation *explanation);

ENT_CHECKED bool ent_explain_add(
    ent_explainer *x, const ent_weighed *weighed, ent_error *err);

/* Puts down what was added since the last sentence. `scene`: NULL where nothing was. */
ENT_CHECKED bool ent_explain_sentence(ent_explainer *x, const ent_scene *scene,
    uint32_t sentence, bool sport, ent_error *err);

/* Puts down what rules alone found. */
ENT_CHECKED bool ent_explain_rules(
    ent_explainer *x, const ent_claims *found, ent_error *err);

/* Marks the claims that are not in `found`, in the end. */
void ent_explain_finish(ent_explanation *explanation, const ent_claims *found);

#endif
