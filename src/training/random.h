/* random.h - a small generator, so that training repeats to the byte (xorshift64*, Vigna
 * 2016). */
#ifndef ENT_TRAINING_RANDOM_H
#define ENT_TRAINING_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
} ent_random;

static inline ent_random ent_random_start(uint64_t seed)
{
    return (ent_random){ (seed + 1) * 0x9E3779B97F4A7C15u };
}

static inline uint64_t ent_random_next(ent_random *random)
{
    uint64_t x = random->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    random->state = x;
    return x * 0x2545F4914F6CDD1Du;
}

/* True `of` times in 1000. */
static inline int ent_random_chance(ent_random *random, unsigned of)
{
    return (ent_random_next(random) >> 33) % 1000 < of;
}

static inline void ent_random_shuffle(ent_random *random, uint32_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = (size_t)((ent_random_next(random) >> 32) * i >> 32);
        uint32_t swapped = items[i - 1];
        items[i - 1] = items[k];
        items[k] = swapped;
    }
}

#endif
