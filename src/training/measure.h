/* measure.h - how right tags and dependencies are, word for word.
 *
 *   gold sentence + what is said of its words -> counts -> shares, F1, intervals
 *
 * UAS and LAS: share of words with the right head; with the right head and label, its
 * subtype included. A frame is a verb (gold tag VERB) with its core dependents: nsubj,
 * nsubj:pass, obj, iobj, obl:agent, aux:pass, ccomp, xcomp. It is right where the set of
 * (dependent, label) is the gold one. */
#ifndef ENT_TRAINING_MEASURE_H
#define ENT_TRAINING_MEASURE_H

#include "training/treebank.h"

/* What is said of one word. */
typedef struct {
    uint16_t head;            /* from 1; 0: the root */
    uint8_t dep;              /* ent_dep */
    uint8_t upos;             /* ent_upos */
    const char *xpos, *lemma; /* NULL: nothing, which is wrong */
} ent_said;

/* Of things that are to be found: precision right/found, recall right/gold. */
typedef struct {
    size_t gold, found, right;
} ent_hits;

double ent_hits_precision(const ent_hits *h); /* 0..1; 0 where nothing was found */
double ent_hits_recall(const ent_hits *h);
double ent_hits_f1(const ent_hits *h);

/* One sentence, as the bootstrap draws it. */
typedef struct {
    uint32_t words, labelled; /* words with right head and label */
    uint32_t frames, frames_right;
} ent_accuracy_sample;

typedef struct {
    size_t words, upos, xpos, lemmas; /* words in all, and with the right ... */
    size_t heads, labelled;
    size_t plain, plain_heads, plain_labelled; /* words that are not PUNCT */
    size_t frames, frames_right;
    size_t negations, negations_right; /* "not", "n't", "never"; with the right head */
    size_t exact;                      /* sentences with all heads and labels right */
    ent_hits labels[ENT_DEP_COUNT];
    ent_accuracy_sample *samples; /* one a sentence */
    size_t sentences, capacity;
} ent_accuracy; /* {0} is empty */

/* Adds a sentence; `said` has gold->count items. False: out of memory (`arena`). */
ENT_CHECKED bool ent_accuracy_add(ent_arena *arena, ent_accuracy *a,
    const ent_gold_sentence *gold, const ent_said *said, ent_error *err);

/* Bounds of the 95 % interval of LAS and of the share of right frames: percentiles over
 * 1000 samples of sentences with replacement (Efron 1979), from a fixed seed. */
typedef struct {
    double las[2], frames[2]; /* 0..1 */
} ent_intervals;
ENT_CHECKED bool ent_accuracy_intervals(
    ent_arena *arena, const ent_accuracy *a, ent_intervals *intervals, ent_error *err);

/* The trivial parser that others are compared with: it takes the gold tags and hangs each
 * word on its neighbour, to the right (DET, ADJ, ADP, AUX, ...) or to the left (PUNCT),
 * with the most frequent label of the tag; the first verb is the root. The lemma is the
 * form. */
void ent_baseline(const ent_gold_sentence *gold, ent_said *said);

#endif
