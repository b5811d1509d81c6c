/* match.h - walking the tree of names (private to lexicon/). */
#ifndef ENT_LEXICON_MATCH_H
#define ENT_LEXICON_MATCH_H

#include "lexicon/image.h"
#include "lexicon/names.h"

/* As ent_lexicon_match. */
bool ent_image_match(const ent_image *image, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match);

/* The name with exactly this key; NULL: none. */
const ent_image_entry *ent_image_entry_of(
    const ent_image *image, const ent_name_key *key);

#endif
