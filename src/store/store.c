/* store.c - opening, batches and closing.
 *
 * The journal is SQLite's rollback journal in mode DELETE, not WAL: between batches a
 * store is one file, it can be read on read-only media, and whoever opens it next after a
 * kill rolls back what was not committed. WAL would serve readers beside a writer better,
 * but leaves two more files while open, and does not work on read-only folders. */
#define _POSIX_C_SOURCE 200809L /* stat */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/schema.h"
#include "store/sql.h"

enum { BUSY_MILLISECONDS = 5000 };

typedef enum {
    FILE_ABSENT,
    FILE_EMPTY,
    FILE_SQLITE,
    FILE_OTHER,
    FILE_UNREADABLE
} file_kind;

/* What is at `path`; `*reason` is errno where it cannot be read. */
static file_kind look_at(const char *path, int *reason)
{
    static const char magic[] = "SQLite format 3"; /* its NUL is part of it */
    char head[sizeof magic];
    struct stat about;
    *reason = 0;
    if (stat(path, &about) != 0) {
        *reason = errno;
        return errno == ENOENT ? FILE_ABSENT : FILE_UNREADABLE;
    }
    if (S_ISDIR(about.st_mode)) {
        *reason = EISDIR;
        return FILE_UNREADABLE;
    }
    if (!S_ISREG(about.st_mode)) return FILE_OTHER;
    FILE *file = fopen(path, "rb");
    if (!file) {
        *reason = errno;
        return FILE_UNREADABLE;
    }
    size_t n = fread(head, 1, sizeof head, file);
    fclose(file);
    if (n == 0) return FILE_EMPTY;
    return n == sizeof head && memcmp(head, magic, n) == 0 ? FILE_SQLITE : FILE_OTHER;
}

bool ent_store_is(const char *path)
{
    int reason;
    return look_at(path, &reason) == FILE_SQLITE;
}

/* What a killed writer left beside the file: until it is undone, the file may not yet or
 * no more look like one of SQLite. */
static bool has_journal(const char *path)
{
    struct stat about;
    ent_buffer name = { 0 };
    ent_buffer_print(&name, "%s-journal", path);
    bool there = name.bytes && stat(name.bytes, &about) == 0 && about.st_size > 0;
    ent_buffer_free(&name);
    return there;
}

/* False where the file can be no store, said before SQLite touches it. */
static bool check_file(const char *path, ent_store_mode mode, ent_error *err)
{
    int reason;
    file_kind kind = look_at(path, &reason);
    if (kind == FILE_OTHER && !has_journal(path))
        return ent_fail(err, ENT_MALFORMED,
            "%s: not an Entente store, nor any other SQLite file", path);
    if (kind == FILE_ABSENT && mode == ENT_STORE_READ)
        return ent_fail(err, ENT_NOT_FOUND, "%s: no such file", path);
    return kind != FILE_UNREADABLE
           || ent_fail(err, ENT_IO, "%s: %s", path, strerror(reason));
}

/* Connects; nothing is read yet. A name that SQLite would take for no file is made one.
 */
static bool connect(ent_store *store, int flags, ent_error *err)
{
    static const char settings[] =
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
        "PRAGMA cell_size_check = ON;";
    bool memory = flags & SQLITE_OPEN_MEMORY;
    ent_buffer name = { 0 };
    ent_buffer_text(&name, memory ? ":memory:" : *store->path == ':' ? "./" : "");
    if (!memory) ent_buffer_text(&name, store->path);
    bool ok = ent_buffer_ok(&name, err);
    if (ok && sqlite3_open_v2(name.bytes, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL))
        ok = ent_sql_fail(store, err);
    ent_buffer_free(&name);
    if (!ok) return false;
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return ent_sql_script(store, settings, err);
}

/* A number that a PRAGMA gives. `*code` is SQLite's (extended) result. */
static bool pragma(ent_store *store, const char *sql, int64_t *number, ent_error *err)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &s, NULL);
    if (!code) code = sqlite3_step(s);
    *number = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    bool ok = code == SQLITE_ROW || ent_sql_fail(store, err);
    sqlite3_finalize(s);
    return ok;
}

