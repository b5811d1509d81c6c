/* shingles.h - a text as the set of its five-word runs, and a small sketch of that set.
 *
 *   text -> folded words -> set of hashes of 5-word runs    exact, made again when needed
 *                        -> 64 least hashes (MinHash)       a sketch, kept in the store
 *                        -> 20 keys of bands of the sketch  equal keys: worth a look
 *
 * Two texts with Jaccard similarity s share one of 16 keys of four least hashes with
 * probability 1 - (1 - s^4)^16: 0.64 at 0.5, 0.988 at 0.7, 0.9998 at 0.8. Four further
 * keys are made of the text's first words only, so that a copy that was cut short meets
 * its original. Method: Broder (1997); Indyk and Motwani (1998). */
#ifndef ENT_STORE_SHINGLES_H
#define ENT_STORE_SHINGLES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
    ENT_MINHASHES = 64,
    ENT_LEAD_MINHASHES = 12,
    ENT_SKETCH_KEYS = ENT_MINHASHES / 4 + ENT_LEAD_MINHASHES / 3
};

/* Distinct hashes in rising order. */
typedef struct {
    uint64_t *items;
    size_t count;
} ent_shingles;

/* Only numbers of one size, little-endian: kept as bytes, equal on every machine. */
typedef struct {
    uint32_t least[ENT_MINHASHES];
    uint32_t lead[ENT_LEAD_MINHASHES];
    uint32_t count; /* of distinct shingles */
} ent_sketch;

/* A text of less than 30 words is one shingle, so that it is near nothing but its equal;
 * a text without words has none. A headline (the first `title_length` bytes) is left out
 * where enough is left: copies differ in it. Items belong to `arena`. */
ENT_CHECKED bool ent_shingles_make(ent_arena *arena, const char *text, size_t length,
    size_t title_length, ent_shingles *shingles, ent_sketch *sketch, ent_error *err);

void ent_sketch_keys(const ent_sketch *sketch, uint64_t keys[ENT_SKETCH_KEYS]);

/* False where the texts are surely too different to be copies: asked before ...near. */
bool ent_sketch_plausible(const ent_sketch *a, const ent_sketch *b);

/* The rule for copies: at least 0.7 of all shingles are common (rewritten), or 0.9 of the
 * shorter text's, if that is no less than 0.3 of the longer (cut short). */
bool ent_shingles_near(const ent_shingles *a, const ent_shingles *b);

#endif
