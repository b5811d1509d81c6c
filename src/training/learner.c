/* learner.c - integer perceptron over overlapping rows. */
#include "training/learner.h"

#include <math.h>
#include <stdlib.h>

bool ent_learner_make(ent_learner *learner, uint32_t classes, uint32_t units,
    uint64_t *seen, uint32_t seen_bits)
{
    *learner = (ent_learner){ .classes = classes,
        .padded = (classes + ENT_WEIGHTS_BLOCK - 1) / ENT_WEIGHTS_BLOCK
                  * ENT_WEIGHTS_BLOCK,
        .units = units,
        .seen = seen,
        .seen_bits = seen_bits };
    learner->size = (size_t)units * ENT_WEIGHTS_UNIT + learner->padded;
    learner->weights = calloc(learner->size, sizeof *learner->weights);
    learner->sums = calloc(learner->size, sizeof *learner->sums);
    if (learner->weights && learner->sums) return true;
    ent_learner_clear(learner);
    return false;
}

void ent_learner_clear(ent_learner *learner)
{
    free(learner->weights);
    free(learner->sums);
    *learner = (ent_learner){ 0 };
}

size_t ent_learner_places(
    const ent_learner *learner, const uint32_t *hashes, size_t count, uint32_t *places)
{
    ent_weights place = { .units = learner->units };
    uint32_t shift = 32 - learner->seen_bits;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t bit = hashes[i] >> shift;
        places[found] = ent_weights_place(&place, hashes[i]);
        found += learner->seen ? learner->seen[bit >> 6] >> (bit & 63) & 1 : 1;
    }
    for (size_t i = 0; i < found; i++)
        for (uint32_t k = 0; k < learner->padded; k += 16)
            __builtin_prefetch(learner->weights + places[i] + k);
    return found;
}

void ent_learner_score(
    const ent_learner *learner, const uint32_t *places, size_t count, int32_t *scores)
{
    enum { BLOCK = ENT_WEIGHTS_BLOCK };
    for (uint32_t from = 0; from < learner->padded; from += BLOCK) {
        int32_t block[BLOCK] = { 0 };
        for (size_t i = 0; i < count; i++) {
            const int32_t *row = learner->weights + places[i] + from;
            for (int k = 0; k < BLOCK; k++) block[k] += row[k];
        }
        for (uint32_t k = 0; k < BLOCK; k++) scores[from + k] = block[k];
    }
}

void ent_learner_update(ent_learner *learner, const uint32_t *places, size_t count,
    uint32_t class, int32_t by)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)places[i] + class;
        learner->weights[at] += by;
        learner->sums[at] += by * learner->step;
    }
}

void ent_learner_average(const ent_learner *learner, double *into)
{
    double steps = (double)(learner->step ? learner->step : 1);
    for (size_t i = 0; i < learner->size; i++)
        into[i] += learner->weights[i] - (double)learner->sums[i] / steps;
}

double ent_learner_round(const double *average, size_t size, int8_t *rows)
{
    double largest = 0;
    for (size_t i = 0; i < size; i++) largest = fmax(largest, fabs(average[i]));
    double factor = largest > 0 ? 127 / largest : 1;
    for (size_t i = 0; i < size; i++) rows[i] = (int8_t)lround(average[i] * factor);
    return factor;
}

bool ent_feature_counts_make(ent_feature_counts *counts, uint32_t bits)
{
    counts->bits = bits;
    counts->counts = calloc((size_t)1 << bits, 1);
    return counts->counts != NULL;
}

void ent_feature_counts_add(ent_feature_counts *counts, const uint32_t *hashes, size_t n)
{
    uint32_t shift = 32 - counts->bits;
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&counts->counts[hashes[i] >> shift], 1);
    for (size_t i = 0; i < n; i++) {
        uint8_t *count = &counts->counts[hashes[i] >> shift];
        *count = (uint8_t)(*count + (*count < UINT8_MAX));
    }
}

uint64_t *ent_feature_counts_seen(
    const ent_feature_counts *counts, uint32_t cutoff, uint32_t seen_bits)
{
    uint64_t *seen = calloc(((size_t)1 << seen_bits) / 64, sizeof *seen);
    if (!seen) return NULL;
    for (size_t i = 0; i < (size_t)1 << counts->bits; i++) {
        if (counts->counts[i] < cutoff) continue;
        uint64_t bit = counts->bits > seen_bits
                           ? i >> (counts->bits - seen_bits)
                           : (uint64_t)i << (seen_bits - counts->bits);
        seen[bit >> 6] |= (uint64_t)1 << (bit & 63);
    }
    return seen;
}

void ent_feature_counts_clear(ent_feature_counts *counts)
{
    free(counts->counts);
    *counts = (ent_feature_counts){ 0 };
}
