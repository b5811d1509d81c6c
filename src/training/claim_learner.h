/* claim_learner.h - logistic regression, one class against the rest, over lessons of
 * several views of which the one that speaks loudest counts.
 *
 * Stochastic gradient with steps by AdaGrad (Duchi et al. 2011), weights averaged over
 * the later epochs (Polyak & Juditsky 1992). One thread, numbers in a fixed order. */
#ifndef ENT_TRAINING_CLAIM_LEARNER_H
#define ENT_TRAINING_CLAIM_LEARNER_H

#include "training/claim_lessons.h"

typedef struct {
    uint32_t classes, epochs;
    uint32_t averaged;  /* of the last epochs */
    float rate, scale;  /* of a step; of log odds per unit of weight */
    uint32_t orders;    /* of the lessons: the mean of so many learners; 0: one */
    uint32_t blind;     /* how many of 1000 times a lesson is learnt without the rules */
    float follower;     /* weight of a lesson that follows another */
    const float *start; /* traits x classes: before the first lesson */
} ent_claim_learning;

/* Whether a text is learnt from. */
typedef bool ent_text_taken(const void *context, uint32_t text);

/* Learns from the lessons of the texts that `taken` (NULL: all) takes; `weights`
 * (`traits` x classes, in units of log odds) are filled. `text_weights` is by text; NULL:
 * all 1. False: out of memory. */
ENT_CHECKED bool ent_claim_learn(const ent_claim_learning *learning,
    const ent_lessons_list *lessons, size_t traits, const float *text_weights,
    ent_text_taken *taken, const void *context, float *weights);

/* Log odds of each class, and with `best` (NULL: not asked) the view of each. */
void ent_claim_odds(const ent_lesson *lesson, const float *weights, uint32_t classes,
    float *odds, uint32_t *best);

#endif
