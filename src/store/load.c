/* load.c - everything but texts, in the one order, whatever order it came in.
 *
 * Rows of documents, actors, events and evidence are read side by side, each in order of
 * its number; only at the end are documents and events sorted. */
#include <stdlib.h>
#include <string.h>

#include "events/trigger.h"
#include "store/rows.h"

typedef struct {
    int64_t number;
    ent_stored_document stored;
} numbered_document;

typedef struct {
    int64_t number;
    ent_party party;
} numbered_party;

typedef struct {
    ent_store *store;
    ent_arena *arena;
    numbered_document *documents; /* by number; in the store's scratch memory */
    size_t document_count, document_capacity;
    numbered_party *parties; /* the same */
    size_t party_count, party_capacity;
    ent_evidence *pieces; /* of one event; the same */
    size_t piece_count, piece_capacity;
    ent_collection *collection;
    bool failed; /* out of memory */
} loading;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool damaged(const loading *l, int64_t event, const char *what, ent_error *err)
{
    return ent_fail(err, ENT_MALFORMED, "%s: damaged: event %lld has %s", l->store->path,
        (long long)event, what);
}

static const char *text(loading *l, sqlite3_stmt *row, int column)
{
    return ent_sql_text(l->arena, row, column, &l->failed);
}

/* DOCUMENT_COLUMNS of statements.c. */
static void read_document(loading *l, sqlite3_stmt *s, ent_stored_document *d)
{
    const char *producer = (const char *)sqlite3_column_text(s, 12);
    const char *hash = (const char *)sqlite3_column_text(s, 9);
    bool has_text = sqlite3_column_type(s, 10) != SQLITE_NULL;
    d->document = (ent_document){ .id = text(l, s, 1),
        .path = text(l, s, 2),
        .line = ent_sql_whole32(s, 3),
        .title = text(l, s, 4),
        .date = ent_sql_date(s, 5),
        .publisher = text(l, s, 6),
        .url = text(l, s, 7),
        .language = text(l, s, 8),
        .length = ent_sql_whole32(s, 10),
        .title_length = ent_sql_whole32(s, 11) };
    if (hash && strlen(hash) == 32) memcpy(d->document.hash, hash, 33);
    d->producer = text(l, s, 12);
    d->has_text = has_text;
    d->stale = has_text && l->store->producer && producer
               && strcmp(producer, l->store->producer) != 0;
    if (!d->document.id) d->document.id = "";
}

static bool load_documents(loading *l, ent_error *err)
{
    bool row, ok;
    sqlite3_stmt *s = ent_sql_ask(l->store, ENT_ALL_DOCUMENTS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        l->documents = ent_arena_grow(&l->store->scratch, l->documents, l->document_count,
            &l->document_capacity, sizeof *l->documents);
        if (!l->documents) return no_memory(err);
        numbered_document *d = &l->documents[l->document_count++];
        *d = (numbered_document){ .number = sqlite3_column_int64(s, 0) };
        read_document(l, s, &d->stored);
        d->stored.story = text(l, s, 13);
        d->stored.name = text(l, s, 14);
        if (!d->stored.story) d->stored.story = d->stored.document.id;
        l->collection->stale += d->stored.stale;
        if (l->failed) return no_memory(err);
    }
    return ok;
}

static bool load_parties(loading *l, ent_error *err)
{
    bool row, ok;
    sqlite3_stmt *s = ent_sql_ask(l->store, ENT_ALL_ACTORS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        l->parties = ent_arena_grow(&l->store->scratch, l->parties, l->party_count,
            &l->party_capacity, sizeof *l->parties);
        if (!l->parties) return no_memory(err);
        l->parties[l->party_count++] = (numbered_party){ sqlite3_column_int64(s, 0),
            { text(l, s, 1), text(l, s, 2), text(l, s, 3), text(l, s, 4),
                text(l, s, 5) } };
        if (l->failed) return no_memory(err);
    }
    return ok;
}

/* Both kinds of numbered items begin with their number. */
static int compare_numbers(const void *key, const void *item)
{
    int64_t a = *(const int64_t *)key, b = *(const int64_t *)item;
    return (a > b) - (a < b);
}

static const numbered_document *document_at(const loading *l, int64_t number)
{
    return l->document_count ? bsearch(&number, l->documents, l->document_count,
               sizeof *l->documents, compare_numbers)
                             : NULL;
}

static bool find_party(const loading *l, int64_t number, ent_party *party)
{
    const numbered_party *p = l->party_count ? bsearch(&number, l->parties,
                                  l->party_count, sizeof *l->parties, compare_numbers)
                                             : NULL;
    if (p) *party = p->party;
    return p != NULL;
}

static int index_of(sqlite3_stmt *row, int column, const char *const *names, int count)
{
    const char *name = (const char *)sqlite3_column_text(row, column);
    for (int i = 0; name && i < count; i++)
        if (strcmp(name, names[i]) == 0) return i;
    return -1;
}

