/* layout.c - a hard-wrapped text betrays itself: nearly all its breaks were needed. */
#include "read/layout.h"

#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum {
    NARROWEST = 50, /* characters: narrower columns are verse or tables */
    WIDEST = 100,   /* a longer line means that the text is not wrapped */
    FEWEST = 3      /* breaks that make a habit */
};

/* Bytes of the white space at the front of `s`; 0: none. */
static size_t space_at(ent_slice s)
{
    int32_t c = 0;
    size_t step = ent_utf8_next(s.begin, s.length, &c);
    return step && ent_utf8_is_space(c) ? step : 0;
}

/* A byte inside a character. */
static bool is_inner(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of words at the front of `s` that have single spaces between them. */
static size_t spaced_words(ent_slice s)
{
    size_t n = 0;
    while (n < s.length) {
        n += ent_bytes_single_spaced(s.begin + n, s.length - n);
        if (n == s.length || space_at(ent_slice_from(s, n))) break;
        n++;
        while (n < s.length && is_inner(s.begin[n])) n++;
    }
    while (n && s.begin[n - 1] == ' ') n--;
    return n;
}

void ent_layout_line(ent_buffer *out, ent_slice line)
{
    bool begun = false;
    while (line.length) {
        size_t space = space_at(line);
        line = ent_slice_from(line, space);
        if (space) continue;
        size_t n = spaced_words(line);
        if (begun) ent_buffer_char(out, ' ');
        ent_buffer_add(out, line.begin, n);
        line = ent_slice_from(line, n);
        begun = true;
    }
}

void ent_layout_body(ent_buffer *out, ent_slice body)
{
    ent_slice line;
    size_t start = out->length, blanks = 0;
    while (ent_slice_line(&body, &line)) {
        size_t before = out->length;
        if (before > start) ent_buffer_text(out, blanks ? "\n\n" : "\n");
        size_t text = out->length;
        ent_layout_line(out, line);
        if (out->length > text) {
            blanks = 0;
            continue;
        }
        blanks++;
        out->length = before; /* nothing on it: take the line end back */
        if (out->bytes) out->bytes[before] = '\0';
    }
}

static ent_slice first_word(ent_slice s)
{
    size_t n = 0;
    s = ent_slice_trim(s);
    while (n < s.length && !ent_is_blank(s.begin[n])) n++;
    return (ent_slice){ s.begin, n };
}

bool ent_layout_is_chosen_break(ent_slice line, ent_slice next, size_t width)
{
    ent_slice trimmed = ent_slice_trim(line);
    if (width < NARROWEST) return true;
    return ent_slice_width(trimmed) + 1 + ent_slice_width(first_word(next)) <= width;
}

static bool starts_item(ent_slice line)
{
    ent_slice s = ent_slice_trim(line);
    size_t digits = 0;
    if (ent_slice_starts(s, "- ") || ent_slice_starts(s, "•")) return true;
    while (digits < s.length && digits < 3 && ent_is_digit(s.begin[digits])) digits++;
    return digits && digits + 1 < s.length
           && (s.begin[digits] == '.' || s.begin[digits] == ')')
           && ent_is_blank(s.begin[digits + 1]);
}

/* The width to which the text is wrapped, in characters; 0: it is not. */
static size_t wrapped_width(ent_slice body)
{
    size_t width = 0, breaks = 0, needed = 0;
    ent_slice rest = body, line, before = { "", 0 };
    while (ent_slice_line(&rest, &line)) {
        size_t w = ent_slice_width(ent_slice_trim(line));
        if (w > width) width = w;
    }
    if (width < NARROWEST || width > WIDEST) return 0;
    while (ent_slice_line(&body, &line)) {
        line = ent_slice_trim(line);
        if (line.length && before.length && !starts_item(line)) {
            breaks++;
            needed += !ent_layout_is_chosen_break(before, line, width);
        }
        before = line;
    }
    return breaks >= FEWEST && needed * 10 >= breaks * 8 ? width : 0;
}

void ent_layout_unwrap(ent_buffer *out, ent_slice body)
{
    size_t width = wrapped_width(body);
    ent_slice line, before = { "", 0 };
    bool begun = false;
    while (ent_slice_line(&body, &line)) {
        ent_slice text = ent_slice_trim(line);
        bool join = width && before.length && text.length && !starts_item(text)
                    && !ent_layout_is_chosen_break(before, text, width);
        if (begun) ent_buffer_char(out, join ? ' ' : '\n');
        ent_buffer_add(out, line.begin, line.length);
        begun = true;
        before = text;
    }
}
