/* events.h - events as a table for spreadsheets and statistical programs (CSV). */
#ifndef ENT_OUTPUT_EVENTS_H
#define ENT_OUTPUT_EVENTS_H

#include "events/event.h"

/* The head line. */
void ent_events_csv_head(ent_buffer *out);

/* One line: what v_events of a store says of it, by the same names, as far as a record
 * has it. Unknown is empty. */
void ent_events_csv_write(ent_buffer *out, const ent_event *event);

#endif
