/* antecedent.c - the best of the phrases that a pronoun can mean, if it leads. */
#include "actors/antecedent.h"

#include <string.h>

#include "actors/clause.h"
#include "actors/parties.h"
#include "actors/salience.h"

typedef struct {
    float score;
    size_t first, count; /* phrases in one list, from `first` on */
    bool whole;          /* all of them are known */
} candidate;

static const char *code_of(const ent_search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor ? actor->code : "";
}

/* Named again and again: what the text is about. */
static float repeated(const ent_search *s, size_t phrase)
{
    const char *code = code_of(s, &s->phrases[phrase]);
    float score = 0;
    for (size_t i = 0; *code && i < s->count; i++)
        if (i != phrase && !strcmp(code, code_of(s, &s->phrases[i]))) score += 0.1F;
    return score > 0.3F ? 0.3F : score;
}

/* Phrases in the list that the phrase is part of; 1: no list. */
static size_t size_of_list(const ent_search *s, const ent_nominal *n)
{
    size_t size = 0;
    for (size_t i = 0; i < s->count; i++)
        size += s->phrases[i].sentence == n->sentence
                && s->phrases[i].joined == n->joined;
    return size;
}

static bool is_place(const ent_search *s, const ent_nominal *n)
{
    return n->item != ENT_NO_ITEM && s->f->items[n->item].form == ENT_MENTION_PLACE;
}

/* "Iran and Iraq ... they": several phrases as one candidate. */
static bool as_list(const ent_search *s, size_t first, candidate *c)
{
    const ent_nominal *n = &s->phrases[first];
    size_t size = n->joined == n->at && s->who == ENT_THEY ? size_of_list(s, n) : 1;
    if (size < 2) return false;
    *c = (candidate){ .first = first, .count = size, .whole = true };
    for (size_t i = first; i < s->count && s->phrases[i].sentence == n->sentence; i++)
        if (i == first || s->phrases[i].joined == n->at)
            c->whole &= *code_of(s, &s->phrases[i]) && !is_place(s, &s->phrases[i]);
    /* "the people, their rights": not every list is one. */
    return c->whole || !n->many || !*code_of(s, n);
}

static bool read_candidate(const ent_search *s, size_t i, candidate *c)
{
    const ent_nominal *n = &s->phrases[i];
    float cost = 0;
    if (ent_search_bars(s, n)) return false;
    if (!as_list(s, i, c)) {
        if (!ent_search_fits(s, n, &cost)) return false;
        /* One of several that do something together. */
        bool one = !n->many && size_of_list(s, n) > 1;
        if (one && s->who == ENT_THEY) return false;
        if (one) cost += 2;
        *c = (candidate){ .first = i, .count = 1, .whole = *code_of(s, n) != '\0' };
    }
    c->score = ent_search_score(s, n) - cost + repeated(s, i);
    return true;
}

static void take(const ent_search *s, const candidate *c, ent_antecedent *found)
{
    uint32_t list = s->phrases[c->first].at, sentence = s->phrases[c->first].sentence;
    const ent_finder *f = s->f;
    for (size_t i = c->first; i < s->count && s->phrases[i].sentence == sentence; i++) {
        const ent_nominal *n = &s->phrases[i];
        if (i != c->first && (c->count == 1 || n->joined != list)) continue;
        uint32_t group = f->items[n->item].group;
        for (size_t k = n->item; k < f->count && found->count < ENT_MOST_MEANT; k++) {
            if (k > n->item && (!group || f->items[k].group != group)) break;
            found->items[found->count++] = k;
        }
    }
}

static bool has_code(const ent_finder *f, const ent_antecedent *a, const char *code)
{
    for (size_t i = 0; i < a->count; i++)
        if (!strcmp(f->items[a->items[i]].actor->code, code)) return true;
    return false;
}

static bool within(const ent_finder *f, const ent_antecedent *a, const ent_antecedent *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!has_code(f, b, f->items[a->items[i]].actor->code)) return false;
    return true;
}

/* The same sides, named twice. */
static bool same_meaning(const ent_search *s, const candidate *a, const candidate *b)
{
    ent_antecedent x = { .count = 0 }, y = { .count = 0 };
    if (!a->whole || !b->whole || a->score < -8) return false;
    take(s, a, &x);
    take(s, b, &y);
    return within(s->f, &x, &y) && within(s->f, &y, &x);
}

/* "They discussed", "their meeting": who has just been brought together. */
static float score_of_focus(const ent_search *s)
{
    static const char *const meetings[] = { "meeting", "call", "talk", "discussion",
        "conversation", "summit", "visit", "dialogue" };
    const ent_finder *f = s->f;
    if (s->who != ENT_THEY || !f->focus_count || f->tokens[s->at].quoted) return -9;
    bool means = f->tokens[s->at].label == ENT_DEP_NSUBJ
                 && f->tokens[s->clause].label == ENT_DEP_ROOT
                 && f->tokens[s->clause].upos == ENT_UPOS_VERB;
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings && s->possessive; i++)
        means |= s->over != ENT_NOWHERE && !strcmp(f->tokens[s->over].lemma, meetings[i]);
    /* All that a joint statement says is of those who make it. */
    bool joint = f->joint && ent_arc_is_subject(&f->tokens[s->at])
                 && f->tokens[s->clause].label == ENT_DEP_ROOT;
    if ((!means && !joint) || f->focus_at >= f->index) return -9;
    uint32_t back = joint ? 1 : f->index - f->focus_at;
    return back == 1 ? 2.8F : back == 2 ? 2.2F : 1.8F;
}

static bool has_focus(const ent_finder *f, const char *code)
{
    for (uint32_t i = 0; i < f->focus_count; i++)
        if (!strcmp(f->focus[i]->code, code)) return true;
    return false;
}

