/* role.c - looks roles up, and the offices that they name. */
#include "actors/role.h"

#include <pthread.h>
#include <string.h>

#include "base/sorted.h"
#include "base/strings.h"

static const char *const modifiers[] = { "acting", "armed", "assistant", "associate",
    "chief", "crown", "current", "defence", "defense", "deputy", "elected", "ex",
    "external", "federal", "finance", "first", "foreign", "former", "general", "head",
    "incoming", "interim", "interior", "justice", "lead", "late", "longtime", "major",
    "military", "national", "new", "newly", "outgoing", "permanent", "press", "prime",
    "ruling", "security", "senior", "special", "supreme", "then", "top", "trade", "under",
    "vice" };

static const char *const departments[] = { "affairs", "africa", "african", "agriculture",
    "america", "and", "arab", "arms", "asia", "asian", "business", "caribbean",
    "children", "citizens", "civil", "climate", "commerce", "commons", "communications",
    "community", "control", "cooperation", "coordination", "counterterrorism", "crisis",
    "culture", "cyber", "cyberspace", "defence", "defense", "democracy", "deputies",
    "development", "digital", "drought", "drug", "east", "eastern", "economic", "economy",
    "education", "emergency", "employment", "energy", "enterprise", "environment",
    "equality", "eurasian", "europe", "european", "external", "family", "finance",
    "fisheries", "food", "foreign", "gender", "global", "government", "growth", "health",
    "hemisphere", "home", "homeland", "housing", "human", "humanitarian", "immigration",
    "industry", "information", "infrastructure", "innovation", "institutions",
    "intelligence", "interior", "internal", "international", "investigation",
    "investigations", "investment", "justice", "labor", "labour", "latin", "legal",
    "lords", "management", "media", "middle", "migration", "mission", "multilateral",
    "national", "near", "nonproliferation", "north", "nuclear", "oil", "organization",
    "organizations", "pacific", "parliamentary", "petroleum", "planning", "policy",
    "political", "population", "prevention", "prisoners", "protocol", "public",
    "reconstruction", "refugees", "regional", "regulations", "relations", "religion",
    "religious", "representatives", "research", "resources", "response", "rights",
    "rural", "science", "security", "services", "situations", "social", "sport", "sports",
    "staff", "state", "strategic", "sustainable", "technology", "telecommunications",
    "terrorism", "tourism", "trade", "trafficking", "transport", "transportation",
    "treasury", "urban", "verification", "veterans", "war", "water", "welfare", "western",
    "women", "works", "youth" };

static ent_sorted role_people, role_things;
static pthread_once_t indexed = PTHREAD_ONCE_INIT;

static void index_roles(void)
{
    role_people = (ent_sorted){ ent_role_people, sizeof(ent_role), ent_role_people_count,
        '\0', { 0 } };
    role_things = (ent_sorted){ ent_role_things, sizeof(ent_role), ent_role_things_count,
        '\0', { 0 } };
    ent_sorted_index(&role_people);
    ent_sorted_index(&role_things);
}

static const ent_role *look_up(const char *word)
{
    (void)pthread_once(&indexed, index_roles);
    const ent_role *person = ent_sorted_find(&role_people, word);
    return person ? person : ent_sorted_find(&role_things, word);
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

/* What a noun that no table has is by its ending: "consortium", "airline". */
static ent_role_kind kind_by_ending(const char *word, const char *sector)
{
    static const char *const things[] = { "ation", "ment", "ship", "ium", "ery", "try",
        "ance", "ence", "ism", "line", "bank", "craft", "dom", "ity", "age", "force" };
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        size_t tail = strlen(things[i]);
        if (length > tail && !strcmp(word + length - tail, things[i]))
            return strcmp(sector, "BUS") ? ENT_ROLE_BODY : ENT_ROLE_COMPANY;
    }
    return ENT_ROLE_PERSON;
}

