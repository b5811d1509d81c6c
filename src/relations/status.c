/* status.c - mood, negation and governors, composed from the outside in. */
#include "relations/status.h"

#include <string.h>

ent_status ent_status_under(ent_status outer, ent_status inner)
{
    /* Rows: outer; columns: inner; in the order actual, planned, negated, possible,
     * alleged. "Did not plan to visit" denies the visit; "denied that it will not" is too
     * subtle for a table and stays possible. */
    static const ent_status table[ENT_STATUSES][ENT_STATUSES] = {
        { ENT_ACTUAL, ENT_PLANNED, ENT_NEGATED, ENT_POSSIBLE, ENT_ALLEGED },
        { ENT_PLANNED, ENT_PLANNED, ENT_NEGATED, ENT_POSSIBLE, ENT_ALLEGED },
        { ENT_NEGATED, ENT_NEGATED, ENT_POSSIBLE, ENT_NEGATED, ENT_NEGATED },
        { ENT_POSSIBLE, ENT_POSSIBLE, ENT_NEGATED, ENT_POSSIBLE, ENT_POSSIBLE },
        { ENT_ALLEGED, ENT_ALLEGED, ENT_NEGATED, ENT_POSSIBLE, ENT_ALLEGED },
    };
    return table[outer][inner];
}

bool ent_has_condition(const ent_reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->items[i].kind != ENT_CHUNK_MARK) continue;
        const char *word = r->text->tokens[r->items[i].first].lower;
        if (strcmp(word, "if") == 0 || strcmp(word, "unless") == 0) return true;
    }
    return false;
}

/* The words of a wording after its first stand right after token `head`. */
static bool follows(const ent_reading *r, uint32_t head, const ent_wording *w)
{
    uint32_t end = r->sentence->first + r->sentence->count;
    for (unsigned k = 1; k < w->count; k++)
        if (head + k >= end || strcmp(r->text->tokens[head + k].lower, w->words[k]) != 0)
            return false;
    return true;
}

/* The row is for verbs whose object does what they ask for. */
static bool asks_object(const ent_frame *f)
{
    return f->source.count && f->source.items[0].kind == ENT_PLACE_OBJECT;
}

const ent_frame *ent_control_frame(const ent_reading *r, uint32_t governor, uint32_t verb)
{
    if (governor == ENT_NONE) return NULL;
    const ent_token *head = ent_chunk_head(r, governor);
    /* "[accused] of attacking" but "[accused] Iran to please". */
    uint32_t before = verb == ENT_NONE ? ENT_NONE : ent_chunk_before(r, verb);
    const char *preposition = ent_chunk_is(r, before, ENT_CHUNK_PREPOSITION)
                                  ? ent_chunk_head(r, before)->lower
                                  : "";
    /* "wants to attack" is not "wants Iran to attack". */
    bool asked = verb != ENT_NONE && ent_acting_object(r, governor, verb) != ENT_NONE;
    const ent_frame *other = NULL;
    const char *keys[] = { head->lower, head->lemma }; /* "efforts" is more than one */
    for (size_t i = 0; i < 2; i++) {
        ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_CONTROL, keys[i]);
        for (size_t k = 0; k < w.count; k++) {
            bool last = w.items[k].count > 1
                        && strcmp(w.items[k].words[w.items[k].count - 1], preposition)
                               == 0;
            if (!last && !(w.items[k].count == 1 && !*preposition)
                && !follows(r, r->items[governor].head, &w.items[k]))
                continue;
            if (asks_object(w.items[k].frame) == asked) return w.items[k].frame;
            if (!other) other = w.items[k].frame;
        }
    }
    return other;
}

bool ent_asks_object(const ent_reading *r, uint32_t governor, uint32_t verb)
{
    const ent_frame *control = ent_control_frame(r, governor, verb);
    return control && asks_object(control);
}

static bool is_speech(const ent_reading *r, uint32_t governor)
{
    return ent_chunk_is(r, governor, ENT_CHUNK_VERB)
           && ent_frames_starting(r->frames, ENT_CLASS_SPEECH, r->items[governor].lemma)
                  .count;
}

/* What a verb of speech makes of its clause: "said" nothing, "alleged" an allegation. */
static ent_status speech_status(const ent_reading *r, uint32_t governor)
{
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_SPEECH, r->items[governor].lemma);
    for (size_t i = 0; i < w.count; i++)
        if (w.items[i].count == 1 || follows(r, r->items[governor].head, &w.items[i]))
            return w.items[i].frame->has_status ? w.items[i].frame->status : ENT_ACTUAL;
    return ENT_ACTUAL;
}

static bool has_adverb(const ent_reading *r, uint32_t chunk, const char *set)
{
    ent_words words = ent_frames_set(r->frames, set);
    const ent_chunk *c = &r->items[chunk];
    uint32_t from = c->first > r->sentence->first ? c->first - 1 : c->first;
    for (uint32_t i = from; i < c->first + c->count; i++)
        if (ent_words_have(words, r->text->tokens[i].lower)) return true;
    return false;
}

/* The verb group alone. */
static ent_status own_status(const ent_reading *r, uint32_t verb)
{
    const ent_chunk *c = &r->items[verb];
    ent_status status = ENT_ACTUAL;
    if (c->conditional)
        status = ENT_POSSIBLE;
    else if (c->mood == ENT_MOOD_WILL)
        status = ent_has_condition(r) ? ENT_POSSIBLE : ENT_PLANNED;
    else if (c->mood == ENT_MOOD_WOULD)
        status = is_speech(r, c->governor) ? ENT_PLANNED : ENT_POSSIBLE;
    else if (c->mood == ENT_MOOD_MAY)
        status = ENT_POSSIBLE;
    else if (has_adverb(r, verb, "alleged-adverb"))
        status = ENT_ALLEGED;
    if (c->negated) status = status == ENT_ALLEGED ? ENT_ACTUAL : ENT_NEGATED;
    return status;
}