/* A writer was killed and left its journal, which a read-only connection may not roll
 * back: one that may write does it, and reading begins again. */
static bool recover(ent_store *store, ent_error *err)
{
    int64_t version;
    ent_error why = { 0 };
    sqlite3_close(store->db);
    store->db = NULL;
    bool ok = connect(store, SQLITE_OPEN_READWRITE, &why)
              && pragma(store, "PRAGMA user_version", &version, &why);
    sqlite3_close(store->db);
    store->db = NULL;
    if (!ok)
        return ent_fail(err, ENT_IO,
            "%s: its last writing was interrupted; open it once where it can be written "
            "to, so that it is undone",
            store->path);
    return connect(store, SQLITE_OPEN_READONLY, err);
}

static bool check_version(ent_store *store, int64_t version, ent_error *err)
{
    int64_t written = version;
    if (version <= ENT_STORE_FORMAT
        && !ent_sql_find(store, ENT_FORMAT, 0, NULL, &written, err))
        return false;
    if (written > version) version = written;
    if (version > ENT_STORE_FORMAT)
        return ent_fail(err, ENT_MALFORMED,
            "%s: made by a newer version (format %lld, this program reads up to %d)",
            store->path, (long long)version, ENT_STORE_FORMAT);
    store->format = version;
    if (version < 1)
        return ent_fail(err, ENT_MALFORMED, "%s: damaged: format %lld", store->path,
            (long long)version);
    return true;
}

/* Whether there is nothing yet. SQLite is asked, not the file: what a killed maker of a
 * store left is undone first, and then it may be empty. */
static bool is_empty(ent_store *store, bool *empty, ent_error *err)
{
    int64_t pages;
    bool ok = pragma(store, "PRAGMA page_count", &pages, err);
    *empty = pages == 0;
    return ok;
}

/* An SQLite file is ours by its application id. */
static bool identify(ent_store *store, bool empty, ent_error *err)
{
    int64_t application, version;
    if (!pragma(store, "PRAGMA application_id", &application, err)
        || !pragma(store, "PRAGMA user_version", &version, err))
        return false;
    if (application == ENT_STORE_SIGNATURE) return check_version(store, version, err);
    return ent_fail(err, ENT_MALFORMED, "%s: %s", store->path,
        empty ? "an empty file, not an Entente store"
              : "an SQLite file but not an Entente store");
}

/* Makes the store, unless another program was faster. */
static bool create(ent_store *store, ent_error *err)
{
    int64_t application;
    if (!ent_sql_script(store, "BEGIN IMMEDIATE", err)
        || !pragma(store, "PRAGMA application_id", &application, err))
        return false;
    store->made = application != ENT_STORE_SIGNATURE;
    return (!store->made || ent_schema_create(store, err))
           && ent_sql_script(store, "COMMIT", err);
}

/* A store of an older format gets what the present one has more. */
static bool upgrade(ent_store *store, ent_error *err)
{
    if (store->format == ENT_STORE_FORMAT) return true;
    bool ok = ent_sql_script(store, "BEGIN IMMEDIATE", err)
              && pragma(store, "PRAGMA user_version", &store->format, err)
              && (store->format == ENT_STORE_FORMAT || ent_schema_upgrade(store, err))
              && ent_sql_script(store, "COMMIT", err);
    store->format = ENT_STORE_FORMAT;
    return ok;
}

/* Whoever will write wants to know now that the place is read-only or in use: a write is
 * tried, and undone. */
static bool open_for_writing(ent_store *store, ent_error *err)
{
    static const char attempt[] =
        "BEGIN IMMEDIATE; INSERT INTO meta VALUES('attempt', ''); ROLLBACK";
    bool empty;
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return ent_fail(
            err, ENT_IO, "%s: read-only: nothing can be added to it", store->path);
    return is_empty(store, &empty, err) && (!empty || create(store, err))
           && identify(store, empty, err) && upgrade(store, err)
           && ent_sql_script(store, attempt, err)
           && ent_sql_find(store, ENT_NEWEST, 0, NULL, &store->newest, err);
}

