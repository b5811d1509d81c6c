/* cycles.h - what ties contradict in any case: cycles that share no tie.
 *
 *   a + b      one hostile tie among friendly ones: whoever is put where, one of the
 *   + / -      three is contradicted. With two camps that holds for every odd number of
 *   c          hostile ties, with any number of blocs for one alone.
 *
 * What a tie pays to one cycle it cannot pay to another, so that the sum of the cycles is
 * a bound from below (cycle packing: Lange, Karrenbauer and Andres 2018). */
#ifndef ENT_ANALYSIS_CYCLES_H
#define ENT_ANALYSIS_CYCLES_H

#include "analysis/ties.h"

typedef enum {
    ENT_CYCLES_ODD,         /* of hostile ties: two camps */
    ENT_CYCLES_ONE_HOSTILE, /* any number of blocs */
} ent_cycle_kind;

/* The sum of the cycles found, triangles first, then longer ones; `size[i]` is what
 * contradicting ties->items[i] costs. Ends after a fixed number of steps. */
ENT_CHECKED bool ent_cycles_pack(const ent_pairs *ties, const ent_ties_nano *size,
    ent_cycle_kind kind, ent_ties_nano *packed, ent_error *err);

#endif
