/* place.c - prepositions and verbs that make a name a place. */
#include "actors/place.h"

#include <string.h>

#include "base/strings.h"

#include "actors/act.h"
#include "actors/tree.h"

enum { NEARBY = 6 }; /* tokens in which a verb of motion still governs "to" */

/* A word of `words` stands within NEARBY tokens before `at`, in the same clause. */
static bool nearby(
    const ent_finder *f, uint32_t at, const char *const *words, size_t count)
{
    for (uint32_t i = at; i > f->begin && i + NEARBY > at; i--) {
        const ent_token *t = &f->tokens[i - 1];
        if (strchr(",;:", t->lower[0])) return false;
        if (ent_among(t->lemma, words, count)) return true;
    }
    return false;
}

static bool goal_of_motion(const ent_finder *f, uint32_t to)
{
    static const char *const motion[] = { "travel", "go", "fly", "flight", "head",
        "visit", "trip", "return", "come", "arrive", "move", "journey", "tour", "flee",
        "escape", "drive", "sail", "walk", "march", "relocate", "migrate", "cross", "way",
        "route", "emigrate", "road", "train", "railway", "highway", "ferry", "bus" };
    return nearby(f, to, motion, sizeof motion / sizeof *motion);
}

/* "fly over Turkey", "the train between Paris and Berlin", "the mountains of Norway". */
static bool is_crossed(const ent_finder *f, uint32_t before)
{
    static const char *const crossing[] = { "fly", "flight", "sail", "soar", "drift",
        "pass", "sweep", "migrate", "storm", "fog", "rain", "snow" };
    static const char *const routes[] = { "train", "flight", "road", "railway", "ferry",
        "route", "highway", "bus", "distance", "border", "pipeline", "tunnel", "bridge" };
    static const char *const lands[] = { "mountain", "hill", "coast", "shore", "beach",
        "forest", "desert", "water", "street", "sky", "plain", "north", "south", "east",
        "west", "outskirts", "suburb", "countryside", "valley", "map" };
    if (ent_finder_is(f, before, "over"))
        return nearby(f, before, crossing, sizeof crossing / sizeof *crossing);
    static const char *const weather[] = { "ash", "snow", "rain", "hail", "fog" };
    if (ent_finder_is(f, before, "on"))
        return nearby(f, before, weather, sizeof weather / sizeof *weather);
    const ent_token *noun = before > f->begin ? &f->tokens[before - 1] : NULL;
    if (!noun) return false;
    if (ent_finder_is(f, before, "between")) return ENT_AMONG(noun->lemma, routes);
    return ent_finder_is(f, before, "of") && ENT_AMONG(noun->lemma, lands);
}

/* "threats from Russia", "learned from Iran": who they come from, not where. Of nouns,
 * acts and people have a sender; verbs have one unless they move. */
static bool origin_is_actor(const ent_finder *f, uint32_t from, uint32_t name)
{
    static const char *const moving[] = { "withdraw", "withdrawal", "pull", "pullout",
        "evacuate", "evacuation", "flee", "escape", "return", "repatriate",
        "repatriation", "deport", "deportation", "expel", "expulsion", "travel", "fly",
        "flight", "depart", "departure", "arrive", "arrival", "come", "go", "move",
        "trip", "journey", "drive", "sail", "leave", "exit", "oust", "remove", "removal",
        "retreat", "emerge", "broadcast", "report", "speak", "watch", "fire", "launch",
        "shell", "hail", "originate", "spread", "range", "extend", "stretch", "march",
        "extradite", "extradition", "transfer", "smuggle", "migrate", "emigrate",
        "relocate", "ship", "bear", "live", "run", "cross", "attack" };
    static const char *const sent[] = { "threat", "message", "letter", "criticism",
        "praise", "independence", "money", "relief", "assurance", "guarantee",
        "permission", "envoy", "import", "gas", "oil", "weapon", "arm", "recall", "steal",
        "buy", "purchase", "receive", "obtain", "demand", "borrow", "seek", "extract",
        "acquire", "extort" };
    if (nearby(f, from, moving, sizeof moving / sizeof *moving)) return false;
    if (nearby(f, from, sent, sizeof sent / sizeof *sent)) return true;
    uint32_t head = ent_tree_head(f, ent_tree_first_of_list(f, name));
    if (head == ENT_NOWHERE) {
        for (uint32_t i = from; i > f->begin && i + NEARBY > from; i--)
            if (ent_act_noun(&f->tokens[i - 1])) return true;
        return false;
    }
    bool plural;
    const ent_token *t = &f->tokens[head];
    return t->upos == ENT_UPOS_VERB || ent_act_noun(t) || ent_role_find(t, &plural);
}

