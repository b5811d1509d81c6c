/* name.c - which sense of a name is meant. */
#include "actors/name.h"

#include <string.h>

#include "base/strings.h"

#include "actors/acronym.h"
#include "actors/full_name.h"
#include "actors/homonym.h"
#include "actors/person.h"
#include "actors/phrase.h"
#include "actors/shared_name.h"

enum {
    BEFORE_OFFICE = 365,    /* days: already in the news as a candidate */
    AFTER_OFFICE = 3 * 365, /* days: still in the news under the surname alone */
    AMERICAN_CODE = 3
};

#define SURE_BY_TITLE 0.97F

static bool has_office_near(const ent_finder *f, uint32_t actor, bool *in_office)
{
    const ent_office *offices;
    size_t count = ent_lexicon_offices(f->lexicon, actor, &offices);
    *in_office = false;
    for (size_t i = 0; i < count; i++) {
        const ent_office *o = &offices[i];
        if (f->date == ENT_NO_DATE) return true;
        bool begun = o->since == ENT_NO_DATE || o->since <= f->date + BEFORE_OFFICE;
        bool open = o->until == ENT_NO_DATE || o->until + AFTER_OFFICE >= f->date;
        if (begun && open) {
            *in_office = (o->since == ENT_NO_DATE || o->since <= f->date)
                         && (o->until == ENT_NO_DATE || o->until >= f->date);
            return true;
        }
    }
    return false;
}

/* The title before the surname at `at` is an office that the actor held about then:
 * "Prime Minister Johnson" and Ron Johnson. */
static bool has_title(const ent_finder *f, const ent_actor *actor, uint32_t at)
{
    uint32_t role_at, first = ent_phrase_title(f, at, f->begin, &role_at);
    const ent_office *offices;
    if (role_at == ENT_NOWHERE || f->date == ENT_NO_DATE) return false;
    const char *office = ent_role_office(f->tokens, first, role_at, f->end);
    size_t count = ent_lexicon_offices(f->lexicon, actor->index, &offices);
    for (size_t i = 0; i < count && *office; i++)
        if (!strcmp(offices[i].office, office)
            && (offices[i].since == ENT_NO_DATE || offices[i].since <= f->date)
            && (offices[i].until == ENT_NO_DATE || offices[i].until >= f->date))
            return true;
    return false;
}

/* How sure a surname is that actor; 0: not at all. */
static float surname_confidence(const ent_finder *f, const ent_actor *actor, uint32_t at)
{
    bool in_office;
    if (f->tokens[at].tag != ENT_TAG_PROPER) return 0;
    if (has_title(f, actor, at)) return SURE_BY_TITLE;
    if (ent_person_named(f, actor)) return 0.95F;
    if (!has_office_near(f, actor->index, &in_office)) return 0;
    return in_office ? 0.85F : 0.7F;
}

/* A given name or initial stands directly before: somebody else of that surname. */
static bool after_given_name(const ent_finder *f, uint32_t at)
{
    if (at == f->begin) return false;
    bool prefix = at >= f->begin + 3 && ent_finder_is(f, at - 1, "-")
                  && (ent_finder_is(f, at - 2, "al") || ent_finder_is(f, at - 2, "el"));
    const ent_token *t = &f->tokens[prefix ? at - 3 : at - 1];
    bool plural;
    /* "Biden Attacks Trump", a headline */
    if (f->text->parsed && t->upos == ENT_UPOS_VERB) return false;
    return t->capital && t->tag == ENT_TAG_PROPER && t->space_after
           && !ent_role_courtesy(t) && !ent_role_find(t, &plural) && !ent_role_modifier(t)
           && !ent_role_department(t);
}

/* Surnames of millions, in a text without a date and without a title before them. */
static bool is_common(const ent_finder *f, uint32_t at)
{
    static const char *const words[] = { "ali", "brown", "bush", "chen", "garcia",
        "johnson", "jones", "khan", "kim", "lee", "li", "lopez", "martinez", "miller",
        "nguyen", "park", "perez", "rodriguez", "sanchez", "singh", "smith", "taylor",
        "wang", "williams", "wilson", "wu", "xu", "yang", "zhang" };
    bool plural;
    if (f->date != ENT_NO_DATE) return false;
    if (at > f->begin
        && (ent_role_find(&f->tokens[at - 1], &plural)
            || ent_role_courtesy(&f->tokens[at - 1])))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ent_finder_is(f, at, words[i])) return true;
    return false;
}

