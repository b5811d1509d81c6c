/* bloc_match.h - which bloc of one time goes on as which of another. */
#ifndef ENT_ANALYSIS_BLOC_MATCH_H
#define ENT_ANALYSIS_BLOC_MATCH_H

#include <stdint.h>

#include "base/arena.h"

/* Blocs of the same actors at two times (0: none). The successor of each bloc of before,
 * from 1, is the one of after of the largest overlap (Jaccard 1901), largest overlaps
 * first, equal ones in order, each bloc once; 0: none. Belongs to `arena`; NULL: out of
 * memory. */
uint32_t *ent_bloc_successors(const uint32_t *before, const uint32_t *after,
    size_t actors, size_t blocs_before, size_t blocs_after, ent_arena *arena);

#endif
