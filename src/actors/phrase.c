/* phrase.c - reads a noun phrase after a nationality. */
#include "actors/phrase.h"

#include <string.h>

#include "base/strings.h"

#include "actors/person.h"
#include "actors/tree.h"

enum { LONGEST_RUN = 10 };

bool ent_phrase_time(const ent_token *token)
{
    static const char *const words[] = { "last", "next", "this", "early", "earlier",
        "late", "later", "today", "yesterday", "tomorrow", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "week", "weeks", "month", "months", "year", "years",
        "day", "days", "overnight", "recently", "once", "twice" };
    return ENT_AMONG(token->lower, words);
}

/* "state media [reports] that": a verb by the tree, whatever the word lists say. */
static bool is_verb(const ent_finder *f, const ent_token *t)
{
    return f->text->parsed && t->upos == ENT_UPOS_VERB && !t->capital
           && t->label != ENT_DEP_AMOD && t->label != ENT_DEP_COMPOUND;
}

static bool is_half_modifier(const ent_token *t)
{
    return t->tag == ENT_TAG_ADJECTIVE || ent_role_department(t)
           || !strcmp(t->lower, "military") || !strcmp(t->lower, "police");
}

/* "trade [and] industry commissioner", "government [and] military officials". */
static bool joins_modifiers(const ent_finder *f, uint32_t at)
{
    const ent_token *t = &f->tokens[at];
    bool plural;
    if (strcmp(t->lower, "and") != 0 || at + 2 >= f->end) return false;
    if (ent_role_department(t - 1) && ent_role_department(t + 1)) return true;
    return is_half_modifier(t - 1) && is_half_modifier(t + 1)
           && ent_role_find(t + 2, &plural) && plural && !ent_finder_name(f, at + 1);
}

/* True where the token can belong to a noun phrase before its head. */
static bool continues(const ent_finder *f, uint32_t at, uint32_t start, bool attributive)
{
    const ent_token *t = &f->tokens[at];
    switch (t->tag) {
    case ENT_TAG_NOUN:
    case ENT_TAG_PROPER:
    case ENT_TAG_ADJECTIVE: return !ent_phrase_time(t) && !(at > start && is_verb(f, t));
    case ENT_TAG_NUMBER: return at > start;
    case ENT_TAG_CONJUNCTION: return at > start && joins_modifiers(f, at);
    case ENT_TAG_PUNCTUATION:
        return at > start && !strcmp(t->lower, "-") && !f->tokens[at - 1].space_after;
    case ENT_TAG_VERB: {
        bool participle = t->form == ENT_FORM_GERUND || t->form == ENT_FORM_PAST
                          || t->form == ENT_FORM_PARTICIPLE;
        bool hyphen = at > start && ent_finder_is(f, at - 1, "-");
        bool noun = at + 1 < f->end && f->tokens[at + 1].tag == ENT_TAG_NOUN
                    && at == start && attributive;
        return participle && (hyphen || noun);
    }
    default: return false;
    }
}

/* "leaders of [North Korea]", "of [North] and South Korea": no department. */
static bool starts_party(const ent_finder *f, uint32_t at)
{
    const ent_name *name = ent_finder_name(f, at);
    return name && name->actor && (name->count > 1 || ent_finder_is(f, at, "north"))
           && (name->actor->kind == ENT_STATE || name->actor->kind == ENT_ORGANISATION);
}

/* "Defence", "Europe and Foreign Affairs", "Economic Growth, Energy, and the Environment"
 * from `at` on; `at`: no department stands there. */
static uint32_t department_end(const ent_finder *f, uint32_t at)
{
    uint32_t end = at;
    for (uint32_t i = at; i < f->end; i++) {
        const ent_token *t = &f->tokens[i];
        bool link = !strcmp(t->lower, "and") || !strcmp(t->lower, ",")
                    || !strcmp(t->lower, "the");
        if (link) {
            if (i > at && i > end + 1) break;
            continue;
        }
        if (!ent_role_department(t) || starts_party(f, i)
            || (end > at && !t->capital && t[-1].capital))
            break;
        end = i + 1;
    }
    return end;
}

