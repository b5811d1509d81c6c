/* spelling.c - ent_utf8_fold for the many words that need nothing of it. */
#include "text/spelling.h"

#include <string.h>

#include "base/utf8.h"
#include "text/byte.h"

/* Folds to `lower`, and ends it with a NUL: ASCII, and typographic quotes and dashes.
 * False: there is more in it. */
static bool fold(const char *raw, size_t size, char *lower)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)raw[i];
        if (c < 0x80) {
            *lower++ = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            continue;
        }
        if (c != 0xE2 || size - i < 3 || (unsigned char)raw[i + 1] != 0x80) return false;
        switch ((unsigned char)raw[i + 2]) {
        case 0x93:
        case 0x94: *lower++ = '-'; break;
        case 0x98:
        case 0x99: *lower++ = '\''; break;
        case 0x9C:
        case 0x9D: *lower++ = '"'; break;
        default: return false;
        }
        i += 2;
    }
    *lower = '\0';
    return true;
}

size_t ent_spelling_fill(
    ent_arena *arena, const char *text, ent_token *token, char *store)
{
    const char *bytes = text + token->span.begin;
    size_t size = token->span.end - token->span.begin;
    unsigned classes = 0;
    for (size_t i = 0; i < size; i++) {
        store[i] = bytes[i];
        classes |= ent_byte_class(bytes[i]);
    }
    store[size] = '\0';
    token->raw = token->lower = store;
    token->capital = ent_byte_is(*bytes, ENT_BYTE_LARGE);
    if (!(classes & (ENT_BYTE_LARGE | ENT_BYTE_WIDE))) return size + 1;
    if (ent_byte_is(*bytes, ENT_BYTE_WIDE)) {
        int32_t first = 0;
        ent_utf8_next(bytes, size, &first);
        token->capital = ent_utf8_is_upper(first);
    }
    char *lower = store + size + 1;
    if (fold(bytes, size, lower)) {
        token->lower = lower;
        return 2 * (size + 1);
    }
    token->lower = ent_utf8_fold(arena, bytes, size);
    return token->lower ? size + 1 : 0;
}
