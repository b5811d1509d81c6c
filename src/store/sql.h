/* sql.h - the open store, its prepared statements, and SQLite's faults in our words. */
#ifndef ENT_STORE_SQL_H
#define ENT_STORE_SQL_H

#include <sqlite3.h>

#include "base/buffer.h"
#include "base/strings.h"
#include "store/statements.h"
#include "store/store.h"

struct ent_store {
    sqlite3 *db;
    char *path;     /* for messages */
    char *producer; /* NULL: opened by one who makes nothing */
    sqlite3_stmt *statements[ENT_STATEMENTS];
    bool writable;
    bool made;        /* by this opening */
    int64_t format;   /* of the file */
    bool batch;       /* between begin and commit */
    bool broken;      /* a fault undid the batch; nothing may follow until its end */
    int64_t newest;   /* documents above this number were added since opening */
    ent_table actors; /* what the tables of that name hold, as far as it was met */
    ent_table producers;
    ent_table aliases;            /* ids of records that are stored under another id */
    ent_strings ids;              /* handed out */
    ent_corrections *corrections; /* of documents that are added; borrowed; NULL: none */
    ent_buffer line;              /* of the event whose fingerprint is taken */
    ent_buffer place;             /* of the document going on */
    ent_arena scratch;            /* of the operation going on */
};

/* A value for a parameter of a statement. */
typedef struct {
    int type; /* SQLITE_NULL, SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB */
    int64_t whole;
    const void *bytes;
    size_t length;
} ent_value;

ent_value ent_whole(int64_t whole);
ent_value ent_number_or_null(int64_t number); /* 0: NULL */
ent_value ent_day(ent_date date);             /* ENT_NO_DATE: NULL */
ent_value ent_text_value(const char *text);   /* NULL: NULL */
ent_value ent_text_or_empty(const char *text);
ent_value ent_text_bytes(const char *text, size_t length);
ent_value ent_blob(const void *bytes, size_t length);

/* Number of values in a list, and the list: for the functions below. */
#define ENT_VALUES(...)                                                                  \
    sizeof((ent_value[]){ __VA_ARGS__ }) / sizeof(ent_value), (const ent_value[])        \
    {                                                                                    \
        __VA_ARGS__                                                                      \
    }

/* Binds and runs to the end. */
ENT_CHECKED bool ent_sql_do(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, ent_error *err);

/* The first column of the first row as a number; 0 where there is no row. */
ENT_CHECKED bool ent_sql_find(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, int64_t *number, ent_error *err);

/* Binds, for rows to be taken with ent_sql_next; NULL: failed. A statement answers one
 * question at a time. */
sqlite3_stmt *ent_sql_ask(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, ent_error *err);

/* Steps to the next row; `*row` is false (and the statement reset) after the last. */
ENT_CHECKED bool ent_sql_next(
    ent_store *store, sqlite3_stmt *asked, bool *row, ent_error *err);

/* Text of a column in the arena; NULL for NULL and "" (or out of memory, in which case
 * `*failed` is set). */
const char *ent_sql_text(ent_arena *arena, sqlite3_stmt *row, int column, bool *failed);
/* A number within the bounds of uint32_t. */
uint32_t ent_sql_whole32(sqlite3_stmt *row, int column);
ent_date ent_sql_date(sqlite3_stmt *row, int column);

/* Runs statements that have no parameters. */
ENT_CHECKED bool ent_sql_script(ent_store *store, const char *sql, ent_error *err);

/* Says what SQLite complains about; false. */
bool ent_sql_fail(ent_store *store, ent_error *err);

/* A write is whole or did not happen: begins a transaction unless a batch is open. Fails
 * in a store that is open for reading, and in a broken batch. */
ENT_CHECKED bool ent_write_begin(ent_store *store, ent_error *err);

/* Keeps what was done if `ok`, else undoes it, and with it the whole batch it is in.
 * Returns `ok`, unless keeping fails. */
ENT_CHECKED bool ent_write_end(ent_store *store, bool ok, ent_error *err);

/* Forgets what was remembered of rows, which will be gone. */
void ent_sql_forget(ent_store *store);

/* Rolls back and forgets what was remembered of rows that are gone. */
void ent_sql_undo(ent_store *store);

#endif
