/* records.c - documents and events that come as JSON lines, without the text.
 *
 * A document has one producer: whoever made its events. So a document that was read here
 * with its text takes no events from records (they would mix with its own), and one that
 * is known by records takes them from one producer only. What is there already, to the
 * letter, is no fault and is not added again. */
#include <string.h>

#include "store/rows.h"

/* The document that records mean by `id` since a document line said so. */
static bool resolve(ent_store *store, const char *id, int64_t *number, ent_error *err)
{
    const ent_entry *alias = ent_table_find(&store->aliases, id, strlen(id));
    *number = alias ? (int64_t)alias->value : 0;
    return *number
           || ent_sql_find(store, ENT_BY_ID, ENT_VALUES(ent_text_value(id)), number, err);
}

/* `id` means this document from now on, whatever it is called here. */
static bool set_alias(ent_store *store, const char *id, int64_t number, ent_error *err)
{
    int64_t plain;
    size_t length = strlen(id);
    if (!ent_sql_find(store, ENT_BY_ID, ENT_VALUES(ent_text_value(id)), &plain, err))
        return false;
    if (number == plain && !ent_table_find(&store->aliases, id, length)) return true;
    ent_entry *alias = ent_table_add(&store->aliases, id, length, NULL);
    if (!alias) return ent_fail(err, ENT_MEMORY, "out of memory");
    alias->value = (uint64_t)number;
    return true;
}

/* The row that a document line means: by content, else by id unless that has a content
 * of its own; 0: none. */
static bool find_head(
    ent_store *store, const ent_document *d, int64_t *number, ent_error *err)
{
    ent_value none = ent_text_value(NULL);
    int64_t other = 0;
    *number = 0;
    if (*d->hash
        && !ent_sql_find(store, ENT_BY_HASH,
            ENT_VALUES(ent_text_value(d->hash), none, none, none), number, err))
        return false;
    if (*number) return true;
    if (!resolve(store, d->id, number, err)) return false;
    if (*d->hash && *number
        && !ent_sql_find(
            store, ENT_HAS_HASH, ENT_VALUES(ent_whole(*number)), &other, err))
        return false;
    if (other) *number = 0;
    return true;
}

static bool add_head(ent_store *store, const ent_document *d, ent_error *err)
{
    int64_t number;
    ent_document head = *d;
    head.text = NULL;
    if (!find_head(store, d, &number, err)) return false;
    bool ok = number ? ent_sql_do(store, ENT_SET_RECORD_HEAD,
                  ENT_VALUES(ent_whole(number), ent_text_value(d->title),
                      ent_day(d->date), ent_text_value(d->publisher),
                      ent_text_value(d->url), ent_text_value(d->language),
                      ent_text_value(*d->hash ? d->hash : NULL)),
                  err)
                     : ent_row_document(store, &head, NULL, 0, &number, err);
    return ok && set_alias(store, d->id, number, err);
}

bool ent_store_add_head(ent_store *store, const ent_document *document, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    return ent_write_end(store, add_head(store, document, err), err);
}

static const char *named(const char *producer)
{
    return producer && *producer ? producer : "an unnamed producer";
}

/* May this event join what its document has? `*refused` where it may not (with `err`
 * filled); false where the question could not be asked. */
static bool ask_leave(ent_store *store, int64_t number, const ent_event *event,
    bool *refused, ent_error *err)
{
    bool row;
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_DOCUMENT_STATE, ENT_VALUES(ent_whole(number)), err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    bool has_text = row && sqlite3_column_int(s, 1);
    const char *owner = row ? (const char *)sqlite3_column_text(s, 2) : NULL;
    const char *producer = event->producer ? event->producer : "";
    *refused = true;
    if (has_text)
        ent_fail(err, ENT_MALFORMED,
            "document '%.100s' was read with its text by '%.100s', expected no other "
            "events of it (here by '%.100s')",
            event->doc, named(owner), named(producer));
    else if (owner && strcmp(owner, producer) != 0)
        ent_fail(err, ENT_MALFORMED,
            "document '%.100s' has events by '%.100s', expected no others (here by "
            "'%.100s')",
            event->doc, named(owner), named(producer));
    else
        *refused = false;
    sqlite3_reset(s);
    return true;
}

/* The document of an event is made where no record told of it; one that has no events yet
 * gets its producer. */
static bool claim_document(
    ent_store *store, const ent_event *event, int64_t *number, ent_error *err)
{
    const ent_document head = { .id = event->doc, .date = event->reported };
    int64_t producer;
    if (!ent_row_producer(store, event->producer, &producer, err)) return false;
    if (!*number) return ent_row_document(store, &head, NULL, producer, number, err);
    return ent_sql_do(store, ENT_SET_PRODUCER,
        ENT_VALUES(ent_whole(*number), ent_whole(producer)), err);
}

/* The event as the store's corrections leave it, in `made`. */
static bool correct(ent_store *store, int64_t number, const ent_event *event,
    ent_corrected *made, ent_error *err)
{
    ent_event copy = *event;
    const ent_events one = { .items = &copy, .count = 1 };
    bool row;
    if (number) { /* which may be called otherwise here */
        sqlite3_stmt *s = ent_sql_ask(
            store, ENT_DOCUMENT_STATE, ENT_VALUES(ent_whole(number)), err);
        if (!s || !ent_sql_next(store, s, &row, err)) return false;
        copy.doc = row ? ent_arena_string(
                       &store->scratch, (const char *)sqlite3_column_text(s, 0))
                       : event->doc;
        sqlite3_reset(s);
        if (!copy.doc) return ent_fail(err, ENT_MEMORY, "out of memory");
    }
    *made = (ent_corrected){ .kept.count = 1 };
    return !store->corrections
           || ent_corrections_apply(store->corrections, &store->scratch, copy.doc, NULL,
               NULL, &one, made, err);
}

static bool add_event(
    ent_store *store, const ent_event *event, bool *added, bool *refused, ent_error *err)
{
    int64_t number, known, fingerprint;
    ent_corrected made;
    if (!resolve(store, event->doc, &number, err)
        || !correct(store, number, event, &made, err))
        return false;
    const ent_event *now = made.changed.count ? made.changed.items : event;
    if (!ent_row_fingerprint(store, now, &fingerprint, err)
        || !ent_sql_find(store, ENT_HAS_EVENT,
            ENT_VALUES(ent_whole(number), ent_whole(fingerprint)), &known, err))
        return false;
    if (known) return true;
    if (number && !ask_leave(store, number, event, refused, err)) return false;
    if (*refused || !claim_document(store, event, &number, err)) return *refused;
    *added = made.changed.count > 0;
    return made.originals.count
               ? ent_row_corrected(store, number, &made, err)
               : ent_row_event(store, number, event, fingerprint, false, added, err);
}

bool ent_store_add_event(
    ent_store *store, const ent_event *event, bool *added, ent_error *err)
{
    bool refused = false;
    *added = false;
    if (!ent_write_begin(store, err)) return false;
    bool ok = add_event(store, event, added, &refused, err);
    return ent_write_end(store, ok, err) && !refused;
}
