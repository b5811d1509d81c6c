/* discourse.h - what the sentences before say about who takes part in what. */
#ifndef ENT_RELATIONS_DISCOURSE_H
#define ENT_RELATIONS_DISCOURSE_H

#include "relations/match.h"

/* The last deed of a relation that was told. */
typedef struct {
    ent_arguments who, whom;
    uint32_t sentence;
    bool told;
} ent_deed;

typedef struct {
    const ent_mentions *mentions;
    ent_match events[ENT_RELATIONS]; /* the last that each relation of both sides told,
                                        all its parties as sources; frame NULL: none */
    uint32_t event_sentences[ENT_RELATIONS];
    ent_deed deeds[ENT_RELATIONS];
} ent_discourse; /* {.mentions} is the start of a text */

/* Completes a match by what was said before: participants of an event that is named
 * again, and targets that only earlier sentences name. False: it says nothing new. */
bool ent_discourse_complete(ent_discourse *d, const ent_reading *r, ent_match *m);

/* "They involved forces from China": who joins the event of the sentence before; false:
 * the sentence says no such thing. */
bool ent_discourse_joined(const ent_discourse *d, const ent_reading *r, ent_match *m);

/* "Tehran denies that", "both deny it": the doers who deny, in a sentence that names no
 * deed; none: no such sentence. */
void ent_discourse_denials(const ent_reading *r, ent_arguments *deniers);

#endif
