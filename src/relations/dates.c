/* dates.c - small grammars over tokens, tried longest first; nothing is guessed. */
#include "relations/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

typedef struct {
    const char *word;
    int value;
} word_value;

static const word_value months[] = { { "january", 1 }, { "jan", 1 }, { "february", 2 },
    { "feb", 2 }, { "march", 3 }, { "mar", 3 }, { "april", 4 }, { "apr", 4 },
    { "may", 5 }, { "june", 6 }, { "jun", 6 }, { "july", 7 }, { "jul", 7 },
    { "august", 8 }, { "aug", 8 }, { "september", 9 }, { "sept", 9 }, { "sep", 9 },
    { "october", 10 }, { "oct", 10 }, { "november", 11 }, { "nov", 11 },
    { "december", 12 }, { "dec", 12 } };

static const word_value weekdays[] = { { "sunday", 0 }, { "monday", 1 }, { "tuesday", 2 },
    { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 }, { "saturday", 6 } };

static const word_value numbers[] = { { "a", 1 }, { "an", 1 }, { "one", 1 }, { "two", 2 },
    { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 },
    { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 } };

static const word_value units[] = { { "day", ENT_UNIT_DAY }, { "days", ENT_UNIT_DAY },
    { "week", ENT_UNIT_WEEK }, { "weeks", ENT_UNIT_WEEK }, { "month", ENT_UNIT_MONTH },
    { "months", ENT_UNIT_MONTH }, { "year", ENT_UNIT_YEAR }, { "years", ENT_UNIT_YEAR } };

static const word_value shifts[] = { { "last", -1 }, { "this", 0 }, { "next", 1 },
    { "past", -1 }, { "previous", -1 }, { "coming", 1 }, { "following", 1 } };

static const word_value named_days[] = { { "yesterday", -1 }, { "today", 0 },
    { "tonight", 0 }, { "tomorrow", 1 } };

/* Words after which a bare month or year is a time. */
static const word_value leads[] = { { "in", 0 }, { "since", 0 }, { "of", 0 }, { "by", 0 },
    { "from", 0 }, { "during", 0 }, { "until", 0 }, { "till", 0 }, { "early", 0 },
    { "late", 0 }, { "mid", 0 }, { "to", 0 }, { "through", 0 }, { "between", 0 },
    { "last", 0 }, { "this", 0 }, { "next", 0 }, { "before", 0 }, { "after", 0 },
    { "-", 0 }, { "for", 0 }, { "on", 0 }, { "and", 0 } };

static bool look_up(const word_value *table, size_t count, const char *word, int *value)
{
    for (size_t i = 0; i < count; i++)
        if (ent_equal(table[i].word, word)) {
            *value = table[i].value;
            return true;
        }
    return false;
}

/* The tokens of one sentence; `at` past the end gives "". */
typedef struct {
    const ent_token *tokens;
    uint32_t first, end;
} reader;

static const char *word_at(const reader *r, uint32_t i)
{
    return i >= r->first && i < r->end ? r->tokens[i].lower : "";
}

static bool is_word(const reader *r, uint32_t i, const char *word)
{
    return ent_equal(word_at(r, i), word);
}

/* "sept." and "sept" alike. "may" and "march" only where they are written as names. */
static bool month_at(const reader *r, uint32_t i, int *month)
{
    char bare[12];
    const char *word = word_at(r, i);
    if (!*word || !r->tokens[i].capital) return false;
    size_t length = strlen(word);
    if (word[length - 1] == '.') length--;
    if (!length || length >= sizeof bare) return false;
    memcpy(bare, word, length);
    bare[length] = '\0';
    return look_up(months, COUNT(months), bare, month);
}

/* Digits only, with "st", "nd", "rd", "th" where `ordinal`. */
static bool digits_at(const reader *r, uint32_t i, bool ordinal, int *value)
{
    const char *word = word_at(r, i);
    size_t digits = strspn(word, "0123456789");
    if (!digits || digits > 4) return false;
    const char *rest = word + digits;
    static const char *const endings[] = { "st", "nd", "rd", "th" };
    bool ends = *rest == '\0';
    for (size_t k = 0; ordinal && k < COUNT(endings); k++)
        ends = ends || strcmp(rest, endings[k]) == 0;
    *value = atoi(word);
    return ends;
}

static bool day_at(const reader *r, uint32_t i, int *day)
{
    return digits_at(r, i, true, day) && *day >= 1 && *day <= 31;
}

