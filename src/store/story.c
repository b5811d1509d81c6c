/* story.c - candidates by shared keys, verified by their texts, connected into stories.
 */
#include "store/story.h"

#include <string.h>

#include "store/shingles.h"

/* No text is compared with more others than this, however many share its keys (a daily
 * notice of the same words): then some copies may stay apart. */
enum { MOST_SKETCHES = 2000, MOST_TEXTS = 50 };

typedef struct {
    int64_t number, story;
    ent_sketch sketch;
} signature;

typedef struct {
    signature *items;
    size_t count, capacity;
} signatures;

typedef struct {
    int64_t *items;
    size_t count, capacity;
} numbers;

/* The search for the stories of one text. */
typedef struct {
    ent_store *store;
    const ent_shingles *set;
    const ent_sketch *sketch;
    numbers stories;  /* that hold a copy of it */
    numbers compared; /* signatures whose texts were looked at */
    unsigned sketches, texts;
} search;

static bool contains(const numbers *n, int64_t number)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->items[i] == number) return true;
    return false;
}

static bool note(ent_store *store, numbers *n, int64_t number, ent_error *err)
{
    n->items = ent_arena_grow(
        &store->scratch, n->items, n->count, &n->capacity, sizeof *n->items);
    if (!n->items) return ent_fail(err, ENT_MEMORY, "out of memory");
    n->items[n->count++] = number;
    return true;
}

/* All rows of a statement that gives number, story and sketch. */
static bool list_signatures(ent_store *store, ent_statement statement, size_t count,
    const ent_value *values, signatures *list, ent_error *err)
{
    bool row, ok;
    sqlite3_stmt *s = ent_sql_ask(store, statement, count, values, err);
    *list = (signatures){ 0 };
    if (!s) return false;
    while ((ok = ent_sql_next(store, s, &row, err)) && row) {
        list->items = ent_arena_grow(&store->scratch, list->items, list->count,
            &list->capacity, sizeof *list->items);
        if (!list->items) return ent_fail(err, ENT_MEMORY, "out of memory");
        signature *g = &list->items[list->count++];
        *g = (signature){ .number = sqlite3_column_int64(s, 0),
            .story = sqlite3_column_int64(s, 1) };
        if (sqlite3_column_bytes(s, 2) != (int)sizeof g->sketch)
            return ent_fail(err, ENT_MALFORMED,
                "%s: damaged: signature %lld has %d bytes", store->path,
                (long long)g->number, sqlite3_column_bytes(s, 2));
        memcpy(&g->sketch, sqlite3_column_blob(s, 2), sizeof g->sketch);
    }
    return ok;
}

/* The text of a signature as a set; all its documents have (nearly) the same. */
static bool load_set(ent_store *store, int64_t signature_number, ent_arena *arena,
    ent_shingles *set, ent_sketch *sketch, ent_error *err)
{
    bool row = false;
    *set = (ent_shingles){ 0 };
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_TEXT_OF_SIGNATURE, ENT_VALUES(ent_whole(signature_number)), err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (!row)
        return ent_fail(err, ENT_MALFORMED, "%s: damaged: no text has signature %lld",
            store->path, (long long)signature_number);
    const char *text = (const char *)sqlite3_column_text(s, 0);
    int length = sqlite3_column_bytes(s, 0);
    int64_t title = sqlite3_column_int64(s, 1);
    bool ok = ent_shingles_make(arena, text ? text : "", text ? (size_t)length : 0,
        title > 0 ? (size_t)title : 0, set, sketch, err);
    sqlite3_reset(s);
    return ok;
}

static bool compare_texts(search *q, const signature *other, bool *near, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_shingles set;
    ent_sketch sketch;
    *near = false;
    if (q->texts == MOST_TEXTS || contains(&q->compared, other->number)) return true;
    q->texts++;
    bool ok = note(q->store, &q->compared, other->number, err)
              && load_set(q->store, other->number, &arena, &set, &sketch, err);
    *near = ok && ent_shingles_near(q->set, &set);
    ent_arena_free(&arena);
    return ok;
}

/* Is a copy among those of `story` that share this key? One is enough. */
static bool search_story(search *q, int64_t key, int64_t story, ent_error *err)
{
    signatures list;
    bool near = false;
    if (!list_signatures(q->store, ENT_SIGNATURES_OF_KEY,
            ENT_VALUES(ent_whole(key), ent_whole(story)), &list, err))
        return false;
    for (size_t i = 0; i < list.count && !near && q->sketches < MOST_SKETCHES; i++) {
        q->sketches++;
        if (ent_sketch_plausible(q->sketch, &list.items[i].sketch)
            && !compare_texts(q, &list.items[i], &near, err))
            return false;
    }
    return !near || note(q->store, &q->stories, story, err);
}

