/* actors.h - lists of actors and of unknown names: tables, records, lexicon lines. */
#ifndef ENT_OUTPUT_ACTORS_H
#define ENT_OUTPUT_ACTORS_H

#include "analysis/unknown.h"
#include "graph/roster.h"
#include "output/provenance.h"

typedef enum {
    ENT_ACTORS_TEXT,
    ENT_ACTORS_TSV,
    ENT_ACTORS_JSON,
    ENT_ACTORS_LEXICON /* lines of a user's lexicon: of unknown names only */
} ent_actors_format;

void ent_write_actors(const ent_roster *roster, ent_actors_format format,
    const ent_filter *filter, const ent_provenance *provenance, ent_buffer *out);

/* `lexicon` tells which ids are taken. */
void ent_write_unknown(const ent_unknown_names *names, ent_actors_format format,
    const ent_lexicon *lexicon, const ent_filter *filter,
    const ent_provenance *provenance, ent_buffer *out);

#endif
