/* slice.c - cutting and comparing without copying. */
#define _GNU_SOURCE /* memmem */
#include "read/slice.h"

#include <string.h>

bool ent_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ent_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ent_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char ent_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

ent_slice ent_slice_of(const char *string)
{
    return (ent_slice){ string ? string : "", string ? strlen(string) : 0 };
}

bool ent_slice_line(ent_slice *rest, ent_slice *line)
{
    if (!rest->length) return false;
    const char *end = memchr(rest->begin, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->begin) : rest->length;
    *line = (ent_slice){ rest->begin, length };
    *rest = ent_slice_from(*rest, length + (end ? 1 : 0));
    return true;
}

ent_slice ent_slice_trim(ent_slice s)
{
    while (s.length && ent_is_blank(s.begin[s.length - 1])) s.length--;
    while (s.length && ent_is_blank(s.begin[0])) s = ent_slice_from(s, 1);
    return s;
}

ent_slice ent_slice_from(ent_slice s, size_t count)
{
    if (count > s.length) count = s.length;
    if (!count) return s;
    return (ent_slice){ s.begin + count, s.length - count };
}

static bool same(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (ent_lower(a[i]) != ent_lower(b[i])) return false;
    return true;
}

bool ent_slice_same(ent_slice s, const char *word)
{
    return s.length == strlen(word) && same(s.begin, word, s.length);
}

bool ent_slice_starts(ent_slice s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.length >= n && same(s.begin, prefix, n);
}

bool ent_slice_ends(ent_slice s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.length >= n && same(s.begin + s.length - n, suffix, n);
}

const char *ent_slice_find(ent_slice s, const char *needle)
{
    return s.length ? memmem(s.begin, s.length, needle, strlen(needle)) : NULL;
}

size_t ent_slice_width(ent_slice s)
{
    size_t width = 0;
    for (size_t i = 0; i < s.length; i++)
        width += ((unsigned char)s.begin[i] & 0xC0) != 0x80;
    return width;
}

char *ent_slice_copy(ent_arena *arena, ent_slice s)
{
    return ent_arena_copy(arena, s.begin, s.length);
}
