/* order.h - which report speaks for an event, and events by date; both orders are total,
 * so that nothing hangs on the order of input. */
#ifndef ENT_GRAPH_ORDER_H
#define ENT_GRAPH_ORDER_H

#include "events/event.h"

/* Which of two reports of one event speaks for both: the stronger (as in a tally), then
 * the one with a sentence, then ent_event_compare. Negative: `a`. */
int ent_event_survivor(const ent_event *a, const ent_event *b);

/* By date (undated last), then ent_event_compare (document first). */
int ent_event_by_date(const ent_event *a, const ent_event *b);

#endif
