/* calibrate.h - from log odds to the share of claims that are right (Platt 1999). */
#ifndef ENT_TRAINING_CALIBRATE_H
#define ENT_TRAINING_CALIBRATE_H

#include <stddef.h>

#include "lexicon/ontology.h"

/* A claim of a text that was held out: every relation of two actors, said once or more.
 */
typedef struct {
    const char *source, *target;
    uint32_t text;
    ent_relation relation;
    float odds; /* the highest of its sentences */
    bool rule;  /* the rules read it */
    bool right, spared;
} ent_held_claim;

float ent_calibrated(float slope, float shift, float odds);

/* Slope and shift per relation, such that 1 / (1 + exp(-(slope * odds + shift))) is the
 * share of right claims: one line for all, shifted per relation as far as its claims
 * speak for it. */
void ent_calibrate(const ent_held_claim *claims, size_t count, float slope[ENT_RELATIONS],
    float shift[ENT_RELATIONS]);

#endif
