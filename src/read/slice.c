/* slice.c - cutting and comparing without copying. */
#define _GNU_SOURCE /* memmem */
#include "read/slice.h"

#include <string.h>

#include "base/bytes.h"

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

/* Bytes at the front that are the same. */
static size_t common(ent_slice s, const char *word)
{
    size_t n = 0;
    while (n < s.length && word[n] && ent_lower(s.begin[n]) == ent_lower(word[n])) n++;
    return n;
}

bool ent_slice_same(ent_slice s, const char *word)
{
    return common(s, word) == s.length && word[s.length] == '\0';
}

bool ent_slice_starts(ent_slice s, const char *prefix)
{
    return prefix[common(s, prefix)] == '\0';
}

bool ent_slice_ends(ent_slice s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.length >= n && ent_slice_starts(ent_slice_from(s, s.length - n), suffix);
}

const char *ent_slice_find(ent_slice s, const char *needle)
{
    return s.length ? memmem(s.begin, s.length, needle, strlen(needle)) : NULL;
}

size_t ent_slice_width(ent_slice s)
{
    return ent_bytes_characters(s.begin, s.length);
}

char *ent_slice_copy(ent_arena *arena, ent_slice s)
{
    return ent_arena_copy(arena, s.begin, s.length);
}
