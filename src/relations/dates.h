/* dates.h - expressions of time in a sentence, and the days that they mean. */
#ifndef ENT_RELATIONS_DATES_H
#define ENT_RELATIONS_DATES_H

#include "text/text.h"

typedef enum {
    ENT_WHEN_DATE, /* June 15; Sept. 15-16, 2022; February this year; 2019; the 1990s */
    ENT_WHEN_WEEKDAY, /* on Wednesday, last Friday */
    ENT_WHEN_RELATIVE /* yesterday, next week, two months ago */
} ent_when_kind;

typedef enum { ENT_UNIT_DAY, ENT_UNIT_WEEK, ENT_UNIT_MONTH, ENT_UNIT_YEAR } ent_unit;

/* "earlier this year" has gone, "later this year" is to come. */
typedef enum { ENT_PART_ALL, ENT_PART_GONE, ENT_PART_TO_COME } ent_part;

typedef struct {
    int year, month, day; /* 0: not given */
} ent_when_day;

/* An expression as it stands; what it means depends on the document's date. */
typedef struct {
    uint32_t first, count; /* tokens, index into text->tokens */
    ent_when_kind kind;
    ent_when_day from, to; /* DATE */
    int weekday;           /* WEEKDAY: 0 is Sunday */
    ent_unit unit;         /* RELATIVE */
    int offset;            /* RELATIVE: units from the document's date; WEEKDAY: -1 last,
                              +1 next; DATE: years from the document's, where has_offset */
    bool has_offset;       /* DATE: "this year", "last year" */
    bool rolling;          /* RELATIVE: "over the past year", up to the document's date */
    bool weekend;          /* WEEKDAY: and the day after it */
    ent_part part;         /* RELATIVE: of the unit that the document's date lies in */
    bool attributive;      /* DATE: part of a noun phrase, "a [2020] clash" */
    bool since;            /* from then until the document's date */
} ent_when;

enum { ENT_WHENS = 24 };

typedef struct {
    ent_when items[ENT_WHENS]; /* in order; what is more is left out */
    size_t count;
} ent_whens;

/* Finds the expressions of a sentence. */
void ent_whens_find(const ent_text *text, const ent_sentence *sentence, ent_whens *found);

/* The days that `when` means for a document of date `document` (ENT_NO_DATE: unknown).
 * `future`: the event is planned, so that "on Wednesday" and "June 15" lie ahead. Both
 * ends are ENT_NO_DATE where the text does not tell: a day without a year is not guessed.
 */
ent_interval ent_when_resolve(const ent_when *when, ent_date document, bool future);

#endif
