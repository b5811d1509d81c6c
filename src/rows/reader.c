/* reader.c - line by line: cut, look at what is needed, look up, fill in numbers.
 *
 * A name or code is understood once and then known by its bytes (`seen`), a date by that
 * of the row before. */
#include "rows/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows/cells.h"
#include "rows/codes.h"
#include "rows/decode.h"

enum { MOST_SEEN = 1 << 20 /* spellings that are remembered */ };

bool ent_row_reader_new(
    const ent_row_codes *codes, ent_row_reader **reader, ent_error *err)
{
    *reader = calloc(1, sizeof **reader);
    if (!*reader) return ent_fail(err, ENT_MEMORY, "rows: out of memory");
    (*reader)->codes = codes;
    return true;
}

void ent_row_reader_free(ent_row_reader *r)
{
    if (!r) return;
    ent_row_parties_free(&r->parties);
    ent_row_report_free(&r->report);
    ent_table_free(&r->seen);
    ent_table_free(&r->unknown);
    ent_buffer_free(&r->copy);
    ent_buffer_free(&r->key);
    ent_arena_free(&r->scratch);
    ent_arena_free(&r->kept);
    free(r);
}

const ent_row_parties *ent_row_reader_parties(const ent_row_reader *reader)
{
    return &reader->parties;
}

static bool add_unknown(const ent_row_reader *r, ent_row_report *report, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < r->unknown.count && ok; i++) {
        const ent_entry *e = &r->unknown.entries[i];
        if (e->value)
            ok = ent_row_names_add(&report->actors, e->key, e->length, e->value, err);
    }
    return ok;
}

bool ent_row_reader_sum(
    const ent_row_reader *reader, ent_row_report *report, ent_error *err)
{
    return ent_row_report_add(report, &reader->report, err)
           && add_unknown(reader, report, err);
}

/* Spellings are remembered up to a bound; then remembered anew. */
static bool forget(ent_row_reader *r, ent_error *err)
{
    bool ok = add_unknown(r, &r->report, err);
    ent_table_free(&r->seen);
    ent_table_free(&r->unknown);
    return ok;
}

bool ent_row_reader_release(ent_row_reader *r, ent_row_parties *parties, ent_error *err)
{
    *parties = r->parties;
    r->parties = (ent_row_parties){ 0 };
    return forget(r, err); /* what was seen has the old numbers */
}

bool ent_row_reader_take_report(ent_row_reader *r, ent_row_report *report, ent_error *err)
{
    bool ok = forget(r, err); /* unknown actors are counted with their spellings */
    *report = r->report;
    r->report = (ent_row_report){ 0 };
    return ok;
}

const ent_row_report *ent_row_reader_report(const ent_row_reader *reader)
{
    return &reader->report;
}

void ent_row_reader_start(
    ent_row_reader *r, const ent_row_layout *layout, const ent_row_block *block)
{
    bool first = block->first_line == 1;
    memset(r->days, 0, sizeof r->days); /* of another file perhaps, in another order */
    r->placed = 0;
    r->layout = layout;
    r->block = block;
    r->at = r->line = 0;
    if (first && block->length >= 3 && memcmp(block->bytes, "\xEF\xBB\xBF", 3) == 0)
        r->at = 3;
    r->at_header = first && layout->header;
}

void ent_row_reader_use(ent_row_reader *reader, const ent_row_mentions *mentions)
{
    reader->mentions = mentions;
}

/* Says why the row at hand is none; false, so that callers can end with it. */
static bool leave_out(ent_row_reader *r, ent_row_reason reason, const char *message)
{
    ent_row_fault fault = { .file = r->block->file,
        .line = r->block->first_line + r->line,
        .place = r->block->place };
    r->report.reasons[reason]++;
    if (!message) return false;
    snprintf(fault.message, sizeof fault.message, "%s", message);
    ent_row_report_fault(&r->report, reason, &fault);
    return false;
}

static bool columns_right(ent_row_reader *r)
{
    const ent_row_layout *l = r->layout;
    uint32_t n = r->cells.count;
    char message[96];
    bool gdelt = l->kind == ENT_ROWS_GDELT && !l->header;
    if (gdelt ? n == 57 || n == 58 || n == 61 : n >= l->least && n <= l->most)
        return true;
    if (gdelt)
        snprintf(message, sizeof message, "%u columns, expected 57, 58 or 61", n);
    else if (l->least == l->most)
        snprintf(message, sizeof message, "%u columns, expected %u", n, l->least);
    else
        snprintf(message, sizeof message, "%u columns, expected %u to %u", n, l->least,
            l->most);
    return leave_out(r, ENT_ROW_COLUMNS, message);
}

