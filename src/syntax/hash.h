/* hash.h - 32-bit hashes of words and of features made of several atoms. */
#ifndef ENT_SYNTAX_HASH_H
#define ENT_SYNTAX_HASH_H

#include <stdint.h>

/* A bijection that spreads small numbers (constants: Wellons 2018, "prospector"). */
static inline uint32_t ent_hash_mix(uint32_t x)
{
    x ^= x >> 16;
    x *= 0x7FEB352Du;
    x ^= x >> 15;
    x *= 0x846CA68Bu;
    return x ^ x >> 16;
}

enum { ENT_HASH_START = 0x11C9DC5 };

/* FNV-1a, a byte at a time. */
static inline uint32_t ent_hash_byte(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 16777619u;
}

static inline uint32_t ent_hash_turn(uint32_t x, int by)
{
    return x << by | x >> (32 - by);
}

#endif
