/* files.c - files of events: a document whose content is known by its hash.
 *
 *   same content (hash)          -> known, as events or as tallies; nothing is added.
 *                                   Stale where another producer made it; replaced where
 *                                   a refresh makes it worth doing again
 *   same place, another content  -> replaced: rows were corrected or added
 *   known by records only        -> its rows join them: what is there to the letter stays
 *   else                         -> new, under its name or "name~2", "name~3", ...
 *
 * The hash is known when all has been read. A file that begins like none before is new;
 * rows of others are added behind a savepoint, to which a known one goes back. */
#include <string.h>

#include "store/rows.h"

static bool find_old(
    ent_store *store, const ent_document *d, ent_store_file *f, ent_error *err)
{
    bool row;
    ent_value name = ent_text_value(d->id);
    ent_value path = ent_text_value(ent_store_is_pipe(d->path) ? NULL : d->path);
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_OLD_FILE, ENT_VALUES(name, path, ent_whole(store->newest)), err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (!row) return true;
    const char *hash = (const char *)sqlite3_column_text(s, 3);
    f->old = sqlite3_column_int64(s, 0);
    f->id = ent_strings_intern(&store->ids, (const char *)sqlite3_column_text(s, 1));
    f->old_producer = sqlite3_column_int64(s, 2);
    f->joins = sqlite3_column_int(s, 4) != 0;
    if (hash && strlen(hash) == sizeof f->old_hash - 1)
        memcpy(f->old_hash, hash, sizeof f->old_hash);
    sqlite3_reset(s);
    return f->id || ent_fail(err, ENT_MEMORY, "out of memory");
}

/* Records of the file are there, and stay; those of another producer only where they may
 * be redone. */
static bool join(ent_store *store, ent_store_file *f, ent_error *err)
{
    ent_value number = ent_whole(f->old);
    f->number = f->old;
    if (f->old_producer == f->producer || !f->old_producer) return true;
    if (!f->refresh)
        return ent_fail(err, ENT_MALFORMED,
            "document '%.100s' has events by another producer, expected no others "
            "(--refresh redoes them)",
            f->id);
    f->replaces = true;
    return ent_sql_do(store, ENT_DROP_EVENTS, ENT_VALUES(number), err)
           && ent_sql_do(store, ENT_DROP_ORIGINALS, ENT_VALUES(number), err);
}

/* A new document, in the place of the old one where there is one. */
static bool make(
    ent_store *store, const ent_document *d, ent_store_file *f, ent_error *err)
{
    ent_document head = { .id = d->id, .path = d->path, .date = d->date };
    if (ent_store_is_pipe(d->path)) head.path = NULL;
    f->replaces = f->old != 0;
    if (f->old
        && !ent_sql_do(store, ENT_DROP_DOCUMENT, ENT_VALUES(ent_whole(f->old)), err))
        return false;
    return ent_row_document(store, &head, f->id, f->producer, &f->number, err)
           && ent_stored_id(store, f->number, &f->id, err);
}

bool ent_store_open_file(ent_store *store, const ent_document *d, const char *head,
    const char *producer, bool refresh, ent_store_file *f, ent_error *err)
{
    *f = (ent_store_file){ .refresh = refresh };
    if (!store->batch)
        return ent_fail(err, ENT_USAGE, "%s: no batch is open", store->path);
    if (!ent_write_begin(store, err)) return false;
    bool ok = ent_store_imported(store, head, &f->careful, err)
              && ent_row_producer(store, producer, &f->producer, err)
              && find_old(store, d, f, err);
    if (ok && f->joins && f->old_producer && f->old_producer != f->producer && !refresh)
        return join(store, f, err); /* a refusal: nothing was done */
    ok = ok && (!f->careful || ent_sql_script(store, "SAVEPOINT file", err))
         && (f->joins ? join(store, f, err) : make(store, d, f, err));
    return ent_write_end(store, ok, err);
}

static bool add_row(ent_store *store, const ent_store_file *f, const ent_event *event,
    int64_t fingerprint, bool *added, ent_error *err)
{
    ent_event one = *event;
    const ent_events events = { .items = &one, .count = 1 };
    ent_corrected made = { .kept.count = 1 };
    one.doc = f->id;
    if (store->corrections
        && !ent_corrections_apply(
            store->corrections, &store->scratch, f->id, NULL, NULL, &events, &made, err))
        return false;
    if (made.originals.count) {
        *added = made.changed.count > 0;
        return ent_row_corrected(store, f->number, &made, err);
    }
    return ent_row_event(store, f->number, &one, fingerprint, false, added, err);
}

bool ent_store_add_row(ent_store *store, const ent_store_file *f, const ent_event *event,
    int64_t fingerprint, bool *added, ent_error *err)
{
    *added = false;
    if (!ent_write_begin(store, err)) return false;
    return ent_write_end(store, add_row(store, f, event, fingerprint, added, err), err);
}

/* Goes back to where the file was opened, and forgets numbers that were given since. */
static bool go_back(ent_store *store, ent_error *err)
{
    ent_sql_forget(store);
    return ent_sql_script(store, "ROLLBACK TO file; RELEASE file", err);
}

/* What becomes of a file of that content; `*other`: its document, if it is another. */
static bool decide(ent_store *store, const ent_store_file *f, const char *hash,
    int64_t *other, ent_store_outcome *outcome, ent_error *err)
{
    bool row, tallied = false;
    int64_t producer = f->old_producer;
    *other = 0;
    *outcome = f->replaces ? ENT_STORE_REPLACED : ENT_STORE_NEW;
    if (!f->careful) return true;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_BY_HASH,
        ENT_VALUES(ent_text_value(hash), ent_text_value(NULL), ent_text_value(NULL)),
        err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (row) *other = sqlite3_column_int64(s, 0);
    if (row) producer = sqlite3_column_int64(s, 3);
    if (row) sqlite3_reset(s);
    bool there = *other || strcmp(f->old_hash, hash) == 0;
    if (!there && !ent_store_tallied_file(store, hash, &tallied, err)) return false;
    if (tallied)
        *outcome = ENT_STORE_TALLIED;
    else if (there)
        *outcome = producer == f->producer ? ENT_STORE_KNOWN
                   : f->refresh            ? ENT_STORE_REPLACED
                                           : ENT_STORE_STALE;
    return true;
}

static bool settle(ent_store *store, const ent_store_file *f, const char *hash,
    ent_store_outcome *outcome, ent_error *err)
{
    int64_t other;
    ent_value number = ent_whole(f->number);
    if (!decide(store, f, hash, &other, outcome, err)) return false;
    if (*outcome != ENT_STORE_NEW && *outcome != ENT_STORE_REPLACED)
        return go_back(store, err);
    return (!other || other == f->number
               || ent_sql_do(store, ENT_DROP_DOCUMENT, ENT_VALUES(ent_whole(other)), err))
           && ent_sql_do(store, ENT_SET_FILE,
               ENT_VALUES(number, ent_text_value(hash), ent_whole(f->producer)), err)
           && (!f->careful || ent_sql_script(store, "RELEASE file", err));
}

bool ent_store_close_file(ent_store *store, const ent_store_file *f, const char *hash,
    ent_store_outcome *outcome, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    return ent_write_end(store, settle(store, f, hash, outcome, err), err);
}
