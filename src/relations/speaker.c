/* speaker.c - who says what a clause states: governing verbs of speech, and asides. */
#include <string.h>

#include "relations/match.h"

static bool is_speech(const ent_reading *r, uint32_t chunk)
{
    return ent_chunk_is(r, chunk, ENT_CHUNK_VERB)
           && ent_frames_starting(r->frames, ENT_CLASS_SPEECH, r->items[chunk].lemma)
                  .count;
}

/* The one actor that a noun phrase names, directly or through what hangs on it. */
static uint32_t one_actor(const ent_reading *r, uint32_t noun)
{
    const ent_place how = { .kind = ENT_PLACE_SUBJECT, .through = true };
    ent_arguments found = { .count = 0 };
    if (noun != ENT_NONE) ent_actors_of(r, noun, &how, &found);
    return found.count ? found.items[0].mention : ENT_NONE;
}

static bool takes_clause(const ent_reading *r, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < r->count; i++)
        if (r->items[i].kind == ENT_CHUNK_VERB && r->items[i].governor == verb)
            return true;
    return false;
}

/* "[he said], ...", "..., according to [Tass]": an aside that covers the sentence. */
static uint32_t aside(const ent_reading *r, uint32_t chunk)
{
    for (uint32_t i = 0; i < r->count; i++) {
        const ent_chunk *c = &r->items[i];
        if (i == chunk) continue;
        if (c->kind == ENT_CHUNK_PREPOSITION
            && strcmp(r->text->tokens[c->first].lower, "according") == 0) {
            uint32_t noun = ent_prepositional(r, i, i, r->text->tokens[c->first].lower);
            uint32_t speaker = one_actor(r, noun);
            if (speaker != ENT_NONE) return speaker;
        }
        if (is_speech(r, i) && c->form == ENT_VERB_FINITE && !takes_clause(r, i)
            && c->subject != ENT_NONE) {
            uint32_t next = ent_chunk_next(r, i);
            bool closes = next == ENT_NONE || ent_chunk_is(r, next, ENT_CHUNK_COMMA)
                          || ent_chunk_is(r, next, ENT_CHUNK_STOP) || next == c->subject
                          || (next == c->object && next > chunk);
            uint32_t speaker = closes ? one_actor(r, c->subject) : ENT_NONE;
            if (speaker != ENT_NONE) return speaker;
        }
    }
    return ENT_NONE;
}

uint32_t ent_speech_over(const ent_reading *r, uint32_t chunk)
{
    enum { DEEPEST = 8 };
    for (int depth = 0; depth < DEEPEST; depth++) {
        uint32_t governor = r->items[chunk].governor;
        if (governor == ENT_NONE || governor >= chunk) break;
        if (is_speech(r, governor)
            && one_actor(r, r->items[governor].subject) != ENT_NONE)
            return governor;
        chunk = governor;
    }
    return ENT_NONE;
}

uint32_t ent_speaker_of(const ent_reading *r, uint32_t chunk)
{
    uint32_t speech = ent_speech_over(r, chunk);
    return speech == ENT_NONE ? aside(r, chunk) : one_actor(r, r->items[speech].subject);
}
