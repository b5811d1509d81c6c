/* tallies.c - sums of the store, and new ones added to them. */
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "store/rows.h"

/* Columns of the table; the numbers follow the key. */
enum { KEY = 5, COLUMNS = 18 };

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory for tallies");
}

static bool damaged(const ent_store *store, const char *what, ent_error *err)
{
    return ent_fail(err, ENT_MALFORMED, "%s: damaged: a tally has %s", store->path, what);
}

static int64_t within(sqlite3_stmt *row, int column, int64_t least, int64_t most)
{
    int64_t value = sqlite3_column_int64(row, column);
    return value < least ? least : value > most ? most : value;
}

static void read_sums(sqlite3_stmt *row, ent_sums *s)
{
    int64_t n = within(row, KEY, 1, (int64_t)ENT_TALLY_LARGEST), most = 10 * ENT_ONE;
    *s = (ent_sums){ .count = (uint64_t)n,
        .reports = (uint64_t)within(row, KEY + 1, 0, INT64_MAX),
        .sources = (uint64_t)within(row, KEY + 2, 0, INT64_MAX),
        .articles = (uint64_t)within(row, KEY + 3, 0, INT64_MAX),
        .intensity = within(row, KEY + 4, -most * n, most * n),
        .confidence = within(row, KEY + 5, 0, ENT_ONE * n),
        .lean = within(row, KEY + 6, -most * n, most * n),
        .weight = within(row, KEY + 7, 0, INT64_MAX),
        .weight_log = within(row, KEY + 8, 0, INT64_MAX),
        .weight_reports = within(row, KEY + 9, 0, INT64_MAX),
        .strongest = { (int32_t)within(row, KEY + 10, -most, most),
            (int32_t)within(row, KEY + 11, 0, ENT_ONE),
            sqlite3_column_int64(row, KEY + 12) != 0 } };
}

static int name_at(sqlite3_stmt *row, int column, const char *const *names, int count)
{
    const char *name = (const char *)sqlite3_column_text(row, column);
    for (int i = 0; name && i < count; i++)
        if (strcmp(name, names[i]) == 0) return i;
    return -1;
}

/* An actor's number and its place in the order of parties. */
typedef struct {
    int64_t number;
    uint32_t place;
} placed;

typedef struct {
    ent_store *store;
    ent_arena *arena;
    ent_party *parties;
    placed *places; /* by number */
    size_t party_count, party_room, place_room;
    const char *relations[ENT_RELATIONS];
    bool failed;
} loading;

static int by_number(const void *x, const void *y)
{
    const placed *a = x, *b = y;
    return (a->number > b->number) - (a->number < b->number);
}

static bool load_parties(loading *l, ent_error *err)
{
    bool row, ok;
    ent_arena *a = l->arena;
    sqlite3_stmt *s = ent_sql_ask(l->store, ENT_TALLIED_ACTORS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        size_t n = l->party_count;
        l->parties = ent_arena_grow(a, l->parties, n, &l->party_room, sizeof *l->parties);
        l->places = ent_arena_grow(
            &l->store->scratch, l->places, n, &l->place_room, sizeof *l->places);
        if (!l->parties || !l->places) return no_memory(err);
        const char *field[5];
        for (int i = 0; i < 5; i++) field[i] = ent_sql_text(a, s, i + 1, &l->failed);
        if (l->failed) return no_memory(err);
        l->parties[n] = (ent_party){ field[0], field[1], field[2], field[3], field[4] };
        l->places[n] = (placed){ sqlite3_column_int64(s, 0), (uint32_t)n };
        l->party_count++;
    }
    if (l->party_count) qsort(l->places, l->party_count, sizeof *l->places, by_number);
    return ok;
}

static bool find_place(const loading *l, int64_t number, uint32_t *place)
{
    const placed key = { number, 0 };
    const placed *p = l->party_count ? bsearch(
                          &key, l->places, l->party_count, sizeof *l->places, by_number)
                                     : NULL;
    if (p) *place = p->place;
    return p != NULL;
}

