/* course.h - what changed over time, in words and as JSON. */
#ifndef ENT_OUTPUT_COURSE_H
#define ENT_OUTPUT_COURSE_H

#include "output/digest.h"
#include "output/json.h"

/* "Russia and Ukraine changed course in 2022-02: ..."; nothing where nobody did. */
void ent_course_say(const ent_digest *digest, ent_buffer *out);

/* "change": change points of pairs and blocs, who switched blocs. */
void ent_course_json(const ent_digest *digest, ent_json *json);

/* "more, friendlier", "fewer", "none any more". */
void ent_course_words(const ent_turn *turn, ent_buffer *out);

/* The event that speaks for a turn of a pair: after it, of its direction; NULL: none. */
const ent_event *ent_course_event(const ent_digest *digest, const ent_turn *turn);

#endif
