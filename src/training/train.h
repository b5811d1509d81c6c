/* train.h - from treebanks to a model file.
 *
 *   treebank -> vocabulary -> tagger of each fold -> its tags for the fold it has not
 * seen
 *                         \-> tagger of all       -> parsers, on those tags -> model */
#ifndef ENT_TRAINING_TRAIN_H
#define ENT_TRAINING_TRAIN_H

#include <stdio.h>

#include "training/learner.h"
#include "training/random.h"
#include "training/vocabulary.h"

typedef struct {
    uint32_t units;     /* of weights: 8 bytes each in the model */
    uint32_t seen_bits; /* 2^n bits */
    uint32_t cutoff;    /* a feature must occur so often */
    uint32_t epochs;
    uint32_t seeds; /* models of so many orders of the sentences are averaged */
} ent_training_size;

typedef struct {
    ent_training_size tagger, accurate, fast; /* fast: features as accurate's */
    uint32_t folds, jackknife_epochs;
    uint32_t count_bits; /* features are counted in 2^n bytes */
    uint32_t rarest_tag, rarest_arc;
    uint32_t beam_width;
    uint32_t explore; /* per mille of steps that follow the parser, not the oracle */
    uint32_t doubt;   /* a second tag so close to the first is shown to the parser */
    uint32_t gap;     /* of the beam in running, in units of the rounded weights */
    uint64_t seed;
    size_t threads;
    const char *wordnet, *clusters, *note; /* NULL: none */
    FILE *log;                             /* NULL: silent */
} ent_training_options;

/* What scripts/train uses. */
ent_training_options ent_training_defaults(void);

/* The parsers learn from `more` too, whose tags and trees a model has made; it and `dev`
 * may be empty. The model's bytes are the caller's to free.
 * The same treebanks, options and seed give the same bytes, whatever the threads. */
ENT_CHECKED bool ent_train(const ent_treebank *treebank, const ent_treebank *more,
    const ent_treebank *dev, const ent_training_options *options, unsigned char **model,
    size_t *size, ent_error *err);

/* The command: entente-train train ... */
int ent_train_main(int argc, char **argv);

/* Parts of ent_train. */

/* Trains on the lessons outside the fold; averaged, rounded rows of learner->size bytes
 * into `rows` (to be freed), `seen` too. */
typedef struct {
    int8_t *rows;
    uint64_t *seen;
    ent_weights weights; /* points to both */
    uint32_t doubt;      /* of a tagger: ent_syntax.doubt */
} ent_trained;
void ent_trained_clear(ent_trained *trained);

/* Rounds averaged weights (learner->size of them) into trained->rows, made where there
 * are none; *factor of int8 units is one of the averages. False: out of memory. */
ENT_CHECKED bool ent_trained_round(ent_trained *trained, const ent_learner *learner,
    const double *average, double *factor);

ENT_CHECKED bool ent_train_tagger(const ent_lessons *lessons,
    const ent_training_options *options, uint32_t epochs, size_t fold, size_t folds,
    ent_trained *trained, ent_error *err);

/* Tags the lessons of the fold, or all (`folds` 0); the share of right ones. */
double ent_tag_lessons(
    ent_lessons *lessons, const ent_trained *tagger, size_t fold, size_t folds);

/* Features of the gold ways that are frequent enough: 2^accurate.seen_bits bits, to be
 * freed. NULL: out of memory. */
uint64_t *ent_parser_seen(
    const ent_lessons *lessons, const ent_training_options *options);

/* The averaged weights of one order of the sentences, to be freed: the accurate parser's
 * with `beam`. `seen` stays the caller's. NULL: out of memory. */
double *ent_train_parser(const ent_lessons *lessons, const ent_lessons *dev,
    const ent_training_options *options, bool beam, uint32_t seed, uint64_t *seen);

/* The mean of the seeds' weights, rounded. False: out of memory. */
ENT_CHECKED bool ent_join_parsers(const ent_lessons *lessons, const ent_lessons *dev,
    const ent_training_options *options, bool beam, double *const *averages,
    uint64_t *seen, ent_trained *trained);

#endif
