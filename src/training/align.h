/* align.h - scores on raw text: own sentences and words against the gold ones.
 *
 *   gold sentences -> raw text -> (the program) -> own words -> alignment by place -> F1
 *
 * After the CoNLL 2018 shared task (Zeman et al. 2018): only words that lie at the same
 * bytes are aligned, and every measure is F1 over the gold and the own words. Unlike
 * there, labels count with their subtypes, and words are counted as they are written:
 * "does" and "n't" are two. */
#ifndef ENT_TRAINING_ALIGN_H
#define ENT_TRAINING_ALIGN_H

#include "read/document.h"
#include "training/measure.h"

typedef struct {
    ent_span span; /* in the raw text */
    ent_said said; /* head: within the sentence */
} ent_placed;

/* Words and sentences as somebody cut them from a text, in order, without overlap. */
typedef struct {
    ent_placed *words;
    size_t count;
    struct {
        uint32_t first, count; /* words; at least one */
    } * sentences;
    size_t sentence_count;
} ent_cutting;

typedef struct {
    ent_hits words, sentences, upos, xpos, lemmas, uas, las;
} ent_alignment; /* {0} is empty */

/* The raw text of a document of `count` gold sentences: words with their spacing, a space
 * between sentences. A blank line parts paragraphs: where the file marks them, and after
 * a sentence without a final stop (a heading, a caption, an item of a list), which has a
 * line of its own wherever it was published. `gold` tells where the words lie. */
ENT_CHECKED bool ent_raw_text(ent_arena *arena, const ent_gold_sentence *sentences,
    size_t count, char **text, uint32_t *length, ent_cutting *gold, ent_error *err);

/* Adds a document. False: out of memory (`arena`). */
ENT_CHECKED bool ent_align(ent_arena *arena, const ent_cutting *gold,
    const ent_cutting *own, ent_alignment *alignment, ent_error *err);

#endif
