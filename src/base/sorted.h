/* sorted.h - lists of words that the program is built with, sorted by byte, and where in
 * them the words with the same two first letters stand:
 *
 *   starts:  ..  am  an  ao ..      28 * 28 and one: before 'a', a-z, after 'z'
 *                |   |
 *   items:   .. amid among an and ...
 *
 * A search then asks three or four words instead of ten. */
#ifndef ENT_BASE_SORTED_H
#define ENT_BASE_SORTED_H

#include <stddef.h>
#include <stdint.h>

enum { ENT_SORTED_LETTERS = 28 };

typedef struct {
    const void *items; /* each begins with its word, a `const char *` */
    size_t size, count;
    char end; /* the words end at this byte, or at their NUL */
    uint16_t starts[ENT_SORTED_LETTERS * ENT_SORTED_LETTERS + 1];
} ent_sorted;

/* Sets `starts`; the other fields are set, and `count` is under 65,536. */
void ent_sorted_index(ent_sorted *s);

/* The item whose word is `word`; NULL: none. */
const void *ent_sorted_find(const ent_sorted *s, const char *word);

#endif
