/* reading.h - one call of ent_read: its options, its counts, its memory. */
#ifndef ENT_READ_READING_H
#define ENT_READ_READING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/reader.h"

typedef struct {
    ent_read_options options; /* no zeros left: defaults are filled in */
    const ent_read_sink *sink;
    ent_read_counts *counts;
    ent_arena file;     /* given back when the file at hand is done */
    ent_arena document; /* given back after each callback */
    ent_buffer raw;     /* bytes of the file or item at hand */
    ent_buffer words;   /* of a plain text, without Markdown */
    ent_buffer lines;   /* the same, without breaks inside paragraphs */
    ent_buffer text;    /* of the document at hand */
    uint64_t unpacked;  /* bytes out of the archive at hand, at all its levels */
    unsigned nesting;   /* archives that are open around the file at hand */
    bool named;         /* --doc was given to a document */
} ent_reading;

/* Names malformed input to the sink and counts it. `line` 0: of the whole file. False
 * only where the sink says stop. */
ENT_CHECKED bool ent_reading_skip(ent_reading *r, ent_error *err, const char *place,
    uint64_t line, const char *format, ...) ENT_PRINTF(5, 6);

/* Whether a file of a folder or archive is left out by its name. */
bool ent_reading_ignores(const ent_reading *r, const char *path);

/* How many documents, records and faults there were so far: equal before and after a
 * folder means that there was nothing in it. */
uint64_t ent_reading_found(const ent_reading *r);

/* A name as messages may show it: control characters made '?', invalid UTF-8 replaced.
 * NULL: out of memory. */
char *ent_place(ent_arena *arena, const char *name);

bool ent_no_memory(ent_error *err);

#endif