/* "a letter from Washington", "recalled its envoy from Canberra": of towns, only the
 * nearest noun tells. */
static bool town_is_sender(const ent_finder *f, uint32_t from)
{
    static const char *const sent[] = { "threat", "message", "letter", "criticism",
        "praise", "assurance", "guarantee", "permission", "support", "backing",
        "pressure", "warning", "order", "demand", "request", "instruction", "approval",
        "signal", "condemnation" };
    static const char *const recall[] = { "recall" };
    if (from > f->begin && ENT_AMONG(f->tokens[from - 1].lemma, sent)) return true;
    return nearby(f, from, recall, 1);
}

/* The token before the name that governs it, behind "the", "northern", "war-torn". */
static uint32_t governor(const ent_finder *f, uint32_t first)
{
    static const char *const sides[] = { "-", "mainland", "north", "south", "east",
        "west", "northeast", "northwest", "southeast", "southwest", "northern",
        "southern", "eastern", "western", "central" };
    uint32_t at = first;
    while (at > f->begin) {
        const ent_token *t = &f->tokens[at - 1];
        bool inside = t->tag == ENT_TAG_DETERMINER || t->tag == ENT_TAG_ADJECTIVE
                      || ENT_AMONG(t->lower, sides);
        if (!inside) break;
        at--;
    }
    return at > f->begin ? at - 1 : ENT_NOWHERE;
}

/* The name goes on a list ("in Chad, Mali and Niger") or says where a town lies ("in
 * Aceh, Indonesia"): the form of what stands before it. */
static bool listed(const ent_finder *f, uint32_t before, ent_mention_form *form)
{
    uint32_t at = before;
    while (at > f->begin
           && (ent_finder_is(f, at, "and") || ent_finder_is(f, at, "or")
               || ent_finder_is(f, at, ",") || ent_finder_is(f, at, "as")
               || ent_finder_is(f, at, "well")))
        at--;
    if (at == before || f->count == 0) return false;
    const ent_mention *last = &f->items[f->count - 1];
    if (last->sentence != f->index || last->first + last->count != at + 1 || !last->actor)
        return false;
    *form = last->form == ENT_MENTION_PLACE ? ENT_MENTION_PLACE : ENT_MENTION_NAME;
    return true;
}

/* "in Kerman, Iran": an unknown town after a preposition of place. */
static bool behind_town(const ent_finder *f, uint32_t comma)
{
    static const char *const prepositions[] = { "in", "at", "near", "from", "of",
        "outside" };
    if (!ent_finder_is(f, comma, ",")) return false;
    uint32_t at = comma;
    while (at > f->begin && f->tokens[at - 1].tag == ENT_TAG_PROPER) at--;
    return at < comma && at > f->begin
           && ENT_AMONG(f->tokens[at - 1].lower, prepositions);
}

/* "the capital, Tunis", "a protest, London": set off by a comma, and no subject. */
static bool is_apposed(const ent_finder *f, uint32_t comma, uint32_t end)
{
    static const char *const towns[] = { "capital", "city", "town", "port", "village" };
    if (!ent_finder_is(f, comma, ",") || comma == f->begin) return false;
    if (ENT_AMONG(f->tokens[comma - 1].lower, towns)) return true;
    bool closed = end >= f->end || strchr(",.;", f->tokens[end].lower[0]);
    return closed && f->tokens[comma - 1].tag == ENT_TAG_NOUN;
}

