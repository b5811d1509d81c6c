/* plain.c - names without a role behind them: parties, places, attributes of things. */
#include "actors/plain.h"

#include <string.h>

#include "actors/act.h"
#include "actors/place.h"
#include "actors/tree.h"
#include "actors/unit.h"

/* A finite verb stands somewhere in the sentence besides token `but`. */
static bool has_other_verb(const ent_finder *f, uint32_t but)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        const ent_token *t = &f->tokens[i];
        bool verb = t->tag == ENT_TAG_AUXILIARY
                    || (t->tag == ENT_TAG_VERB && t->form != ENT_FORM_GERUND
                        && t->form != ENT_FORM_PARTICIPLE
                        && !(i > f->begin && ent_finder_is(f, i - 1, "to")));
        if (verb && i != but) return true;
    }
    return false;
}

/* The second half of "NATO-Russia". */
bool ent_plain_joined(const ent_finder *f, uint32_t at)
{
    if (!ent_finder_is(f, at - 1, "-") || f->tokens[at - 1].space_after || !f->count)
        return false;
    const ent_mention *last = &f->items[f->count - 1];
    return last->sentence == f->index && last->first + last->count == at - 1;
}

/* The name only says whose thing the noun after it is: "US sanctions", "Iran deal". */
static bool is_attribute(const ent_finder *f, uint32_t after, uint32_t run_end)
{
    if (ent_finder_is(f, after, "-") && after > f->begin
        && !f->tokens[after - 1].space_after)
        return true;
    uint32_t noun;
    bool listed = ent_finder_is(f, after, "and") || ent_finder_is(f, after, "or")
                  || ent_finder_is(f, after, ","); /* "US and EU sanctions" */
    bool tree = ent_tree_modifies(f, after - 1, &noun) && noun >= after;
    if (run_end == after) return listed && tree;
    size_t size = strlen(f->tokens[after].lower); /* "the army reports that" */
    if (f->tokens[after].lower[size - 1] == 's' && ent_finder_is(f, after + 1, "that"))
        return false;
    return has_other_verb(f, ENT_NOWHERE) && (tree || !f->text->parsed);
}

/* The attribute at..after is a party of an act: "Russian aggression", "the EU-US talks",
 * "Iran-backed". `run_end`: of the noun phrase. */
static bool is_of_act(const ent_finder *f, uint32_t at, uint32_t after, uint32_t run_end)
{
    uint32_t noun = run_end - 1, last = after;
    const ent_name *joined = NULL;
    while ((ent_finder_is(f, last, "-") || ent_finder_is(f, last, "–")
               || (last > after && ent_finder_is(f, last, "and")))
           && (joined = ent_finder_name(f, last + 1)) != NULL)
        last += 1 + joined->count; /* "US-Japan and US-Korea talks" */
    if (ent_finder_is(f, after, "-") && !f->tokens[after - 1].space_after
        && after + 1 < f->end && ent_act_participle(&f->tokens[after + 1]))
        return true;
    uint32_t top = last > after ? last - 1 : ent_tree_top(f, at, after);
    if (!ent_tree_modifies(f, top, &noun)) noun = last > after ? last : run_end - 1;
    return noun < f->end && noun >= after && ent_act_noun(&f->tokens[noun]);
}

/* "an Australian was freed": one of them, not what he has. */
static bool is_one_of_them(const ent_finder *f, uint32_t at, uint32_t after)
{
    static const char *const tasting[] = { "eat", "drink", "order", "serve", "bake",
        "taste", "buy" };
    static const ent_dep labels[] = { ENT_DEP_NSUBJ, ENT_DEP_NSUBJ_PASS, ENT_DEP_OBJ,
        ENT_DEP_OBL, ENT_DEP_CONJ };
    bool article = at > f->begin
                   && (ent_finder_is(f, at - 1, "a") || ent_finder_is(f, at - 1, "an"));
    const ent_token *t = &f->tokens[after - 1];
    bool closed = after == f->end || f->tokens[after].tag == ENT_TAG_VERB
                  || f->tokens[after].tag == ENT_TAG_AUXILIARY
                  || f->tokens[after].tag == ENT_TAG_PUNCTUATION;
    if (!f->text->parsed || !article || !closed) return false;
    uint32_t verb = ent_tree_head(f, after - 1);
    for (size_t i = 0; verb != ENT_NOWHERE && i < sizeof tasting / sizeof *tasting; i++)
        if (!strcmp(f->tokens[verb].lemma, tasting[i])) return false; /* "ate a Danish" */
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (t->label == labels[i]) return true;
    return false;
}

