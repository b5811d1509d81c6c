/* schema.h - the tables and views of a store; docs/formats.md describes them. */
#ifndef ENT_STORE_SCHEMA_H
#define ENT_STORE_SCHEMA_H

#include "store/sql.h"

enum {
    ENT_STORE_FORMAT = 5, /* PRAGMA user_version; 1: no names; 2: no corrections; 3: no
                             tallies; 4: no content of files of events, nor publishers */
    ENT_STORE_SIGNATURE = 0x456E7465 /* PRAGMA application_id: "Ente" */
};

/* Makes tables and views, inside a transaction that the caller began. */
ENT_CHECKED bool ent_schema_create(ent_store *store, ent_error *err);

/* Brings a store of an older format to the present one, inside such a transaction. */
ENT_CHECKED bool ent_schema_upgrade(ent_store *store, ent_error *err);

#endif
