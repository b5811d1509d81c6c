/* match.c - for each verb, noun and adjective of the table: are its places filled? */
#include "relations/match.h"

#include <string.h>

/* A trigger in its sentence, ready to have its places looked up. */
typedef struct {
    const ent_reading *r;
    const ent_frame *frame;
    uint32_t chunk;
    uint32_t first, count; /* tokens of the trigger */
    uint32_t after;        /* first chunk after the trigger's words */
    uint32_t verb;         /* that carries a noun or adjective; ENT_NONE */
    const ent_frame *light;
} site;

static const ent_place plain = { .kind = ENT_PLACE_SUBJECT };

static const ent_token *token(const ent_reading *r, uint32_t i)
{
    return &r->text->tokens[i];
}

static uint32_t sentence_end(const ent_reading *r)
{
    return r->sentence->first + r->sentence->count;
}

static uint32_t chunk_from(const ent_reading *r, uint32_t first_token)
{
    uint32_t i = 0;
    while (i < r->count && r->items[i].first < first_token) i++;
    return i;
}

/* Tokens that a wording takes from `head` on, adverbs between its words allowed; 0: it
 * does not stand here. */
static uint32_t wording_length(const ent_reading *r, uint32_t head, const ent_wording *w)
{
    uint32_t i = head + 1, end = sentence_end(r);
    for (unsigned k = 1; k < w->count; k++, i++) {
        while (i < end && token(r, i)->tag == ENT_TAG_ADVERB
               && strcmp(token(r, i)->lower, w->words[k]) != 0)
            i++;
        if (i >= end
            || (strcmp(token(r, i)->lower, w->words[k]) != 0
                && strcmp(token(r, i)->lemma, w->words[k]) != 0))
            return 0;
    }
    return i - head;
}

/* The noun phrase right at chunk `i`. */
static uint32_t noun_at(const ent_reading *r, uint32_t i)
{
    if (i >= r->count) return ENT_NONE;
    if (r->items[i].kind == ENT_CHUNK_TIME || r->items[i].kind == ENT_CHUNK_OTHER
        || r->items[i].kind == ENT_CHUNK_ADJECTIVE)
        i = ent_chunk_next(r, i);
    if (!ent_chunk_is(r, i, ENT_CHUNK_NOUN)) return ENT_NONE;
    while (r->items[i].possessed != ENT_NONE) i = r->items[i].possessed;
    return i;
}

static uint32_t object_of(const site *s)
{
    const ent_chunk *c = &s->r->items[s->chunk];
    if (c->kind != ENT_CHUNK_VERB) return noun_at(s->r, s->after);
    if (c->passive) return c->subject;
    return s->after == s->chunk + 1 ? c->object : noun_at(s->r, s->after);
}

static bool has_infinitive(const site *s)
{
    const ent_reading *r = s->r;
    for (uint32_t v = s->chunk + 1; v < r->count; v++)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].form == ENT_VERB_INFINITIVE
            && r->items[v].governor == s->chunk)
            return true;
    return false;
}

static bool is_place(const ent_reading *r, uint32_t chunk)
{
    uint32_t m = r->items[chunk].mention;
    return m != ENT_NONE && r->mentions->items[m].form == ENT_MENTION_PLACE;
}

static bool object_fits(const site *s)
{
    const ent_words *words = &s->frame->object;
    const ent_reading *r = s->r;
    if (!words->count) return true;
    if (ent_words_have(*words, ENT_OBJECT_INFINITIVE)) return has_infinitive(s);
    uint32_t object = object_of(s);
    if (ent_words_have(*words, ENT_OBJECT_NONE)) return object == ENT_NONE;
    if (object == ENT_NONE) return false;
    bool place = ent_words_have(*words, ENT_OBJECT_PLACE);
    /* "a series of rockets", "$5 million in aid" */
    if (ent_chunk_among(r, object, "container")) {
        uint32_t of = ent_prepositional(r, object, object + 1, "of");
        if (of == ENT_NONE) of = ent_prepositional(r, object, object + 1, "in");
        if (of != ENT_NONE && ent_chunk_has_word(r, of, *words)) return true;
    }
    for (uint32_t i = object; i < r->count; i++)
        if (r->items[i].root == r->items[object].root
            && (ent_chunk_has_word(r, i, *words) || (place && is_place(r, i))))
            return true;
    return false;
}

