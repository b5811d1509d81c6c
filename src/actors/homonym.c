/* homonym.c - what stands around a name tells that it is no party: the words of a list
 * for each kind of confusion. */
#include "actors/homonym.h"

#include <string.h>

#include "base/ascii.h"
#include "base/strings.h"

#include "actors/role.h"

/* One of the "words|of two words|..." starts at `at`, by form or lemma. */
static bool starts_any(const ent_finder *f, uint32_t at, const char *words)
{
    const ent_token *first = &f->tokens[at];
    while (*words) {
        if (*words != *first->lower && *words != *first->lemma) { /* mostly */
            while (*words && *words++ != '|') continue;
            continue;
        }
        size_t size = strcspn(words, "|");
        uint32_t i = at;
        const char *word = words, *end = words + size;
        while (word < end && i < f->end) {
            size_t length = strcspn(word, " |");
            const ent_token *t = &f->tokens[i];
            if (*word != *t->lower && *word != *t->lemma) break;
            bool same = (strlen(t->lower) == length && !memcmp(t->lower, word, length))
                        || (strlen(t->lemma) == length
                            && !memcmp(t->lemma, word, length));
            if (!same) break;
            word += length + (word[length] == ' ');
            i++;
        }
        if (word >= end) return true;
        words = end + (*end == '|');
    }
    return false;
}

static bool sentence_has(const ent_finder *f, const char *words)
{
    for (uint32_t i = f->begin; i < f->end; i++)
        if (starts_any(f, i, words)) return true;
    return false;
}

/* "Paris, Texas": the state of the Union behind the comma at `comma`. "Paris, New York
 * and Tokyo" is a list. */
static bool is_american(const ent_finder *f, uint32_t comma)
{
    static const char states[] =
        "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|"
        "florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|"
        "maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|"
        "nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|"
        "north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|"
        "south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|"
        "wyoming";
    static const char shortened[] =
        "ala.|ariz.|ark.|calif.|colo.|conn.|del.|fla.|ga.|ill.|ind.|kan.|ky.|md.|mass.|"
        "mich.|minn.|mo.|mont.|n.c.|n.d.|n.h.|n.j.|n.m.|n.y.|neb.|nev.|okla.|ore.|pa.|"
        "r.i.|s.c.|s.d.|tenn.|tex.|va.|vt.|wash.|wis.|wyo.";
    if (!ent_finder_is(f, comma, ",") || comma + 1 >= f->end) return false;
    if (starts_any(f, comma + 1, shortened)) return true;
    if (!f->tokens[comma + 1].capital || !starts_any(f, comma + 1, states)) return false;
    const ent_name *name = ent_finder_name(f, comma + 1);
    uint32_t end = comma + 1 + (name ? name->count : 1);
    if (end < f->end && f->tokens[end].capital) return false; /* "New York City" */
    for (uint32_t i = end; i < f->end && i < end + 2; i++)
        if (ent_finder_is(f, i, "and") || ent_finder_is(f, i, "or")) return false;
    return true;
}

/* The sentence has a human besides the name at `at`: he or she may be that one. */
static bool has_human(const ent_finder *f, uint32_t at)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        const ent_token *t = &f->tokens[i];
        bool plural;
        const ent_role *role = ent_role_find(t, &plural);
        const ent_name *name = ent_finder_name(f, i);
        bool theirs = i > f->begin
                      && (ent_finder_is(f, i - 1, "his")
                          || ent_finder_is(f, i - 1, "her"));
        if (i == at || theirs) continue; /* "Chad and his wife" */
        if (role && !plural && role->kind == ENT_ROLE_PERSON) return true;
        if (name && (!name->actor || name->actor->kind == ENT_PERSON)) return true;
        if (!name && t->capital && t->tag == ENT_TAG_PROPER && i > f->begin) return true;
    }
    return false;
}

/* "her daughter India", "Chad ... because he had a cold". */
static bool is_given_name(const ent_finder *f, uint32_t at, const ent_name *name)
{
    static const char *const names[] = { "chad", "jordan", "georgia", "israel", "india",
        "kenya", "ireland", "cuba", "austria", "holland", "jamaica", "paris", "sydney",
        "vienna", "florence", "london", "china", "chelsea" };
    static const char *const kin[] = { "daughter", "daughters", "son", "sons", "brother",
        "sister", "twin", "twins", "wife", "husband", "cousin", "niece", "nephew",
        "grandson", "granddaughter", "baby", "boyfriend", "girlfriend" };
    static const char *const persons[] = { "he", "she", "his", "her", "him" };
    if (name->count != 1 || !ENT_AMONG(f->tokens[at].lower, names)) return false;
    uint32_t before = at - (at > f->begin + 1 && ent_finder_is(f, at - 1, ","));
    if (before > f->begin && ENT_AMONG(f->tokens[before - 1].lower, kin)) return true;
    bool subject = ent_finder_subject(f, at, at + 1)
                   || (f->text->parsed && f->tokens[at].label == ENT_DEP_NSUBJ);
    if (name->type != ENT_NAME_FULL || !subject) return false;
    for (uint32_t i = at + 1; i < f->end; i++)
        if (ENT_AMONG(f->tokens[i].lower, persons) && !f->tokens[i].quoted)
            return !has_human(f, at);
    return false;
}

