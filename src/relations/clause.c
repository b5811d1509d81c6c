/* clause.c - links verb groups: their subjects, objects, and what governs them.
 *
 * All searches go chunk by chunk and stop at what parts clauses; each is bounded by the
 * sentence, so that the worst case is the square of ENT_LONGEST_SENTENCE. */
#include <string.h>

#include "relations/status.h"

/* The noun phrase that a finite verb directly after `c` would have as its subject: out of
 * prepositional phrases, reduced clauses and brackets. ENT_NONE: none. */
static uint32_t noun_before(const ent_reading *r, uint32_t c)
{
    if (ent_chunk_is(r, c, ENT_CHUNK_NOUN)
        && ent_opens_clause(r, r->items[c].preposition))
        return r->items[c].root;
    while (c != ENT_NONE) {
        const ent_chunk *k = &r->items[c];
        if (k->kind == ENT_CHUNK_NOUN) {
            uint32_t preposition = r->items[k->root].preposition;
            if (k->possessed != ENT_NONE) return ENT_NONE;
            if (preposition == ENT_NONE) return k->root;
            c = ent_chunk_before(r, preposition);
        } else if (k->kind == ENT_CHUNK_PREPOSITION || k->kind == ENT_CHUNK_ADJECTIVE
                   || (k->kind == ENT_CHUNK_VERB && k->form >= ENT_VERB_GERUND)) {
            c = ent_chunk_before(r, c);
        } else {
            return ENT_NONE;
        }
    }
    return ENT_NONE;
}

/* "Xi, who rules China, [met]": the noun before the comma that opens what `comma` closes.
 */
static uint32_t noun_before_insertion(const ent_reading *r, uint32_t comma)
{
    for (uint32_t i = comma; i-- > 0;) {
        if (r->items[i].kind == ENT_CHUNK_STOP) return ENT_NONE;
        if (r->items[i].kind != ENT_CHUNK_COMMA) continue;
        uint32_t before = ent_chunk_before(r, i);
        if (ent_chunk_is(r, before, ENT_CHUNK_NOUN)) return noun_before(r, before);
    }
    return ENT_NONE;
}

/* "denies that Iran has any link and [condemns] the strike": who speaks goes on speaking.
 */
static uint32_t sharing_speech(const ent_reading *r, uint32_t v)
{
    const ent_chunk *c = &r->items[v];
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, c->lemma);
    if (c->form != ENT_VERB_FINITE || c->count > 1 || !w.count
        || ent_relation_table[w.items[0].frame->relation].material)
        return ENT_NONE;
    for (uint32_t i = v; i-- > 0;) {
        const ent_chunk *u = &r->items[i];
        if (u->kind == ENT_CHUNK_STOP) return ENT_NONE;
        if (u->kind == ENT_CHUNK_VERB && u->form == ENT_VERB_FINITE && u->count == 1
            && u->past == c->past && ent_chunk_has_frame(r, i, ENT_CLASS_SPEECH))
            return i;
    }
    return ENT_NONE;
}

/* The verb that `v` shares its subject with: the nearest earlier one that has one. */
static uint32_t sharing_verb(const ent_reading *r, uint32_t v)
{
    uint32_t speech = sharing_speech(r, v);
    if (speech != ENT_NONE) return speech;
    const ent_chunk *second = &r->items[v];
    bool present = second->form == ENT_VERB_FINITE && second->count == 1 && !second->past;
    uint32_t nearest = ENT_NONE;
    for (uint32_t i = v; i-- > 0;) {
        const ent_chunk *c = &r->items[i];
        if (c->kind == ENT_CHUNK_STOP) break;
        if (c->kind != ENT_CHUNK_VERB || c->form != second->form) continue;
        if (!present) return i;
        /* "says that Russia has enough troops and warns": present goes with present. */
        if (c->count == 1 && !c->past) return i;
        if (nearest == ENT_NONE) nearest = i;
    }
    return nearest;
}

