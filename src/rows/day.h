/* day.h - days as files of events write them. */
#ifndef ENT_ROWS_DAY_H
#define ENT_ROWS_DAY_H

#include "base/date.h"
#include "rows/row.h"

/* In which order a date of digits that ends with its year names the two others. */
typedef enum {
    ENT_MONTH_FIRST, /* 9/15/2022 */
    ENT_DAY_FIRST    /* 15/9/2022 */
} ent_day_order;
enum { ENT_DAY_ORDERS = ENT_DAY_FIRST + 1 };
extern const char *const ent_day_order_names[ENT_DAY_ORDERS]; /* "mdy", "dmy" */

/* YYYYMMDD and YYYY-MM-DD (with a time behind it, too), YYYY/M/D, by `order` m/d/YYYY or
 * d/m/YYYY, "2 May 2022", "2-May-2022", "May 2, 2022". '-', '/' and '.' are alike. */
bool ent_row_day(ent_row_text cell, ent_day_order order, ent_date *day);

/* The same, or YYMMDD, as TABARI prints it: to 30 of this century. */
bool ent_row_day_short(ent_row_text cell, ent_day_order order, ent_date *day);

/* The same as ent_row_day, or a month ("2022-05", "2022/05", "May 2022", 202205) or year
 * (2022) from its first to its last day. */
bool ent_row_days(ent_row_text cell, ent_day_order order, ent_date *from, ent_date *to);

/* What a date says of the order in its file. */
typedef enum {
    ENT_DAY_SAYS_NOTHING, /* it is no date of digits that ends with its year */
    ENT_DAY_SAYS_EITHER,  /* 3/4/2022 */
    ENT_DAY_SAYS_MONTH_FIRST,
    ENT_DAY_SAYS_DAY_FIRST
} ent_day_saying;
ent_day_saying ent_row_day_says(ent_row_text cell);

#endif