static bool year_at(const reader *r, uint32_t i, int *year)
{
    return strlen(word_at(r, i)) == 4 && digits_at(r, i, false, year) && *year >= 1500
           && *year <= 2199;
}

static bool joins(const reader *r, uint32_t i)
{
    return is_word(r, i, "-") || is_word(r, i, "and") || is_word(r, i, "to")
           || is_word(r, i, "through") || is_word(r, i, "until");
}

/* "15", "15-16" before or after a month. Tokens taken; 0: none. */
static uint32_t days_at(const reader *r, uint32_t i, ent_when *w)
{
    int to;
    if (!day_at(r, i, &w->from.day)) return 0;
    w->to.day = w->from.day;
    /* "June 15 and 200 people" is no range; a range ascends. */
    if (joins(r, i + 1) && day_at(r, i + 2, &to) && to > w->from.day) {
        w->to.day = to;
        return 3;
    }
    return 1;
}

/* ", 2022", "2022", "of 2022", "this year", "last year" after a month or day. */
static uint32_t year_after(const reader *r, uint32_t i, ent_when *w)
{
    uint32_t skip = is_word(r, i, ",") || is_word(r, i, "of") ? 1 : 0;
    int year;
    if (year_at(r, i + skip, &year)) {
        w->from.year = w->to.year = year;
        return skip + 1;
    }
    if (is_word(r, i + skip + 1, "year")
        && look_up(shifts, COUNT(shifts), word_at(r, i + skip), &w->offset)) {
        w->has_offset = true;
        return skip + 2;
    }
    return 0;
}

/* June 15; Sept. 15-16, 2022; June 28 to July 2; 5-7 May 2019; February this year. */
static uint32_t read_day(const reader *r, uint32_t i, ent_when *w)
{
    int month, late;
    uint32_t taken = 0, days;
    if (month_at(r, i, &month) && (days = days_at(r, i + 1, w)) != 0)
        taken = 1 + days;
    else if ((days = days_at(r, i, w)) != 0) {
        uint32_t of = is_word(r, i + days, "of") ? 1 : 0;
        if (month_at(r, i + days + of, &month)) taken = days + of + 1;
    }
    if (!taken) return 0;
    w->from.month = w->to.month = month;
    ent_when second = { 0 };
    uint32_t more = 0;
    if (joins(r, i + taken) && month_at(r, i + taken + 1, &late)
        && (more = days_at(r, i + taken + 2, &second)) != 0) {
        w->to = (ent_when_day){ 0, late, second.to.day };
        taken += 2 + more;
    }
    return taken + year_after(r, i + taken, w);
}

static bool led(const reader *r, uint32_t i)
{
    int ignored;
    return i > r->first && look_up(leads, COUNT(leads), word_at(r, i - 1), &ignored);
}

static uint32_t read_month(const reader *r, uint32_t i, ent_when *w)
{
    int month;
    if (!month_at(r, i, &month)) return 0;
    w->from.month = w->to.month = month;
    uint32_t year = year_after(r, i + 1, w);
    return year || led(r, i) ? 1 + year : 0;
}

/* 2022-09-15 as one token or as five. */
static uint32_t read_iso(const reader *r, uint32_t i, ent_when *w)
{
    ent_date date;
    ent_when_day *d = &w->from;
    if (strlen(word_at(r, i)) == 10 && word_at(r, i)[4] == '-'
        && ent_date_parse(word_at(r, i), &date, NULL)) {
        ent_date_split(date, &d->year, &d->month, &d->day);
        w->to = *d;
        return 1;
    }
    if (!year_at(r, i, &d->year) || !is_word(r, i + 1, "-")
        || !digits_at(r, i + 2, false, &d->month) || !is_word(r, i + 3, "-")
        || !digits_at(r, i + 4, false, &d->day)
        || ent_date_make(d->year, d->month, d->day) == ENT_NO_DATE)
        return 0;
    w->to = *d;
    return 5;
}

/* "the Waters Treaty of [1909]": a name. */
static bool is_named_after(const reader *r, uint32_t i)
{
    int month;
    return is_word(r, i - 1, "of") && i > r->first + 1 && r->tokens[i - 2].capital
           && !month_at(r, i - 2, &month);
}

