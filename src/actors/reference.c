/* reference.c - simple, safe rules for descriptions without a nationality. */
#include "actors/reference.h"

#include <string.h>

#include "actors/person.h"
#include "actors/phrase.h"
#include "actors/place.h"

enum {
    SENTENCES_BACK = 2, /* how far before its own sentence a description looks */
    MOST_MEMBERS = 5    /* "the five countries" */
};

/* First item of the last `back` sentences before this one. */
static size_t window_start(const ent_finder *f, uint32_t back)
{
    size_t i = f->count;
    while (i > 0 && f->items[i - 1].sentence + back >= f->index) i--;
    return i;
}

static const ent_actor *side_of(const ent_finder *f, const ent_actor *actor)
{
    const ent_actor *owner = actor && *actor->code
                                 ? ent_lexicon_owner(f->lexicon, actor->code)
                                 : NULL;
    return owner && owner->kind == ENT_STATE ? owner : NULL;
}

/* How plainly an item names a state: the state or its bodies as such, its people and
 * attributes, its persons. */
typedef enum { AS_STATE, AS_PEOPLE, AS_PERSON } plainness;

static bool names_state(const ent_finder *f, size_t i, plainness least)
{
    const ent_mention *m = &f->items[i];
    if (!m->actor || m->form == ENT_MENTION_PRONOUN || !side_of(f, m->actor))
        return false;
    switch (m->actor->kind) {
    case ENT_STATE:
    case ENT_BODY:
        return least >= AS_PEOPLE
               || (!f->notes[i].human && m->form != ENT_MENTION_ADJECTIVE);
    case ENT_PERSON: return least >= AS_PERSON;
    default: return false; /* media and companies quoted say little */
    }
}

/* The one state among the items from..to; the one that is a subject where there are
 * more; NULL: none, or more. `*any`: there are some. */
static const ent_actor *only_state(
    const ent_finder *f, size_t from, size_t to, plainness least, bool *any)
{
    const ent_actor *only = NULL, *subject = NULL;
    bool many = false, many_subjects = false;
    for (size_t i = from; i < to; i++) {
        if (!names_state(f, i, least)) continue;
        const ent_actor *state = side_of(f, f->items[i].actor);
        many |= only && only != state;
        only = state;
        if (!f->notes[i].subject) continue;
        many_subjects |= subject && subject != state;
        subject = state;
    }
    *any = only != NULL;
    if (!many) return only;
    return many_subjects ? NULL : subject;
}

const ent_actor *ent_reference_country(const ent_finder *f, uint32_t at)
{
    size_t to = f->count;
    for (uint32_t back = 0; back <= SENTENCES_BACK; back++) {
        size_t from = to;
        while (from > 0 && f->items[from - 1].sentence + back >= f->index) from--;
        bool any = false;
        for (plainness least = AS_STATE; least <= AS_PERSON && !any; least++) {
            const ent_actor *state = only_state(f, from, to, least, &any);
            if (any) return state;
        }
        to = from;
    }
    (void)at;
    return NULL;
}

/* The actor of the last earlier description with the same role; NULL where two differ
 * within the window. */
static const ent_actor *same_role(const ent_finder *f, const ent_role *role)
{
    const ent_actor *found = NULL;
    size_t from = window_start(f, 2 * SENTENCES_BACK);
    for (size_t i = f->count; i-- > from;) {
        const ent_mention *m = &f->items[i];
        if (f->notes[i].role != role || m->form == ENT_MENTION_PLACE) continue;
        if (!m->actor || (found && strcmp(found->code, m->actor->code))) return NULL;
        if (!found) found = m->actor;
    }
    return found;
}

/* The only actor of these kinds in the nearest sentence of the window that has any; NULL:
 * none, or several. */
static const ent_actor *only_kind(const ent_finder *f, unsigned kinds)
{
    const ent_actor *found = NULL;
    uint32_t sentence = f->index;
    for (size_t i = f->count, from = window_start(f, SENTENCES_BACK); i-- > from;) {
        const ent_actor *actor = f->items[i].actor;
        if (!actor || !(kinds & (1U << actor->kind))) continue;
        if (found && f->items[i].sentence != sentence) break;
        if (found && found != actor) return NULL;
        found = actor;
        sentence = f->items[i].sentence;
    }
    return found;
}

/* Bodies that every state has one of: "the government" is that of the state in question.
 */
