/* group.c - verb groups: auxiliaries, negation, mood, and verbs in disguise. */
#include "relations/chunker.h"

/* A gerund that the tagger took for an adjective or noun: "accused of [attacking] Iran".
 */
static const char *disguised_gerund(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i), *before = ent_chunker_token(c, i - 1),
                    *next = ent_chunker_token(c, i + 1);
    if ((t->tag != ENT_TAG_ADJECTIVE && t->tag != ENT_TAG_NOUN)
        || ent_chunker_mentioned(c, i))
        return NULL;
    bool opens = before->tag == ENT_TAG_ADPOSITION || before->tag == ENT_TAG_VERB
                 || ENT_ANY_OF(before->lower, ",", "");
    bool object = ent_chunker_mentioned(c, i + 1) || next->tag == ENT_TAG_DETERMINER
                  || next->tag == ENT_TAG_PRONOUN || next->tag == ENT_TAG_NUMBER;
    if (ENT_ANY_OF(next->lower, "up", "down", "out", "off", "over")) /* "blowing up a" */
        object = ent_chunker_token(c, i + 2)->tag == ENT_TAG_DETERMINER;
    bool bare = t->tag == ENT_TAG_ADJECTIVE
                && (next->tag == ENT_TAG_ADJECTIVE || next->tag == ENT_TAG_NOUN)
                && ENT_ANY_OF(
                    before->lower, "of", "by", "for", "without", "to", "from", "in");
    return opens && (object || bare) ? ent_chunker_stem(c, t->lower, "ing") : NULL;
}

static bool starts_phrase(const ent_chunker *c, uint32_t i)
{
    ent_tag tag = ent_chunker_token(c, i)->tag;
    return ent_chunker_mentioned(c, i) || tag == ENT_TAG_DETERMINER
           || tag == ENT_TAG_PRONOUN;
}

/* A present form that the tagger took for a plural: "Ukraine [requests] a meeting", "and
 * [calls] on the parties". */
static const char *disguised_present(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i), *before = ent_chunker_token(c, i - 1);
    size_t length = strlen(t->lower);
    if (t->tag != ENT_TAG_NOUN || ent_chunker_mentioned(c, i) || length < 3
        || t->lower[length - 1] != 's')
        return NULL;
    bool joined = c->verbs && before->tag == ENT_TAG_CONJUNCTION;
    bool alone = !c->verbs
                 && (strcmp(before->lower, "longer") == 0
                     || ent_chunker_mentioned(c, i - 1) || before->tag == ENT_TAG_ADVERB
                     || (strlen(before->lower) > 3
                         && strcmp(before->lower + strlen(before->lower) - 2, "ly")
                                == 0));
    if (!joined && !alone) return NULL;
    ent_wordings w = ent_frames_starting(c->reading->frames, ENT_CLASS_VERB, t->lemma);
    const char *stem = w.count ? NULL : ent_chunker_stem(c, t->lower, "s");
    if (stem) w = ent_frames_starting(c->reading->frames, ENT_CLASS_VERB, stem);
    for (size_t k = 0; k < w.count; k++) {
        uint32_t next = i + w.items[k].count;
        bool fits = w.items[k].count == 1
                    || (w.items[k].count == 2
                        && ent_chunker_is(c, i + 1, w.items[k].words[1]));
        if (fits && starts_phrase(c, next)) return w.items[k].words[0];
    }
    return NULL;
}

/* A past form that the tagger took for an adjective, in a sentence without a verb: "The
 * exercise [involved] forces from Poland". */
static const char *disguised_past(const ent_chunker *c, uint32_t i)
{
    const ent_token *t = ent_chunker_token(c, i), *next = ent_chunker_token(c, i + 1);
    uint32_t noun = i - 1; /* "also [involved]" */
    while (noun > c->first && ent_chunker_token(c, noun)->tag == ENT_TAG_ADVERB) noun--;
    if (c->verbs || t->tag != ENT_TAG_ADJECTIVE || ent_chunker_mentioned(c, i)
        || !(ent_chunker_nominal(c, noun) || ent_chunker_bare_noun(c, noun)))
        return NULL;
    bool object = ent_chunker_nominal(c, i + 1) || next->tag == ENT_TAG_DETERMINER
                  || next->tag == ENT_TAG_ADJECTIVE || next->tag == ENT_TAG_NUMBER;
    return object ? ent_chunker_stem(c, t->lower, "ed") : NULL;
}

/* The same for an infinitive: "urged Peru to [free] the sailors". */
static const char *disguised_infinitive(const ent_chunker *c, uint32_t i)
{
    const ent_token *next = ent_chunker_token(c, i + 2);
    if (!ent_chunker_is(c, i, "to")
        || ent_chunker_token(c, i + 1)->tag != ENT_TAG_ADJECTIVE
        || ent_chunker_mentioned(c, i + 1))
        return NULL;
    bool object = ent_chunker_nominal(c, i + 2) || next->tag == ENT_TAG_DETERMINER
                  || next->tag == ENT_TAG_PRONOUN;
    ent_wordings w = ent_frames_starting(
        c->reading->frames, ENT_CLASS_VERB, ent_chunker_token(c, i + 1)->lower);
    return object && w.count ? w.items[0].words[0] : NULL;
}

