/* block.c - a row that goes over the edge of two pieces waits until its end has come. */
#include "rows/block.h"

#include <string.h>

#include "base/bytes.h"
#include "rows/cells.h"

enum { ROW_LONGEST = 1 << 20 };

void ent_row_cutter_start(
    ent_row_cutter *c, ent_source *source, const ent_row_layout *layout, size_t longest)
{
    *c = (ent_row_cutter){ .source = source,
        .quoted = layout->quoted,
        .longest = longest ? longest : ROW_LONGEST,
        .line = 1 };
}

/* Bytes up to the end of the last whole row; 0: there is none. */
static size_t whole_rows(const ent_row_cutter *c, const char *bytes, size_t length)
{
    size_t end = 0;
    if (!c->quoted) {
        while (length && bytes[length - 1] != '\n') length--;
        return length;
    }
    for (size_t n; end < length; end += n + 1) {
        n = ent_row_cells_end(bytes + end, length - end);
        if (end + n == length) break;
    }
    return end;
}

static bool pull(ent_row_cutter *c)
{
    if (c->pending_length == 0)
        ent_source_next(c->source, &c->pending, &c->pending_length);
    return c->pending_length > 0;
}

/* Appends what comes next; of a file without copying it. False: nothing does. */
static bool take(ent_row_cutter *c, ent_buffer *bytes)
{
    if (c->pending_length == 0 && c->source->fill) {
        size_t length = 0;
        char *to = ent_buffer_room(bytes, ENT_SOURCE_CHUNK);
        if (!to) return false;
        ent_source_fill(c->source, to, ENT_SOURCE_CHUNK, &length);
        ent_buffer_written(bytes, length);
        return length > 0;
    }
    if (!pull(c)) return false;
    ent_buffer_add(bytes, c->pending, c->pending_length);
    c->pending_length = 0;
    return true;
}

/* The row in `bytes` is too long: it goes, with what of it is still to come. */
static void drop_row(ent_row_cutter *c, ent_buffer *bytes)
{
    if (c->dropped++ == 0) c->too_long = c->line;
    c->line += ent_bytes_lines(bytes->bytes, bytes->length);
    ent_buffer_clear(bytes);
    while (pull(c)) {
        const char *end = memchr(c->pending, '\n', c->pending_length);
        size_t n = end ? (size_t)(end - c->pending) + 1 : c->pending_length;
        c->pending += n;
        c->pending_length -= n;
        if (end) {
            c->line++;
            return;
        }
    }
}

/* Of how many bytes the end of a row is looked for again that these do not have: twice as
 * many, so that a long row is not looked through for each piece of it. */
static size_t next_look(const ent_row_cutter *c, size_t length)
{
    size_t next = length > ENT_ROW_BLOCK / 2 ? 2 * length : ENT_ROW_BLOCK;
    if (next - 1 > c->longest) next = c->longest + 1;
    return next > ENT_ROW_BLOCK ? next : ENT_ROW_BLOCK;
}

bool ent_row_cutter_next(
    ent_row_cutter *c, ent_buffer *bytes, ent_row_block *block, ent_error *err)
{
    size_t whole = 0, enough = ENT_ROW_BLOCK;
    c->too_long = c->dropped = 0;
    ent_buffer_clear(bytes);
    ent_buffer_add(bytes, c->rest.bytes, c->rest.length);
    ent_buffer_clear(&c->rest);
    while (!whole && !bytes->failed && take(c, bytes)) {
        if (bytes->length < enough) continue;
        whole = whole_rows(c, bytes->bytes, bytes->length);
        if (!whole && bytes->length > c->longest) drop_row(c, bytes);
        enough = next_look(c, bytes->length);
    }
    if (!ent_buffer_ok(bytes, err)) return false;
    if (!whole && bytes->length) whole = whole_rows(c, bytes->bytes, bytes->length);
    if (c->pending_length == 0 && c->source->ended) whole = bytes->length; /* the last */
    ent_buffer_add(&c->rest, bytes->bytes + whole, bytes->length - whole);
    *block = (ent_row_block){ .bytes = bytes->bytes,
        .length = whole,
        .place = c->source->place,
        .first_line = c->line,
        .longest = c->longest };
    c->line += ent_bytes_lines(bytes->bytes, whole);
    return ent_buffer_ok(&c->rest, err);
}

void ent_row_cutter_close(ent_row_cutter *c)
{
    ent_buffer_free(&c->rest);
}
