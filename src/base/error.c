/* error.c - filling in an error. */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

bool ent_fail(ent_error *err, ent_code code, const char *format, ...)
{
    if (!err) return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    err->code = code;
    for (char *c = err->message; *c; c++) /* one line, whatever a library said */
        if (*c == '\n' || *c == '\r') *c = ' ';
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
