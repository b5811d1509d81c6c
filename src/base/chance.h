/* chance.h - numbers that look random and are the same on every run and machine.
 *
 * The n-th number of a key (SplitMix64: Steele, Lea and Flood 2014, seeded by the key).
 * Nothing hangs on the order in which keys and numbers are asked for. */
#ifndef ENT_BASE_CHANCE_H
#define ENT_BASE_CHANCE_H

#include <stdint.h>

/* All bits of it look random. */
uint64_t ent_chance(uint64_t key, uint64_t n);

/* A key made of two. */
uint64_t ent_chance_join(uint64_t key, uint64_t more);

/* 0 to below 1. */
double ent_chance_share(uint64_t key, uint64_t n);

/* How often something happens that happens once on average (Poisson). */
unsigned ent_chance_poisson(uint64_t key, uint64_t n);

#endif
