/* signatory.h - who "we" are in a statement of several: "We, the ministers of A and B".
 */
#ifndef ENT_RELATIONS_SIGNATORY_H
#define ENT_RELATIONS_SIGNATORY_H

#include "relations/reading.h"

/* Adds to `mentions` a group for each "we", "our", "us" that names nobody yet, outside
 * quotation marks, where the text says who issues it: a list after "we" or after
 * "statement by", or a list of signatories at its end. Otherwise `*all` is `mentions`. */
ENT_CHECKED bool ent_signatories_add(ent_arena *arena, const ent_frames *frames,
    const ent_text *text, const ent_mentions *mentions, ent_mentions *all,
    ent_error *err);

/* "we", "our", "us", "ours"; not "US". */
bool ent_first_person(const ent_token *token);

#endif
