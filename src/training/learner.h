/* learner.h - weights in training: a perceptron with integer weights and exact averages.
 *
 * The same hashed, overlapping rows as in a model (syntax/weights.h). Updates are whole
 * numbers, so sums do not depend on the machine; the average over all steps (Collins
 * 2002; lazily, as Daume 2006) is taken at the end. */
#ifndef ENT_TRAINING_LEARNER_H
#define ENT_TRAINING_LEARNER_H

#include <stdbool.h>

#include "syntax/weights.h"

typedef struct {
    int32_t *weights;
    int64_t *sums; /* of updates times the step they were made in */
    uint64_t *seen;
    size_t size; /* of weights */
    uint32_t units, seen_bits, classes, padded;
    int64_t step;
} ent_learner;

/* `seen` (2^seen_bits bits) stays the caller's; NULL: every feature counts. False: out of
 * memory. */
bool ent_learner_make(ent_learner *learner, uint32_t classes, uint32_t units,
    uint64_t *seen, uint32_t seen_bits);
void ent_learner_clear(ent_learner *learner);

/* The places of the features that count; returns how many. */
size_t ent_learner_places(
    const ent_learner *learner, const uint32_t *hashes, size_t count, uint32_t *places);

void ent_learner_score(
    const ent_learner *learner, const uint32_t *places, size_t count, int32_t *scores);
void ent_learner_update(ent_learner *learner, const uint32_t *places, size_t count,
    uint32_t class, int32_t by);

/* Adds the averaged weights to `into` (`size` doubles). */
void ent_learner_average(const ent_learner *learner, double *into);

/* Scales `average` so that its largest weight is 127; returns the factor. */
double ent_learner_round(const double *average, size_t size, int8_t *rows);

/* How often features occur, and which are frequent enough. */
typedef struct {
    uint8_t *counts;
    uint32_t bits;
} ent_feature_counts;

bool ent_feature_counts_make(ent_feature_counts *counts, uint32_t bits);
void ent_feature_counts_add(ent_feature_counts *counts, const uint32_t *hashes, size_t n);

/* Bits of the features that occurred at least `cutoff` times; NULL: out of memory. */
uint64_t *ent_feature_counts_seen(
    const ent_feature_counts *counts, uint32_t cutoff, uint32_t seen_bits);
void ent_feature_counts_clear(ent_feature_counts *counts);

#endif
