/* place.c - who or what stands in the places of a frame, clause by clause. */
#include "relations/site.h"

static const ent_place plain = { .kind = ENT_PLACE_SUBJECT };

static const ent_token *token(const ent_reading *r, uint32_t i)
{
    return &r->text->tokens[i];
}

/* "missiles [targeting X]": what is a verb to the tagger stands like a preposition. */
static uint32_t after_participle(const ent_site *s, const char *word)
{
    const ent_reading *r = s->r;
    for (uint32_t v = s->after; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind == ENT_CHUNK_STOP || c->kind == ENT_CHUNK_MARK) break;
        if (c->kind != ENT_CHUNK_VERB) continue;
        if (c->form == ENT_VERB_GERUND && strcmp(ent_chunk_lower(r, v), word) == 0)
            return c->object;
        if (c->form == ENT_VERB_FINITE) break;
    }
    return ENT_NONE;
}

/* The noun after a preposition that belongs to the trigger: after its own words, and, for
 * a noun that is a verb's subject ("talks were held with"), after that verb. */
static uint32_t after_preposition(const ent_site *s, const char *word)
{
    const ent_reading *r = s->r;
    uint32_t n = ent_prepositional(r, s->chunk, s->after, word);
    /* "the attack was condemned [by X]": X did not attack. */
    bool others = strcmp(word, "by") == 0 && !s->light
                  && ent_relation_table[s->frame->relation].sign < 0;
    if (n == ENT_NONE && s->verb != ENT_NONE && s->verb > s->chunk && !others)
        n = ent_prepositional(r, s->verb, s->verb + 1, word);
    /* "sanctions that the US imposed [on Cuba]" */
    for (uint32_t v = s->chunk + 1; n == ENT_NONE && v < r->count; v++)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].object == s->chunk)
            n = ent_prepositional(r, v, v + 1, word);
    return n == ENT_NONE ? after_participle(s, word) : n;
}

/* The doer of a verb group: its subject, or after "by" in the passive. */
uint32_t ent_doer(const ent_reading *r, uint32_t verb)
{
    const ent_chunk *v = &r->items[verb];
    return v->passive ? ent_prepositional(r, verb, verb + 1, "by") : v->subject;
}

/* "[Turkey, Iraq] in talks on water": a title without a verb. */
static bool opens_headline(const ent_reading *r, uint32_t noun)
{
    return r->sentence->kind == ENT_SENTENCE_TITLE
           && ent_chunk_is(r, noun, ENT_CHUNK_NOUN) && r->items[noun].root == 0;
}

/* "In [talks] with Y, X said", "X said in [talks] with Y": the subject takes part. */
static uint32_t subject_around(const ent_site *s)
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
    if (opens_headline(r, before)) return r->items[before].root;
    for (uint32_t v = 0; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB || c->form != ENT_VERB_FINITE || c->passive)
            continue;
        if (before == ENT_NONE && v > s->chunk) return c->subject;
        if (v == before || (before != ENT_NONE && c->object == before)) return c->subject;
    }
    return ENT_NONE;
}

static uint32_t subject_of(const ent_site *s)
{
    const ent_reading *r = s->r;
    if (r->items[s->chunk].kind == ENT_CHUNK_VERB
        && s->frame->class != ENT_CLASS_ADJECTIVE)
        return ent_doer(r, s->chunk);
    if (s->frame->class == ENT_CLASS_ADJECTIVE)
        return s->verb == ENT_NONE ? ENT_NONE : r->items[s->verb].subject;
    if (s->verb == ENT_NONE) return subject_around(s);
    if (r->items[s->verb].complement == s->chunk) return r->items[s->verb].subject;
    if (s->light)
        return s->light->source.count && !ent_is_topic(r, s->chunk, s->light)
                   ? ent_doer(r, s->verb)
                   : ENT_NONE;
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
static void add_before(const ent_site *s, ent_arguments *found)
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
static void add_apposition(
    const ent_site *s, const ent_place *place, ent_arguments *found)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    if (c->apposed != ENT_NONE) ent_actors_of(r, c->apposed, place, found);
    for (uint32_t i = s->chunk + 1; i < r->count && !found->count; i++)
        if (r->items[i].apposed == s->chunk) ent_actors_of(r, i, place, found);
}

/* "involved", "brought together" */
static bool is_involving(const ent_reading *r, uint32_t verb)
{
    const ent_chunk *c = &r->items[verb];
    uint32_t next = c->head + 1;
    if (c->kind != ENT_CHUNK_VERB || c->passive) return false;
    if (strcmp(c->lemma, "bring") != 0) return ent_chunk_among(r, verb, "involve");
    return next < r->sentence->first + r->sentence->count
           && strcmp(token(r, next)->lower, "together") == 0;
}

void ent_add_involved(const ent_reading *r, uint32_t verb, ent_arguments *found)
{
    if (is_involving(r, verb)) ent_actors_of(r, r->items[verb].object, &plain, found);
}

