/* gold.h - annotated texts and the claims that they state (for learning, not shipped). */
#ifndef ENT_TRAINING_GOLD_H
#define ENT_TRAINING_GOLD_H

#include "base/table.h"
#include "lexicon/ontology.h"
#include "read/document.h"

enum { ENT_GOLD_CODE = 24 };

typedef struct {
    const char *source, *target; /* codes */
    ent_relation relation;
    ent_status status;
    bool sure; /* else debatable: neither wanted nor wrong */
    const uint32_t *lines;
    size_t line_count;
} ent_gold_claim;

typedef struct {
    const char *id;
    ent_date date;
    const char **lines; /* sentences; the first is the title where there are several */
    size_t line_count;
    ent_gold_claim *claims;
    size_t claim_count, capacity;
} ent_gold_text;

typedef struct {
    ent_arena arena;
    ent_gold_text *items;
    size_t count, capacity;
    ent_table by_id;
} ent_gold;

/* Adds the texts of FOLDER/STEM-texts.jsonl and the claims of FOLDER/STEM.jsonl; claims
 * of actors that nobody could name (INTL, WEST) are debatable. */
ENT_CHECKED bool ent_gold_read(
    const char *folder, const char *stem, ent_gold *gold, ent_error *err);

/* Leaves out the texts whose ids the file `path` has, one a line, with their claims.
 * After all reading; an id that no text has is a fault. */
ENT_CHECKED bool ent_gold_leave_out(ent_gold *gold, const char *path, ent_error *err);
void ent_gold_free(ent_gold *gold);

/* The text as a document; `starts` (line_count + 1) are its lines' first bytes. False:
 * out of memory. */
ENT_CHECKED bool ent_gold_document(const ent_gold_text *text, ent_arena *arena,
    ent_document *document, uint32_t *starts);

/* Does the claim join these two codes, in this direction where it has one? */
bool ent_gold_joins(const ent_gold_claim *claim, const char *source, const char *target);

#endif
