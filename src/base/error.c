/* error.c - filling in an error. */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void ent_tame(char *message)
{
    size_t length = strlen(message), step = 1;
    int32_t c = 0;
    for (char *at = message, *end = message + length; at < end; at += step) {
        step = ent_utf8_next(at, (size_t)(end - at), &c);
        bool whole = step > 0;
        if (whole && c >= 0x20 && (c < 0x7F || c >= 0xA0)) continue;
        if (!whole) step = 1;
        memset(at, whole ? ' ' : '?', step);
    }
}

bool ent_fail(ent_error *err, ent_code code, const char *format, ...)
{
    if (!err) return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    err->code = code;
    ent_tame(err->message);
    return false;
}

bool ent_fail_at(ent_error *err, const char *place_format, ...)
{
    if (!err) return false;
    char place[256], old[sizeof err->message];
    va_list args;
    va_start(args, place_format);
    vsnprintf(place, sizeof place, place_format, args);
    va_end(args);
    memcpy(old, err->message, sizeof old);
    return ent_fail(err, err->code, "%s: %s", place, old);
}
