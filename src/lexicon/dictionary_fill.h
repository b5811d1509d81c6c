/* dictionary_fill.h - a dictionary's actors in terms of the lexicon (private to
 * lexicon/).
 */
#ifndef ENT_LEXICON_DICTIONARY_FILL_H
#define ENT_LEXICON_DICTIONARY_FILL_H

#include "lexicon/actor_code.h"
#include "lexicon/dictionary.h"
#include "lexicon/user_lines.h"

/* Whose part an actor is from one day to another: "[AFGGOV 050101-060531]". */
typedef struct {
    const char *id, *code, *sector;
    ent_date since, until; /* inclusive; ENT_NO_DATE: open */
} ent_dictionary_term;

typedef struct {
    ent_dictionary_term *items; /* those of one actor stand together */
    size_t count, room;
} ent_dictionary_terms;

/* Appends lines of actors, names and offices to `lines`, and the terms of those actors
 * whose code or sector depends on the day. An actor that the lexicon knows by one of his
 * names keeps his id; the lexicon's meaning of a name holds, but for dictionaries that
 * stand alone. */
ENT_CHECKED bool ent_dictionary_fill(ent_dictionary *dictionary,
    const ent_actor_codes *codes, const ent_lexicon *lexicon, ent_user_lines *lines,
    ent_dictionary_terms *terms, ent_error *err);

#endif
