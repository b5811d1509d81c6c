/* written_date.h - dates as people and programs write them. */
#ifndef ENT_READ_WRITTEN_DATE_H
#define ENT_READ_WRITTEN_DATE_H

#include "base/date.h"
#include "read/slice.h"

/* Reads the first date of `s`:
 *   2022-09-08, 20220908, 2022/9/8, each also with a time and zone after it
 *   September 8, 2022; Sept. 8, 2022; 8 Sept 2022; Thursday, 8th of September 2022
 *   Thu, 08 Sep 2022 10:00:00 GMT (RFC 822); Thu Sep  8 10:00:00 2022 (ctime)
 *   08.09.2022 (day first); 9/18/2022 where only one order is possible
 *   seconds, milliseconds or microseconds since 1970
 * The day is the one that is written: zones move nothing. Messages name the fault and
 * what was expected: "date '09/08/2022' could be two days, expected YYYY-MM-DD". */
ENT_CHECKED bool ent_written_date(ent_slice s, ent_date *date, ent_error *err);

/* True where `s` is a written date and nothing else ("Updated Sept. 8, 2022 10:30 a.m.
 * ET"): a dateline of its own. */
bool ent_written_date_alone(ent_slice s);

#endif
