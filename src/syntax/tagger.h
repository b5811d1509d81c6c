/* tagger.h - joint part-of-speech tags (Penn and universal), left to right.
 *
 * Averaged perceptron (Collins 2002); the tags of the two words before are features. */
#ifndef ENT_SYNTAX_TAGGER_H
#define ENT_SYNTAX_TAGGER_H

#include "syntax/atoms.h"

enum { ENT_TAGGER_FEATURES = 80 /* at most */, ENT_TAG_NONE = 255 };

/* The hash of a tag as an atom; -1: before the sentence; ENT_TAG_NONE is one too. */
uint32_t ent_tagger_tag_atom(int tag);

/* Hashes of the features of word `at` (1..count) of `atoms`, where atoms[0] and
 * atoms[count + 1], atoms[count + 2] are edges. `before` and `before2` are tag atoms.
 * Returns how many. */
size_t ent_tagger_features(const ent_atom *atoms, size_t count, size_t at,
    uint32_t before, uint32_t before2, uint32_t *hashes);

#endif