/* Without a date any of several leaders may be meant. */
static bool is_shared(const ent_finder *f, uint32_t at, const ent_name_match *match)
{
    size_t count = is_common(f, at);
    for (size_t i = 0; i < match->count; i++) {
        const ent_actor *actor = ent_lexicon_actor_on(
            f->lexicon, match->senses[i].actor, f->date);
        if (match->senses[i].type != ENT_NAME_SURNAME) continue;
        if (ent_person_named(f, actor)) return false;
        count++;
    }
    return f->date == ENT_NO_DATE && count > 1;
}

/* Of several persons of one whole name, he whom the document has named, else the first.
 */
static size_t first_meant(const ent_finder *f, const ent_name_match *match)
{
    for (size_t i = 0; match->count > 1 && i < match->count; i++) {
        const ent_actor *actor = ent_lexicon_actor_on(
            f->lexicon, match->senses[i].actor, f->date);
        if (match->senses[i].type != ENT_NAME_FULL || actor->kind != ENT_PERSON) return 0;
        if (ent_person_named(f, actor)) return i;
    }
    return 0;
}

/* What a dictionary says of a name must stand back: where it gives the actor no code at
 * the time; where "Secretary of State" is a body to it; where one word that begins a
 * sentence is no name ("Target"). */
static bool is_doubtful(const ent_finder *f, uint32_t at, const ent_name_match *match,
    ent_name_type type, const ent_actor *actor)
{
    if (!ent_lexicon_is_listed(f->lexicon, actor->index)) return false;
    uint32_t last = at + (uint32_t)match->words - 1;
    if (!*actor->code) return true;
    if (match->words == 1)
        return f->text->parsed && f->tokens[at].upos != ENT_UPOS_PROPN && at == f->begin
               && (type == ENT_NAME_FULL || type == ENT_NAME_CITY);
    bool plural;
    uint32_t head = at + 1;
    while (head <= last && f->tokens[head].tag != ENT_TAG_ADPOSITION) head++;
    const ent_role *role = ent_role_find(&f->tokens[head - 1], &plural);
    return actor->kind != ENT_PERSON && role && role->title
           && role->kind == ENT_ROLE_PERSON;
}

static void choose(
    ent_finder *f, uint32_t at, const ent_name_match *match, ent_name *name)
{
    bool shared = is_shared(f, at, match);
    for (size_t i = first_meant(f, match); i < match->count; i++) {
        const ent_actor *actor = ent_lexicon_actor_on(
            f->lexicon, match->senses[i].actor, f->date);
        ent_name_type type = match->senses[i].type;
        if (is_doubtful(f, at, match, type, actor)) continue;
        float confidence = type == ENT_NAME_ABBREVIATION ? 0.95F : 0.98F;
        if (type == ENT_NAME_SURNAME)
            confidence = shared || after_given_name(f, at)
                             ? 0
                             : surname_confidence(f, actor, at);
        if (confidence <= name->confidence) continue;
        *name = (ent_name){ actor, (uint32_t)match->words, type, confidence };
        if (type != ENT_NAME_SURNAME) return;
    }
}

static ent_name_type known_type(const ent_known *known, uint32_t count)
{
    bool person = !known->actor || known->actor->kind == ENT_PERSON;
    if (count > 1) return ENT_NAME_FULL;
    return person ? ENT_NAME_SURNAME : ENT_NAME_ABBREVIATION;
}

/* Most words of the sentence have capitals: they tell nothing. Headlines write their
 * verbs with capitals, too. */
static bool is_headline(const ent_finder *f)
{
    uint32_t large = 0, small = 0;
    for (uint32_t i = f->begin + 1; i < f->end; i++) {
        const ent_token *t = &f->tokens[i];
        bool verb = f->text->parsed && t->upos == ENT_UPOS_VERB && !t->capital
                    && t->label == ENT_DEP_ROOT;
        if (verb && f->text->sentences[f->index].kind == ENT_SENTENCE_BODY) return false;
        if (strlen(t->lower) > 3) *(t->capital ? &large : &small) += 1;
    }
    return large >= 3 && large >= 3 * small;
}

/* "Djibo fled": a person of that name is known, the town is not meant. A capital is, in
 * spite of strangers ("Denzel Washington"). */
static bool is_town(const ent_name *name, const ent_known *known)
{
    return name->type == ENT_NAME_CITY || name->type == ENT_NAME_ADJECTIVE
           || (name->type == ENT_NAME_CAPITAL && known->actor);
}

/* "M." */
static bool is_initial(const char *raw)
{
    return raw[0] >= 'A' && raw[0] <= 'Z' && raw[1] == '.' && !raw[2];
}

