/* rows.c - names become numbers, documents and events become rows. */
#include "store/rows.h"

/* The tables of names are remembered up to this many; then remembered anew. */
enum { MOST_REMEMBERED = 1 << 20 };

/* The remembered number of `key`, or 0; `*entry` is where it will be kept. */
static bool remember(
    ent_table *table, const ent_buffer *key, ent_entry **entry, ent_error *err)
{
    if (!ent_buffer_ok(key, err)) return false;
    if (table->count >= MOST_REMEMBERED) ent_table_free(table);
    *entry = ent_table_add(table, key->bytes ? key->bytes : "", key->length, NULL);
    return *entry || ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_row_producer(ent_store *store, const char *name, int64_t *number, ent_error *err)
{
    ent_entry *entry;
    int64_t found = 0;
    ent_value value = ent_text_or_empty(name);
    ent_buffer_clear(&store->line);
    ent_buffer_text(&store->line, name);
    if (!remember(&store->producers, &store->line, &entry, err)) return false;
    if (!entry->value) {
        if (!ent_sql_do(store, ENT_ADD_PRODUCER, ENT_VALUES(value), err)
            || !ent_sql_find(store, ENT_FIND_PRODUCER, ENT_VALUES(value), &found, err))
            return false;
        entry->value = (uint64_t)found;
    }
    *number = (int64_t)entry->value;
    return true;
}

/* `name`, or the first of "name~2", "name~3", ... that no document has. */
static bool choose_id(
    ent_store *store, const char *name, const char **id, int64_t *ordinal, ent_error *err)
{
    int64_t taken = 0;
    if (!ent_sql_find(
            store, ENT_LAST_ORDINAL, ENT_VALUES(ent_text_value(name)), ordinal, err))
        return false;
    do {
        ++*ordinal;
        *id = *ordinal == 1 ? name
                            : ent_arena_print(
                                &store->scratch, "%s~%lld", name, (long long)*ordinal);
        if (!*id) return ent_fail(err, ENT_MEMORY, "out of memory");
        if (!ent_sql_find(store, ENT_BY_ID, ENT_VALUES(ent_text_value(*id)), &taken, err))
            return false;
    } while (taken);
    return true;
}

bool ent_row_document(ent_store *store, const ent_document *d, const char *id,
    int64_t producer, int64_t *number, ent_error *err)
{
    int64_t ordinal = 1;
    ent_value length = { .type = SQLITE_NULL };
    if (!id && !choose_id(store, d->id, &id, &ordinal, err)) return false;
    if (d->text) length = ent_whole(d->length);
    bool ok = ent_sql_do(store, ENT_ADD_DOCUMENT,
        ENT_VALUES(ent_text_value(id), ent_text_value(d->id), ent_whole(ordinal),
            ent_text_value(d->path), ent_whole(d->line), ent_text_value(d->title),
            ent_day(d->date), ent_text_value(d->publisher), ent_text_value(d->url),
            ent_text_value(d->language), ent_text_value(*d->hash ? d->hash : NULL),
            length, ent_whole(d->title_length), ent_number_or_null(producer)),
        err);
    *number = sqlite3_last_insert_rowid(store->db);
    return ok;
}

bool ent_row_rename(
    ent_store *store, int64_t number, const char *name, const char **id, ent_error *err)
{
    int64_t ordinal;
    return choose_id(store, name, id, &ordinal, err)
           && ent_sql_do(store, ENT_SET_ID,
               ENT_VALUES(ent_whole(number), ent_text_value(*id), ent_whole(ordinal)),
               err)
           && ent_stored_id(store, number, id, err);
}

bool ent_row_actor(ent_store *store, const ent_party *p, int64_t *number, ent_error *err)
{
    const char *const fields[] = { p->code, p->id, p->name, p->kind, p->sector };
    enum { FIELDS = sizeof fields / sizeof *fields };
    ent_value values[FIELDS];
    ent_entry *entry;
    *number = 0;
    ent_buffer_clear(&store->line);
    for (size_t i = 0; i < FIELDS; i++) {
        values[i] = ent_text_or_empty(fields[i]);
        ent_buffer_text(&store->line, fields[i]);
        ent_buffer_char(&store->line, '\x1f');
    }
    if (store->line.length == FIELDS) return true;
    if (!remember(&store->actors, &store->line, &entry, err)) return false;
    if (!entry->value) {
        if (!ent_sql_do(store, ENT_ADD_ACTOR, FIELDS, values, err)
            || !ent_sql_find(store, ENT_FIND_ACTOR, FIELDS, values, number, err))
            return false;
        entry->value = (uint64_t)*number;
    }
    *number = (int64_t)entry->value;
    return true;
}

bool ent_row_fingerprint(
    ent_store *store, const ent_event *event, int64_t *fingerprint, ent_error *err)
{
    return ent_event_fingerprint(&store->line, event, fingerprint, err);
}

static bool add_evidence(
    ent_store *store, int64_t number, const ent_event *event, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < event->evidence_count && ok; i++) {
        const ent_evidence *e = &event->evidence[i];
        ok = ent_sql_do(store, ENT_ADD_EVIDENCE,
            ENT_VALUES(ent_whole(number), ent_whole((int64_t)i),
                ent_text_or_empty(e->sentence), ent_whole(e->span.begin),
                ent_whole(e->span.end), ent_text_value(e->trigger),
                ent_text_value(e->rule)),
            err);
    }
    return ok;
}

