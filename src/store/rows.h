/* rows.h - single rows: producers, actors, documents, events with their evidence. */
#ifndef ENT_STORE_ROWS_H
#define ENT_STORE_ROWS_H

#include "store/sql.h"

/* The number of a producer, made where it is new; NULL and "" are one. */
ENT_CHECKED bool ent_row_producer(
    ent_store *store, const char *name, int64_t *number, ent_error *err);

/* The number of an actor, made where it is new; 0 where nothing is known of it. */
ENT_CHECKED bool ent_row_actor(
    ent_store *store, const ent_party *party, int64_t *number, ent_error *err);

/* A new row for a document, without text and story. `id` NULL: its own, or where that is
 * taken "name~2", "name~3", ...; producer 0: none yet. */
ENT_CHECKED bool ent_row_document(ent_store *store, const ent_document *d, const char *id,
    int64_t producer, int64_t *number, ent_error *err);

/* Gives a document an id that none has: "name", "name~2", ... */
ENT_CHECKED bool ent_row_rename(
    ent_store *store, int64_t number, const char *name, const char **id, ent_error *err);

/* What makes an event the same as another in its document: all that its record says but
 * the document's id. */
ENT_CHECKED bool ent_row_fingerprint(
    ent_store *store, const ent_event *event, int64_t *fingerprint, ent_error *err);

/* Adds an event with actors, evidence and origin; `*added` is false where its document
 * has the same one already. `amended`: a correction made it. */
ENT_CHECKED bool ent_row_event(ent_store *store, int64_t document, const ent_event *event,
    int64_t fingerprint, bool amended, bool *added, ent_error *err);

/* Adds a document's events, those that its corrections made, and the originals. */
ENT_CHECKED bool ent_row_corrected(
    ent_store *store, int64_t number, const ent_corrected *made, ent_error *err);

/* The id under which a document is stored, kept until the store is closed. */
ENT_CHECKED bool ent_stored_id(
    ent_store *store, int64_t number, const char **id, ent_error *err);

/* Whether the file of that hash is there as tallies. */
ENT_CHECKED bool ent_store_tallied_file(
    ent_store *store, const char *hash, bool *tallied, ent_error *err);

/* A document with its text, where it has one. */
ENT_CHECKED bool ent_load_document(ent_store *store, ent_arena *arena, int64_t number,
    bool *found, ent_document *document, ent_error *err);

/* The tallies of the store, in their one order; `format` is at least 4. */
ENT_CHECKED bool ent_load_tallies(
    ent_store *store, ent_arena *arena, ent_tally_list *list, ent_error *err);

/* Adds a name that the document uses. */
ENT_CHECKED bool ent_row_name(
    ent_store *store, int64_t document, const ent_naming *name, ent_error *err);

#endif
