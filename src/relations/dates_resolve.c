/* dates_resolve.c - the days that an expression means, seen from the document's date. */
#include "relations/dates.h"

static const ent_interval unknown = { ENT_NO_DATE, ENT_NO_DATE };

static ent_interval month_of(int year, int month)
{
    return (ent_interval){ ent_date_make(year, month, 1),
        ent_date_make(year, month, ent_days_in_month(year, month)) };
}

static ent_interval year_of(int year)
{
    return (ent_interval){ ent_date_make(year, 1, 1), ent_date_make(year, 12, 31) };
}

static ent_interval in_year(const ent_when *w, int year)
{
    if (!w->from.month) return year_of(year);
    if (!w->from.day) return month_of(year, w->from.month);
    ent_interval days = { ent_date_make(year, w->from.month, w->from.day),
        ent_date_make(year, w->to.month, w->to.day) };
    return days.from == ENT_NO_DATE || days.to == ENT_NO_DATE ? unknown : days;
}

static ent_interval resolve_date(const ent_when *w, ent_date document, bool future)
{
    if (w->from.year && !w->from.month)
        return (ent_interval){ year_of(w->from.year).from, year_of(w->to.year).to };
    if (w->from.year) return in_year(w, w->from.year);
    if (document == ENT_NO_DATE) return unknown;
    int year;
    ent_date_split(document, &year, NULL, NULL);
    if (w->has_offset) return in_year(w, year + w->offset);
    /* The nearest one on the side where the event lies. */
    ent_interval days = in_year(w, year);
    if (days.from == ENT_NO_DATE) return unknown;
    if (future && days.to < document) return in_year(w, year + 1);
    if (!future && days.from > document) return in_year(w, year - 1);
    return days;
}

static ent_interval resolve_weekday(const ent_when *w, ent_date document, bool future)
{
    int apart = w->weekday - ent_date_weekday(document); /* -6..6 */
    bool ahead = w->offset > 0 || (w->offset == 0 && future);
    ent_date day = document + (ahead ? (apart + 7) % 7 : -((7 - apart) % 7));
    if (w->offset && day == document) day += w->offset * 7;
    return (ent_interval){ day, w->weekend ? day + 1 : day };
}

static ent_interval up_to(const ent_when *w, ent_date document)
{
    static const int days[] = { [ENT_UNIT_DAY] = 1,
        [ENT_UNIT_WEEK] = 7,
        [ENT_UNIT_MONTH] = 30,
        [ENT_UNIT_YEAR] = 365 };
    return (ent_interval){ document + w->offset * days[w->unit], document };
}

/* The week, month or year that the document's date and `offset` give. */
static ent_interval whole_unit(const ent_when *w, ent_date document)
{
    int year, month;
    ent_date_split(document, &year, &month, NULL);
    switch (w->unit) {
    case ENT_UNIT_DAY:
        return (ent_interval){ document + w->offset, document + w->offset };
    case ENT_UNIT_WEEK: {
        ent_date monday = document - (ent_date_weekday(document) + 6) % 7;
        return (ent_interval){ monday + w->offset * 7, monday + w->offset * 7 + 6 };
    }
    case ENT_UNIT_MONTH: {
        int at = year * 12 + month - 1 + w->offset;
        return month_of(at / 12, at % 12 + 1);
    }
    case ENT_UNIT_YEAR: return year_of(year + w->offset);
    }
    return unknown;
}

static ent_interval resolve_relative(const ent_when *w, ent_date document)
{
    if (w->rolling) return up_to(w, document);
    ent_interval days = whole_unit(w, document);
    if (w->part == ENT_PART_GONE) days.to = document;
    if (w->part == ENT_PART_TO_COME) days.from = document;
    return days;
}

ent_interval ent_when_resolve(const ent_when *w, ent_date document, bool future)
{
    ent_interval days = unknown;
    if (w->since) future = false;
    if (w->kind == ENT_WHEN_DATE)
        days = resolve_date(w, document, future);
    else if (document == ENT_NO_DATE)
        return unknown;
    else if (w->kind == ENT_WHEN_WEEKDAY)
        days = resolve_weekday(w, document, future);
    else
        days = resolve_relative(w, document);
    if (days.from == ENT_NO_DATE || days.to == ENT_NO_DATE) return unknown;
    if (w->since)
        days.to = document != ENT_NO_DATE && document >= days.from ? document
                                                                   : ENT_NO_DATE;
    return days;
}