static bool search_key(search *q, int64_t key, ent_error *err)
{
    int64_t story = 0;
    do {
        if (!ent_sql_find(q->store, ENT_NEXT_STORY_OF_KEY,
                ENT_VALUES(ent_whole(key), ent_whole(story)), &story, err))
            return false;
        if (story && !contains(&q->stories, story) && !search_story(q, key, story, err))
            return false;
    } while (story && q->sketches < MOST_SKETCHES);
    return true;
}

static bool move_bands(ent_store *store, const ent_sketch *sketch, int64_t number,
    int64_t from, int64_t to, ent_error *err)
{
    uint64_t keys[ENT_SKETCH_KEYS];
    bool ok = true;
    ent_sketch_keys(sketch, keys);
    for (size_t k = 0; k < ENT_SKETCH_KEYS && ok; k++) {
        ent_value key = ent_whole((int64_t)keys[k]), signed_by = ent_whole(number);
        if (from)
            ok = ent_sql_do(
                store, ENT_DROP_BAND, ENT_VALUES(key, ent_whole(from), signed_by), err);
        if (to && ok)
            ok = ent_sql_do(
                store, ENT_ADD_BAND, ENT_VALUES(key, ent_whole(to), signed_by), err);
    }
    return ok;
}

/* A signature and all its documents belong to `story` from now on. */
static bool set_story(ent_store *store, int64_t number, int64_t story, ent_error *err)
{
    return ent_sql_do(store, ENT_SET_STORY_OF_SIGNATURE,
               ENT_VALUES(ent_whole(number), ent_whole(story)), err)
           && ent_sql_do(store, ENT_SET_STORY_OF_DOCUMENTS,
               ENT_VALUES(ent_whole(number), ent_whole(story)), err);
}

static bool merge(ent_store *store, int64_t from, int64_t to, ent_error *err)
{
    signatures list;
    int64_t first;
    bool ok = list_signatures(
        store, ENT_SIGNATURES_OF_STORY, ENT_VALUES(ent_whole(from)), &list, err);
    for (size_t i = 0; i < list.count && ok; i++) {
        const signature *g = &list.items[i];
        ok = move_bands(store, &g->sketch, g->number, from, to, err)
             && set_story(store, g->number, to, err);
    }
    return ok
           && ent_sql_find(
               store, ENT_STORY_FIRST, ENT_VALUES(ent_whole(from)), &first, err)
           && ent_sql_do(store, ENT_EARLIER_FIRST,
               ENT_VALUES(ent_whole(to), ent_number_or_null(first)), err)
           && ent_sql_do(store, ENT_DROP_STORY, ENT_VALUES(ent_whole(from)), err);
}

/* The story of a text: that of its copies, all made one, or a new one. */
static bool find_story(ent_store *store, const ent_shingles *set,
    const ent_sketch *sketch, int64_t *story, ent_error *err)
{
    search q = { .store = store, .set = set, .sketch = sketch };
    uint64_t keys[ENT_SKETCH_KEYS];
    bool ok = true;
    ent_sketch_keys(sketch, keys);
    for (size_t k = 0; k < ENT_SKETCH_KEYS && ok; k++)
        ok = search_key(&q, (int64_t)keys[k], err);
    if (!ok) return false;

    *story = q.stories.count ? q.stories.items[0] : 0;
    for (size_t i = 1; i < q.stories.count; i++)
        if (q.stories.items[i] < *story) *story = q.stories.items[i];
    for (size_t i = 0; i < q.stories.count && ok; i++)
        if (q.stories.items[i] != *story)
            ok = merge(store, q.stories.items[i], *story, err);
    if (ok && !*story) {
        ok = ent_sql_do(store, ENT_ADD_STORY, ENT_VALUES(ent_number_or_null(0)), err);
        *story = sqlite3_last_insert_rowid(store->db);
    }
    return ok;
}

/* The signature of a sketch; a new one is put into its story. */
static bool find_signature(ent_store *store, const ent_shingles *set,
    const ent_sketch *sketch, int64_t *number, int64_t *story, ent_error *err)
{
    signatures equal;
    ent_value hash = ent_whole((int64_t)ent_hash(sketch, sizeof *sketch));
    if (!list_signatures(store, ENT_BY_SKETCH, ENT_VALUES(hash), &equal, err))
        return false;
    if (equal.count) {
        *number = equal.items[0].number;
        *story = equal.items[0].story;
        return true;
    }
    if (!find_story(store, set, sketch, story, err)
        || !ent_sql_do(store, ENT_ADD_SIGNATURE,
            ENT_VALUES(hash, ent_whole(*story), ent_blob(sketch, sizeof *sketch)), err))
        return false;
    *number = sqlite3_last_insert_rowid(store->db);
    return move_bands(store, sketch, *number, 0, *story, err);
}

