/* change_draw.h - how far chance alone moves what changed: both graphs drawn again.
 *
 * The Poisson bootstrap by story of analysis/bootstrap.h, on both sides at once: a story
 * that has events on either side has one weight on both. Definitions: docs/method.md,
 * "What changed". */
#ifndef ENT_ANALYSIS_CHANGE_DRAW_H
#define ENT_ANALYSIS_CHANGE_DRAW_H

#include "analysis/change.h"

/* True where ENT_REPLICATES of both cost a few seconds at most. */
bool ent_change_draw_is_cheap(const ent_change *change);

/* Of sides that have draws: fills the ranges of ties and actors, sets `drawn` and sorts
 * the ties anew. Too few sources on a side, or a side without relations, leave no ranges:
 * `drawn` says so. The same for every number of `threads`. */
ENT_CHECKED bool ent_change_draw(
    ent_change *change, size_t replicates, size_t threads, ent_error *err);

#endif
