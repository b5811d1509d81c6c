/* sport.h - whether a sentence or a text is about sport: the words @sport and @sport-weak
 * of frames.tsv judged together. */
#ifndef ENT_RELATIONS_SPORT_H
#define ENT_RELATIONS_SPORT_H

#include "relations/frame.h"
#include "text/text.h"

/* What of weak words ("team", "coach", a score) the title holds: a bit for each. */
uint64_t ent_sport_title(const ent_text *text, const ent_frames *frames);

/* A strong word ("semi-final"), or two weak ones in the sentence or its title. */
bool ent_sport_sentence(const ent_text *text, const ent_frames *frames,
    const ent_sentence *sentence, uint64_t title);

/* A match between teams is no meeting, and nobody is killed in it: such relations are not
 * read in sport. */
bool ent_sport_plays(ent_relation relation);

/* A text about sport says so in its title, or in every third sentence. */
bool ent_sport_text(const ent_text *text, const ent_frames *frames);

#endif
