/* dateline.h - where and when a report was written, as it says before its first sentence.
 */
#ifndef ENT_READ_DATELINE_H
#define ENT_READ_DATELINE_H

#include "base/date.h"
#include "read/slice.h"

/* Bytes of the dateline that `s` opens with, its dash included ("BEIJING, Sept. 7
 * (Reuters) - ", "Belgrade, 14 March 2025 – "); 0: there is none. It opens with a place
 * in capitals, names its agency in brackets, or holds a whole date. */
size_t ent_dateline(ent_slice s);

/* True where `line` is a date, alone or behind a place or a writer ("Belgrade, 14 March
 * 2025", "By Jane Doe, The Times, 14 March 2025"). */
bool ent_dateline_alone(ent_slice line);

/* The day that the first lines of `text` give as one of the two above; ENT_NO_DATE where
 * they give none, or no year. */
ent_date ent_dateline_date(ent_slice text);

#endif
