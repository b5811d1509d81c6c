/* merge.c - several stores as one: what is in it depends on what they hold, not on their
 * order, nor on which were put together before.
 *
 *   documents with text: once by content; of several heads the first in order
 *                        in order of name and content -> ids "news", "news~2", ...
 *   documents by record: their events together; files of events once by content
 *   tallies:             added up; refused where two stores count one file */
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "engine.h"

typedef struct {
    ent_store *store;
    ent_arena arena;
    ent_collection held;
    ent_namings names, unknown;
} source;

typedef struct {
    const ent_stored_document *stored;
    source *from;
} candidate;

typedef struct {
    source *sources;
    size_t count;
    candidate *texts, *records;
    size_t text_count, record_count;
    ent_store *to;
    ent_summary *summary;
} merging;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool open_source(source *s, const char *path, ent_error *err)
{
    bool corrected = false;
    return ent_store_open(path, ENT_STORE_READ, NULL, &s->store, err)
           && ent_store_corrected(s->store, &corrected, err)
           && (!corrected
               || ent_fail(err, ENT_USAGE,
                   "'%s' has corrections: save them (entente correct STORE > FILE), undo "
                   "them (--undo all), merge, and lay them into the whole",
                   path))
           && ent_store_load(s->store, &s->arena, &s->held, err)
           && ent_store_load_names(s->store, &s->arena, false, &s->names, err)
           && ent_store_load_names(s->store, &s->arena, true, &s->unknown, err);
}

/* "news~2" is a second document of the name "news". */
static int compare_names(const ent_stored_document *a, const ent_stored_document *b)
{
    return ent_compare(a->name, b->name);
}

static int compare_heads(const ent_stored_document *a, const ent_stored_document *b)
{
    const ent_document *x = &a->document, *y = &b->document;
    int d = compare_names(a, b);
    if (!d) d = ent_compare(x->path, y->path);
    if (!d) d = (x->line > y->line) - (x->line < y->line);
    if (!d) d = ent_compare(x->title, y->title);
    if (!d) d = (x->date > y->date) - (x->date < y->date);
    if (!d) d = ent_compare(x->publisher, y->publisher);
    if (!d) d = ent_compare(x->url, y->url);
    if (!d) d = ent_compare(x->language, y->language);
    return d ? d : ent_compare(a->producer, b->producer);
}

static int by_content(const void *x, const void *y)
{
    const ent_stored_document *a = ((const candidate *)x)->stored;
    const ent_stored_document *b = ((const candidate *)y)->stored;
    int d = strcmp(a->document.hash, b->document.hash);
    return d ? d : compare_heads(a, b);
}

static int by_name(const void *x, const void *y)
{
    const ent_stored_document *a = ((const candidate *)x)->stored;
    const ent_stored_document *b = ((const candidate *)y)->stored;
    int d = compare_names(a, b);
    if (!d) d = strcmp(a->document.hash, b->document.hash);
    return d ? d : compare_heads(a, b);
}

static void sort(candidate *c, size_t count, int (*order)(const void *, const void *))
{
    if (count) qsort(c, count, sizeof *c, order);
}

/* Of each content the first head; of records only files of events have one. */
static size_t keep_first(candidate *c, size_t count)
{
    size_t kept = 0;
    sort(c, count, by_content);
    for (size_t i = 0; i < count; i++) {
        const char *hash = c[i].stored->document.hash;
        if (!kept || !*hash || strcmp(c[kept - 1].stored->document.hash, hash) != 0)
            c[kept++] = c[i];
    }
    sort(c, kept, by_name);
    return kept;
}

static void choose(merging *m)
{
    size_t all = m->text_count + m->record_count;
    m->text_count = keep_first(m->texts, m->text_count);
    m->record_count = keep_first(m->records, m->record_count);
    m->summary->known += all - m->text_count - m->record_count;
}

static bool gather(merging *m, ent_error *err)
{
    size_t all = 0;
    for (size_t i = 0; i < m->count; i++) all += m->sources[i].held.document_count;
    m->texts = calloc(all + 1, sizeof *m->texts);
    m->records = calloc(all + 1, sizeof *m->records);
    if (!m->texts || !m->records) return no_memory(err);
    for (size_t i = 0; i < m->count; i++) {
        source *s = &m->sources[i];
        for (size_t k = 0; k < s->held.document_count; k++) {
            const ent_stored_document *d = &s->held.documents[k];
            const candidate c = { d, s };
            if (d->has_text)
                m->texts[m->text_count++] = c;
            else
                m->records[m->record_count++] = c;
        }
    }
    choose(m);
    return true;
}

