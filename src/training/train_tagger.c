/* train_tagger.c - the tagger's weights, and tags by a tagger that has not seen them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/running.h"
#include "syntax/tagger.h"
#include "training/train.h"

void ent_trained_clear(ent_trained *trained)
{
    free(trained->rows);
    free(trained->seen);
    *trained = (ent_trained){ 0 };
}

bool ent_trained_round(ent_trained *trained, const ent_learner *learner,
    const double *average, double *factor)
{
    if (!trained->rows) trained->rows = malloc(learner->size);
    if (!trained->rows) return false;
    *factor = ent_learner_round(average, learner->size, trained->rows);
    trained->weights = (ent_weights){ .rows = trained->rows,
        .seen = learner->seen,
        .units = learner->units,
        .seen_bits = learner->seen_bits,
        .classes = learner->classes,
        .padded = learner->padded };
    return true;
}

/* Sentences outside the fold. */
static size_t list_lessons(
    const ent_lessons *lessons, size_t fold, size_t folds, uint32_t *order)
{
    size_t count = 0;
    for (size_t s = 0; s < lessons->count; s++)
        if (!ent_in_fold(s, fold, folds)) order[count++] = (uint32_t)s;
    return count;
}

static uint64_t *count_features(const ent_lessons *lessons, const uint32_t *order,
    size_t count, const ent_training_size *size, uint32_t count_bits)
{
    ent_feature_counts counts;
    uint32_t hashes[ENT_TAGGER_FEATURES];
    if (!ent_feature_counts_make(&counts, count_bits)) return NULL;
    for (size_t s = 0; s < count; s++) {
        const ent_lesson *l = &lessons->items[order[s]];
        uint32_t before = ent_tagger_tag_atom(-1), before2 = before;
        for (size_t i = 1; i <= l->count; i++) {
            size_t n = ent_tagger_features(
                l->atoms, l->count, i, before, before2, hashes);
            ent_feature_counts_add(&counts, hashes, n);
            uint8_t gold = l->gold_tags[i - 1];
            before2 = before;
            before = ent_tagger_tag_atom(gold == ENT_TAG_NONE ? 0 : gold);
        }
    }
    uint64_t *seen = ent_feature_counts_seen(&counts, size->cutoff, size->seen_bits);
    ent_feature_counts_clear(&counts);
    return seen;
}

static uint32_t best_class(const int32_t *scores, uint32_t classes)
{
    uint32_t best = 0;
    for (uint32_t c = 1; c < classes; c++)
        if (scores[c] > scores[best]) best = c;
    return best;
}

static void learn_sentence(ent_learner *learner, const ent_lesson *l)
{
    uint32_t hashes[ENT_TAGGER_FEATURES], places[ENT_TAGGER_FEATURES + 1];
    int32_t scores[ENT_WEIGHTS_MOST_CLASSES];
    uint32_t before = ent_tagger_tag_atom(-1), before2 = before;
    for (size_t i = 1; i <= l->count; i++) {
        size_t n = ent_tagger_features(l->atoms, l->count, i, before, before2, hashes);
        n = ent_learner_places(learner, hashes, n, places);
        ent_learner_score(learner, places, n, scores);
        uint32_t best = best_class(scores, learner->classes), gold = l->gold_tags[i - 1];
        if (gold != ENT_TAG_NONE && best != gold) {
            ent_learner_update(learner, places, n, gold, 1);
            ent_learner_update(learner, places, n, best, -1);
        }
        learner->step++;
        before2 = before;
        before = ent_tagger_tag_atom((int)best);
    }
}

static bool finish(const ent_training_options *options, const double *average,
    const ent_learner *learner, ent_trained *trained)
{
    double factor;
    if (!ent_trained_round(trained, learner, average, &factor)) return false;
    trained->doubt = (uint32_t)lround(factor * options->doubt * options->tagger.seeds);
    return true;
}

bool ent_train_tagger(const ent_lessons *lessons, const ent_training_options *options,
    uint32_t epochs, size_t fold, size_t folds, ent_trained *trained, ent_error *err)
{
    const ent_training_size *size = &options->tagger;
    uint32_t *order = malloc((lessons->count + 1) * sizeof *order);
    double *average = NULL;
    ent_learner learner = { 0 };
    *trained = (ent_trained){ 0 };
    size_t count = order ? list_lessons(lessons, fold, folds, order) : 0;
    if (order)
        trained->seen = count_features(lessons, order, count, size, options->count_bits);
    bool ok = trained->seen != NULL;
    for (uint32_t seed = 0; ok && seed < size->seeds; seed++) {
        ent_random random = ent_random_start(options->seed + 1000 * seed + fold);
        ok = ent_learner_make(
            &learner, lessons->tags.count, size->units, trained->seen, size->seen_bits);
        if (ok && !average)
            ok = (average = calloc(learner.size, sizeof *average)) != NULL;
        for (uint32_t epoch = 0; ok && epoch < epochs; epoch++) {
            ent_random_shuffle(&random, order, count);
            for (size_t i = 0; i < count; i++)
                learn_sentence(&learner, &lessons->items[order[i]]);
        }
        if (ok) ent_learner_average(&learner, average);
        if (ok && seed + 1 == size->seeds)
            ok = finish(options, average, &learner, trained);
        ent_learner_clear(&learner);
    }
    free(order);
    free(average);
    if (ok) return true;
    ent_trained_clear(trained);
    return ent_fail(err, ENT_MEMORY, "training the tagger: out of memory");
}

double ent_tag_lessons(
    ent_lessons *lessons, const ent_trained *tagger, size_t fold, size_t folds)
{
    ent_syntax syntax = {
        .tagger = tagger->weights, .doubt = tagger->doubt, .way = ent_weights_fastest()
    };
    ent_running running;
    size_t right = 0, words = 0;
    if (!ent_running_make(&running)) return 0;
    for (size_t s = 0; s < lessons->count; s++) {
        ent_lesson *l = &lessons->items[s];
        if (folds && !ent_in_fold(s, fold, folds)) continue;
        ent_running_tags(&running, &syntax, l->atoms, l->count, l->tags, l->seconds);
        for (size_t i = 0; i < l->count; i++) right += l->tags[i] == l->gold_tags[i];
        words += l->count;
    }
    ent_running_clear(&running);
    return words ? (double)right / (double)words : 0;
}
