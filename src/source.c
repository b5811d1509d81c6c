/* source.c - what findings and lists are made from: a store, or one made in memory. */
#include "engine.h"

#include "base/strings.h"

bool ent_source_open(const ent_engine *engine, const ent_input *input,
    const ent_destination *how, ent_store **store, ent_summary *summary, ent_error *err)
{
    bool is_store = false;
    for (size_t i = 0; i < input->count; i++) is_store |= ent_store_is(input->paths[i]);
    if (is_store && input->count > 1)
        return ent_fail(
            err, ENT_USAGE, "expected one store, or articles and event lines, not both");
    if (is_store)
        return ent_corrections_unasked(input, err)
               && ent_store_open(
                   input->paths[0], ENT_STORE_READ, engine->producer, store, err);
    ent_corrections lines = { 0 };
    bool ok = ent_corrections_open(engine, input, &lines, summary, err)
              && ent_store_open(NULL, ENT_STORE_MEMORY, engine->producer, store, err);
    ent_destination to = *how;
    to.store = *store;
    to.corrections = &lines;
    ok = ok && ent_feed(engine, input, &to, summary, err);
    if (*store) ent_store_use_corrections(*store, NULL);
    if (ok) ent_corrections_tell(input, &lines, &lines, summary);
    ent_corrections_free(&lines);
    return ok;
}

const char *ent_source_producer(const ent_engine *engine, const ent_events *events)
{
    const char *first = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const char *p = events->items[i].producer;
        if (!first) first = p;
        if (p && !ent_same(p, first)) return "several producers";
    }
    return first ? first : engine->producer;
}

/* Whether some event names the actor just so: by code or id. */
static bool events_name(const ent_events *events, const char *typed)
{
    for (size_t i = 0; i < events->count; i++) {
        const ent_party *const ends[] = { &events->items[i].source,
            &events->items[i].target };
        for (size_t k = 0; k < 2; k++)
            if (ent_same(ends[k]->code, typed) || ent_same(ends[k]->id, typed))
                return true;
    }
    return false;
}

/* A whole state stands for all that belongs to it; a person only for himself. */
static const char *code_or_id(
    const ent_engine *engine, const ent_actor *a, ent_meant meant)
{
    bool whole = meant == ENT_MEANT_CODE
                 || (meant == ENT_MEANT_ALL
                     && ent_lexicon_owner(engine->lexicon, a->code) == a);
    return whole && *a->code ? a->code : a->id;
}

/* NULL: unknown. */
static const char *actor_meant(const ent_engine *engine, const ent_events *events,
    const char *typed, ent_meant meant, ent_error *err)
{
    const char *near[3];
    size_t count = 0;
    const ent_actor *a = ent_lexicon_guess(
        engine->lexicon, typed, near, sizeof near / sizeof *near, &count);
    if (a) return code_or_id(engine, a, meant);
    if (events_name(events, typed)) return typed;
    if (count)
        ent_fail(
            err, ENT_NOT_FOUND, "unknown actor '%s'; did you mean '%s'?", typed, near[0]);
    else
        ent_fail(err, ENT_NOT_FOUND, "unknown actor '%s'", typed);
    return NULL;
}

bool ent_source_actors(const ent_engine *engine, const ent_events *events,
    ent_meant meant, ent_arena *arena, ent_filter *filter, ent_error *err)
{
    const char **all = ent_arena_array(arena, filter->actor_count, sizeof *all);
    if (!all) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < filter->actor_count; i++) {
        all[i] = actor_meant(engine, events, filter->actors[i], meant, err);
        if (!all[i]) return false;
    }
    filter->actors = all;
    return true;
}