/* The noun after a preposition that belongs to the trigger: after its own words, and, for
 * a noun that is a verb's subject ("talks were held with"), after that verb. */
static uint32_t after_preposition(const site *s, const char *word)
{
    const ent_reading *r = s->r;
    uint32_t n = ent_prepositional(r, s->chunk, s->after, word);
    if (n == ENT_NONE && s->verb != ENT_NONE && s->verb > s->chunk)
        n = ent_prepositional(r, s->verb, s->verb + 1, word);
    return n;
}

/* The doer of a verb group: its subject, or after "by" in the passive. */
static uint32_t doer(const ent_reading *r, uint32_t verb)
{
    const ent_chunk *v = &r->items[verb];
    return v->passive ? ent_prepositional(r, verb, verb + 1, "by") : v->subject;
}

/* "In [talks] with Y, X said", "X said in [talks] with Y": the subject takes part. */
static uint32_t subject_around(const site *s)
{
    static const char *const words[] = { "during", "in", "on", "at", "after",
        "following" };
    const ent_reading *r = s->r;
    uint32_t p = r->items[s->chunk].preposition;
    bool around = false;
    for (size_t i = 0; p != ENT_NONE && i < sizeof words / sizeof *words; i++)
        around = around || strcmp(ent_chunk_lower(r, p), words[i]) == 0;
    if (!around || !ent_relation_table[s->frame->relation].both
        || s->frame->relation == ENT_ALLIANCE)
        return ENT_NONE;
    uint32_t before = ent_chunk_before(r, p);
    for (uint32_t v = 0; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB || c->form != ENT_VERB_FINITE || c->passive)
            continue;
        if (before == ENT_NONE && v > s->chunk) return c->subject;
        if (v == before || (before != ENT_NONE && c->object == before)) return c->subject;
    }
    return ENT_NONE;
}

static uint32_t subject_of(const site *s)
{
    const ent_reading *r = s->r;
    if (r->items[s->chunk].kind == ENT_CHUNK_VERB
        && s->frame->class != ENT_CLASS_ADJECTIVE)
        return doer(r, s->chunk);
    if (s->frame->class == ENT_CLASS_ADJECTIVE)
        return s->verb == ENT_NONE ? ENT_NONE : r->items[s->verb].subject;
    if (s->verb == ENT_NONE) return subject_around(s);
    if (r->items[s->verb].complement == s->chunk) return r->items[s->verb].subject;
    if (s->light) return s->light->source.count ? doer(r, s->verb) : ENT_NONE;
    return subject_around(s);
}

static void add_mention(
    const ent_reading *r, uint32_t index, float quality, ent_arguments *found)
{
    const ent_mention *m = &r->mentions->items[index];
    if (found->count < ENT_ARGUMENTS)
        found->items[found->count++] = (ent_argument){ index, quality * m->confidence };
}

/* Mentions before the trigger word inside its own phrase. */
static void add_before(const site *s, ent_arguments *found)
{
    const ent_reading *r = s->r;
    for (uint32_t i = r->items[s->chunk].first; i < s->first; i++) {
        uint32_t m = r->mention_at[i - r->sentence->first];
        if (m == ENT_NONE || r->mentions->items[m].first != i) continue;
        if (r->mentions->items[m].form != ENT_MENTION_PLACE)
            add_mention(r, m, 0.9f, found);
    }
}

/* What stands in apposition to the trigger: "ally [Turkey]", "[Turkey], an ally". */
static void add_apposition(const site *s, const ent_place *place, ent_arguments *found)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    if (c->apposed != ENT_NONE) ent_actors_of(r, c->apposed, place, found);
    for (uint32_t i = s->chunk + 1; i < r->count && !found->count; i++)
        if (r->items[i].apposed == s->chunk) ent_actors_of(r, i, place, found);
}