/* "Mr. England", "Aunt Vienna", "Captain America". */
static bool behind_courtesy(const ent_finder *f, uint32_t at, const ent_name *name)
{
    static const char *const words[] = { "captain", "miss", "mr", "mr.", "mrs", "mrs.",
        "ms", "ms.", "dr.", "aunt", "uncle", "grandma", "grandpa", "sister", "brother" };
    bool place = name->type == ENT_NAME_FULL || name->type == ENT_NAME_CAPITAL
                 || name->type == ENT_NAME_CITY;
    return place && name->actor->kind == ENT_STATE && at > f->begin
           && f->tokens[at - 1].capital && ENT_AMONG(f->tokens[at - 1].lower, words);
}

/* "his BP", "the ETA of the train": an abbreviation of another thing. */
static bool is_other_abbreviation(const ent_finder *f, uint32_t at, const ent_name *name)
{
    static const char *const owners[] = { "his", "her", "my", "your", "our", "their",
        "its" };
    uint32_t end = at + name->count;
    if (name->type != ENT_NAME_ABBREVIATION || at == f->begin) return false;
    bool owned = ENT_AMONG(f->tokens[at - 1].lower, owners);
    bool noun = end < f->end
                && (f->tokens[end].tag == ENT_TAG_NOUN
                    || f->tokens[end].tag == ENT_TAG_PROPER
                    || f->tokens[end].tag == ENT_TAG_ADJECTIVE);
    bool measured = name->actor->kind == ENT_GROUP && ent_finder_is(f, at - 1, "the")
                    && ent_finder_is(f, end, "of");
    bool thing = name->actor->kind == ENT_COMPANY || name->actor->kind == ENT_GROUP;
    return (owned && !noun && thing) || measured;
}

/* "WHO IS THERE?": in a line of capitals a word is no abbreviation. */
static bool is_loud_word(const ent_finder *f, uint32_t at)
{
    static const char *const words[] = { "us", "who", "it", "is", "un", "pm", "let",
        "fact" };
    uint32_t large = 0;
    if (!ENT_AMONG(f->tokens[at].lower, words)) return false;
    for (uint32_t i = f->begin; i < f->end; i++) {
        const char *c = f->tokens[i].raw;
        if (!ent_is_letter(*c)) continue;
        for (; *c; c++)
            if (ent_is_small(*c)) return false;
        large++;
    }
    return large >= 3 && f->text->sentences[f->index].kind == ENT_SENTENCE_BODY;
}

/* "a man named Trump Jones": a surname is a last name. */
static bool is_first_of_name(const ent_finder *f, uint32_t at, const ent_name *name)
{
    uint32_t end = at + name->count;
    bool plural;
    if (name->type != ENT_NAME_SURNAME || end + 1 >= f->end || at == f->begin)
        return false;
    const ent_token *t = &f->tokens[end];
    if (ent_role_find(&f->tokens[at - 1], &plural))
        return false; /* "Secretary Rice Co-" */
    return t->capital && t->tag == ENT_TAG_PROPER && !ent_finder_name(f, end)
           && !ent_role_find(t, &plural) && !ent_role_modifier(t)
           && t->upos == ENT_UPOS_PROPN && f->tokens[at].upos == ENT_UPOS_PROPN
           && f->tokens[end].head && f->tokens[end].label == ENT_DEP_FLAT;
}

