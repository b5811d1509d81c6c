/* number.c - read in place: a row has no time for copies. */
#include "rows/number.h"

#include <string.h>

#include "base/ascii.h"

bool ent_row_says_nothing(ent_row_text cell)
{
    static const char *const words[] = { "NA", "None", "NULL", "\\N", "nan", "NaN", "N/A",
        "-", "--", "---" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == cell.length
            && memcmp(cell.bytes, words[i], cell.length) == 0)
            return true;
    return false;
}

bool ent_row_whole(ent_row_text cell, uint32_t *value)
{
    uint64_t n = 0;
    if (cell.length == 0 || cell.length > 10) return false;
    for (uint32_t i = 0; i < cell.length; i++) {
        if (!ent_is_digit(cell.bytes[i])) return false;
        n = 10 * n + (uint64_t)(cell.bytes[i] - '0');
    }
    *value = (uint32_t)n;
    return n <= UINT32_MAX;
}

bool ent_row_decimal(ent_row_text cell, int32_t *micro)
{
    const char *at = cell.bytes, *end = cell.bytes + cell.length;
    bool minus = at < end && *at == '-', any = false;
    int64_t n = 0, unit = ENT_ONE;
    if (at < end && (*at == '-' || *at == '+')) at++;
    for (; at < end && ent_is_digit(*at); at++, any = true) {
        n = 10 * n + (*at - '0') * (int64_t)ENT_ONE;
        if (n > INT32_MAX) return false;
    }
    if (at < end && *at == '.') at++;
    for (; at < end && ent_is_digit(*at); at++, any = true) {
        unit /= 10; /* digits behind the sixth count for nothing */
        n += (*at - '0') * unit;
    }
    *micro = (int32_t)(minus ? -n : n);
    return any && at == end && n <= INT32_MAX;
}