/* All who take part: possessor, adjectives, "between", "with", "led by", "involved". */
static void add_participants(const site *s, const ent_place *place, ent_arguments *found)
{
    static const char *const words[] = { "between", "among", "with", "by", "from", "of" };
    const ent_place through = { .kind = place->kind, .through = true };
    const ent_reading *r = s->r;
    uint32_t owner = r->items[s->chunk].possessor;
    if (owner != ENT_NONE) ent_actors_of(r, owner, &plain, found);
    add_before(s, found);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t n = ent_prepositional(r, s->chunk, s->after, words[i]);
        if (n != ENT_NONE) ent_actors_of(r, n, &through, found);
    }
    uint32_t subject = s->light && s->verb != ENT_NONE ? subject_of(s) : ENT_NONE;
    if (subject != ENT_NONE && subject != s->chunk)
        ent_actors_of(r, subject, &through, found);
    for (uint32_t v = s->chunk + 1; v < r->count; v++) {
        if (r->items[v].kind != ENT_CHUNK_VERB || r->items[v].subject != s->chunk)
            continue;
        if (r->items[v].passive) {
            uint32_t n = ent_prepositional(r, v, v + 1, "by");
            if (n != ENT_NONE) ent_actors_of(r, n, &through, found);
        } else if (ent_chunk_among(r, v, "involve")) {
            ent_actors_of(r, r->items[v].object, &through, found);
        }
    }
}

/* An accusation needs a hostile act in its clause: "claims that X attacked". */
static bool says_hostile(const ent_reading *r, uint32_t verb)
{
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, r->items[verb].lemma);
    return w.count && ent_relation_table[w.items[0].frame->relation].sign < 0
           && ent_relation_table[w.items[0].frame->relation].material;
}

static uint32_t clause_subject(const site *s)
{
    const ent_reading *r = s->r;
    for (uint32_t v = s->chunk + 1; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB || c->form != ENT_VERB_FINITE
            || c->governor != s->chunk || c->passive)
            continue;
        bool fits = s->frame->relation != ENT_ACCUSE || says_hostile(r, v);
        return fits ? c->subject : ENT_NONE;
    }
    return ENT_NONE;
}

static uint32_t complement_object(const site *s)
{
    const ent_reading *r = s->r;
    for (uint32_t v = s->chunk + 1; v < r->count; v++)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].form != ENT_VERB_FINITE
            && r->items[v].governor == s->chunk)
            return r->items[v].object;
    return ENT_NONE;
}

/* The noun phrase that stands in a place; ENT_NONE: none, or no phrase of its own. */
static uint32_t noun_in(const site *s, const ent_place *place)
{
    const ent_chunk *c = &s->r->items[s->chunk];
    switch (place->kind) {
    case ENT_PLACE_SUBJECT: return subject_of(s);
    case ENT_PLACE_OBJECT: return object_of(s);
    case ENT_PLACE_SECOND: return c->passive ? c->subject : c->second;
    case ENT_PLACE_POSSESSOR: return c->possessor;
    case ENT_PLACE_PREPOSITION: return after_preposition(s, place->word);
    case ENT_PLACE_COMPLEMENT: return complement_object(s);
    case ENT_PLACE_CLAUSE: return clause_subject(s);
    default: return ENT_NONE;
    }
}

/* "against the UAE, against Saudi Arabia": the preposition said again. */
static uint32_t repeated(const ent_reading *r, uint32_t noun)
{
    uint32_t p = r->items[noun].preposition, last = noun;
    if (p == ENT_NONE) return ENT_NONE;
    for (uint32_t i = noun; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_NOUN && r->items[i].root == r->items[noun].root)
            last = i;
    uint32_t next = ent_chunk_next(r, last);
    while (
        ent_chunk_is(r, next, ENT_CHUNK_COMMA) || ent_chunk_is(r, next, ENT_CHUNK_JOIN))
        next = ent_chunk_next(r, next);
    if (!ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION)
        || strcmp(ent_chunk_lower(r, next), ent_chunk_lower(r, p)) != 0)
        return ENT_NONE;
    uint32_t again = ent_chunk_next(r, next);
    return ent_chunk_is(r, again, ENT_CHUNK_NOUN) ? ent_phrase_head(r, again) : ENT_NONE;
}

/* "a statement by A and B, condemning ...", "passed a resolution condemning ...": what
 * speaks is a paper; its makers stand behind it. */
