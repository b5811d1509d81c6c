/* report.h - how many rows there were, and why some are no events. */
#ifndef ENT_ROWS_REPORT_H
#define ENT_ROWS_REPORT_H

#include "base/buffer.h"
#include "rows/names.h"

typedef enum {
    /* malformed: named with their places, exit 3 */
    ENT_ROW_COLUMNS,  /* too few or too many */
    ENT_ROW_BYTES,    /* NUL bytes */
    ENT_ROW_QUOTES,   /* a quoted cell that does not end, or goes on after its end */
    ENT_ROW_TOO_LONG, /* --max-line */
    ENT_ROW_DATE,     /* no date where one must be */
    ENT_ROW_NUMBER,   /* no number where one must be */
    /* out of scope: counted, no fault */
    ENT_ROW_NO_PARTY,  /* no source or no target */
    ENT_ROW_SAME,      /* source and target are one actor */
    ENT_ROW_STATEMENT, /* CAMEO 01 and the like: no relation */
    ENT_ROW_HEADER,    /* a first line of unknown type, where columns go by number */
    /* not understood: counted and named */
    ENT_ROW_UNMAPPED /* its type of event is in no table */
} ent_row_reason;
enum { ENT_ROW_REASONS = ENT_ROW_UNMAPPED + 1, ENT_ROW_PLACES = 3 };

typedef struct {
    uint32_t file; /* of its block */
    uint64_t line;
    const char *place;
    char message[160]; /* "41 columns, expected 61" */
} ent_row_fault;

typedef struct {
    uint64_t rows;   /* lines that hold one: headers and empty lines are none */
    uint64_t events; /* given out */
    uint64_t reasons[ENT_ROW_REASONS];
    ent_row_fault first[ENT_ROW_REASONS][ENT_ROW_PLACES]; /* by file and line */
    ent_row_names types;  /* of events that no table knows, in how many rows */
    ent_row_names actors; /* codes, countries and names that no table knows; their rows
                           * are kept, under what stands there */
    uint64_t
        undated; /* GDELT's dates that are no dates of an event: docs/event-files.md */
} ent_row_report;

/* A row that was left out, or what of it was not understood: kept if it is among the
 * first. */
void ent_row_report_fault(
    ent_row_report *r, ent_row_reason reason, const ent_row_fault *fault);

/* Rows for which the exit code is 3. */
uint64_t ent_row_report_malformed(const ent_row_report *r);

/* Adds `from`: the same whatever the order. */
ENT_CHECKED bool ent_row_report_add(
    ent_row_report *into, const ent_row_report *from, ent_error *err);
void ent_row_report_free(ent_row_report *r);

#endif
