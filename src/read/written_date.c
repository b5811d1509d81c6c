/* written_date.c - a line is cut into words and numbers; the month tells the rest. */
#include "read/written_date.h"

#include <string.h>

enum { MOST_PARTS = 16, LONGEST_DATE = 80 };

typedef enum { PART_NUMBER, PART_MONTH, PART_KNOWN, PART_OTHER } part_kind;

typedef struct {
    part_kind kind;
    int64_t value; /* of a number; month 1-12; 1 for "th" and "of" */
    unsigned digits;
    char before, after; /* the characters around it */
} part;

typedef struct {
    part items[MOST_PARTS];
    size_t count;
    bool cut; /* there was more */
} parts;

static const char *const months[] = { "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december" };

static const char *const ordinals[] = { "st", "nd", "rd", "th", "of" };

/* Words that stand around a date without changing it, between spaces. */
static const char known[] =
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun the of at on st nd rd th am pm a p m t z gmt utc et est edt ct "
    "cst cdt mt mst mdt pt pst pdt bst cet cest eet eest msk jst ist hrs updated "
    "published posted date first last modified ";

static bool is_known(ent_slice word)
{
    char key[16] = " ";
    if (word.length > sizeof key - 3) return false;
    for (size_t i = 0; i < word.length; i++) key[i + 1] = ent_lower(word.begin[i]);
    key[word.length + 1] = ' ';
    return strstr(known, key) != NULL;
}

/* 1-12 for a month's name or its abbreviation (at least three letters), else 0. */
static int month_of(ent_slice word)
{
    if (word.length < 3) return 0;
    for (int i = 0; i < 12; i++) {
        ent_slice name = { months[i], strlen(months[i]) };
        char start[16];
        if (word.length > name.length) continue;
        memcpy(start, word.begin, word.length);
        start[word.length] = '\0';
        if (ent_slice_starts(name, start)) return i + 1;
    }
    return 0;
}

static part number_at(ent_slice s, size_t *end)
{
    part p = { PART_NUMBER, 0, 0, '\0', '\0' };
    for (; *end < s.length && ent_is_digit(s.begin[*end]); ++*end) {
        if (p.digits < 18) p.value = p.value * 10 + (s.begin[*end] - '0');
        p.digits++;
    }
    return p;
}

static part word_at(ent_slice s, size_t *end)
{
    size_t at = *end;
    while (*end < s.length && ent_is_letter(s.begin[*end])) ++*end;
    ent_slice word = { s.begin + at, *end - at };
    int month = month_of(word);
    part p = { PART_OTHER, month, 0, '\0', '\0' };
    if (month) p.kind = PART_MONTH;
    if (!month && is_known(word)) p.kind = PART_KNOWN;
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
        if (ent_slice_same(word, ordinals[i])) p.value = 1;
    return p;
}

static void cut(ent_slice s, parts *found)
{
    size_t i = 0;
    *found = (parts){ 0 };
    while (i < s.length) {
        char c = s.begin[i];
        if (!ent_is_digit(c) && !ent_is_letter(c) && (unsigned char)c < 0x80) {
            i++;
            continue;
        }
        if (found->count == MOST_PARTS) {
            found->cut = true;
            return;
        }
        size_t at = i;
        part p = { PART_OTHER, 0, 0, '\0', '\0' };
        if (ent_is_digit(c))
            p = number_at(s, &i);
        else if (ent_is_letter(c))
            p = word_at(s, &i);
        else
            i++; /* a letter of another script */
        p.before = at ? s.begin[at - 1] : '\0';
        p.after = i < s.length ? s.begin[i] : '\0';
        found->items[found->count++] = p;
    }
}

static bool finish(
    ent_slice s, int64_t year, int64_t month, int64_t day, ent_date *date, ent_error *err)
{
    int width = (int)(s.length < 40 ? s.length : 40);
    if (year < 1 || year > 9999)
        return ent_fail(
            err, ENT_MALFORMED, "date '%.*s' has no such year", width, s.begin);
    if (month < 1 || month > 12)
        return ent_fail(
            err, ENT_MALFORMED, "date '%.*s' has no such month", width, s.begin);
    *date = day > 31 ? ENT_NO_DATE : ent_date_make((int)year, (int)month, (int)day);
    return *date != ENT_NO_DATE
           || ent_fail(err, ENT_MALFORMED, "date '%.*s' has no such day", width, s.begin);
}

static bool is_day(const part *p)
{
    return p->kind == PART_NUMBER && p->digits <= 2 && p->after != ':'
           && p->before != ':';
}

/* Four digits that are no zone ("10:00 -0500"). */
static bool is_year(const parts *all, size_t i)
{
    const part *p = &all->items[i];
    bool after_number = i && all->items[i - 1].kind == PART_NUMBER;
    return p->kind == PART_NUMBER && p->digits == 4 && p->before != '+'
           && p->before != ':' && !(p->before == '-' && after_number);
}

/* The year of a date whose month is part `m`: four digits after or before it, or two
 * right after (RFC 822); 0 where there is none. */
static int64_t year_near(const parts *all, size_t m, size_t day)
{
    for (size_t i = m + 1; i < all->count; i++)
        if (is_year(all, i)) return all->items[i].value;
    for (size_t i = m; i-- > 0;)
        if (is_year(all, i)) return all->items[i].value;
    if (day >= m || m + 1 >= all->count) return 0;
    const part *p = &all->items[m + 1];
    if (p->kind != PART_NUMBER || p->digits != 2 || p->after == ':') return 0;
    return p->value + (p->value < 50 ? 2000 : 1900); /* as RFC 2822 reads them */
}

