/* number.h - numbers as files of events write them (private). */
#ifndef ENT_ROWS_NUMBER_H
#define ENT_ROWS_NUMBER_H

#include "rows/row.h"

static inline bool ent_row_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* The file's bytes are not ended by a NUL; spaces around are no part of a cell. */
static inline ent_row_text ent_row_trim(ent_row_text cell)
{
    while (cell.length && ent_row_is_blank(cell.bytes[0])) {
        cell.bytes++;
        cell.length--;
    }
    while (cell.length && ent_row_is_blank(cell.bytes[cell.length - 1])) cell.length--;
    return cell;
}

bool ent_row_says_nothing(ent_row_text cell); /* a word of 1 to 4 characters */

/* What R, Python and databases write where nothing is: NA, None, NULL, \N, nan, -.
 * Numbers begin with '-', too, and are known by what follows. */
static inline bool ent_row_is_nothing(ent_row_text cell)
{
    if (!cell.length) return true;
    char c = cell.bytes[0];
    bool word = c == 'N' || c == 'n' || c == '\\'
                || (c == '-' && (cell.length == 1 || cell.bytes[1] == '-'));
    return word && cell.length <= 4 && ent_row_says_nothing(cell);
}

/* Digits only; false where it is no number or above UINT32_MAX. */
bool ent_row_whole(ent_row_text cell, uint32_t *value);

/* A decimal number of at most 15 digits, in millionths; false where it is none, or above
 * 2147 in amount. */
bool ent_row_decimal(ent_row_text cell, int32_t *micro);

#endif
