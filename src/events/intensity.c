/* intensity.c - Goldstein (1992) values of codes, and of what relations have by default.
 */
#include "events/intensity.h"

ent_micro ent_relation_intensity(ent_relation relation)
{
    return ent_relation_table[relation].intensity;
}

ent_micro ent_intensity(
    const ent_lexicon *lexicon, const char *cameo, ent_relation relation)
{
    const ent_cameo *row = cameo && *cameo ? ent_lexicon_cameo(lexicon, cameo) : NULL;
    return row ? row->goldstein : ent_relation_table[relation].intensity;
}
