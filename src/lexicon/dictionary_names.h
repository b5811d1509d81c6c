/* dictionary_names.h - how a dictionary's names are written in texts (private to
 * lexicon/). Dictionaries are in capitals; texts are not. */
#ifndef ENT_LEXICON_DICTIONARY_NAMES_H
#define ENT_LEXICON_DICTIONARY_NAMES_H

#include "lexicon/dictionary.h"
#include "lexicon/lexicon.h"

/* "ISLAMIC REPUBLIC OF AFGHANISTAN" -> "Islamic Republic of Afghanistan"; without "THE"
 * in front. NULL: out of memory. */
const char *ent_dictionary_write(ent_arena *arena, const char *name);

/* Is `name` an abbreviation: of another name of the block ("ANSF"), with full stops or
 * digits, or of consonants alone? */
bool ent_dictionary_abbreviates(const ent_dictionary_actor *block, const char *name);

/* May it be the name of a human? "MINISTRY OF TRADE" may not. */
bool ent_dictionary_human(const char *name);

/* What a name of `state` is that the lexicon does not have: misspelt, an official name,
 * an adjective, or, most often, a place in it. */
ent_name_type ent_dictionary_state_name(const ent_actor *state, const char *name);

/* "afghan-national-army" and "AFGHANNATIONALARMY"; "": nothing is left. NULL: out of
 * memory. */
const char *ent_dictionary_id(ent_arena *arena, const char *name);
const char *ent_dictionary_own_code(ent_arena *arena, const char *name);

#endif