static uint32_t antecedent(const ent_reading *r, uint32_t relative)
{
    uint32_t n = ent_chunk_before(r, relative);
    if (ent_chunk_is(r, n, ENT_CHUNK_COMMA)) n = ent_chunk_before(r, n);
    if (!ent_chunk_is(r, n, ENT_CHUNK_NOUN)) return ENT_NONE;
    /* "forces of the group, which ...": an actor further up beats a thing nearby. */
    uint32_t up = r->items[n].preposition;
    if (r->items[n].mention == ENT_NONE && up != ENT_NONE) {
        uint32_t above = ent_chunk_before(r, up);
        if (ent_chunk_is(r, above, ENT_CHUNK_NOUN) && r->items[above].mention != ENT_NONE)
            return above;
    }
    return r->items[n].root;
}

static void share(ent_reading *r, uint32_t v)
{
    uint32_t u = sharing_verb(r, v);
    if (u == ENT_NONE) return;
    r->items[v].subject = r->items[u].subject;
    r->items[v].governor = r->items[u].governor;
    r->items[v].conditional = r->items[u].conditional;
    r->items[v].purpose = r->items[u].purpose;
}

static bool names_person(const ent_reading *r, uint32_t c)
{
    if (!ent_chunk_is(r, c, ENT_CHUNK_NOUN) || r->items[c].possessed != ENT_NONE
        || r->items[c].mention == ENT_NONE)
        return false;
    uint32_t p = r->items[c].preposition;
    bool as = p != ENT_NONE && strcmp(ent_chunk_lower(r, p), "as") == 0;
    return as || r->mentions->items[r->items[c].mention].actor->kind == ENT_PERSON;
}

static void find_finite_subject(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    uint32_t before = ent_chunk_before(r, v);
    if (before == ENT_NONE) return;
    switch (r->items[before].kind) {
    case ENT_CHUNK_RELATIVE: c->subject = antecedent(r, before); break;
    case ENT_CHUNK_JOIN: share(r, v); break;
    case ENT_CHUNK_COMMA:
        c->subject = noun_before_insertion(r, before);
        if (c->subject == ENT_NONE) share(r, v);
        break;
    default:
        c->subject = noun_before(r, before);
        /* A person right before the verb is better than nothing; "as [Turkey] attacked".
         */
        if (c->subject == ENT_NONE && names_person(r, before)) c->subject = before;
        break;
    }
    if (c->object == ENT_NONE && !c->copula && !c->passive)
        c->object = ent_object_before(r, c->subject);
    /* "We, the ministers of A and B, condemn": the first names all of them. */
    if (c->subject != ENT_NONE && r->items[c->subject].apposed != ENT_NONE
        && r->items[r->items[c->subject].apposed].mention != ENT_NONE)
        c->subject = r->items[c->subject].apposed;
}

/* Where the clause of `v` opens: the chunk before its subject (or before itself). */
static uint32_t opening(const ent_reading *r, uint32_t v)
{
    uint32_t subject = r->items[v].subject;
    return subject != ENT_NONE && subject < v ? ent_before_phrase(r, subject)
                                              : ent_chunk_before(r, v);
}

static bool is_conditional(const ent_reading *r, uint32_t mark)
{
    static const char *const words[] = { "if", "unless", "whether", "lest", "provided" };
    /* "even if", "in case", "as long as" */
    const ent_chunk *c = &r->items[mark];
    const char *first = r->text->tokens[c->first].lower;
    const char *last = r->text->tokens[c->first + c->count - 1].lower;
    if (c->count > 1)
        return strcmp(last, "that") != 0
               && strcmp(r->text->tokens[c->first + 1].lower, "soon") != 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(first, words[i]) == 0) return true;
    return false;
}

