/* sql.c - prepared once, bound by value, faults translated at this border. */
#include "store/sql.h"

#include <string.h>

ent_value ent_whole(int64_t whole)
{
    return (ent_value){ SQLITE_INTEGER, whole, NULL, 0 };
}

static const ent_value null_value = { SQLITE_NULL, 0, NULL, 0 };

ent_value ent_number_or_null(int64_t number)
{
    return number ? ent_whole(number) : null_value;
}

ent_value ent_day(ent_date date)
{
    return date != ENT_NO_DATE ? ent_whole(date) : null_value;
}

ent_value ent_text_bytes(const char *text, size_t length)
{
    return (ent_value){ SQLITE_TEXT, 0, text, length };
}

ent_value ent_text_value(const char *text)
{
    return text ? ent_text_bytes(text, strlen(text)) : null_value;
}

ent_value ent_text_or_empty(const char *text)
{
    return ent_text_value(text ? text : "");
}

ent_value ent_blob(const void *bytes, size_t length)
{
    return (ent_value){ SQLITE_BLOB, 0, bytes, length };
}

static const struct {
    int sqlite;
    ent_code code;
    const char *what;
} faults[] = {
    { SQLITE_BUSY, ENT_IO, "in use by another program" },
    { SQLITE_LOCKED, ENT_IO, "in use by another part of this program" },
    { SQLITE_READONLY, ENT_IO, "read-only: cannot be written" },
    { SQLITE_FULL, ENT_IO, "cannot be written: the disk is full" },
    { SQLITE_IOERR, ENT_IO, "cannot be read or written" },
    { SQLITE_CANTOPEN, ENT_IO, "cannot be opened" },
    { SQLITE_PERM, ENT_IO, "cannot be opened: no permission" },
    { SQLITE_CORRUPT, ENT_MALFORMED, "damaged" },
    { SQLITE_NOTADB, ENT_MALFORMED, "damaged, or no SQLite file" },
    { SQLITE_NOMEM, ENT_MEMORY, "out of memory" },
    { SQLITE_TOOBIG, ENT_LIMIT, "a text is too large for SQLite" },
};

bool ent_sql_fail(ent_store *store, ent_error *err)
{
    int extended = store->db ? sqlite3_extended_errcode(store->db) : SQLITE_NOMEM;
    const char *said = store->db ? sqlite3_errmsg(store->db) : "out of memory";
    int system = store->db ? sqlite3_system_errno(store->db) : 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (faults[i].sqlite != (extended & 0xFF)) continue;
        bool reason = system && faults[i].code == ENT_IO
                      && faults[i].sqlite != SQLITE_BUSY;
        return ent_fail(err, faults[i].code, "%s: %s%s%s (SQLite: %s)", store->path,
            faults[i].what, reason ? ": " : "", reason ? strerror(system) : "", said);
    }
    return ent_fail(err, ENT_LIBRARY, "%s: SQLite: %s", store->path, said);
}

static bool bind(sqlite3_stmt *s, int at, const ent_value *v)
{
    if (v->type == SQLITE_INTEGER) return !sqlite3_bind_int64(s, at, v->whole);
    if (v->type == SQLITE_BLOB)
        return !sqlite3_bind_blob64(s, at, v->bytes, v->length, SQLITE_STATIC);
    if (v->type == SQLITE_TEXT)
        return !sqlite3_bind_text64(
            s, at, v->bytes, v->length, SQLITE_STATIC, SQLITE_UTF8);
    return !sqlite3_bind_null(s, at);
}

sqlite3_stmt *ent_sql_ask(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, ent_error *err)
{
    sqlite3_stmt **s = &store->statements[statement];
    if (!*s
        && sqlite3_prepare_v3(store->db, ent_statement_sql[statement], -1,
            SQLITE_PREPARE_PERSISTENT, s, NULL)) {
        ent_sql_fail(store, err);
        return NULL;
    }
    sqlite3_reset(*s);
    for (size_t i = 0; i < count; i++)
        if (!bind(*s, (int)i + 1, &values[i])) {
            ent_sql_fail(store, err);
            return NULL;
        }
    return *s;
}

bool ent_sql_next(ent_store *store, sqlite3_stmt *asked, bool *row, ent_error *err)
{
    int result = sqlite3_step(asked);
    *row = result == SQLITE_ROW;
    if (*row) return true;
    bool ok = result == SQLITE_DONE || ent_sql_fail(store, err);
    sqlite3_reset(asked);
    return ok;
}

bool ent_sql_do(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, ent_error *err)
{
    bool row = true, ok = true;
    sqlite3_stmt *s = ent_sql_ask(store, statement, count, values, err);
    while (s && ok && row) ok = ent_sql_next(store, s, &row, err);
    return s && ok;
}

bool ent_sql_find(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, int64_t *number, ent_error *err)
{
    bool row;
    *number = 0;
    sqlite3_stmt *s = ent_sql_ask(store, statement, count, values, err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (row) *number = sqlite3_column_int64(s, 0);
    sqlite3_reset(s);
    return true;
}

const char *ent_sql_text(ent_arena *arena, sqlite3_stmt *row, int column, bool *failed)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    int length = sqlite3_column_bytes(row, column);
    if (!text || !length) return NULL;
    const char *copy = ent_arena_copy(arena, text, (size_t)length);
    if (!copy) *failed = true;
    return copy;
}

uint32_t ent_sql_whole32(sqlite3_stmt *row, int column)
{
    int64_t value = sqlite3_column_int64(row, column);
    return value < 0 ? 0 : value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

ent_date ent_sql_date(sqlite3_stmt *row, int column)
{
    static const int64_t first = -719162, last = 2932896; /* years 1 to 9999 */
    int64_t day = sqlite3_column_int64(row, column);
    if (sqlite3_column_type(row, column) != SQLITE_INTEGER || day < first || day > last)
        return ENT_NO_DATE;
    return (ent_date)day;
}

bool ent_sql_script(ent_store *store, const char *sql, ent_error *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK
           || ent_sql_fail(store, err);
}

void ent_sql_forget(ent_store *store)
{
    for (size_t i = 0; i < ENT_STATEMENTS; i++) sqlite3_reset(store->statements[i]);
    ent_table_free(&store->actors);
    ent_table_free(&store->producers);
    ent_table_free(&store->aliases);
}

void ent_sql_undo(ent_store *store)
{
    ent_sql_forget(store);
    if (!sqlite3_get_autocommit(store->db)) /* some faults roll back by themselves */
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

bool ent_write_begin(ent_store *store, ent_error *err)
{
    ent_arena_reset(&store->scratch);
    if (!store->writable)
        return ent_fail(err, ENT_USAGE, "%s: open for reading only", store->path);
    if (store->broken)
        return ent_fail(err, ENT_USAGE,
            "%s: an earlier fault undid this batch, nothing can be added to it",
            store->path);
    return store->batch || ent_sql_script(store, "BEGIN IMMEDIATE", err);
}

bool ent_write_end(ent_store *store, bool ok, ent_error *err)
{
    if (ok && (store->batch || ent_sql_script(store, "COMMIT", err))) return true;
    ent_sql_undo(store);
    store->broken = store->batch;
    return false;
}
