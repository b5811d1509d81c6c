/* weights.c - sums of int8 rows, with AVX-512 or AVX2 where the processor has it. */
#include "syntax/weights.h"

#include <string.h>

enum { UNIT_BITS = 3 };
_Static_assert(1 << UNIT_BITS == ENT_WEIGHTS_UNIT, "places are units times their size");

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define WITH_AVX2 1
#endif

/* Rows lie far apart in memory: they are asked for before they are added. */
static void fetch(const ent_weights *weights, const uint32_t *places, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = weights->rows + places[i];
        __builtin_prefetch(row);
        __builtin_prefetch(row + 64);
        __builtin_prefetch(row + weights->padded - 1);
    }
}

static size_t find_portable(
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
    fetch(weights, places, found);
    return found;
}

static void add_portable(const int8_t *rows, const uint32_t *places, size_t count,
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

#define AVX512 __attribute__((target("avx512f,avx512bw")))

/* Without optimisation GCC's gather is a macro that converts its mask. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"

/* Sixteen hashes at once; `seen` in words of 32 bits, as x86 is little-endian. */
AVX512 static size_t find_avx512(
    const ent_weights *weights, const uint32_t *hashes, size_t count, uint32_t *places)
{
    const __m512i units = _mm512_set1_epi32((int)weights->units);
    const __m128i shift = _mm_cvtsi32_si128((int)(32 - weights->seen_bits));
    size_t found = 0;
    for (size_t i = 0; i < count; i += 16) {
        __mmask16 some = (__mmask16)(count - i < 16 ? (1u << (count - i)) - 1 : 0xFFFF);
        __m512i hash = _mm512_maskz_loadu_epi32(some, hashes + i);
        __m512i bit = _mm512_srl_epi32(hash, shift);
        __m512i word = _mm512_i32gather_epi32(
            _mm512_srli_epi32(bit, 5), (const void *)weights->seen, 4);
        word = _mm512_srlv_epi32(word, _mm512_and_epi32(bit, _mm512_set1_epi32(31)));
        __mmask16 has = _mm512_mask_test_epi32_mask(some, word, _mm512_set1_epi32(1));
        __m512i even = _mm512_srli_epi64(_mm512_mul_epu32(hash, units), 32);
        __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64(hash, 32), units);
        __m512i place = _mm512_slli_epi32(
            _mm512_mask_blend_epi32(0xAAAA, even, odd), UNIT_BITS);
        unsigned more = (unsigned)__builtin_popcount(has);
        _mm512_mask_storeu_epi32(places + found, (__mmask16)((1u << more) - 1),
            _mm512_maskz_compress_epi32(has, place));
        found += more;
    }
    fetch(weights, places, found);
    return found;
}
#pragma GCC diagnostic pop

/* `wide` blocks of 32 classes in registers. */
AVX512 __attribute__((always_inline)) static inline void add_wide(
    const int8_t *rows, const uint32_t *places, size_t count, int16_t *sums, int wide)
{
    __m512i total[3];
    for (int k = 0; k < wide; k++) total[k] = _mm512_loadu_si512(sums + 32 * k);
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < wide; k++) {
            const void *row = rows + places[i] + 32 * k;
            total[k] = _mm512_add_epi16(
                total[k], _mm512_cvtepi8_epi16(_mm256_loadu_si256(row)));
        }
    for (int k = 0; k < wide; k++) _mm512_storeu_si512(sums + 32 * k, total[k]);
}

AVX512 static void add_avx512(const int8_t *rows, const uint32_t *places, size_t count,
    uint32_t padded, int16_t *sums)
{
    switch (padded / ENT_WEIGHTS_BLOCK) { /* those that models of English have */
    case 5:
        add_wide(rows, places, count, sums, 2);
        add_blocks(rows + 64, places, count, sums + 64, 1);
        break;
    case 6: add_wide(rows, places, count, sums, 3); break;
    default: add_avx2(rows, places, count, padded, sums);
    }
}
#endif

size_t ent_weights_ways(ent_weights_way ways[ENT_WEIGHTS_WAYS])
{
    size_t count = 0;
#ifdef WITH_AVX2
    if (__builtin_cpu_supports("avx512bw"))
        ways[count++] = (ent_weights_way){ find_avx512, add_avx512 };
    if (__builtin_cpu_supports("avx2"))
        ways[count++] = (ent_weights_way){ find_portable, add_avx2 };
#endif
    ways[count++] = (ent_weights_way){ find_portable, add_portable };
    return count;
}

ent_weights_way ent_weights_fastest(void)
{
    ent_weights_way ways[ENT_WEIGHTS_WAYS];
    (void)ent_weights_ways(ways);
    return ways[0];
}