/* Word number `at` of the phrase; "" where it is too long to be one. */
static void copy_word(const char *phrase, unsigned at, char word[32])
{
    for (; at && phrase; at--)
        phrase = strchr(phrase, ' ') ? strchr(phrase, ' ') + 1 : "";
    size_t length = strcspn(phrase, " ");
    if (length >= 32) length = 0;
    memcpy(word, phrase, length);
    word[length] = '\0';
}

void ent_roles_join(const ent_lexicon *lexicon)
{
    ent_agent *agents;
    size_t count = ent_lexicon_agents(lexicon, &agents);
    for (size_t i = 0; i < count; i++) {
        char word[32], one[32];
        copy_word(agents[i].phrase, agents[i].head, word);
        const ent_role *role = look_up(word);
        if (!role && singular(word, one)) role = look_up(one);
        const char *sector = agents[i].role.sector;
        if (role)
            agents[i].role = *role;
        else
            agents[i].role.kind = kind_by_ending(word, sector);
        if (*sector || !role) agents[i].role.sector = sector;
    }
}

const ent_role *ent_role_find(const ent_token *token, bool *plural)
{
    static const char *const many[] = { "authorities", "crew", "forces", "guards",
        "people", "personnel", "police", "staff", "troops" };
    char one[32];
    bool noun = token->tag == ENT_TAG_NOUN || token->tag == ENT_TAG_PROPER
                || token->tag == ENT_TAG_ADJECTIVE; /* giant, military, rebel */
    *plural = false;
    if (!noun || (!token->capital && !strcmp(token->lower, "front")))
        return NULL; /* a war has fronts, a Front has members */
    if (token->agent) {
        *plural = token->agent->many || ENT_AMONG(token->lower, many);
        return &token->agent->role;
    }
    const ent_role *role = look_up(token->lower);
    *plural = ENT_AMONG(token->lower, many);
    if (role) return role;
    if (token->lemma && strcmp(token->lemma, token->lower)) role = look_up(token->lemma);
    if (!role && singular(token->lower, one)) role = look_up(one);
    *plural = role
              && (role->kind == ENT_ROLE_PERSON || role->kind == ENT_ROLE_WEAPON
                  || *plural || strcmp(token->lower, "headquarters") != 0);
    return role;
}

bool ent_role_modifier(const ent_token *token)
{
    return ENT_AMONG(token->lower, modifiers);
}

bool ent_role_department(const ent_token *token)
{
    return ENT_AMONG(token->lower, departments);
}

bool ent_role_courtesy(const ent_token *token)
{
    static const char *const forms[] = { "adm.", "amb.", "brig.", "capt.", "cmdr.",
        "col.", "dr.", "gen.", "gov.", "lady", "lord", "lt.", "maj.", "mr", "mr.", "mrs",
        "mrs.", "ms", "ms.", "prof.", "rep.", "rev.", "sen.", "sgt.", "sir" };
    return token->capital && ENT_AMONG(token->lower, forms);
}

bool ent_role_relational(const ent_role *role)
{
    static const char *const words[] = { "ally", "backer", "colleague", "counterpart",
        "critic", "enemy", "foe", "neighbor", "neighbour", "opponent", "partner", "proxy",
        "rival", "sponsor", "supporter" };
    return ENT_AMONG(role->word, words);
}

bool ent_role_opposed(const ent_role *role)
{
    static const char *const words[] = { "aggressor", "attacker", "captive", "conqueror",
        "creditor", "detainee", "hostage", "invader", "occupier", "prisoner", "survivor",
        "veteran", "victim" };
    return ENT_AMONG(role->word, words);
}

bool ent_role_posted(const ent_role *role)
{
    static const char *const words[] = { "adviser", "advisor", "ambassador", "attache",
        "commissioner", "consul", "coordinator", "counselor", "d'affaires", "delegation",
        "nuncio", "embassy", "envoy", "mission", "representative", "secretary" };
    return ENT_AMONG(role->word, words);
}

