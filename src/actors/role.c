/* role.c - the table of roles. */
#include "actors/role.h"

#include <stdlib.h>
#include <string.h>

#define PERSON  ENT_ROLE_PERSON
#define BODY    ENT_ROLE_BODY
#define WEAPON  ENT_ROLE_WEAPON
#define COMPANY ENT_ROLE_COMPANY
#define COUNTRY ENT_ROLE_COUNTRY
#define PLACE   ENT_ROLE_PLACE

/* Sorted by word. */
static const ent_role roles[] = {
    { "academy", BODY, "EDU", "", false },
    { "activist", PERSON, "CVL", "", false },
    { "administration", BODY, "GOV", "", false },
    { "administrator", PERSON, "GOV", "", true },
    { "admiral", PERSON, "MIL", "", true },
    { "adviser", PERSON, "GOV", "", true },
    { "advisor", PERSON, "GOV", "", true },
    { "agency", BODY, "GOV", "", false },
    { "agent", PERSON, "SPY", "", false },
    { "aide", PERSON, "GOV", "", false },
    { "aircraft", WEAPON, "MIL", "", false },
    { "airforce", BODY, "MIL", "", false },
    { "airline", COMPANY, "BUS", "", false },
    { "airman", PERSON, "MIL", "", false },
    { "airport", PLACE, "", "", false },
    { "airspace", PLACE, "", "", false },
    { "ally", PERSON, "", "", false },
    { "ambassador", PERSON, "GOV", "", true },
    { "analyst", PERSON, "", "", false },
    { "army", BODY, "MIL", "", false },
    { "artillery", WEAPON, "MIL", "", false },
    { "artist", PERSON, "", "", false },
    { "assembly", BODY, "LEG", "", false },
    { "athlete", PERSON, "", "", false },
    { "attache", PERSON, "GOV", "", true },
    { "authority", BODY, "GOV", "", false },
    { "ayatollah", PERSON, "GOV", "", true },
    { "bank", COMPANY, "BUS", "", false },
    { "base", PLACE, "", "", false },
    { "battalion", BODY, "MIL", "", false },
    { "boat", WEAPON, "", "", false },
    { "bomber", WEAPON, "MIL", "", false },
    { "border", PLACE, "", "", false },
    { "brigade", BODY, "MIL", "", false },
    { "broadcaster", COMPANY, "MED", "", false },
    { "bureau", BODY, "GOV", "", false },
    { "businessman", PERSON, "BUS", "", false },
    { "cabinet", BODY, "GOV", "", false },
    { "candidate", PERSON, "", "", false },
    { "capital", PLACE, "", "", false },
    { "captain", PERSON, "", "", true },
    { "carrier", COMPANY, "BUS", "", false },
    { "chairman", PERSON, "", "", true },
    { "chairperson", PERSON, "", "", true },
    { "chairwoman", PERSON, "", "", true },
    { "chancellor", PERSON, "GOV", "chancellor", true },
    { "chief", PERSON, "", "", true },
    { "citizen", PERSON, "CVL", "", false },
    { "city", PLACE, "", "", false },
    { "civilian", PERSON, "CVL", "", false },
    { "coach", PERSON, "", "", false },
    { "coast", PLACE, "", "", false },
    { "coastguard", BODY, "MIL", "", false },
    { "colleague", PERSON, "", "", false },
    { "colonel", PERSON, "MIL", "", true },
    { "command", BODY, "MIL", "", false },
    { "commander", PERSON, "MIL", "", true },
    { "commando", PERSON, "MIL", "", false },
    { "commission", BODY, "GOV", "", false },
    { "commissioner", PERSON, "GOV", "", true },
    { "committee", BODY, "", "", false },
    { "community", BODY, "", "", false },
    { "company", COMPANY, "BUS", "", false },
    { "conglomerate", COMPANY, "BUS", "", false },
    { "congress", BODY, "LEG", "", false },
    { "congressman", PERSON, "LEG", "", true },
    { "congresswoman", PERSON, "LEG", "", true },
    { "consul", PERSON, "GOV", "", true },
    { "consulate", BODY, "GOV", "", false },
    { "contingent", BODY, "MIL", "", false },
    { "contractor", COMPANY, "BUS", "", false },
    { "coordinator", PERSON, "GOV", "", true },
    { "corporation", COMPANY, "BUS", "", false },
    { "corps", BODY, "MIL", "", false },
    { "council", BODY, "GOV", "", false },
    { "counsel", PERSON, "GOV", "", false },
    { "counselor", PERSON, "GOV", "", true },
    { "counterpart", PERSON, "GOV", "", false },
    { "country", COUNTRY, "GOV", "", false },
    { "court", BODY, "JUD", "", false },
    { "crew", PERSON, "", "", false },
    { "daily", COMPANY, "MED", "", false },
    { "defector", PERSON, "", "", false },
    { "delegation", BODY, "GOV", "", false },
    { "department", BODY, "GOV", "", false },
    { "deputy", PERSON, "LEG", "", true },
    { "destroyer", WEAPON, "MIL", "", false },
    { "dictator", PERSON, "GOV", "president", true },
    { "diplomat", PERSON, "GOV", "", true },
    { "director", PERSON, "", "", true },
    { "director-general", PERSON, "", "", true },
    { "dissident", PERSON, "OPP", "", false },
    { "district", PLACE, "", "", false },
    { "drone", WEAPON, "MIL", "", false },
    { "economist", PERSON, "", "", false },
    { "embassy", BODY, "GOV", "", false },
    { "emir", PERSON, "GOV", "emir", true },
    { "emperor", PERSON, "GOV", "emperor", true },
    { "enterprise", COMPANY, "BUS", "", false },
    { "envoy", PERSON, "GOV", "", true },
    { "executive", PERSON, "BUS", "", false },
    { "expert", PERSON, "", "", false },
    { "farmer", PERSON, "CVL", "", false },
    { "fighter", PERSON, "MIL", "", false },
    { "figure", PERSON, "", "", false },
    { "firm", COMPANY, "BUS", "", false },
    { "fisherman", PERSON, "CVL", "", false },
    { "fleet", BODY, "MIL", "", false },
    { "flotilla", BODY, "", "", false },
    { "force", BODY, "MIL", "", false },
    { "forces", BODY, "MIL", "", false },
    { "foundation", BODY, "", "", false },
    { "frigate", WEAPON, "MIL", "", false },
    { "general", PERSON, "MIL", "", true },
    { "giant", COMPANY, "BUS", "", false },
    { "government", BODY, "GOV", "", false },
    { "governor", PERSON, "GOV", "", true },
    { "group", BODY, "", "", false },
    { "guard", BODY, "MIL", "", false },
    { "guards", BODY, "MIL", "", false },
    { "gunman", PERSON, "REB", "", false },
    { "hacker", PERSON, "", "", false },
    { "head", PERSON, "", "", false },
    { "helicopter", WEAPON, "MIL", "", false },
    { "hostage", PERSON, "CVL", "", false },
    { "house", BODY, "LEG", "", false },
    { "immigrant", PERSON, "CVL", "", false },
    { "insurgent", PERSON, "REB", "", false },
    { "intelligence", BODY, "SPY", "", false },
    { "island", PLACE, "", "", false },
    { "jet", WEAPON, "MIL", "", false },
    { "journalist", PERSON, "MED", "", false },
    { "judge", PERSON, "JUD", "", true },
    { "judiciary", BODY, "JUD", "", false },
    { "junta", BODY, "GOV", "", false },
    { "justice", PERSON, "JUD", "", true },
    { "king", PERSON, "GOV", "king", true },
    { "kingdom", COUNTRY, "GOV", "", false },
    { "lawmaker", PERSON, "LEG", "", true },
    { "lawyer", PERSON, "", "", false },
    { "leader", PERSON, "GOV", "", true },
    { "leadership", BODY, "GOV", "", false },
    { "league", BODY, "", "", false },
    { "legislator", PERSON, "LEG", "", true },
    { "legislature", BODY, "LEG", "", false },
    { "lieutenant", PERSON, "MIL", "", true },
    { "mainland", PLACE, "", "", false },
    { "maker", COMPANY, "BUS", "", false },
    { "man", PERSON, "CVL", "", false },
    { "manufacturer", COMPANY, "BUS", "", false },
    { "marine", PERSON, "MIL", "", false },
    { "mayor", PERSON, "GOV", "", true },
    { "media", COMPANY, "MED", "", false },
    { "mercenary", PERSON, "MIL", "", false },
    { "migrant", PERSON, "CVL", "", false },
    { "militant", PERSON, "REB", "", false },
    { "military", BODY, "MIL", "", false },
    { "militia", BODY, "REB", "", false },
    { "militiaman", PERSON, "REB", "", false },
    { "minister", PERSON, "GOV", "", true },
    { "ministry", BODY, "GOV", "", false },
    { "minority", PERSON, "CVL", "", false },
    { "missile", WEAPON, "MIL", "", false },
    { "mission", BODY, "GOV", "", false },
    { "monarch", PERSON, "GOV", "king", false },
    { "mp", PERSON, "LEG", "", true },
    { "nation", COUNTRY, "GOV", "", false },
    { "national", PERSON, "CVL", "", false },
    { "navy", BODY, "MIL", "", false },
    { "negotiator", PERSON, "GOV", "", true },
    { "neighbor", PERSON, "", "", false },
    { "neighbour", PERSON, "", "", false },
    { "network", COMPANY, "", "", false },
    { "newspaper", COMPANY, "MED", "", false },
    { "office", BODY, "GOV", "", false },
    { "officer", PERSON, "", "", false },
    { "official", PERSON, "GOV", "", false },
    { "oligarch", PERSON, "BUS", "", false },
    { "operative", PERSON, "SPY", "", false },
    { "opposition", BODY, "OPP", "", false },
    { "organisation", BODY, "", "", false },
    { "organization", BODY, "", "", false },
    { "outlet", COMPANY, "MED", "", false },
    { "palace", BODY, "GOV", "", false },
    { "paratrooper", PERSON, "MIL", "", false },
    { "parliament", BODY, "LEG", "", false },
    { "parliamentarian", PERSON, "LEG", "", true },
    { "partner", PERSON, "", "", false },
    { "party", BODY, "PTY", "", false },
    { "passenger", PERSON, "CVL", "", false },
    { "patrol", BODY, "MIL", "", false },
    { "peacekeeper", PERSON, "MIL", "", false },
    { "people", PERSON, "CVL", "", false },
    { "personnel", PERSON, "MIL", "", false },
    { "pilot", PERSON, "MIL", "", false },
    { "plane", WEAPON, "MIL", "", false },
    { "police", BODY, "COP", "", false },
    { "policeman", PERSON, "COP", "", false },
    { "policymaker", PERSON, "GOV", "", false },
    { "politician", PERSON, "", "", true },
    { "pope", PERSON, "", "pope", true },
    { "port", PLACE, "", "", false },
    { "premier", PERSON, "GOV", "prime minister", true },
    { "presidency", BODY, "GOV", "", false },
    { "president", PERSON, "GOV", "president", true },
    { "press", COMPANY, "MED", "", false },
    { "prince", PERSON, "GOV", "", true },
    { "princess", PERSON, "GOV", "", true },
    { "prisoner", PERSON, "CVL", "", false },
    { "producer", COMPANY, "BUS", "", false },
    { "professor", PERSON, "EDU", "", true },
    { "prosecutor", PERSON, "JUD", "", true },
    { "protester", PERSON, "OPP", "", false },
    { "protestor", PERSON, "OPP", "", false },
    { "province", PLACE, "", "", false },
    { "publisher", COMPANY, "MED", "", false },
    { "queen", PERSON, "GOV", "queen", true },
    { "rebel", PERSON, "REB", "", false },
    { "refugee", PERSON, "CVL", "", false },
    { "regime", COUNTRY, "GOV", "", false },
    { "region", PLACE, "", "", false },
    { "regulator", BODY, "GOV", "", false },
    { "reporter", PERSON, "MED", "", false },
    { "representative", PERSON, "GOV", "", true },
    { "republic", COUNTRY, "GOV", "", false },
    { "researcher", PERSON, "EDU", "", false },
    { "resident", PERSON, "CVL", "", false },
    { "rocket", WEAPON, "MIL", "", false },
    { "ruler", PERSON, "GOV", "", true },
    { "sailor", PERSON, "MIL", "", false },
    { "scientist", PERSON, "EDU", "", false },
    { "secretary", PERSON, "GOV", "", true },
    { "secretary-general", PERSON, "", "secretary-general", true },
    { "senate", BODY, "LEG", "", false },
    { "senator", PERSON, "LEG", "", true },
    { "separatist", PERSON, "REB", "", false },
    { "service", BODY, "", "", false },
    { "serviceman", PERSON, "MIL", "", false },
    { "servicemember", PERSON, "MIL", "", false },
    { "sheikh", PERSON, "GOV", "", true },
    { "ship", WEAPON, "", "", false },
    { "side", BODY, "GOV", "", false },
    { "singer", PERSON, "", "", false },
    { "society", BODY, "", "", false },
    { "soil", PLACE, "", "", false },
    { "soldier", PERSON, "MIL", "", false },
    { "speaker", PERSON, "LEG", "", true },
    { "spokesman", PERSON, "GOV", "", true },
    { "spokesperson", PERSON, "GOV", "", true },
    { "spokeswoman", PERSON, "GOV", "", true },
    { "spy", PERSON, "SPY", "", false },
    { "staff", PERSON, "", "", false },
    { "state", COUNTRY, "GOV", "", false },
    { "statesman", PERSON, "GOV", "", false },
    { "station", COMPANY, "MED", "", false },
    { "strongman", PERSON, "GOV", "", true },
    { "student", PERSON, "EDU", "", false },
    { "submarine", WEAPON, "MIL", "", false },
    { "sultan", PERSON, "GOV", "sultan", true },
    { "tank", WEAPON, "MIL", "", false },
    { "tanker", WEAPON, "BUS", "", false },
    { "team", BODY, "", "", false },
    { "television", COMPANY, "MED", "", false },
    { "territory", PLACE, "", "", false },
    { "terrorist", PERSON, "REB", "", false },
    { "think-tank", BODY, "EDU", "", false },
    { "tourist", PERSON, "CVL", "", false },
    { "town", PLACE, "", "", false },
    { "treasury", BODY, "GOV", "", false },
    { "tribunal", BODY, "JUD", "", false },
    { "troop", PERSON, "MIL", "", false },
    { "troops", PERSON, "MIL", "", false },
    { "tycoon", PERSON, "BUS", "", false },
    { "union", BODY, "", "", false },
    { "unit", BODY, "MIL", "", false },
    { "university", BODY, "EDU", "", false },
    { "vessel", WEAPON, "", "", false },
    { "veteran", PERSON, "MIL", "", false },
    { "village", PLACE, "", "", false },
    { "villager", PERSON, "CVL", "", false },
    { "warplane", WEAPON, "MIL", "", false },
    { "warship", WEAPON, "MIL", "", false },
    { "waters", PLACE, "", "", false },
    { "wing", BODY, "", "", false },
    { "woman", PERSON, "CVL", "", false },
    { "worker", PERSON, "CVL", "", false },
    { "writer", PERSON, "", "", false },
};

