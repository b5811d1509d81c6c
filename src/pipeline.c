/* pipeline.c - the program on one screen: documents in, events out. */
#include "engine.h"

#include <string.h>

#include "actors/members.h"
#include "actors/mention.h"
#include "base/strings.h"
#include "output/events.h"
#include "relations/claim.h"
#include "text/text.h"

bool ent_pipeline_mentions(const ent_engine *engine, ent_worker *worker,
    const ent_document *document, ent_text *text, ent_mentions *mentions, ent_error *err)
{
    const ent_text_syntax syntax = { engine->syntax, worker->reader, engine->mode, true,
        .word_lists = true };
    return ent_text_parse(&worker->arena, engine->lexicon, document, &syntax, text, err)
           && ent_actor_find(&worker->arena, engine->lexicon, text, mentions, err)
           && ent_members_expand(&worker->arena, engine->lexicon, text,
               engine->expand_groups, mentions, err);
}

/* Names are for stores: who asks `actors` wants to know how a text calls them. */
static bool keep_names(const ent_engine *engine, ent_arena *arena, ent_arena *kept,
    const ent_text *text, const ent_mentions *mentions, ent_events *events,
    ent_error *err)
{
    ent_unlisted_names strangers;
    return ent_unlisted_find(arena, engine->lexicon, text, mentions, &strangers, err)
           && ent_event_names(
               kept, engine->lexicon, text, mentions, &strangers, events, err);
}

bool ent_pipeline_document(const ent_engine *engine, ent_worker *worker, ent_arena *kept,
    const ent_document *document, bool names, ent_events *events, ent_error *err)
{
    ent_arena *arena = &worker->arena;
    ent_text text;
    ent_mentions mentions;
    ent_claims claims;

    bool ok = ent_pipeline_mentions(engine, worker, document, &text, &mentions, err)
              && ent_claim_find(
                  arena, engine->frames, engine->judge, &text, &mentions, &claims, err)
              && ent_event_from_claims(
                  kept, engine->lexicon, &text, &claims, engine->producer, events, err)
              && (!names
                  || keep_names(engine, arena, kept, &text, &mentions, events, err));

    ent_arena_reset(arena);
    return ok;
}

static bool refuse_stores(const ent_input *input, const char *advice, ent_error *err)
{
    for (size_t i = 0; i < input->count; i++)
        if (ent_store_is(input->paths[i]))
            return ent_fail(
                err, ENT_USAGE, "'%s' is a store: %s", input->paths[i], advice);
    return true;
}

/* A refresh without the files that events were made with would lose them. */
static bool has_their_files(
    const ent_engine *engine, ent_store *store, const char *path, ent_error *err)
{
    static const char *const marks[][2] = { { ENT_MARK_DICTIONARY, "--dictionary" },
        { ENT_MARK_OWN, "--lexicon" } };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        uint64_t count = 0;
        if (strstr(engine->producer, marks[i][0])) continue;
        if (!ent_store_made_with(store, marks[i][0], &count, err)) return false;
        if (count)
            return ent_fail(err, ENT_USAGE,
                "%s: %llu document%s made with a %s, which --refresh would lose: give it "
                "again",
                path, (unsigned long long)count, count == 1 ? " was" : "s were",
                marks[i][1]);
    }
    return true;
}

bool ent_build(const ent_engine *engine, const ent_input *input, const char *path,
    bool refresh, ent_summary *summary, ent_error *err)
{
    ent_store *store = NULL;
    ent_corrections lines = { 0 }, all = { 0 };
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    bool ok = refuse_stores(input, "give articles or event lines to build from", err)
              && ent_corrections_open(engine, input, &lines, summary, err)
              && ent_store_open(path, ENT_STORE_WRITE, engine->producer, &store, err)
              && (!refresh || has_their_files(engine, store, path, err))
              && ent_corrections_keep(engine, input, store, &lines, &all, summary, err);
    const ent_destination to = {
        .store = store, .refresh = refresh, .names = true, .corrections = &all
    };
    ok = ok && ent_feed(engine, input, &to, summary, err)
         && ent_corrections_redo(store, &lines, &all, err);
    if (!ok || summary->read.malformed) /* an empty store would hide that */
        summary->unmade = ent_store_close_unused(store);
    else
        ent_store_close(store);
    if (ok) ent_corrections_tell(input, &lines, &all, summary);
    ent_corrections_free(&lines);
    ent_corrections_free(&all);
    return ok;
}