/* The other thing of that name is spoken of in the sentence. */
static bool has_other_sense(const ent_finder *f, uint32_t at)
{
    static const struct {
        const char *name, *cues;
    } senses[] = {
        { "isis", "temple|goddess|osiris|pharaoh|deity" },
        { "wagner", "opera|composer|symphony|conductor|bayreuth" },
        { "m23", "traffic|motorway|lorry|carriageway|junction" },
        { "turkey", "roast|recipe|gravy|stuffing|thanksgiving|sandwich|oven|poultry" },
        { "turkey",
            "turkey farmer|turkey farm|turkey breeder|turkey hunter|turkey meat" },
        { "guinea", "guinea fowl|guinea hen|guinea worm" },
        { "georgia", "typeface|font|serif" },
        { "jordan", "basketball|sneaker|nba|teammate" },
        { "mali", "drummer" },
        { "amazon", "rainforest|frog|tributary" },
    };
    for (size_t i = 0; i < sizeof senses / sizeof *senses; i++)
        if (ent_finder_is(f, at, senses[i].name) && sentence_has(f, senses[i].cues))
            return true;
    return false;
}

/* "ancient Egypt". */
static bool is_bygone(const ent_finder *f, uint32_t at)
{
    static const char *const words[] = { "ancient", "medieval", "mediaeval",
        "prehistoric", "biblical", "pharaonic", "renaissance" };
    return at > f->begin && ENT_AMONG(f->tokens[at - 1].lower, words);
}

/* "the governor of Georgia", "Georgia and Alabama": the state of the Union. */
static bool is_american_georgia(const ent_finder *f, uint32_t at)
{
    static const char cues[] = "atlanta|savannah|alabama|florida|tennessee|republican|"
                               "republicans|democrat|democrats|sheriff|electoral";
    static const char *const roles[] = { "governor", "senator", "congressman",
        "congresswoman" };
    if (!ent_finder_is(f, at, "georgia")) return false;
    if (at >= f->begin + 2
        && (ent_finder_is(f, at - 1, "of") || ent_finder_is(f, at - 1, "from"))
        && ENT_AMONG(f->tokens[at - 2].lemma, roles))
        return true;
    return sentence_has(f, cues)
           && !sentence_has(f, "tbilisi|caucasus|abkhazia|south ossetia");
}

static bool is_other(const ent_finder *f, uint32_t at, const ent_name *name)
{
    bool place = name->type == ENT_NAME_FULL || name->type == ENT_NAME_CAPITAL
                 || name->type == ENT_NAME_CITY;
    bool abroad = place && name->actor->kind == ENT_STATE
                  && strcmp(name->actor->code, "USA") != 0;
    if (abroad && is_american(f, at + name->count)) return true;
    return is_given_name(f, at, name) || behind_courtesy(f, at, name)
           || is_other_abbreviation(f, at, name) || is_first_of_name(f, at, name)
           || has_other_sense(f, at) || is_bygone(f, at) || is_loud_word(f, at);
}

void ent_homonym_read(ent_finder *f)
{
    const ent_actor *none = ent_lexicon_find(f->lexicon, "no-actor");
    const ent_actor *america = ent_lexicon_owner(f->lexicon, "USA");
    for (uint32_t at = f->begin; at < f->end && none; at++) {
        ent_name *name = &f->names[at - f->begin];
        if (!name->count || !name->actor || name->actor == none) continue;
        if (is_other(f, at, name)) name->actor = none;
        if (america && name->type == ENT_NAME_FULL && is_american_georgia(f, at))
            *name = (ent_name){ america, name->count, ENT_NAME_CITY, 0.9F };
    }
}

/* "3-0", in one token or three. */
static bool is_result(const ent_finder *f, uint32_t at)
{
    const char *raw = f->tokens[at].raw;
    if (!ent_is_digit(*raw)) return false;
    size_t digits = strspn(raw, "0123456789");
    if (digits > 3) return false;
    if (raw[digits] == '-' && ent_is_digit(raw[digits + 1])) return true;
    return !raw[digits] && ent_finder_is(f, at + 1, "-") && at + 2 < f->end
           && ent_is_digit(*f->tokens[at + 2].raw) && strlen(f->tokens[at + 2].raw) <= 3;
}

/* A government, a court or an army has a part in the sentence. */
static bool has_authority(const ent_finder *f)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        bool plural;
        const ent_role *role = ent_role_find(&f->tokens[i], &plural);
        if (role && role->kind != ENT_ROLE_PLACE && *role->sector
            && !strstr("BUS CVL MED EDU", role->sector))
            return true;
        const ent_name *name = ent_finder_name(f, i);
        if (name && name->actor && name->actor->kind == ENT_PERSON) return true;
    }
    return false;
}