/* The number beside month `m`, "8 September" before "September 8"; `m` where none is. */
static size_t day_near(const parts *all, size_t m)
{
    size_t before = m;
    while (before > 0 && all->items[before - 1].kind == PART_KNOWN
           && all->items[before - 1].value) /* the 8th of September */
        before--;
    if (before > 0 && is_day(&all->items[before - 1])) return before - 1;
    if (m + 1 < all->count && is_day(&all->items[m + 1])) return m + 1;
    return m;
}

static bool is_no_date(ent_slice s, ent_error *err)
{
    int width = (int)(s.length < 40 ? s.length : 40);
    return ent_fail(
        err, ENT_MALFORMED, "'%.*s' is no date: expected YYYY-MM-DD", width, s.begin);
}

static bool with_month(
    ent_slice s, const parts *all, size_t m, ent_date *date, ent_error *err)
{
    size_t day = day_near(all, m);
    int64_t year = year_near(all, m, day);
    int width = (int)(s.length < 40 ? s.length : 40);
    if (!year)
        return ent_fail(err, ENT_MALFORMED,
            "date '%.*s' has no year: expected YYYY-MM-DD", width, s.begin);
    if (day == m)
        return ent_fail(err, ENT_MALFORMED, "date '%.*s' has no day: expected YYYY-MM-DD",
            width, s.begin);
    return finish(s, year, all->items[m].value, all->items[day].value, date, err);
}

/* 20220908, 202209081030, 20220908103000, or a count since 1970. */
static bool from_digits(ent_slice s, const part *p, ent_date *date, ent_error *err)
{
    static const struct {
        unsigned digits;
        int64_t per_day;
    } clocks[] = { { 9, 86400 }, { 10, 86400 }, { 11, 86400 }, { 13, 86400000 },
        { 16, 86400000000 } };
    int64_t stamp = p->value;
    for (unsigned i = 8; i < p->digits && i < 18; i++) stamp /= 10;
    if (p->digits == 8 || p->digits == 12 || p->digits == 14)
        return finish(s, stamp / 10000, stamp / 100 % 100, stamp % 100, date, err);
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        if (clocks[i].digits == p->digits && p->value / clocks[i].per_day < 2932896) {
            *date = (ent_date)(p->value / clocks[i].per_day); /* before year 10000 */
            return true;
        }
    return is_no_date(s, err);
}

/* Three numbers: 2022/9/8, 8.9.2022, 18/9/2022, 9/18/2022. */
static bool from_numbers(ent_slice s, const part *p, ent_date *date, ent_error *err)
{
    int64_t a = p[0].value, b = p[1].value, c = p[2].value;
    int width = (int)(s.length < 40 ? s.length : 40);
    if (p[0].digits == 4 && p[1].digits <= 2 && p[2].digits <= 2)
        return finish(s, a, b, c, date, err);
    if (p[2].digits != 4 || p[0].digits > 2 || p[1].digits > 2) return is_no_date(s, err);
    if (p[0].after == '.' || a > 12 || a == b) return finish(s, c, b, a, date, err);
    if (b > 12) return finish(s, c, a, b, date, err);
    return ent_fail(err, ENT_MALFORMED,
        "date '%.*s' could be two days, expected YYYY-MM-DD", width, s.begin);
}

/* The first run of numbers that are joined as a date's are. */
static const part *joined_numbers(const parts *all)
{
    for (size_t i = 0; i + 2 < all->count; i++) {
        const part *p = &all->items[i];
        bool numbers = p[0].kind == PART_NUMBER && p[1].kind == PART_NUMBER
                       && p[2].kind == PART_NUMBER;
        if (numbers && p[0].after == p[1].before && p[1].after == p[0].after && p[0].after
            && strchr("-/.", p[0].after))
            return p;
    }
    return NULL;
}

bool ent_written_date(ent_slice s, ent_date *date, ent_error *err)
{
    parts all;
    s = ent_slice_trim(s);
    *date = ENT_NO_DATE;
    ent_slice start = { s.begin, s.length < LONGEST_DATE ? s.length : LONGEST_DATE };
    cut(start, &all);
    const part *three = joined_numbers(&all);
    for (size_t m = 0; m < all.count; m++)
        if (all.items[m].kind == PART_MONTH && day_near(&all, m) != m)
            return with_month(s, &all, m, date, err);
    if (three) return from_numbers(s, three, date, err);
    for (size_t m = 0; m < all.count; m++)
        if (all.items[m].kind == PART_MONTH) return with_month(s, &all, m, date, err);
    if (all.count && all.items[0].kind == PART_NUMBER && ent_is_digit(s.begin[0]))
        return from_digits(s, &all.items[0], date, err);
    return is_no_date(s, err);
}

bool ent_written_date_alone(ent_slice s)
{
    parts all;
    ent_date date;
    s = ent_slice_trim(s);
    if (s.length < 8 || s.length > LONGEST_DATE) return false;
    cut(s, &all);
    if (all.cut || all.count < 3) return false; /* digits alone may be anything */
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind == PART_OTHER) return false;
    return ent_written_date(s, &date, NULL);
}
