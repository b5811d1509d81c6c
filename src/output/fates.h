/* fates.h - what became of plans, in words and as JSON. */
#ifndef ENT_OUTPUT_FATES_H
#define ENT_OUTPUT_FATES_H

#include "output/digest.h"
#include "output/json.h"

/* "Of 12 plans whose day is over 3 were kept, 1 was cancelled, ..."; nothing where there
 * are none. */
void ent_fates_say(const ent_digest *digest, ent_buffer *out);

/* "plans_over": counts, and the plans with their outcomes. */
void ent_fates_json(const ent_digest *digest, ent_json *json);

#endif
