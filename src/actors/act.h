/* act.h - nouns of acts: aggression, support, visit (private). */
#ifndef ENT_ACTORS_ACT_H
#define ENT_ACTORS_ACT_H

#include "text/text.h"

/* True for a noun whose attribute is a party of what was done: "Russian [aggression]",
 * "US [support]", "Iran [sanctions]". */
bool ent_act_noun(const ent_token *token);

/* True for the participle of a hyphened attribute whose first half does it: "US-[led]",
 * "Iran-[backed]"; not "Paris-[based]". */
bool ent_act_participle(const ent_token *token);

#endif
