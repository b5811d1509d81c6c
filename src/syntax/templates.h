/* templates.h - how features are made of atoms: ADD1(a), ADD2(a, b), ... append a hash to
 * `out`, which counts on in `n`; the number of the template keeps them apart. */
#ifndef ENT_SYNTAX_TEMPLATES_H
#define ENT_SYNTAX_TEMPLATES_H

#include "syntax/hash.h"

static inline uint32_t ent_template_hash(uint32_t atoms, uint32_t number)
{
    uint32_t x = (atoms ^ number * 0x9E3779B9u) * 0x85EBCA6Bu;
    x ^= x >> 15;
    return x * 0xC2B2AE35u;
}

#define ADD1(a)       (out[n] = ent_template_hash((a), first + n), n++)
#define ADD2(a, b)    ADD1((a) ^ ent_hash_turn((b), 11))
#define ADD3(a, b, c) ADD1((a) ^ ent_hash_turn((b), 11) ^ ent_hash_turn((c), 21))
#define ADD4(a, b, c, d)                                                                 \
    ADD1((a) ^ ent_hash_turn((b), 7) ^ ent_hash_turn((c), 15) ^ ent_hash_turn((d), 23))

#endif
