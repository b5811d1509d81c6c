/* party.h - the one order of actors in an event. */
#ifndef ENT_EVENTS_PARTY_H
#define ENT_EVENTS_PARTY_H

#include "events/event.h"

/* By code, id, name, kind and sector; unknown ones first. */
int ent_party_compare(const ent_party *a, const ent_party *b);

#endif
