/* day.c - up to three words of digits or letters, and what they can be. */
#include "rows/day.h"

#include <string.h>

#include "base/ascii.h"

const char *const ent_day_order_names[ENT_DAY_ORDERS] = { "mdy", "dmy" };

/* "2", "May", "2022": a number, or the month that a word names (number 0: none). */
typedef struct {
    int number;
    uint32_t digits; /* 0: a word */
} piece;

typedef struct {
    piece pieces[3];
    int count;
    char mark; /* between the first two */
} pieces;

static int month_named(const char *word, uint32_t length)
{
    static const char *const months[] = { "January", "February", "March", "April", "May",
        "June", "July", "August", "September", "October", "November", "December" };
    for (int i = 0; i < 12; i++)
        if (length >= 3 && length <= strlen(months[i])
            && ent_alike(months[i], word, length))
            return i + 1;
    return length == 4 && ent_alike("Sept", word, 4) ? 9 : 0;
}

/* The piece at `*at`; false: there is none, or a number of too many digits. */
static bool take(ent_row_text cell, uint32_t *at, piece *p)
{
    uint32_t begin = *at;
    *p = (piece){ 0, 0 };
    while (*at < cell.length && ent_is_digit(cell.bytes[*at]) && *at - begin < 8)
        p->number = 10 * p->number + (cell.bytes[(*at)++] - '0');
    p->digits = *at - begin;
    if (p->digits) return *at == cell.length || !ent_is_digit(cell.bytes[*at]);
    while (*at < cell.length && ent_is_letter(cell.bytes[*at])) ++*at;
    p->number = month_named(cell.bytes + begin, *at - begin);
    return p->number > 0;
}

/* A time behind a day: 'T' or a space and a digit, or 14 digits in all. */
static bool is_time(ent_row_text cell, uint32_t at)
{
    return at + 1 < cell.length && (cell.bytes[at] == 'T' || cell.bytes[at] == ' ')
           && ent_is_digit(cell.bytes[at + 1]);
}

static bool cut(ent_row_text cell, pieces *p)
{
    uint32_t at = 0;
    *p = (pieces){ .count = 0 };
    while (p->count < 3) {
        if (!take(cell, &at, &p->pieces[p->count++])) return false;
        if (at == cell.length) return true;
        if (p->count == 3) break;
        char mark = cell.bytes[at];
        if (!strchr("-/. ,", mark)) return false;
        if (p->count == 1) p->mark = mark;
        while (at < cell.length && strchr(", ", cell.bytes[at])) at++;
        if (mark != ' ' && mark != ',') at++;
        while (at < cell.length && cell.bytes[at] == ' ') at++; /* "Dec. 5" */
    }
    return p->count == 3 && p->pieces[0].digits == 4 && is_time(cell, at);
}

static bool is_short(const piece *p)
{
    return p->digits == 1 || p->digits == 2;
}

/* Two numbers, then a year. */
static bool ends_with_year(const pieces *p)
{
    return p->count == 3 && is_short(&p->pieces[0]) && is_short(&p->pieces[1])
           && p->pieces[2].digits == 4 && strchr("-/.", p->mark);
}

static bool make(int year, int month, int day, ent_date *date)
{
    if (year < 1 || month < 1 || day < 1) return false;
    *date = ent_date_make(year, month, day);
    return *date != ENT_NO_DATE;
}

static bool three(const pieces *p, ent_day_order order, ent_date *day)
{
    const piece *a = &p->pieces[0], *b = &p->pieces[1], *c = &p->pieces[2];
    if (ends_with_year(p))
        return order == ENT_DAY_FIRST ? make(c->number, b->number, a->number, day)
                                      : make(c->number, a->number, b->number, day);
    if (a->digits == 4 && is_short(c) && (is_short(b) || !b->digits))
        return make(a->number, b->number, c->number, day);
    if (c->digits != 4) return false;
    if (is_short(a) && !b->digits) return make(c->number, b->number, a->number, day);
    return !a->digits && is_short(b) && make(c->number, a->number, b->number, day);
}

/* 20220915, or 20220915120000. */
static bool in_one(ent_row_text cell, ent_date *day)
{
    int n = 0;
    for (uint32_t i = 0; i < cell.length; i++) {
        if (!ent_is_digit(cell.bytes[i])) return false;
        if (i < 8) n = 10 * n + (cell.bytes[i] - '0');
    }
    return make(n / 10000, n / 100 % 100, n % 100, day);
}

bool ent_row_day(ent_row_text cell, ent_day_order order, ent_date *day)
{
    pieces p;
    if (cell.length == 8 || cell.length == 14)
        if (in_one(cell, day)) return true;
    return cell.length >= 8 && cut(cell, &p) && three(&p, order, day);
}

bool ent_row_day_short(ent_row_text cell, ent_day_order order, ent_date *day)
{
    if (cell.length != 6) return ent_row_day(cell, order, day);
    *day = ent_date_digits(cell.bytes, cell.length);
    return *day != ENT_NO_DATE;
}

static bool month_days(int year, int month, ent_date *from, ent_date *to)
{
    return make(year, month, 1, from)
           && make(year, month, ent_days_in_month(year, month), to);
}

bool ent_row_days(ent_row_text cell, ent_day_order order, ent_date *from, ent_date *to)
{
    pieces p;
    if (ent_row_day(cell, order, from)) {
        *to = *from;
        return true;
    }
    if (cell.length < 4 || !cut(cell, &p)) return false;
    const piece *a = &p.pieces[0], *b = &p.pieces[1];
    if (p.count == 1 && a->digits == 4)
        return make(a->number, 1, 1, from) && make(a->number, 12, 31, to);
    if (p.count == 1 && a->digits == 6)
        return month_days(a->number / 100, a->number % 100, from, to);
    if (p.count == 2 && a->digits == 4 && (is_short(b) || !b->digits))
        return month_days(a->number, b->number, from, to);
    return p.count == 2 && b->digits == 4 && (is_short(a) || !a->digits)
           && month_days(b->number, a->number, from, to);
}

ent_day_saying ent_row_day_says(ent_row_text cell)
{
    pieces p;
    if (cell.length < 8 || !cut(cell, &p) || !ends_with_year(&p))
        return ENT_DAY_SAYS_NOTHING;
    int a = p.pieces[0].number, b = p.pieces[1].number;
    if (a > 12 && b > 12) return ENT_DAY_SAYS_NOTHING;
    if (a > 12) return ENT_DAY_SAYS_DAY_FIRST;
    return b > 12 ? ENT_DAY_SAYS_MONTH_FIRST : ENT_DAY_SAYS_EITHER;
}
