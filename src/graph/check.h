/* check.h - filters that can be calculated with. */
#ifndef ENT_GRAPH_CHECK_H
#define ENT_GRAPH_CHECK_H

#include "graph/filter.h"

/* False with ENT_USAGE where a number is out of range or not finite, or a window ends
 * before it starts. */
ENT_CHECKED bool ent_filter_check(const ent_filter *filter, ent_error *err);

#endif
