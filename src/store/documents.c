/* documents.c - articles with their events: added, redone, removed.
 *
 *   same text (hash)            -> known; stale where another producer made its events;
 *                                  replaced where a refresh, or a date that was missing,
 *                                  makes them worth doing again
 *   same place, another text    -> replaced: the file was edited
 *   else                        -> new, under its name or "name~2", "name~3", ... */
#include <string.h>

#include "base/utf8.h"
#include "store/place.h"
#include "store/rows.h"
#include "store/story.h"

typedef struct {
    ent_store_outcome outcome;
    int64_t number; /* of the document that is there; 0: none */
    bool same_text; /* its text is this one, or it has none yet */
    bool had_text;
} decision;

/* Names that say where in a file a document stood ("feed#3") mean another one when the
 * file has grown: what stands there now takes nothing's place. */
static bool is_position(const char *name)
{
    const char *mark = strrchr(name, '#');
    return mark && mark[1] && strspn(mark + 1, "0123456789") == strlen(mark + 1);
}

/* Where it came from; of a pipe its name. */
static const char *place_of(const ent_store *store, const ent_document *d)
{
    return store->place.length ? store->place.bytes : d->path;
}

static bool decide_by_place(
    ent_store *store, const ent_document *d, decision *made, ent_error *err)
{
    *made = (decision){ .outcome = ENT_STORE_NEW };
    if (!store->place.length || is_position(d->id)) return true;
    bool ok = ent_sql_find(store, ENT_BY_PLACE,
        ENT_VALUES(ent_text_value(store->place.bytes), ent_text_value(d->id),
            ent_whole(d->line), ent_whole(store->newest), ent_text_value(d->path)),
        &made->number, err);
    if (made->number) made->outcome = ENT_STORE_REPLACED;
    return ok;
}

/* A date is worth redoing the events for if there was none, or if it is corrected at the
 * very place where the document came from. */
static bool is_redated(ent_date before, ent_date now, bool same_place)
{
    return now != ENT_NO_DATE && now != before && (before == ENT_NO_DATE || same_place);
}

static bool is_own_producer(ent_store *store, int64_t number, bool *own, ent_error *err)
{
    int64_t producer = 0;
    *own = true;
    if (!store->producer) return true;
    bool ok = ent_sql_find(store, ENT_FIND_PRODUCER,
        ENT_VALUES(ent_text_value(store->producer)), &producer, err);
    *own = number == producer;
    return ok;
}

static bool decide(
    ent_store *store, const ent_document *d, bool refresh, decision *made, ent_error *err)
{
    bool row, own;
    ent_buffer_clear(&store->place);
    if (d->path && !ent_store_place(d->path, &store->place, err)) return false;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_BY_HASH,
        ENT_VALUES(ent_text_value(d->hash), ent_text_value(place_of(store, d)),
            ent_text_value(d->id), ent_text_value(d->path)),
        err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (!row) return decide_by_place(store, d, made, err);

    *made = (decision){ ENT_STORE_KNOWN, sqlite3_column_int64(s, 0), true,
        sqlite3_column_int(s, 1) };
    int64_t producer = sqlite3_column_int64(s, 3);
    bool redated = is_redated(ent_sql_date(s, 2), d->date, sqlite3_column_int(s, 4) != 0);
    sqlite3_reset(s);
    if (!is_own_producer(store, producer, &own, err)) return false;
    if (!own) made->outcome = refresh ? ENT_STORE_REPLACED : ENT_STORE_STALE;
    if (redated || !made->had_text) made->outcome = ENT_STORE_REPLACED;
    return true;
}

static bool insert_text(
    ent_store *store, int64_t number, const ent_document *d, ent_error *err)
{
    return ent_sql_do(store, ENT_ADD_TEXT,
               ENT_VALUES(ent_whole(number), ent_text_bytes(d->text, d->length)), err)
           && ent_story_join(store, number, d, err);
}

static bool add_new(ent_store *store, const ent_document *d, const char *id,
    int64_t *number, ent_error *err)
{
    int64_t producer;
    ent_document placed = *d;
    placed.path = place_of(store, d);
    return ent_row_producer(store, store->producer, &producer, err)
           && ent_row_document(store, &placed, id, producer, number, err)
           && insert_text(store, *number, d, err);
}

