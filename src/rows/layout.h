/* layout.h - kinds of files of events, and which cell of a line is what. */
#ifndef ENT_ROWS_LAYOUT_H
#define ENT_ROWS_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "rows/day.h"

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
    ENT_COLUMN_ID,
    ENT_COLUMN_DATE,
    ENT_COLUMN_DATE_TO,
    ENT_COLUMN_REPORTED,
    ENT_COLUMN_SOURCE, /* an actor code, or a name */
    ENT_COLUMN_SOURCE_COUNTRY,
    ENT_COLUMN_SOURCE_SECTOR,
    ENT_COLUMN_TARGET,
    ENT_COLUMN_TARGET_COUNTRY,
    ENT_COLUMN_TARGET_SECTOR,
    ENT_COLUMN_RELATION, /* a relation or another scheme's type of event, in words */
    ENT_COLUMN_MODE,     /* what divides it: PLOVER's mode, ACLED's sub-type */
    ENT_COLUMN_CAMEO,
    ENT_COLUMN_STATUS,
    ENT_COLUMN_INTENSITY,
    ENT_COLUMN_CONFIDENCE,
    ENT_COLUMN_MENTIONS,
    ENT_COLUMN_SOURCES,
    ENT_COLUMN_ARTICLES,
    ENT_COLUMN_PLACE,
    ENT_COLUMN_URL,
    ENT_COLUMN_PUBLISHER
} ent_column;
enum { ENT_COLUMNS = ENT_COLUMN_PUBLISHER + 1 };
extern const char *const ent_column_names[ENT_COLUMNS]; /* "source", "target", ... */

/* In which codes a table names its actors. */
typedef enum {
    ENT_CODED_NAMES, /* names, or our codes */
    ENT_CODED_CAMEO, /* USAGOV */
    ENT_CODED_FIPS,  /* FIPS 10-4 of countries */
    ENT_CODED_COW,   /* numbers of states: the Correlates of War */
    ENT_CODED_GW     /* Gleditsch and Ward */
} ent_row_coding;
enum { ENT_ROW_CODINGS = ENT_CODED_GW + 1 };
extern const char *const ent_row_coding_names[ENT_ROW_CODINGS]; /* "names", ... */

typedef struct {
    ent_row_kind kind;
    ent_row_coding coding;
    ent_day_order days;
    char either[16];         /* a date that can be read both ways, where none tells which
                              * is meant; "": none */
    char separator;          /* '\t', ',', ';' or '|' */
    bool quoted;             /* RFC 4180: cells may be in quotes, with line ends inside */
    bool header;             /* the first line names the columns */
    uint64_t header_hash;    /* of that line: it may come again; 0: there is none */
    uint32_t least, most;    /* columns of a row (of GDELT: 57, 58 or 61) */
    int16_t at[ENT_COLUMNS]; /* column of each cell, from 0; -1: none (of GDELT's 58) */
} ent_row_layout;

typedef struct {
    const char *kind;    /* --kind: a name of ent_row_kind_names; NULL: by content */
    const char *columns; /* --columns: "source=A,target=B,relation=C,date=D,codes=cow";
                            NULL: none */
    const ent_day_order *days; /* --date-format; NULL: as the file's dates have it */
} ent_row_asked;

/* Which kind of file of events begins with `head`. `*found` is false (and true returned)
 * where it is none; false only where `asked` cannot be had: "the file has no column 'A'".
 */
ENT_CHECKED bool ent_row_layout_find(const char *head, size_t length,
    const ent_row_asked *asked, ent_row_layout *layout, bool *found, ent_error *err);

#endif
