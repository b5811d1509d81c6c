/* certainty.h - how sure the findings are, in words, tables and JSON. */
#ifndef ENT_OUTPUT_CERTAINTY_H
#define ENT_OUTPUT_CERTAINTY_H

#include "output/json.h"
#include "output/sheet.h"

/* NULL where no bootstrap was made, or with too few sources for their stories to be
 * drawn: the width of what is left says nothing. */
const ent_bootstrap *ent_certainty_of(const ent_export *e);

/* "0.0921..0.1704"; `plus`: "-4.8..+38.0". */
void ent_say_range(ent_buffer *out, ent_range range, int decimals, bool plus);

/* "2..5", "3" */
void ent_say_ranks(ent_buffer *out, ent_ranks places);

/* "Russia is the most central actor, first in 97% of the resamples", or who may be it;
 * without the full stop. */
void ent_say_first(ent_buffer *out, const ent_digest *digest);

/* Who is second, or that it cannot be told; nothing where that was said before. */
void ent_say_second(ent_buffer *out, const ent_digest *digest);

/* Members that may belong elsewhere, of the blocs that are not weak: a sentence, or
 * nothing. */
void ent_say_loose(ent_buffer *out, const ent_digest *digest);

/* "holds in 88%" and the bloc's loose members, after its list of members. */
void ent_say_bloc_certainty(ent_buffer *out, const ent_digest *digest, uint32_t bloc);

/* How it was found out, intervals of the actors, what cannot be told apart. */
void ent_section_certainty(ent_sheet *sheet);

/* What the whole was drawn from: member "uncertainty". */
void ent_json_certainty(ent_json *j, const ent_digest *digest);

/* [low, high] */
void ent_json_range(ent_json *j, const char *name, ent_range range);

/* Of one actor and of one edge: members of their objects. */
void ent_json_node_certainty(ent_json *j, const ent_export *e, uint32_t node);
void ent_json_edge_certainty(ent_json *j, const ent_export *e, const ent_edge *edge);

#endif
