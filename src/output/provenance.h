/* provenance.h - what made an output: printed in every report, export and picture. */
#ifndef ENT_OUTPUT_PROVENANCE_H
#define ENT_OUTPUT_PROVENANCE_H

#include <stdint.h>

#include "base/buffer.h"
#include "graph/graph.h"

/* What was read on the way to a collection, for the report's first section. */
typedef struct {
    uint64_t documents, events, stories;
    uint64_t quiet_documents; /* documents that gave no event */
    uint64_t files;           /* of events that were tallied */
    uint64_t stale, malformed, foreign, ignored;
    const char *const *messages; /* first skipped inputs, named */
    size_t message_count;
} ent_input_summary;

typedef struct {
    const char *program;  /* "entente 0.1.0" */
    const char *producer; /* "entente 0.1.0 lexicon 3f2a91bc" */
    ent_input_summary input;
} ent_provenance;

#endif
