/* row.h - one coded event of a file: the waist between files of events and what counts or
 * keeps them.
 *
 *   ent_source -> ent_row_cutter -> blocks of whole lines        one thread, block.h
 *   block + ent_row_layout (kind, columns: layout.h)
 *         -> ent_row_reader, one per thread (reader.h)           any thread, any order
 *              |-> ent_row[]      what is counted: numbers only, 64 bytes
 *              |-> ent_row_detail what is kept besides: places in the block
 *              |-> ent_row_parties  who they are, once each (parties.h)
 *              `-> ent_row_report   rows and why some were left out (report.h)
 *
 * Rows are numbers: parties are indexes into the reader's own list. Readers of two
 * threads number them differently: events and tallies go by who a party is, so that no
 * result depends on the schedule. */
#ifndef ENT_ROWS_ROW_H
#define ENT_ROWS_ROW_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "lexicon/ontology.h"

/* What a tally counts. A row that is given out has two different parties, a relation and
 * a status; its date may be ENT_NO_DATE. Source and target are as the file has them, also
 * of relations that go both ways. */
typedef struct {
    uint32_t source, target; /* indexes into the reader's parties */
    ent_date date;           /* first day of the event; ENT_NO_DATE: undated */
    uint8_t relation;        /* ent_relation */
    uint8_t status;          /* ent_status */
    uint8_t quad;            /* 1 verbal cooperation ... 4 material conflict */
    uint8_t unused;
    int32_t intensity;  /* Goldstein, millionths: the source's own, else by the code */
    int32_t confidence; /* 0..1 in millionths; 1000000 unless the source gives one */
    uint32_t mentions, sources, articles; /* the source's counts; 0: it gives none */
    uint32_t line;                        /* in the block, from 0: + first_line */
} ent_row;

/* Reports of one row: the source's articles, else mentions, else 1. */
static inline uint32_t ent_row_reports(const ent_row *row)
{
    return row->articles ? row->articles : row->mentions ? row->mentions : 1;
}

/* A cell: bytes of the block, or of the reader until its next call. */
typedef struct {
    const char *bytes; /* NULL: the file has no such column, or nothing stands there */
    uint32_t length;
} ent_row_text;

/* What an event keeps besides. */
typedef struct {
    ent_date date_to;  /* last day; equal to the row's date for a single one */
    ent_date reported; /* day of the report, or when it came into the data */
    ent_row_text id, cameo, place, url, publisher;
} ent_row_detail;

#endif