static void add_makers(const site *s, ent_arguments *found)
{
    static const ent_place through = { .kind = ENT_PLACE_SUBJECT, .through = true };
    const ent_reading *r = s->r;
    if (r->items[s->chunk].form != ENT_VERB_GERUND || found->count) return;
    for (uint32_t i = s->chunk; i-- > 0 && !found->count;) {
        if (r->items[i].kind == ENT_CHUNK_STOP) return;
        if (r->items[i].kind != ENT_CHUNK_NOUN || !ent_chunk_among(r, i, "paper"))
            continue;
        ent_actors_of(r, i, &through, found);
        for (uint32_t v = i; v-- > 0 && !found->count;)
            if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].object == i)
                ent_actors_of(r, doer(r, v), &through, found);
    }
}

/* The first place that the clause names after the trigger. */
static void add_location(const site *s, ent_arguments *found)
{
    static const char *const words[] = { "in", "at", "near", "of", "outside", "around",
        "on", "into", "across", "from", "over" };
    const ent_reading *r = s->r;
    for (uint32_t i = s->after; i < r->count && !found->count; i++) {
        const ent_chunk *c = &r->items[i];
        uint32_t next = c->kind == ENT_CHUNK_COMMA ? ent_chunk_next(r, i) : ENT_NONE;
        if (c->kind == ENT_CHUNK_STOP || c->kind == ENT_CHUNK_MARK
            || (next != ENT_NONE && r->items[next].kind != ENT_CHUNK_PREPOSITION
                && r->items[next].kind != ENT_CHUNK_NOUN)
            || (c->kind == ENT_CHUNK_VERB && c->form == ENT_VERB_FINITE
                && s->r->items[s->chunk].kind == ENT_CHUNK_VERB))
            return;
        if (c->kind != ENT_CHUNK_NOUN || c->mention == ENT_NONE
            || c->preposition == ENT_NONE)
            continue;
        const ent_mention *m = &r->mentions->items[c->mention];
        if (m->form != ENT_MENTION_PLACE && m->actor->kind != ENT_STATE) continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (strcmp(ent_chunk_lower(r, c->preposition), words[k]) == 0)
                add_mention(r, c->mention, 0.7f, found);
    }
}

static void add_group(
    const ent_reading *r, uint32_t index, float quality, ent_arguments *found)
{
    const ent_mention *all = r->mentions->items;
    add_mention(r, index, quality, found);
    for (uint32_t i = index + 1;
         all[index].group && i < r->mentions->count && all[i].group == all[index].group;
         i++)
        add_mention(r, i, quality, found);
}

static void add_speaker(const site *s, ent_arguments *found)
{
    uint32_t speaker = ent_speaker_of(s->r, s->chunk);
    if (speaker == ENT_NONE) speaker = s->r->issuer;
    if (speaker != ENT_NONE) add_group(s->r, speaker, 0.9f, found);
}

/* What a title can announce of its issuer without naming him. */
static bool is_declared(ent_relation relation)
{
    return !ent_relation_table[relation].both && relation != ENT_ASSAULT
           && relation != ENT_COERCE && relation != ENT_PROTEST
           && relation != ENT_MOBILIZE && relation != ENT_THREATEN;
}

/* "[Designating] two officials", "[Condemnation] of the attack" as a title: the text's
 * issuer does it. */
static bool opens_title(const site *s)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    return r->sentence->kind == ENT_SENTENCE_TITLE && r->issuer != ENT_NONE
           && ent_phrase_start(r, s->chunk) == 0 && is_declared(s->frame->relation)
           && (c->kind == ENT_CHUNK_NOUN || c->form == ENT_VERB_GERUND);
}

/* "A and B before [their] meeting": the pair named before. */
static void add_pair_before(const site *s, uint32_t owner, ent_arguments *found)
{
    static const ent_place plain_place = { .kind = ENT_PLACE_POSSESSOR };
    const ent_reading *r = s->r;
    if (found->count || strcmp(ent_chunk_lower(r, owner), "their") != 0) return;
    for (uint32_t i = owner; i-- > 0 && found->count < 2;) {
        if (r->items[i].kind != ENT_CHUNK_NOUN || r->items[i].root == i) continue;
        found->count = 0;
        ent_actors_of(r, i, &plain_place, found);
    }
    if (found->count < 2) found->count = 0;
}