/* "Ann [M.] Roe" is the Ann Roe whom the lexicon knows. */
static void match_around_initial(const ent_finder *f, uint32_t at,
    const char *const *words, const char *const *raws, ent_name *name)
{
    const char *const lower[] = { words[0], words[2] }, *const raw[] = { raws[0],
        raws[2] };
    ent_name_match match;
    if (!ent_lexicon_match(f->lexicon, lower, raw, 2, &match) || match.words != 2) return;
    const ent_actor *actor = ent_lexicon_actor_on(
        f->lexicon, match.senses[0].actor, f->date);
    if (actor->kind == ENT_PERSON && f->tokens[at].capital)
        *name = (ent_name){ actor, 3, ENT_NAME_FULL, 0.95F };
}

/* "[US Trade Representative] [Katherine Tai]": a body that is named like its head. */
static void join_titles(ent_finder *f)
{
    for (uint32_t at = f->begin; at < f->end; at++) {
        ent_name *title = &f->names[at - f->begin];
        uint32_t next = at + title->count;
        if (!title->count || next >= f->end || !title->actor
            || title->actor->kind != ENT_BODY)
            continue;
        ent_name *person = &f->names[next - f->begin];
        bool plural;
        const ent_role *role = ent_role_find(&f->tokens[next - 1], &plural);
        if (!person->count || !person->actor || person->actor->kind != ENT_PERSON || !role
            || role->kind != ENT_ROLE_PERSON || plural
            || strcmp(person->actor->code, title->actor->code) != 0)
            continue;
        *title = (ent_name){ person->actor, title->count + person->count, person->type,
            person->confidence };
        *person = (ent_name){ 0 };
    }
}

const ent_actor *ent_name_of_side(
    const ent_finder *f, uint32_t at, uint32_t count, const char *code)
{
    enum { MOST = 8 };
    const char *words[MOST], *raws[MOST];
    ent_name_match match;
    for (uint32_t i = 0; i < count && i < MOST; i++) {
        words[i] = f->tokens[at + i].lower;
        raws[i] = f->tokens[at + i].raw;
    }
    if (count > MOST || !ent_lexicon_match(f->lexicon, words, raws, count, &match)
        || match.words != count)
        return NULL;
    for (size_t i = 0; i < match.count; i++) {
        const ent_actor *actor = ent_lexicon_actor_on(
            f->lexicon, match.senses[i].actor, f->date);
        if (match.senses[i].type == ENT_NAME_FULL && actor->kind == ENT_PERSON
            && !strcmp(actor->code, code))
            return actor;
    }
    return NULL;
}

/* "#US": the name that the sign marks. */
static const char *unmarked(const char *word)
{
    return word[0] == '#' && word[1] ? word + 1 : word;
}

bool ent_names_read(ent_finder *f)
{
    size_t count = f->end - f->begin;
    const char **words = ent_arena_array(f->arena, count, sizeof *words);
    const char **raws = ent_arena_array(f->arena, count, sizeof *raws);
    if (!words || !raws) return false;
    for (size_t i = 0; i < count; i++) {
        words[i] = unmarked(f->tokens[f->begin + i].lower);
        raws[i] = unmarked(f->tokens[f->begin + i].raw);
        f->names[i] = (ent_name){ 0 };
    }
    for (size_t i = 0; i < count;) {
        ent_name_match match;
        ent_name *name = &f->names[i];
        uint32_t at = f->begin + (uint32_t)i, known_count = 0;
        if (ent_lexicon_match(f->lexicon, words + i, raws + i, count - i, &match))
            choose(f, at, &match, name);
        if (!name->count && i + 2 < count && is_initial(raws[i + 1]))
            match_around_initial(f, at, words + i, raws + i, name);
        const ent_known *known = ent_person_known(f, at, &known_count);
        bool longer = known
                      && (known_count > name->count
                          || (name->type == ENT_NAME_SURNAME && known->actor
                              && name->confidence < SURE_BY_TITLE)
                          || (known_count == name->count && is_town(name, known)));
        if (longer && (known_count > 1 || !after_given_name(f, at)))
            *name = (ent_name){ known->actor, known_count, known_type(known, known_count),
                0.9F };
        i += name->count ? name->count : 1;
    }
    ent_shared_name_read(f);
    join_titles(f);
    ent_acronym_read(f);
    ent_homonym_read(f);
    bool body = f->text->sentences[f->index].kind == ENT_SENTENCE_BODY;
    if (body || !is_headline(f)) ent_full_name_read(f);
    return !f->failed;
}

static bool is_time_name(const char *lower)
{
    static const char *const words[] = { "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
        "june", "july", "august", "september", "october", "november", "december", "jan.",
        "feb.", "sept.", "oct.", "nov.", "dec.", "today", "yesterday" };
    return ENT_AMONG(lower, words);
}