static bool is_single_body(const ent_role *role)
{
    static const char *const words[] = { "government", "military", "army", "authority",
        "cabinet", "junta", "leadership", "parliament" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(role->word, words[i])) return true;
    return false;
}

/* What an official release calls its own: the Department, the Secretary, the President.
 */
static const ent_actor *own_of_publisher(
    const ent_finder *f, const ent_phrase *p, const char *key)
{
    static const char *const words[] = { "department", "administration", "president",
        "secretary" };
    bool own = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        own |= !strcmp(p->role->word, words[i]);
    if (!f->publisher || !own || f->in_turn || !f->tokens[p->role_at].capital)
        return NULL;
    const ent_actor *holder = p->role->kind == ENT_ROLE_PERSON && f->date != ENT_NO_DATE
                                  ? ent_lexicon_holder(
                                      f->lexicon, key, f->publisher->code, f->date)
                                  : NULL;
    return holder ? holder : f->publisher;
}

static const ent_actor *person_meant(const ent_finder *f, const ent_phrase *p)
{
    const char *key = ent_role_key(f->tokens, p->start, p->role_at, f->end);
    const ent_actor *actor = p->plural ? NULL : ent_person_in_role(f, p->role, key, NULL);
    const ent_actor *own = own_of_publisher(f, p, key);
    if (own && actor && strcmp(own->code, actor->code)) return NULL;
    if (actor || own) return actor ? actor : own;
    return same_role(f, p->role);
}

static const ent_actor *body_meant(
    const ent_finder *f, const ent_phrase *p, uint32_t at, float *confidence)
{
    const ent_actor *actor = own_of_publisher(f, p, "");
    if (!actor) actor = same_role(f, p->role);
    bool one = !p->plural && !strcmp(p->role->word, "authority");
    if (actor || one || !is_single_body(p->role)) return actor;
    *confidence = 0.6F;
    return ent_reference_country(f, at);
}

/* Kinds of actors that "the group", "the organisation" can be; 0: it is another role. */
static unsigned union_kinds(const ent_role *role)
{
    static const struct {
        const char *word;
        unsigned kinds;
    } unions[] = { { "group", 1U << ENT_GROUP }, { "network", 1U << ENT_GROUP },
        { "organization", 1U << ENT_ORGANISATION | 1U << ENT_GROUP },
        { "organisation", 1U << ENT_ORGANISATION | 1U << ENT_GROUP },
        { "union", 1U << ENT_ORGANISATION }, { "league", 1U << ENT_ORGANISATION } };
    for (size_t i = 0; i < sizeof unions / sizeof *unions; i++)
        if (!strcmp(role->word, unions[i].word)) return unions[i].kinds;
    return 0;
}

static const ent_actor *meant_by(
    const ent_finder *f, const ent_phrase *p, uint32_t at, float *confidence)
{
    const ent_role *role = p->role;
    const ent_actor *actor;
    *confidence = 0.75F;
    if (union_kinds(role)) return only_kind(f, union_kinds(role));
    switch (role->kind) {
    case ENT_ROLE_COUNTRY:
        if (p->plural || !strcmp(role->word, "state")) return NULL;
        actor = strcmp(role->word, "regime") ? NULL : same_role(f, role);
        return actor ? actor : ent_reference_country(f, at);
    case ENT_ROLE_PERSON: return person_meant(f, p);
    case ENT_ROLE_COMPANY:
        actor = same_role(f, role);
        return actor ? actor : only_kind(f, 1U << ENT_COMPANY);
    case ENT_ROLE_BODY: return body_meant(f, p, at, confidence);
    default: return NULL;
    }
}

/* "the army of Chad", "the group that ...": what follows says which one. */
static bool is_defined_behind(const ent_finder *f, uint32_t end)
{
    if (ent_finder_is(f, end, "of") || ent_finder_is(f, end, "from")
        || ent_finder_is(f, end, "that"))
        return true;
    if (end < f->end && f->tokens[end].form == ENT_FORM_GERUND) return true;
    if (!ent_finder_is(f, end, "in") || end + 1 >= f->end) return false;
    ent_tag tag = f->tokens[end + 1].tag;
    return tag == ENT_TAG_PROPER || tag == ENT_TAG_DETERMINER
           || ent_finder_name(f, end + 1);
}