bool ent_story_join(
    ent_store *store, int64_t number, const ent_document *document, ent_error *err)
{
    ent_shingles set;
    ent_sketch sketch;
    int64_t signed_by, story;
    if (!ent_shingles_make(&store->scratch, document->text, document->length,
            document->title_length, &set, &sketch, err))
        return false;
    return set.count == 0
           || (find_signature(store, &set, &sketch, &signed_by, &story, err)
               && ent_sql_do(store, ENT_SET_STORY_OF_DOCUMENT,
                   ENT_VALUES(ent_whole(number), ent_whole(story), ent_whole(signed_by)),
                   err)
               && ent_sql_do(store, ENT_EARLIER_FIRST,
                   ENT_VALUES(ent_whole(story), ent_whole(number)), err));
}

/* Puts a signature that has no bands into the story of its copies. */
static bool place_again(
    ent_store *store, const signature *g, int64_t *story, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_shingles set;
    ent_sketch sketch;
    bool ok = load_set(store, g->number, &arena, &set, &sketch, err)
              && find_story(store, &set, &g->sketch, story, err)
              && set_story(store, g->number, *story, err)
              && move_bands(store, &g->sketch, g->number, 0, *story, err);
    ent_arena_free(&arena);
    return ok;
}

/* After one of its texts is gone: what still belongs together. */
static bool regroup(ent_store *store, int64_t story, ent_error *err)
{
    signatures list;
    numbers made = { 0 };
    bool ok = list_signatures(
        store, ENT_SIGNATURES_OF_STORY, ENT_VALUES(ent_whole(story)), &list, err);
    if (ok && list.count == 1)
        return ent_sql_do(store, ENT_FIND_FIRST, ENT_VALUES(ent_whole(story)), err);
    for (size_t i = 0; i < list.count && ok; i++)
        ok = move_bands(
            store, &list.items[i].sketch, list.items[i].number, story, 0, err);
    for (size_t i = 0; i < list.count && ok; i++) {
        int64_t found = 0;
        ok = place_again(store, &list.items[i], &found, err);
        if (ok && !contains(&made, found)) ok = note(store, &made, found, err);
    }
    for (size_t i = 0; i < made.count && ok; i++) /* none where merged away since */
        ok = ent_sql_do(store, ENT_FIND_FIRST, ENT_VALUES(ent_whole(made.items[i])), err);
    return ok && ent_sql_do(store, ENT_DROP_STORY, ENT_VALUES(ent_whole(story)), err);
}

bool ent_story_leave(ent_store *store, int64_t number, ent_error *err)
{
    bool row = false;
    int64_t others = 0;
    signatures own;
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_STORY_OF_DOCUMENT, ENT_VALUES(ent_whole(number)), err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    int64_t story = row ? sqlite3_column_int64(s, 0) : 0;
    int64_t signed_by = row ? sqlite3_column_int64(s, 1) : 0;
    sqlite3_reset(s);
    if (!story) return true;

    bool ok = ent_sql_do(store, ENT_LEAVE_STORY, ENT_VALUES(ent_whole(number)), err)
              && ent_sql_find(store, ENT_USES_OF_SIGNATURE,
                  ENT_VALUES(ent_whole(signed_by)), &others, err);
    if (ok && others) /* an equal text is still there */
        return ent_sql_do(store, ENT_FIND_FIRST, ENT_VALUES(ent_whole(story)), err);
    ok = ok
         && list_signatures(
             store, ENT_SIGNATURE, ENT_VALUES(ent_whole(signed_by)), &own, err);
    for (size_t i = 0; ok && i < own.count; i++)
        ok = move_bands(store, &own.items[i].sketch, signed_by, story, 0, err);
    return ok
           && ent_sql_do(store, ENT_DROP_SIGNATURE, ENT_VALUES(ent_whole(signed_by)), err)
           && regroup(store, story, err);
}

bool ent_story_redate(ent_store *store, int64_t number, ent_error *err)
{
    int64_t story;
    return ent_sql_find(
               store, ENT_STORY_OF_DOCUMENT, ENT_VALUES(ent_whole(number)), &story, err)
           && (!story
               || ent_sql_do(store, ENT_FIND_FIRST, ENT_VALUES(ent_whole(story)), err));
}
