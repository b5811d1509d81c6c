/* number.h - numbers as files of events write them (private). */
#ifndef ENT_ROWS_NUMBER_H
#define ENT_ROWS_NUMBER_H

#include "rows/row.h"

/* The file's bytes are not ended by a NUL; spaces around are no part of a cell. */
ent_row_text ent_row_trim(ent_row_text cell);

/* What R, Python and databases write where nothing is: NA, None, NULL, \N, nan, -. */
bool ent_row_is_nothing(ent_row_text cell);

/* Digits only; false where it is no number or above UINT32_MAX. */
bool ent_row_whole(ent_row_text cell, uint32_t *value);

/* A decimal number of at most 15 digits, in millionths; false where it is none, or above
 * 2147 in amount. */
bool ent_row_decimal(ent_row_text cell, int32_t *micro);

#endif
