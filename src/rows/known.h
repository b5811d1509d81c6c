/* known.h - the columns of the kinds of files that the field has (private). */
#ifndef ENT_ROWS_KNOWN_H
#define ENT_ROWS_KNOWN_H

#include "rows/cells.h"
#include "rows/layout.h"
#include "rows/number.h"
#include "rows/row.h"

/* A column by its name in the header: lower case, without spaces and '_'. */
typedef struct {
    const char *name;
    ent_column cell;
} ent_known_column;

typedef struct {
    ent_row_kind kind;
    const char *mark; /* a name that only this kind has; NULL: none needed */
    uint32_t least;   /* columns of its rows; 0: as many as the header has */
    const ent_known_column *columns;
    size_t count;
} ent_known_columns;

extern const ent_known_columns ent_known_kinds[];
extern const size_t ent_known_kind_count;

/* A file without a header. */
typedef struct {
    ent_column cell;
    int16_t column;
} ent_known_place;

typedef struct {
    ent_row_kind kind;
    uint32_t least, most;
    bool (*fits)(const ent_row_cells *first); /* is this a row of such a file? */
    const ent_known_place *places;
    size_t count;
} ent_known_order;

extern const ent_known_order ent_known_orders[];
extern const size_t ent_known_order_count;

/* Of GDELT's rows the last columns: those of 61 are shifted. */
enum { GDELT_ADDED = 56, GDELT_URL = 57, GDELT_PLACE = 50, GDELT2_MORE = 3 };

/* The cell, trimmed and without quotes around it; empty where there is none. */
static inline ent_row_text ent_row_cell(const ent_row_cells *c, int column)
{
    if (column < 0 || (uint32_t)column >= c->count || column >= ENT_CELLS_KEPT)
        return (ent_row_text){ "", 0 };
    uint32_t begin = ent_row_cell_begin(c, (uint32_t)column);
    ent_row_text cell = { c->bytes + begin, c->end[column] - begin };
    bool plain = !cell.length
                 || ((unsigned char)cell.bytes[0] > '"'
                     && (unsigned char)cell.bytes[cell.length - 1] > '"');
    if (plain) return cell; /* no blank and no quote has a larger code */
    cell = ent_row_trim(cell);
    bool quotes = cell.length >= 2 && cell.bytes[0] == '"'
                  && cell.bytes[cell.length - 1] == '"';
    return quotes ? ent_row_trim((ent_row_text){ cell.bytes + 1, cell.length - 2 })
                  : cell;
}

#endif
