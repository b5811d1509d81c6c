/* intensity.c - Goldstein (1992) values of the codes that relations have by default. */
#include "events/intensity.h"

/* The same values as data/lexicon/cameo.tsv has for ent_relation_table's codes (a test
 * compares them); here because records are read without a lexicon. CAMEO has no alliance:
 * 8.0 is what it gives a formal agreement (057), the nearest act. */
static const ent_micro own[ENT_RELATIONS] = {
    [ENT_ALLIANCE] = 8000000,
    [ENT_MEETING] = 1000000,
    [ENT_SUPPORT] = 3500000,
    [ENT_AGREE] = 8000000,
    [ENT_COOPERATE] = 6000000,
    [ENT_AID] = 7000000,
    [ENT_CONCEDE] = 5000000,
    [ENT_RETREAT] = 9000000,
    [ENT_REQUEST] = 3000000,
    [ENT_ACCUSE] = -2000000,
    [ENT_REJECT] = -4000000,
    [ENT_THREATEN] = -4400000,
    [ENT_PROTEST] = -6500000,
    [ENT_MOBILIZE] = -7200000,
    [ENT_SANCTION] = -4000000,
    [ENT_COERCE] = -7000000,
    [ENT_ASSAULT] = -10000000,
};

ent_micro ent_relation_intensity(ent_relation relation)
{
    return own[relation];
}

ent_micro ent_intensity(
    const ent_lexicon *lexicon, const char *cameo, ent_relation relation)
{
    const ent_cameo *row = cameo && *cameo ? ent_lexicon_cameo(lexicon, cameo) : NULL;
    return row ? row->goldstein : own[relation];
}
