/* full_name.h - names of persons that hold a name of the lexicon (private). */
#ifndef ENT_ACTORS_FULL_NAME_H
#define ENT_ACTORS_FULL_NAME_H

#include "actors/finder.h"

/* After f->names is filled: "Chad Wilkins", "Omar Djibo" and "Adnan al-Sahrawi" are names
 * of persons by the tree, so that Chad, Djibo and Sahrawi are no names of their own. */
void ent_full_name_read(ent_finder *f);

/* True where at..end is one name by the tree: a first name that others hang flat on. */
bool ent_full_name_is(const ent_finder *f, uint32_t at, uint32_t end);

#endif
