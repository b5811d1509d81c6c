/* feed.h - inputs on their way to a store or to lines: what the files of a feed share
 * (private). */
#ifndef ENT_FEED_H
#define ENT_FEED_H

#include "base/progress.h"
#include "engine.h"
#include "imports.h"

enum {
    ENT_BATCH_DOCUMENTS = 64,
    ENT_COMMIT_ITEMS = 2048 /* documents and records per transaction */
};

typedef struct {
    ent_document document;
    ent_events events;
    ent_buffer parsed; /* lines, where events are not what is printed */
    ent_arena arena;   /* of this slot: the document's copy and its events */
    ent_error error;
    const char *foreign; /* why it is not English, and not read; NULL: it was */
    bool ok;
} ent_batch_slot;

typedef struct {
    const ent_engine *engine;
    const ent_input *input;
    ent_destination to;
    ent_buffer line;
    ent_summary *summary;
    ent_progress progress;
    size_t uncommitted;
    bool redoing; /* what the store has already, whatever its language */
    ent_batch_slot slots[ENT_BATCH_DOCUMENTS];
    size_t used, bytes;
    ent_worker *workers;
    size_t threads;
    ent_imports *imports; /* NULL before the first file of events */
    ent_row_report rows;  /* of all such files; places are told and forgotten */
} ent_feeding;

/* Something else than events, of which a document has many. */
bool ent_feed_prints_lines(const ent_feeding *f);

/* What was read so far becomes events and is delivered in input order. */
ENT_CHECKED bool ent_feed_flush(ent_feeding *f, ent_error *err);

/* Keeps what the store has got, if it is `least` items or more. */
ENT_CHECKED bool ent_feed_commit(ent_feeding *f, size_t least, ent_error *err);

void ent_feed_say(const ent_feeding *f, const char *message);

/* Malformed input: named, or with --strict the end. */
ENT_CHECKED bool ent_feed_skip(ent_feeding *f, const char *message, ent_error *err);

ENT_CHECKED bool ent_feed_print_record(ent_feeding *f, ent_record_kind kind,
    const ent_document *document, ent_event *event, ent_error *err);

/* Any file, before it is read as an article: is it one of events, or of tallies? */
ENT_CHECKED bool ent_feed_table(void *context, ent_source *source, const char *head,
    size_t length, bool *taken, ent_error *err);

/* What all files of events had together. */
ENT_CHECKED bool ent_feed_tell_rows(ent_feeding *f, ent_error *err);

#endif
