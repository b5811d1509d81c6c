/* buffer.c - append now, ask later whether memory sufficed. */
#include "base/buffer.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(ent_buffer *b, size_t more)
{
    if (b->failed) return false;
    if (more < b->capacity - b->length) return true;
    if (more > SIZE_MAX / 4 || b->length > SIZE_MAX / 4) return !(b->failed = true);

    size_t capacity = b->capacity ? b->capacity * 2 : 256;
    if (capacity < b->length + more + 1) capacity = b->length + more + 1;
    char *bytes = realloc(b->bytes, capacity);
    if (!bytes) return !(b->failed = true);
    b->bytes = bytes;
    b->capacity = capacity;
    return true;
}

void ent_buffer_add(ent_buffer *b, const char *bytes, size_t length)
{
    if (!reserve(b, length)) return;
    if (length) memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
    b->bytes[b->length] = '\0';
}

char *ent_buffer_room(ent_buffer *b, size_t more)
{
    return reserve(b, more) ? b->bytes + b->length : NULL;
}

void ent_buffer_written(ent_buffer *b, size_t length)
{
    b->length += length;
    b->bytes[b->length] = '\0';
}

void ent_buffer_text(ent_buffer *b, const char *string)
{
    if (string) ent_buffer_add(b, string, strlen(string));
}

void ent_buffer_char(ent_buffer *b, char c)
{
    if (!reserve(b, 1)) return;
    b->bytes[b->length++] = c;
    b->bytes[b->length] = '\0';
}

void ent_buffer_print(ent_buffer *b, const char *format, ...)
{
    enum { LIKELY = 128 /* bytes; what is longer is printed again */ };
    va_list args, again;
    if (!reserve(b, LIKELY)) return;
    va_start(args, format);
    va_copy(again, args);
    size_t room = b->capacity - b->length, length = 0;
    int printed = vsnprintf(b->bytes + b->length, room, format, args);
    va_end(args);
    if (printed < 0) b->failed = true; /* of over 2 GiB */
    if (printed > 0) length = (size_t)printed;
    if (length >= room && reserve(b, length))
        vsnprintf(b->bytes + b->length, length + 1, format, again);
    va_end(again);
    if (!b->failed) b->length += length;
    b->bytes[b->length] = '\0';
}

void ent_buffer_whole(ent_buffer *b, int64_t value)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) *--at = '-';
    ent_buffer_add(b, at, (size_t)(digits + sizeof digits - at));
}

/* Writes n / 10^places. */
static void add_decimal(ent_buffer *b, bool minus, uint64_t n, int places)
{
    char digits[32], *at = digits + sizeof digits;
    for (; places && n % 10 == 0; places--) n /= 10;
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
        if (--places == 0) *--at = '.';
    } while (n || places >= 0);
    if (minus) *--at = '-';
    ent_buffer_add(b, at, (size_t)(digits + sizeof digits - at));
}

/* As %.9g, to the digit, where that needs no exponent; else false. A product is rounded,
 * but what was rounded off is known (fma): it tells on which side of a half it was. */
static bool add_fixed(ent_buffer *b, double value)
{
    static const double ten[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
        1e11, 1e12 };
    double size = fabs(value), scaled = size;
    size_t places = 0;
    while (scaled < 1e8 && places + 1 < sizeof ten / sizeof *ten)
        scaled = size * ten[++places];
    if (!(scaled >= 1e8 && scaled < 999999999)) return false;
    double whole = floor(scaled), part = scaled - whole;
    double off = part == 0.5 ? fma(size, ten[places], -scaled) : 0;
    uint64_t n = (uint64_t)whole;
    bool even = n % 2 == 0;
    if (part > 0.5 || (part == 0.5 && (off > 0 || (off == 0 && !even)))) n++;
    add_decimal(b, value < 0, n, (int)places);
    return true;
}

/* A number as printf writes it, but for the locale's decimal point, of one or more bytes.
 */
static void add_pointed(ent_buffer *b, const char *text)
{
    static const char plain[] = "+-0123456789e";
    size_t whole = strspn(text, plain);
    const char *rest = text + whole + strcspn(text + whole, plain);
    ent_buffer_add(b, text, whole);
    if (text[whole]) ent_buffer_char(b, '.');
    ent_buffer_text(b, rest);
}

void ent_buffer_number(ent_buffer *b, double value)
{
    char text[64];
    if (!isfinite(value)) {
        ent_buffer_text(b, "null");
        return;
    }
    if (fabs(value) < 1e9 && value == trunc(value)) { /* no "-0" */
        ent_buffer_whole(b, (int64_t)value);
        return;
    }
    if (add_fixed(b, value)) return;
    snprintf(text, sizeof text, "%.9g", value);
    add_pointed(b, text);
}

void ent_buffer_fixed(ent_buffer *b, double value, int decimals)
{
    char text[400]; /* for the largest of doubles */
    snprintf(text, sizeof text, "%.*f", decimals < 9 ? decimals : 9, value);
    add_pointed(b, text);
}

void ent_buffer_json(ent_buffer *b, const char *string)
{
    static const char hex[] = "0123456789abcdef";
    if (!string) {
        ent_buffer_text(b, "null");
        return;
    }
    ent_buffer_char(b, '"');
    for (const char *c = string; *c; c++) {
        unsigned char u = (unsigned char)*c;
        if (u == '"' || u == '\\') {
            ent_buffer_char(b, '\\');
            ent_buffer_char(b, *c);
        } else if (u == '\n') {
            ent_buffer_text(b, "\\n");
        } else if (u == '\t') {
            ent_buffer_text(b, "\\t");
        } else if (u < 0x20) {
            ent_buffer_text(b, "\\u00");
            ent_buffer_char(b, hex[u >> 4]);
            ent_buffer_char(b, hex[u & 15]);
        } else {
            ent_buffer_char(b, *c);
        }
    }
    ent_buffer_char(b, '"');
}

bool ent_buffer_ok(const ent_buffer *b, ent_error *err)
{
    return !b->failed || ent_fail(err, ENT_MEMORY, "out of memory");
}

void ent_buffer_clear(ent_buffer *b)
{
    b->length = 0;
    b->failed = false;
    if (b->bytes) b->bytes[0] = '\0';
}

void ent_buffer_free(ent_buffer *b)
{
    if (!b) return;
    free(b->bytes);
    *b = (ent_buffer){ 0 };
}
