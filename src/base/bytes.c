/* bytes.c - a block without a stop is passed over; a stop is sought byte by byte. */
#include "base/bytes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK = 32 };

typedef unsigned char byte;

/* Whether a run ends before `at`. To be made a vector, these are comparisons joined by |
 * and &, without branches. */
typedef bool is_stop(const byte *at, const char *stops);

static inline bool is_high(const byte *at, const char *stops)
{
    (void)stops;
    return *at >= 0x80;
}

static inline bool is_odd(const byte *at, const char *stops)
{
    (void)stops;
    return ((*at < 0x20) & (*at != '\t') & (*at != '\n')) | (*at >= 0x7F);
}

static inline bool is_unquotable(const byte *at, const char *stops)
{
    (void)stops;
    return (*at < 0x20) | (*at == '"') | (*at == '\\');
}

static inline bool is_gap(const byte *at, const char *stops)
{
    (void)stops;
    return (*at < 0x20) | (*at >= 0x7F) | ((at[0] == ' ') & (at[1] == ' '));
}

static inline bool is_one_of(const byte *at, const char *s)
{
    const char c = (char)*at;
    return (c == s[0]) | (c == s[1]) | (c == s[2]) | (c == s[3]) | (c == s[4])
           | (c == s[5]) | (c == s[6]) | (c == s[7]);
}

static inline bool is_control(byte c)
{
    return (c < 0x20) & ((c < '\t') | (c > '\r')) & (c != 0x1B);
}

/* Bytes are kept apart and joined as words: joining bytes costs a cascade of shifts. */
static inline bool has_stop(const byte *block, is_stop *stop, const char *stops)
{
    byte hit[BLOCK];
    uint64_t words[BLOCK / 8];
    for (size_t k = 0; k < BLOCK; k++) hit[k] = stop(block + k, stops);
    memcpy(words, hit, sizeof words);
    return (words[0] | words[1] | words[2] | words[3]) != 0;
}

/* The last block may overlap the one before it: what was passed over has no stop. */
static inline size_t before(
    const char *bytes, size_t length, is_stop *stop, const char *stops)
{
    const byte *b = (const byte *)bytes;
    size_t i = 0;
    if (!length || stop(b, stops)) return 0; /* often where stops are many */
    while (i + BLOCK <= length && !has_stop(b + i, stop, stops)) i += BLOCK;
    bool last = i + BLOCK > length && length >= BLOCK;
    if (last && !has_stop(b + length - BLOCK, stop, stops)) return length;
    while (i < length && !stop(b + i, stops)) i++;
    return i;
}

size_t ent_bytes_ascii(const char *bytes, size_t length)
{
    return before(bytes, length, is_high, "");
}

size_t ent_bytes_plain(const char *bytes, size_t length)
{
    return before(bytes, length, is_odd, "");
}

size_t ent_bytes_quotable(const char *bytes, size_t length)
{
    return before(bytes, length, is_unquotable, "");
}

size_t ent_bytes_single_spaced(const char *bytes, size_t length)
{
    if (!length) return 0;
    size_t last = length - 1, n = before(bytes, last, is_gap, "");
    byte ends[] = { (byte)bytes[last], ' ' };
    return n == last && !is_gap(ends, "") ? length : n;
}

size_t ent_bytes_before(
    const char *bytes, size_t length, const char stops[ENT_BYTES_STOPS])
{
    return before(bytes, length, is_one_of, stops);
}

size_t ent_bytes_controls(const char *bytes, size_t length)
{
    const byte *b = (const byte *)bytes;
    size_t i = 0, count = 0;
    for (; i + BLOCK <= length; i += BLOCK) {
        byte here = 0; /* at most a block's size */
        for (size_t k = 0; k < BLOCK; k++) here = (byte)(here + is_control(b[i + k]));
        count += here;
    }
    for (; i < length; i++) count += is_control(b[i]);
    return count;
}

/* Each place of a block counts for itself, as long as a byte can. */
size_t ent_bytes_lines(const char *bytes, size_t length)
{
    const byte *b = (const byte *)bytes;
    size_t i = 0, lines = 0;
    while (i + BLOCK <= length) {
        byte here[BLOCK] = { 0 };
        for (int times = 0; times < 255 && i + BLOCK <= length; times++, i += BLOCK)
            for (size_t k = 0; k < BLOCK; k++)
                here[k] = (byte)(here[k] + (b[i + k] == '\n'));
        for (size_t k = 0; k < BLOCK; k++) lines += here[k];
    }
    for (; i < length; i++) lines += b[i] == '\n';
    return lines;
}

size_t ent_bytes_characters(const char *bytes, size_t length)
{
    const byte *b = (const byte *)bytes;
    size_t i = 0, inner = 0;
    for (; i + BLOCK <= length; i += BLOCK) {
        byte here = 0;
        for (size_t k = 0; k < BLOCK; k++)
            here = (byte)(here + ((b[i + k] & 0xC0) == 0x80));
        inner += here;
    }
    for (; i < length; i++) inner += (b[i] & 0xC0) == 0x80;
    return length - inner;
}
