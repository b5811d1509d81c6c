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

bool ent_source_has_events(
    const ent_collection *collection, const char *what, ent_error *err)
{
    return collection->events.count || !collection->tallies.count
           || ent_fail(err, ENT_USAGE,
               "%s needs events one by one, but here are tallies (made by --no-events or "
               "entente tally)",
               what);
}

/* Takes `producer` too: the only one so far, or NULL where there are several. */
static const char *only_one(const char *so_far, const char *producer)
{
    return !*so_far ? producer : ent_same(so_far, producer) ? so_far : NULL;
}

const char *ent_source_producer(const ent_engine *engine, const ent_collection *c)
{
    const char *only = "";
    for (size_t i = 0; only && i < c->events.count; i++)
        if (c->events.items[i].producer)
            only = only_one(only, c->events.items[i].producer);
    for (size_t i = 0; only && i < c->tallies.import_count; i++)
        if (c->tallies.imports[i].producer)
            only = only_one(only, c->tallies.imports[i].producer);
    return !only ? "several producers" : *only ? only : engine->producer;
}

static bool is_party(const ent_party *party, const char *typed)
{
    return ent_same(party->code, typed) || ent_same(party->id, typed);
}

/* Whether some event or tally names the actor just so: by code or id. */
static bool is_named(const ent_collection *c, const char *typed)
{
    for (size_t i = 0; i < c->events.count; i++)
        if (is_party(&c->events.items[i].source, typed)
            || is_party(&c->events.items[i].target, typed))
            return true;
    for (size_t i = 0; i < c->tallies.party_count; i++)
        if (is_party(&c->tallies.parties[i], typed)) return true;
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
static const char *actor_meant(const ent_engine *engine, const ent_collection *c,
    const char *typed, ent_meant meant, ent_error *err)
{
    const char *near[3];
    size_t count = 0;
    const ent_actor *a = ent_lexicon_guess(
        engine->lexicon, typed, near, sizeof near / sizeof *near, &count);
    if (a) return code_or_id(engine, a, meant);
    if (is_named(c, typed)) return typed;
    if (count)
        ent_fail(
            err, ENT_NOT_FOUND, "unknown actor '%s'; did you mean '%s'?", typed, near[0]);
    else
        ent_fail(err, ENT_NOT_FOUND, "unknown actor '%s'", typed);
    return NULL;
}

bool ent_source_actors(const ent_engine *engine, const ent_collection *collection,
    ent_meant meant, ent_arena *arena, ent_filter *filter, ent_error *err)
{
    const char **all = ent_arena_array(arena, filter->actor_count, sizeof *all);
    if (!all) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < filter->actor_count; i++) {
        all[i] = actor_meant(engine, collection, filter->actors[i], meant, err);
        if (!all[i]) return false;
    }
    filter->actors = all;
    return true;
}
