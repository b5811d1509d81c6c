/* user.h - lexicons of the user's own, laid over the compiled one.
 *
 * One file holds all: a fact a line, tab-separated, as a spreadsheet saves it. The first
 * cell says what the line is, the others are the columns of the shipped tables:
 *   actor   id  kind  code  sector  name  [gender  source]
 *   name    id  type  name  [source]              (id: of the lexicon, or of an actor
 * line) office  id  office  code  [since  until  source] member  organisation  member
 * [since  until  source]       (codes) Cells in brackets may be left out, as may be empty
 * ones at the end. '#' starts a comment line. Lines may refer to lines below them and to
 * those of other files. */
#ifndef ENT_LEXICON_USER_H
#define ENT_LEXICON_USER_H

#include "lexicon/actor_code.h"
#include "lexicon/dictionary.h"

typedef struct {
    const char *const *paths;
    size_t count;
    bool strict; /* the first line that is wrong ends the work */
    /* Told of each line that is left out; NULL: only counted. */
    void (*say)(void *context, const char *message);
    void *say_context;
} ent_user_lexicons;

/* Lays the files over `lexicon`, once, before anybody else uses it; its digest becomes
 * that of both. Senses of the user's names come before those that the lexicon has. A line
 * that is wrong ("my.tsv:12: id 'rusia', expected ...") is left out and counted in
 * `*left_out`, unless they are strict: then the failure is ENT_MALFORMED. A file that
 * cannot be read fails. After a failure the lexicon is as it was.
 *
 * `dictionary`, with the codes it is read by, is laid over as well, behind the files;
 * both must outlive the lexicon; NULL: none. Its names mean what the lexicon means by
 * them where it has them; where it stands alone, nothing of the lexicon is looked for in
 * texts but codes and ids, and offices are the dictionary's. */
ENT_CHECKED bool ent_lexicon_extend(ent_lexicon *lexicon, const ent_user_lexicons *files,
    ent_dictionary *dictionary, const ent_actor_codes *codes, uint64_t *left_out,
    ent_error *err);

#endif
