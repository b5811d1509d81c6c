/* discourse.c - events named again, attacks condemned later, charges denied. */
#include "relations/discourse.h"

#include <string.h>

/* How many sentences back a deed is still "the attack". */
enum { FARTHEST = 4, FARTHEST_EVENT = 3 };

static const char *code_of(const ent_discourse *d, const ent_argument *a)
{
    return d->mentions->items[a->mention].actor->code;
}

static bool has_code(const ent_discourse *d, const ent_arguments *a, const char *code)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (strcmp(code_of(d, &a->items[i]), code) == 0) return true;
    return false;
}

/* Adds what is not yet in `into`; returns how many that were. */
static uint32_t merge(
    const ent_discourse *d, ent_arguments *into, const ent_arguments *from)
{
    uint32_t before = into->count;
    for (uint32_t i = 0; i < from->count && into->count < ENT_ARGUMENTS; i++)
        if (!has_code(d, into, code_of(d, &from->items[i])))
            into->items[into->count++] = from->items[i];
    return into->count - before;
}

/* Both sides of one event: a meeting, a deal, an exercise; alliances do not happen. */
static bool is_event(ent_relation relation)
{
    return ent_relation_table[relation].both && relation != ENT_ALLIANCE;
}

/* Meetings have many names; trade is no exercise. */
static bool is_same_event(const ent_match *told, const ent_match *m)
{
    return told->frame
           && (m->relation == ENT_MEETING || strcmp(told->cameo, m->cameo) == 0);
}

static bool is_near(uint32_t told, uint32_t now)
{
    return now != told && now - told <= FARTHEST_EVENT;
}

/* "War games led by Russia ended. The exercise involved forces from China": an event that
 * is named again takes over who was said to take part in it just before. False: it is
 * named again, and nobody is added. */
static bool continue_event(ent_discourse *d, const ent_reading *r, ent_match *m)
{
    if (!is_event(m->relation)) return true;
    ent_match *told = &d->events[m->relation];
    uint32_t *sentence = &d->event_sentences[m->relation];
    if (m->party && m->definite && is_same_event(told, m)
        && is_near(*sentence, r->sentence_index)) {
        ent_arguments all = told->source;
        if (!merge(d, &all, &m->source)) {
            *sentence = r->sentence_index;
            return false;
        }
        m->fresh = m->source.count;
        merge(d, &m->source, &told->source);
    }
    *told = *m;
    merge(d, &told->source, &m->target);
    *sentence = r->sentence_index;
    return true;
}

static bool is_pronoun(const ent_reading *r, uint32_t chunk)
{
    return ent_chunk_is(r, chunk, ENT_CHUNK_NOUN) && r->items[chunk].mention == ENT_NONE
           && (strcmp(ent_chunk_lower(r, chunk), "they") == 0
               || strcmp(ent_chunk_lower(r, chunk), "it") == 0);
}

/* The one event that the sentence before told; NULL: none, or several. */
static const ent_match *event_before(const ent_discourse *d, uint32_t now)
{
    const ent_match *found = NULL;
    for (size_t i = 0; i < ENT_RELATIONS; i++) {
        if (!d->events[i].frame || !is_near(d->event_sentences[i], now)) continue;
        if (found) return NULL;
        found = &d->events[i];
    }
    return found;
}

bool ent_discourse_joined(const ent_discourse *d, const ent_reading *r, ent_match *m)
{
    const ent_match *told = event_before(d, r->sentence_index);
    for (uint32_t v = 0; told && v < r->count; v++) {
        if (r->items[v].kind != ENT_CHUNK_VERB || !is_pronoun(r, r->items[v].subject))
            continue;
        *m = (ent_match){ .frame = told->frame,
            .chunk = v,
            .verb = v,
            .first = r->items[v].head,
            .count = 1,
            .relation = told->relation,
            .cameo = told->cameo,
            .status = ent_status_of_verb(r, v),
            .each = true,
            .party = true };
        ent_add_involved(r, v, &m->source);
        m->fresh = m->source.count;
        if (m->source.count && merge(d, &m->source, &told->source)) return true;
    }
    return false;
}

/* The one party other than the source that a sentence names; none where there are more.
 */
static void add_victim(const ent_discourse *d, uint32_t sentence,
    const ent_argument *source, ent_arguments *found)
{
    const char *code = code_of(d, source);
    found->count = 0;
    for (size_t i = ent_mentions_from(d->mentions, sentence);
         i < d->mentions->count && d->mentions->items[i].sentence == sentence; i++) {
        const ent_mention *m = &d->mentions->items[i];
        if (!*m->actor->code || strcmp(m->actor->code, code) == 0) continue;
        if (!found->count) {
            found->items[found->count++] = (ent_argument){ (uint32_t)i, m->confidence };
        } else if (!has_code(d, found, m->actor->code)) {
            found->count = 0; /* several: nobody */
            return;
        }
    }
}

