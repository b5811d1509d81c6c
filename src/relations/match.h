/* match.h - frames laid on a sentence that has been read: who stands in which place. */
#ifndef ENT_RELATIONS_MATCH_H
#define ENT_RELATIONS_MATCH_H

#include "relations/status.h"

/* An actor in a place of a frame, and how sure it is that it belongs there. */
typedef struct {
    uint32_t mention;
    float quality;
} ent_argument;

enum { ENT_ARGUMENTS = 64 };

typedef struct {
    ent_argument items[ENT_ARGUMENTS]; /* in reading order, no actor code twice */
    uint32_t count;
} ent_arguments;

/* A frame that fits: its words, its places filled. */
typedef struct {
    const ent_frame *frame;
    uint32_t chunk;        /* of the trigger */
    uint32_t verb;         /* verb group that carries it; ENT_NONE */
    uint32_t first, count; /* tokens of the trigger */
    ent_relation relation; /* the frame's, or "reject" under "refuse to" */
    const char *cameo;
    ent_status status;
    bool each;           /* targets are the sources among themselves */
    bool party;          /* the sources are named as those who take part */
    bool vague;          /* the target is only where it happened */
    bool asked;          /* what was granted or refused had been asked for */
    bool mutual;         /* "clashed with": the target does the same */
    bool earlier;        /* the target stands in an earlier sentence, in a deed of */
    ent_relation sought; /* this relation; ENT_RELATIONS: of any */
    bool definite;       /* "the exercise": may be one that was named before */
    bool purpose;        /* only meant to happen: "met to discuss" */
    uint32_t fresh;      /* the first so many sources stand in the sentence, the others
                            took part before; 0: all stand there */
    ent_arguments source, target;
} ent_match;

/* Actors named by noun phrase `noun` and those coordinated with it. */
void ent_actors_of(
    const ent_reading *r, uint32_t noun, const ent_place *how, ent_arguments *found);

/* Actors that a verb of involving, with the event as its subject, names: "the exercise
 * brought together [forces from Chile]". */
void ent_add_involved(const ent_reading *r, uint32_t verb, ent_arguments *found);

/* Who says what chunk `chunk` states: "A said that ...", "..., A said", "according to A".
 * A mention; ENT_NONE: the text itself says so. */
uint32_t ent_speaker_of(const ent_reading *r, uint32_t chunk);

/* The verb of speech in whose clause `chunk` stands, where an actor is its subject. */
uint32_t ent_speech_over(const ent_reading *r, uint32_t chunk);

/* The frame of a dictionary that holds for the verb in chunk `chunk`, whoever takes part;
 * NULL: none, and it may say what it says. */
const ent_frame *ent_match_owned(const ent_reading *r, uint32_t chunk);

enum { ENT_MATCHES = 64 };

typedef struct {
    ent_match items[ENT_MATCHES]; /* in reading order; what is more is left out */
    uint32_t count;
} ent_matches;

/* Finds the frames that fit in a sentence. A frame whose source is "participants" is also
 * reported with a single actor, since the next sentence may name the others. */
void ent_match_sentence(const ent_reading *r, ent_matches *found);

/* "Egypt" rather than "Cairo": a place that has the name of its state. */
bool ent_is_state_name(const ent_reading *r, const ent_mention *m);

#endif
