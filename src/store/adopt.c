/* adopt.c - documents of other stores, taken over as they are there. */
#include <string.h>

#include "base/strings.h"
#include "store/rows.h"
#include "store/story.h"

bool ent_store_read(ent_store *store, ent_arena *arena, const char *id,
    ent_document *document, ent_error *err)
{
    int64_t number;
    bool found = false;
    return ent_sql_find(store, ENT_BY_ID, ENT_VALUES(ent_text_value(id)), &number, err)
           && ent_load_document(store, arena, number, &found, document, err)
           && (found
               || ent_fail(err, ENT_NOT_FOUND, "%s: no text of '%s'", store->path, id));
}

bool ent_store_corrected(ent_store *store, bool *corrected, ent_error *err)
{
    int64_t any = 0;
    bool ok = store->format < 3
              || ent_sql_find(store, ENT_HAS_CORRECTIONS, 0, NULL, &any, err);
    *corrected = any != 0;
    return ok;
}

static bool adopt(ent_store *store, const ent_document *d, const char *producer,
    const ent_events *events, ent_error *err)
{
    const ent_corrected made = { .kept = *events };
    int64_t number, by;
    bool ok = ent_row_producer(store, producer, &by, err)
              && ent_row_document(store, d, NULL, by, &number, err)
              && ent_sql_do(store, ENT_ADD_TEXT,
                  ENT_VALUES(ent_whole(number), ent_text_bytes(d->text, d->length)), err)
              && ent_story_join(store, number, d, err)
              && ent_row_corrected(store, number, &made, err);
    for (size_t i = 0; i < events->name_count && ok; i++)
        ok = ent_row_name(store, number, &events->names[i], err);
    return ok;
}

bool ent_store_adopt(ent_store *store, const ent_document *document, const char *producer,
    const ent_events *events, ent_error *err)
{
    if (!ent_write_begin(store, err)) return false;
    ent_arena_reset(&store->scratch);
    return ent_write_end(store, adopt(store, document, producer, events, err), err);
}
