/* view.c - the table of docs/ontology.md, "The PLOVER view". */
#include "events/view.h"

static bool is_speech(ent_relation relation)
{
    return relation == ENT_REQUEST || relation == ENT_ACCUSE || relation == ENT_REJECT
           || relation == ENT_THREATEN;
}

/* Which relation a coder without statuses would write; false: none. */
static bool as_plover(ent_relation relation, ent_status status, ent_relation *seen)
{
    bool hostile = ent_relation_table[relation].sign < 0 && !is_speech(relation);
    bool done = status == ENT_ACTUAL || status == ENT_ALLEGED;
    *seen = relation;
    if (is_speech(relation)) return status != ENT_NEGATED;
    if (relation == ENT_ALLIANCE && (done || status == ENT_PLANNED)) *seen = ENT_AGREE;
    if (done || relation == ENT_ALLIANCE) {
        if (status == ENT_NEGATED) *seen = ENT_REJECT;
        return true;
    }
    if (hostile) {
        *seen = ENT_THREATEN;
        return status != ENT_NEGATED;
    }
    if (status == ENT_PLANNED) *seen = ENT_AGREE;
    if (status == ENT_NEGATED) *seen = ENT_REJECT;
    return true;
}

bool ent_view_apply(ent_view view, ent_event *event)
{
    if (view == ENT_VIEW_OWN) return true;
    ent_relation seen;
    if (!as_plover(event->relation, event->status, &seen)) return false;
    event->relation = seen;
    event->status = ENT_ACTUAL;
    return true;
}
