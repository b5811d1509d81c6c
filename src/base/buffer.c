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
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length >= 0 && reserve(b, (size_t)length)) {
        vsnprintf(b->bytes + b->length, (size_t)length + 1, format, again);
        b->length += (size_t)length;
    }
    va_end(again);
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

void ent_buffer_number(ent_buffer *b, double value)
{
    char text[64];
    if (!isfinite(value)) {
        ent_buffer_text(b, "null");
        return;
    }
    if (value == 0) value = 0; /* no "-0" */
    snprintf(text, sizeof text, "%.9g", value);
    for (char *c = text; *c; c++) /* whatever the locale's decimal point is */
        if (*c != '-' && *c != '+' && *c != 'e' && (*c < '0' || *c > '9')) *c = '.';
    ent_buffer_text(b, text);
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
