/* wrap.c - display width, cuts and line breaks. */
#include "output/wrap.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "output/escape.h"

size_t ent_columns(const char *text, size_t length)
{
    size_t columns = 0, n;
    int32_t codepoint;
    for (size_t i = 0; i < length; i += n) {
        n = ent_utf8_next(text + i, length - i, &codepoint);
        if (n == 0) return columns + (length - i);
        int width = utf8proc_charwidth(codepoint);
        columns += width > 0 ? (size_t)width : 0;
    }
    return columns;
}

/* Bytes of the first grapheme. */
static size_t grapheme(const char *text, size_t length)
{
    int32_t codepoint, before = -1, state = 0;
    size_t i = 0, n;
    while (i < length && (n = ent_utf8_next(text + i, length - i, &codepoint)) > 0) {
        if (before >= 0 && utf8proc_grapheme_break_stateful(before, codepoint, &state))
            break;
        before = codepoint;
        i += n;
    }
    return i > 0 || length == 0 ? i : 1;
}

size_t ent_columns_cut(const char *text, size_t length, size_t columns)
{
    size_t end = 0, used = 0;
    while (end < length) {
        size_t n = grapheme(text + end, length - end);
        used += ent_columns(text + end, n);
        if (used > columns && end > 0) break;
        end += n;
    }
    return end;
}

size_t ent_wrap_line(const char *text, size_t length, size_t columns, size_t *next)
{
    size_t end = ent_columns_cut(text, length, columns);
    if (end < length && text[end] != ' ') {
        size_t space = end;
        while (space > 0 && text[space - 1] != ' ') space--;
        if (space > 0) end = space;
    }
    *next = end;
    while (*next < length && text[*next] == ' ') (*next)++;
    while (end > 0 && text[end - 1] == ' ') end--;
    return end;
}

static size_t lines_needed(const char *text, size_t length, size_t columns)
{
    size_t lines = 0, next;
    for (; length > 0; text += next, length -= next, lines++)
        ent_wrap_line(text, length, columns, &next);
    return lines;
}

static size_t widest_word(const char *text, size_t length)
{
    size_t widest = 0;
    for (size_t i = 0, start = 0; i <= length; i++) {
        if (i < length && text[i] != ' ') continue;
        size_t columns = ent_columns(text + start, i - start);
        if (columns > widest) widest = columns;
        start = i + 1;
    }
    return widest;
}

/* The narrowest width that needs no more lines and breaks no word; a long word may stand
 * out by the whole width (what is longer is broken), and no initial ("V.") stands alone.
 */
static size_t balanced(const char *text, size_t length, size_t columns, size_t lines)
{
    size_t widest = widest_word(text, length);
    if (widest > columns) columns = widest <= columns * 2 ? widest : columns * 3 / 2;
    size_t needed = lines_needed(text, length, columns);
    while (needed <= lines && columns > widest && columns > 1
           && lines_needed(text, length, columns - 1) == needed)
        columns--;
    size_t next, first = ent_wrap_line(text, length, columns, &next);
    while (first < length && ent_columns(text, first) <= 3 && columns < 2 * widest)
        first = ent_wrap_line(text, length, ++columns, &next);
    return columns;
}

/* Where the last line of a label ends, so that "…" has room: after a word if one fits. */
static size_t last_end(const char *text, size_t length, size_t columns)
{
    size_t end = ent_columns_cut(text, length, columns - 1), space = end;
    while (space > 0 && text[space] != ' ') space--;
    if (end < length && space > 0) end = space;
    while (end > 0 && text[end - 1] == ' ') end--;
    return end;
}

/* Whether a line that ends there parts a word of letters, which wants a hyphen; Chinese
 * and Japanese break anywhere. */
static bool parts_word(const char *text, size_t length, size_t end)
{
    int32_t codepoint;
    return end > 0 && end < length && text[end - 1] != ' ' && text[end - 1] != '-'
           && text[end] != ' ' && ent_utf8_next(text + end, length - end, &codepoint) > 0
           && utf8proc_charwidth(codepoint) == 1;
}

char *ent_wrap_label(ent_arena *arena, const char *text, size_t columns, size_t lines)
{
    ent_buffer plain = { 0 }, out = { 0 };
    ent_escape_plain(&plain, text);
    const char *left = plain.bytes ? plain.bytes : "";
    size_t length = plain.length, next;
    columns = balanced(left, length, columns, lines);
    for (size_t i = 0; length > 0 && i < lines; i++) {
        size_t end = ent_wrap_line(left, length, columns, &next);
        bool cut = i + 1 == lines && next < length;
        if (i > 0) ent_buffer_char(&out, '\n');
        if (cut) end = last_end(left, length, columns);
        ent_buffer_add(&out, left, end);
        if (cut)
            ent_buffer_text(&out, "…");
        else if (parts_word(left, length, end))
            ent_buffer_char(&out, '-');
        left += next;
        length -= next;
    }
    bool failed = plain.failed || out.failed;
    char *label = failed ? NULL : ent_arena_string(arena, out.bytes ? out.bytes : " ");
    ent_buffer_free(&plain);
    ent_buffer_free(&out);
    return label;
}

void ent_wrap_text(
    ent_buffer *out, const char *text, size_t width, size_t used, const char *indent)
{
    size_t length = strlen(text), next;
    size_t margin = ent_columns(indent, strlen(indent));
    for (bool first = true; length > 0; first = false) {
        size_t taken = first ? used : margin;
        size_t end = ent_wrap_line(
            text, length, width > taken + 8 ? width - taken : 8, &next);
        if (!first) {
            ent_buffer_char(out, '\n');
            ent_buffer_text(out, indent);
        }
        ent_buffer_add(out, text, end);
        text += next;
        length -= next;
    }
}

void ent_pad_bytes(
    ent_buffer *out, const char *text, size_t length, size_t columns, bool right)
{
    size_t taken = ent_columns(text, length);
    size_t padding = columns > taken ? columns - taken : 0;
    for (size_t i = 0; right && i < padding; i++) ent_buffer_char(out, ' ');
    ent_buffer_add(out, text, length);
    for (size_t i = 0; !right && i < padding; i++) ent_buffer_char(out, ' ');
}

void ent_pad(ent_buffer *out, const char *text, size_t columns, bool right)
{
    size_t length = strlen(text), taken = ent_columns(text, length);
    bool cut = taken > columns;
    if (cut) {
        length = columns > 1 ? ent_columns_cut(text, length, columns - 1) : 0;
        taken = ent_columns(text, length) + 1;
    }
    size_t padding = columns > taken ? columns - taken : 0;
    for (size_t i = 0; right && i < padding; i++) ent_buffer_char(out, ' ');
    ent_buffer_add(out, text, length);
    if (cut) ent_buffer_text(out, "…");
    for (size_t i = 0; !right && i < padding; i++) ent_buffer_char(out, ' ');
}
