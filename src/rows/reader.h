/* reader.h - blocks of lines -> rows. */
#ifndef ENT_ROWS_READER_H
#define ENT_ROWS_READER_H

#include "lexicon/lexicon.h"
#include "rows/block.h"
#include "rows/layout.h"
#include "rows/mentions.h"
#include "rows/parties.h"
#include "rows/report.h"
#include "rows/row.h"

/* The tables of codes, ready for use; read-only once open, for any number of threads. */
typedef struct ent_row_codes ent_row_codes;

/* Reads codes.tsv of folder `dir` (data/lexicon); `lexicon` must outlive it. */
ENT_CHECKED bool ent_row_codes_open(
    const char *dir, const ent_lexicon *lexicon, ent_row_codes **codes, ent_error *err);
/* Hex digest of codes.tsv: part of a producer's name. */
const char *ent_row_codes_digest(const ent_row_codes *codes);
void ent_row_codes_close(ent_row_codes *codes); /* NULL is allowed */

/* One thread's reader. */
typedef struct ent_row_reader ent_row_reader;
ENT_CHECKED bool ent_row_reader_new(
    const ent_row_codes *codes, ent_row_reader **reader, ent_error *err);
void ent_row_reader_free(ent_row_reader *reader); /* NULL is allowed */

/* From now on events that `mentions` (NULL: none) knows have the confidence of their best
 * mention, and as many articles as mention them, if these are more than the row says.
 * Only of GDELT; must outlive the reader. */
void ent_row_reader_use(ent_row_reader *reader, const ent_row_mentions *mentions);

/* Begins with a block; it and `layout` must stay until the last row is taken. */
void ent_row_reader_start(
    ent_row_reader *reader, const ent_row_layout *layout, const ent_row_block *block);

/* The next rows of the block, at most `room`, in its order; `*count` 0: no more.
 * `details` may be NULL: then only what an ent_row holds is decoded. Lines that are no
 * events are counted in the report. False: out of memory. */
ENT_CHECKED bool ent_row_reader_next(ent_row_reader *reader, ent_row *rows,
    ent_row_detail *details, size_t room, size_t *count, ent_error *err);

/* Parties so far: grows from call to call, numbers stay. */
const ent_row_parties *ent_row_reader_parties(const ent_row_reader *reader);

/* Hands the parties over, to be freed by the caller once no row needs them; the reader
 * numbers anew. Bounds what a file with ever new names holds. */
ENT_CHECKED bool ent_row_reader_release(
    ent_row_reader *reader, ent_row_parties *parties, ent_error *err);

/* What was read since ent_row_reader_new; of unknown actors not all are in it yet. */
const ent_row_report *ent_row_reader_report(const ent_row_reader *reader);

/* Moves the report on what was read so far out of the reader. The caller frees it. */
ENT_CHECKED bool ent_row_reader_take_report(
    ent_row_reader *reader, ent_row_report *report, ent_error *err);

/* Adds all that was read to `report`. */
ENT_CHECKED bool ent_row_reader_sum(
    const ent_row_reader *reader, ent_row_report *report, ent_error *err);

#endif
