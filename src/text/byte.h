/* byte.h - what a byte of UTF-8 text can be, as one look into a table. */
#ifndef ENT_TEXT_BYTE_H
#define ENT_TEXT_BYTE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    ENT_BYTE_SMALL = 1,
    ENT_BYTE_LARGE = 2,
    ENT_BYTE_DIGIT = 4,
    ENT_BYTE_SIGN = 8,   /* other ASCII */
    ENT_BYTE_WIDE = 16,  /* of a character beyond ASCII */
    ENT_BYTE_BLANK = 32, /* a blank, or the first byte of a wide one (see blank.h) */
    ENT_BYTE_STOP = 64   /* ends a sentence, or the first byte of what may */
};

extern const uint8_t ent_byte_classes[256];

static inline unsigned ent_byte_class(char byte)
{
    return ent_byte_classes[(unsigned char)byte];
}

static inline bool ent_byte_is(char byte, unsigned classes)
{
    return (ent_byte_class(byte) & classes) != 0;
}

#endif
