/* nfc.h - composing characters (Unicode's Normalization Form C), where there is need. */
#ifndef ENT_BASE_NFC_H
#define ENT_BASE_NFC_H

#include "base/arena.h"

/* True where NFC surely leaves the text (valid UTF-8) as it is: it holds only characters
 * that stand alone and that are their own composition. False: it may change it.
 * Method: the quick check of Unicode's annex 15, with utf8proc's properties. */
bool ent_nfc_is_settled(const char *bytes, size_t length);

/* A copy in NFC of valid UTF-8 (of up to INT32_MAX bytes a line). NULL: out of memory. */
char *ent_nfc_compose(
    ent_arena *arena, const char *bytes, size_t length, size_t *composed_length);

#endif
