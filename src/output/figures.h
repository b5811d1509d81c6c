/* figures.h - measures that were asked for, as tables; the shape of the graph. */
#ifndef ENT_OUTPUT_FIGURES_H
#define ENT_OUTPUT_FIGURES_H

#include "output/sheet.h"

/* Nothing where neither is there. */
void ent_section_figures(ent_sheet *sheet);

/* All actors, most central first: id, name, code, kind, count, bloc, then the measures
 * that were asked for; where none were, those of the ranking. */
void ent_report_csv(const ent_digest *digest, ent_buffer *out);

#endif
