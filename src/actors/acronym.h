/* acronym.h - bodies that a text introduces with an acronym in brackets (private). */
#ifndef ENT_ACTORS_ACRONYM_H
#define ENT_ACTORS_ACRONYM_H

#include "actors/finder.h"

/* "Peru's National Fisheries Board (NFB)", "the Royal Thai Weather Office (RTWO)":
 * whose side is told becomes a name of the document, and so does its acronym. After
 * f->names is filled. */
void ent_acronym_read(ent_finder *f);

#endif
