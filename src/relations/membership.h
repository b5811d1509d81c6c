/* membership.h - who belongs to an organisation, where a text lists its members. */
#ifndef ENT_RELATIONS_MEMBERSHIP_H
#define ENT_RELATIONS_MEMBERSHIP_H

#include "relations/reading.h"

enum { ENT_LISTED_MEMBERS = 48 };

typedef struct {
    uint32_t organisation;                /* mention */
    uint32_t members[ENT_LISTED_MEMBERS]; /* mentions of states, three or more */
    uint32_t count;
    uint32_t word; /* token that says so: "group", "comprises" */
} ent_membership_list;

/* "the G7, a group of seven countries, [Canada, France and Italy]", "Mercosur comprises
 * [Brazil, Peru and Chile]": the first such list of a sentence. False: none. */
bool ent_membership_read(const ent_reading *reading, ent_membership_list *found);

#endif
