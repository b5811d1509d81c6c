/* utf8.h - UTF-8 as utf8proc understands it. */
#ifndef ENT_BASE_UTF8_H
#define ENT_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Length of the longest valid prefix: equal to `length` where all is valid. */
size_t ent_utf8_valid(const char *bytes, size_t length);

/* The code point at `bytes` and its length in bytes (0 at the end or where invalid). */
size_t ent_utf8_next(const char *bytes, size_t length, int32_t *codepoint);

/* Copies with every invalid byte sequence replaced by U+FFFD, line ends made \n, NULs and
 * other control characters (not \t, \n) made spaces, and composed to NFC. The count of
 * replaced sequences goes to `*replaced` (NULL is allowed). NULL: out of memory. */
char *ent_utf8_clean(ent_arena *arena, const char *bytes, size_t length,
    size_t *clean_length, size_t *replaced);

/* Lower case with diacritics removed ("Türkiye" -> "turkiye", "Élysée" -> "elysee"):
 * the form in which names are compared. Typographic quotes and hyphens become ASCII.
 * NULL: out of memory. */
char *ent_utf8_fold(ent_arena *arena, const char *bytes, size_t length);

bool ent_utf8_is_upper(int32_t codepoint);
bool ent_utf8_is_letter(int32_t codepoint);
bool ent_utf8_is_digit(int32_t codepoint);
bool ent_utf8_is_space(int32_t codepoint);

#endif