const char *ent_chunker_bare_infinitive(const ent_chunker *c, uint32_t i)
{
    enum { LONGEST = 8 }; /* tokens of the phrase that acts */
    const ent_token *t = ent_chunker_token(c, i);
    ent_wordings w = ent_frames_starting(c->reading->frames, ENT_CLASS_VERB, t->lower);
    if (!w.count || ent_chunker_mentioned(c, i) || !starts_phrase(c, i + 1)
        || (t->tag == ENT_TAG_VERB && t->form != ENT_FORM_BASE))
        return NULL;
    ent_words bare = ent_frames_set(c->reading->frames, "bare");
    uint32_t v = i;
    while (v-- > c->first && i - v < LONGEST) {
        const ent_token *u = ent_chunker_token(c, v);
        if (u->tag == ENT_TAG_VERB) {
            bool acts = v + 1 == i || ent_chunker_mentioned(c, i - 1)
                        || ent_chunker_token(c, i - 1)->tag == ENT_TAG_PRONOUN
                        || t->tag == ENT_TAG_VERB;
            bool alone = v + 1 == i && strcmp(u->lemma, "help") != 0;
            return acts && !alone && ent_words_have(bare, u->lemma) ? w.items[0].words[0]
                                                                    : NULL;
        }
        if (!ent_chunker_nominal(c, v) && u->tag != ENT_TAG_DETERMINER
            && u->tag != ENT_TAG_ADJECTIVE && u->tag != ENT_TAG_PRONOUN)
            return NULL;
    }
    return NULL;
}

/* What a verb group has shown so far. */
typedef struct {
    uint32_t start, at;
    uint32_t verb; /* token; ENT_NONE: only auxiliaries so far */
    uint32_t last; /* last auxiliary */
    bool to, be, have, finite, any;
    ent_mood mood;
    bool must, negated, past, gerund;
} group;

static void take_modal(const ent_chunker *c, group *g, const char *word)
{
    g->finite = true;
    if (ENT_ANY_OF(word, "will", "shall", "'ll", "wo"))
        g->mood = ENT_MOOD_WILL;
    else if (ENT_ANY_OF(word, "would", "'d", "d"))
        g->mood = ENT_MOOD_WOULD;
    else
        g->mood = ENT_MOOD_MAY;
    g->must = g->must || ENT_ANY_OF(word, "must", "should", "ought");
    if (ent_chunker_is(c, g->at, "cannot")) g->negated = true;
}

static void take_auxiliary(const ent_chunker *c, group *g)
{
    const ent_token *t = ent_chunker_token(c, g->at);
    const char *lemma = t->lemma;
    g->be = strcmp(lemma, "be") == 0;
    bool have = strcmp(lemma, "have") == 0;
    if (!g->be && !have && strcmp(lemma, "do") != 0)
        take_modal(c, g, t->lower);
    else if (!g->any && !g->to) {
        g->gerund = t->form == ENT_FORM_GERUND;
        g->finite = !g->gerund;
        g->past = t->form == ENT_FORM_PAST
                  || ENT_ANY_OF(t->lower, "was", "were", "had", "did");
    }
    g->have = g->have || have;
    g->last = g->at;
    g->any = true;
}

/* "is to meet", "is going to meet", "has to meet": the infinitive is the verb. */
static bool bridges(const ent_chunker *c, const group *g)
{
    return g->any && ent_chunker_is(c, g->at, "to")
           && ent_chunker_verbal(c, ent_chunker_past_adverbs(c, g->at + 1))
           && (strcmp(ent_chunker_token(c, g->last)->lemma, "be") == 0
               || strcmp(ent_chunker_token(c, g->last)->lemma, "have") == 0
               || ent_chunker_is(c, g->last, "ought"));
}

static void take_bridge(const ent_chunker *c, group *g)
{
    bool be = strcmp(ent_chunker_token(c, g->last)->lemma, "be") == 0;
    if (g->mood == ENT_MOOD_FACT) g->mood = be ? ENT_MOOD_WILL : ENT_MOOD_MAY;
    if (!be) g->must = true;
    g->be = g->have = false;
}

static bool going_to(const ent_chunker *c, const group *g)
{
    return g->be && ent_chunker_is(c, g->at, "going")
           && ent_chunker_is(c, g->at + 1, "to")
           && ent_chunker_verbal(c, ent_chunker_past_adverbs(c, g->at + 2));
}