/* "the Chinese said": the people. */
static bool is_people(const ent_finder *f, uint32_t at, uint32_t after)
{
    if (at == f->begin || !ent_finder_is(f, at - 1, "the")) return false;
    uint8_t label = f->tokens[after - 1].label;
    if (f->text->parsed && (label == ENT_DEP_NSUBJ || label == ENT_DEP_NSUBJ_PASS))
        return true;
    return after == f->end || f->tokens[after].tag == ENT_TAG_VERB
           || f->tokens[after].tag == ENT_TAG_AUXILIARY;
}

/* "along [Peru]'s way", "in [Beijing]'s view": the preposition is not the owner's. */
static bool is_owner(const ent_finder *f, const ent_mention *m, const ent_name *name)
{
    uint32_t first = m->first;
    if (ent_finder_is(f, first - 1, "the")) first--;
    return m->possessive && name->type != ENT_NAME_CITY && first > f->begin
           && f->tokens[first - 1].tag == ENT_TAG_ADPOSITION;
}

/* Brussels that acts is the Union, unless Belgium is spoken of. NULL: no such town. */
static const ent_actor *union_of(const ent_finder *f, uint32_t at, const ent_name *name)
{
    if (name->type != ENT_NAME_CAPITAL || !ent_finder_is(f, at, "brussels")) return NULL;
    for (uint32_t i = f->begin; i < f->end; i++)
        if (!strncmp(f->tokens[i].lower, "belgi", 5)) return NULL;
    return ent_lexicon_owner(f->lexicon, "EU");
}

/* "Kenya's representative at the OSCE", "a speech at the UN": where, not to whom. */
static bool is_seat(const ent_finder *f, uint32_t at)
{
    uint32_t before = at - (at > f->begin && ent_finder_is(f, at - 1, "the"));
    return before > f->begin && ent_finder_is(f, before - 1, "at")
           && ent_place_form(f, at, at + 1, ENT_NAME_FULL) == ENT_MENTION_PLACE;
}

/* A name without a role behind it. `run_end`: of the noun phrase that it is part of. */
void ent_plain_add(ent_finder *f, uint32_t at, const ent_name *name, uint32_t run_end)
{
    uint32_t after = at + name->count;
    ent_mention m = ent_unit_mention(
        f, name->actor, at, after, ENT_MENTION_NAME, name->confidence);
    size_t length = strlen(f->tokens[after - 1].lower);
    bool demonym = name->type == ENT_NAME_DEMONYM;
    m.plural = demonym && length && f->tokens[after - 1].lower[length - 1] == 's';
    if (name->type == ENT_NAME_ADJECTIVE) {
        bool people = is_people(f, at, after) && !m.possessive;
        bool one = is_one_of_them(f, at, after);
        m.form = people || one ? ENT_MENTION_NAME : ENT_MENTION_ADJECTIVE;
        m.plural = people;
    } else if (!demonym && !m.possessive
               && (ent_plain_joined(f, at) || is_attribute(f, after, run_end))) {
        bool town = name->type == ENT_NAME_CAPITAL || name->type == ENT_NAME_CITY;
        m.form = town && run_end > after ? ENT_MENTION_PLACE : ENT_MENTION_ADJECTIVE;
    } else if ((name->actor->kind == ENT_STATE || name->type == ENT_NAME_CAPITAL
                   || name->type == ENT_NAME_CITY)
               && !demonym && !is_owner(f, &m, name)) {
        m.form = ent_place_form(f, at, after, name->type);
    }
    if (name->actor->kind == ENT_ORGANISATION && m.form == ENT_MENTION_NAME
        && !m.possessive && is_seat(f, at))
        m.form = ENT_MENTION_PLACE;
    const ent_actor *union_ = m.form == ENT_MENTION_NAME ? union_of(f, at, name) : NULL;
    if (union_) m.actor = union_;
    m.of_act = m.form == ENT_MENTION_ADJECTIVE && is_of_act(f, at, after, run_end);
    ent_note *note = ent_finder_add(f, &m);
    note->human = note->human || demonym;
}
