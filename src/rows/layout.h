/* layout.h - kinds of files of events, and which cell of a line is what. */
#ifndef ENT_ROWS_LAYOUT_H
#define ENT_ROWS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef enum {
    ENT_ROWS_GDELT,    /* 1.0 (57, 58 columns) and 2.0 (61), line by line */
    ENT_ROWS_MENTIONS, /* GDELT 2.0 mentions (16): no events, but their confidence */
    ENT_ROWS_ICEWS,
    ENT_ROWS_POLECAT,
    ENT_ROWS_PHOENIX,
    ENT_ROWS_PETRARCH,
    ENT_ROWS_ACLED,
    ENT_ROWS_TABLE /* any CSV or TSV, by --columns or by its header */
} ent_row_kind;
enum { ENT_ROW_KINDS = ENT_ROWS_TABLE + 1 };
extern const char *const ent_row_kind_names[ENT_ROW_KINDS]; /* "gdelt", "mentions", ... */

/* What a cell can be. */
typedef enum {
    ENT_CELL_ID,
    ENT_CELL_DATE,
    ENT_CELL_DATE_TO,
    ENT_CELL_REPORTED,
    ENT_CELL_SOURCE, /* an actor code, or a name */
    ENT_CELL_SOURCE_COUNTRY,
    ENT_CELL_SOURCE_SECTOR,
    ENT_CELL_TARGET,
    ENT_CELL_TARGET_COUNTRY,
    ENT_CELL_TARGET_SECTOR,
    ENT_CELL_RELATION, /* a relation or another scheme's type of event, in words */
    ENT_CELL_MODE,     /* what divides it: PLOVER's mode, ACLED's sub-type */
    ENT_CELL_CAMEO,
    ENT_CELL_STATUS,
    ENT_CELL_INTENSITY,
    ENT_CELL_CONFIDENCE,
    ENT_CELL_MENTIONS,
    ENT_CELL_SOURCES,
    ENT_CELL_ARTICLES,
    ENT_CELL_PLACE,
    ENT_CELL_URL,
    ENT_CELL_PUBLISHER
} ent_cell;
enum { ENT_CELLS = ENT_CELL_PUBLISHER + 1 };
extern const char *const ent_cell_names[ENT_CELLS]; /* "source", "target", ... */

typedef struct {
    ent_row_kind kind;
    char separator;        /* '\t', ',', ';' or '|' */
    bool quoted;           /* RFC 4180: cells may be in quotes, with line ends inside */
    bool header;           /* the first line names the columns */
    uint64_t header_hash;  /* of that line: it may come again; 0: there is none */
    uint32_t least, most;  /* columns of a row (of GDELT: 57, 58 or 61) */
    int16_t at[ENT_CELLS]; /* column of each cell, from 0; -1: none (of GDELT's 58) */
} ent_row_layout;

typedef struct {
    const char *kind; /* --kind: a name of ent_row_kind_names; NULL: by content */
    const char
        *columns; /* --columns: "source=A,target=B,relation=C,date=D"; NULL: none */
} ent_row_asked;

/* Which kind of file of events begins with `head`. `*found` is false (and true returned)
 * where it is none; false only where `asked` cannot be had: "the file has no column 'A'".
 */
ENT_CHECKED bool ent_row_layout_find(const char *head, size_t length,
    const ent_row_asked *asked, ent_row_layout *layout, bool *found, ent_error *err);

#endif
