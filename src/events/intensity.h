/* intensity.h - how strong an event is, on Goldstein's scale. */
#ifndef ENT_EVENTS_INTENSITY_H
#define ENT_EVENTS_INTENSITY_H

#include "lexicon/lexicon.h"

/* The Goldstein value of the relation's own CAMEO code (of alliance: see relations.tsv):
 * what an event gets that names no code and no intensity. */
ent_micro ent_relation_intensity(ent_relation relation);

/* By the CAMEO code as far as `lexicon` knows it, else the relation's own. */
ent_micro ent_intensity(
    const ent_lexicon *lexicon, const char *cameo, ent_relation relation);

/* True of an appeal (CAMEO 02, or a request that is not hostile): it says nothing of the
 * sign of a relation; a demand (10) does. */
bool ent_is_appeal(ent_relation relation, const char *cameo, ent_micro intensity);

#endif