static void fill(const site *s, const ent_place *place, ent_arguments *found)
{
    const ent_reading *r = s->r;
    uint32_t m = r->items[s->chunk].mention, noun = noun_in(s, place);
    switch (place->kind) {
    case ENT_PLACE_BEFORE: add_before(s, found); break;
    case ENT_PLACE_HEAD:
        if (m != ENT_NONE)
            add_mention(r, m, 0.95f, found);
        else if (place->through)
            noun = ent_prepositional(r, s->chunk, s->after, "of");
        break;
    case ENT_PLACE_APPOSITION: add_apposition(s, place, found); break;
    case ENT_PLACE_PARTICIPANTS: add_participants(s, place, found); break;
    case ENT_PLACE_LOCATION: add_location(s, found); break;
    case ENT_PLACE_SPEAKER: add_speaker(s, found); break;
    default: break; /* a noun phrase, below */
    }
    if (place->kind == ENT_PLACE_SUBJECT && opens_title(s))
        add_group(r, r->issuer, 0.9f, found);
    if (noun == ENT_NONE || noun == s->chunk) return;
    if (place->only.count && !ent_chunk_has_word(r, noun, place->only)) return;
    if (place->except.count && ent_chunk_has_word(r, noun, place->except)) return;
    ent_actors_of(r, noun, place, found);
    if (place->kind == ENT_PLACE_POSSESSOR) add_pair_before(s, noun, found);
    if (place->kind == ENT_PLACE_SUBJECT) add_makers(s, found);
    if (place->kind != ENT_PLACE_PREPOSITION) return;
    enum { MOST = 8 };
    for (int k = 0; k < MOST && (noun = repeated(r, noun)) != ENT_NONE; k++)
        ent_actors_of(r, noun, place, found);
}

/* "accused each other", "traded with one another" */
static bool is_reciprocal(const site *s, const ent_place *place)
{
    uint32_t noun = noun_in(s, place);
    if (noun == ENT_NONE || place->kind == ENT_PLACE_SUBJECT) return false;
    const ent_chunk *c = &s->r->items[noun];
    const char *first = token(s->r, c->first)->lower;
    const char *last = token(s->r, c->first + c->count - 1)->lower;
    return (strcmp(first, "each") == 0 && strcmp(last, "other") == 0)
           || (strcmp(first, "one") == 0 && strcmp(last, "another") == 0);
}

static bool has_code(const ent_reading *r, const ent_arguments *a, const char *code)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (strcmp(r->mentions->items[a->items[i].mention].actor->code, code) == 0)
            return true;
    return false;
}

/* "A and B urge their citizens": whoever is among the sources is no target, but for those
 * between whom something is. */
static bool names_others(const ent_reading *r, const ent_match *m, const ent_place *place)
{
    if (place->kind == ENT_PLACE_PREPOSITION && strcmp(place->word, "between") == 0)
        return m->target.count > 1;
    bool both = ent_relation_table[m->frame->relation].both;
    for (uint32_t i = 0; i < m->target.count; i++)
        if (!has_code(r, &m->source,
                r->mentions->items[m->target.items[i].mention].actor->code))
            return true;
    /* "The US and Japan are allies": subject and complement. */
    return both && m->source.count > 1 && m->target.count > 1
           && place->kind == ENT_PLACE_SUBJECT;
}

static bool has_each(const ent_frame *f)
{
    for (unsigned i = 0; i < f->target.count; i++)
        if (f->target.items[i].kind == ENT_PLACE_EACH) return true;
    return false;
}

/* "clashed with B", "a battle with B": B does so, too. */
static bool is_mutual(const ent_frame *f, const ent_place *place)
{
    return !ent_relation_table[f->relation].both && has_each(f)
           && place->kind == ENT_PLACE_PREPOSITION && strcmp(place->word, "with") == 0;
}

/* "killed [in clashes] with B" */
static bool is_clash(const site *s, const ent_place *place)
{
    uint32_t noun = place->only.count ? noun_in(s, place) : ENT_NONE;
    if (noun == ENT_NONE) return false;
    const ent_frame *f = ent_frames_noun(s->r->frames, s->r->items[noun].lemma);
    return f && has_each(f);
}

/* The object is an attack that is known already: "condemned [the strike]". */
static bool names_attack(const site *s)
{
    uint32_t object = object_of(s);
    if (object == ENT_NONE) return false;
    const ent_chunk *c = &s->r->items[object];
    const char *first = token(s->r, c->first)->lower;
    if (strcmp(first, "the") != 0 && strcmp(first, "this") != 0) return false;
    const ent_frame *f = ent_frames_noun(s->r->frames, c->lemma);
    return f && f->relation == ENT_ASSAULT;
}

