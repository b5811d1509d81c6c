/* plain.h - names without a role behind them (private). */
#ifndef ENT_ACTORS_PLAIN_H
#define ENT_ACTORS_PLAIN_H

#include "actors/finder.h"

/* Adds the name at `at`: who ("Russia"), where ("in Russia") or whose ("Russia policy").
 * `run_end`: of the noun phrase that it is part of. */
void ent_plain_add(ent_finder *f, uint32_t at, const ent_name *name, uint32_t run_end);

/* True for the second half of "NATO-Russia". */
bool ent_plain_joined(const ent_finder *f, uint32_t at);

#endif