/* "the regime", "the airline", "the foreign ministry". */
static uint32_t read_definite(ent_finder *f, uint32_t at)
{
    ent_phrase p;
    if (!ent_phrase_read(f, at + 1, true, &p) || p.name_end > p.name) return at;
    if (p.role->kind == ENT_ROLE_PLACE || p.role->kind == ENT_ROLE_WEAPON) return at;
    for (uint32_t i = at + 1; i < p.role_at; i++)
        if (!ent_role_modifier(&f->tokens[i]) && !ent_role_department(&f->tokens[i]))
            return at;
    if (is_defined_behind(f, p.end)) return at;
    float confidence;
    const ent_actor *actor = meant_by(f, &p, at, &confidence);
    if (!actor) return at;
    bool possessive = ent_finder_possessive(f, p.end);
    bool place = p.role->kind == ENT_ROLE_COUNTRY && !possessive
                 && (ent_place_form(f, at, p.end, ENT_NAME_FULL) == ENT_MENTION_PLACE
                     || (ent_finder_is(f, at - 1, "of")
                         && ent_finder_is(f, at - 2, "out")));
    ent_mention m = { .actor = actor,
        .first = at,
        .count = p.end - at,
        .head = p.role_at,
        .form = place ? ENT_MENTION_PLACE : ENT_MENTION_DESCRIPTION,
        .possessive = possessive,
        .plural = p.plural,
        .confidence = confidence };
    ent_note *note = ent_finder_add(f, &m);
    note->role = p.role;
    note->human = p.role->kind == ENT_ROLE_PERSON;
    return p.end;
}

static uint32_t member_count(const char *lower)
{
    static const char *const words[] = { "both", "two", "three", "four", "five" };
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lower, words[i])) return i ? i + 1 : 2;
    return 0;
}

/* What kind of members a plural noun names: 'p' persons, 's' states, '\0' neither. */
static char member_kind(const char *lower)
{
    static const char *const persons[] = { "leaders", "presidents", "ministers", "men",
        "women", "diplomats", "officials", "politicians", "counterparts", "premiers",
        "envoys", "statesmen", "secretaries", "ambassadors", "generals", "pair",
        "monarchs" };
    static const char *const states[] = { "countries", "nations", "states", "sides",
        "parties", "governments", "neighbors", "neighbours", "powers", "capitals",
        "allies", "delegations", "militaries", "armies", "rivals", "superpowers",
        "democracies", "economies" };
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        if (!strcmp(lower, persons[i])) return 'p';
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (!strcmp(lower, states[i])) return 's';
    return '\0';
}

/* The actor that item `i` can stand for in a set of that kind; NULL: none. */
static const ent_actor *as_member(const ent_finder *f, size_t i, char kind)
{
    const ent_mention *m = &f->items[i];
    if (!m->actor || m->form == ENT_MENTION_ADJECTIVE || m->plural || m->group)
        return NULL;
    if (kind == 's') return m->form == ENT_MENTION_PLACE ? NULL : side_of(f, m->actor);
    bool office = f->notes[i].role && *f->notes[i].role->office;
    return m->actor->kind == ENT_PERSON || office ? m->actor : NULL;
}

typedef struct {
    const ent_actor *actors[MOST_MEMBERS + 1];
    bool subjects[MOST_MEMBERS + 1];
    uint32_t count;
    bool stranger; /* somebody unknown could be meant as well */
} members;

static void gather(const ent_finder *f, size_t from, size_t to, char kind, members *set)
{
    for (size_t i = to; i-- > from;) {
        const ent_actor *actor = as_member(f, i, kind);
        bool stranger = !f->items[i].actor && f->notes[i].human;
        set->stranger |= stranger && kind == 'p';
        bool known = !actor;
        for (uint32_t k = 0; k < set->count && !known; k++) {
            known = !strcmp(set->actors[k]->code, actor->code);
            if (known) set->subjects[k] |= f->notes[i].subject;
        }
        if (known || set->count > MOST_MEMBERS) continue;
        set->subjects[set->count] = f->notes[i].subject;
        set->actors[set->count++] = actor;
    }
}

/* Keeps the subjects where they are as many as wanted. */
static bool reduce(members *set, uint32_t want)
{
    members kept = { 0 };
    if (set->count == want) return !set->stranger;
    for (uint32_t i = 0; i < set->count; i++)
        if (set->subjects[i]) kept.actors[kept.count++] = set->actors[i];
    if (set->count < want || kept.count != want) return false;
    *set = kept;
    return true;
}