/* "the parties must cease fire": not those who make the statement. */
static bool is_of_conflict(const ent_finder *f, uint32_t at)
{
    bool counted = at > 0 && f->tokens[at - 1].tag == ENT_TAG_NUMBER;
    return !strcmp(f->tokens[at].lower, "parties") && !f->joint && !counted;
}

/* "the leaders", not "women leaders". */
static bool is_plain(const ent_finder *f, uint32_t at)
{
    if (at == 0) return true;
    ent_tag tag = f->tokens[at - 1].tag;
    return tag != ENT_TAG_NOUN && tag != ENT_TAG_PROPER && tag != ENT_TAG_ADJECTIVE;
}

/* "The ministers", "the Secretary and the Cardinal": the parties in focus, where all
 * that is known of the phrase says so. */
static bool in_focus(const ent_search *s, const candidate *c)
{
    const ent_finder *f = s->f;
    bool plural = false, known = false;
    if (s->who != ENT_THEY || !f->focus_count || c->score <= 0) return false;
    const ent_nominal *n = &s->phrases[c->first];
    const ent_role *role = ent_role_find(&f->tokens[n->at], &plural);
    if (c->count == 1 && n->item == ENT_NO_ITEM)
        return (ent_parties_named(f->tokens[n->at].lower) && !is_of_conflict(f, n->at))
               || (plural && role && role->kind == ENT_ROLE_PERSON && role->title
                   && is_plain(f, n->at));
    for (size_t i = c->first; i < s->count && s->phrases[i].sentence == n->sentence;
         i++) {
        const char *code = code_of(s, &s->phrases[i]);
        if (i != c->first && s->phrases[i].joined != n->at) continue;
        if (*code && !has_focus(f, code)) return false;
        known |= *code != '\0';
    }
    return known && c->count > 1;
}

/* Fitted to train: at a lead of 0.4 more than half of the links are right. */
static float confidence_of(float lead)
{
    return lead > 2 ? 0.9F : 0.4F + 0.25F * lead;
}

/* Decides between the best candidate and the parties in focus. */
static bool means_focus(const ent_search *s, const candidate *best, ent_antecedent *found)
{
    bool same = in_focus(s, best);
    float focus = score_of_focus(s);
    if (!same && (focus < 0 || focus < best->score)) return false;
    float lead = best->score > 0 ? focus - best->score : focus;
    found->focus = true;
    found->confidence = same ? 0.8F : confidence_of(lead);
    return true;
}

/* "In [his] speech, Putin said": the subject that stands behind; ENT_NOWHERE. */
static uint32_t subject_ahead(const ent_search *s)
{
    for (int i = 0; i < ENT_MOST_CLAUSES; i++)
        if (s->subjects[i] != ENT_NOWHERE)
            return s->subjects[i] > s->at ? s->subjects[i] : ENT_NOWHERE;
    return ENT_NOWHERE;
}

/* Whom it names, if the pronoun can mean that; NULL. */
static const ent_actor *named_ahead(const ent_search *s, uint32_t subject)
{
    const ent_finder *f = s->f;
    bool man = s->who == ENT_HE, woman = s->who == ENT_SHE;
    for (uint32_t at = s->at + 1; at < f->end; at++) {
        const ent_name *name = ent_finder_name(f, at);
        if (!name || !name->actor || !ent_arc_under(f->tokens, s->begin, at, subject))
            continue;
        const ent_actor *actor = name->actor;
        bool head = subject >= at && subject < at + name->count;
        if ((man && !actor->female) || (woman && !actor->male)) {
            if (actor->kind == ENT_PERSON) return actor;
        } else if (s->who == ENT_IT && head && actor->kind != ENT_PERSON
                   && name->type != ENT_NAME_ADJECTIVE && name->type != ENT_NAME_DEMONYM)
            return actor;
    }
    return NULL;
}

/* What is best so far is beaten by the subject behind the pronoun, known or not. */
static bool means_ahead(const ent_search *s, const candidate *best, ent_antecedent *found)
{
    enum { BEHIND = 3 };
    uint32_t subject = subject_ahead(s);
    if (subject == ENT_NOWHERE || best->score > BEHIND || s->who == ENT_THEY)
        return false;
    const ent_token *t = &s->f->tokens[subject];
    found->ahead = named_ahead(s, subject);
    found->confidence = 0.75F;
    /* "In his capacity as mayor, Poe": nobody else, though nobody knows him. */
    return found->ahead || (s->who != ENT_IT && t->upos == ENT_UPOS_PROPN);
}

static void choose(const ent_search *s, ent_antecedent *found)
{
    candidate best = { .score = -9 };
    float second = 0.1F; /* nobody at all */
    for (size_t i = 0; i < s->count; i++) {
        candidate c;
        if (!read_candidate(s, i, &c)) continue;
        found->rival = true;
        if (c.score > best.score) {
            if (best.score > second && !same_meaning(s, &best, &c)) second = best.score;
            best = c;
        } else if (c.score > second && !same_meaning(s, &best, &c)) {
            second = c.score;
        }
    }
    if (means_ahead(s, &best, found)) return;
    if (means_focus(s, &best, found)) return;
    float lead = best.score - second;
    found->confidence = confidence_of(lead);
    if (best.whole && lead > 0) take(s, &best, found);
}

ent_antecedent ent_antecedent_find(
    const ent_finder *f, uint32_t at, ent_person who, bool possessive)
{
    ent_search s;
    ent_antecedent found = { .count = 0 };
    ent_search_start(&s, f, at, who, possessive);
    choose(&s, &found);
    return found;
}