static const char *const modifiers[] = { "acting", "armed", "assistant", "associate",
    "chief", "crown", "current", "defence", "defense", "deputy", "elected", "ex",
    "external", "federal", "finance", "first", "foreign", "former", "general", "head",
    "incoming", "interim", "interior", "justice", "lead", "late", "longtime", "major",
    "military", "national", "new", "newly", "outgoing", "permanent", "press", "prime",
    "ruling", "security", "senior", "special", "supreme", "then", "top", "trade", "under",
    "vice" };

static const char *const departments[] = { "affairs", "agriculture", "and", "commerce",
    "commons", "cooperation", "culture", "defence", "defense", "deputies", "development",
    "economy", "education", "emergency", "energy", "environment", "european", "external",
    "finance", "foreign", "government", "health", "home", "homeland", "industry",
    "information", "intelligence", "interior", "internal", "international",
    "investigation", "investigations", "justice", "labor", "labour", "lords", "migration",
    "mission", "national", "oil", "petroleum", "policy", "political", "protocol",
    "public", "representatives", "religious", "security", "situations", "staff", "state",
    "tourism", "trade", "transport", "transportation", "treasury", "veterans", "war" };

static int compare_role(const void *key, const void *item)
{
    return strcmp(key, ((const ent_role *)item)->word);
}