/* Capital words that may stand before a state's name without changing it. */
static bool leaves_name_whole(const ent_finder *f, uint32_t at, const ent_name *name)
{
    static const char *const sides[] = { "central", "eastern", "mainland", "northeastern",
        "northern", "northwestern", "southeastern", "southern", "southwestern", "upper",
        "western", "occupied", "dear", "mr." };
    const ent_token *t = &f->tokens[at];
    bool plural;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (!strcmp(t->lower, sides[i])) return true;
    bool title = ent_role_find(t, &plural) || ent_role_modifier(t);
    /* "Party Congress" is not the Congress. */
    bool body = name->actor && name->actor->kind == ENT_BODY && name->count == 1;
    return is_time_name(t->lower) || (title && !body);
}

static bool is_unknown_capital(const ent_finder *f, uint32_t at)
{
    const ent_token *t = &f->tokens[at];
    if (at < f->begin || at >= f->end || !t->capital || t->tag != ENT_TAG_PROPER)
        return false;
    const ent_name *name = ent_finder_name(f, at);
    if (f->text->parsed && at == f->begin && t->upos != ENT_UPOS_PROPN)
        return false; /* "Arrested Hamas fighters" */
    return (!name || !name->actor) && !is_time_name(t->lower);
}

/* The name starts inside the reach of an earlier name. */
static bool is_inside_name(const ent_finder *f, uint32_t at)
{
    for (uint32_t i = at; i > f->begin && i + 8 > at; i--) {
        const ent_name *name = ent_finder_name(f, i - 1);
        if (name) return i - 1 + name->count >= at;
    }
    return false;
}

/* "Iraq War": what happened there, not a longer name of something else. */
static bool names_event(const ent_finder *f, uint32_t at)
{
    static const char *const words[] = { "war", "crisis", "conflict", "deal", "talks",
        "agreement", "summit", "policy", "accord", "pact", "treaty", "relations",
        "sanctions", "revolution", "invasion", "strategy", "conference", "forum",
        "dialogue" };
    for (uint32_t i = at; i < f->end && i < at + 4 && f->tokens[i].capital; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (ent_finder_is(f, i, words[k])) return true;
    return false;
}

/* "Governor of Washington [Chris Gregoire]": the capital words name the governor. */
static bool has_titled_head(const ent_finder *f, uint32_t at, uint32_t end)
{
    bool plural;
    if (at < f->begin + 2 || !ent_finder_is(f, at - 1, "of")
        || !is_unknown_capital(f, end + 1))
        return false;
    const ent_role *role = ent_role_find(&f->tokens[at - 2], &plural);
    return role && role->title && !plural;
}

bool ent_name_is_prefixed(const ent_finder *f, uint32_t at)
{
    static const char *const prefixes[] = { "anti", "pro", "non", "post", "pre", "ex",
        "neo" };
    if (at < f->begin + 2 || !ent_finder_is(f, at - 1, "-")
        || f->tokens[at - 2].space_after)
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (ent_finder_is(f, at - 2, prefixes[i])) return true;
    const ent_name *before = ent_finder_name(f, at - 2);
    return before && before->actor && before->actor->kind == ENT_GROUP;
}

bool ent_name_is_part(const ent_finder *f, uint32_t at)
{
    const ent_name *name = ent_finder_name(f, at);
    uint32_t end = at + name->count;
    bool plural;
    if (name->type == ENT_NAME_ADJECTIVE || name->type == ENT_NAME_DEMONYM
        || is_headline(f))
        return false;
    bool before = at > f->begin && is_unknown_capital(f, at - 1)
                  && f->tokens[at - 1].space_after && !leaves_name_whole(f, at - 1, name)
                  && !is_inside_name(f, at);
    if (before) return true;
    bool person = name->actor && name->actor->kind == ENT_PERSON;
    bool of = at >= f->begin + 2 && ent_finder_is(f, at - 1, "of")
              && is_unknown_capital(f, at - 2) && !ent_finder_is(f, at - 2, "republic")
              && !ent_finder_is(f, at - 2, "state")
              && !ent_finder_is(f, at - 2, "kingdom");
    if (of && !ent_role_find(&f->tokens[at - 2], &plural)) return !person;
    bool after = end < f->end && is_unknown_capital(f, end)
                 && f->tokens[end - 1].space_after && !ent_role_modifier(&f->tokens[end])
                 && !names_event(f, end) && !ent_finder_is(f, at - 1, "-")
                 && !has_titled_head(f, at, end);
    const ent_role *role = after ? ent_role_find(&f->tokens[end], &plural) : NULL;
    if (role && (role->kind == ENT_ROLE_PLACE || role->title))
        return false; /* "Idlib Province", "Texas Governor" */
    return after && !person && name->actor && name->actor->kind == ENT_STATE;
}
