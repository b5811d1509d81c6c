/* check.h - filters and events that can be calculated with. */
#ifndef ENT_GRAPH_CHECK_H
#define ENT_GRAPH_CHECK_H

#include "graph/filter.h"

/* False with ENT_USAGE where a number is out of range or not finite, or a window ends
 * before it starts. */
ENT_CHECKED bool ent_filter_check(const ent_filter *filter, ent_error *err);

/* False with ENT_MALFORMED where an event breaks its format: relation or status unknown,
 * intensity outside -10..10, confidence outside 0..1. Sums rely on these bounds. */
ENT_CHECKED bool ent_event_check(const ent_event *event, ent_error *err);

#endif
