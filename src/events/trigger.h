/* trigger.h - where in a sentence its trigger stands. Its words may stand there more than
 * once ("met the man who had met ..."): the document's text tells which are meant. */
#ifndef ENT_EVENTS_TRIGGER_H
#define ENT_EVENTS_TRIGGER_H

#include "events/event.h"

/* Whether the trigger's words stand in its sentence more than once. */
bool ent_trigger_repeats(const ent_evidence *evidence);

/* How often they stand there before the trigger itself. `before`: the document's text up
 * to the trigger, as one line, at least as much of it as the sentence has. 0 where the
 * two do not fit. */
uint32_t ent_trigger_earlier(const ent_evidence *evidence, const char *before);

/* The bytes of `sentence` that are the trigger: its words where they stand after standing
 * `earlier` times; an empty span where they do not stand there at all. */
ent_span ent_trigger_find(const char *sentence, const char *trigger, uint32_t earlier);

#endif
