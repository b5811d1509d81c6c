/* actors.c - from a store or articles to lists of actors and of unknown names. */
#include "engine.h"

#include "base/file.h"
#include "output/actors.h"

typedef struct {
    const ent_engine *engine;
    const ent_actors_options *options;
    ent_arena arena;
    ent_store *store;
    ent_collection collection;
    ent_namings names;
    ent_facts *facts;
    ent_filter filter;
    ent_provenance provenance;
    char program[32];
} listing;

static bool load(listing *l, ent_error *err)
{
    if (!ent_store_load(l->store, &l->arena, &l->collection, err)
        || !ent_store_load_names(
            l->store, &l->arena, l->options->unknown, &l->names, err))
        return false;
    snprintf(l->program, sizeof l->program, "entente %s", ent_version());
    l->provenance = (ent_provenance){ .program = l->program,
        .producer = ent_source_producer(l->engine, &l->collection),
        .input = { .documents = l->collection.document_count } };
    return true;
}

/* No weights are made: each event counts. */
static bool list_actors(listing *l, ent_buffer *out, ent_error *err)
{
    ent_roster roster;
    char folder[sizeof l->engine->data + 16];
    snprintf(folder, sizeof folder, "%s/lexicon", l->engine->data);
    l->filter.level = ENT_LEVEL_ACTOR;
    l->filter.duplicates = ENT_DUPLICATES_KEEP;
    if (!ent_source_has_events(&l->collection, "a list of actors", err)
        || !ent_facts_open(folder, &l->facts, err)
        || !ent_source_actors(
            l->engine, &l->collection, ENT_MEANT_ALL, &l->arena, &l->filter, err)
        || !ent_roster_make(&l->collection, &l->names, l->engine->lexicon, l->facts,
            &l->filter, &l->arena, &roster, err))
        return false;
    ent_write_actors(&roster, l->options->format, &l->filter, &l->provenance, out);
    return true;
}

static bool quote(listing *l, ent_unknown_names *found, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < found->count && ok; i++)
        ok = ent_store_quote(l->store, &l->arena, found->items[i].doc,
            found->items[i].sentence, &found->items[i].quote, err);
    return ok;
}

static bool list_unknown(listing *l, ent_buffer *out, ent_error *err)
{
    ent_unknown_names found;
    const ent_lexicon *lexicon = l->engine->lexicon;
    l->filter.level = ENT_LEVEL_ACTOR;
    l->filter.duplicates = ENT_DUPLICATES_KEEP;
    if (!ent_source_actors(
            l->engine, &l->collection, ENT_MEANT_CODE, &l->arena, &l->filter, err)
        || !ent_unknown_find(
            &l->collection, &l->names, lexicon, &l->filter, &l->arena, &found, err)
        || !quote(l, &found, err))
        return false;
    ent_write_unknown(
        &found, l->options->format, lexicon, &l->filter, &l->provenance, out);
    return true;
}

/* Names have documents, but neither event dates nor statuses. */
static bool options_fit(const ent_actors_options *o, const ent_filter *f, ent_error *err)
{
    bool events = f->event_dates.from != ENT_NO_DATE || f->event_dates.to != ENT_NO_DATE
                  || f->undated || f->relations || f->statuses || f->min_confidence > 0;
    if (o->unknown && events)
        return ent_fail(err, ENT_USAGE,
            "unknown names are counted in documents, not in events: --since, --until, "
            "--undated, --relation, --status and --min-confidence do not apply to them");
    return o->unknown || o->format != ENT_ACTORS_LEXICON
           || ent_fail(err, ENT_USAGE,
               "format lexicon is for unknown names: expected --unknown with it");
}

bool ent_list_actors(const ent_engine *engine, const ent_input *input,
    const ent_filter *filter, const ent_actors_options *options, const char *path,
    ent_summary *summary, ent_error *err)
{
    listing l = { .engine = engine, .options = options, .filter = *filter };
    const ent_destination how = { .names = true };
    ent_buffer b = { 0 };
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    bool ok = options_fit(options, filter, err)
              && ent_source_open(engine, input, &how, &l.store, summary, err)
              && load(&l, err)
              && (options->unknown ? list_unknown(&l, &b, err) : list_actors(&l, &b, err))
              && ent_buffer_ok(&b, err) && ent_file_write(path, b.bytes, b.length, err);
    ent_buffer_free(&b);
    ent_store_close(l.store);
    ent_facts_close(l.facts);
    ent_arena_free(&l.arena);
    return ok;
}
