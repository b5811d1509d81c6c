/* verb.c - what a verb group is by what stands around it: participle, adjective, shared
 * auxiliaries; and its object. */
#include <string.h>

#include "relations/reading.h"

static uint32_t last_conjunct(const ent_reading *r, uint32_t root)
{
    uint32_t last = root;
    for (uint32_t i = root + 1; i < r->count; i++)
        if (r->items[i].root == root && r->items[i].kind == ENT_CHUNK_NOUN) last = i;
    return last;
}

/* "condemned [in the strongest terms] the attack": what follows the manner; `n` itself
 * where none stands before the object. */
static uint32_t after_manner(const ent_reading *r, uint32_t n)
{
    static const char *const manners[] = { "term", "terms", "manner", "way", "language",
        "public", "principle", "advance", "writing", "full" };
    if (!ent_chunk_is(r, n, ENT_CHUNK_PREPOSITION)) return n;
    uint32_t noun = ent_chunk_next(r, n);
    if (!ent_chunk_is(r, noun, ENT_CHUNK_NOUN)) return n;
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
        if (strcmp(r->items[noun].lemma, manners[i]) == 0) {
            uint32_t object = ent_chunk_next(r, noun);
            return ent_chunk_is(r, object, ENT_CHUNK_NOUN) ? object : n;
        }
    return n;
}

void ent_find_object(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    uint32_t n = ent_chunk_next(r, v);
    if (!c->copula) n = after_manner(r, n);
    if (c->copula) {
        c->complement = n;
        if (ent_chunk_is(r, n, ENT_CHUNK_NOUN)) c->complement = ent_phrase_head(r, n);
        return;
    }
    if (ent_chunk_is(r, n, ENT_CHUNK_ADJECTIVE)) {
        c->complement = n; /* "remains concerned" */
        n = ent_chunk_next(r, n);
    }
    if (!ent_chunk_is(r, n, ENT_CHUNK_NOUN)) return;
    n = ent_phrase_head(r, n);
    c->object = n;
    uint32_t more = ent_chunk_next(r, last_conjunct(r, n));
    if (ent_chunk_is(r, more, ENT_CHUNK_NOUN) && more == last_conjunct(r, n) + 1) {
        c->second = n;
        c->object = ent_phrase_head(r, more);
    }
}

/* "since [Russia] attacked": a preposition before a noun and a verb is a conjunction. */
bool ent_opens_clause(const ent_reading *r, uint32_t preposition)
{
    static const char *const words[] = { "since", "after", "before", "until", "than",
        "once" };
    for (size_t i = 0; preposition != ENT_NONE && i < sizeof words / sizeof *words; i++)
        if (strcmp(ent_chunk_lower(r, preposition), words[i]) == 0) return true;
    return false;
}

/* Whether "deployed" in "troops deployed in Syria attacked ..." has a verb of its own
 * clause after it that wants its noun. */
static bool verb_follows(const ent_reading *r, uint32_t v)
{
    for (uint32_t i = v + 1; i < r->count; i++) {
        const ent_chunk *c = &r->items[i];
        if (c->kind == ENT_CHUNK_VERB && c->form == ENT_VERB_FINITE) {
            uint32_t before = ent_chunk_before(r, i);
            return before == v
                   || (ent_chunk_is(r, before, ENT_CHUNK_NOUN)
                       && r->items[before].preposition != ENT_NONE
                       && !ent_opens_clause(r, r->items[before].preposition));
        }
        if (c->kind != ENT_CHUNK_TIME && c->kind != ENT_CHUNK_OTHER
            && c->kind != ENT_CHUNK_NOUN && c->kind != ENT_CHUNK_PREPOSITION)
            return false;
    }
    return false;
}

/* "sanctions that the US [imposed] on Cuba": the noun before "that" is the object. */
uint32_t ent_object_before(const ent_reading *r, uint32_t subject)
{
    if (subject == ENT_NONE || r->items[subject].kind != ENT_CHUNK_NOUN) return ENT_NONE;
    uint32_t that = ent_before_phrase(r, subject);
    if (that == ENT_NONE
        || (r->items[that].kind != ENT_CHUNK_RELATIVE
            && strcmp(ent_chunk_lower(r, that), "that") != 0))
        return ENT_NONE;
    uint32_t noun = ent_chunk_before(r, that);
    if (ent_chunk_is(r, noun, ENT_CHUNK_COMMA)) noun = ent_chunk_before(r, noun);
    return ent_chunk_is(r, noun, ENT_CHUNK_NOUN) ? r->items[noun].root : ENT_NONE;
}

