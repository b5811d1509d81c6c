/* date.c - civil dates after Howard Hinnant's days_from_civil (public domain method). */
#include "base/date.h"

#include <stdio.h>

int ent_days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

ent_date ent_date_make(int year, int month, int day)
{
    if (year < 1 || year > 9999 || day < 1 || day > ent_days_in_month(year, month))
        return ENT_NO_DATE;
    int y = year - (month <= 2), era = y / 400, yoe = y - era * 400;
    int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

ent_date ent_date_digits(const char *digits, size_t length)
{
    int n = 0;
    if (length != 6 && length != 8) return ENT_NO_DATE;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] < '0' || digits[i] > '9') return ENT_NO_DATE;
        n = 10 * n + (digits[i] - '0');
    }
    int year = n / 10000;
    if (length == 6) year += year <= 30 ? 2000 : 1900;
    return ent_date_make(year, n / 100 % 100, n % 100);
}

void ent_date_split(ent_date date, int *year, int *month, int *day)
{
    int z = date + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int m = mp < 10 ? mp + 3 : mp - 9;
    if (day) *day = doy - (153 * mp + 2) / 5 + 1;
    if (month) *month = m;
    if (year) *year = yoe + era * 400 + (m <= 2);
}

int ent_date_weekday(ent_date date)
{
    int w = (date + 4) % 7; /* 1970-01-01 was a Thursday */
    return w < 0 ? w + 7 : w;
}

void ent_date_format(ent_date date, char iso[16])
{
    int y, m, d;
    iso[0] = '\0';
    if (date == ENT_NO_DATE) return;
    ent_date_split(date, &y, &m, &d);
    const int parts[] = { y % 10000 / 100, y % 100, m, d };
    for (int i = 0; i < 4; i++) {
        char *to = iso + 2 * i + (i > 1 ? i - 1 : 0);
        to[0] = (char)('0' + parts[i] / 10);
        to[1] = (char)('0' + parts[i] % 10);
    }
    iso[4] = iso[7] = '-';
    iso[10] = '\0';
}

/* Reads exactly `count` digits; -1 where there are fewer. */
static int digits(const char *s, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (s[i] < '0' || s[i] > '9') return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

/* Splits into year, month, day (-1 where absent); the rest of the string is returned,
 * NULL where the start is no date. */
static const char *scan(const char *s, int *year, int *month, int *day)
{
    *month = *day = -1;
    if ((*year = digits(s, 4)) < 0) return NULL;
    s += 4;
    bool dashes = *s == '-';
    if ((*month = digits(s + dashes, 2)) < 0) return s;
    s += 2 + dashes;
    if (dashes && *s != '-') return s;
    if ((*day = digits(s + dashes, 2)) < 0)
        return dashes ? s : NULL; /* YYYYMM is too easily something else */
    return s + 2 + dashes;
}

static bool check(const char *string, int year, int month, int day, ent_error *err)
{
    if (year < 1)
        return ent_fail(err, ENT_MALFORMED, "date '%.40s' has no such year", string);
    if (month < 0) return true;
    if (month < 1 || month > 12)
        return ent_fail(err, ENT_MALFORMED, "date '%.40s' has no such month", string);
    if (day == 0 || day > ent_days_in_month(year, month))
        return ent_fail(err, ENT_MALFORMED, "date '%.40s' has no such day", string);
    return true;
}

bool ent_interval_parse(const char *string, ent_interval *interval, ent_error *err)
{
    int y, m, d;
    *interval = (ent_interval){ ENT_NO_DATE, ENT_NO_DATE };
    const char *rest = scan(string, &y, &m, &d);
    if (!rest || *rest)
        return ent_fail(err, ENT_MALFORMED,
            "'%.40s' is no date: expected YYYY-MM-DD, YYYY-MM or YYYY", string);
    if (!check(string, y, m, d, err)) return false;
    int first = m < 0 ? 1 : m, last = m < 0 ? 12 : m;
    interval->from = ent_date_make(y, first, d < 0 ? 1 : d);
    interval->to = ent_date_make(y, last, d < 0 ? ent_days_in_month(y, last) : d);
    return true;
}

bool ent_date_parse(const char *string, ent_date *date, ent_error *err)
{
    int y, m, d;
    *date = ENT_NO_DATE;
    const char *rest = scan(string, &y, &m, &d);
    if (!rest || m < 0 || (*rest && *rest != 'T' && *rest != ' '))
        return ent_fail(
            err, ENT_MALFORMED, "'%.40s' is no date: expected YYYY-MM-DD", string);
    if (!check(string, y, m, d, err)) return false;
    if (d < 0)
        return ent_fail(
            err, ENT_MALFORMED, "date '%.40s' has no day: expected YYYY-MM-DD", string);
    *date = ent_date_make(y, m, d);
    return true;
}
