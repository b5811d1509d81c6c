/* parties.h - the parties of rows, each once. */
#ifndef ENT_ROWS_PARTIES_H
#define ENT_ROWS_PARTIES_H

#include "base/table.h"
#include "lexicon/party.h"

/* Strings are never NULL here but may be "" (unknown); they belong to the list. */
typedef struct {
    ent_party *items;
    size_t count, capacity;
    ent_table keys; /* all five fields -> index */
    ent_arena scratch;
} ent_row_parties; /* {0} is an empty list; not thread-safe */

/* The index of the party, copied where it is new. False: out of memory. */
ENT_CHECKED bool ent_row_parties_add(
    ent_row_parties *p, const ent_party *party, uint32_t *index, ent_error *err);

void ent_row_parties_free(ent_row_parties *p); /* NULL is allowed */

#endif
