/* rows_harness.h - reads a file of events from a string, block by block. */
#ifndef ENT_TEST_ROWS_HARNESS_H
#define ENT_TEST_ROWS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "rows/reader.h"

static ent_lexicon *lexicon;
static ent_row_codes *codes;

static int open_codes(void **state)
{
    ent_error err;
    (void)state;
    if (ent_lexicon_open(ENTENTE_DATA "/lexicon", &lexicon, &err)
        && ent_row_codes_open(ENTENTE_DATA "/lexicon", lexicon, &codes, &err))
        return 0;
    fail_msg("%s", err.message);
    return 1;
}

static int close_codes(void **state)
{
    (void)state;
    ent_row_codes_close(codes);
    ent_lexicon_close(lexicon);
    return 0;
}

/* Gives a string in pieces of `step` bytes. */
typedef struct {
    const char *bytes;
    size_t left, step;
} string_source;

static bool pull_string(ent_source *s, const char **bytes, size_t *length)
{
    string_source *from = s->context;
    *length = from->left < from->step ? from->left : from->step;
    *bytes = from->bytes;
    from->bytes += *length;
    from->left -= *length;
    return true;
}

/* The same into memory of the reader's. */
static bool fill_string(ent_source *s, char *to, size_t room, size_t *length)
{
    const char *bytes;
    string_source *from = s->context;
    if (from->step > room) from->step = room;
    pull_string(s, &bytes, length);
    memcpy(to, bytes, *length);
    return true;
}

static void write_party(ent_buffer *out, const ent_row_reader *reader, uint32_t index)
{
    const ent_party *p = &ent_row_reader_parties(reader)->items[index];
    const char *who = *p->id ? p->id : p->name;
    ent_buffer_print(out, "%s:%s%s%s", p->code, who, *p->sector ? "/" : "", p->sector);
}

static void write_row(ent_buffer *out, const ent_row_reader *reader,
    const ent_row_block *block, const ent_row *row, const ent_row_detail *detail)
{
    char iso[16];
    ent_date_format(row->date, iso);
    ent_buffer_print(out, "%llu %s ", (unsigned long long)block->first_line + row->line,
        row->date == ENT_NO_DATE ? "undated" : iso);
    write_party(out, reader, row->source);
    ent_buffer_print(out, " %s ", ent_relation_table[row->relation].name);
    write_party(out, reader, row->target);
    ent_buffer_print(out, " %s %g x%u", ent_status_names[row->status],
        row->intensity / 1e6, ent_row_reports(row));
    if (detail)
        ent_buffer_print(out, " %.*s", (int)detail->cameo.length, detail->cameo.bytes);
    ent_buffer_char(out, '\n');
}

typedef struct {
    ent_row_asked asked;
    size_t step, longest; /* 0: all at once; the default */
    bool plain;           /* without details */
    bool filled;          /* as a file, which needs no copy */
    ent_buffer rows;
    ent_row_report report;
    ent_row_kind kind;
    bool found;
    uint64_t dropped;
} reading;

static void read_block(reading *r, ent_row_reader *reader, const ent_row_layout *layout,
    const ent_row_block *block)
{
    ent_row rows[7];
    ent_row_detail details[7];
    size_t count;
    ent_row_reader_start(reader, layout, block);
    do {
        assert_true(ent_row_reader_next(
            reader, rows, r->plain ? NULL : details, 7, &count, NULL));
        for (size_t i = 0; i < count; i++)
            write_row(&r->rows, reader, block, &rows[i], r->plain ? NULL : &details[i]);
    } while (count);
}

/* Fills rows and report; `rows` is "" where there are none. */
static void read_rows(reading *r, const char *bytes, size_t length)
{
    string_source from = { bytes, length, r->step ? r->step : length };
    ent_source source = { .place = "rows",
        .name = "rows",
        .file = -1,
        .pull = pull_string,
        .fill = r->filled ? fill_string : NULL,
        .context = &from };
    size_t head;
    ent_error err = { 0 };
    ent_row_layout layout;
    ent_row_reader *reader;
    ent_row_cutter cutter;
    ent_row_block block;
    ent_buffer bytes_of = { 0 };
    const char *start = ent_source_peek(&source, 1 << 16, &head);
    ent_buffer_clear(&r->rows);
    ent_buffer_text(&r->rows, "");
    if (!ent_row_layout_find(start, head, &r->asked, &layout, &r->found, &err)) {
        ent_buffer_text(&r->rows, err.message);
    } else if (r->found) {
        r->kind = layout.kind;
        assert_true(ent_row_reader_new(codes, &reader, NULL));
        ent_row_cutter_start(&cutter, &source, &layout, r->longest);
        while (ent_row_cutter_next(&cutter, &bytes_of, &block, NULL) && block.length) {
            r->dropped += cutter.dropped;
            read_block(r, reader, &layout, &block);
        }
        r->dropped += cutter.dropped;
        assert_true(ent_row_reader_sum(reader, &r->report, NULL));
        ent_row_cutter_close(&cutter);
        ent_row_reader_free(reader);
    }
    ent_buffer_free(&bytes_of);
    ent_source_close(&source);
}

static void free_reading(reading *r)
{
    ent_buffer_free(&r->rows);
    ent_row_report_free(&r->report);
}

/* The rows of a text, one a line: see write_row. */
static void expect_rows(ent_row_kind kind, const char *text, const char *want)
{
    for (int filled = 0; filled < 2; filled++) {
        reading r = { .filled = filled };
        read_rows(&r, text, strlen(text));
        assert_true(r.found);
        assert_int_equal(r.kind, kind);
        assert_string_equal(r.rows.bytes, want);
        free_reading(&r);
    }
}

#endif