/* Fills the places in their order; each is taken from the first that names an actor. */
static bool fill_places(const site *s, ent_match *m)
{
    const ent_frame *f = s->frame;
    for (unsigned i = 0; i < f->source.count && !m->source.count; i++) {
        fill(s, &f->source.items[i], &m->source);
        m->mutual = is_clash(s, &f->source.items[i]);
    }
    if (!m->source.count) return false;
    for (unsigned i = 0; i < f->target.count; i++) {
        if (f->target.items[i].kind == ENT_PLACE_EACH) {
            m->each = m->source.count > 1
                      || f->source.items[0].kind == ENT_PLACE_PARTICIPANTS;
            return m->each;
        }
        if (f->target.items[i].kind == ENT_PLACE_EARLIER) {
            m->target.count = 0;
            m->earlier = f->relation == ENT_ASSAULT || names_attack(s);
            return m->earlier;
        }
        if (m->source.count > 1 && is_reciprocal(s, &f->target.items[i])) {
            m->each = true;
            return true;
        }
        m->target.count = 0;
        fill(s, &f->target.items[i], &m->target);
        if (!m->target.count || !names_others(s->r, m, &f->target.items[i])) continue;
        m->mutual = m->mutual || is_mutual(f, &f->target.items[i]);
        m->vague = f->target.items[i].kind == ENT_PLACE_LOCATION;
        return true;
    }
    return false;
}

static bool is_hostile(ent_relation relation)
{
    return ent_relation_table[relation].sign < 0;
}

/* "refused to meet", "will never talk to": what is refused to somebody is a rejection,
 * not the absence of a meeting. Hostile acts that are not done are only that. */
static void refuse(const site *s, ent_match *m)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    const ent_frame *control = ent_control_frame(r, c->governor, s->chunk);
    bool refused = control && control->relates && !r->items[c->governor].negated;
    bool will_not = c->negated && !c->passive
                    && (c->mood == ENT_MOOD_WILL || c->mood == ENT_MOOD_WOULD);
    if ((!refused && !will_not) || is_hostile(m->relation)) return;
    m->relation = ENT_REJECT;
    m->cameo = "120";
    m->status = ENT_ACTUAL;
}

/* "is committed to supporting", "is proud to stand with": to say so is to do so. */
static bool professes(const site *s)
{
    uint32_t governor = s->r->items[s->chunk].governor;
    return s->frame->relation == ENT_SUPPORT
           && s->r->items[s->chunk].mood == ENT_MOOD_FACT
           && ent_chunk_among(s->r, governor, "profess");
}

static bool try_site(const site *s, ent_match *m)
{
    *m = (ent_match){ .frame = s->frame,
        .chunk = s->chunk,
        .verb = s->verb,
        .first = s->first,
        .count = s->count };
    if (!object_fits(s) || !fill_places(s, m)) return false;
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    bool verb = c->kind == ENT_CHUNK_VERB;
    m->verb = verb ? s->chunk : s->verb;
    if (verb)
        m->status = ent_status_of_verb(r, s->chunk);
    else if (s->frame->class == ENT_CLASS_ADJECTIVE)
        m->status = s->verb == ENT_NONE ? ENT_ACTUAL : ent_status_of_verb(r, s->verb);
    else
        m->status = ent_status_of_noun(
            r, s->chunk, s->verb, s->light, s->frame->relation);
    if (s->frame->has_status) m->status = ent_status_under(m->status, s->frame->status);
    m->relation = s->frame->relation;
    m->cameo = s->frame->cameo;
    if (verb) refuse(s, m);
    if (m->status == ENT_PLANNED && verb && professes(s)) m->status = ENT_ACTUAL;
    m->purpose = m->verb != ENT_NONE && r->items[m->verb].purpose;
    const char *first = token(r, c->first)->lower;
    m->definite = strcmp(first, "the") == 0 || strcmp(first, "this") == 0
                  || strcmp(first, "these") == 0;
    return true;
}

