/* view.h - events as a coder of another scheme would print them. */
#ifndef ENT_EVENTS_VIEW_H
#define ENT_EVENTS_VIEW_H

#include "events/event.h"

typedef enum {
    ENT_VIEW_OWN,
    ENT_VIEW_PLOVER /* no statuses: plans of cooperation are AGREE, of hostility THREATEN;
                       cooperation that is not done is REJECT (docs/ontology.md) */
} ent_view;

/* Changes relation and status to what the view has for them. False: it has none, the
 * event is left out. */
bool ent_view_apply(ent_view view, ent_event *event);

#endif
