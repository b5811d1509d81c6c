/* mentions.h - GDELT's table of mentions: which documents speak of an event, and how sure
 * the coder was.
 *
 * Of an event the best mention counts, and each row is one more document. Known by the
 * id; 0 is none (rows of broken files have it). Memory: 16 to 32 bytes for each event. */
#ifndef ENT_ROWS_MENTIONS_H
#define ENT_ROWS_MENTIONS_H

#include "rows/block.h"
#include "rows/report.h"
#include "rows/row.h"

typedef struct {
    uint64_t id; /* 0: a free slot */
    uint32_t articles;
    int32_t confidence; /* 0..100 */
} ent_row_mentioned;

typedef struct {
    ent_row_mentioned *slots;
    size_t count, slot_count;
} ent_row_mentions; /* {0} is empty; read-only for many threads once it is filled */

/* Adds the rows of a block of kind ENT_ROWS_MENTIONS; what is wrong goes to `report`, in
 * which `events` are the rows that count. False: out of memory. */
ENT_CHECKED bool ent_row_mentions_add(ent_row_mentions *mentions,
    const ent_row_layout *layout, const ent_row_block *block, ent_row_report *report,
    ent_error *err);

/* NULL where no mention is known. */
const ent_row_mentioned *ent_row_mentions_find(
    const ent_row_mentions *mentions, ent_row_text id);

void ent_row_mentions_free(ent_row_mentions *mentions);

#endif
