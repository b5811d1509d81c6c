/* tsv.h - a table of tab-separated lines, as all tables of data/lexicon/ are.
 *
 * First line that is not a comment: the column names. '#' starts a comment line. An empty
 * cell is "". */
#ifndef ENT_LEXICON_TSV_H
#define ENT_LEXICON_TSV_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct {
    const char *const *cells; /* one for each column of the table */
    unsigned line;            /* in the file, from 1 */
} ent_tsv_row;

typedef struct {
    ent_tsv_row *rows;
    size_t count;
    const char *name; /* the path, for messages */
    uint64_t hash;    /* of the file's bytes */
} ent_tsv;

/* Reads DIR/NAME and checks that its columns are exactly `columns`, in that order. All
 * strings belong to `arena`. Messages: "actors.tsv:12: 5 columns, expected 6". */
ENT_CHECKED bool ent_tsv_read(ent_arena *arena, const char *dir, const char *name,
    const char *const *columns, size_t column_count, ent_tsv *table, ent_error *err);

#endif
