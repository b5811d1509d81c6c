/* ascii.h - letters and digits of ASCII, whatever the locale: in a Turkish one tolower
 * leaves 'I' as it is. */
#ifndef ENT_BASE_ASCII_H
#define ENT_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ent_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ent_is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ent_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ent_is_letter(char c)
{
    return ent_is_small(c) || ent_is_capital(c);
}

static inline char ent_lower(char c)
{
    return ent_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

static inline char ent_upper(char c)
{
    return ent_is_small(c) ? (char)(c - 'a' + 'A') : c;
}

/* True where the strings are equal but for case, as far as `length` bytes. */
static inline bool ent_alike(const char *a, const char *b, size_t length)
{
    size_t i = 0;
    while (i < length && a[i] && ent_lower(a[i]) == ent_lower(b[i])) i++;
    return i == length || (!a[i] && !b[i]);
}

#endif
