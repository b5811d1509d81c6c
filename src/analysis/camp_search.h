/* camp_search.h - branch and bound for two camps of a small signed graph.
 *
 * Russian dolls (Verfaillie, Lemaitre and Schiex 1996): the last node alone is solved,
 * then the last two, ... Each answer bounds what the next must still pay:
 *
 *   cost of the placed + sum of the cheaper camp of each other node + answer of the rest
 */
#ifndef ENT_ANALYSIS_CAMP_SEARCH_H
#define ENT_ANALYSIS_CAMP_SEARCH_H

#include "analysis/frustration.h"

/* Narrows the bounds, and where better camps are found takes them. Does nothing above 150
 * nodes. False only when out of memory. */
ENT_CHECKED bool ent_camps_search(
    const ent_signed_net *net, ent_arena *scratch, ent_camps *camps);

#endif
