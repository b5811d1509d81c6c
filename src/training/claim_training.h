/* claim_training.h - what the learning of claims has in hand (private). */
#ifndef ENT_TRAINING_CLAIM_TRAINING_H
#define ENT_TRAINING_CLAIM_TRAINING_H

#include <string.h>

#include "training/calibrate.h"
#include "training/claim_learner.h"

typedef struct {
    const char *gold_folder, *lessons_folder, *data, *output, *note, *errors;
    const char *without;
    uint32_t folds, threads;
    ent_gold gold;
    ent_lesson_reader reader;
    ent_lexicon *lexicon;
    ent_frames *frames;
    ent_syntax *syntax;
    ent_lessons_list lessons, statuses;
    uint32_t *keys, *status_keys;
    size_t traits, status_traits;
    float *text_weights, *start;
    ent_held_claim *held; /* in order of text */
    size_t held_count, held_room;
    ent_arena arena;
    bool failed;
} ent_claim_training;

/* The part of the cross-validation in which a text is held out. */
static inline uint32_t ent_claim_fold(const ent_claim_training *t, uint32_t text)
{
    const char *id = t->gold.items[text].id;
    return (uint32_t)(ent_hash(id, strlen(id)) % t->folds);
}

/* Fills t->held from the log odds (lessons x relations) of models that did not see them.
 * False: out of memory. */
ENT_CHECKED bool ent_claims_hold(ent_claim_training *t, const float *odds);

/* The threshold at which an F-measure that weighs precision more is highest on all texts
 * held out, chance evened out. */
float ent_claims_threshold(const ent_claim_training *t, const ent_judge_parts *parts);

void ent_claims_print(const ent_claim_training *t, const ent_judge_parts *parts);
void ent_statuses_print(const ent_claim_training *t, const float *odds);

/* Writes what was missed and what was false to t->errors, where that is asked for. */
ENT_CHECKED bool ent_claims_write_errors(
    const ent_claim_training *t, const ent_judge_parts *parts, ent_error *err);

#endif