/* "said that Russia attacked", "said Russia attacked", "if Russia attacks" */
static void find_clause_governor(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    uint32_t open = opening(r, v);
    if (open == ENT_NONE || c->governor != ENT_NONE
        || (c->object != ENT_NONE && c->object == ent_object_before(r, c->subject)))
        return;
    if (r->items[open].kind == ENT_CHUNK_MARK) {
        if (is_conditional(r, open)) c->conditional = true;
        uint32_t before = ent_chunk_before(r, open);
        if (strcmp(ent_chunk_lower(r, open), "that") == 0
            || strcmp(ent_chunk_lower(r, open), "whether") == 0) {
            c->governor = before;
            if (ent_chunk_is(r, before, ENT_CHUNK_NOUN)
                && !ent_chunk_has_frame(r, before, ENT_CLASS_CONTROL))
                c->governor = ent_earlier_verb(r, open);
        }
    } else if (r->items[open].kind == ENT_CHUNK_VERB
               && ent_chunk_has_frame(r, open, ENT_CLASS_SPEECH)) {
        c->governor = open;
    }
}

/* Verb, noun or adjective that asks for the infinitive `v`: "plans [to visit]", "urged
 * Turkey [to halt]", "a decision [to leave]", "is ready [to talk]". */
static void find_infinitive_governor(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    for (uint32_t i = v; i-- > 0;) {
        const ent_chunk *k = &r->items[i];
        bool asks = ent_chunk_has_frame(r, i, ENT_CLASS_CONTROL);
        if (k->kind == ENT_CHUNK_VERB || (k->kind == ENT_CHUNK_ADJECTIVE && asks)
            || (k->kind == ENT_CHUNK_NOUN && asks)) {
            c->governor = i;
            c->purpose = !asks;
            return;
        }
        if (k->kind == ENT_CHUNK_STOP || k->kind == ENT_CHUNK_MARK) return;
    }
}

/* Somebody, not something: an actor, a pronoun, or a word for people. */
static bool can_act(const ent_reading *r, uint32_t noun)
{
    static const char *const sets[] = { "authority", "diplomats", "movers", "others" };
    if (r->items[noun].mention != ENT_NONE
        || ent_chunk_head(r, noun)->tag == ENT_TAG_PRONOUN)
        return true;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (ent_chunk_among(r, noun, sets[i])) return true;
    return false;
}

uint32_t ent_acting_object(const ent_reading *r, uint32_t governor, uint32_t verb)
{
    const ent_chunk *k = &r->items[governor];
    uint32_t before = ent_chunk_before(r, verb);
    if (k->kind != ENT_CHUNK_VERB || k->copula || k->passive || before == ENT_NONE)
        return ENT_NONE;
    uint32_t object = k->object;
    if (ent_chunk_is(r, before, ENT_CHUNK_NOUN) && before > governor
        && (r->items[before].preposition == ENT_NONE || object == ENT_NONE))
        object = r->items[before].root; /* "called on [Iran] to", "told [A] and B to" */
    return object != ENT_NONE && object > governor && object < verb && can_act(r, object)
               ? object
               : ENT_NONE;
}

/* Who does what the infinitive says: the object of a verb like "urge", else the subject
 * of whatever governs it. */
static uint32_t controller(const ent_reading *r, uint32_t v)
{
    uint32_t g = r->items[v].governor;
    uint32_t before = ent_chunk_before(r, v);
    if (ent_chunk_is(r, before, ENT_CHUNK_NOUN)
        && r->items[before].preposition != ENT_NONE
        && strcmp(ent_chunk_lower(r, r->items[before].preposition), "for") == 0)
        return r->items[before].root;
    if (g == ENT_NONE) return noun_before(r, before);
    const ent_chunk *k = &r->items[g];
    if (k->kind == ENT_CHUNK_VERB) {
        if (!ent_asks_object(r, g, v) || k->passive) return k->subject;
        uint32_t object = ent_acting_object(r, g, v);
        if (object != ENT_NONE) return object;
        return ent_chunk_is(r, before, ENT_CHUNK_NOUN) ? r->items[before].root
                                                       : k->subject;
    }
    if (k->kind == ENT_CHUNK_NOUN && k->possessor != ENT_NONE) return k->possessor;
    uint32_t verb = ent_earlier_verb(r, g);
    return verb == ENT_NONE ? ENT_NONE : r->items[verb].subject;
}

