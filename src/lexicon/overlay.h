/* overlay.h - the user's lines over the compiled lexicon (private to lexicon/).
 *
 *   actors   those of the lexicon, then the user's: one numbering
 *   names    an image of its own; where the lexicon has the same name, its senses follow
 *   offices  all of every actor, members all of every organisation, that the user's lines
 *            tell of: so each is one run, here or in the lexicon */
#ifndef ENT_LEXICON_OVERLAY_H
#define ENT_LEXICON_OVERLAY_H

#include "lexicon/dictionary_fill.h"
#include "lexicon/opened.h"
#include "lexicon/phrases.h"
#include "lexicon/tables.h"
#include "lexicon/user_lines.h"

/* An actor as he is from one day to another. */
typedef struct {
    const ent_actor *as;   /* with the code and sector of that time */
    ent_date since, until; /* inclusive; ENT_NO_DATE: open */
} ent_term;

typedef struct ent_overlay {
    ent_tables tables; /* its actors are all of both */
    ent_image image;   /* of names only; senses give indexes of `tables.actors` */
    ent_buffer bytes;  /* of the image, while it is made */
    bool only; /* a dictionary stands alone: no names, no offices of the lexicon */
    uint32_t listed_from;  /* actors from this one on are of a dictionary */
    ent_term *terms;       /* by actor */
    uint32_t *term_starts; /* terms of actor i: [i] .. [i + 1]; NULL: nobody has any */
    ent_phrases phrases;
    char digest[33];
} ent_overlay;

/* Puts what the lines say into `over`, which is {0} before. Lines that are wrong are left
 * out, see ent_user_fault. `terms` are of actors of these lines, or of the lexicon. */
ENT_CHECKED bool ent_overlay_fill(ent_overlay *over, const ent_lexicon *lexicon,
    ent_user_lines *lines, const ent_dictionary_terms *terms, ent_error *err);

/* Used by it, for lines of one kind. */
ENT_CHECKED bool ent_overlay_members(
    ent_overlay *over, const ent_lexicon *lexicon, ent_user_lines *lines, ent_error *err);

ENT_CHECKED bool ent_overlay_terms(ent_overlay *over, const ent_lexicon *lexicon,
    const ent_dictionary_terms *terms, ent_error *err);

/* Is there a state, organisation or group with this code? */
bool ent_overlay_has_code(
    const ent_overlay *over, const ent_lexicon *lexicon, const char *code);

void ent_overlay_free(ent_overlay *over);

#endif
