/* stranger.c - capital words that no lexicon knows, and the side that the text gives
 * them.
 *
 *   Jan Roe, the Danish army's spokesman,      Ambassador Ngozi Eze of Nigeria
 *   Delta Fisheries, a Chile-based company,    Tom Poe (nobody knows whose)         */
#include "actors/stranger.h"

#include <string.h>

#include "actors/country.h"
#include "actors/full_name.h"
#include "actors/person.h"
#include "actors/phrase.h"
#include "actors/tree.h"
#include "actors/unit.h"

typedef struct {
    const ent_role *role; /* NULL: none */
    uint32_t role_at;
    const ent_actor *side; /* NULL: none */
} introduction;

/* "a terrorist group" has a code of its own, which nobody has told. */
static bool is_armed(const ent_finder *f, uint32_t from, uint32_t to)
{
    static const char *const words[] = { "armed", "terrorist", "militant", "rebel",
        "insurgent", "jihadist", "extremist", "guerrilla", "paramilitary", "islamist",
        "separatist" };
    for (uint32_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (ent_finder_is(f, i, words[k])) return true;
    return false;
}

static bool ends_apposition(const ent_token *t)
{
    bool relative = !strcmp(t->lower, "that") || !strcmp(t->lower, "which")
                    || !strcmp(t->lower, "where");
    return strchr(",;:()\"", t->lower[0]) || relative || t->tag == ENT_TAG_AUXILIARY
           || (t->tag == ENT_TAG_VERB && t->form != ENT_FORM_GERUND
               && t->form != ENT_FORM_PARTICIPLE && t->form != ENT_FORM_PAST)
           || t->tag == ENT_TAG_PRONOUN;
}

/* "Indonesia-[based]" belongs to the apposition, "said" ends it. */
static bool is_hyphened(const ent_finder *f, uint32_t at)
{
    return at > f->begin && ent_finder_is(f, at - 1, "-");
}

/* The tree hangs the noun at `at` on the name that ends at the comma, to explain it. "On
 * Friday, a company ..." has a comma too. */
static bool explains(const ent_finder *f, uint32_t comma, uint32_t at)
{
    uint32_t head = ent_tree_head(f, at);
    return f->tokens[at].label == ENT_DEP_APPOS && head != ENT_NOWHERE && head < comma
           && head + 6 > comma;
}

/* The role of a person or body at `i`, which bears no name behind it. */
static bool takes_role(
    const ent_finder *f, uint32_t from, uint32_t i, const ent_role *found, bool plural)
{
    bool body = found->kind == ENT_ROLE_COMPANY
                || (found->kind == ENT_ROLE_BODY && !is_armed(f, from, i));
    body = body && explains(f, from - 1, i);
    if (plural || !(found->kind == ENT_ROLE_PERSON || body)) return false;
    bool other;
    if (i + 1 < f->end && f->tokens[i + 1].tag == ENT_TAG_NOUN
        && ent_role_find(&f->tokens[i + 1], &other))
        return false; /* "terrorist group" */
    return !body || !ent_finder_possessive(f, i + 1);
}

/* Roles whose "of" names what they look at. */
static bool looks_at(const ent_role *role)
{
    static const char *const words[] = { "analyst", "expert", "historian", "observer",
        "opponent", "researcher", "scholar", "specialist", "student", "survivor",
        "veteran", "victim", "witness" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(role->word, words[i])) return true;
    return ent_role_relational(role);
}

/* The name at `at` says whose the role before it is: "of Chile", "at the UN", "for the
 * Kenyan police"; not "on Chile", "to Chile", "in Chile". */
static bool is_of_side(
    const ent_finder *f, const introduction *in, uint32_t at, const ent_name *name)
{
    uint32_t before = at;
    while (before > in->role_at + 1 && f->tokens[before - 1].tag != ENT_TAG_ADPOSITION
           && !ent_finder_is(f, before - 1, "to"))
        before--;
    if (before == in->role_at + 1) return true;
    const char *word = f->tokens[before - 1].lower;
    bool state = name->actor->kind == ENT_STATE && name->type != ENT_NAME_ADJECTIVE
                 && !ent_finder_possessive(f, at + name->count);
    if (looks_at(in->role))
        return !state && (!strcmp(word, "at") || !strcmp(word, "with"));
    if (!strcmp(word, "of") || !strcmp(word, "from")) return true;
    if (!strcmp(word, "for")) return !state || !ent_role_posted(in->role);
    return !state && strcmp(word, "on") != 0 && strcmp(word, "about") != 0;
}

/* Side and role that the apposition behind the comma at `comma` states. */
static introduction read_apposition(const ent_finder *f, uint32_t comma)
{
    enum { LONGEST = 14 };
    introduction in = { NULL, ENT_NOWHERE, NULL }, none = in;
    uint32_t at = comma + 1;
    if (!ent_finder_is(f, comma, ",") && !ent_finder_is(f, comma, "(")) return none;
    if (at + 1 < f->end && f->tokens[at].tag == ENT_TAG_NUMBER
        && ent_finder_is(f, at + 1, ","))
        at += 2; /* his age */
    if (ent_finder_is(f, at, "and") || ent_finder_is(f, at, "or")) return none;
    for (uint32_t i = at; i < f->end && i < at + LONGEST; i++) {
        const ent_token *t = &f->tokens[i];
        const ent_name *name = ent_finder_name(f, i);
        bool plural;
        float sure;
        if (ends_apposition(t)
            || (t->tag == ENT_TAG_VERB && t->form == ENT_FORM_PAST && !is_hyphened(f, i)))
            break;
        bool party = name && name->actor && name->actor->kind != ENT_PERSON;
        if (party && !in.side && (!in.role || is_of_side(f, &in, i, name)))
            in.side = ent_unit_side(f, name->actor);
        if (name) i += name->count - 1;
        const ent_role *found = name ? NULL : ent_role_find(t, &plural);
        if (found && !in.role && takes_role(f, at, i, found, plural)) {
            in.role = found;
            in.role_at = i;
            uint32_t next = ent_phrase_posting(f, i + 1, found);
            const ent_name *other = ent_finder_name(f, next);
            bool person = other && (!other->actor || other->actor->kind == ENT_PERSON);
            if (person || ent_person_name_end(f, next) > next) return none;
        }
        if (found && found->kind == ENT_ROLE_COUNTRY && !in.side)
            in.side = ent_country_meant(f, i, &sure);
    }
    return in.role ? in : none;
}

/* ", who commands the Zambian troops": whom those led belong to. */
static const ent_actor *read_leading(const ent_finder *f, uint32_t comma)
{
    static const char *const verbs[] = { "command", "head", "lead", "chair",
        "represent" };
    uint32_t verb = comma + 2, at = comma + 3;
    if (!ent_finder_is(f, comma, ",") || !ent_finder_is(f, comma + 1, "who")
        || verb >= f->end)
        return NULL;
    bool leads = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        leads |= !strcmp(f->tokens[verb].lemma, verbs[i]);
    if (ent_finder_is(f, at, "the")) at++;
    const ent_name *name = leads ? ent_finder_name(f, at) : NULL;
    if (!name || !name->actor || name->actor->kind == ENT_PERSON) return NULL;
    uint32_t after = at + name->count;
    bool possessive = ent_finder_possessive(f, after);
    ent_phrase led;
    bool acting = ent_phrase_read(f, after + possessive, true, &led)
                  && led.role->kind != ENT_ROLE_PLACE;
    return acting ? ent_unit_side(f, name->actor) : NULL;
}

const ent_actor *ent_stranger_origin(const ent_finder *f, uint32_t *end)
{
    uint32_t at = *end + 1;
    if (!ent_finder_is(f, *end, "of")) return NULL;
    if (ent_finder_is(f, at, "the")) at++;
    const ent_name *name = ent_finder_name(f, at);
    if (!name || !name->actor || name->actor->kind == ENT_PERSON || !*name->actor->code)
        return NULL;
    bool possessive = ent_finder_possessive(f, at + name->count);
    ent_phrase p;
    bool body = ent_phrase_read(f, at + name->count + possessive, true, &p)
                && p.role->kind == ENT_ROLE_BODY;
    if ((possessive || name->type == ENT_NAME_ADJECTIVE) && !body) return NULL;
    *end = body ? p.end : at + name->count;
    return ent_unit_side(f, name->actor);
}

/* Makes an actor of the name at..end, or remembers whose side nobody knows. */
static const ent_actor *introduce(
    ent_finder *f, uint32_t at, uint32_t end, uint32_t first, const introduction *in)
{
    const char *key = in->role ? ent_role_key(f->tokens,
                          in->role_at < at ? first : in->role_at, in->role_at, f->end)
                               : "";
    bool person = !in->role || in->role->kind == ENT_ROLE_PERSON;
    return ent_person_introduce(f, at, end, in->side ? in->side->code : "", in->role, key,
        person ? ENT_PERSON : ENT_COMPANY);
}

/* "Secretary of Commerce Ann Roe" in a release of a state whose ministers are called so.
 */
static const ent_actor *publishing_side(
    const ent_finder *f, uint32_t first, const introduction *in)
{
    static const char *const others[] = { "general", "state", "foreign", "permanent",
        "parliamentary", "executive", "press", "private" };
    const ent_actor *side = f->publisher;
    if (!side || f->joint || side->kind != ENT_STATE || !in->role) return NULL;
    if (strcmp(in->role->word, "secretary") != 0) return NULL;
    for (uint32_t i = first; i < in->role_at; i++)
        for (size_t k = 0; k < sizeof others / sizeof *others; k++)
            if (ent_finder_is(f, i, others[k])) return NULL;
    bool own = ent_lexicon_holder(f->lexicon, "secretary of state", side->code, f->date);
    return own && !ent_finder_is(f, in->role_at + 1, "general") ? side : NULL;
}

/* "Information Minister Ann Roe" where the text is about one state only. */
static const ent_actor *only_side(
    const ent_finder *f, uint32_t first, const introduction *in)
{
    const char *sector = in->role ? in->role->sector : "";
    bool official = !strcmp(sector, "GOV") || !strcmp(sector, "MIL")
                    || !strcmp(sector, "LEG") || !strcmp(sector, "COP");
    float sure = 0;
    const ent_actor *only = official && !f->publisher ? ent_country_only(f) : NULL;
    return only && ent_country_meant(f, first, &sure) == only ? only : NULL;
}

/* All that title, apposition and clause say of the name at..end; `*whole` moves behind
 * what belongs to the name. `first`: of the title, whose role stands at `role_at`. */
static introduction learn(const ent_finder *f, uint32_t at, uint32_t end, uint32_t first,
    uint32_t role_at, uint32_t *whole)
{
    bool plural, titled = role_at != ENT_NOWHERE;
    introduction in = read_apposition(f, end);
    if (titled) {
        const ent_actor *origin = ent_stranger_origin(f, whole);
        in.role = ent_role_find(&f->tokens[role_at], &plural);
        in.role_at = role_at;
        if (origin) in.side = origin;
    }
    if (!in.side) in.side = read_leading(f, end);
    if (!in.side && titled) in.side = publishing_side(f, first, &in);
    if (!in.side && titled && end > at + 1) in.side = only_side(f, first, &in);
    return in;
}

/* "Prime Minister Lee of Singapore": who held that office of his side then, if he is
 * called so; else his side. */
static const ent_actor *short_named(
    const ent_finder *f, uint32_t at, uint32_t first, const introduction *in)
{
    const char *office = ent_role_office(f->tokens, first, in->role_at, f->end);
    const ent_actor *holder = *office && f->date != ENT_NO_DATE ? ent_lexicon_holder(
                                  f->lexicon, office, in->side->code, f->date)
                                                                : NULL;
    const char *raw = f->tokens[at].raw;
    return holder && strstr(holder->name, raw) ? holder : in->side;
}

uint32_t ent_stranger_read(ent_finder *f, uint32_t at, uint32_t floor)
{
    const ent_name *name = ent_finder_name(f, at);
    uint32_t end = name ? at + name->count : ent_person_name_end(f, at), whole = end;
    if (end == at) return at;
    uint32_t role_at, first = ent_phrase_title(f, at, floor, &role_at);
    if (role_at != ENT_NOWHERE && role_at + 1 < at && ent_role_department(&f->tokens[at]))
        return at; /* "Secretary for Trade and [Energy] Ann Roe" */
    introduction in = learn(f, at, end, first, role_at, &whole);
    bool body = in.role && in.side && in.role->kind != ENT_ROLE_PERSON;
    bool full = end > at + 1;
    if (!full && first == at && !name && !body) return at;

    bool article = first > f->begin && f->tokens[first - 1].tag == ENT_TAG_DETERMINER;
    bool behind = first > f->begin && f->tokens[first - 1].upos == ENT_UPOS_PROPN;
    bool person = full && !article && !behind && ent_full_name_is(f, at, end);
    bool can = body || (full && !article);
    const ent_actor *actor = NULL;
    if (can && (in.side || in.role || person))
        actor = introduce(f, at, end, first, &in);
    else if (whole > end && in.side && in.role_at < at)
        actor = short_named(f, at, first, &in);
    ent_mention m = { .actor = actor,
        .first = first,
        .count = whole - first,
        .head = end - 1,
        .form = ENT_MENTION_NAME,
        .possessive = ent_finder_possessive(f, whole),
        .confidence = 0.9F };
    ent_note *note = ent_finder_add(f, &m);
    note->role = in.role;
    note->human = !article && !body; /* "the Winter Olympics": persons have no article */
    return whole;
}
