/* corrections.c - the store's own lines, and what they make of its events.
 *
 *   events (not amended) + originals  =  what was extracted or came as records
 *   that, with corrections applied    =  events, amended ones among them, + originals */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/rows.h"

void ent_store_use_corrections(ent_store *store, ent_corrections *c)
{
    store->corrections = c;
}

static bool take_line(ent_store *store, sqlite3_stmt *row, const ent_lexicon *lexicon,
    ent_corrections *c, ent_error *err)
{
    char place[512];
    const char *cells[ENT_CORRECTION_CELLS];
    ent_correction *line;
    int64_t number = sqlite3_column_int64(row, 0);
    snprintf(
        place, sizeof place, "%.400s: correction %lld", store->path, (long long)number);
    for (int i = 0; i < ENT_CORRECTION_CELLS; i++)
        cells[i] = (const char *)sqlite3_column_text(row, i + 1);
    if (!ent_correction_add(c, lexicon, place, cells, &line, err)) return false;
    line->number = number;
    return true;
}

bool ent_store_load_corrections(ent_store *store, const ent_lexicon *lexicon,
    ent_corrections *c, ent_correction_faults *faults, ent_error *err)
{
    bool row, ok;
    if (store->format < 3) return true;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_CORRECTIONS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(store, s, &row, err)) && row) {
        ent_error found = { 0 };
        if (take_line(store, s, lexicon, c, &found)) continue;
        if (!ent_correction_fault(faults, &found, err)) {
            sqlite3_reset(s);
            return false;
        }
    }
    return ok;
}

bool ent_store_add_correction(
    ent_store *store, const ent_correction *line, bool *added, ent_error *err)
{
    ent_value values[ENT_CORRECTION_CELLS];
    for (size_t i = 0; i < ENT_CORRECTION_CELLS; i++)
        values[i] = ent_text_or_empty(line->cells[i]);
    *added = false;
    if (!ent_write_begin(store, err)) return false;
    bool ok = ent_sql_do(store, ENT_ADD_CORRECTION, ENT_CORRECTION_CELLS, values, err);
    if (ok) *added = sqlite3_changes(store->db) > 0;
    return ent_write_end(store, ok, err);
}

bool ent_store_drop_correction(ent_store *store, int64_t number, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    bool ok = ent_sql_do(store, ENT_DROP_CORRECTION, ENT_VALUES(ent_whole(number)), err);
    bool gone = ok && sqlite3_changes(store->db) > 0;
    if (!ent_write_end(store, ok, err)) return false;
    return gone
           || ent_fail(err, ENT_NOT_FOUND, "%s: no correction %lld", store->path,
               (long long)number);
}

typedef struct {
    ent_store *store;
    ent_corrections *corrections;
    ent_arena arena;
    ent_collection all; /* without amended events */
} redoing;

/* Appends the originals of a document. */
static bool add_originals(
    redoing *r, int64_t number, const char *doc, ent_events *events, ent_error *err)
{
    bool row, ok;
    sqlite3_stmt *s = ent_sql_ask(
        r->store, ENT_ORIGINALS, ENT_VALUES(ent_whole(number)), err);
    if (!s) return false;
    while ((ok = ent_sql_next(r->store, s, &row, err)) && row) {
        ent_event *e = ent_event_add(&r->arena, events);
        if (!e) ok = ent_fail(err, ENT_MEMORY, "out of memory");
        ok = ok
             && ent_event_read(&r->arena, (const char *)sqlite3_column_text(s, 0),
                 (size_t)sqlite3_column_bytes(s, 0), e, err);
        if (!ok) {
            sqlite3_reset(s);
            return false;
        }
        e->doc = doc;
    }
    return ok;
}

static size_t first_of(const ent_events *events, const char *doc)
{
    size_t low = 0, high = events->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_compare(events->items[middle].doc, doc) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What was extracted from a document, in `found`. */
static bool gather(
    redoing *r, int64_t number, const char *doc, ent_events *found, ent_error *err)
{
    const ent_events *all = &r->all.events;
    *found = (ent_events){ 0 };
    for (size_t i = first_of(all, doc); i < all->count; i++) {
        if (strcmp(all->items[i].doc, doc) != 0) break;
        ent_event *e = ent_event_add(&r->arena, found);
        if (!e) return ent_fail(err, ENT_MEMORY, "out of memory");
        *e = all->items[i];
    }
    return add_originals(r, number, doc, found, err);
}

static int by_id(const void *key, const void *item)
{
    return strcmp(key, ((const ent_stored_document *)item)->document.id);
}

static bool redo(redoing *r, const char *doc, ent_error *err)
{
    const ent_stored_document *stored = r->all.document_count ? bsearch(doc,
                                            r->all.documents, r->all.document_count,
                                            sizeof *stored, by_id)
                                                              : NULL;
    int64_t number;
    bool has_text = false;
    ent_document document;
    ent_events found;
    ent_corrected made;
    if (!stored) return true;
    if (!ent_sql_find(r->store, ENT_BY_ID, ENT_VALUES(ent_text_value(doc)), &number, err)
        || !ent_load_document(r->store, &r->arena, number, &has_text, &document, err)
        || !gather(r, number, doc, &found, err)
        || !ent_corrections_apply(r->corrections, &r->arena, doc,
            has_text ? &document : NULL, stored->producer, &found, &made, err))
        return false;
    return ent_sql_do(r->store, ENT_DROP_EVENTS, ENT_VALUES(ent_whole(number)), err)
           && ent_sql_do(r->store, ENT_DROP_ORIGINALS, ENT_VALUES(ent_whole(number)), err)
           && ent_row_corrected(r->store, number, &made, err);
}

static bool drop_amended(ent_store *store, const ent_table *docs, ent_error *err)
{
    int64_t number;
    bool ok = true;
    for (size_t i = 0; i < docs->count && ok; i++)
        ok = ent_sql_find(store, ENT_BY_ID,
                 ENT_VALUES(ent_text_value(docs->entries[i].key)), &number, err)
             && ent_sql_do(store, ENT_DROP_AMENDED, ENT_VALUES(ent_whole(number)), err);
    return ok;
}

bool ent_store_recorrect(
    ent_store *store, ent_corrections *c, const ent_table *docs, ent_error *err)
{
    redoing r = { .store = store, .corrections = c };
    if (!docs->count) return true;
    if (!ent_write_begin(store, err)) return false;
    bool ok = drop_amended(store, docs, err)
              && ent_store_load(store, &r.arena, &r.all, err);
    for (size_t i = 0; i < docs->count && ok; i++)
        ok = redo(&r, docs->entries[i].key, err);
    ent_arena_free(&r.arena);
    return ent_write_end(store, ok, err);
}
