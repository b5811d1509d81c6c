/* order.c - what decides first; ent_event_compare decides the rest. */
#include "graph/order.h"

#include "tally/tally.h"

int ent_event_survivor(const ent_event *a, const ent_event *b)
{
    const ent_sums x = ent_sums_of(a), y = ent_sums_of(b);
    int d = ent_strongest_compare(&x.strongest, &y.strongest);
    if (!d) d = (b->evidence_count > 0) - (a->evidence_count > 0);
    return d ? d : ent_event_compare(a, b);
}

int ent_event_by_date(const ent_event *a, const ent_event *b)
{
    int d = (a->date == ENT_NO_DATE) - (b->date == ENT_NO_DATE);
    if (!d) d = (a->date > b->date) - (a->date < b->date);
    return d ? d : ent_event_compare(a, b);
}
