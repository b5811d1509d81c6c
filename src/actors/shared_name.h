/* shared_name.h - names that share their last words: "North and South Korea" (private).
 */
#ifndef ENT_ACTORS_SHARED_NAME_H
#define ENT_ACTORS_SHARED_NAME_H

#include "actors/finder.h"

/* "[North] and South Korea", "[East] and West German officials": the first side of the
 * sky becomes the name that it would be before the words of the second. After f->names
 * is filled from the lexicon. */
void ent_shared_name_read(ent_finder *f);

#endif