/* in 2019; 2014-16 and "between 2014 and 2016"; the 1990s. Not "2000 troops". */
static uint32_t read_year(const reader *r, uint32_t i, ent_when *w)
{
    const char *word = word_at(r, i);
    if (strlen(word) == 5 && strspn(word, "0123456789") == 4 && word[4] == 's'
        && word[3] == '0') {
        w->from.year = atoi(word);
        w->to.year = w->from.year + 9;
        return 1;
    }
    if (!year_at(r, i, &w->from.year) || !led(r, i) || is_named_after(r, i)) return 0;
    ent_tag next = i + 1 < r->end ? r->tokens[i + 1].tag : ENT_TAG_PUNCTUATION;
    if (next == ENT_TAG_NOUN || next == ENT_TAG_ADJECTIVE) return 0;
    w->to.year = w->from.year;
    int to;
    if (joins(r, i + 1) && year_at(r, i + 2, &to) && to > w->from.year) {
        w->to.year = to;
        return 3;
    }
    return 1;
}

/* "between 5 and 7 May", "from June 5 to 7": the joined day carries the rest. */
static uint32_t read_range(const reader *r, uint32_t i, ent_when *w)
{
    if (!is_word(r, i, "between") && !is_word(r, i, "from")) return 0;
    uint32_t taken = read_day(r, i + 1, w);
    return taken && w->to.day != w->from.day ? taken + 1 : 0;
}

/* "a 2020 clash", "Russia's 2022 invasion": what is dated stands behind it. Not "2000
 * troops" nor "the 2000 troops". */
static uint32_t read_year_of_noun(const reader *r, uint32_t i, ent_when *w)
{
    enum { FIRST_YEAR = 1900, ROUND = 100 };
    static const char *const openers[] = { "a", "an", "the", "this", "that", "'s",
        "\xE2\x80\x99s", "'", "\xE2\x80\x99", "its", "his", "her", "their", "our" };
    int year;
    if (!year_at(r, i, &year) || year < FIRST_YEAR || year % ROUND == 0) return 0;
    const char *before = i > r->first ? word_at(r, i - 1) : "";
    ent_tag next = i + 1 < r->end ? r->tokens[i + 1].tag : ENT_TAG_PUNCTUATION;
    if (next != ENT_TAG_NOUN && next != ENT_TAG_ADJECTIVE) return 0;
    if (!ENT_AMONG(before, openers)) return 0;
    w->from.year = w->to.year = year;
    w->attributive = true;
    return 1;
}

static uint32_t read_weekday(const reader *r, uint32_t i, ent_when *w)
{
    uint32_t shift = look_up(shifts, COUNT(shifts), word_at(r, i), &w->offset) ? 1 : 0;
    if (!look_up(weekdays, COUNT(weekdays), word_at(r, i + shift), &w->weekday)) {
        w->offset = 0;
        return 0;
    }
    w->kind = ENT_WHEN_WEEKDAY;
    /* "Wednesday, Sept. 7": the date says more. */
    ent_when date = { 0 };
    uint32_t next = i + shift + 1, comma = is_word(r, next, ",") ? 1 : 0;
    uint32_t taken = read_day(r, next + comma, &date);
    if (!taken) return shift + 1;
    *w = date;
    return shift + 1 + comma + taken;
}

/* "[over] the past year": up to now, where "last year" is one of the calendar. */
static bool spans(const reader *r, uint32_t i)
{
    static const char *const words[] = { "over", "in", "during", "for", "within",
        "throughout" };
    for (size_t k = 0; i > r->first && k < COUNT(words); k++)
        if (is_word(r, i - 1, words[k])) return true;
    return false;
}

/* over the weekend; last weekend */
static uint32_t read_weekend(const reader *r, uint32_t i, ent_when *w)
{
    enum { SATURDAY = 6 };
    bool the = is_word(r, i, "the");
    if (!the && !look_up(shifts, COUNT(shifts), word_at(r, i), &w->offset)) return 0;
    if (!is_word(r, i + 1, "weekend")) return 0;
    w->kind = ENT_WHEN_WEEKDAY;
    w->weekday = SATURDAY;
    w->weekend = true;
    return 2;
}

/* the day before yesterday; the day after tomorrow */
static uint32_t read_next_but_one(const reader *r, uint32_t i, ent_when *w)
{
    if (!is_word(r, i, "day")) return 0;
    bool past = is_word(r, i + 1, "before") && is_word(r, i + 2, "yesterday");
    if (!past && !(is_word(r, i + 1, "after") && is_word(r, i + 2, "tomorrow"))) return 0;
    w->kind = ENT_WHEN_RELATIVE;
    w->offset = past ? -2 : 2;
    return 3;
}

