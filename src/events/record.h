/* record.h - the names of our formats, and how a line is recognised. */
#ifndef ENT_EVENTS_RECORD_H
#define ENT_EVENTS_RECORD_H

#include "events/event.h"
#include "events/json.h"

#define ENT_DOCUMENT_SCHEMA "entente-document/1"
#define ENT_EVENT_SCHEMA    "entente-event/1"

/* Checks that the object's "schema" is `schema` (or a minor version of it, "/1.2"). A
 * newer or foreign one is a fault that says so. */
void ent_field_schema(ent_fields *f, const char *schema);

#endif
