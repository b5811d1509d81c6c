/* weights.c - sums of int8 rows, with AVX2 where the processor has it. */
#include "syntax/weights.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define WITH_AVX2 1
#endif

size_t ent_weights_places(
    const ent_weights *weights, const uint32_t *hashes, size_t count, uint32_t *places)
{
    const uint64_t *seen = weights->seen;
    uint32_t shift = 32 - weights->seen_bits;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) __builtin_prefetch(&seen[hashes[i] >> shift >> 6]);
    for (size_t i = 0; i < count; i++) {
        uint32_t bit = hashes[i] >> shift;
        places[found] = ent_weights_place(weights, hashes[i]);
        found += seen[bit >> 6] >> (bit & 63) & 1;
    }
    for (size_t i = 0; i < found; i++) {
        __builtin_prefetch(weights->rows + places[i]);
        __builtin_prefetch(weights->rows + places[i] + 64);
        __builtin_prefetch(weights->rows + places[i] + weights->padded - 1);
    }
    return found;
}

void ent_weights_add_portable(const int8_t *rows, const uint32_t *places, size_t count,
    uint32_t padded, int16_t *sums)
{
    enum { BLOCK = ENT_WEIGHTS_BLOCK };
    for (uint32_t from = 0; from < padded; from += BLOCK) {
        int16_t block[BLOCK];
        memcpy(block, sums + from, sizeof block);
        for (size_t i = 0; i < count; i++) {
            const int8_t *row = rows + places[i] + from;
            for (int k = 0; k < BLOCK; k++) block[k] = (int16_t)(block[k] + row[k]);
        }
        memcpy(sums + from, block, sizeof block);
    }
}

#ifdef WITH_AVX2
/* `blocks` of 16 classes in registers, each row read once. */
__attribute__((target("avx2"), always_inline)) static inline void add_blocks(
    const int8_t *rows, const uint32_t *places, size_t count, int16_t *sums, int blocks)
{
    __m256i total[6];
    for (int k = 0; k < blocks; k++)
        total[k] = _mm256_load_si256((const __m256i *)(const void *)(sums + 16 * k));
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < blocks; k++) {
            const void *row = rows + places[i] + 16 * k;
            total[k] = _mm256_add_epi16(
                total[k], _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)row)));
        }
    for (int k = 0; k < blocks; k++)
        _mm256_store_si256((__m256i *)(void *)(sums + 16 * k), total[k]);
}

__attribute__((target("avx2"))) static void add_avx2(const int8_t *rows,
    const uint32_t *places, size_t count, uint32_t padded, int16_t *sums)
{
    switch (padded / ENT_WEIGHTS_BLOCK) { /* those that models of English have */
    case 5: add_blocks(rows, places, count, sums, 5); break;
    case 6: add_blocks(rows, places, count, sums, 6); break;
    default:
        for (uint32_t from = 0; from < padded; from += ENT_WEIGHTS_BLOCK)
            add_blocks(rows + from, places, count, sums + from, 1);
    }
}
#endif

ent_weights_adder *ent_weights_best_adder(void)
{
#ifdef WITH_AVX2
    if (__builtin_cpu_supports("avx2")) return add_avx2;
#endif
    return ent_weights_add_portable;
}
