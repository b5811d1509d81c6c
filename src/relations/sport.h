/* sport.h - whether a sentence or a text is about sport: the words @sport and @sport-weak
 * of frames.tsv judged together. */
#ifndef ENT_RELATIONS_SPORT_H
#define ENT_RELATIONS_SPORT_H

#include "relations/frame.h"
#include "text/text.h"

/* By sentence, whether it is about sport: it holds a strong word ("semi-final"), or two
 * weak ones ("team", "coach", a score) with those of the title; all are where the title
 * or every third sentence is. NULL: out of memory. */
bool *ent_sport_sentences(
    ent_arena *arena, const ent_text *text, const ent_frames *frames);

/* A match between teams is no meeting, and nobody is killed in it: such relations are not
 * read in sport. */
bool ent_sport_plays(ent_relation relation);

#endif
