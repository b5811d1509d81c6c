/* items.c - finding the ends of values without parsing them. */
#include "read/items.h"

#include <string.h>

#include "base/bytes.h"

enum {
    MOST_VALUES = 1000000, /* in one item: what a tree of them costs is bounded */
    DEEPEST = 500,
    LONGEST_NUMBER = 15 /* digits that a double keeps */
};

void ent_items_open(
    ent_items *items, ent_source *source, bool by_line, size_t limit, ent_buffer *held)
{
    *items = (ent_items){ .source = source,
        .held = held,
        .limit = limit,
        .by_line = by_line,
        .chunk = { "", 0 },
        .line = 1 };
    ent_buffer_clear(held);
}

static bool refill(ent_items *it)
{
    if (it->chunk.length) return true;
    ent_source_next(it->source, &it->chunk.begin, &it->chunk.length);
    bool first = !it->begun;
    it->begun = true;
    if (first && it->chunk.length >= 3 && memcmp(it->chunk.begin, "\xEF\xBB\xBF", 3) == 0)
        it->chunk = ent_slice_from(it->chunk, 3);
    return it->chunk.length > 0;
}

/* Takes `count` bytes off the chunk and counts their lines. */
static ent_slice take(ent_items *it, size_t count)
{
    ent_slice taken = { it->chunk.begin, count };
    for (const char *c = taken.begin, *end = c + count;
         (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++)
        it->line++;
    it->chunk = ent_slice_from(it->chunk, count);
    return taken;
}

/* Keeps a piece of an item; false once it is too large. */
static bool hold(ent_items *it, ent_slice piece)
{
    if (it->held->length + piece.length > it->limit) return false;
    ent_buffer_add(it->held, piece.begin, piece.length);
    return !it->held->failed;
}

static ent_item_state next_line(ent_items *it, ent_slice *json, uint64_t *line)
{
    bool large = false;
    ent_buffer_clear(it->held);
    *line = it->line;
    while (refill(it)) {
        const char *end = memchr(it->chunk.begin, '\n', it->chunk.length);
        size_t n = end ? (size_t)(end - it->chunk.begin) : it->chunk.length;
        *json = (ent_slice){ it->chunk.begin, n };
        bool whole = end && !it->held->length && !large;
        take(it, n + (end ? 1 : 0));
        if (whole && n <= it->limit) return ENT_ITEM_FOUND;
        large = large || !hold(it, *json);
        if (!end) continue;
        *json = (ent_slice){ it->held->bytes, it->held->length };
        return large ? ENT_ITEM_LARGE : ENT_ITEM_FOUND;
    }
    *json = (ent_slice){ it->held->bytes, it->held->length };
    if (large) return ENT_ITEM_LARGE;
    if (it->source->fault.code != ENT_OK) return ENT_ITEM_END; /* it is named anyway */
    return json->length ? ENT_ITEM_FOUND : ENT_ITEM_END;
}

/* Where a scan is inside a value. */
typedef struct {
    size_t depth;
    bool quoted, escaped, begun;
} scan;

/* What matters inside a string. */
static const char string_bytes[ENT_BYTES_STOPS] = { '"', '\\', '"', '\\', '"', '\\', '"',
    '\\' };

/* Bytes of `s` up to the end of the value (`*done`), or all of them. */
static size_t scan_value(scan *at, ent_slice s, bool *done)
{
    *done = false;
    for (size_t i = 0; i < s.length; i++) {
        if (at->quoted && !at->escaped)
            i += ent_bytes_before(s.begin + i, s.length - i, string_bytes);
        if (i == s.length) break;
        char c = s.begin[i];
        bool was_quoted = at->quoted;
        if (at->escaped) {
            at->escaped = false;
            continue;
        }
        if (c == '\\') at->escaped = at->quoted;
        if (c == '"') at->quoted = !at->quoted;
        if (c == '"') at->begun = true;
        if (at->quoted || was_quoted) continue;
        bool closes = c == '}' || c == ']';
        bool apart = c == ',' || ent_is_blank(c) || (closes && at->depth == 0);
        if (at->depth == 0 && apart && at->begun) { /* behind a number or a word */
            *done = true;
            return i;
        }
        at->begun = true;
        if (c == '{' || c == '[') at->depth++;
        if (closes && at->depth) at->depth--;
        if (closes && at->depth == 0) {
            *done = true;
            return i + 1;
        }
    }
    return s.length;
}

/* Passes over what stands between values. False at the end. */
static bool find_start(ent_items *it)
{
    while (refill(it)) {
        char c = it->chunk.begin[0];
        bool opens = c == '[' && !it->in_array;
        bool closes = c == ']' && it->in_array;
        if (!opens && !closes && c != ',' && !ent_is_blank(c)) return true;
        if (opens) it->in_array = it->has_array = true;
        if (closes) it->in_array = false;
        take(it, 1);
    }
    return false;
}

static ent_item_state next_value(ent_items *it, ent_slice *json, uint64_t *line)
{
    scan at = { 0 };
    bool large = false, done = false;
    ent_buffer_clear(it->held);
    if (!find_start(it)) {
        bool whole = !it->in_array || it->source->fault.code != ENT_OK;
        it->in_array = false; /* said once */
        *line = it->line;
        return whole ? ENT_ITEM_END : ENT_ITEM_CUT;
    }
    *line = it->line;
    while (!done && refill(it)) {
        size_t n = scan_value(&at, it->chunk, &done);
        ent_slice piece = take(it, n);
        large = large || !hold(it, piece);
    }
    *json = (ent_slice){ it->held->bytes, it->held->length };
    if (large) return ENT_ITEM_LARGE;
    if (done) return ENT_ITEM_FOUND;
    if (it->source->fault.code != ENT_OK) return ENT_ITEM_END;
    it->in_array = false;
    return at.depth || at.quoted ? ENT_ITEM_CUT : ENT_ITEM_FOUND;
}

ent_item_state ent_items_next(ent_items *items, ent_slice *json, uint64_t *line)
{
    ent_item_state state;
    do {
        *json = (ent_slice){ "", 0 };
        *line = items->line;
        state = items->by_line ? next_line(items, json, line)
                               : next_value(items, json, line);
        *json = ent_slice_trim(*json);
    } while (state == ENT_ITEM_FOUND && !json->length);
    return state;
}

/* The number of the four hex digits at `s`; -1 where they are none. */
static int hex4(ent_slice s)
{
    int value = 0;
    if (s.length < 4) return -1;
    for (size_t i = 0; i < 4; i++) {
        char c = ent_lower(s.begin[i]);
        bool letter = c >= 'a' && c <= 'f';
        if (!letter && !ent_is_digit(c)) return -1;
        value = value * 16 + (letter ? c - 'a' + 10 : c - '0');
    }
    return value;
}

/* Copies the escape at the front of `s`; returns its length. */
static size_t tidy_escape(ent_buffer *out, ent_slice s)
{
    if (s.length < 2) return s.length;
    int code = s.begin[1] == 'u' ? hex4(ent_slice_from(s, 2)) : -1;
    if (code < 0) {
        ent_buffer_add(out, s.begin, 2);
        return 2;
    }
    bool high = code >= 0xD800 && code < 0xDC00, low = code >= 0xDC00 && code < 0xE000;
    int second = high && s.length >= 12 && s.begin[6] == '\\' && s.begin[7] == 'u'
                     ? hex4(ent_slice_from(s, 8))
                     : -1;
    bool pair = high && second >= 0xDC00 && second < 0xE000;
    bool broken = code == 0 || low || (high && !pair);
    size_t n = pair ? 12 : 6;
    ent_buffer_add(out, broken ? "\\ufffd" : s.begin, broken ? 6 : n);
    return n;
}

/* Copies the string at the front of `s`, quotes included; returns its length. */
static size_t tidy_string(ent_buffer *out, ent_slice s)
{
    size_t i = 1, from = 0;
    while (i < s.length) {
        i += ent_bytes_quotable(s.begin + i, s.length - i);
        if (i == s.length || s.begin[i] == '"') break;
        ent_buffer_add(out, s.begin + from, i - from);
        if (s.begin[i] == '\\')
            i += tidy_escape(out, ent_slice_from(s, i));
        else
            ent_buffer_text(out, s.begin[i++] == '\n' ? "\\n" : " ");
        from = i;
    }
    size_t n = i < s.length ? i + 1 : s.length;
    ent_buffer_add(out, s.begin + from, n - from);
    return n;
}

static bool is_float_part(char c)
{
    return c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-' || ent_is_digit(c);
}

/* Copies the number at the front of `s`, a long integer as a string; its length. */
static size_t tidy_number(ent_buffer *out, ent_slice s)
{
    size_t n = s.begin[0] == '-' ? 1 : 0, digits = 0;
    while (n + digits < s.length && ent_is_digit(s.begin[n + digits])) digits++;
    n += digits;
    bool whole = n == s.length || !is_float_part(s.begin[n]);
    bool quote = whole && digits > LONGEST_NUMBER;
    if (quote) ent_buffer_char(out, '"');
    ent_buffer_add(out, s.begin, n);
    if (quote) ent_buffer_char(out, '"');
    while (!whole && n < s.length && is_float_part(s.begin[n]))
        ent_buffer_char(out, s.begin[n++]);
    return n;
}

const char *ent_json_tidy(ent_buffer *out, ent_slice json)
{
    size_t values = 0, depth = 0;
    for (size_t i = 0; i < json.length;) {
        ent_slice s = ent_slice_from(json, i);
        char c = s.begin[0];
        bool opens = c == '{' || c == '[';
        if (c == '"') {
            i += tidy_string(out, s);
        } else if (ent_is_digit(c)
                   || (c == '-' && s.length > 1 && ent_is_digit(s.begin[1]))) {
            i += tidy_number(out, s);
        } else {
            ent_buffer_char(out, (unsigned char)c < 0x20 ? ' ' : c);
            i++;
        }
        values += opens || c == ',' || c == ':';
        depth += opens;
        if ((c == '}' || c == ']') && depth) depth--;
        if (depth > DEEPEST) return "nested deeper than 500 levels";
        if (values > MOST_VALUES) return "more than 1000000 values in one item";
    }
    return NULL;
}
