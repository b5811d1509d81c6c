/* actors_common.h - what the two lists have in common (private to output/). */
#ifndef ENT_OUTPUT_ACTORS_COMMON_H
#define ENT_OUTPUT_ACTORS_COMMON_H

#include "base/date.h"
#include "output/actors.h"
#include "output/json.h"

/* "3 actors, in 15 documents" and the like, and an empty line before a table. */
void ent_actors_head(ent_buffer *out, size_t shown, size_t all, const char *one,
    const char *many, const ent_provenance *provenance);

/* Which program made it, from which events. */
void ent_actors_foot(
    ent_buffer *out, const ent_filter *filter, const ent_provenance *provenance);

/* A cell of a table in tab-separated lines, and what ends it. */
void ent_actors_cell(ent_buffer *out, const char *text, char end);

/* Opens the JSON object with schema, program, producer and filter. */
void ent_actors_open(ent_json *j, const char *schema, const ent_filter *filter,
    const ent_provenance *provenance);

#endif