uint32_t ent_phrase_posting(const ent_finder *f, uint32_t at, const ent_role *role)
{
    uint32_t end = at;
    bool minister = role->kind == ENT_ROLE_PERSON || !strcmp(role->word, "ministry");
    for (int i = 0; i < 2; i++) { /* "of State for Europe" */
        if (!ent_finder_is(f, end, "of") && !(minister && ent_finder_is(f, end, "for")))
            break;
        uint32_t behind = department_end(f, end + 1);
        if (behind == end + 1) break;
        end = behind;
    }
    if (!ent_role_posted(role)
        || !(ent_finder_is(f, end, "to") || ent_finder_is(f, end, "for")))
        return end;
    uint32_t to = end + 1;
    if (ent_finder_is(f, to, "the")) to++;
    const ent_name *name = ent_finder_name(f, to);
    bool place = name && name->actor && name->actor->kind != ENT_PERSON
                 && name->type != ENT_NAME_ADJECTIVE;
    return place ? to + name->count : end;
}

/* "National" and "Action" bear no names: only titles and small words do. */
static bool bears_name(const ent_finder *f, const ent_phrase *p)
{
    bool small = !f->tokens[p->role_at].capital;
    bool agency = !strcmp(p->role->word, "agency")
                  && ent_finder_is(f, p->role_at - 1, "news");
    bool kind = p->role->kind == ENT_ROLE_PERSON || p->role->kind == ENT_ROLE_COMPANY
                || (agency && small);
    return kind && !p->plural && (p->role->title || small);
}

static bool is_bearer(const ent_name *name)
{
    return name
           && (!name->actor || name->actor->kind == ENT_PERSON
               || name->actor->kind == ENT_COMPANY || name->actor->kind == ENT_OTHER);
}

/* The name after a role: known, or capital words, or both ("Jesper" "Moller Sorensen").
 */
static void read_name(const ent_finder *f, ent_phrase *p)
{
    p->name = p->name_end = p->end;
    if (bears_name(f, p)) p->name_end = ent_person_name_end(f, p->end);
    const ent_name *name = ent_finder_name(f, p->name_end);
    bool made = name && name->actor && name->actor->index == UINT32_MAX;
    if (is_bearer(name) && (p->name_end == p->end || made)) {
        p->named = name;
        p->name_end += name->count;
    }
    p->end = p->name_end;
}

/* "Iran's missile and nuclear programs": half of a modifier. */
static bool is_half(const ent_finder *f, const ent_phrase *p, uint32_t run_end)
{
    bool joined = ent_finder_is(f, run_end, "and") || ent_finder_is(f, run_end, "or");
    if (p->role->kind != ENT_ROLE_WEAPON || p->plural || !joined || run_end + 1 >= f->end)
        return false;
    ent_tag tag = f->tokens[run_end + 1].tag;
    return tag == ENT_TAG_ADJECTIVE || tag == ENT_TAG_NOUN || tag == ENT_TAG_PROPER;
}

/* What follows the role is a name, a time or nothing: the role is the head. */
static bool is_head(const ent_finder *f, const ent_phrase *p, uint32_t run_end)
{
    if (is_half(f, p, run_end)) return false;
    /* "gave Peru's citizens more freedom": plurals of people are hardly ever modifiers.
     */
    bool people = p->plural && p->role->kind == ENT_ROLE_PERSON
                  && !f->tokens[p->role_at].capital;
    /* "state media reports that ...": a subject, though of a noun. */
    uint8_t label = f->tokens[p->role_at].label;
    uint32_t head = ent_tree_head(f, p->role_at);
    if (label == ENT_DEP_NSUBJ && head > p->role_at && head < run_end) return true;
    for (uint32_t i = p->role_at + 1; i < run_end; i++) {
        const ent_token *t = &f->tokens[i];
        if (ent_phrase_time(t) || people) return true;
        if (t->tag == ENT_TAG_NOUN) return false;
        bool ship = p->role->kind == ENT_ROLE_WEAPON && !f->tokens[p->role_at].capital;
        if (t->tag == ENT_TAG_PROPER && !bears_name(f, p) && !ship
            && p->role->kind != ENT_ROLE_PLACE)
            return false;
    }
    return true;
}

/* The second half of "secretary-general", who is no soldier. */
static bool is_general(const ent_finder *f, uint32_t at)
{
    uint32_t first = at - 1 - ent_finder_is(f, at - 1, "-");
    return ent_finder_is(f, at, "general")
           && (ent_finder_is(f, first, "secretary") || ent_finder_is(f, first, "director")
               || ent_finder_is(f, first, "consul")
               || ent_finder_is(f, first, "attorney"));
}