/* "accused [Somalia] of attacking", "thanked [Japan] for sending": the object does it. */
static uint32_t object_that_acts(
    const ent_reading *r, uint32_t u, uint32_t preposition, uint32_t gerund)
{
    static const char *const words[] = { "for", "over", "of", "from", "into" };
    enum { ASKING = 2 }; /* from here on only a control frame says so */
    const ent_chunk *c = &r->items[u];
    uint32_t object = c->passive ? c->subject : c->object;
    if (object == ENT_NONE || c->copula) return ENT_NONE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(ent_chunk_lower(r, preposition), words[i]) == 0)
            return i < ASKING || ent_asks_object(r, u, gerund) ? object : ENT_NONE;
    return ENT_NONE;
}

/* A clause that tells of a state, or what a noun says: "the position [that X is]". */
static bool tells_no_act(const ent_reading *r, uint32_t v)
{
    const ent_chunk *c = &r->items[v];
    return c->copula || ent_chunk_among(r, v, "copular")
           || (c->governor != ENT_NONE && c->governor < v
               && r->items[c->governor].kind == ENT_CHUNK_NOUN);
}

/* ", [killing] five" goes with the nearest clause that tells of an act: "has said that
 * sanctions are invalid, [providing] Iran ..." does not go with "are". */
static uint32_t main_verb(const ent_reading *r, uint32_t v, uint32_t nearest)
{
    for (uint32_t i = v; i-- > 0;) {
        const ent_chunk *c = &r->items[i];
        if (c->kind == ENT_CHUNK_STOP) break;
        if (c->kind == ENT_CHUNK_VERB && c->form == ENT_VERB_FINITE
            && !tells_no_act(r, i))
            return i;
    }
    return nearest;
}

static bool reads(const ent_reading *r, uint32_t chunk, const char *word)
{
    return strcmp(ent_chunk_lower(r, chunk), word) == 0;
}

/* "the role of [Russia] in bombing", "the attempt by [agents] at seizing", "[Russia]'s
 * role in bombing": the noun says whose act it is, and what to make of it. */
static bool link_owned_act(const ent_reading *r, uint32_t preposition, ent_chunk *gerund)
{
    uint32_t act = ent_chunk_before(r, preposition), owner;
    bool in = reads(r, preposition, "in") || reads(r, preposition, "at");
    if (!in || !ent_chunk_is(r, act, ENT_CHUNK_NOUN)) return false;
    const ent_chunk *c = &r->items[act];
    owner = c->possessor;
    if (c->mention != ENT_NONE) {
        if (c->preposition == ENT_NONE
            || !(reads(r, c->preposition, "of") || reads(r, c->preposition, "by")))
            return false;
        owner = c->root;
        act = ent_chunk_before(r, c->preposition);
        if (!ent_chunk_is(r, act, ENT_CHUNK_NOUN) || r->items[act].mention != ENT_NONE)
            return false;
    }
    if (owner == ENT_NONE) return false;
    gerund->subject = owner;
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_CONTROL, r->items[act].lemma);
    /* "a decision to arrest" is a plan, "the decision in arresting" was carried out. */
    bool done = !w.count || w.items[0].frame->status == ENT_PLANNED;
    gerund->governor = done ? ENT_NONE : act;
    return true;
}

/* "accused of [attacking]", "in talks on [leaving]" */
static void link_after_preposition(
    ent_reading *r, uint32_t preposition, uint32_t verb, uint32_t v)
{
    ent_chunk *gerund = &r->items[v];
    uint32_t object = object_that_acts(r, verb, preposition, v);
    if (object != ENT_NONE) gerund->subject = object;
    uint32_t above = ent_chunk_before(r, preposition);
    if (ent_chunk_is(r, above, ENT_CHUNK_NOUN)
        && ent_chunk_has_frame(r, above, ENT_CLASS_CONTROL))
        gerund->governor = above;
}

