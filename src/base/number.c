/* number.c - strtod, as it is in the locale that programs start in. */
#define _XOPEN_SOURCE 700 /* uselocale */
#include "base/number.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool ent_number_parse(const char *text, double *value)
{
    if (!*text || text[strspn(text, "+-.0123456789eE")]) return false; /* "0x1", "nan" */
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (!plain) return false;
    locale_t before = uselocale(plain);
    char *end;
    *value = strtod(text, &end);
    uselocale(before);
    freelocale(plain);
    return !*end && isfinite(*value);
}
