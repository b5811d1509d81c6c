/* mark.h - what a dictionary says of words that are no names (private). */
#ifndef ENT_TEXT_MARK_H
#define ENT_TEXT_MARK_H

#include "text/text.h"

/* Marks the heads of agents, and the sentences that a discard drops; all of them where it
 * drops the story. False only when out of memory. */
ENT_CHECKED bool ent_text_mark(
    ent_arena *arena, const ent_lexicon *lexicon, ent_text *text);

#endif
