/* ontology.c - the relation types and statuses, and how people write them. */
#include "lexicon/ontology.h"

#include <string.h>

#include "base/buffer.h"
#include "base/strings.h"

const ent_relation_info ent_relation_table[ENT_RELATIONS] = {
#include "lexicon/relations.inc"
};

const char *const ent_status_names[ENT_STATUSES] = {
    [ENT_ACTUAL] = "actual",
    [ENT_PLANNED] = "planned",
    [ENT_NEGATED] = "negated",
    [ENT_POSSIBLE] = "possible",
    [ENT_ALLEGED] = "alleged",
};

static const char *relation_name(size_t i)
{
    return ent_relation_table[i].name;
}

static const char *status_name(size_t i)
{
    return ent_status_names[i];
}

/* Index of `name`; on failure the message lists nothing but the nearest name, or all
 * names where none is near. */
static bool parse(const char *what, const char *name, const char *(*name_of)(size_t),
    size_t count, size_t *index, ent_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, name_of(i)) == 0) {
            *index = i;
            return true;
        }
    size_t nearest = 0;
    unsigned least = 3; /* more than two edits are no slip */
    for (size_t i = 0; i < count; i++) {
        unsigned far = ent_distance(name, name_of(i));
        if (far >= least) continue;
        least = far;
        nearest = i;
    }
    if (least < 3)
        return ent_fail(err, ENT_USAGE, "unknown %s '%s', did you mean '%s'?", what, name,
            name_of(nearest));
    ent_buffer all = { 0 };
    for (size_t i = 0; i < count; i++)
        ent_buffer_print(&all, "%s%s", i ? ", " : "", name_of(i));
    ent_fail(err, ENT_USAGE, "unknown %s '%s', expected one of %s", what, name,
        all.bytes ? all.bytes : "the known ones");
    ent_buffer_free(&all);
    return false;
}

bool ent_relation_parse(const char *name, ent_relation *relation, ent_error *err)
{
    size_t index = 0;
    if (!parse("relation", name, relation_name, ENT_RELATIONS, &index, err)) return false;
    *relation = (ent_relation)index;
    return true;
}

bool ent_status_parse(const char *name, ent_status *status, ent_error *err)
{
    size_t index = 0;
    if (!parse("status", name, status_name, ENT_STATUSES, &index, err)) return false;
    *status = (ent_status)index;
    return true;
}
