/* tell.h - a report as lines for people. */
#ifndef ENT_ROWS_TELL_H
#define ENT_ROWS_TELL_H

#include "rows/report.h"

typedef void ent_row_say(void *context, const char *message);

/* What was malformed: the first places of each reason ("a.csv:7: 2 columns, expected
 * 61"), and how many there are where there are more, under `name` ("a.csv"). */
ENT_CHECKED bool ent_row_report_tell_faults(const ent_row_report *report,
    const char *name, ent_row_say *say, void *context, ent_error *err);

/* What no table knows, most frequent first: types of events, whose rows are left out, and
 * codes of actors, whose rows are kept. */
ENT_CHECKED bool ent_row_report_tell_unknown(
    const ent_row_report *report, ent_row_say *say, void *context, ent_error *err);

/* "2111 rows, 1207 events; out of scope: 705 without a second actor, ..." */
void ent_row_report_sum(const ent_row_report *report, ent_buffer *line);

#endif
