/* slice.h - a run of bytes inside a longer text, not NUL-terminated. */
#ifndef ENT_READ_SLICE_H
#define ENT_READ_SLICE_H

#include "base/arena.h"
#include "base/ascii.h"

typedef struct {
    const char *begin;
    size_t length;
} ent_slice;

/* NULL gives an empty slice. */
ent_slice ent_slice_of(const char *string);

/* Takes the next line (without its \n) off the front of `rest`; false at the end. */
bool ent_slice_line(ent_slice *rest, ent_slice *line);

/* Without spaces, tabs and line ends at both ends. */
static inline ent_slice ent_slice_trim(ent_slice s);

/* Without its first `count` bytes (all of them where there are fewer). */
static inline ent_slice ent_slice_from(ent_slice s, size_t count);

/* ASCII case is ignored, whatever the locale. */
bool ent_slice_same(ent_slice s, const char *word);
bool ent_slice_starts(ent_slice s, const char *prefix);
bool ent_slice_ends(ent_slice s, const char *suffix);

/* Place of the first `needle` in `s`, NULL where there is none (case counts). */
const char *ent_slice_find(ent_slice s, const char *needle);

/* Characters, not bytes: what a reader sees of a line of clean UTF-8. */
size_t ent_slice_width(ent_slice s);

/* NULL: out of memory. */
char *ent_slice_copy(ent_arena *arena, ent_slice s);

static inline bool ent_is_blank(char c) /* space, tab, \n, \r */
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline ent_slice ent_slice_from(ent_slice s, size_t count)
{
    if (count > s.length) count = s.length;
    if (!count) return s;
    return (ent_slice){ s.begin + count, s.length - count };
}

static inline ent_slice ent_slice_trim(ent_slice s)
{
    while (s.length && ent_is_blank(s.begin[s.length - 1])) s.length--;
    while (s.length && ent_is_blank(s.begin[0])) s = ent_slice_from(s, 1);
    return s;
}

#endif