/* What `governor` makes of the verb that it takes. */
static ent_status governing_status(const ent_reading *r, uint32_t governor, uint32_t verb)
{
    const ent_chunk *v = &r->items[verb];
    const ent_frame *control = ent_control_frame(r, governor, verb);
    uint32_t before = ent_chunk_before(r, verb);
    if (ent_chunk_is(r, before, ENT_CHUNK_PREPOSITION)
        && strcmp(ent_chunk_head(r, before)->lower, "without") == 0)
        return ENT_NEGATED;
    if (is_speech(r, governor) && v->form == ENT_VERB_FINITE)
        return speech_status(r, governor);
    if (control && control->has_status) return control->status;
    /* An infinitive of purpose says what for, not what was done. */
    return v->form == ENT_VERB_INFINITIVE ? ENT_POSSIBLE : ENT_ACTUAL;
}

ent_status ent_status_of_verb(const ent_reading *r, uint32_t verb)
{
    enum { DEEPEST = 8 };
    ent_status status = own_status(r, verb);
    const ent_chunk *c = &r->items[verb];
    if (c->form == ENT_VERB_INFINITIVE && c->governor == ENT_NONE)
        return ent_status_under(ENT_PLANNED, status); /* headline: "Xi to visit" */
    for (int depth = 0; depth < DEEPEST && c->governor != ENT_NONE; depth++) {
        uint32_t governor = c->governor;
        if (governor >= verb) break;
        status = ent_status_under(governing_status(r, governor, verb), status);
        verb = governor;
        c = &r->items[verb];
        /* "did not say that", "may have accused of" leave what was said alone. */
        if (c->kind == ENT_CHUNK_VERB && !is_speech(r, verb))
            status = ent_status_under(own_status(r, verb), status);
        if (c->kind == ENT_CHUNK_NOUN && c->negative) /* "has no plans to" */
            status = ent_status_under(ENT_NEGATED, status);
    }
    return status;
}

static bool has_modifier(const ent_reading *r, uint32_t noun, const char *set)
{
    ent_words words = ent_frames_set(r->frames, set);
    const ent_chunk *c = &r->items[noun];
    for (uint32_t i = c->first; i < c->head; i++)
        if (ent_words_have(words, r->text->tokens[i].lower)) return true;
    return false;
}

/* "its attacks", "the war": it is there, whatever is said about it. */
static bool is_known(const ent_reading *r, uint32_t noun)
{
    const ent_chunk *c = &r->items[noun];
    const char *first = r->text->tokens[c->first].lower;
    return c->possessor != ENT_NONE || strcmp(first, "the") == 0
           || strcmp(first, "this") == 0 || strcmp(first, "these") == 0;
}

static bool is_presupposed(const ent_reading *r, uint32_t noun, ent_relation relation)
{
    return is_known(r, noun) && (relation == ENT_ASSAULT || relation == ENT_COERCE);
}

/* "stayed out of the war", "did not join the attack": what the subject does not do. */
static bool is_declined(
    const ent_reading *r, uint32_t noun, const ent_frame *light, ent_status above)
{
    if (!light || !light->source.count || r->items[noun].possessor != ENT_NONE)
        return false;
    bool negated = light->has_status && light->status == ENT_NEGATED;
    return negated || above == ENT_NEGATED;
}

bool ent_is_topic(const ent_reading *r, uint32_t noun, const ent_frame *light)
{
    return light->target.count && is_known(r, noun);
}

/* What a carrying verb makes of its noun. Measures that are announced or approved are in
 * force; deeds are still to come. Who agrees to a deal has made it. */
static ent_status light_status(const ent_reading *r, uint32_t noun, uint32_t verb,
    const ent_frame *light, ent_relation relation)
{
    if (!light->has_status) {
        bool deed = ent_relation_table[relation].material && relation != ENT_SANCTION
                    && relation != ENT_COOPERATE && relation != ENT_COERCE;
        return deed && ent_chunk_among(r, verb, "announce") ? ENT_PLANNED : ENT_ACTUAL;
    }
    if (relation == ENT_AGREE && light->status == ENT_PLANNED) return ENT_ACTUAL;
    /* "discussed the visit of X" speaks of one that took place. */
    return ent_is_topic(r, noun, light) ? ENT_ACTUAL : light->status;
}

ent_status ent_status_of_noun(const ent_reading *r, uint32_t noun, uint32_t verb,
    const ent_frame *light, ent_relation relation)
{
    ent_status status = ENT_ACTUAL;
    if (r->items[noun].negative)
        status = ENT_NEGATED;
    else if (has_modifier(r, noun, "possible-modifier"))
        status = ENT_POSSIBLE;
    else if (has_modifier(r, noun, "planned-modifier"))
        status = ENT_PLANNED;
    else if (has_modifier(r, noun, "alleged-modifier"))
        status = ENT_ALLEGED;
    if (verb == ENT_NONE) return status;
    ent_status above = ent_status_of_verb(r, verb);
    if (is_presupposed(r, noun, relation) && !is_declined(r, noun, light, above))
        return status;
    if (light)
        return ent_status_under(above,
            ent_status_under(light_status(r, noun, verb, light, relation), status));
    /* "The invasion will be remembered" leaves it a fact; "an attack would ..." does not.
     */
    return above == ENT_POSSIBLE && r->items[verb].mood != ENT_MOOD_WILL
               ? ent_status_under(ENT_POSSIBLE, status)
               : status;
}