static bool open_for_reading(ent_store *store, ent_error *err)
{
    bool empty;
    if (is_empty(store, &empty, err)) return identify(store, empty, err);
    return sqlite3_extended_errcode(store->db) == SQLITE_READONLY_ROLLBACK
           && recover(store, err) && is_empty(store, &empty, err)
           && identify(store, empty, err);
}

static bool open(ent_store *store, ent_store_mode mode, ent_error *err)
{
    static const int flags[] = {
        [ENT_STORE_READ] = SQLITE_OPEN_READONLY,
        [ENT_STORE_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
        [ENT_STORE_MEMORY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                             | SQLITE_OPEN_MEMORY,
    };
    store->writable = mode != ENT_STORE_READ;
    if ((mode != ENT_STORE_MEMORY && !check_file(store->path, mode, err))
        || !connect(store, flags[mode], err))
        return false;
    bool ok = store->writable ? open_for_writing(store, err)
                              : open_for_reading(store, err);
    return ok && ent_sql_script(store, "PRAGMA cache_size = -65536", err); /* 64 MiB */
}

bool ent_store_open(const char *path, ent_store_mode mode, const char *producer,
    ent_store **store, ent_error *err)
{
    *store = NULL;
    ent_store *s = calloc(1, sizeof *s);
    if (!s) return ent_fail(err, ENT_MEMORY, "out of memory");
    s->path = strdup(mode == ENT_STORE_MEMORY ? "store in memory" : path);
    s->producer = producer ? strdup(producer) : NULL;
    bool ok = (s->path && (s->producer || !producer))
              || ent_fail(err, ENT_MEMORY, "out of memory");
    if (ok && open(s, mode, err)) {
        *store = s;
        return true;
    }
    ent_store_close(s);
    return false;
}

void ent_store_close(ent_store *store)
{
    if (!store) return;
    if (store->db) ent_sql_undo(store);
    for (size_t i = 0; i < ENT_STATEMENTS; i++) sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    ent_table_free(&store->actors);
    ent_table_free(&store->producers);
    ent_table_free(&store->aliases);
    ent_strings_free(&store->ids);
    ent_buffer_free(&store->line);
    ent_buffer_free(&store->place);
    ent_arena_free(&store->scratch);
    free(store->producer);
    free(store->path);
    free(store);
}

/* Nobody else can write from the look at the store to its end. */
static bool remove_unused(ent_store *store)
{
    static const char used[] = "SELECT EXISTS(SELECT 1 FROM documents)"
                               " OR EXISTS(SELECT 1 FROM corrections)"
                               " OR EXISTS(SELECT 1 FROM tallies)";
    ent_error ignored = { 0 };
    int64_t number = 1;
    ent_sql_undo(store);
    bool unused = ent_sql_script(store, "BEGIN EXCLUSIVE", &ignored)
                  && pragma(store, used, &number, &ignored) && number == 0;
    return unused && remove(store->path) == 0;
}

bool ent_store_close_unused(ent_store *store)
{
    bool removed = store && store->db && store->made && remove_unused(store);
    ent_store_close(store);
    return removed;
}

bool ent_store_begin(ent_store *store, ent_error *err)
{
    if (store->batch)
        return ent_fail(err, ENT_USAGE, "%s: a batch is open already", store->path);
    if (!ent_write_begin(store, err)) return false;
    store->batch = true;
    return true;
}

bool ent_store_commit(ent_store *store, ent_error *err)
{
    if (!store->batch)
        return ent_fail(err, ENT_USAGE, "%s: no batch is open", store->path);
    bool lost = store->broken;
    store->batch = store->broken = false;
    if (lost)
        return ent_fail(err, ENT_USAGE,
            "%s: an earlier fault undid this batch, nothing of it was kept", store->path);
    if (ent_sql_script(store, "COMMIT", err)) return true;
    ent_sql_undo(store);
    return false;
}