/* The same text again: its head is brought up to date, its events make room. */
static bool renew(
    ent_store *store, const ent_document *d, const decision *made, ent_error *err)
{
    int64_t producer;
    ent_value number = ent_whole(made->number);
    return ent_row_producer(store, store->producer, &producer, err)
           && ent_sql_do(store, ENT_DROP_EVENTS, ENT_VALUES(number), err)
           && ent_sql_do(store, ENT_DROP_ORIGINALS, ENT_VALUES(number), err)
           && ent_sql_do(store, ENT_DROP_NAMES, ENT_VALUES(number), err)
           && ent_sql_do(store, ENT_SET_TEXT_HEAD,
               ENT_VALUES(number, ent_text_value(d->id),
                   ent_text_value(place_of(store, d)), ent_whole(d->line),
                   ent_text_value(d->title), ent_day(d->date),
                   ent_text_value(d->publisher), ent_text_value(d->url),
                   ent_text_value(d->language), ent_whole(d->length),
                   ent_whole(d->title_length), ent_whole(producer)),
               err)
           && (made->had_text ? ent_story_redate(store, made->number, err)
                              : insert_text(store, made->number, d, err));
}

static bool drop(ent_store *store, int64_t number, ent_error *err)
{
    return ent_story_leave(store, number, err)
           && ent_sql_do(store, ENT_DROP_DOCUMENT, ENT_VALUES(ent_whole(number)), err);
}

bool ent_stored_id(ent_store *store, int64_t number, const char **id, ent_error *err)
{
    bool row;
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_DOCUMENT_STATE, ENT_VALUES(ent_whole(number)), err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    *id = row ? ent_strings_intern(&store->ids, (const char *)sqlite3_column_text(s, 0))
              : NULL;
    sqlite3_reset(s);
    return *id || ent_fail(err, ENT_MEMORY, "out of memory");
}

/* Another text takes the place, and the id, of the one that was there. */
static bool replace(
    ent_store *store, const ent_document *d, int64_t *number, ent_error *err)
{
    const char *id;
    return ent_stored_id(store, *number, &id, err) && drop(store, *number, err)
           && add_new(store, d, id, number, err);
}

static bool add(ent_store *store, const ent_document *d, const ent_events *events,
    decision *made, ent_error *err)
{
    bool ok = true;
    const char *id;
    ent_corrected corrected;
    if (made->outcome == ENT_STORE_KNOWN || made->outcome == ENT_STORE_STALE) return true;
    if (made->outcome == ENT_STORE_NEW)
        ok = add_new(store, d, NULL, &made->number, err);
    else if (made->same_text)
        ok = renew(store, d, made, err);
    else
        ok = replace(store, d, &made->number, err);
    ok = ok && ent_stored_id(store, made->number, &id, err)
         && ent_corrections_apply(store->corrections, &store->scratch, id, d,
             store->producer, events, &corrected, err)
         && ent_row_corrected(store, made->number, &corrected, err);
    for (size_t i = 0; i < events->name_count && ok; i++)
        ok = ent_row_name(store, made->number, &events->names[i], err);
    return ok;
}

bool ent_store_peek(ent_store *store, const ent_document *document,
    ent_store_outcome *outcome, ent_error *err)
{
    decision made;
    if (!decide(store, document, false, &made, err)) return false;
    *outcome = made.outcome;
    return true;
}

bool ent_store_add(ent_store *store, const ent_document *document,
    const ent_events *events, bool refresh, ent_store_outcome *outcome, const char **id,
    ent_error *err)
{
    decision made = { 0 };
    if (!store->producer)
        return ent_fail(
            err, ENT_USAGE, "%s: opened without naming a producer", store->path);
    if (ent_utf8_valid(document->text, document->length) < document->length)
        return ent_fail(err, ENT_USAGE, "%s: the text of '%s' is no valid UTF-8",
            store->path, document->id);
    if (!ent_write_begin(store, err)) return false;
    bool ok = decide(store, document, refresh, &made, err)
              && add(store, document, events, &made, err)
              && (!id || ent_stored_id(store, made.number, id, err));
    *outcome = made.outcome;
    return ent_write_end(store, ok, err);
}

bool ent_store_made_with(
    ent_store *store, const char *mark, uint64_t *count, ent_error *err)
{
    int64_t found;
    bool ok = ent_sql_find(
        store, ENT_MADE_WITH, ENT_VALUES(ent_text_value(mark)), &found, err);
    *count = ok ? (uint64_t)found : 0;
    return ok;
}

bool ent_store_remove(ent_store *store, const char *doc, ent_error *err)
{
    int64_t number;
    if (!ent_write_begin(store, err)) return false;
    bool found = ent_sql_find(
        store, ENT_BY_ID, ENT_VALUES(ent_text_value(doc)), &number, err);
    bool ok = found && (!number || drop(store, number, err));
    if (!ent_write_end(store, ok, err)) return false;
    return number
           || ent_fail(err, ENT_NOT_FOUND, "%s: no document '%s'", store->path, doc);
}
