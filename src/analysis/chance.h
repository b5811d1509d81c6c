/* chance.h - exact tests of counts: all outcomes no likelier than what was seen, as R's
 * binom.test and fisher.test have it. */
#ifndef ENT_ANALYSIS_CHANCE_H
#define ENT_ANALYSIS_CHANCE_H

#include <stdint.h>

/* What is less likely is no chance any more. */
#define ENT_CHANCE_LEVEL 0.05

/* Two-sided chance, 0..1, of `part` or what is no likelier among `all` events of which
 * each is in it with `share` (binomial). */
double ent_chance_of_part(uint64_t part, uint64_t all, double share);

/* The same of a table of two groups by two kinds with these margins (Fisher 1935). */
double ent_chance_of_table(
    uint64_t first_yes, uint64_t first_no, uint64_t second_yes, uint64_t second_no);

#endif