/* "condemn the [attack] committed on": the noun has a verb already. After "said" it is
 * the subject of the next one. */
static bool is_object(const ent_reading *r, uint32_t noun)
{
    for (uint32_t v = noun; v-- > 0;) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB) continue;
        return c->object == r->items[noun].root
               && !ent_chunk_has_frame(r, v, ENT_CLASS_SPEECH);
    }
    return false;
}

/* "spoke by [telephone]": how, not by whom. */
static bool is_means(const ent_reading *r, uint32_t noun)
{
    return ent_chunk_among(r, noun, "means") && r->items[noun].count == 1;
}

/* "attacked" is a past form or a participle: what stands around it decides. */
static bool is_participle(const ent_reading *r, uint32_t v)
{
    const ent_chunk *c = &r->items[v];
    if (c->kind != ENT_CHUNK_VERB || c->count > 1 || !c->past || c->passive) return false;
    uint32_t before = ent_chunk_before(r, v), next = ent_chunk_next(r, v);
    if (ent_chunk_is(r, next, ENT_CHUNK_NOUN)) return false;
    if (ent_chunk_is(r, before, ENT_CHUNK_JOIN)
        || ent_chunk_is(r, before, ENT_CHUNK_RELATIVE))
        return false;
    if (ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION)
        && strcmp(ent_chunk_lower(r, next), "by") == 0)
        return !is_means(r, ent_chunk_next(r, next));
    if (before == ENT_NONE) return true;
    if (!ent_chunk_is(r, before, ENT_CHUNK_NOUN)) return false;
    if (ent_object_before(r, before) != ENT_NONE) return false;
    return is_object(r, before)
           || (ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION) && verb_follows(r, v));
}

uint32_t ent_earlier_verb(const ent_reading *r, uint32_t c)
{
    for (uint32_t i = c; i-- > 0;) {
        if (r->items[i].kind == ENT_CHUNK_STOP) return ENT_NONE;
        if (r->items[i].kind == ENT_CHUNK_VERB) return i;
    }
    return ENT_NONE;
}

/* "was arrested and [deported]", "will meet and [discuss]", "to attack or [seize]": the
 * auxiliaries count for both. */
static void share_auxiliaries(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    if (c->count != 1 || !ent_chunk_is(r, ent_chunk_before(r, v), ENT_CHUNK_JOIN)) return;
    uint32_t u = ent_earlier_verb(r, v);
    if (u == ENT_NONE || r->items[u].count == 1) return;
    const ent_chunk *first = &r->items[u];
    ent_form form = ent_chunk_head(r, v)->form;
    bool base = form == ENT_FORM_BASE
                && (first->form == ENT_VERB_INFINITIVE || first->mood != ENT_MOOD_FACT);
    bool perfect = form == ENT_FORM_PARTICIPLE || form == ENT_FORM_PAST;
    if (!base && !perfect) return;
    c->mood = first->mood;
    c->negated = first->negated;
    c->must = first->must;
    if (base) c->form = first->form;
    if (!base) c->form = ENT_VERB_FINITE;
    c->passive = perfect && first->passive
                 && !ent_chunk_is(r, ent_chunk_next(r, v), ENT_CHUNK_NOUN);
}

/* "remains [committed] to", "stand [united]": what looks like a verb is an adjective. */
static bool completes_verb(const ent_reading *r, uint32_t v)
{
    const ent_chunk *c = &r->items[v];
    return v && c->count == 1 && (c->past || c->form == ENT_VERB_PARTICIPLE)
           && ent_chunk_before(r, v) != ENT_NONE
           && r->items[ent_chunk_before(r, v)].kind == ENT_CHUNK_VERB
           && ent_chunk_among(r, ent_chunk_before(r, v), "copular");
}

void ent_settle_verbs(ent_reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        ent_chunk *c = &r->items[i];
        if (c->kind != ENT_CHUNK_VERB) continue;
        if (completes_verb(r, i)) {
            c->kind = ENT_CHUNK_ADJECTIVE;
            c->lemma = ent_chunk_lower(r, i);
            r->items[ent_chunk_before(r, i)].complement = i;
            continue;
        }
        share_auxiliaries(r, i);
        if (is_participle(r, i)) c->form = ENT_VERB_PARTICIPLE;
        if (c->form == ENT_VERB_PARTICIPLE) c->passive = true;
    }
}
