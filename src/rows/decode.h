/* decode.h - the cells of a row -> its numbers (private). */
#ifndef ENT_ROWS_DECODE_H
#define ENT_ROWS_DECODE_H

#include "rows/cells.h"
#include "rows/codes.h"

typedef struct {
    char bytes[12];
    uint32_t length;
    ent_date day, to;
} ent_day_seen;

struct ent_row_reader {
    const ent_row_codes *codes;
    const ent_row_mentions *mentions; /* NULL: none */
    const ent_row_layout *layout;
    const ent_row_block *block;
    size_t at;      /* in the block */
    uint32_t line;  /* of it, from 0 */
    bool at_header; /* the next row is the header */
    ent_row_cells cells;
    int16_t
        at_column[ENT_COLUMNS]; /* of rows with `placed` cells: the layout's, or moved */
    uint32_t placed;            /* 0: not known yet */
    ent_buffer copy;            /* of a row with quotes */
    ent_buffer key;             /* of a party by several cells */
    ent_table seen;    /* spelling of an actor -> party, and what of it is unknown */
    ent_table unknown; /* in how many rows, not in the report yet */
    ent_day_seen days[2];
    ent_arena scratch; /* for one actor */
    ent_arena kept;    /* cells of details that had quotes; until the next call */
    ent_row_parties parties;
    ent_row_report report;
};

typedef struct {
    ent_row *row;
    ent_row_detail *detail;      /* NULL: not wanted */
    bool given;                  /* it is an event */
    ent_row_reason reason;       /* else why not */
    const char *what, *expected; /* of a fault: "date", "YYYYMMDD" */
    ent_row_text cell;
} ent_decoded;

/* False: out of memory. */
ENT_CHECKED bool ent_row_decode(ent_row_reader *reader, ent_decoded *d, ent_error *err);

#endif