/* "Secretary of State", "secretary for defence". */
static const char *secretary_office(const ent_token *tokens, uint32_t head, uint32_t end)
{
    static const struct {
        const char *department, *office;
    } offices[] = { { "state", "secretary of state" },
        { "defense", "secretary of defence" }, { "defence", "secretary of defence" },
        { "treasury", "treasury secretary" } };
    if (head + 2 >= end || strcmp(tokens[head + 1].lower, "of")) return "";
    const char *department = tokens[head + 2].lower;
    if (!strcmp(department, "the") && head + 3 < end) department = tokens[head + 3].lower;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (!strcmp(department, offices[i].department)) return offices[i].office;
    return "";
}

/* The words directly before the head that make another office of it. */
static const char *modified_office(const char *before, const char *role)
{
    static const struct {
        const char *before, *role, *office;
    } pairs[] = {
        { "prime", "minister", "prime minister" },
        { "foreign", "minister", "foreign minister" },
        { "foreign", "secretary", "foreign minister" },
        { "defense", "minister", "defence minister" },
        { "defence", "minister", "defence minister" },
        { "defense", "secretary", "secretary of defence" },
        { "finance", "minister", "finance minister" },
        { "interior", "minister", "interior minister" },
        { "vice", "president", "vice president" },
        { "supreme", "leader", "supreme leader" },
        { "crown", "prince", "crown prince" },
        { "general", "secretary", "general secretary" },
        { "secretary", "general", "secretary-general" },
        { "director", "general", "director-general" },
        { "policy", "chief", "high representative" }, /* of the EU */
        { "treasury", "secretary", "treasury secretary" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!strcmp(before, pairs[i].before) && !strcmp(role, pairs[i].role))
            return pairs[i].office;
    return "";
}

/* Nothing before the head makes another office of it. */
static bool stands_alone(const ent_token *tokens, uint32_t start, uint32_t head)
{
    static const char *const harmless[] = { "acting", "current", "elected", "former",
        "incoming", "interim", "longtime", "new", "newly", "outgoing", "top" };
    return head == start || ENT_AMONG(tokens[head - 1].lower, harmless);
}

/* "deputy foreign minister", "under secretary": "": none. */
static const char *lesser_word(const ent_token *tokens, uint32_t start, uint32_t head)
{
    static const char *const words[] = { "deputy", "vice", "assistant", "under" };
    for (uint32_t i = head; i > start && i + 2 >= head; i--)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (!strcmp(tokens[i - 1].lower, words[k])) return words[k];
    return "";
}

const char *ent_role_office(
    const ent_token *tokens, uint32_t start, uint32_t head, uint32_t end)
{
    bool plural;
    const ent_role *role = ent_role_find(&tokens[head], &plural);
    if (!role || plural) return "";
    uint32_t at = head - (head > start + 1 && !strcmp(tokens[head - 1].lower, "-"));
    const char *before = at > start ? tokens[at - 1].lower : "";
    const char *modified = modified_office(before, role->word);
    bool vice = !strcmp(modified, "vice president");
    if (*lesser_word(tokens, start, head) && !vice) return "";
    if (*modified) return modified;
    if (!stands_alone(tokens, start, head)) return ""; /* "opposition leader" */
    return strcmp(role->word, "secretary") ? role->office
                                           : secretary_office(tokens, head, end);
}

const char *ent_role_key(
    const ent_token *tokens, uint32_t start, uint32_t head, uint32_t end)
{
    static const struct {
        const char *lesser, *role, *key;
    } keys[] = {
        { "deputy", "secretary", "deputy secretary" },
        { "deputy", "minister", "deputy minister" },
        { "deputy", "president", "vice president" },
        { "vice", "minister", "deputy minister" },
        { "assistant", "secretary", "assistant secretary" },
        { "under", "secretary", "under secretary" },
    };
    bool plural;
    const ent_role *role = ent_role_find(&tokens[head], &plural);
    const char *office = ent_role_office(tokens, start, head, end);
    const char *lesser = lesser_word(tokens, start, head);
    if (!role || plural || *office) return office;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i].lesser, lesser) && !strcmp(keys[i].role, role->word))
            return keys[i].key;
    return !*lesser && stands_alone(tokens, start, head) ? role->word : "";
}