static bool is_recent(uint32_t told, uint32_t now)
{
    return now - told <= FARTHEST;
}

/* "the decision", "the operation": something that was done, not said. */
static bool is_doing(ent_relation relation)
{
    return ent_relation_table[relation].material || relation == ENT_AGREE;
}

/* What "the attack" can be where no attack was told: "shelled the town". */
static bool is_alike(ent_relation sought, ent_relation told)
{
    if ((int)sought == ENT_RELATIONS) return is_doing(told);
    return ent_relation_table[sought].sign < 0 && ent_relation_table[sought].material
           && ent_relation_table[told].sign < 0 && ent_relation_table[told].material;
}

/* The deed that is meant, the last one of those that can be; NULL: none. */
static const ent_deed *deed_meant(
    const ent_discourse *d, ent_relation sought, uint32_t now)
{
    const ent_deed *best = NULL;
    if ((int)sought != ENT_RELATIONS && d->deeds[sought].told
        && is_recent(d->deeds[sought].sentence, now))
        return &d->deeds[sought];
    for (int i = 0; i < ENT_RELATIONS; i++) {
        const ent_deed *deed = &d->deeds[i];
        if (deed->told && is_recent(deed->sentence, now)
            && is_alike(sought, (ent_relation)i)
            && (!best || deed->sentence > best->sentence))
            best = deed;
    }
    return best;
}

/* A charge, a demand or a threat: answered by whom it was made to. */
static bool is_answered(ent_relation relation)
{
    return relation == ENT_ACCUSE || relation == ENT_REQUEST || relation == ENT_THREATEN;
}

/* Whom a match means whose target was named earlier: the attacker who is condemned, the
 * accuser whose charges are rejected, or the party that was hit before somebody claimed
 * responsibility. Nobody judges what he did himself. */
static void look_back(const ent_discourse *d, const ent_reading *r, ent_match *m)
{
    uint32_t now = r->sentence_index;
    m->target.count = 0;
    if (m->relation == ENT_ASSAULT) {
        if (now) add_victim(d, now - 1, &m->source.items[0], &m->target);
        return;
    }
    const ent_deed *deed = deed_meant(d, m->sought, now);
    if (!deed) return;
    bool answered = (int)m->sought != ENT_RELATIONS && is_answered(m->sought);
    for (uint32_t i = 0; i < m->source.count; i++) {
        const char *judge = code_of(d, &m->source.items[i]);
        if (has_code(d, &deed->who, judge)) return;
        if (answered && !has_code(d, &deed->whom, judge)) return;
    }
    m->target = deed->who;
}

/* "Saudi Arabia, [which went to war] in 2015, condemned": an aside is no news. */
static bool is_aside(const ent_reading *r, const ent_match *m)
{
    if (m->verb == ENT_NONE) return false;
    uint32_t before = ent_chunk_before(r, m->verb);
    return ent_chunk_is(r, before, ENT_CHUNK_RELATIVE);
}

static void remember(ent_discourse *d, const ent_reading *r, const ent_match *m)
{
    if (!m->source.count || is_aside(r, m)) return;
    if (m->earlier) {
        if (is_event(m->relation) && m->target.count)
            merge(d, &d->deeds[m->relation].who, &m->source);
        return;
    }
    ent_deed *deed = &d->deeds[m->relation];
    *deed = (ent_deed){ m->source, m->target, r->sentence_index, true };
    if (is_event(m->relation)) merge(d, &deed->who, &m->target); /* both sides did it */
}

bool ent_discourse_complete(ent_discourse *d, const ent_reading *r, ent_match *m)
{
    if (m->earlier)
        look_back(d, r, m);
    else if (!continue_event(d, r, m))
        return false;
    remember(d, r, m);
    return true;
}

void ent_discourse_denials(const ent_reading *r, ent_arguments *deniers)
{
    static const ent_place who = { .kind = ENT_PLACE_SUBJECT, .through = true };
    deniers->count = 0;
    for (uint32_t v = 0; v < r->count; v++) {
        const ent_chunk *c = &r->items[v];
        if (c->kind != ENT_CHUNK_VERB || c->negated || !ent_chunk_among(r, v, "deny"))
            continue;
        uint32_t object = c->passive ? c->subject : c->object;
        if (object != ENT_NONE && ent_chunk_among(r, object, "denied"))
            ent_actors_of(r, c->subject, &who, deniers);
    }
}