static bool read_tally(loading *l, sqlite3_stmt *s, ent_tally *t, ent_error *err)
{
    int relation = name_at(s, 2, l->relations, ENT_RELATIONS);
    int status = name_at(s, 3, ent_status_names, ENT_STATUSES);
    if (relation < 0 || status < 0)
        return damaged(l->store, "an unknown relation or status", err);
    t->key.relation = (uint8_t)relation;
    t->key.status = (uint8_t)status;
    t->key.day = (ent_date)within(s, 4, ENT_NO_DATE, INT32_MAX);
    read_sums(s, &t->sums);
    return (find_place(l, sqlite3_column_int64(s, 0), &t->key.source)
               && find_place(l, sqlite3_column_int64(s, 1), &t->key.target))
           || damaged(l->store, "no such actor", err);
}

static int by_key(const void *a, const void *b)
{
    return ent_tally_key_compare(
        &((const ent_tally *)a)->key, &((const ent_tally *)b)->key);
}

static bool load_items(loading *l, ent_tally_list *list, ent_error *err)
{
    bool row, ok;
    size_t room = 0, count = 0;
    ent_tally *items = NULL;
    sqlite3_stmt *s = ent_sql_ask(l->store, ENT_ALL_TALLIES, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        items = ent_arena_grow(l->arena, items, count, &room, sizeof *items);
        if (!items) return no_memory(err);
        if (!read_tally(l, s, &items[count], err)) return false;
        count++;
    }
    if (count) qsort(items, count, sizeof *items, by_key);
    list->items = items;
    list->count = count;
    return ok;
}

static bool load_imports(loading *l, ent_tally_list *list, ent_error *err)
{
    bool row, ok;
    size_t room = 0, count = 0;
    ent_import *imports = NULL;
    sqlite3_stmt *s = ent_sql_ask(l->store, ENT_ALL_IMPORTS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(l->store, s, &row, err)) && row) {
        const char *hash = (const char *)sqlite3_column_text(s, 0);
        imports = ent_arena_grow(l->arena, imports, count, &room, sizeof *imports);
        if (!imports) return no_memory(err);
        ent_import *i = &imports[count++];
        *i = (ent_import){ .rows = (uint64_t)within(s, 1, 0, INT64_MAX) };
        if (hash && strlen(hash) == 32) memcpy(i->hash, hash, sizeof i->hash);
        i->name = ent_sql_text(l->arena, s, 2, &l->failed);
        i->producer = ent_sql_text(l->arena, s, 3, &l->failed);
        if (l->failed) return no_memory(err);
    }
    list->imports = imports;
    list->import_count = count;
    return ok;
}

bool ent_load_tallies(
    ent_store *store, ent_arena *arena, ent_tally_list *list, ent_error *err)
{
    loading l = { .store = store, .arena = arena };
    for (size_t i = 0; i < ENT_RELATIONS; i++)
        l.relations[i] = ent_relation_table[i].name;
    if (!load_parties(&l, err)) return false;
    *list = (ent_tally_list){ .parties = l.parties, .party_count = l.party_count };
    return load_items(&l, list, err) && load_imports(&l, list, err);
}

/* Adds what the store has under the same key. */
static bool add_known(
    ent_store *store, const ent_value *key, ent_sums *sums, ent_error *err)
{
    bool row;
    ent_sums known;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_FIND_TALLY, KEY, key, err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (!row) return true;
    read_sums(s, &known);
    sqlite3_reset(s);
    return ent_sums_add(sums, &known, err);
}

static bool add_tally(ent_store *store, const ent_tally *t, int64_t source,
    int64_t target, bool fresh, ent_error *err)
{
    ent_sums s = t->sums;
    const ent_value key[KEY] = { ent_whole(source), ent_whole(target),
        ent_text_value(ent_relation_table[t->key.relation].name),
        ent_text_value(ent_status_names[t->key.status]), ent_whole(t->key.day) };
    if (!fresh && !add_known(store, key, &s, err)) return false;
    const ent_value all[COLUMNS] = { key[0], key[1], key[2], key[3], key[4],
        ent_whole((int64_t)s.count), ent_whole((int64_t)s.reports),
        ent_whole((int64_t)s.sources), ent_whole((int64_t)s.articles),
        ent_whole(s.intensity), ent_whole(s.confidence), ent_whole(s.lean),
        ent_whole(s.weight), ent_whole(s.weight_log), ent_whole(s.weight_reports),
        ent_whole(s.strongest.intensity), ent_whole(s.strongest.confidence),
        ent_whole(s.strongest.appeal) };
    return ent_sql_do(store, ENT_ADD_TALLY, COLUMNS, all, err);
}

