/* file.h - outputs that are whole or not there, and whole files read. */
#ifndef ENT_BASE_FILE_H
#define ENT_BASE_FILE_H

#include <stdio.h>

#include "base/arena.h"

typedef struct ent_output ent_output;

/* Opens `path` for writing. NULL or "-" is standard output. A regular (or new) file is
 * written beside its place, in a temporary file that ent_output_commit renames: a link
 * stays one, and who may read the old file may read the new one. Other kinds (pipes,
 * /dev/full) are written directly. */
ENT_CHECKED bool ent_output_open(const char *path, ent_output **output, ent_error *err);

FILE *ent_output_stream(ent_output *output);

/* Flushes, closes and puts the file in its place; frees `output` in every case. A full
 * disk fails here: "cannot write 'out.dot': No space left on device". */
ENT_CHECKED bool ent_output_commit(ent_output *output, ent_error *err);

/* Forgets what was written; an older file at `path` stays as it was. NULL is allowed. */
void ent_output_discard(ent_output *output);

/* Writes all bytes to `path` as above, in one go. */
ENT_CHECKED bool ent_file_write(
    const char *path, const char *bytes, size_t length, ent_error *err);

/* Reads a whole file of at most `limit` bytes; a NUL follows the bytes. "-" is standard
 * input. */
ENT_CHECKED bool ent_file_read(ent_arena *arena, const char *path, size_t limit,
    char **bytes, size_t *length, ent_error *err);

#endif