/* Relation, status and where the date is from, by name: false where one is unknown. */
static bool read_names(sqlite3_stmt *s, ent_event *e)
{
    const char *relations[ENT_RELATIONS];
    for (size_t i = 0; i < ENT_RELATIONS; i++) relations[i] = ent_relation_table[i].name;
    int from = index_of(s, 4, ent_date_from_names, ENT_DATE_FROMS);
    int relation = index_of(s, 8, relations, ENT_RELATIONS);
    int status = index_of(s, 10, ent_status_names, ENT_STATUSES);
    if (from < 0 || relation < 0 || status < 0) return false;
    e->date_from = (ent_date_from)from;
    e->relation = (ent_relation)relation;
    e->status = (ent_status)status;
    return true;
}

static ent_micro amount(sqlite3_stmt *row, int column, ent_micro least, ent_micro most)
{
    ent_micro value = sqlite3_column_int64(row, column);
    return value < least ? least : value > most ? most : value;
}

/* The columns of ENT_ALL_EVENTS. */
static bool read_event(loading *l, sqlite3_stmt *s, ent_event *e, ent_error *err)
{
    int64_t number = sqlite3_column_int64(s, 0), said_by = sqlite3_column_int64(s, 13);
    const numbered_document *d = document_at(l, sqlite3_column_int64(s, 1));
    if (!d) return damaged(l, number, "no document", err);
    *e = (ent_event){ .doc = d->stored.document.id,
        .story = d->stored.story,
        .publisher = d->stored.document.publisher,
        .url = d->stored.document.url,
        .date = ent_sql_date(s, 2),
        .date_to = ent_sql_date(s, 3),
        .reported = ent_sql_date(s, 5),
        .cameo = text(l, s, 9),
        .intensity = amount(s, 11, -10 * ENT_ONE, 10 * ENT_ONE),
        .confidence = amount(s, 12, 0, ENT_ONE),
        .place = text(l, s, 14),
        .reports = ent_sql_whole32(s, 15),
        .producer = text(l, s, 16),
        .corrected = text(l, s, 21),
        .origin = { text(l, s, 17), (uint64_t)sqlite3_column_int64(s, 18), text(l, s, 19),
            text(l, s, 20), text(l, s, 22), ent_sql_whole32(s, 23),
            ent_sql_whole32(s, 24), ent_sql_whole32(s, 25) } };
    if (e->origin.publisher) e->publisher = e->origin.publisher;
    if (!find_party(l, sqlite3_column_int64(s, 6), &e->source)
        || !find_party(l, sqlite3_column_int64(s, 7), &e->target)
        || (said_by && !find_party(l, said_by, &e->attribution)))
        return damaged(l, number, "no such actor", err);
    return read_names(s, e) || damaged(l, number, "an unknown relation or status", err);
}

/* Where a sentence has the trigger's words more than once, the text before the trigger
 * tells which are meant. */
static bool find_trigger(loading *l, const char *doc, ent_evidence *piece, ent_error *err)
{
    enum { BLANKS = 1024 }; /* of the text, which the line does not have */
    const char *before;
    if (!ent_trigger_repeats(piece)) return true;
    size_t most = strlen(piece->sentence) + BLANKS;
    uint32_t end = piece->span.begin, begin = end > most ? end - (uint32_t)most : 0;
    if (!ent_store_quote(
            l->store, &l->store->scratch, doc, (ent_span){ begin, end }, &before, err))
        return false;
    piece->earlier = ent_trigger_earlier(piece, before);
    return true;
}

/* The pieces of `event`, of which `s` stands at the first row not yet taken. */
static bool take_evidence(
    loading *l, sqlite3_stmt *s, bool *row, int64_t event, ent_event *e, ent_error *err)
{
    l->piece_count = 0;
    while (*row && sqlite3_column_int64(s, 0) <= event) {
        l->pieces = ent_arena_grow(&l->store->scratch, l->pieces, l->piece_count,
            &l->piece_capacity, sizeof *l->pieces);
        if (!l->pieces) return no_memory(err);
        if (sqlite3_column_int64(s, 0) == event)
            l->pieces[l->piece_count++] = (ent_evidence){ text(l, s, 1),
                { ent_sql_whole32(s, 2), ent_sql_whole32(s, 3) }, text(l, s, 4),
                text(l, s, 5), 0 };
        if (!ent_sql_next(l->store, s, row, err)) return false;
    }
    if (!l->piece_count) return true;
    e->evidence = ent_arena_array(l->arena, l->piece_count, sizeof *e->evidence);
    if (!e->evidence) return no_memory(err);
    memcpy(e->evidence, l->pieces, l->piece_count * sizeof *e->evidence);
    e->evidence_count = l->piece_count;
    for (size_t i = 0; i < e->evidence_count; i++)
        if (!find_trigger(l, e->doc, &e->evidence[i], err)) return false;
    return true;
}

