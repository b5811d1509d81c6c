/* members.c - finds the mentions that mean all members, and puts the members there. */
#include "actors/members.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define AS_MEMBER    0.9F /* confidence, of the organisation's */

typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text *text;
    const ent_mentions *from;
    bool organisations; /* not only sets of states */
    ent_mention *items; /* what `from` becomes */
    size_t count, room;
    uint32_t groups;
    bool failed;
} expansion;

typedef struct {
    const ent_actor *actors[ENT_MOST_MEMBERS];
    size_t count;
} members;

/* Who is a member, or speaks for one. */
static bool names_members(const char *lower)
{
    static const char *const words[] = { "states", "countries", "nations", "members",
        "governments", "capitals", "leaders", "ministers", "heads", "presidents",
        "allies", "partners", "economies", "powers", "republics", "monarchies",
        "ambassadors", "chiefs", "signatories", "kingdoms" };
    return ENT_AMONG(lower, words);
}

/* What leaves a phrase one that means all members. */
static bool leaves_all(const char *lower)
{
    static const char *const words[] = { "the", "all", "of", "its", "'s", "'", "’s", "’",
        "member", "state", "and", "government", "foreign", "prime", "defence", "defense",
        "finance", "trade", "energy", "interior", "justice", "economy", "health",
        "affairs", "for", "-", "permanent", "heads", "army", "police", "these", "those" };
    return ENT_AMONG(lower, words);
}