static bool is_visited(const ent_finder *f, uint32_t verb)
{
    static const char *const verbs[] = { "visit", "leave", "reach", "enter", "tour",
        "fled", "flee" };
    const ent_token *t = &f->tokens[verb];
    return t->tag == ENT_TAG_VERB && ENT_AMONG(t->lemma, verbs);
}

/* "Texas sued", "Scotland voted": the subject of what only governments do. */
static bool acts(const ent_finder *f, uint32_t at)
{
    static const char *const deeds[] = { "accuse", "agree", "ally", "annex", "apologise",
        "apologize", "appeal", "ban", "boycott", "condemn", "criticise", "criticize",
        "declare", "demand", "denounce", "deny", "negotiate", "oppose", "pledge",
        "protest", "refuse", "reject", "secede", "sign", "sue", "threaten", "urge",
        "veto", "vote", "vow", "warn" };
    uint32_t top = ent_tree_first_of_list(f, at), head = ent_tree_head(f, top);
    return head != ENT_NOWHERE && f->tokens[top].label == ENT_DEP_NSUBJ
           && ENT_AMONG(f->tokens[head].lemma, deeds);
}

ent_mention_form ent_place_form(
    const ent_finder *f, uint32_t first, uint32_t end, ent_name_type type)
{
    static const char *const places[] = { "in", "at", "near", "inside", "across",
        "throughout", "around", "outside", "within", "into", "via", "off", "through",
        "along", "beyond", "under" };
    static const char *const aimed[] = { "fire", "aim", "launch", "shoot", "direct",
        "point", "lob", "shout", "anger", "outrage", "target" };
    static const char *const departures[] = { "leave", "depart", "head", "bound", "bind",
        "left" };
    bool town = type == ENT_NAME_CAPITAL || type == ENT_NAME_CITY;
    uint32_t before = governor(f, first);
    ent_mention_form form = type == ENT_NAME_CITY ? ENT_MENTION_PLACE : ENT_MENTION_NAME;
    if (form == ENT_MENTION_PLACE && acts(f, ent_tree_top(f, first, end)))
        return ENT_MENTION_NAME;
    if (form == ENT_MENTION_PLACE || before == ENT_NOWHERE) return form;
    const char *word = f->tokens[before].lower;
    if (!strcmp(word, "at") && nearby(f, before, aimed, sizeof aimed / sizeof *aimed))
        return ENT_MENTION_NAME;
    if (ENT_AMONG(word, places) || is_crossed(f, before)) return ENT_MENTION_PLACE;
    if (!strcmp(word, "from"))
        return (town ? town_is_sender(f, before) : origin_is_actor(f, before, end - 1))
                   ? ENT_MENTION_NAME
                   : ENT_MENTION_PLACE;
    if (!strcmp(word, "to") || !strcmp(word, "toward") || !strcmp(word, "towards"))
        return goal_of_motion(f, before) ? ENT_MENTION_PLACE : ENT_MENTION_NAME;
    if (!strcmp(word, "for") && nearby(f, before, departures, 5))
        return ENT_MENTION_PLACE;
    if (!strcmp(word, "of") && town) return ENT_MENTION_PLACE;
    uint8_t label = f->tokens[ent_tree_top(f, first, end)].label;
    if (f->text->parsed && (label == ENT_DEP_NSUBJ || label == ENT_DEP_NSUBJ_PASS))
        return ENT_MENTION_NAME; /* "in Oslo as Peru attacks", "In Oslo, Peru attacked" */
    if (listed(f, before, &form)) return form;
    if (behind_town(f, before) || is_visited(f, before)) return ENT_MENTION_PLACE;
    if (town && is_apposed(f, before, end)) return ENT_MENTION_PLACE;
    return ENT_MENTION_NAME;
}