/* One token of a verb group; false: the group has ended. */
static bool group_step(const ent_chunker *c, group *g)
{
    uint32_t i = g->at;
    const ent_token *t = ent_chunker_token(c, i);
    if (ent_chunker_mentioned(c, i) || i >= c->end) return false;
    if (going_to(c, g)) {
        g->mood = ENT_MOOD_WILL;
        g->be = false;
        g->at += 2;
        return true;
    }
    if (bridges(c, g)) {
        take_bridge(c, g);
    } else if (t->tag == ENT_TAG_AUXILIARY) {
        take_auxiliary(c, g);
    } else if (t->tag == ENT_TAG_VERB) {
        g->verb = i;
    } else if (ent_chunker_negation(c, i)) {
        /* "is not only attacking" is attacking. */
        g->negated = !ENT_ANY_OF(
            ent_chunker_token(c, i + 1)->lower, "only", "just", "merely", "simply");
    } else if (t->tag == ENT_TAG_ADVERB
               || (ent_chunker_is(c, i, "no") && ent_chunker_is(c, i + 1, "longer"))) {
        if (!ent_chunker_verbal(c, ent_chunker_past_adverbs(c, i))) return false;
        if (ent_chunker_is(c, i, "no")) g->negated = true;
    } else {
        return false;
    }
    g->at++;
    return g->verb == ENT_NONE;
}

static void finish_group(ent_chunker *c, const group *g)
{
    bool only_auxiliary = g->verb == ENT_NONE;
    uint32_t head = only_auxiliary ? g->last : g->verb;
    const ent_token *t = ent_chunker_token(c, head);
    ent_chunk *v = ent_chunker_add(c, ENT_CHUNK_VERB, g->start, g->at - g->start);
    v->head = head;
    v->lemma = ent_chunker_lemma(c, ENT_CHUNK_VERB, head);
    v->mood = g->mood;
    v->must = g->must;
    v->negated = g->negated;
    v->past = g->past || (!g->any && t->form == ENT_FORM_PAST);
    v->copula = strcmp(t->lemma, "be") == 0;
    v->passive = !only_auxiliary && g->be
                 && (t->form == ENT_FORM_PAST || t->form == ENT_FORM_PARTICIPLE);
    v->form = ENT_VERB_FINITE;
    if (g->to)
        v->form = ENT_VERB_INFINITIVE;
    else if (g->gerund || (!g->any && t->form == ENT_FORM_GERUND))
        v->form = ENT_VERB_GERUND;
    else if (!g->any && t->form == ENT_FORM_PARTICIPLE)
        v->form = ENT_VERB_PARTICIPLE;
}

bool ent_chunker_disguised(const ent_chunker *c, uint32_t i)
{
    return disguised_gerund(c, i) || disguised_past(c, i) || disguised_present(c, i)
           || ent_chunker_bare_infinitive(c, i);
}

/* A verb in disguise at `i`, in a group that starts at `start`; returns its end. */
static uint32_t take_disguised(ent_chunker *c, uint32_t start, uint32_t i)
{
    static const struct {
        const char *(*verb)(const ent_chunker *c, uint32_t i);
        uint32_t count;
        ent_verb_form form;
    } disguises[] = {
        { disguised_gerund, 1, ENT_VERB_GERUND },
        { disguised_past, 1, ENT_VERB_FINITE },
        { disguised_present, 1, ENT_VERB_FINITE },
        { disguised_infinitive, 2, ENT_VERB_INFINITIVE },
        { ent_chunker_bare_infinitive, 1, ENT_VERB_INFINITIVE },
    };
    for (size_t k = 0; k < ENT_COUNT(disguises); k++) {
        const char *lemma = disguises[k].verb(c, i);
        if (!lemma) continue;
        uint32_t end = i + disguises[k].count;
        ent_chunk *v = ent_chunker_add(c, ENT_CHUNK_VERB, start, end - start);
        v->lemma = lemma;
        v->form = disguises[k].form;
        v->negated = start < i;
        return end;
    }
    return start;
}

/* Auxiliaries, negation and verb from `i`; returns its end; `i`: none. */
uint32_t ent_chunker_group(ent_chunker *c, uint32_t i)
{
    group g = { .start = i, .at = i, .verb = ENT_NONE, .last = i };
    bool negated = ent_chunker_negation(c, i) || ent_chunker_is(c, i, "no");
    uint32_t next = negated ? ent_chunker_past_adverbs(c, i) : i;
    uint32_t disguised = take_disguised(c, i, next);
    if (disguised > i) return disguised;
    if (ent_chunker_is(c, next, "to")) {
        if (!ent_chunker_verbal(c, ent_chunker_past_adverbs(c, next + 1))) return i;
        g.to = true;
        g.negated = next > i;
        g.at = next + 1;
    } else if (!ent_chunker_verbal(c, next)) {
        return i;
    }
    while (group_step(c, &g)) {
    }
    if (g.verb == ENT_NONE && !g.any) return i;
    finish_group(c, &g);
    return g.at;
}
