/* weights.h - a hashed linear classifier: rows of int8 weights that overlap on purpose.
 *
 *   feature hash --> one bit of `seen`: was it frequent enough in training?
 *               \--> a place in `rows`: `padded` weights from there, one a class
 *
 * Rows of different features overlap, as most of their weights are 0; an unseen feature
 * scores 0 instead of reading another one's row. */
#ifndef ENT_SYNTAX_WEIGHTS_H
#define ENT_SYNTAX_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

enum {
    ENT_WEIGHTS_UNIT = 8,   /* rows start at multiples of this */
    ENT_WEIGHTS_BLOCK = 16, /* classes that are summed at once */
    ENT_WEIGHTS_MOST_CLASSES = 128,
    ENT_WEIGHTS_MOST_FEATURES = 256
};

typedef struct {
    const int8_t *rows;   /* units * ENT_WEIGHTS_UNIT, and padded more */
    const uint64_t *seen; /* 2^seen_bits bits */
    uint32_t units;
    uint32_t seen_bits;
    uint32_t classes;
    uint32_t padded; /* classes rounded up to ENT_WEIGHTS_BLOCK */
} ent_weights;

/* Adds the rows at `places` into `sums` (padded of them, aligned to 32 bytes). */
typedef void ent_weights_adder(const int8_t *rows, const uint32_t *places, size_t count,
    uint32_t padded, int16_t *sums);

static inline uint32_t ent_weights_place(const ent_weights *weights, uint32_t hash)
{
    return (uint32_t)((uint64_t)hash * weights->units >> 32) * ENT_WEIGHTS_UNIT;
}

/* Turns the hashes of features into the places of the seen ones; their number. */
typedef size_t ent_weights_finder(
    const ent_weights *weights, const uint32_t *hashes, size_t count, uint32_t *places);

/* One way to do both; all ways give the same. */
typedef struct {
    ent_weights_finder *find;
    ent_weights_adder *add;
} ent_weights_way;

enum { ENT_WEIGHTS_WAYS = 3 };

/* The ways that this processor runs, the fastest first; their number. The last one runs
 * everywhere. */
size_t ent_weights_ways(ent_weights_way ways[ENT_WEIGHTS_WAYS]);

ent_weights_way ent_weights_fastest(void);

#endif
