/* tree.c - who stands in a place by the syntax engine's tree, where the chunks do not
 * say. */
#include "relations/site.h"
#include "syntax/dependency.h"

enum { MOST_STEPS = 6 }; /* from a verb to the one whose subject it shares */

static const ent_token *token(const ent_reading *r, uint32_t i)
{
    return &r->text->tokens[i];
}

static uint32_t end_of(const ent_reading *r)
{
    return r->sentence->first + r->sentence->count;
}

static uint32_t head_of(const ent_reading *r, uint32_t i)
{
    uint16_t head = token(r, i)->head;
    return head ? r->sentence->first + head - 1u : ENT_NONE;
}

/* The first dependent of token `at` with this label; ENT_NONE: none. */
static uint32_t dependent(const ent_reading *r, uint32_t at, ent_dep label)
{
    for (uint32_t i = r->sentence->first; i < end_of(r); i++)
        if (token(r, i)->label == label && head_of(r, i) == at) return i;
    return ENT_NONE;
}

static bool has_case(const ent_reading *r, uint32_t noun, const char *word)
{
    for (uint32_t i = r->sentence->first; i < noun; i++)
        if (token(r, i)->label == ENT_DEP_CASE && head_of(r, i) == noun
            && strcmp(token(r, i)->lower, word) == 0)
            return true;
    return false;
}

/* "with [X]" of a verb or noun, or of what the verb is done to: "aid [to X] was cut". */
static uint32_t prepositional(const ent_reading *r, uint32_t at, const char *word)
{
    static const ent_dep labels[] = { ENT_DEP_OBL, ENT_DEP_NMOD, ENT_DEP_OBL_AGENT };
    for (uint32_t i = r->sentence->first; i < end_of(r); i++)
        for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
            if (token(r, i)->label == labels[k] && head_of(r, i) == at
                && has_case(r, i, word))
                return i;
    uint32_t object = dependent(r, at, ENT_DEP_OBJ);
    if (object == ENT_NONE) object = dependent(r, at, ENT_DEP_NSUBJ_PASS);
    return object == ENT_NONE ? ENT_NONE : prepositional(r, object, word);
}

/* The doer of a verb, or of the one it is joined to or that governs it. */
static uint32_t doer(const ent_reading *r, uint32_t at)
{
    for (int step = 0; step < MOST_STEPS && at != ENT_NONE; step++) {
        uint32_t agent = dependent(r, at, ENT_DEP_OBL_AGENT);
        if (agent != ENT_NONE) return agent;
        uint32_t subject = dependent(r, at, ENT_DEP_NSUBJ);
        if (subject != ENT_NONE) return subject;
        if (dependent(r, at, ENT_DEP_NSUBJ_PASS) != ENT_NONE)
            return prepositional(r, at, "by");
        ent_dep label = (ent_dep)token(r, at)->label;
        uint32_t head = head_of(r, at);
        if (label == ENT_DEP_ACL || label == ENT_DEP_ACL_RELCL) return head;
        if (label != ENT_DEP_CONJ && label != ENT_DEP_XCOMP
            && (label != ENT_DEP_ADVCL || token(r, at)->form != ENT_FORM_GERUND))
            return ENT_NONE;
        at = head;
    }
    return ENT_NONE;
}

static uint32_t chunk_with(const ent_reading *r, uint32_t at)
{
    for (uint32_t i = 0; at != ENT_NONE && i < r->count; i++)
        if (at >= r->items[i].first && at < r->items[i].first + r->items[i].count)
            return r->items[i].kind == ENT_CHUNK_NOUN ? i : ENT_NONE;
    return ENT_NONE;
}

uint32_t ent_tree_noun(const ent_site *s, const ent_place *place)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    uint32_t at = c->head;
    bool verb = c->kind == ENT_CHUNK_VERB && s->frame->class == ENT_CLASS_VERB;
    if (!r->text->parsed || (verb && token(r, at)->upos != ENT_UPOS_VERB))
        return ENT_NONE;
    switch (place->kind) {
    case ENT_PLACE_SUBJECT: at = verb ? doer(r, at) : ENT_NONE; break;
    case ENT_PLACE_OBJECT:
        if (!verb) return ENT_NONE;
        at = dependent(r, at, c->passive ? ENT_DEP_NSUBJ_PASS : ENT_DEP_OBJ);
        break;
    case ENT_PLACE_POSSESSOR: at = dependent(r, at, ENT_DEP_NMOD_POSS); break;
    case ENT_PLACE_PREPOSITION: at = prepositional(r, at, place->word); break;
    default: return ENT_NONE;
    }
    return chunk_with(r, at);
}