/* Reads one noun phrase, without what it may possess. */
static bool read_single(
    const ent_finder *f, uint32_t start, bool attributive, ent_phrase *p)
{
    uint32_t at = start;
    *p = (ent_phrase){ .start = start, .end = start, .role_at = ENT_NOWHERE };
    for (; at < f->end && at < start + LONGEST_RUN; at++) {
        bool plural;
        if (ent_finder_name(f, at) || !continues(f, at, start, attributive)) break;
        const ent_role *role = ent_role_find(&f->tokens[at], &plural);
        bool hyphen = ent_finder_is(f, at + 1, "-") && !f->tokens[at].space_after;
        if (!role || hyphen) continue; /* "state-backed" */
        if (p->role && is_general(f, at)) role = p->role;
        p->role = role;
        p->role_at = at;
        p->plural = plural;
    }
    while (at > start && f->tokens[at - 1].tag != ENT_TAG_NOUN
           && f->tokens[at - 1].tag != ENT_TAG_PROPER && p->role_at != at - 1)
        at--;
    p->end = at;
    if (!p->role || !is_head(f, p, at)) return false;
    p->end = ent_phrase_posting(f, p->role_at + 1, p->role);
    read_name(f, p);
    if (p->role->kind == ENT_ROLE_PLACE) {
        /* "city of Samarkand", "capital Belgrade" */
        uint32_t place = p->end + ent_finder_is(f, p->end, "of");
        const ent_name *known = ent_finder_name(f, place);
        uint32_t end = known ? place + known->count : ent_person_name_end(f, place);
        if (end > place) p->end = end;
    }
    return true;
}

bool ent_phrase_read(const ent_finder *f, uint32_t start, bool attributive, ent_phrase *p)
{
    ent_phrase owned;
    if (!read_single(f, start, attributive, p)) return false;
    /* "the Danish army's spokesman" is he, not the army. */
    bool owner = p->role->kind == ENT_ROLE_BODY && ent_finder_possessive(f, p->end)
                 && read_single(f, p->end + 1, true, &owned);
    if (owner && owned.role->kind == ENT_ROLE_PERSON) *p = owned;
    return true;
}

/* "Secretary of [State] Blinken", "Under Secretary of Commerce for [Trade] Lago": start
 * of the title whose department ends at `at`; `at`: there is none. */
static uint32_t department_start(
    const ent_finder *f, uint32_t at, uint32_t floor, uint32_t *role_at)
{
    uint32_t i = at;
    bool plural;
    while (i > floor
           && (ent_role_department(&f->tokens[i - 1]) || ent_finder_is(f, i - 1, "the")
               || (i < at && ent_finder_is(f, i - 1, ","))))
        i--;
    if (i == at || i < floor + 2
        || !(ent_finder_is(f, i - 1, "of") || ent_finder_is(f, i - 1, "for")))
        return at;
    const ent_role *found = ent_role_find(&f->tokens[i - 2], &plural);
    if (found && !plural && found->title) {
        *role_at = i - 2;
        return i - 2;
    }
    uint32_t first = department_start(f, i - 1, floor, role_at);
    return first < i - 1 ? first : at;
}

uint32_t ent_phrase_title(
    const ent_finder *f, uint32_t at, uint32_t floor, uint32_t *role_at)
{
    *role_at = ENT_NOWHERE;
    uint32_t first = department_start(f, at, floor, role_at);
    while (first > floor) {
        const ent_token *t = &f->tokens[first - 1];
        bool plural;
        const ent_role *found = ent_role_find(t, &plural);
        bool title = found && !plural && found->kind == ENT_ROLE_PERSON
                     && (found->title || t->tag == ENT_TAG_NOUN);
        bool department = first == *role_at && t->capital && ent_role_department(t);
        bool before_role = first < at && (ent_role_modifier(t) || department);
        bool hyphen = first < at && !strcmp(t->lower, "-") && first - 1 > floor
                      && !f->tokens[first - 2].space_after;
        if (!title && !before_role && !hyphen && !ent_role_courtesy(t)) break;
        if (title && *role_at == ENT_NOWHERE) *role_at = first - 1;
        first--;
    }
    return first;
}