static void add_involved(const ent_site *s, ent_arguments *found)
{
    for (uint32_t v = s->chunk + 1; v < s->r->count; v++)
        if (s->r->items[v].kind == ENT_CHUNK_VERB && s->r->items[v].subject == s->chunk)
            ent_add_involved(s->r, v, found);
}

/* All who take part: possessor, adjectives, "between", "with", "led by", "involved". */
static void add_participants(
    const ent_site *s, const ent_place *place, ent_arguments *found)
{
    static const char *const words[] = { "between", "among", "with", "by", "from", "of",
        "alongside" };
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
        uint32_t n = r->items[v].passive ? ent_prepositional(r, v, v + 1, "by")
                                         : ENT_NONE;
        if (n != ENT_NONE) ent_actors_of(r, n, &through, found);
    }
    add_involved(s, found);
}

/* An accusation needs a hostile act in its clause: "claims that X attacked". */
static bool says_hostile(const ent_reading *r, uint32_t verb)
{
    ent_wordings w = ent_frames_starting(r->frames, ENT_CLASS_VERB, r->items[verb].lemma);
    return w.count && ent_relation_table[w.items[0].frame->relation].sign < 0
           && ent_relation_table[w.items[0].frame->relation].material;
}

static uint32_t clause_subject(const ent_site *s)
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

/* "warned that [it] would attack" */
static bool is_own_plan(const ent_site *s, uint32_t verb)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[verb];
    uint32_t who = ent_doer(r, s->chunk);
    if (c->mood == ENT_MOOD_FACT || who == ENT_NONE || c->subject == ENT_NONE
        || r->items[who].mention == ENT_NONE || r->items[c->subject].mention == ENT_NONE)
        return false;
    const ent_mention *a = &r->mentions->items[r->items[who].mention];
    const ent_mention *b = &r->mentions->items[r->items[c->subject].mention];
    return !strcmp(a->actor->code, b->actor->code) && says_hostile(r, verb);
}

/* The verb that the trigger takes; what is admitted is a hostile deed, and so is what one
 * warns of that one will do. */
static bool is_complement(const ent_site *s, uint32_t verb)
{
    const ent_chunk *c = &s->r->items[verb];
    if (c->kind != ENT_CHUNK_VERB || c->governor != s->chunk) return false;
    if (s->frame->relation == ENT_CONCEDE) return !c->passive && says_hostile(s->r, verb);
    return c->form != ENT_VERB_FINITE || is_own_plan(s, verb);
}

/* "shooting down a [jet]" */
static uint32_t object_past_particle(const ent_reading *r, uint32_t verb)
{
    uint32_t next = ent_chunk_next(r, verb), object = r->items[verb].object;
    if (object != ENT_NONE || next == ENT_NONE
        || strcmp(ent_chunk_lower(r, next), "down"))
        return object;
    next = ent_chunk_next(r, next);
    return ent_chunk_is(r, next, ENT_CHUNK_NOUN) ? ent_phrase_head(r, next) : ENT_NONE;
}

/* "threatened to attack [Iran]", "... to impose tariffs on [Iran]", "... to cut ties with
 * [Iran]", "admitted downing a [jet]" */
static uint32_t complement_object(const ent_site *s)
{
    static const char *const words[] = { "on", "against", "from", "into", "with", "at",
        "to" };
    const ent_reading *r = s->r;
    for (uint32_t v = s->chunk + 1; v < r->count; v++)
        if (is_complement(s, v)) {
            uint32_t n = object_past_particle(r, v);
            if (n != ENT_NONE && r->items[n].mention != ENT_NONE) return n;
            for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
                uint32_t other = ent_prepositional(r, v, v + 1, words[i]);
                if (other != ENT_NONE) return other;
            }
            return n;
        }
    return ENT_NONE;
}

uint32_t ent_site_noun(const ent_site *s, const ent_place *place)
{
    const ent_chunk *c = &s->r->items[s->chunk];
    switch (place->kind) {
    case ENT_PLACE_SUBJECT: return subject_of(s);
    case ENT_PLACE_OBJECT: return ent_site_object(s);
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

/* "a statement by A and B, condemning ...", "passed a resolution that condemns ...": what
 * speaks is a paper; its makers stand behind it. */
static void add_makers(const ent_site *s, ent_arguments *found)
{
    static const ent_place through = { .kind = ENT_PLACE_SUBJECT, .through = true };
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    bool paper = c->subject < s->chunk && ent_chunk_among(r, c->subject, "paper");
    if ((c->form != ENT_VERB_GERUND && !paper) || found->count) return;
    for (uint32_t i = s->chunk; i-- > 0 && !found->count;) {
        if (r->items[i].kind == ENT_CHUNK_STOP) return;
        if (r->items[i].kind != ENT_CHUNK_NOUN || !ent_chunk_among(r, i, "paper"))
            continue;
        ent_actors_of(r, i, &through, found);
        for (uint32_t v = i; v-- > 0 && !found->count;)
            if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].object == i)
                ent_actors_of(r, ent_doer(r, v), &through, found);
    }
}

