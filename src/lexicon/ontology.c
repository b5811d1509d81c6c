/* ontology.c - the relation types and statuses, and how people write them. */
#include "lexicon/ontology.h"

#include <string.h>

#include "base/buffer.h"
#include "base/strings.h"

/* Meanings after the PLOVER manual and the project's codebook, in our words. */
const ent_relation_info ent_relation_table[ENT_RELATIONS] = {
    [ENT_ALLIANCE] = { "alliance", "", "", true, +1, false,
        "are allies or partners by treaty or declaration" },
    [ENT_MEETING] = { "meeting", "CONSULT", "040", true, +1, false,
        "meet, talk, visit, telephone, negotiate or mediate" },
    [ENT_SUPPORT] = { "support", "SUPPORT", "050", false, +1, false,
        "backs in words: praises, endorses, defends, recognises, thanks" },
    [ENT_AGREE] = { "agree", "AGREE", "057", true, +1, false,
        "agree, sign or promise to cooperate: the deal itself" },
    [ENT_COOPERATE] = { "cooperate", "COOPERATE", "060", true, +1, true,
        "cooperate in deed: trade, exercises, intelligence, joint projects" },
    [ENT_AID] = { "aid", "AID", "070", false, +1, true,
        "gives money, weapons, troops, training, relief or asylum" },
    [ENT_CONCEDE] = { "concede", "CONCEDE", "080", false, +1, false,
        "gives way: eases sanctions, apologises, admits responsibility" },
    [ENT_RETREAT] = { "retreat", "RETREAT", "087", false, +1, true,
        "withdraws forces, ceases fire, releases persons, returns property" },
    [ENT_REQUEST] = { "request", "REQUEST", "020", false, 0, false,
        "asks, urges, appeals to or demands" },
    [ENT_ACCUSE] = { "accuse", "ACCUSE", "110", false, -1, false,
        "accuses, blames, condemns, criticises, sues or investigates" },
    [ENT_REJECT] = { "reject", "REJECT", "120", false, -1, false,
        "refuses, rejects, declines, vetoes, defies or opposes" },
    [ENT_THREATEN] = { "threaten", "THREATEN", "130", false, -1, false,
        "threatens, warns of consequences or sets an ultimatum" },
    [ENT_PROTEST] = { "protest", "PROTEST", "140", false, -1, true,
        "demonstrates, strikes or riots against" },
    [ENT_MOBILIZE] = { "mobilize", "MOBILIZE", "150", false, -1, true,
        "moves or alerts forces, or tests weapons, aimed at" },
    [ENT_SANCTION] = { "sanction", "SANCTION", "160", false, -1, true,
        "sanctions, embargoes, bans, expels, boycotts or cuts ties or aid" },
    [ENT_COERCE] = { "coerce", "COERCE", "170", false, -1, true,
        "arrests, seizes, deports, represses, blockades or hacks" },
    [ENT_ASSAULT] = { "assault", "ASSAULT", "190", false, -1, true,
        "attacks, bombs, kills, invades or fights" },
};

const char *const ent_status_names[ENT_STATUSES] = {
    [ENT_ACTUAL] = "actual",
    [ENT_PLANNED] = "planned",
    [ENT_NEGATED] = "negated",
    [ENT_POSSIBLE] = "possible",
    [ENT_ALLEGED] = "alleged",
};

static const char *relation_name(size_t i)
{
    return ent_relation_table[i].name;
}

static const char *status_name(size_t i)
{
    return ent_status_names[i];
}

/* Index of `name`; on failure the message lists nothing but the nearest name, or all
 * names where none is near. */
static bool parse(const char *what, const char *name, const char *(*name_of)(size_t),
    size_t count, size_t *index, ent_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, name_of(i)) == 0) {
            *index = i;
            return true;
        }
    size_t nearest = 0;
    unsigned least = 3; /* more than two edits are no slip */
    for (size_t i = 0; i < count; i++) {
        unsigned far = ent_distance(name, name_of(i));
        if (far >= least) continue;
        least = far;
        nearest = i;
    }
    if (least < 3)
        return ent_fail(err, ENT_USAGE, "unknown %s '%s', did you mean '%s'?", what, name,
            name_of(nearest));
    ent_buffer all = { 0 };
    for (size_t i = 0; i < count; i++)
        ent_buffer_print(&all, "%s%s", i ? ", " : "", name_of(i));
    ent_fail(err, ENT_USAGE, "unknown %s '%s', expected one of %s", what, name,
        all.bytes ? all.bytes : "the known ones");
    ent_buffer_free(&all);
    return false;
}

bool ent_relation_parse(const char *name, ent_relation *relation, ent_error *err)
{
    size_t index = 0;
    if (!parse("relation", name, relation_name, ENT_RELATIONS, &index, err)) return false;
    *relation = (ent_relation)index;
    return true;
}

bool ent_status_parse(const char *name, ent_status *status, ent_error *err)
{
    size_t index = 0;
    if (!parse("status", name, status_name, ENT_STATUSES, &index, err)) return false;
    *status = (ent_status)index;
    return true;
}
