/* user_lines.h - a user's lexicon cut into lines of cells (private to lexicon/). */
#ifndef ENT_LEXICON_USER_LINES_H
#define ENT_LEXICON_USER_LINES_H

#include "base/buffer.h"
#include "lexicon/tsv.h"
#include "lexicon/user.h"

typedef enum { ENT_LINE_ACTOR, ENT_LINE_NAME, ENT_LINE_OFFICE, ENT_LINE_MEMBER } ent_line;
enum { ENT_LINES = ENT_LINE_MEMBER + 1, ENT_LINE_CELLS = 7 };

typedef struct {
    ent_line kind;
    ent_tsv file;    /* its name, for messages; without rows */
    ent_tsv_row row; /* the columns of the shipped table; "" where they were left out */
} ent_user_line;

typedef struct {
    ent_arena *arena;
    const ent_user_lexicons *files;
    ent_user_line *items; /* in the order of files and lines */
    size_t count, capacity;
    size_t listed; /* lines from this one on are made from a dictionary */
    uint64_t left_out;
    ent_buffer hashes; /* of the files, as text */
} ent_user_lines;

/* One line is wrong, as `fault` says: it is named and counted. False, with `err` filled,
 * where that ends the work. */
ENT_CHECKED bool ent_user_fault(
    ent_user_lines *lines, const ent_error *fault, ent_error *err);

/* Appends the lines of one file. Cuts `bytes` (with a NUL behind them) in place: they
 * must live as long as the lines. */
ENT_CHECKED bool ent_user_lines_cut(
    ent_user_lines *lines, const char *name, char *bytes, size_t length, ent_error *err);

/* Reads and cuts all files. */
ENT_CHECKED bool ent_user_lines_read(ent_user_lines *lines, ent_error *err);

#endif
