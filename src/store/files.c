/* files.c - files of events: a document whose content is known by its hash.
 *
 *   same content (hash)          -> known, as events or as tallies; nothing is added.
 *                                   Stale where another producer made it; replaced where
 *                                   a refresh makes it worth doing again
 *   same place, another content
 *     with most of the events    -> replaced: rows were corrected or added
 *     damaged, or a part of them -> refused: what is there stays
 *     that ends in their middle  -> the same: cut off
 *     with other events          -> new: the place is used again
 *   known by records only        -> its rows join them: what is there to the letter stays
 *   else                         -> new, under its name or "name~2", "name~3", ...
 *
 * The hash is known when all has been read. A file that begins like none before, at a
 * place where none was, is new; rows of others are added behind a savepoint, to which a
 * known or a refused one goes back. What was at its place keeps a hidden id until then.
 */
#include <string.h>

#include "store/place.h"
#include "store/rows.h"

static bool count_events(
    ent_store *store, int64_t document, uint64_t *count, ent_error *err)
{
    int64_t found;
    bool ok = ent_sql_find(
        store, ENT_COUNT_EVENTS, ENT_VALUES(ent_whole(document)), &found, err);
    *count = ok ? (uint64_t)found : 0;
    return ok;
}

static bool find_old(
    ent_store *store, const ent_document *d, ent_store_file *f, ent_error *err)
{
    bool row;
    ent_value name = ent_text_value(d->id);
    if (!ent_store_place(d->path, &store->place, err)) return false;
    bool pipe = store->place.length == 0;
    ent_value place = ent_text_value(pipe ? NULL : store->place.bytes);
    sqlite3_stmt *s = ent_sql_ask(store, ENT_OLD_FILE,
        ENT_VALUES(
            name, place, ent_whole(store->newest), ent_text_value(pipe ? NULL : d->path)),
        err);
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
    return (f->id || ent_fail(err, ENT_MEMORY, "out of memory"))
           && count_events(store, f->old, &f->before, err);
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

static bool set_id(ent_store *store, int64_t number, const char *id, ent_error *err)
{
    return ent_sql_do(store, ENT_SET_ID,
        ENT_VALUES(ent_whole(number), ent_text_value(id), ent_text_value(NULL)), err);
}

/* A new document, under the id of the one at its place where there is one. */
static bool make(
    ent_store *store, const ent_document *d, ent_store_file *f, ent_error *err)
{
    ent_document head = { .id = d->id, .date = d->date };
    if (store->place.length) head.path = store->place.bytes;
    if (f->old) {
        const char *hidden = ent_arena_print(&store->scratch, "%s\n", f->id);
        if (!hidden) return ent_fail(err, ENT_MEMORY, "out of memory");
        if (!set_id(store, f->old, hidden, err)) return false;
    }
    return ent_row_document(store, &head, f->id, f->producer, &f->number, err)
           && ent_stored_id(store, f->number, &f->id, err);
}

bool ent_store_open_file(ent_store *store, const ent_document *d, const char *head,
    const char *producer, bool refresh, ent_store_file *f, ent_error *err)
{
    *f = (ent_store_file){ .refresh = refresh,
        .name = ent_strings_intern(&store->ids, d->id) };
    if (!f->name) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (!store->batch)
        return ent_fail(err, ENT_USAGE, "%s: no batch is open", store->path);
    if (!ent_write_begin(store, err)) return false;
    bool ok = ent_store_imported(store, head, &f->careful, err)
              && ent_row_producer(store, producer, &f->producer, err)
              && find_old(store, d, f, err);
    if (ok && f->joins && f->old_producer && f->old_producer != f->producer && !refresh)
        return join(store, f, err); /* a refusal: nothing was done */
    f->saved = f->careful || f->old;
    ok = ok && (!f->saved || ent_sql_script(store, "SAVEPOINT file", err))
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

/* Whether its content is there, and what becomes of it then; `*other`: its document, if
 * it is another. */
static bool find_content(ent_store *store, const ent_store_file *f, const char *hash,
    int64_t *other, ent_store_outcome *outcome, ent_error *err)
{
    bool row, tallied = false;
    int64_t producer = f->old_producer;
    ent_value none = ent_text_value(NULL);
    *other = 0;
    *outcome = ENT_STORE_NEW;
    if (!f->careful) return true;
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_BY_HASH, ENT_VALUES(ent_text_value(hash), none, none, none), err);
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

/* How much of what was at its place is in the file: all where it is the same content. */
static bool compare(ent_store *store, const ent_store_file *f, bool same_content,
    ent_store_fate *fate, ent_error *err)
{
    int64_t same = 0;
    fate->before = f->before;
    if (!count_events(store, f->number, &fate->events, err)) return false;
    fate->same = fate->before < fate->events ? fate->before : fate->events;
    if (!f->old || f->joins || same_content) return true;
    if (!ent_sql_find(store, ENT_SAME_EVENTS,
            ENT_VALUES(ent_whole(f->old), ent_whole(f->number)), &same, err))
        return false;
    fate->same = (uint64_t)same;
    fate->another = fate->before > 0 && 2 * fate->same <= fate->before;
    return true;
}

/* Nothing in it is new, and all that it lacks stood behind its last row. */
static bool find_cut(
    ent_store *store, const ent_store_file *f, ent_store_fate *fate, ent_error *err)
{
    int64_t same = 0;
    if (!f->old || f->joins || !fate->events || fate->same < fate->events
        || fate->events >= fate->before)
        return true;
    bool ok = ent_sql_find(store, ENT_SAME_BEGINNING,
        ENT_VALUES(ent_whole(f->old), ent_whole(f->number)), &same, err);
    fate->cut = ok && (uint64_t)same == fate->events;
    return ok;
}

/* Keeping it would lose what is there, or there is nothing to keep. */
static bool is_damaged(const ent_store_file *f, const ent_store_end *end,
    bool same_content, const ent_store_fate *fate)
{
    if (!fate->events) return fate->before > 0 || end->malformed || end->torn;
    if (!f->old || same_content || (f->joins && !f->replaces)) return false;
    bool fewer = fate->events < fate->before;
    if (end->torn) return fate->same < fate->before || fate->events == fate->before;
    if (fate->cut) return true;
    if (end->malformed && fewer && !fate->another) return true;
    return 2 * fate->same > fate->events && 2 * fate->same <= fate->before; /* a part */
}

/* What was at the place of another file has its id back. */
static bool move_aside(ent_store *store, ent_store_file *f, ent_error *err)
{
    const char *id;
    ent_table moved = { 0 };
    bool ok = ent_row_rename(store, f->number, f->name, &id, err)
              && set_id(store, f->old, f->id, err);
    if (!ok) return false;
    f->id = id;
    if (!store->corrections) return true;
    ok = ent_table_add(&moved, id, strlen(id), NULL)
         || ent_fail(err, ENT_MEMORY, "out of memory");
    ok = ok && ent_store_recorrect(store, store->corrections, &moved, err);
    ent_table_free(&moved);
    return ok;
}

static bool drop(ent_store *store, int64_t number, ent_error *err)
{
    return ent_sql_do(store, ENT_DROP_DOCUMENT, ENT_VALUES(ent_whole(number)), err);
}

static bool keep(ent_store *store, ent_store_file *f, const ent_store_end *end,
    int64_t other, const ent_store_fate *fate, ent_error *err)
{
    bool placed = f->old && !f->joins;
    const char *place = store->place.length ? store->place.bytes : NULL;
    if (other && other != f->number && other != f->old && !drop(store, other, err))
        return false;
    if (placed && !fate->another && !drop(store, f->old, err)) return false;
    return (!fate->another || move_aside(store, f, err))
           && ent_sql_do(store, ENT_SET_FILE,
               ENT_VALUES(ent_whole(f->number),
                   ent_text_value(end->torn ? NULL : end->hash), ent_whole(f->producer),
                   ent_text_value(place)),
               err)
           && (!f->saved || ent_sql_script(store, "RELEASE file", err));
}

static bool settle(ent_store *store, ent_store_file *f, const ent_store_end *end,
    ent_store_fate *fate, ent_error *err)
{
    int64_t other;
    *fate = (ent_store_fate){ 0 };
    if (!find_content(store, f, end->hash, &other, &fate->outcome, err)) return false;
    bool known = fate->outcome != ENT_STORE_NEW && fate->outcome != ENT_STORE_REPLACED;
    if (known) return go_back(store, err);
    bool same = strcmp(f->old_hash, end->hash) == 0 || (other && other == f->old);
    if (!compare(store, f, same, fate, err) || !find_cut(store, f, fate, err))
        return false;
    if (is_damaged(f, end, same || other, fate)) {
        fate->outcome = ENT_STORE_REFUSED;
        return f->saved ? go_back(store, err) : drop(store, f->number, err);
    }
    if (f->old && !fate->another && (!f->joins || f->replaces))
        fate->outcome = ENT_STORE_REPLACED;
    return keep(store, f, end, other, fate, err);
}

bool ent_store_close_file(ent_store *store, ent_store_file *f, const ent_store_end *end,
    ent_store_fate *fate, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    return ent_write_end(store, settle(store, f, end, fate, err), err);
}