static uint32_t add_members(
    ent_finder *f, const members *set, uint32_t first, uint32_t end, float confidence)
{
    f->groups++;
    for (uint32_t i = set->count; i-- > 0;) {
        ent_mention m = { .actor = set->actors[i],
            .first = first,
            .count = end - first,
            .head = end - 1,
            .form = ENT_MENTION_DESCRIPTION,
            .possessive = ent_finder_possessive(f, end),
            .plural = true,
            .group = f->groups,
            .confidence = confidence };
        ent_note *note = ent_finder_add(f, &m);
        note->human = set->actors[i]->kind == ENT_PERSON;
        note->many = true;
    }
    return end;
}

/* The parties that the text is about, as members of that kind. */
static bool take_focus(const ent_finder *f, char kind, uint32_t want, members *set)
{
    if (f->focus_count != want) return false;
    *set = (members){ .count = want };
    for (uint32_t i = 0; i < want; i++) {
        const ent_actor *state = kind == 's' ? side_of(f, f->focus[i]) : f->focus[i];
        if (!state) return false;
        set->actors[want - 1 - i] = state;
    }
    return true;
}

/* A list in this sentence before the reference: nearer than the focus. */
static bool list_here(const ent_finder *f, char kind, uint32_t want, members *set)
{
    size_t here = window_start(f, 0);
    for (size_t i = f->count; i-- > here;) {
        size_t first = ent_finder_list(f, i);
        if (i + 1 - first != want) continue;
        *set = (members){ 0 };
        gather(f, first, i + 1, kind, set);
        if (set->count == want && !set->stranger) return true;
    }
    return false;
}

static bool find_members(const ent_finder *f, char kind, uint32_t want, members *set)
{
    if (list_here(f, kind, want, set) || take_focus(f, kind, want, set)) return true;
    *set = (members){ 0 };
    size_t to = f->count;
    for (uint32_t back = 0; back <= SENTENCES_BACK + 1 && set->count < want; back++) {
        size_t from = window_start(f, back);
        gather(f, from, to, kind, set);
        to = from;
    }
    return reduce(set, want);
}

/* Plural nouns that need no number: "the leaders met". */
static bool means_parties(const char *lower)
{
    static const char *const words[] = { "leaders", "sides", "pair", "parties",
        "delegations", "ministers", "presidents", "diplomats", "envoys", "secretaries" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lower, words[i])) return true;
    return false;
}

/* "the two also discussed": the number alone is the subject. */
static bool is_bare_number(const ent_finder *f, uint32_t at)
{
    if (at >= f->end) return false;
    ent_tag tag = f->tokens[at].tag;
    return tag == ENT_TAG_VERB || tag == ENT_TAG_AUXILIARY || tag == ENT_TAG_ADVERB;
}

/* "the two leaders", "both sides", "the three countries", "the pair". */
static uint32_t read_members(ent_finder *f, uint32_t at)
{
    bool definite = ent_finder_is(f, at, "the") || ent_finder_is(f, at, "these");
    bool owned = ent_finder_is(f, at - 1, "our") || ent_finder_is(f, at - 1, "their");
    uint32_t i = at + definite, want = member_count(ent_finder_lower(f, i));
    bool both = ent_finder_is(f, i, "both");
    if (want) i++;
    if (!definite && !both && !(want && owned)) return at;
    while (want && i < f->end && !ent_finder_name(f, i)
           && (f->tokens[i].tag == ENT_TAG_ADJECTIVE || ent_role_modifier(&f->tokens[i])))
        i++;
    const char *noun = ent_finder_lower(f, i);
    bool bare = want && definite && is_bare_number(f, i);
    char kind = bare ? 'p' : member_kind(noun);
    bool partners = f->joint || strcmp(noun, "parties"); /* of a truce: anybody */
    if (!kind || (!want && (!means_parties(noun) || !partners))) return at;
    if (!bare && (ent_finder_is(f, i + 1, "of") || ent_finder_is(f, i + 1, "from")))
        return at;
    members set;
    if (!want) want = f->focus_count ? f->focus_count : 2;
    if (!find_members(f, kind, want, &set)) return at;
    return add_members(f, &set, at, bare ? i : i + 1, 0.75F);
}

uint32_t ent_reference_read(ent_finder *f, uint32_t at)
{
    uint32_t end = read_members(f, at);
    if (end > at || !(ent_finder_is(f, at, "the"))) return end;
    return read_definite(f, at);
}
