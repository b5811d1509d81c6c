/* intensity.c - Goldstein (1992) values of codes, and of what relations have by default.
 */
#include "events/intensity.h"

#include <string.h>

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

bool ent_is_appeal(ent_relation relation, const char *cameo, ent_micro intensity)
{
    if (ent_relation_table[relation].sign != 0) return false;
    return (cameo && strncmp(cameo, "02", 2) == 0) || intensity > 0;
}
