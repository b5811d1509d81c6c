/* dictionary_lines.h - a dictionary's file, line by line (private to lexicon/). */
#ifndef ENT_LEXICON_DICTIONARY_LINES_H
#define ENT_LEXICON_DICTIONARY_LINES_H

#include "lexicon/dictionary.h"

typedef struct {
    ent_arena *arena;
    const ent_dictionaries *files;
    ent_dictionary *found;
    const char *file;
    char *rest, *end;
    unsigned line; /* of the file, from 1 */
    char *text;    /* the line, without comment and white space at both ends */
    bool indented; /* white space stood before it */
    bool failed;   /* the work has ended */
} ent_dictionary_reader;

/* Takes the next line that says something. False: there is none, or `failed`: the
 * work ends. */
bool ent_dictionary_next(ent_dictionary_reader *r, ent_error *err);

/* This line is not understood: names and counts it. False where that ends the work. */
ENT_CHECKED bool ent_dictionary_fault(
    ent_dictionary_reader *r, ent_error *err, const char *format, ...) ENT_PRINTF(3, 4);

/* "UNITED_NATIONS_" -> "UNITED NATIONS". NULL: no words, or characters that no name has;
 * then it was named and `*fatal` says whether that ends the work. */
const char *ent_dictionary_phrase(ent_dictionary_reader *r, const char *bytes,
    size_t length, bool *fatal, ent_error *err);

/* The same folded to lower case. */
const char *ent_dictionary_words(ent_dictionary_reader *r, const char *bytes,
    size_t length, bool *fatal, ent_error *err);

/* One kind of file each. */
ENT_CHECKED bool ent_dictionary_actors(ent_dictionary_reader *r, ent_error *err);
ENT_CHECKED bool ent_dictionary_agents(ent_dictionary_reader *r, ent_error *err);
ENT_CHECKED bool ent_dictionary_verbs(ent_dictionary_reader *r, ent_error *err);
ENT_CHECKED bool ent_dictionary_discards(ent_dictionary_reader *r, ent_error *err);
ENT_CHECKED bool ent_dictionary_issues(ent_dictionary_reader *r, ent_error *err);

/* No memory: fails. */
bool ent_dictionary_no_memory(ent_dictionary_reader *r, ent_error *err);

#endif
