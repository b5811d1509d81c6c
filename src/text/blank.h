/* blank.h - white space of every width, in UTF-8. */
#ifndef ENT_TEXT_BLANK_H
#define ENT_TEXT_BLANK_H

#include <stdint.h>

/* Bytes of the blank that starts at text[at]: space, tab, line end, no-break space and
 * the wide and narrow ones; 0: none. `text` ends with a NUL. */
static inline uint32_t ent_blank(const char *text, uint32_t at)
{
    const unsigned char *c = (const unsigned char *)text + at;
    if (*c == ' ' || *c == '\n' || *c == '\t') return 1;
    if (*c == 0xC2 && c[1] == 0xA0) return 2;
    if (*c == 0xE3 && c[1] == 0x80 && c[2] == 0x80) return 3;
    if (*c != 0xE2 || c[1] != 0x80) return 0;
    return (c[2] >= 0x80 && c[2] <= 0x8B) || c[2] == 0xAF ? 3 : 0;
}

/* Bytes of the blank that ends before text[at]; 0: none. */
static inline uint32_t ent_blank_before(const char *text, uint32_t begin, uint32_t at)
{
    for (uint32_t size = 1; size <= 3 && begin + size <= at; size++)
        if (ent_blank(text, at - size) == size) return size;
    return 0;
}

#endif