static int compare_word(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

#define HAS(list, word)                                                                  \
    (bsearch(word, list, sizeof list / sizeof *list, sizeof *list, compare_word) != NULL)

static const ent_role *look_up(const char *word)
{
    return bsearch(
        word, roles, sizeof roles / sizeof *roles, sizeof *roles, compare_role);
}

/* The singular of a capital plural ("Forces"), which the tagger took for a name. */
static bool singular(const char *word, char out[32])
{
    size_t length = strlen(word);
    if (length < 3 || length > 30) return false;
    memcpy(out, word, length + 1);
    if (length > 4 && !strcmp(word + length - 3, "ies")) {
        memcpy(out + length - 3, "y", 2);
    } else if (!strcmp(word + length - 3, "men")) {
        memcpy(out + length - 3, "man", 4);
    } else if (word[length - 1] == 's') {
        out[length - 1] = '\0';
    } else {
        return false;
    }
    return true;
}

const ent_role *ent_role_find(const ent_token *token, bool *plural)
{
    static const char *const many[] = { "authorities", "crew", "forces", "guards",
        "people", "personnel", "police", "staff", "troops" };
    char one[32];
    bool noun = token->tag == ENT_TAG_NOUN || token->tag == ENT_TAG_PROPER
                || token->tag == ENT_TAG_ADJECTIVE; /* giant, military, rebel */
    *plural = false;
    if (!noun) return NULL;
    const ent_role *role = look_up(token->lower);
    *plural = HAS(many, token->lower);
    if (role || !singular(token->lower, one)) return role;
    role = look_up(one);
    *plural = role
              && (role->kind == PERSON || role->kind == WEAPON || *plural
                  || strcmp(token->lower, "headquarters") != 0);
    return role;
}

bool ent_role_modifier(const ent_token *token)
{
    return HAS(modifiers, token->lower);
}

bool ent_role_department(const ent_token *token)
{
    return HAS(departments, token->lower);
}

bool ent_role_courtesy(const ent_token *token)
{
    static const char *const forms[] = { "adm.", "amb.", "brig.", "capt.", "cmdr.",
        "col.", "dr.", "gen.", "gov.", "lady", "lord", "lt.", "maj.", "mr", "mr.", "mrs",
        "mrs.", "ms", "ms.", "prof.", "rep.", "rev.", "sen.", "sgt.", "sir" };
    return token->capital && HAS(forms, token->lower);
}

const char *ent_role_office(
    const ent_token *tokens, uint32_t first, uint32_t head, uint32_t end)
{
    static const struct {
        const char *before, *role, *office;
    } pairs[] = {
        { "prime", "minister", "prime minister" },
        { "foreign", "minister", "foreign minister" },
        { "defense", "minister", "defense minister" },
        { "defence", "minister", "defense minister" },
        { "defense", "secretary", "defense minister" },
        { "foreign", "secretary", "foreign minister" },
        { "vice", "president", "vice president" },
        { "supreme", "leader", "supreme leader" },
        { "crown", "prince", "crown prince" },
        { "general", "secretary", "general secretary" },
    };
    bool plural;
    const ent_role *role = ent_role_find(&tokens[head], &plural);
    if (!role || plural) return "";
    if (!strcmp(role->word, "secretary") && head + 2 < end
        && !strcmp(tokens[head + 1].lower, "of")
        && !strcmp(tokens[head + 2].lower, "state"))
        return "foreign minister";
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs && head > first; i++)
        if (!strcmp(tokens[head - 1].lower, pairs[i].before)
            && !strcmp(role->word, pairs[i].role))
            return pairs[i].office;
    bool lesser = head > first
                  && (!strcmp(tokens[head - 1].lower, "deputy")
                      || !strcmp(tokens[head - 1].lower, "vice")
                      || !strcmp(tokens[head - 1].lower, "assistant"));
    return lesser ? "" : role->office;
}