static bool match_words(site *s, ent_frame_class class, const char *lemma, ent_match *m)
{
    ent_wordings w = ent_frames_starting(s->r->frames, class, lemma);
    uint32_t head = s->r->items[s->chunk].head;
    for (size_t i = 0; i < w.count; i++) {
        uint32_t length = wording_length(s->r, head, &w.items[i]);
        if (!length) continue;
        s->frame = w.items[i].frame;
        s->first = head;
        s->count = length;
        s->after = w.items[i].count > 1 ? chunk_from(s->r, head + length) : s->chunk + 1;
        if (try_site(s, m)) return true;
    }
    return false;
}

/* "Russia must withdraw": whoever says so asks Russia. */
static bool match_must(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    const ent_chunk *c = &r->items[chunk];
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, ENT_WORD_MUST);
    if (!c->must || c->passive || c->conditional || !w.count) return false;
    site s = { .r = r, .frame = w.items[0].frame, .chunk = chunk, .first = c->head };
    s.count = 1;
    s.after = chunk + 1;
    s.verb = ENT_NONE;
    if (!try_site(&s, m)) return false;
    m->status = ENT_ACTUAL;
    m->relation = s.frame->relation;
    m->cameo = s.frame->cameo;
    return true;
}

static bool match_verb(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    site s = { .r = r, .chunk = chunk, .verb = ENT_NONE };
    const ent_token *head = ent_chunk_head(r, chunk);
    if (match_words(&s, ENT_CLASS_VERB, r->items[chunk].lemma, m)) return true;
    if (!r->items[chunk].passive) return false;
    s.verb = chunk; /* "is concerned about" */
    return match_words(&s, ENT_CLASS_ADJECTIVE, head->lower, m);
}

/* The copula that an adjective or noun completes. */
static uint32_t copula_of(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t v = chunk; v-- > 0;)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].complement == chunk)
            return v;
    return ENT_NONE;
}

static bool match_adjective(const ent_reading *r, uint32_t chunk, ent_match *m)
{
    site s = { .r = r, .chunk = chunk, .verb = copula_of(r, chunk) };
    return s.verb != ENT_NONE
           && match_words(&s, ENT_CLASS_ADJECTIVE, r->items[chunk].lemma, m);
}

static const ent_frame *light_frame(const ent_reading *r, uint32_t verb, uint32_t noun)
{
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_LIGHT, r->items[verb].lemma);
    uint32_t head = r->items[verb].head, preposition = r->items[noun].preposition;
    for (size_t i = 0; i < w.count; i++) {
        uint32_t length = wording_length(r, head, &w.items[i]);
        if (!length) continue;
        uint32_t last = head + length - 1;
        /* "engage in talks": the wording ends in the noun's own preposition. */
        if (w.items[i].count == 1 || preposition == ENT_NONE
            || r->items[preposition].head == last)
            return w.items[i].frame;
    }
    return NULL;
}

/* "a round of [talks]", "$5 million in [aid]": what stands above carries it. */
static uint32_t container(const ent_reading *r, uint32_t noun)
{
    uint32_t preposition = r->items[noun].preposition;
    if (preposition == ENT_NONE) return noun;
    const char *word = ent_chunk_lower(r, preposition);
    uint32_t above = ent_chunk_before(r, preposition);
    bool holds = (strcmp(word, "of") == 0 || strcmp(word, "in") == 0)
                 && ent_chunk_is(r, above, ENT_CHUNK_NOUN)
                 && ent_chunk_among(r, above, "container");
    return holds ? above : noun;
}

/* The verb that a noun is the object, complement or subject of, objects first. */
static void find_carrier(site *s)
{
    const ent_reading *r = s->r;
    uint32_t noun = container(r, s->chunk);
    uint32_t root = r->items[noun].root, preposition = r->items[noun].preposition;
    s->verb = ENT_NONE;
    s->light = NULL;
    for (uint32_t v = 0; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB) continue;
        bool object = c->object == root || c->complement == root
                      || (preposition != ENT_NONE && preposition > v
                          && ent_chunk_next(r, v) == preposition);
        bool subject = c->subject == root && c->form != ENT_VERB_INFINITIVE;
        if (!object && !(subject && s->verb == ENT_NONE)) continue;
        const ent_frame *light = light_frame(r, v, s->chunk);
        if (preposition != ENT_NONE && c->object != root && !light) continue;
        s->verb = v;
        s->light = light;
        if (object) return;
    }
}