/* "by [attacking]", "stop [attacking]", ", [killing] five", "forces [attacking] Kyiv" */
static void link_gerund(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    uint32_t before = ent_chunk_before(r, v), u = ent_earlier_verb(r, v);
    if (ent_chunk_is(r, before, ENT_CHUNK_JOIN)) {
        share(r, v);
        if (c->subject != ENT_NONE) return;
    }
    bool preposition = ent_chunk_is(r, before, ENT_CHUNK_PREPOSITION);
    if (preposition && link_owned_act(r, before, c)) return;
    if (ent_chunk_is(r, before, ENT_CHUNK_NOUN)) {
        c->subject = r->items[before].root;
    } else if (u != ENT_NONE) {
        if (ent_chunk_is(r, before, ENT_CHUNK_COMMA)) u = main_verb(r, v, u);
        c->subject = r->items[u].subject;
        c->governor = ent_chunk_is(r, before, ENT_CHUNK_COMMA) ? ENT_NONE : u;
        if (preposition) link_after_preposition(r, before, u, v);
    }
}

/* The participle of a reduced clause: "sanctions [imposed] by the EU". */
static void link_participle(ent_reading *r, uint32_t v)
{
    uint32_t before = ent_chunk_before(r, v);
    if (ent_chunk_is(r, before, ENT_CHUNK_COMMA)) before = ent_chunk_before(r, before);
    if (ent_chunk_is(r, before, ENT_CHUNK_NOUN))
        r->items[v].subject = r->items[before].root;
    if (ent_chunk_is(r, before, ENT_CHUNK_JOIN)) share(r, v);
}

static void link_infinitive(ent_reading *r, uint32_t v)
{
    uint32_t before = ent_chunk_before(r, v);
    if (ent_chunk_is(r, before, ENT_CHUNK_JOIN)) {
        share(r, v);
        if (r->items[v].subject != ENT_NONE) return;
    }
    find_infinitive_governor(r, v);
    r->items[v].subject = controller(r, v);
}

static void find_subject(ent_reading *r, uint32_t v)
{
    switch (r->items[v].form) {
    case ENT_VERB_FINITE:
        find_finite_subject(r, v);
        find_clause_governor(r, v);
        break;
    case ENT_VERB_INFINITIVE: link_infinitive(r, v); break;
    case ENT_VERB_GERUND: link_gerund(r, v); break;
    case ENT_VERB_PARTICIPLE: link_participle(r, v); break;
    }
}

/* Said after what was said: "..., [said] Denisov." */
static void invert_speech(ent_reading *r, uint32_t v)
{
    ent_chunk *c = &r->items[v];
    uint32_t before = ent_chunk_before(r, v);
    bool opens = before == ENT_NONE || ent_chunk_is(r, before, ENT_CHUNK_COMMA)
                 || ent_chunk_is(r, before, ENT_CHUNK_STOP);
    if (opens && c->form == ENT_VERB_FINITE && c->object != ENT_NONE
        && r->items[c->object].mention != ENT_NONE
        && ent_chunk_has_frame(r, v, ENT_CLASS_SPEECH)) {
        c->subject = c->object;
        c->object = ENT_NONE;
    }
}

void ent_link_chunks(ent_reading *r)
{
    ent_link_owners(r);
    for (uint32_t i = 0; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB) ent_find_object(r, i);
    ent_settle_verbs(r);
    ent_link_lists(r);
    for (uint32_t i = 0; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB) {
            find_subject(r, i);
            invert_speech(r, i);
        }
}

bool ent_read_sentence(ent_arena *arena, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, uint32_t sentence, ent_reading *r, ent_error *err)
{
    *r = (ent_reading){ .text = text,
        .mentions = mentions,
        .frames = frames,
        .sentence = &text->sentences[sentence],
        .sentence_index = sentence,
        .issuer = ENT_NONE };
    if (!ent_chunk_sentence(arena, r))
        return ent_fail(err, ENT_MEMORY, "sentence %u: out of memory", sentence);
    ent_link_chunks(r);
    return true;
}
