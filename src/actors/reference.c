/* reference.c - simple, safe rules for descriptions without a nationality. */
#include "actors/reference.h"

#include <string.h>

#include "base/strings.h"

#include "actors/country.h"
#include "actors/kind.h"
#include "actors/parties.h"
#include "actors/person.h"
#include "actors/phrase.h"
#include "actors/place.h"

enum {
    SENTENCES_BACK = 2 /* how far before its own sentence a description looks */
};

/* First item of the last `back` sentences before this one. */
static size_t window_start(const ent_finder *f, uint32_t back)
{
    size_t i = f->count;
    while (i > 0 && f->items[i - 1].sentence + back >= f->index) i--;
    return i;
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

/* The company that "the airline" means: the one that the nearest sentence names or
 * describes so; NULL: none, or several. */
static const ent_actor *company_meant(const ent_finder *f, const ent_role *role)
{
    const ent_actor *found = NULL;
    uint32_t sentence = f->index;
    for (size_t i = f->count, from = window_start(f, 2 * SENTENCES_BACK); i-- > from;) {
        const ent_mention *m = &f->items[i];
        bool alike = f->notes[i].role == role && m->form != ENT_MENTION_PLACE;
        if (!alike && !(m->actor && m->actor->kind == ENT_COMPANY)) continue;
        if (found && m->sentence != sentence) break;
        if (!m->actor || (found && found != m->actor)) return NULL;
        found = m->actor;
        sentence = m->sentence;
    }
    return found;
}

/* Bodies that every state has one of: "the government" is that of the state in question.
 */
static bool is_single_body(const ent_role *role)
{
    static const char *const words[] = { "government", "military", "army", "authority",
        "cabinet", "junta", "leadership", "parliament" };
    return ENT_AMONG(role->word, words);
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

static bool in_focus(const ent_finder *f, const ent_actor *actor)
{
    for (uint32_t i = 0; i < f->focus_count; i++)
        if (!strcmp(f->focus[i]->code, actor->code)) return true;
    return false;
}

/* "the prime minister" of the one state that the text is about; who that is, if known. */
static const ent_actor *holder_of_the_only(
    const ent_finder *f, const char *key, uint32_t at, float *confidence)
{
    float sure = 0;
    const ent_actor *state = ent_country_only(f), *holder;
    if (!state || !*key || ent_country_meant(f, at, &sure) != state) return NULL;
    holder = f->date == ENT_NO_DATE
                 ? NULL
                 : ent_lexicon_holder(f->lexicon, key, state->code, f->date);
    *confidence = 0.6F;
    return holder ? holder : state;
}

static const ent_actor *person_meant(
    const ent_finder *f, const ent_phrase *p, uint32_t at, float *confidence)
{
    const char *key = ent_role_key(f->tokens, p->start, p->role_at, f->end);
    const ent_actor *actor = p->plural ? NULL : ent_person_in_role(f, p->role, key, NULL);
    const ent_actor *own = own_of_publisher(f, p, key);
    if (own && actor && strcmp(own->code, actor->code)) {
        if (ent_person_named(f, own)) return NULL;
        return in_focus(f, actor) ? actor : own;
    }
    if (actor || own) return actor ? actor : own;
    actor = same_role(f, p->role);
    bool office = p->role->kind == ENT_ROLE_PERSON && !p->plural
                  && *ent_role_office(f->tokens, p->start, p->role_at, f->end);
    return actor || !office ? actor : holder_of_the_only(f, key, at, confidence);
}

static const ent_actor *body_meant(
    const ent_finder *f, const ent_phrase *p, uint32_t at, float *confidence)
{
    const ent_actor *actor = own_of_publisher(f, p, "");
    if (!actor) actor = same_role(f, p->role);
    bool one = !p->plural && !strcmp(p->role->word, "authority");
    /* "the foreign ministry": every state has one as well */
    bool ministry = !p->plural && !strcmp(p->role->word, "ministry")
                    && p->role_at > at + 1;
    if (actor || one || (!ministry && !is_single_body(p->role))) return actor;
    return ent_country_meant(f, at, confidence);
}

/* A kingdom has a king, a republic has none. */
static bool suits(const ent_finder *f, const ent_role *role, const ent_actor *state)
{
    static const char *const crowns[] = { "king", "queen", "sultan", "emir" };
    bool crowned = false, realm = !strcmp(role->word, "kingdom")
                                  || !strcmp(role->word, "sultanate")
                                  || !strcmp(role->word, "emirate");
    if (!realm && strcmp(role->word, "republic")) return true;
    for (size_t i = 0; i < sizeof crowns / sizeof *crowns; i++)
        crowned |= ent_lexicon_holder(f->lexicon, crowns[i], state->code, f->date)
                   != NULL;
    return crowned == realm;
}

static const ent_actor *meant_by(
    const ent_finder *f, const ent_phrase *p, uint32_t at, float *confidence)
{
    const ent_role *role = p->role;
    const ent_actor *actor;
    *confidence = 0.75F;
    bool person = role->kind == ENT_ROLE_PERSON;
    actor = person && p->plural ? same_role(f, role) : NULL; /* "the rebels" */
    if (!actor && (!person || p->plural) && ent_kind_is(role->word))
        actor = ent_kind_meant(f, at, role->word);
    if (actor) return actor;
    switch (role->kind) {
    case ENT_ROLE_COUNTRY:
        if (p->plural || (!strcmp(role->word, "state") && p->role_at == p->start))
            return NULL; /* "the island state", not "the state" */
        actor = strcmp(role->word, "regime") ? NULL : same_role(f, role);
        if (!actor) actor = ent_country_meant(f, at, confidence);
        return actor && suits(f, role, actor) ? actor : NULL;
    case ENT_ROLE_PERSON: return person_meant(f, p, at, confidence);
    case ENT_ROLE_COMPANY: return company_meant(f, role);
    case ENT_ROLE_BODY: return body_meant(f, p, at, confidence);
    default: return NULL;
    }
}

/* End of "and people" in "the government and people of Chad"; `end`: none. */
static uint32_t joined_end(const ent_finder *f, uint32_t end)
{
    enum { LONGEST = 4 };
    if (!ent_finder_is(f, end, "and") && !ent_finder_is(f, end, "or")) return end;
    for (uint32_t i = end + 1; i < f->end && i < end + LONGEST; i++) {
        if (ent_finder_is(f, i, "of")) return i;
        if (f->tokens[i].tag != ENT_TAG_NOUN && f->tokens[i].tag != ENT_TAG_ADJECTIVE
            && f->tokens[i].tag != ENT_TAG_PROPER)
            return end;
    }
    return end;
}

/* "the army of Chad", "the group that ...": what follows says which one. */
static bool is_defined_behind(const ent_finder *f, uint32_t end)
{
    end = joined_end(f, end);
    if (ent_finder_is(f, end, "of") || ent_finder_is(f, end, "from")
        || ent_finder_is(f, end, "that"))
        return true;
    if (end < f->end && f->tokens[end].form == ENT_FORM_GERUND) return true;
    if (!ent_finder_is(f, end, "in") || end + 1 >= f->end) return false;
    ent_tag tag = f->tokens[end + 1].tag;
    return tag == ENT_TAG_PROPER || tag == ENT_TAG_DETERMINER
           || ent_finder_name(f, end + 1);
}

/* "the whole country", "the island nation": words that do not tell it from others. */
static bool describes_any(const ent_token *token)
{
    static const char *const words[] = { "african", "arab", "asian", "baltic", "balkan",
        "caribbean", "central", "communist", "eastern", "entire", "european", "gulf",
        "impoverished", "island", "isolated", "landlocked", "northern", "pacific",
        "reclusive", "secretive", "southern", "western", "whole" };
    return ENT_AMONG(token->lower, words);
}

/* "the Department's women": where nobody knows the women, the department. */
static bool keep_owner(const ent_finder *f, uint32_t at, ent_phrase *p)
{
    uint32_t end = at + 1;
    while (end < p->role_at && !ent_finder_possessive(f, end)) end++;
    bool plural;
    const ent_role *role = end < p->role_at ? ent_role_find(&f->tokens[end - 1], &plural)
                                            : NULL;
    if (!role) return false;
    p->role = role;
    p->role_at = end - 1;
    p->end = end;
    p->plural = plural;
    return true;
}

/* "the regime", "the airline", "the foreign ministry". */
static uint32_t read_definite(ent_finder *f, uint32_t at)
{
    ent_phrase p;
    if (!ent_phrase_read(f, at + 1, true, &p) || p.name_end > p.name) return at;
    if (p.role->kind == ENT_ROLE_PLACE || p.role->kind == ENT_ROLE_WEAPON) return at;
    for (uint32_t i = at + 1; i < p.role_at; i++)
        if (!ent_role_modifier(&f->tokens[i]) && !ent_role_department(&f->tokens[i])
            && !(p.role->kind == ENT_ROLE_COUNTRY && describes_any(&f->tokens[i])))
            return at;
    if (is_defined_behind(f, p.end)) return at;
    float confidence;
    const ent_actor *actor = meant_by(f, &p, at, &confidence);
    if (!actor && keep_owner(f, at, &p)) actor = meant_by(f, &p, at, &confidence);
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

/* "the alliance", "the bloc": kinds that are no roles; the noun stands at `noun`. */
static uint32_t read_kind(ent_finder *f, uint32_t at, uint32_t noun)
{
    uint32_t end = noun + 1;
    const char *word = ent_finder_lower(f, noun);
    bool compound = end < f->end && f->tokens[end].tag == ENT_TAG_NOUN;
    if (!ent_kind_is(word) || compound || is_defined_behind(f, end)) return at;
    const ent_actor *actor = ent_kind_meant(f, at, word);
    if (!actor) return at;
    ent_mention m = { .actor = actor,
        .first = at,
        .count = end - at,
        .head = noun,
        .form = ENT_MENTION_DESCRIPTION,
        .possessive = ent_finder_possessive(f, end),
        .confidence = 0.7F };
    ent_finder_add(f, &m);
    return end;
}

uint32_t ent_reference_read(ent_finder *f, uint32_t at)
{
    uint32_t end = ent_parties_read(f, at);
    bool definite = ent_finder_is(f, at, "the")
                    || (ent_finder_is(f, at, "this") && !f->tokens[at].quoted);
    if (end > at || !definite) return end;
    end = read_definite(f, at);
    return end > at ? end : read_kind(f, at, at + 1);
}

uint32_t ent_reference_read_hyphened(ent_finder *f, uint32_t at)
{
    enum { LONGEST = 6 };
    if (at < f->begin + 4 || f->tokens[at - 1].tag != ENT_TAG_VERB
        || !ent_finder_is(f, at - 2, "-"))
        return at;
    for (uint32_t i = at - 2; i-- > f->begin && i + LONGEST > at;) {
        const ent_name *name = ent_finder_name(f, i);
        if (name && i + name->count == at - 2)
            return ent_finder_is(f, i - 1, "the") ? read_kind(f, at, at) : at;
    }
    return at;
}
