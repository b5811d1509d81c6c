/* frustration.h - the two camps that contradict a signed graph least.
 *
 * The line index of balance (Abelson and Rosenberg 1958, Harary 1959; Aref, Mason and
 * Wilson 2020): the least weight of ties to leave out so that friends are in one camp and
 * enemies in different ones. */
#ifndef ENT_ANALYSIS_FRUSTRATION_H
#define ENT_ANALYSIS_FRUSTRATION_H

#include "analysis/ties.h"

/* `size[i]` is what contradicting ties->items[i] costs, above 0; the sign is the tie's.
 */
typedef struct {
    const ent_pairs *ties;
    const ent_ties_nano *size;
} ent_signed_net;

typedef struct {
    ent_ties_nano least, most; /* bounds of the least cost; equal: it is exact */
    uint8_t *camp;             /* 0 or 1 per node: camps that cost `most` */
} ent_camps;

/* Camps belong to `arena`. Search ends after a fixed number of steps, never by time: the
 * same answer on every machine. */
ENT_CHECKED bool ent_camps_find(
    const ent_signed_net *net, ent_arena *arena, ent_camps *camps, ent_error *err);

#endif
