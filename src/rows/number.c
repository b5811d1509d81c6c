/* number.c - read in place: a row has no time for copies. */
#include "rows/number.h"

#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

ent_row_text ent_row_trim(ent_row_text cell)
{
    while (cell.length && is_blank(cell.bytes[0])) {
        cell.bytes++;
        cell.length--;
    }
    while (cell.length && is_blank(cell.bytes[cell.length - 1])) cell.length--;
    return cell;
}

bool ent_row_is_nothing(ent_row_text cell)
{
    static const char *const words[] = { "NA", "None", "NULL", "\\N", "nan", "NaN", "N/A",
        "-", "--", "---" };
    if (cell.length == 0) return true;
    if (cell.length > 4) return false;
    char first = cell.bytes[0];
    if (first != 'N' && first != 'n' && first != '-' && first != '\\') return false;
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
        if (!is_digit(cell.bytes[i])) return false;
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
    for (; at < end && is_digit(*at); at++, any = true) {
        n = 10 * n + (*at - '0') * (int64_t)ENT_ONE;
        if (n > INT32_MAX) return false;
    }
    if (at < end && *at == '.') at++;
    for (; at < end && is_digit(*at); at++, any = true) {
        unit /= 10; /* digits behind the sixth count for nothing */
        n += (*at - '0') * unit;
    }
    *micro = (int32_t)(minus ? -n : n);
    return any && at == end && n <= INT32_MAX;
}

/* `count` digits at `at`; -1 where they are none. */
static int digits(const char *at, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (!is_digit(at[i])) return -1;
        n = 10 * n + (at[i] - '0');
    }
    return n;
}

static bool make(int year, int month, int day, ent_date *date)
{
    if (year < 1 || month < 1 || day < 1) return false;
    *date = ent_date_make(year, month, day);
    return *date != ENT_NO_DATE;
}

/* One or two digits at `*at`; -1. */
static int short_number(const char **at, const char *end)
{
    int n = -1;
    for (int i = 0; i < 2 && *at < end && is_digit(**at); i++, ++*at)
        n = 10 * (n < 0 ? 0 : n) + (**at - '0');
    return n;
}

/* m/d/YYYY, as spreadsheets of the USA write it. */
static bool with_slashes(const char *at, const char *end, ent_date *date)
{
    int month = short_number(&at, end);
    if (month < 0 || at == end || *at++ != '/') return false;
    int day = short_number(&at, end);
    if (day < 0 || at == end || *at++ != '/' || end - at < 4) return false;
    if (end - at > 4 && is_digit(at[4])) return false;
    return make(digits(at, 4), month, day, date);
}

/* "02 May 2021", "2-May-2021". */
static bool with_name(const char *at, const char *end, ent_date *date)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int day = short_number(&at, end), month = 0;
    if (day < 0 || end - at < 8 || (*at != ' ' && *at != '-')) return false;
    const char *name = ++at;
    while (at < end && *at != ' ' && *at != '-') at++;
    for (int i = 0; i < 12; i++)
        if (strncasecmp(months + 3 * i, name, 3) == 0) month = i + 1;
    return at - name >= 3 && end - at == 5 && make(digits(at + 1, 4), month, day, date);
}

bool ent_row_day(ent_row_text cell, ent_date *date)
{
    const char *at = cell.bytes, *end = at + cell.length;
    if (cell.length >= 10 && at[4] == '-' && at[7] == '-')
        return (cell.length == 10 || at[10] == 'T' || at[10] == ' ')
               && make(digits(at, 4), digits(at + 5, 2), digits(at + 8, 2), date);
    if (cell.length == 8 || cell.length == 14)
        if (digits(at, 8) >= 0)
            return make(digits(at, 4), digits(at + 4, 2), digits(at + 6, 2), date);
    return cell.length >= 8 && (with_slashes(at, end, date) || with_name(at, end, date));
}
