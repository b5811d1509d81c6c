/* focus.h - the parties that a text is about for a while (private).
 *
 *   "Xi and Putin met."  "The Secretary spoke with Minister Ito."   set the focus
 *   "The two leaders ..."  "Both sides ..."  "They ..."             mean it        */
#ifndef ENT_ACTORS_FOCUS_H
#define ENT_ACTORS_FOCUS_H

#include "actors/finder.h"

/* After a sentence was scanned: the parties that it brings together. */
void ent_focus_update(ent_finder *f);

#endif
