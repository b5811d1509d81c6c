/* date.h - days of the Gregorian calendar and intervals of them. */
#ifndef ENT_BASE_DATE_H
#define ENT_BASE_DATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef int32_t ent_date; /* days since 1970-01-01, proleptic Gregorian */
#define ENT_NO_DATE INT32_MIN

typedef struct {
    ent_date from, to; /* inclusive; ENT_NO_DATE: open (or unknown where both are) */
} ent_interval;

/* ENT_NO_DATE where there is no such day. Years 1 to 9999. */
ENT_API ent_date ent_date_make(int year, int month, int day);

/* YYYYMMDD or, to 30 of this century, YYMMDD. ENT_NO_DATE: there is no such day. */
ent_date ent_date_digits(const char *digits, size_t length);

/* Any pointer may be NULL. `date` must not be ENT_NO_DATE. */
ENT_API void ent_date_split(ent_date date, int *year, int *month, int *day);

/* 0 is Sunday. */
int ent_date_weekday(ent_date date);

int ent_days_in_month(int year, int month);

/* "2022-09-15" and a NUL; "" for ENT_NO_DATE. */
ENT_API void ent_date_format(ent_date date, char iso[16]);

/* Reads YYYY-MM-DD, YYYYMMDD, YYYY-MM or YYYY (an interval of all its days). The message
 * says what is wrong: "date '2024-13-01' has no such month". */
ENT_API ENT_CHECKED bool ent_interval_parse(
    const char *string, ent_interval *interval, ent_error *err);

/* As above, but only a whole day; also takes a time after it (ISO 8601: 'T' or ' '). */
ENT_API ENT_CHECKED bool ent_date_parse(
    const char *string, ent_date *date, ent_error *err);

#endif