void ent_write_event(
    ent_buffer *lines, ent_view view, ent_event_form form, ent_event *event)
{
    if (form == ENT_FORM_REVIEW) /* as it is meant by, whatever the view */
        ent_correction_write_event(lines, event);
    else if (!ent_view_apply(view, event))
        return;
    else if (form == ENT_FORM_CSV)
        ent_events_csv_write(lines, event);
    else
        ent_event_write(lines, event);
}

static void write_head(ent_buffer *out, ent_event_form form)
{
    if (form == ENT_FORM_REVIEW) ent_corrections_write_head(out);
    if (form == ENT_FORM_CSV) ent_events_csv_head(out);
}

/* Prints a store: documents by id, each with its events. */
static bool dump_store(const ent_engine *engine, const char *path, ent_view view,
    ent_event_form form, FILE *out, ent_summary *summary, ent_error *err)
{
    ent_store *store = NULL;
    ent_arena arena = { 0 };
    ent_collection c = { 0 };
    ent_buffer line = { 0 };
    bool ok = ent_store_open(path, ENT_STORE_READ, engine->producer, &store, err)
              && ent_store_load(store, &arena, &c, err)
              && ent_source_has_events(&c, "extract", err);
    for (size_t i = 0, e = 0; i < c.document_count && ok; i++) {
        const char *id = c.documents[i].document.id;
        if (form == ENT_FORM_LINES) ent_document_write(&line, &c.documents[i].document);
        for (; e < c.events.count && ent_compare(c.events.items[e].doc, id) <= 0; e++)
            ent_write_event(&line, view, form, &c.events.items[e]);
        ok = ent_write_lines(out, &line, err);
    }
    summary->added = c.document_count;
    summary->events = c.events.count;
    ent_buffer_free(&line);
    ent_arena_free(&arena);
    ent_store_close(store);
    return ok;
}

bool ent_extract(const ent_engine *engine, const ent_input *input, ent_event_form form,
    FILE *out, ent_summary *summary, ent_error *err)
{
    ent_corrections lines = { 0 };
    ent_buffer head = { 0 };
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    write_head(&head, form);
    bool ok = ent_write_lines(out, &head, err);
    ent_buffer_free(&head);
    if (ok && input->count == 1 && ent_store_is(input->paths[0]))
        return ent_corrections_unasked(input, err)
               && dump_store(
                   engine, input->paths[0], input->view, form, out, summary, err);
    const ent_destination to = { .out = out, .corrections = &lines, .form = form };
    ok = ok && refuse_stores(input, "extract one store, or articles and event lines", err)
         && ent_corrections_open(engine, input, &lines, summary, err)
         && ent_feed(engine, input, &to, summary, err);
    if (ok) ent_corrections_tell(input, &lines, &lines, summary);
    ent_corrections_free(&lines);
    return ok;
}

bool ent_explain(const ent_engine *engine, const ent_input *input,
    const ent_explain_options *options, FILE *out, ent_summary *summary, ent_error *err)
{
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    if (!refuse_stores(input, "give articles to explain", err)) return false;
    const ent_destination to = { .out = out, .explain = options };
    return ent_feed(engine, input, &to, summary, err);
}

bool ent_list_mentions(const ent_engine *engine, const ent_input *input,
    const ent_mention_options *options, FILE *out, ent_summary *summary, ent_error *err)
{
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    if (!refuse_stores(input, "give articles to find mentions in", err)) return false;
    const ent_destination to = { .out = out, .mentions = options };
    return ent_feed(engine, input, &to, summary, err);
}

bool ent_parse(const ent_engine *engine, const ent_input *input,
    const ent_parse_options *options, FILE *out, ent_summary *summary, ent_error *err)
{
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    if (!refuse_stores(input, "give articles to parse", err)) return false;
    const ent_destination to = { .out = out, .parse = options };
    return ent_feed(engine, input, &to, summary, err);
}

bool ent_remove(const ent_engine *engine, const char *path, const char *const *docs,
    size_t count, ent_error *err)
{
    ent_store *store = NULL;
    if (!ent_store_is(path))
        return ent_fail(err, ENT_NOT_FOUND, "'%s' is no store", path);
    bool ok = ent_store_open(path, ENT_STORE_WRITE, engine->producer, &store, err)
              && ent_store_begin(store, err);
    for (size_t i = 0; i < count && ok; i++) ok = ent_store_remove(store, docs[i], err);
    ok = ok && ent_store_commit(store, err);
    ent_store_close(store);
    return ok;
}