/* Events of a document: they stand together, in order of document. */
static ent_events events_of(const source *s, const char *id)
{
    const ent_events *all = &s->held.events;
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_compare(all->items[middle].doc, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < all->count && ent_same(all->items[high].doc, id); high++)
        continue;
    return (ent_events){ .items = all->items + low, .count = high - low };
}

static bool add_names(ent_arena *arena, const ent_namings *names, const char *id,
    ent_events *events, ent_error *err)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_compare(names->items[middle].doc, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < names->count && ent_same(names->items[low].doc, id); low++) {
        events->names = ent_arena_grow(arena, events->names, events->name_count,
            &events->name_capacity, sizeof *events->names);
        if (!events->names) return no_memory(err);
        events->names[events->name_count++] = names->items[low];
    }
    return true;
}

static bool merge_text(merging *m, ent_arena *arena, const candidate *c, ent_error *err)
{
    const char *id = c->stored->document.id;
    ent_document document;
    ent_events events = events_of(c->from, id);
    if (!ent_store_read(c->from->store, arena, id, &document, err)
        || !add_names(arena, &c->from->names, id, &events, err)
        || !add_names(arena, &c->from->unknown, id, &events, err))
        return false;
    document.id = c->stored->name;
    m->summary->added++;
    m->summary->events += events.count;
    return ent_store_adopt(m->to, &document, c->stored->producer, &events, err);
}

static bool merge_record(merging *m, const candidate *c, ent_error *err)
{
    ent_document head = c->stored->document;
    const ent_events events = events_of(c->from, head.id);
    bool ok = ent_store_add_head(m->to, &head, err);
    for (size_t i = 0; i < events.count && ok; i++) {
        bool added;
        ok = ent_store_add_event(m->to, &events.items[i], &added, err);
        if (ok && added) m->summary->events++;
        if (ok && !added) m->summary->known_events++;
    }
    if (events.count && events.items[0].origin.file)
        m->summary->files++;
    else
        m->summary->added++;
    return ok;
}

static bool merge_all(merging *m, ent_error *err)
{
    ent_arena arena = { 0 };
    bool ok = gather(m, err) && ent_store_begin(m->to, err);
    for (size_t i = 0; i < m->text_count && ok; i++) {
        ok = merge_text(m, &arena, &m->texts[i], err);
        ent_arena_reset(&arena);
    }
    for (size_t i = 0; i < m->record_count && ok; i++)
        ok = merge_record(m, &m->records[i], err);
    for (size_t i = 0; i < m->count && ok; i++)
        ok = ent_store_add_tallies(m->to, &m->sources[i].held.tallies, err);
    ent_arena_free(&arena);
    return ok && ent_store_commit(m->to, err)
           && ent_store_tallied(m->to, &m->summary->tallies, err);
}

static void finish(merging *m)
{
    for (size_t i = 0; m->sources && i < m->count; i++) {
        ent_store_close(m->sources[i].store);
        ent_arena_free(&m->sources[i].arena);
    }
    ent_store_close(m->to);
    free(m->sources);
    free(m->texts);
    free(m->records);
}

bool ent_merge_stores(const ent_engine *engine, const char *const *paths, size_t count,
    const char *path, ent_summary *summary, ent_error *err)
{
    merging m = { .count = count, .summary = summary };
    *summary = (ent_summary){ 0 };
    if (ent_store_is(path))
        return ent_fail(
            err, ENT_USAGE, "'%s' is there already: merge makes a new store", path);
    m.sources = calloc(count, sizeof *m.sources);
    bool ok = m.sources || no_memory(err);
    for (size_t i = 0; i < count && ok; i++)
        ok = open_source(&m.sources[i], paths[i], err);
    ok = ok && ent_store_open(path, ENT_STORE_WRITE, engine->producer, &m.to, err);
    bool made = ok;
    ok = ok && merge_all(&m, err);
    finish(&m);
    if (made && !ok) remove(path);
    return ok;
}
