/* stem.h - regular endings of English undone by the rules of spelling. */
#ifndef ENT_TEXT_STEM_H
#define ENT_TEXT_STEM_H

#include <stddef.h>

enum { ENT_STEM_LONGEST = 60 }; /* bytes of the longest word that is looked at */

/* Each writes the base form of a folded word of `length` bytes, at most
 * ENT_STEM_LONGEST, to `base` and ends it with a NUL. The word is left as it is where it
 * does not have such an ending. */
void ent_stem_s(const char *word, size_t length, char *base); /* hits, goes, denies */
/* A noun's: "gunmen" too, but not "politics". */
void ent_stem_plural(const char *word, size_t length, char *base);
/* -ed, -ing ("invaded", "planning", "tied"): a known verb wins over the rules. */
void ent_stem_verb(const char *word, size_t length, char *base);
void ent_stem_compared(const char *word, size_t length, char *base); /* larger, busiest */

#endif