/* this morning; last night */
static uint32_t read_part_of_day(const reader *r, uint32_t i, ent_when *w)
{
    static const char *const parts[] = { "morning", "afternoon", "evening", "night" };
    bool last = is_word(r, i, "last");
    for (size_t k = last ? 3 : 0; (last || is_word(r, i, "this")) && k < COUNT(parts);
         k++)
        if (is_word(r, i + 1, parts[k])) {
            w->kind = ENT_WHEN_RELATIVE;
            w->offset = last ? -1 : 0;
            return 2;
        }
    return 0;
}

/* by the end of the year, before the end of this month */
static uint32_t read_until(const reader *r, uint32_t i, ent_when *w)
{
    int unit;
    bool by = is_word(r, i, "by") || is_word(r, i, "before");
    uint32_t end = i + 1 + is_word(r, i + 1, "the"), of = end + 1;
    if (!by || !is_word(r, end, "end") || !is_word(r, of, "of")) return 0;
    if (!is_word(r, of + 1, "the") && !is_word(r, of + 1, "this")) return 0;
    if (!look_up(units, COUNT(units), word_at(r, of + 2), &unit)) return 0;
    w->kind = ENT_WHEN_RELATIVE;
    w->unit = (ent_unit)unit;
    w->part = ENT_PART_TO_COME;
    return of + 3 - i;
}

/* yesterday; last week; this month; earlier this year */
static uint32_t read_named(const reader *r, uint32_t i, ent_when *w)
{
    int unit;
    if (look_up(named_days, COUNT(named_days), word_at(r, i), &w->offset)) {
        w->kind = ENT_WHEN_RELATIVE;
        return 1;
    }
    uint32_t article = is_word(r, i, "the") ? 1 : 0;
    if (!look_up(shifts, COUNT(shifts), word_at(r, i + article), &w->offset)
        || !look_up(units, COUNT(units), word_at(r, i + article + 1), &unit))
        return 0;
    /* "the last years", "this day" say no date. */
    const char *word = word_at(r, i + article + 1);
    if (word[strlen(word) - 1] == 's' || unit == ENT_UNIT_DAY) return 0;
    w->kind = ENT_WHEN_RELATIVE;
    w->unit = (ent_unit)unit;
    w->rolling = article && w->offset < 0 && spans(r, i);
    if (w->offset == 0 && is_word(r, i - 1, "earlier")) w->part = ENT_PART_GONE;
    if (w->offset == 0 && is_word(r, i - 1, "later")) w->part = ENT_PART_TO_COME;
    return article + 2;
}

/* two weeks ago; three days earlier is relative to the story, not to the document */
static uint32_t read_ago(const reader *r, uint32_t i, ent_when *w)
{
    int number, unit;
    if (!look_up(numbers, COUNT(numbers), word_at(r, i), &number)
        && !digits_at(r, i, false, &number))
        return 0;
    if (!look_up(units, COUNT(units), word_at(r, i + 1), &unit)
        || !is_word(r, i + 2, "ago"))
        return 0;
    w->kind = ENT_WHEN_RELATIVE;
    w->unit = (ent_unit)unit;
    w->offset = -number;
    return 3;
}

typedef uint32_t read_rule(const reader *r, uint32_t i, ent_when *w);
static read_rule *const rules[] = { read_range, read_iso, read_day, read_weekday,
    read_weekend, read_ago, read_next_but_one, read_until, read_part_of_day, read_named,
    read_month, read_year, read_year_of_noun };

void ent_whens_find(const ent_text *text, const ent_sentence *sentence, ent_whens *found)
{
    reader r = { text->tokens, sentence->first, sentence->first + sentence->count };
    found->count = 0;
    for (uint32_t i = r.first; i < r.end && found->count < ENT_WHENS;) {
        uint32_t taken = 0;
        for (size_t k = 0; !taken && k < COUNT(rules); k++) {
            ent_when w = { .kind = ENT_WHEN_DATE };
            taken = rules[k](&r, i, &w);
            if (!taken) continue;
            w.first = i;
            w.count = taken;
            w.since = i > r.first && is_word(&r, i - 1, "since");
            found->items[found->count++] = w;
        }
        i += taken ? taken : 1;
    }
}
