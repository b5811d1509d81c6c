/* slice.h - a run of bytes inside a longer text, not NUL-terminated. */
#ifndef ENT_READ_SLICE_H
#define ENT_READ_SLICE_H

#include "base/arena.h"

typedef struct {
    const char *begin;
    size_t length;
} ent_slice;

/* NULL gives an empty slice. */
ent_slice ent_slice_of(const char *string);

/* Takes the next line (without its \n) off the front of `rest`; false at the end. */
bool ent_slice_line(ent_slice *rest, ent_slice *line);

/* Without spaces, tabs and line ends at both ends. */
ent_slice ent_slice_trim(ent_slice s);

/* Without its first `count` bytes (all of them where there are fewer). */
ent_slice ent_slice_from(ent_slice s, size_t count);

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

/* ASCII only, whatever the locale. */
bool ent_is_digit(char c);
bool ent_is_letter(char c);
bool ent_is_blank(char c); /* space, tab, \n, \r */
char ent_lower(char c);

#endif
