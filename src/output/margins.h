/* margins.h - how sure measures are that some paths stand for all of (analysis/paths.h).
 */
#ifndef ENT_OUTPUT_MARGINS_H
#define ENT_OUTPUT_MARGINS_H

#include "output/export.h"

/* Half of the 95 % interval of each node; NULL: the figure is exact, or not there. */
const double *ent_margins_of(const ent_export *e, ent_figure figure);

/* " ±0.0012" behind a number; nothing where it is exact. */
void ent_say_margin(
    ent_buffer *out, const ent_export *e, ent_figure figure, size_t index, int decimals);

/* From how many actors paths were followed, as a sentence; false where from all. */
bool ent_say_pivots(ent_buffer *out, const ent_export *e);

#endif