enum {
    PLAIN = 1, /* says it all */
    GAME = 2,  /* as a noun */
    VAGUE = 4, /* beside another */
    TALE = 8
};
const ent_cue ent_homonym_cues[] = { { "asian games", PLAIN }, { "athlete", GAME },
    { "basketball", GAME }, { "batsman", PLAIN }, { "batsmen", PLAIN }, { "beat", VAGUE },
    { "championship", GAME }, { "coach", GAME }, { "commonwealth games", PLAIN },
    { "cricket", GAME }, { "cyclist", PLAIN }, { "decathlete", PLAIN },
    { "defender", VAGUE }, { "derby", GAME }, { "draw", VAGUE }, { "final", VAGUE },
    { "football", GAME }, { "free kick", PLAIN }, { "goal", VAGUE },
    { "goalkeeper", PLAIN }, { "grand prix", PLAIN }, { "group stage", PLAIN },
    { "gymnast", PLAIN }, { "half-time", GAME }, { "innings", PLAIN },
    { "league", VAGUE }, { "marathon", GAME }, { "match", VAGUE }, { "medal", VAGUE },
    { "midfielder", PLAIN }, { "overs", PLAIN }, { "overtime", VAGUE },
    { "penalty shootout", PLAIN }, { "playoff", PLAIN }, { "playoffs", PLAIN },
    { "protagonist", TALE }, { "quarter-final", PLAIN }, { "quarterback", PLAIN },
    { "quarterfinal", PLAIN }, { "record", VAGUE }, { "referee", PLAIN },
    { "relay", GAME }, { "rugby", GAME }, { "runner", GAME }, { "score", VAGUE },
    { "semi-final", PLAIN }, { "semifinal", PLAIN }, { "soccer", GAME },
    { "sprinter", PLAIN }, { "striker", GAME }, { "supervillain", TALE },
    { "team", VAGUE }, { "teammate", GAME }, { "tennis", GAME }, { "title", VAGUE },
    { "tournament", GAME }, { "umpire", PLAIN }, { "villain", TALE }, { "wicket", PLAIN },
    { "world cup", PLAIN }, { "wrestler", GAME } };
const size_t ent_homonym_cue_count = sizeof ent_homonym_cues / sizeof *ent_homonym_cues;

/* The kinds of the cues at `at` whose first word begins as `form` does. */
static unsigned cues_from(const ent_finder *f, uint32_t at, const char *form)
{
    const ent_cue *cues = ent_homonym_cues;
    size_t low = 0, high = ent_homonym_cue_count, length = strlen(form);
    unsigned found = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_order(cues[middle].wording, form) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; length && low < ent_homonym_cue_count; low++) {
        if (strncmp(cues[low].wording, form, length) != 0) break;
        if (starts_any(f, at, cues[low].wording)) found |= cues[low].kind;
    }
    return found;
}

/* Every token of every sentence is asked: one search for all lists. */
static unsigned cues_at(const ent_finder *f, uint32_t at)
{
    const ent_token *t = &f->tokens[at];
    unsigned found = cues_from(f, at, t->lower);
    if (!ent_equal(t->lower, t->lemma)) found |= cues_from(f, at, t->lemma);
    bool noun = t->tag == ENT_TAG_NOUN || t->tag == ENT_TAG_PROPER;
    return noun ? found : found & ~(unsigned)GAME;
}

static bool is_match(const ent_finder *f, const unsigned *kinds)
{
    bool sure = false;
    unsigned weight = 0;
    for (uint32_t i = f->begin; i < f->end; i++) {
        unsigned kind = kinds[i - f->begin];
        bool game = kind & GAME || is_result(f, i);
        if (kind & PLAIN) sure = true, weight = 2;
        sure |= game;
        weight += game || kind & VAGUE ? 1 : 0;
    }
    return sure && weight >= 2 && !has_authority(f);
}

/* "In the novel, ...", "the film's villain". */
static bool is_tale(const ent_finder *f, const unsigned *kinds)
{
    static const char tales[] =
        "novel|film|movie|thriller|comedy|sitcom|play|opera|musical|game";
    for (uint32_t i = f->begin; i < f->end; i++)
        if (kinds[i - f->begin] & TALE) return true;
    if (!ent_finder_is(f, f->begin, "in") || f->begin + 4 >= f->end
        || f->tokens[f->begin + 1].tag != ENT_TAG_DETERMINER)
        return false;
    uint32_t tale = f->begin + 2
                    + !ent_finder_is(f, f->begin + 3, ","); /* "video game" */
    return starts_any(f, tale, tales) && ent_finder_is(f, tale + 1, ",");
}

bool ent_homonym_is_play(const ent_finder *f)
{
    unsigned kinds[ENT_LONGEST_SENTENCE];
    for (uint32_t i = f->begin; i < f->end; i++) kinds[i - f->begin] = cues_at(f, i);
    return is_match(f, kinds) || is_tale(f, kinds);
}
