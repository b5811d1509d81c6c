/* mix.h - hashes of small numbers and words, equal on every machine (private). */
#ifndef ENT_RELATIONS_MIX_H
#define ENT_RELATIONS_MIX_H

#include <stdint.h>

/* The finaliser of MurmurHash3 (Appleby, public domain), on both. */
static inline uint32_t ent_mix(uint32_t hash, uint32_t with)
{
    uint32_t x = (hash ^ with * 0x9E3779B1u) * 0x85EBCA6Bu + 0x165667B1u;
    x ^= x >> 15;
    x *= 0xC2B2AE35u;
    return x ^ x >> 13;
}

/* FNV-1a. */
static inline uint32_t ent_mix_word(const char *word)
{
    uint32_t hash = 2166136261u;
    while (*word) hash = (hash ^ (unsigned char)*word++) * 16777619u;
    return hash;
}

#endif