/* The first place that the clause names after the trigger. */
static void add_location(const ent_site *s, ent_arguments *found)
{
    static const char *const words[] = { "in", "at", "near", "of", "outside", "around",
        "on", "into", "across", "from", "over", "inside", "within", "throughout" };
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
        bool state = m->actor->kind == ENT_STATE && m->form != ENT_MENTION_DESCRIPTION;
        if (m->form != ENT_MENTION_PLACE && !state) continue;
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

static void add_speaker(const ent_site *s, ent_arguments *found)
{
    bool carried = s->verb != ENT_NONE && s->r->items[s->chunk].kind != ENT_CHUNK_VERB;
    uint32_t speaker = ent_speaker_of(s->r, carried ? s->verb : s->chunk);
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
static bool opens_title(const ent_site *s)
{
    const ent_reading *r = s->r;
    const ent_chunk *c = &r->items[s->chunk];
    return r->sentence->kind == ENT_SENTENCE_TITLE && r->issuer != ENT_NONE
           && ent_phrase_start(r, s->chunk) == 0 && is_declared(s->frame->relation)
           && (c->kind == ENT_CHUNK_NOUN || c->form == ENT_VERB_GERUND);
}

/* "A and B before [their] meeting": the pair named before. */
static void add_pair_before(const ent_site *s, uint32_t owner, ent_arguments *found)
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

/* "support for [talks] between A and B" backs neither of the two. */
static bool is_between_others(const ent_site *s, const ent_place *place, uint32_t noun)
{
    ent_relation relation = s->frame->relation;
    if (!place->through || (relation != ENT_SUPPORT && relation != ENT_REQUEST))
        return false;
    const ent_frame *f = ent_frames_noun(s->r->frames, s->r->items[noun].lemma);
    if (!f || !f->relates || !ent_relation_table[f->relation].both) return false;
    bool joint = s->r->items[noun].possessor == ENT_NONE
                 && (ent_prepositional(s->r, noun, noun + 1, "between") != ENT_NONE
                     || ent_prepositional(s->r, noun, noun + 1, "among") != ENT_NONE);
    return joint && (relation == ENT_SUPPORT || f->relation != ENT_AGREE);
}

/* The actors of the noun phrase in a place. */
static void fill_from(
    const ent_site *s, const ent_place *place, uint32_t noun, ent_arguments *found)
{
    const ent_reading *r = s->r;
    if (noun == ENT_NONE || noun == s->chunk) return;
    if (place->only.count && !ent_site_wants(r, noun, place->only)) return;
    if (is_between_others(s, place, noun)) return;
    if (place->except.count && ent_site_counts(r, noun, place->except)) return;
    /* "fired a rocket [on the birthday] of Japan's emperor" */
    if (place->kind == ENT_PLACE_PREPOSITION && ent_chunk_among(r, noun, "occasion"))
        return;
    ent_actors_of(r, noun, place, found);
    if (place->kind == ENT_PLACE_POSSESSOR) add_pair_before(s, noun, found);
    if (place->kind == ENT_PLACE_SUBJECT) add_makers(s, found);
    if (place->kind != ENT_PLACE_PREPOSITION) return;
    enum { MOST = 8 };
    for (int k = 0; k < MOST && (noun = repeated(r, noun)) != ENT_NONE; k++)
        ent_actors_of(r, noun, place, found);
}

void ent_site_fill(const ent_site *s, const ent_place *place, ent_arguments *found)
{
    const ent_reading *r = s->r;
    uint32_t m = r->items[s->chunk].mention, noun = ent_site_noun(s, place);
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
    case ENT_PLACE_INVOLVED: add_involved(s, found); break;
    case ENT_PLACE_LOCATION: add_location(s, found); break;
    case ENT_PLACE_SIDES: ent_add_sides(s, found); break;
    case ENT_PLACE_SPEAKER: add_speaker(s, found); break;
    default: break; /* a noun phrase, below */
    }
    if (place->kind == ENT_PLACE_SUBJECT && opens_title(s))
        add_group(r, r->issuer, 0.9f, found);
    fill_from(s, place, noun, found);
    if (!found->count) fill_from(s, place, ent_tree_noun(s, place), found);
}

bool ent_site_reciprocal(const ent_site *s, const ent_place *place)
{
    uint32_t noun = ent_site_noun(s, place);
    if (noun == ENT_NONE || place->kind == ENT_PLACE_SUBJECT) return false;
    const ent_chunk *c = &s->r->items[noun];
    const char *first = token(s->r, c->first)->lower;
    const char *last = token(s->r, c->first + c->count - 1)->lower;
    return (strcmp(first, "each") == 0 && strcmp(last, "other") == 0)
           || (strcmp(first, "one") == 0 && strcmp(last, "another") == 0);
}