static bool add_items(ent_store *store, const ent_tally_list *list, ent_error *err)
{
    int64_t any = 0;
    bool ok = true;
    int64_t *numbers = ent_arena_array(
        &store->scratch, list->party_count, sizeof *numbers);
    if (!numbers) return no_memory(err);
    for (size_t i = 0; i < list->party_count && ok; i++)
        ok = ent_row_actor(store, &list->parties[i], &numbers[i], err);
    ok = ok && ent_sql_find(store, ENT_HAS_TALLIES, 0, NULL, &any, err);
    for (size_t i = 0; i < list->count && ok; i++) {
        const ent_tally *t = &list->items[i];
        ok = add_tally(
            store, t, numbers[t->key.source], numbers[t->key.target], !any, err);
    }
    return ok;
}

/* What has been counted, or stands there event by event, must not count again. Files that
 * were read before their content was kept are known by name. */
static bool refuse_twice(ent_store *store, const ent_import *import, ent_error *err)
{
    bool known;
    int64_t events = 0;
    if (!ent_store_imported(store, import->hash, &known, err)) return false;
    if (known)
        return ent_fail(err, ENT_USAGE,
            "%s: '%s' is in the store already, it would be counted twice", store->path,
            import->name);
    if (!ent_sql_find(store, ENT_HAS_ORIGIN, ENT_VALUES(ent_text_or_empty(import->name)),
            &events, err))
        return false;
    return !events
           || ent_fail(err, ENT_USAGE,
               "%s: events of '%s' are in the store already, they would be counted "
               "twice; another file of that name needs another name",
               store->path, import->name);
}

static bool add_import(ent_store *store, const ent_import *import, ent_error *err)
{
    int64_t producer;
    return refuse_twice(store, import, err)
           && ent_row_producer(store, import->producer, &producer, err)
           && ent_sql_do(store, ENT_ADD_IMPORT,
               ENT_VALUES(ent_text_value(import->hash), ent_whole((int64_t)import->rows),
                   ent_text_or_empty(import->name), ent_whole(producer)),
               err);
}

bool ent_store_add_tallies(ent_store *store, const ent_tally_list *list, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    ent_arena_reset(&store->scratch);
    bool ok = true;
    for (size_t i = 0; i < list->import_count && ok; i++)
        ok = add_import(store, &list->imports[i], err);
    ok = ok && add_items(store, list, err);
    ent_arena_reset(&store->scratch);
    return ent_write_end(store, ok, err);
}

static bool has_content(
    ent_store *store, ent_statement where, const char *hash, bool *there, ent_error *err)
{
    int64_t found = 0;
    bool ok = ent_sql_find(store, where, ENT_VALUES(ent_text_value(hash)), &found, err);
    *there = found != 0;
    return ok;
}

bool ent_store_imported(
    ent_store *store, const char *hash, bool *imported, ent_error *err)
{
    return has_content(store, ENT_HAS_CONTENT, hash, imported, err);
}

bool ent_store_tallied_file(
    ent_store *store, const char *hash, bool *tallied, ent_error *err)
{
    return has_content(store, ENT_HAS_IMPORT, hash, tallied, err);
}

bool ent_store_each_content(ent_store *store,
    bool (*each)(void *context, const char *hash, ent_error *err), void *context,
    ent_error *err)
{
    bool row, ok;
    if (store->format < 4) return true;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_ALL_CONTENTS, 0, NULL, err);
    if (!s) return false;
    while ((ok = ent_sql_next(store, s, &row, err)) && row) {
        const char *hash = (const char *)sqlite3_column_text(s, 0);
        ok = !hash || strlen(hash) != 32 || each(context, hash, err);
        if (!ok) break;
    }
    sqlite3_reset(s);
    return ok;
}

bool ent_store_tallied(ent_store *store, uint64_t *count, ent_error *err)
{
    int64_t there = 0;
    bool ok = store->format < 4
              || ent_sql_find(store, ENT_COUNT_TALLIES, 0, NULL, &there, err);
    *count = (uint64_t)there;
    return ok;
}