/* A row of several lines that is wrong was perhaps none: only its first line goes. */
static void give_back(ent_row_reader *r)
{
    const char *bytes = r->block->bytes + r->at;
    const char *end = memchr(bytes, '\n', r->cells.taken);
    if (r->layout->quoted && end) r->cells.taken = (size_t)(end - bytes) + 1;
}

static bool is_whole(ent_row_reader *r)
{
    char message[96];
    if (r->block->longest && r->cells.length > r->block->longest) {
        snprintf(message, sizeof message,
            "longer than %zu bytes (--max-line), expected a row of a table",
            r->block->longest);
        return leave_out(r, ENT_ROW_TOO_LONG, message);
    }
    if (r->cells.nul) return leave_out(r, ENT_ROW_BYTES, "NUL bytes, expected text");
    if (r->cells.torn) {
        leave_out(r, ENT_ROW_QUOTES, "quotes that do not end a cell, expected \"...\"");
        give_back(r);
        return false;
    }
    if (columns_right(r)) return true;
    give_back(r);
    return false;
}

static bool cut(ent_row_reader *r, ent_error *err)
{
    const char *bytes = r->block->bytes + r->at;
    size_t length = r->block->length - r->at;
    if (r->layout->quoted)
        return ent_row_cells_quoted(
            &r->cells, bytes, length, r->layout->separator, &r->copy, err);
    ent_row_cells_plain(&r->cells, bytes, length, r->layout->separator);
    return true;
}

/* Moves to the next row. Of a plain file a row is a line. */
static void step(ent_row_reader *r)
{
    size_t taken = r->cells.taken;
    uint32_t lines = 1;
    if (r->layout->quoted && taken) {
        const char *bytes = r->block->bytes + r->at;
        for (size_t i = 0; i + 1 < taken; i++) lines += bytes[i] == '\n';
    }
    r->at += taken;
    r->line += lines;
}

/* What it is not: an event. */
static void refuse(ent_row_reader *r, const ent_decoded *d)
{
    char message[160];
    if (d->reason == ENT_ROW_DATE || d->reason == ENT_ROW_NUMBER) {
        snprintf(message, sizeof message, "%s '%.*s', expected %s", d->what,
            d->cell.length > 60 ? 60 : (int)d->cell.length, d->cell.bytes, d->expected);
        leave_out(r, d->reason, message);
    } else {
        leave_out(r, d->reason, NULL);
    }
}

/* Nothing, or the header: files that are put behind one another bring theirs. */
static bool is_no_row(const ent_row_reader *r)
{
    const ent_row_cells *c = &r->cells;
    uint64_t header = r->layout->header_hash;
    return c->length == 0 || (c->count == 1 && c->end[0] == 0)
           || (header && ent_hash(c->line, c->length) == header);
}

/* One row. `*given` tells whether it is an event. */
static bool read_row(
    ent_row_reader *r, ent_row *row, ent_row_detail *detail, bool *given, ent_error *err)
{
    ent_decoded d = { .row = row, .detail = detail };
    *given = false;
    if (is_no_row(r)) return true;
    r->report.rows++;
    if (!is_whole(r)) return true;
    if (!ent_row_decode(r, &d, err)) return false;
    if (!d.given) {
        refuse(r, &d);
        return true;
    }
    row->line = r->line;
    r->report.events++;
    *given = true;
    return true;
}

bool ent_row_reader_next(ent_row_reader *r, ent_row *rows, ent_row_detail *details,
    size_t room, size_t *count, ent_error *err)
{
    *count = 0;
    if (r->seen.count > MOST_SEEN && !forget(r, err)) return false;
    ent_arena_reset(&r->kept);
    while (*count < room && r->at < r->block->length) {
        bool given = false;
        ent_row_detail *detail = details ? &details[*count] : NULL;
        if (!cut(r, err)) return false;
        if (r->at_header)
            r->at_header = false;
        else if (!read_row(r, &rows[*count], detail, &given, err))
            return false;
        *count += given;
        step(r);
    }
    return true;
}
