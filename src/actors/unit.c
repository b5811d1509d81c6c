/* unit.c - joins names with what belongs to them. */
#include "actors/unit.h"

#include <string.h>

#include "base/strings.h"

#include "actors/name.h"
#include "actors/person.h"
#include "actors/phrase.h"
#include "actors/place.h"
#include "actors/plain.h"
#include "actors/stranger.h"

const ent_actor *ent_unit_side(const ent_finder *f, const ent_actor *actor)
{
    const ent_actor *owner = *actor->code ? ent_lexicon_owner(f->lexicon, actor->code)
                                          : NULL;
    return owner ? owner : actor;
}

ent_mention ent_unit_mention(const ent_finder *f, const ent_actor *actor, uint32_t first,
    uint32_t end, ent_mention_form form, float confidence)
{
    return (ent_mention){ .actor = actor,
        .first = first,
        .count = end - first,
        .head = end - 1,
        .form = form,
        .possessive = ent_finder_possessive(f, end),
        .confidence = confidence };
}

/* Behind "former", "ex-", "then": not who holds the office now. */
static bool is_former(const ent_finder *f, uint32_t first, uint32_t role_at)
{
    static const char *const words[] = { "former", "ex", "then", "late", "ousted",
        "deposed" };
    uint32_t from = first > f->begin + 1 ? first - 2 : f->begin;
    for (uint32_t i = from; i < role_at; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (ent_finder_is(f, i, words[k])) return true;
    return false;
}

/* Who the role is: whom the document gave it, else its holder at the document's date. */
static const ent_actor *holder_of(
    const ent_finder *f, const ent_actor *side, const ent_phrase *p, uint32_t first)
{
    if (p->plural || p->lesser || !*side->code || is_former(f, first, p->role_at))
        return NULL;
    const char *key = ent_role_key(f->tokens, p->start, p->role_at, f->end);
    const ent_actor *named = ent_person_in_role(f, p->role, key, side->code);
    const char *office = ent_role_office(f->tokens, p->start, p->role_at, f->end);
    if (side->kind == ENT_ORGANISATION && p->role_at == p->start
        && !strcmp(p->role->word, "chief"))
        office = "secretary-general"; /* "the NATO chief" */
    if (named || !*office) return named;
    if (f->date == ENT_NO_DATE) return ent_person_once_in_office(f, office, side->code);
    return ent_lexicon_holder(f->lexicon, office, side->code, f->date);
}

/* The description stands behind the comma of the person that it explains. */
static const ent_actor *explained_person(
    const ent_finder *f, uint32_t first, const ent_actor *side)
{
    uint32_t at = first;
    while (at > f->begin
           && (f->tokens[at - 1].tag == ENT_TAG_DETERMINER
               || f->tokens[at - 1].tag == ENT_TAG_ADJECTIVE))
        at--;
    if (f->count == 0 || at <= f->begin + 1 || !ent_finder_is(f, at - 1, ","))
        return NULL;
    const ent_mention *last = &f->items[f->count - 1];
    bool before = last->sentence == f->index && last->first + last->count == at - 1;
    bool person = before && last->actor && last->actor->kind == ENT_PERSON;
    return person && !strcmp(last->actor->code, side->code) ? last->actor : NULL;
}

/* The person's name follows the description behind a comma: "Japan's envoy, Ken Ito,".
 * NULL: none does. */
static const ent_actor *introduced_behind(
    ent_finder *f, const ent_phrase *p, const ent_actor *side)
{
    uint32_t comma = p->end, count;
    const ent_name *seat = ent_finder_is(f, comma, "in") ? ent_finder_name(f, comma + 1)
                                                         : NULL;
    if (seat) comma += 1 + seat->count; /* "the ambassador in Berlin, Oleh Tkach," */
    uint32_t first = comma + 1;
    if (!ent_finder_is(f, comma, ",") || p->plural || p->role->kind != ENT_ROLE_PERSON)
        return NULL;
    const ent_known *known = ent_person_known(f, first, &count);
    uint32_t end = known ? first + count : ent_person_name_end(f, first);
    if (end < first + 2
        || (known && known->actor && strcmp(known->actor->code, side->code)))
        return NULL;
    bool closed = end == f->end || f->tokens[end].tag == ENT_TAG_VERB
                  || f->tokens[end].tag == ENT_TAG_AUXILIARY
                  || f->tokens[end].tag == ENT_TAG_PUNCTUATION;
    const char *key = ent_role_key(f->tokens, p->start, p->role_at, f->end);
    return closed
               ? ent_person_introduce(f, first, end, side->code, p->role, key, ENT_PERSON)
               : NULL;
}

/* The name at the end of a phrase: known, or introduced by it. NULL: no side is known. */
static const ent_actor *named_actor(
    ent_finder *f, const ent_phrase *p, const ent_actor *side, uint32_t first)
{
    const char *key = is_former(f, first, p->role_at)
                          ? ""
                          : ent_role_key(f->tokens, p->start, p->role_at, f->end);
    if (p->named && p->named->actor) {
        const ent_actor *named = p->named->actor;
        if (named->kind != ENT_PERSON) return named;
        if (strcmp(named->code, side->code) != 0) { /* a namesake may be meant */
            const ent_actor *own = ent_name_of_side(
                f, p->name, p->named->count, side->code);
            if (own) named = own;
        }
        ent_person_seen(f, named, p->role, key);
        return named;
    }
    ent_kind kind = p->role->kind == ENT_ROLE_PERSON ? ENT_PERSON : ENT_COMPANY;
    return ent_person_introduce(f, p->name, p->name_end, side->code, p->role, key, kind);
}

/* "French, German and Italian ministers": the role belongs to all of them. */
static void complete_list(ent_finder *f, const ent_phrase *p)
{
    size_t last = f->count - 1;
    for (size_t i = ent_finder_list(f, last); i < last; i++) {
        if (f->items[i].form != ENT_MENTION_ADJECTIVE) continue;
        f->items[i].form = ENT_MENTION_DESCRIPTION;
        f->items[i].plural = true;
        f->items[i].confidence *= 0.9F;
        f->notes[i].role = p->role;
        f->notes[i].human = p->role->kind == ENT_ROLE_PERSON;
        f->notes[i].many = true;
        f->notes[i].subject = f->notes[last].subject;
    }
}

/* "Norwegian minister Johnson" is not the Johnson whom the lexicon knows. */
static bool is_namesake(const ent_phrase *p, const ent_actor *side)
{
    const ent_name *name = p->named;
    return name && name->actor && name->type == ENT_NAME_SURNAME
           && name->actor->kind == ENT_PERSON && side->kind == ENT_STATE
           && strcmp(name->actor->code, side->code) != 0;
}

/* Adds what a nationality and a role name together. */
static void add_description(ent_finder *f, uint32_t first, const ent_phrase *p,
    const ent_actor *actor, float confidence)
{
    const ent_actor *side = ent_unit_side(f, actor);
    bool place = p->role->kind == ENT_ROLE_PLACE;
    ent_mention m = ent_unit_mention(f, side, first, p->end,
        place ? ENT_MENTION_PLACE : ENT_MENTION_DESCRIPTION, 0.9F * confidence);
    m.head = p->role_at;
    m.plural = p->plural;
    if (p->name_end > p->name && !place && !is_namesake(p, side)) {
        const ent_actor *named = named_actor(f, p, side, first);
        if (named) m.actor = named;
        m.form = ENT_MENTION_NAME;
        m.head = p->name_end - 1;
        m.confidence = confidence;
    } else if (p->role->kind == ENT_ROLE_PERSON) {
        const ent_actor *person = introduced_behind(f, p, side);
        if (!person) person = explained_person(f, first, side);
        if (!person) person = holder_of(f, side, p, first);
        if (person) m.actor = person;
    }
    ent_note *note = ent_finder_add(f, &m);
    note->role = p->role;
    note->human = p->role->kind == ENT_ROLE_PERSON;
    note->many = p->plural;
    if (p->plural && !place) complete_list(f, p);
}

/* "gave Ukraine tanks": two objects, not Ukraine's tanks. */
static bool after_giving(const ent_finder *f, uint32_t at)
{
    static const char *const verbs[] = { "give", "send", "offer", "sell", "promise",
        "lend", "provide", "grant", "deny", "owe", "show", "make", "call", "supply" };
    if (at == f->begin || f->tokens[at - 1].tag != ENT_TAG_VERB) return false;
    return ENT_AMONG(f->tokens[at - 1].lemma, verbs);
}

/* The end of "(CCP)" behind the name that it abbreviates; `end`: there is none. */
static uint32_t acronym_end(const ent_finder *f, uint32_t end, const ent_actor *actor)
{
    const ent_name *name = ent_finder_is(f, end, "(") ? ent_finder_name(f, end + 1)
                                                      : NULL;
    bool same = name && name->actor && ent_finder_is(f, end + 1 + name->count, ")")
                && (name->actor == actor
                    || (name->type == ENT_NAME_ABBREVIATION && *actor->code
                        && !strcmp(name->actor->code, actor->code)));
    return same ? end + name->count + 2 : end;
}

/* Makes "(CCP)" at `end` part of the last mention. Returns the token after it. */
static uint32_t take_acronym(ent_finder *f, uint32_t end, const ent_actor *actor)
{
    uint32_t after = acronym_end(f, end, actor);
    if (f->count) f->items[f->count - 1].count += after - end;
    return after;
}

static const ent_role *title_role(const ent_finder *f, uint32_t role_at)
{
    bool plural;
    return role_at == ENT_NOWHERE ? NULL : ent_role_find(&f->tokens[role_at], &plural);
}

/* The name behind its title, and what an apposition says of it. */
static uint32_t read_person(
    ent_finder *f, uint32_t at, uint32_t floor, const ent_name *name)
{
    uint32_t role_at, end = at + name->count;
    uint32_t first = ent_phrase_title(f, at, floor, &role_at);
    const ent_role *role = title_role(f, role_at);
    const char *key = role && !is_former(f, first, role_at)
                          ? ent_role_key(f->tokens, first, role_at, f->end)
                          : "";
    ent_mention m = ent_unit_mention(
        f, name->actor, first, end, ENT_MENTION_NAME, name->confidence);
    ent_person_seen(f, name->actor, role, key);
    uint32_t whole = end; /* "General Kivela of the Finnish army" */
    const ent_actor *origin = role ? ent_stranger_origin(f, &whole) : NULL;
    if (!origin || strcmp(origin->code, name->actor->code)) whole = end;
    m.count = whole - first;
    m.possessive = ent_finder_possessive(f, whole);
    ent_note *note = ent_finder_add(f, &m);
    note->role = role;
    note->human = true;
    return whole;
}

/* "Russia's allies" and "Japan expert" are not Russia and Japan; "Turkish counterpart"
 * and "NATO allies" are of that side. */
static bool is_own_role(const ent_name *name, const ent_phrase *p, bool possessive)
{
    static const char *const scholars[] = { "expert", "analyst", "researcher", "envoy",
        "coordinator", "negotiator" };
    bool noun = name->type != ENT_NAME_ADJECTIVE, state = name->actor->kind == ENT_STATE;
    if (state && noun && p->plural && p->role->kind == ENT_ROLE_COUNTRY)
        return false; /* "Tunisia's neighbouring countries" */
    bool held = !strcmp(p->role->word, "hostage") || !strcmp(p->role->word, "victim")
                || !strcmp(p->role->word, "survivor"); /* "Hamas hostages" */
    if (ent_role_opposed(p->role) && noun && (possessive || held)) return false;
    if (ent_role_relational(p->role) && state)
        return !noun && strcmp(p->role->word, "ally") && strcmp(p->role->word, "rival");
    for (size_t i = 0; i < sizeof scholars / sizeof *scholars; i++)
        if (noun && !possessive && name->type == ENT_NAME_FULL
            && !strcmp(p->role->word, scholars[i]))
            return false;
    return true;
}

/* "Aleppo residents", "Texas governor": people and bodies of a town or province. */
static uint32_t read_town(ent_finder *f, uint32_t at, const ent_name *name)
{
    uint32_t after = at + name->count;
    bool possessive = ent_finder_possessive(f, after);
    ent_phrase p;
    if (ent_name_is_part(f, at)) return after;
    bool acting = ent_phrase_read(f, after + possessive, possessive, &p)
                  && (p.role->kind == ENT_ROLE_PERSON || p.role->kind == ENT_ROLE_BODY);
    if (!acting || ent_plain_joined(f, at)) {
        ent_plain_add(f, at, name, after);
        return after;
    }
    p.lesser = true;
    add_description(f, at, &p, name->actor, name->confidence);
    return p.end;
}

/* "Western Sahara", "Western Tigray": a side of the compass, not the West. */
static bool is_direction(const ent_finder *f, const ent_name *name, uint32_t after)
{
    bool plural;
    return name->type == ENT_NAME_ADJECTIVE && !strcmp(name->actor->code, "WEST")
           && after < f->end && f->tokens[after].capital
           && !ent_role_find(&f->tokens[after], &plural);
}

/* "Iran's Revolutionary Guards": the name behind is of that side, and enough. */
static bool owns_name(const ent_finder *f, const ent_name *owner, uint32_t at)
{
    const ent_name *name = ent_finder_name(f, at);
    return name && name->actor && *name->actor->code && owner->actor->kind == ENT_STATE
           && (name->actor->kind == ENT_BODY || name->actor->kind == ENT_COMPANY)
           && !strcmp(name->actor->code, owner->actor->code);
}

/* "the Security Council of Kazakhstan": not that of the United Nations. Returns the token
 * after it; `at`: the name means what the lexicon says. */
static uint32_t read_foreign_body(ent_finder *f, uint32_t at, const ent_name *name)
{
    uint32_t state = at + name->count + 1;
    bool body = name->type == ENT_NAME_FULL && name->count > 1
                && (name->actor->kind == ENT_BODY
                    || name->actor->kind == ENT_ORGANISATION);
    if (!body || !ent_finder_is(f, state - 1, "of")) return at;
    if (ent_finder_is(f, state, "the")) state++;
    const ent_name *other = ent_finder_name(f, state);
    if (!other || !other->actor || other->actor->kind != ENT_STATE
        || other->type != ENT_NAME_FULL || !strcmp(other->actor->code, name->actor->code))
        return at;
    ent_mention m = ent_unit_mention(f, ent_unit_side(f, other->actor), at,
        state + other->count, ENT_MENTION_DESCRIPTION, 0.85F);
    m.head = at + name->count - 1;
    ent_finder_add(f, &m);
    return state + other->count;
}

/* "Maersk ships" and "Gazprom workers" are of that company, "a Boeing jet" of anybody. */
static bool is_of_company(const ent_name *name, const ent_phrase *p)
{
    static const char *const owned[] = { "ship", "vessel", "tanker", "fleet" };
    if (name->type != ENT_NAME_FULL || name->actor->kind != ENT_COMPANY) return true;
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (!strcmp(p->role->word, owned[i])) return true;
    return p->role->kind == ENT_ROLE_PERSON && p->plural;
}

uint32_t ent_unit_read(ent_finder *f, uint32_t at, uint32_t floor)
{
    const ent_name *name = ent_finder_name(f, at);
    uint32_t after = at + name->count;
    ent_phrase p;
    if (!name->actor) return ent_stranger_read(f, at, floor);
    if (!strcmp(name->actor->id, "no-actor") || ent_name_is_prefixed(f, at)) return after;
    if (name->actor->kind == ENT_PERSON) return read_person(f, at, floor, name);
    if (name->type == ENT_NAME_CITY) return read_town(f, at, name);
    if (is_direction(f, name, after)) return after;
    bool possessive = ent_finder_possessive(f, after);
    if (possessive && owns_name(f, name, after + 1)) return after;
    bool attributive = possessive || name->type == ENT_NAME_ADJECTIVE;
    bool acting = ent_phrase_read(f, after + possessive, attributive, &p);
    if (ent_plain_joined(f, at)) acting = false;
    if (!attributive && after_giving(f, at)) acting = false, p.end = after;
    if (acting && name->type != ENT_NAME_DEMONYM && is_own_role(name, &p, possessive)
        && is_of_company(name, &p)) {
        add_description(f, at, &p, name->actor, name->confidence);
        return take_acronym(f, p.end, name->actor);
    }
    if (ent_name_is_part(f, at)) return after;
    uint32_t foreign = read_foreign_body(f, at, name);
    if (foreign > at) return foreign;
    ent_plain_add(f, at, name, possessive ? after : p.end);
    if (acting && f->count && !possessive && name->type == ENT_NAME_FULL)
        f->items[f->count - 1].form = ENT_MENTION_ADJECTIVE; /* "Japan expert" */
    return take_acronym(f, after, name->actor);
}

/* The side behind "of" or "from" after the role at `at`; `*end` of what names it.
 *   of Peru   from Chad   of the Kenyan police   of Warsaw     NULL: there is none */
static const ent_name *side_behind(
    const ent_finder *f, uint32_t at, const ent_role *role, uint32_t *end, bool *lesser)
{
    uint32_t link = ent_phrase_posting(f, at + 1, role), state = link + 1;
    bool of = ent_finder_is(f, link, "of"), from = ent_finder_is(f, link, "from");
    if (!of && !(from && role->kind != ENT_ROLE_COUNTRY)) return NULL;
    if (ent_finder_is(f, state, "the")) state++;
    const ent_name *name = ent_finder_name(f, state);
    if (!name || !name->actor || name->actor->kind == ENT_PERSON) return NULL;
    uint32_t after = state + name->count;
    bool possessive = ent_finder_possessive(f, after),
         person = role->kind == ENT_ROLE_PERSON;
    bool adjective = name->type == ENT_NAME_ADJECTIVE || possessive;
    ent_phrase next;
    bool acting = ent_phrase_read(f, after + possessive, adjective, &next)
                  && next.role->kind != ENT_ROLE_PLACE && next.name_end == next.name;
    *lesser = adjective;
    *end = adjective ? next.end : after;
    if (adjective) /* "of the Kenyan police" */
        return acting && person && next.role->kind == ENT_ROLE_BODY ? name : NULL;
    if (acting) return NULL;
    bool plain = role->title || !f->tokens[at].capital; /* "The Merchant of Venice" */
    bool town = name->type == ENT_NAME_CAPITAL || name->type == ENT_NAME_CITY;
    if (town && ent_name_is_part(f, state)) return NULL; /* "Washington College" */
    *lesser = town;
    bool whole = name->type == ENT_NAME_FULL || name->type == ENT_NAME_ABBREVIATION;
    return whole || (town && of && person && plain) ? name : NULL;
}

/* "withdrew its staff from Haiti": where they were. */
static bool comes_away(const ent_finder *f, const ent_name *name, uint32_t end)
{
    uint32_t state = end - name->count;
    uint32_t from = state - (state > f->begin && ent_finder_is(f, state - 1, "the"));
    return f->text->parsed && name->type == ENT_NAME_FULL
           && name->actor->kind == ENT_STATE && from > f->begin
           && ent_finder_is(f, from - 1, "from")
           && ent_place_form(f, state, end, name->type) == ENT_MENTION_PLACE;
}

uint32_t ent_unit_read_role(ent_finder *f, uint32_t at, uint32_t floor)
{
    bool plural;
    const ent_role *role = ent_role_find(&f->tokens[at], &plural);
    if (!role || role->kind == ENT_ROLE_PLACE || role->kind == ENT_ROLE_COMPANY
        || ent_role_relational(role) || ent_role_opposed(role))
        return at;
    ent_phrase p = { .role = role, .role_at = at, .plural = plural };
    const ent_name *name = side_behind(f, at, role, &p.end, &p.lesser);
    if (!name || comes_away(f, name, p.end)) return at;
    p.start = at;
    while (p.start > floor && (ent_role_modifier(&f->tokens[p.start - 1]))) p.start--;
    if (ent_finder_is(f, p.end, "to")) p.end = ent_phrase_posting(f, p.end, role);
    p.name = p.name_end = p.end;
    const ent_name *named = ent_finder_name(f, p.end);
    if (named && named->actor && named->actor->kind == ENT_PERSON && !plural
        && role->kind == ENT_ROLE_PERSON) {
        p.named = named;
        p.name_end = p.end = p.end + named->count;
    }
    add_description(f, p.start, &p, name->actor, name->confidence);
    return p.end;
}
