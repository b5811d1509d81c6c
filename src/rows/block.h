/* block.h - a file of rows in pieces of whole lines, for many readers at once. */
#ifndef ENT_ROWS_BLOCK_H
#define ENT_ROWS_BLOCK_H

#include "base/buffer.h"
#include "read/source.h"
#include "rows/layout.h"

/* Whole lines, the last one perhaps without its line end. */
typedef struct {
    const char *bytes;
    size_t length;
    const char *place;   /* of the file, for messages: outlives the block */
    uint32_t file;       /* its number, from 0: puts faults in order over threads */
    uint64_t first_line; /* from 1 */
    size_t longest;      /* bytes of a row; 0: no matter */
} ent_row_block;

/* Bytes that a block aims at: so many stay in a core's cache from being read to being
 * decoded. */
enum { ENT_ROW_BLOCK = 1 << 17 };

typedef struct {
    ent_source *source;
    bool quoted;         /* line ends inside quotes end no row */
    size_t longest;      /* bytes of a row */
    const char *pending; /* of the source, not yet given out */
    size_t pending_length;
    ent_buffer rest;   /* begin of a row whose end is still to come */
    uint64_t line;     /* of the next row, from 1 */
    uint64_t dropped;  /* rows before the block that was cut last that were longer than
                        * `longest`, and left out; */
    uint64_t too_long; /* the first of them, a line */
} ent_row_cutter;

void ent_row_cutter_start(
    ent_row_cutter *c, ent_source *source, const ent_row_layout *layout, size_t longest);

/* Appends the next whole lines to `bytes` (cleared first), which then is block->bytes; at
 * the end block->length is 0. Memory: `longest` and ENT_ROW_BLOCK, whatever the file. */
ENT_CHECKED bool ent_row_cutter_next(
    ent_row_cutter *c, ent_buffer *bytes, ent_row_block *block, ent_error *err);
void ent_row_cutter_close(ent_row_cutter *c);

#endif
