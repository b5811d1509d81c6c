/* strings.h - interned strings: equal strings are one pointer, for a whole run. */
#ifndef ENT_BASE_STRINGS_H
#define ENT_BASE_STRINGS_H

#include <string.h>

#include "base/table.h"

typedef struct {
    ent_table table;
} ent_strings; /* {0} is an empty pool; not thread-safe */

/* The pool's copy: equal content gives the same pointer, valid until the pool is freed.
 * NULL for NULL, or out of memory. */
const char *ent_strings_intern(ent_strings *s, const char *string);
const char *ent_strings_intern_bytes(ent_strings *s, const char *bytes, size_t length);
void ent_strings_free(ent_strings *s);

/* strcmp where NULL sorts first. */
int ent_compare(const char *a, const char *b);

/* True where both are NULL or both are equal. */
bool ent_same(const char *a, const char *b);

/* True where the words are equal. Most words that a rule is asked about differ from its
 * own in one of the first two letters: no call is made for those. */
static inline bool ent_equal(const char *a, const char *b)
{
    return *a == *b && (!*a || (a[1] == b[1] && strcmp(a + 1, b + 1) == 0));
}

/* The order of strcmp, by the same token. */
static inline int ent_order(const char *a, const char *b)
{
    int order = (unsigned char)*a - (unsigned char)*b;
    if (order || !*a) return order;
    order = (unsigned char)a[1] - (unsigned char)b[1];
    return order ? order : strcmp(a + 1, b + 1);
}

/* True where `word` is one of `count` words; ENT_AMONG: of an array. */
bool ent_among(const char *word, const char *const *words, size_t count);
#define ENT_AMONG(word, words) ent_among((word), (words), sizeof(words) / sizeof *(words))

/* Damerau-Levenshtein distance between two short ASCII strings, case ignored, for "did
 * you mean"; strings over 63 bytes are far apart (255). */
unsigned ent_distance(const char *a, const char *b);

#endif