/* The number that a token names; 0: none. */
static size_t number_of(const char *lower)
{
    static const char *const words[] = { "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "eleven", "twelve" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(lower, words[i])) return i + 1;
    return (size_t)strtoul(lower, NULL, 10);
}

static void gather(const expansion *e, const char *code, members *set)
{
    const ent_membership *all;
    size_t count = ent_lexicon_members(e->lexicon, code, &all);
    ent_date date = e->text->document->date;
    set->count = 0;
    for (size_t i = 0; i < count; i++) {
        const ent_actor *member = ent_lexicon_owner(e->lexicon, all[i].member);
        bool again = set->count && set->actors[set->count - 1] == member;
        if (!member || again
            || !ent_lexicon_is_member(e->lexicon, code, all[i].member, date))
            continue;
        if (set->count == ENT_MOST_MEMBERS) { /* too many: as good as nobody */
            set->count = 0;
            return;
        }
        set->actors[set->count++] = member;
    }
}

/* "seven" of "the seven G7 leaders" must be all of them. */
static bool fits(const ent_token *token, const members *set)
{
    size_t number = number_of(token->lower);
    return number ? number == set->count : leaves_all(token->lower);
}

/* The words before the phrase take nothing away: "most of the EU states" are not all. */
static bool is_whole(const expansion *e, const ent_mention *m, const members *set)
{
    const ent_token *tokens = e->text->tokens;
    uint32_t begin = e->text->sentences[m->sentence].first, at = m->first;
    while (at > begin) {
        const ent_token *t = &tokens[at - 1];
        bool part = t->tag == ENT_TAG_NUMBER || t->tag == ENT_TAG_ADJECTIVE
                    || t->tag == ENT_TAG_DETERMINER || t->tag == ENT_TAG_PRONOUN
                    || !strcmp(t->lower, "of") || !strcmp(t->lower, "-");
        if (!part) {
            static const char *const few[] = { "none", "some", "most", "many", "few",
                "several", "half", "majority", "part", "non", "anti", "pro", "number",
                "group", "dozen", "dozens", "handful" };
            return !ENT_AMONG(t->lower, few);
        }
        if (!fits(t, set)) return false;
        at--;
    }
    return true;
}

/* The organisation's own name within the phrase: where, and how many tokens. "European"
 * is no name: not all European leaders are those of the EU. */
static uint32_t name_at(const expansion *e, const ent_mention *m, ent_name_match *match)
{
    const char *words[16], *raw[16];
    uint32_t end = m->first + m->count;
    for (uint32_t at = m->first; at < end; at++) {
        size_t count = 0;
        for (uint32_t i = at; i < end && count < COUNT(words); i++, count++) {
            words[count] = e->text->tokens[i].lower;
            raw[count] = e->text->tokens[i].raw;
        }
        if (!ent_lexicon_match(e->lexicon, words, raw, count, match)) continue;
        for (size_t i = 0; i < match->count; i++)
            if (match->senses[i].actor == m->actor->index
                && match->senses[i].type != ENT_NAME_ADJECTIVE)
                return at;
    }
    return end;
}

/* All words of the phrase but the organisation's name and the head. */
static bool is_plain(const expansion *e, const ent_mention *m, const members *set)
{
    ent_name_match match = { 0 };
    uint32_t name = name_at(e, m, &match);
    for (uint32_t i = m->first; i < m->first + m->count; i++) {
        bool named = i >= name && i < name + match.words;
        bool known = named || i == m->head || fits(&e->text->tokens[i], set);
        if (!known) return false;
    }
    return true;
}

/* "states" of "EU member states", "members" of "permanent members of the Security
 * Council"; not "States" of "League of Arab States". */
static bool has_members(const expansion *e, const ent_mention *m)
{
    const ent_token *tokens = e->text->tokens;
    ent_name_match match = { 0 };
    uint32_t name = name_at(e, m, &match);
    for (uint32_t i = m->first; i < m->first + m->count; i++) {
        bool named = i >= name && i < name + match.words;
        bool said = named ? !tokens[i].capital : i == m->head;
        if (said && names_members(tokens[i].lower)) return true;
    }
    return false;
}

/* "heads [of state and government]" */
static uint32_t office_end(const expansion *e, uint32_t at, uint32_t limit)
{
    static const char *const words[] = { "of", "state", "and", "government" };
    if (strcmp(e->text->tokens[at - 1].lower, "heads") != 0) return at;
    uint32_t i = at;
    while (i < limit && ENT_AMONG(e->text->tokens[i].lower, words)) i++;
    return i > at + 1 ? i : at;
}

/* "EU['s 27 member states]": takes in what stands behind the name, up to `limit`. */
static void widen_behind(const expansion *e, ent_mention *m, uint32_t limit)
{
    static const char *const links[] = { "and", "of", "for", "(", ")", "the" };
    const ent_token *tokens = e->text->tokens;
    uint32_t end = m->first + m->count;
    if (end >= limit || ENT_AMONG(tokens[end].lower, links)) return;
    for (uint32_t i = end; i < limit; i++) {
        if (names_members(tokens[i].lower) && !tokens[i].capital) {
            m->count = office_end(e, i + 1, limit) - m->first;
            m->head = i;
            m->possessive = false;
            return;
        }
        if (!number_of(tokens[i].lower) && !leaves_all(tokens[i].lower)) return;
    }
}

/* "[member states of the] EU", not before token `floor`. */
static void widen_before(const expansion *e, ent_mention *m, uint32_t floor)
{
    const ent_token *tokens = e->text->tokens;
    uint32_t at = m->first;
    if (at > floor && !strcmp(tokens[at - 1].lower, "the")) at--;
    if (at < floor + 2 || strcmp(tokens[at - 1].lower, "of") != 0) return;
    uint32_t noun = at - 2, first = noun;
    bool opens = noun == e->text->sentences[m->sentence].first;
    if (!names_members(tokens[noun].lower) || (tokens[noun].capital && !opens)) return;
    while (first > floor
           && (!strcmp(tokens[first - 1].lower, "member")
               || !strcmp(tokens[first - 1].lower, "foreign")))
        first--;
    m->count += m->first - first;
    m->first = first;
    m->head = noun;
}

/* "EU members [Hungary] and Slovakia", "EU members [such as] Hungary": some only. */
static bool names_some(const expansion *e, const ent_mention *m, size_t index)
{
    static const char *const words[] = { "like", "such", "including", "notably",
        "especially", "except", "excluding", "other", "minus", "led" };
    const ent_sentence *s = &e->text->sentences[m->sentence];
    uint32_t at = m->first + m->count, end = s->first + s->count;
    if (at < end && !strcmp(e->text->tokens[at].lower, ",")) at++;
    if (at < end && ENT_AMONG(e->text->tokens[at].lower, words)) return true;
    const ent_mention *next = index + 1 < e->from->count ? &e->from->items[index + 1]
                                                         : NULL;
    return next && next->sentence == m->sentence && next->first == m->first + m->count;
}

/* Takes in the words around an organisation's name that make it mean its members. */
static void widen(const expansion *e, ent_mention *m, size_t index)
{
    const ent_sentence *s = &e->text->sentences[m->sentence];
    const ent_mention *next = index + 1 < e->from->count ? &e->from->items[index + 1]
                                                         : NULL;
    uint32_t limit = s->first + s->count, floor = s->first;
    if (m->form == ENT_MENTION_PRONOUN || m->form == ENT_MENTION_PLACE || m->group
        || has_members(e, m))
        return;
    if (next && next->sentence == m->sentence) limit = next->first;
    if (e->count && e->items[e->count - 1].sentence == m->sentence)
        floor = e->items[e->count - 1].first + e->items[e->count - 1].count;
    widen_behind(e, m, limit);
    if (!has_members(e, m)) widen_before(e, m, floor);
}

static bool means_members(const expansion *e, ent_mention *m, size_t index, members *set)
{
    set->count = 0;
    bool kind = m->actor->kind == ENT_OTHER
                || (e->organisations && m->actor->kind == ENT_ORGANISATION);
    if (m->group || m->form == ENT_MENTION_PLACE || m->form == ENT_MENTION_PRONOUN
        || !kind)
        return false;
    widen(e, m, index);
    if (!has_members(e, m) || names_some(e, m, index)) return false;
    gather(e, m->actor->code, set);
    return set->count > 1 && is_plain(e, m, set) && is_whole(e, m, set);
}

static bool is_they(const expansion *e, const ent_mention *m)
{
    static const char *const words[] = { "they", "them", "their", "theirs" };
    return m->form == ENT_MENTION_PRONOUN
           && ENT_AMONG(e->text->tokens[m->first].lower, words);
}

static void add(expansion *e, const ent_mention *m)
{
    ent_mention *grown = ent_arena_grow(
        e->arena, e->items, e->count, &e->room, sizeof *e->items);
    if (!grown) {
        e->failed = true;
        return;
    }
    e->items = grown;
    e->items[e->count++] = *m;
}

static void add_members(expansion *e, const ent_mention *m, const members *set)
{
    ent_mention one = *m;
    if (!one.group) one.group = ++e->groups;
    one.plural = true;
    one.confidence *= AS_MEMBER;
    if (one.form == ENT_MENTION_ADJECTIVE) one.form = ENT_MENTION_DESCRIPTION;
    for (size_t i = 0; i < set->count && !e->failed; i++) {
        one.actor = set->actors[i];
        add(e, &one);
    }
}

static uint32_t last_group(const ent_mentions *mentions)
{
    uint32_t last = 0;
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].group > last) last = mentions->items[i].group;
    return last;
}

bool ent_members_expand(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_text *text, bool organisations, ent_mentions *mentions, ent_error *err)
{
    expansion e = { .arena = arena,
        .lexicon = lexicon,
        .text = text,
        .from = mentions,
        .organisations = organisations,
        .groups = last_group(mentions) };
    const ent_actor *expanded = NULL; /* the organisation last named by its members */
    members set = { 0 };
    for (size_t i = 0; i < mentions->count && !e.failed; i++) {
        const ent_mention *m = &mentions->items[i];
        ent_mention wide = *m;
        members found;
        if (means_members(&e, &wide, i, &found)) {
            expanded = m->actor;
            set = found;
            add_members(&e, &wide, &set);
        } else if (m->actor == expanded && is_they(&e, m)) {
            add_members(&e, m, &set);
        } else {
            if (m->actor == expanded) expanded = NULL;
            add(&e, m);
        }
    }
    if (e.failed)
        return ent_fail(
            err, ENT_MEMORY, "members in '%s': out of memory", text->document->id);
    mentions->items = e.items;
    mentions->count = e.count;
    return true;
}