static bool add_origin(
    ent_store *store, int64_t number, const ent_origin *origin, ent_error *err)
{
    return !origin->file
           || ent_sql_do(store, ENT_ADD_ORIGIN,
               ENT_VALUES(ent_whole(number), ent_text_value(origin->file),
                   ent_whole((int64_t)origin->row), ent_text_value(origin->id),
                   ent_text_value(origin->url), ent_text_value(origin->publisher),
                   ent_number_or_null(origin->mentions),
                   ent_number_or_null(origin->sources),
                   ent_number_or_null(origin->articles)),
               err);
}

/* Rows that an event refers to. */
typedef struct {
    int64_t source, target, attribution, producer;
} references;

static bool refer(ent_store *store, const ent_event *event, references *r, ent_error *err)
{
    if (!ent_row_actor(store, &event->source, &r->source, err)
        || !ent_row_actor(store, &event->target, &r->target, err)
        || !ent_row_actor(store, &event->attribution, &r->attribution, err)
        || !ent_row_producer(store, event->producer, &r->producer, err))
        return false;
    return (r->source && r->target)
           || ent_fail(err, ENT_USAGE, "%s: an event of '%s' names no source or target",
               store->path, event->doc ? event->doc : "");
}

bool ent_row_event(ent_store *store, int64_t document, const ent_event *event,
    int64_t fingerprint, bool amended, bool *added, ent_error *err)
{
    references r;
    *added = false;
    if (!refer(store, event, &r, err)
        || !ent_sql_do(store, ENT_ADD_EVENT,
            ENT_VALUES(ent_whole(document), ent_day(event->date), ent_day(event->date_to),
                ent_text_value(ent_date_from_names[event->date_from]),
                ent_day(event->reported), ent_whole(r.source), ent_whole(r.target),
                ent_text_value(ent_relation_table[event->relation].name),
                ent_text_value(event->cameo),
                ent_text_value(ent_status_names[event->status]),
                ent_whole(event->intensity), ent_whole(event->confidence),
                ent_number_or_null(r.attribution), ent_text_value(event->place),
                ent_whole(event->reports), ent_whole(r.producer), ent_whole(fingerprint),
                ent_text_value(event->corrected), ent_whole(amended)),
            err))
        return false;
    *added = sqlite3_changes(store->db) > 0;
    int64_t number = sqlite3_last_insert_rowid(store->db);
    return !*added
           || (add_evidence(store, number, event, err)
               && add_origin(store, number, &event->origin, err));
}

static bool add_events(ent_store *store, int64_t document, const ent_events *events,
    bool amended, ent_error *err)
{
    bool ok = true, added;
    int64_t print;
    for (size_t i = 0; i < events->count && ok; i++)
        ok = ent_row_fingerprint(store, &events->items[i], &print, err)
             && ent_row_event(
                 store, document, &events->items[i], print, amended, &added, err);
    return ok;
}

static bool add_original(
    ent_store *store, int64_t document, const ent_event *event, ent_error *err)
{
    ent_buffer_clear(&store->line);
    ent_event_write(&store->line, event);
    return ent_buffer_ok(&store->line, err)
           && ent_sql_do(store, ENT_ADD_ORIGINAL,
               ENT_VALUES(ent_whole(document),
                   ent_text_bytes(store->line.bytes, store->line.length)),
               err);
}

bool ent_row_corrected(
    ent_store *store, int64_t number, const ent_corrected *made, ent_error *err)
{
    bool ok = add_events(store, number, &made->kept, false, err)
              && add_events(store, number, &made->changed, true, err);
    for (size_t i = 0; i < made->originals.count && ok; i++)
        ok = add_original(store, number, &made->originals.items[i], err);
    return ok;
}

bool ent_row_name(
    ent_store *store, int64_t document, const ent_naming *name, ent_error *err)
{
    int64_t actor;
    if (!ent_row_actor(store, &name->party, &actor, err)) return false;
    return !actor
           || ent_sql_do(store, ENT_ADD_NAME,
               ENT_VALUES(ent_whole(document), ent_whole(actor),
                   ent_text_or_empty(name->form), ent_whole(name->count),
                   ent_whole(name->known), ent_whole(name->sentence.begin),
                   ent_whole(name->sentence.end)),
               err);
}