/* The words of a noun's wording end at token `last`, inside the phrase. */
static bool noun_words(
    const ent_reading *r, uint32_t chunk, uint32_t last, const ent_wording *w)
{
    if (last + 1 < r->items[chunk].first + w->count) return false;
    for (unsigned k = 0; k + 1 < w->count; k++) {
        const ent_token *t = token(r, last + 1 - w->count + k);
        if (strcmp(t->lower, w->words[k]) != 0 && strcmp(t->lemma, w->words[k]) != 0)
            return false;
    }
    return true;
}

static bool match_noun_at(
    const ent_reading *r, uint32_t chunk, uint32_t last, bool inside, ent_match *m)
{
    const ent_chunk *c = &r->items[chunk];
    const char *lemma = last == c->head ? c->lemma : token(r, last)->lemma;
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_NOUN, lemma);
    site s = { .r = r, .chunk = chunk, .after = chunk + 1 };
    for (size_t i = 0; i < w.count; i++) {
        const ent_frame *f = w.items[i].frame;
        bool names_actor = f->target.count && f->target.items[0].kind == ENT_PLACE_HEAD;
        if ((inside && !names_actor) || !noun_words(r, chunk, last, &w.items[i]))
            continue;
        s.frame = f;
        s.count = w.items[i].count;
        s.first = last + 1 - s.count;
        find_carrier(&s);
        if (try_site(&s, m)) return true;
    }
    return false;
}

/* "[Iran]-backed [Houthis]" from the hyphen at token `i`. */
static bool match_compound(const ent_reading *r, uint32_t chunk, uint32_t i, ent_match *m)
{
    ent_wordings w = ent_frames_starting(
        r->frames, ENT_CLASS_ADJECTIVE, token(r, i + 1)->lower);
    site s = { .r = r, .chunk = chunk, .verb = ENT_NONE, .first = i + 1, .count = 1 };
    for (size_t k = 0; k < w.count; k++) {
        s.frame = w.items[k].frame;
        if (s.frame->source.items[0].kind == ENT_PLACE_BEFORE && try_site(&s, m))
            return true;
    }
    return false;
}

static void keep(ent_matches *found, bool matched)
{
    if (matched && found->count + 1 < ENT_MATCHES) found->count++;
}

static void match_phrase(const ent_reading *r, uint32_t chunk, ent_matches *found)
{
    const ent_chunk *c = &r->items[chunk];
    for (uint32_t i = c->first + 1; i + 1 < c->head; i++)
        if (strcmp(token(r, i)->lower, "-") == 0)
            keep(found, match_compound(r, chunk, i, &found->items[found->count]));
    uint32_t head = c->head;
    if (c->mention != ENT_NONE) {
        /* "its ally [Belarus]", "our [Chinese partners]" */
        const ent_mention *m = &r->mentions->items[c->mention];
        bool description = m->form == ENT_MENTION_DESCRIPTION;
        if (description || m->first > c->first)
            keep(found, match_noun_at(r, chunk, description ? m->head : m->first - 1,
                            true, &found->items[found->count]));
        return;
    }
    keep(found, match_noun_at(r, chunk, head, false, &found->items[found->count]));
}

/* "lifted [sanctions] on Iran": the noun has been read with its verb. */
static bool is_taken(const ent_reading *r, uint32_t chunk, const ent_matches *found)
{
    for (uint32_t i = 0; i < found->count; i++) {
        const ent_match *m = &found->items[i];
        if (m->frame->class != ENT_CLASS_VERB || !m->frame->object.count) continue;
        const ent_chunk *v = &r->items[m->chunk];
        uint32_t object = v->passive ? v->subject : v->object;
        if (object != ENT_NONE && r->items[object].root == r->items[chunk].root)
            return true;
    }
    return false;
}

void ent_match_sentence(const ent_reading *r, ent_matches *found)
{
    found->count = 0;
    for (uint32_t i = 0; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB) {
            keep(found, match_verb(r, i, &found->items[found->count]));
            keep(found, match_must(r, i, &found->items[found->count]));
        }
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->items[i].kind == ENT_CHUNK_ADJECTIVE)
            keep(found, match_adjective(r, i, &found->items[found->count]));
        else if (r->items[i].kind == ENT_CHUNK_NOUN && !is_taken(r, i, found))
            match_phrase(r, i, found);
    }
}