static bool load_events(loading *l, ent_error *err)
{
    bool row, more, ok;
    static const ent_statement older[] = { ENT_ALL_EVENTS_2, ENT_ALL_EVENTS_2,
        ENT_ALL_EVENTS_2, ENT_ALL_EVENTS_3, ENT_ALL_EVENTS_4 };
    int64_t format = l->store->format;
    ent_statement all = format > 0 && format < 5 ? older[format] : ENT_ALL_EVENTS;
    sqlite3_stmt *s = ent_sql_ask(l->store, all, 0, NULL, err);
    sqlite3_stmt *pieces = ent_sql_ask(l->store, ENT_ALL_EVIDENCE, 0, NULL, err);
    if (!s || !pieces || !ent_sql_next(l->store, pieces, &more, err)) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        ent_event *e = ent_event_add(l->arena, &l->collection->events);
        if (!e) return no_memory(err);
        if (!read_event(l, s, e, err)
            || !take_evidence(l, pieces, &more, sqlite3_column_int64(s, 0), e, err))
            return false;
        if (l->failed) return no_memory(err);
    }
    return ok;
}

static int compare_documents(const void *left, const void *right)
{
    const ent_stored_document *a = left, *b = right;
    return strcmp(a->document.id, b->document.id);
}

static int compare_events(const void *a, const void *b)
{
    return ent_event_compare(a, b);
}

static bool settle(loading *l, ent_error *err)
{
    ent_collection *c = l->collection;
    c->documents = ent_arena_array(l->arena, l->document_count, sizeof *c->documents);
    if (!c->documents) return no_memory(err);
    for (size_t i = 0; i < l->document_count; i++)
        c->documents[i] = l->documents[i].stored;
    c->document_count = l->document_count;
    if (c->document_count)
        qsort(c->documents, c->document_count, sizeof *c->documents, compare_documents);
    if (c->events.count)
        qsort(c->events.items, c->events.count, sizeof *c->events.items, compare_events);
    return true;
}

bool ent_store_load(
    ent_store *store, ent_arena *arena, ent_collection *collection, ent_error *err)
{
    loading l = { .store = store, .arena = arena, .collection = collection };
    bool own = sqlite3_get_autocommit(store->db); /* all reads see one state */
    *collection = (ent_collection){ 0 };
    ent_arena_reset(&store->scratch);
    bool ok = (!own || ent_sql_script(store, "BEGIN", err)) && load_documents(&l, err)
              && load_parties(&l, err) && load_events(&l, err) && settle(&l, err)
              && (store->format < 4
                  || ent_load_tallies(store, arena, &collection->tallies, err));
    for (int i = 0; i < ENT_STATEMENTS; i++) sqlite3_reset(store->statements[i]);
    if (own && !sqlite3_get_autocommit(store->db)) {
        bool ended = ent_sql_script(store, "COMMIT", ok ? err : NULL);
        ok = ok && ended;
    }
    ent_arena_reset(&store->scratch);
    if (!ok) *collection = (ent_collection){ 0 };
    return ok;
}

bool ent_load_document(ent_store *store, ent_arena *arena, int64_t number, bool *found,
    ent_document *document, ent_error *err)
{
    ent_stored_document whole;
    loading l = { .store = store, .arena = arena };
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_WHOLE_DOCUMENT, ENT_VALUES(ent_whole(number)), err);
    if (!s || !ent_sql_next(store, s, found, err)) return false;
    if (!*found) return true;
    read_document(&l, s, &whole);
    whole.document.text = text(&l, s, 13);
    whole.document.length = (uint32_t)sqlite3_column_bytes(s, 13);
    if (!whole.document.text) whole.document.text = "";
    sqlite3_reset(s);
    *document = whole.document;
    return !l.failed || no_memory(err);
}

static bool list_stale(
    ent_store *store, ent_arena *arena, int64_t **list, size_t *count, ent_error *err)
{
    bool row, ok;
    size_t capacity = 0;
    *list = NULL;
    *count = 0;
    if (!store->producer) return true; /* nobody to be staler than */
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_STALE, ENT_VALUES(ent_text_value(store->producer)), err);
    if (!s) return false;
    while ((ok = ent_sql_next(store, s, &row, err)) && row) {
        *list = ent_arena_grow(arena, *list, *count, &capacity, sizeof **list);
        if (!*list) return no_memory(err);
        (*list)[(*count)++] = sqlite3_column_int64(s, 0);
    }
    return ok;
}

bool ent_store_each_stale(ent_store *store,
    bool (*each)(void *context, const ent_document *document, ent_error *err),
    void *context, ent_error *err)
{
    ent_arena lists = { 0 }, arena = { 0 };
    int64_t *list;
    size_t count;
    bool ok = list_stale(store, &lists, &list, &count, err);
    for (size_t i = 0; i < count && ok; i++) {
        bool found; /* not where an earlier call removed it */
        ent_document document;
        ok = ent_load_document(store, &arena, list[i], &found, &document, err)
             && (!found || each(context, &document, err));
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    ent_arena_free(&lists);
    return ok;
}
