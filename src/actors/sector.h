/* sector.h - which part of its state a mention is (private). */
#ifndef ENT_ACTORS_SECTOR_H
#define ENT_ACTORS_SECTOR_H

#include "actors/finder.h"

/* After the document was read: "Russian forces" are of sector MIL, a French court JUD;
 * persons whose office is over, by the text or by the document's date, of none. Such
 * mentions get an actor that differs from the one found in its sector only. */
void ent_sector_refine(ent_finder *f);

#endif
