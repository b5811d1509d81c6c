/* makeup.c - one pass over the events of all edges. */
#include "output/makeup.h"

#include <string.h>

#include "base/table.h"

static bool add_publisher(ent_table *publishers, ent_makeup *m, const char *name)
{
    if (!name || !*name) return true;
    ent_entry *entry = ent_table_add(publishers, name, strlen(name), NULL);
    if (!entry) return false;
    entry->value++;
    m->published++;
    return true;
}

static bool add_document(ent_table *documents, const char *doc)
{
    if (!doc || !*doc) return true;
    ent_entry *entry = ent_table_add(documents, doc, strlen(doc), NULL);
    if (entry) entry->value++;
    return entry != NULL;
}

/* Of equally many the first in order of the alphabet. */
static bool find_main(
    const ent_table *names, ent_arena *arena, const char **name, uint64_t *count)
{
    const ent_entry *best = NULL;
    for (size_t i = 0; i < names->count; i++) {
        const ent_entry *e = &names->entries[i];
        if (!best || e->value > best->value
            || (e->value == best->value && strcmp(e->key, best->key) < 0))
            best = e;
    }
    if (!best) return true;
    *count = best->value;
    *name = ent_arena_string(arena, best->key);
    return *name != NULL;
}

bool ent_makeup_find(const ent_graph *graph, ent_arena *arena, ent_makeup *m)
{
    ent_table publishers = { 0 }, documents = { 0 }, hostile = { 0 };
    int64_t confidence = 0;
    bool ok = true;
    *m = (ent_makeup){ 0 };
    for (size_t i = 0; ok && i < ent_graph_edge_count(graph); i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        m->coded += edge->count - edge->event_count;
        if (edge->sign < 0) m->hostile += edge->count;
        for (size_t k = 0; ok && k < edge->event_count; k++) {
            const ent_event *event = edge->events[k];
            bool coded = event->origin.file != NULL;
            m->coded += coded;
            m->from_texts += !coded;
            confidence += coded ? 0 : event->confidence;
            ok = add_publisher(&publishers, m, event->publisher)
                 && (coded || add_document(&documents, event->doc))
                 && (coded || edge->sign >= 0 || add_document(&hostile, event->doc));
        }
    }
    if (m->from_texts)
        m->confidence = (double)confidence / ENT_ONE / (double)m->from_texts;
    ok = ok && find_main(&publishers, arena, &m->publisher, &m->by_publisher)
         && find_main(&documents, arena, &m->document, &m->by_document)
         && find_main(&hostile, arena, &m->hostile_document, &m->by_hostile_document);
    ent_table_free(&publishers);
    ent_table_free(&documents);
    ent_table_free(&hostile);
    return ok;
}
