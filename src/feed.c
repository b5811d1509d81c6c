/* feed.c - inputs in batches, over threads, delivered in input order.
 *
 *   ent_read -> batch of documents -> ent_pipeline_document (or ent_parse_document) on
 *               each, in parallel -> one by one, in input order -> store or lines */
#include "feed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "base/progress.h"
#include "text/language.h"

enum {
    BATCH_BYTES = 8 << 20,
    PARSED_BYTES = 1 << 16, /* of a batch to be parsed: ten times as long when printed */
    KEPT_MESSAGES = 20
};

bool ent_feed_prints_lines(const ent_feeding *f)
{
    return f->to.parse || f->to.mentions || f->to.explain;
}

static void work_on_slot(void *context, size_t item, size_t worker)
{
    ent_feeding *f = context;
    ent_batch_slot *slot = &f->slots[item];
    ent_worker *w = &f->workers[worker];
    bool any = f->input->any_language || f->redoing || f->to.parse;
    slot->foreign = any ? NULL : ent_language_foreign(&slot->document, f->engine->syntax);
    if (slot->foreign)
        slot->ok = true;
    else if (f->to.mentions)
        slot->ok = ent_mention_document(
            f->engine, w, f->to.mentions, &slot->document, &slot->parsed, &slot->error);
    else if (f->to.explain)
        slot->ok = ent_explain_document(
            f->engine, w, f->to.explain, &slot->document, &slot->parsed, &slot->error);
    else if (f->to.parse)
        slot->ok = ent_parse_document(
            f->engine, w, f->to.parse, &slot->document, &slot->parsed, &slot->error);
    else
        slot->ok = ent_pipeline_document(f->engine, w, &slot->arena, &slot->document,
            f->to.names, &slot->events, &slot->error);
}

bool ent_write_lines(FILE *out, ent_buffer *lines, ent_error *err)
{
    bool ok = ent_buffer_ok(lines, err);
    if (ok && lines->length
        && fwrite(lines->bytes, 1, lines->length, out) != lines->length)
        ok = ent_fail(err, ENT_IO, "cannot write %s: %s",
            out == stdout ? "standard output" : "the output", strerror(errno));
    ent_buffer_clear(lines);
    return ok;
}

/* Prints the events of a document as its corrections leave them. */
static bool print_events(ent_feeding *f, ent_arena *arena, const char *doc,
    const ent_document *document, const ent_events *found, ent_error *err)
{
    ent_corrected made;
    ent_events events;
    if (!ent_corrections_apply(f->to.corrections, arena, doc, document,
            f->engine->producer, found, &made, err)
        || !ent_corrected_events(arena, &made, &events, err))
        return false;
    for (size_t i = 0; i < events.count; i++)
        ent_write_event(&f->line, f->input->view, f->to.form, &events.items[i]);
    f->summary->events += events.count;
    return ent_write_lines(f->to.out, &f->line, err);
}

static bool print_document(ent_feeding *f, ent_batch_slot *slot, ent_error *err)
{
    f->summary->added++;
    if (ent_feed_prints_lines(f)) return ent_write_lines(f->to.out, &slot->parsed, err);
    if (f->to.form == ENT_FORM_LINES) ent_document_write(&f->line, &slot->document);
    return print_events(
        f, &slot->arena, slot->document.id, &slot->document, &slot->events, err);
}

static void count_outcome(ent_summary *s, ent_store_outcome outcome, size_t events)
{
    uint64_t *const counts[] = { [ENT_STORE_NEW] = &s->added,
        [ENT_STORE_KNOWN] = &s->known,
        [ENT_STORE_STALE] = &s->stale,
        [ENT_STORE_REPLACED] = &s->replaced };
    ++*counts[outcome];
    if (outcome == ENT_STORE_NEW || outcome == ENT_STORE_REPLACED) s->events += events;
}

static bool store_document(ent_feeding *f, const ent_batch_slot *slot, ent_error *err)
{
    ent_store_outcome outcome;
    if (!ent_store_add(f->to.store, &slot->document, &slot->events, f->to.refresh,
            &outcome, NULL, err))
        return false;
    count_outcome(f->summary, outcome, slot->events.count);
    f->uncommitted++;
    return true;
}

void ent_feed_say(const ent_feeding *f, const char *message)
{
    if (f->input->say) f->input->say(f->input->say_context, message);
}

/* Named and counted, but no fault of the input. */
static bool skip_foreign(ent_feeding *f, const ent_batch_slot *slot, ent_error *err)
{
    const ent_document *d = &slot->document;
    ent_buffer message = { 0 };
    ent_buffer_text(&message, d->path);
    if (d->line > 1) ent_buffer_print(&message, ":%u", d->line);
    ent_buffer_print(&message, ": skipped: not English (%s)", slot->foreign);
    bool ok = ent_buffer_ok(&message, err);
    if (ok) ent_feed_say(f, message.bytes);
    ent_buffer_free(&message);
    f->summary->foreign++;
    return ok;
}

static bool deliver(ent_feeding *f, ent_batch_slot *slot, ent_error *err)
{
    if (slot->foreign) return skip_foreign(f, slot, err);
    return f->to.store ? store_document(f, slot, err) : print_document(f, slot, err);
}

bool ent_feed_commit(ent_feeding *f, size_t least, ent_error *err)
{
    if (!f->to.store || f->uncommitted < least) return true;
    f->uncommitted = 0;
    return ent_store_commit(f->to.store, err) && ent_store_begin(f->to.store, err);
}

bool ent_feed_flush(ent_feeding *f, ent_error *err)
{
    bool ok = true;
    ent_parallel(f->used, f->threads, work_on_slot, f);
    for (size_t i = 0; i < f->used && ok; i++) {
        ent_batch_slot *slot = &f->slots[i];
        if (!slot->ok) ent_fail(err, slot->error.code, "%s", slot->error.message);
        ok = slot->ok && deliver(f, slot, err);
    }
    for (size_t i = 0; i < f->used; i++) {
        ent_buffer_free(&f->slots[i].parsed);
        ent_arena_reset(&f->slots[i].arena);
    }
    ent_progress_step(&f->progress, f->used);
    f->used = f->bytes = 0;
    return ok && ent_feed_commit(f, ENT_COMMIT_ITEMS, err);
}

/* The slot's own copy: what the reader passes is only valid during its call. */
static bool copy_document(ent_batch_slot *slot, const ent_document *d, ent_error *err)
{
    ent_document *own = &slot->document;
    const char **const strings[] = { &own->id, &own->title, &own->publisher, &own->url,
        &own->language, &own->path };
    slot->events = (ent_events){ 0 };
    *own = *d;
    own->text = ent_arena_copy(&slot->arena, d->text, d->length);
    bool ok = own->text != NULL;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        const char *given = *strings[i];
        *strings[i] = ent_arena_string(&slot->arena, given);
        ok = ok && (*strings[i] || !given);
    }
    return ok || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool on_document(void *context, const ent_document *document, ent_error *err)
{
    ent_feeding *f = context;
    ent_store_outcome outcome = ENT_STORE_NEW;
    if (f->to.store && !ent_store_peek(f->to.store, document, &outcome, err))
        return false;
    if (outcome == ENT_STORE_KNOWN || (outcome == ENT_STORE_STALE && !f->to.refresh)) {
        count_outcome(f->summary, outcome, 0); /* no need to read it again */
        ent_progress_step(&f->progress, 1);
        return true;
    }
    if (!copy_document(&f->slots[f->used], document, err)) return false;
    f->used++;
    f->bytes += document->length;
    size_t most = ent_feed_prints_lines(f) ? PARSED_BYTES : BATCH_BYTES;
    return (f->used < ENT_BATCH_DOCUMENTS && f->bytes < most) || ent_feed_flush(f, err);
}

bool ent_feed_skip(ent_feeding *f, const char *message, ent_error *err)
{
    ent_messages *m = f->to.messages;
    if (!f->input->strict) ent_feed_say(f, message); /* strict: it is the error itself */
    if (m && m->count < KEPT_MESSAGES) {
        const char **items = ent_arena_grow(
            &m->arena, m->items, m->count, &m->capacity, sizeof *items);
        char *copy = ent_arena_string(&m->arena, message);
        if (!items || !copy) return ent_fail(err, ENT_MEMORY, "out of memory");
        m->items = items;
        m->items[m->count++] = copy;
    }
    return !f->input->strict || ent_fail(err, ENT_MALFORMED, "%s", message);
}

static bool on_skipped(void *context, const char *message, ent_error *err)
{
    return ent_feed_skip(context, message, err);
}

static bool store_head(ent_feeding *f, const ent_document *document, ent_error *err)
{
    ent_store_outcome outcome;
    if (!ent_store_peek(f->to.store, document, &outcome, err)) return false;
    if (outcome == ENT_STORE_NEW)
        f->summary->added++;
    else
        f->summary->known++;
    return ent_store_add_head(f->to.store, document, err);
}

static bool store_record(ent_feeding *f, ent_record_kind kind,
    const ent_document *document, const ent_event *event, ent_error *err)
{
    bool added = false;
    f->uncommitted++;
    if (kind == ENT_RECORD_DOCUMENT) return store_head(f, document, err);
    if (!ent_store_add_event(f->to.store, event, &added, err)) return false;
    if (added)
        f->summary->events++;
    else
        f->summary->known_events++;
    return true;
}

bool ent_feed_print_record(ent_feeding *f, ent_record_kind kind,
    const ent_document *document, ent_event *event, ent_error *err)
{
    const ent_events one = { .items = event, .count = 1 };
    if (kind == ENT_RECORD_EVENT)
        return print_events(f, &f->workers[0].arena, event->doc, NULL, &one, err);
    if (f->to.form == ENT_FORM_LINES) ent_document_write(&f->line, document);
    return ent_write_lines(f->to.out, &f->line, err);
}

/* An "entente-..." line where a text is wanted. */
static bool refuse_record(ent_feeding *f, const ent_record *record, ent_error *err)
{
    ent_error fault;
    ent_fail(&fault, ENT_MALFORMED, "%s:%u: a record without text, expected an article",
        record->path, record->line);
    f->summary->read.malformed++;
    return ent_feed_skip(f, fault.message, err);
}

/* An "entente-..." line: checked, then stored or printed as it was understood. */
static bool on_record(void *context, const ent_record *record, ent_error *err)
{
    ent_feeding *f = context;
    ent_document document;
    ent_event event;
    ent_error fault = { 0 };
    if (!ent_feed_flush(f, err)) return false;
    if (ent_feed_prints_lines(f)) return refuse_record(f, record, err);

    ent_arena *a = &f->workers[0].arena;
    ent_record_kind kind = ent_record_sort(record->json, record->length, &fault);
    bool ok = kind != ENT_RECORD_UNKNOWN
              && (kind == ENT_RECORD_DOCUMENT
                      ? ent_document_read(
                          a, record->json, record->length, &document, &fault)
                      : ent_event_read(a, record->json, record->length, &event, &fault));
    if (!ok && fault.code == ENT_MEMORY) {
        ok = ent_fail(err, ENT_MEMORY, "%s", fault.message);
    } else if (!ok) {
        ent_fail_at(&fault, "%s:%u", record->path, record->line);
        f->summary->read.malformed++;
        ok = ent_feed_skip(f, fault.message, err);
    } else if (f->to.store) {
        ok = store_record(f, kind, &document, &event, &fault);
        if (!ok && fault.code == ENT_MALFORMED) { /* two producers would mix */
            f->summary->read.malformed++;
            ent_fail_at(&fault, "%s:%u", record->path, record->line);
            ok = ent_feed_skip(f, fault.message, err);
        } else if (!ok) {
            ok = ent_fail(err, fault.code, "%s", fault.message);
        }
    } else {
        ok = ent_feed_print_record(f, kind, &document, &event, err);
    }
    ent_arena_reset(a);
    ent_progress_step(&f->progress, 1);
    return ok;
}

static bool start(ent_feeding *f, ent_error *err)
{
    f->threads = ent_threads(f->input->threads);
    f->workers = calloc(f->threads, sizeof *f->workers);
    if (!f->workers) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < f->threads; i++) {
        f->workers[i].reader = ent_syntax_reader_new(f->engine->syntax);
        if (!f->workers[i].reader) return ent_fail(err, ENT_MEMORY, "out of memory");
    }
    if (f->to.store && f->to.corrections)
        ent_store_use_corrections(f->to.store, f->to.corrections);
    ent_progress_start(&f->progress, f->input->progress, "documents", 0, false);
    return true;
}

static bool read_all(ent_feeding *f, ent_error *err)
{
    if (f->input->reading.doc && f->input->count > 1)
        return ent_fail(err, ENT_USAGE,
            "--doc names one document, but there are %zu inputs", f->input->count);
    const ent_read_sink sink = { .context = f,
        .document = on_document,
        .record = on_record,
        .skipped = on_skipped,
        .table = ent_feed_table };
    for (size_t i = 0; i < f->input->count; i++)
        if (!ent_read(
                f->input->paths[i], &f->input->reading, &sink, &f->summary->read, err))
            return false;
    return ent_feed_flush(f, err) && ent_feed_tell_rows(f, err);
}

static void free_worker(ent_worker *w, ent_summary *summary)
{
    summary->cut += w->cut;
    if (w->reader) summary->hard += ent_syntax_reader_counts(w->reader)->long_sentences;
    ent_syntax_reader_free(w->reader);
    ent_arena_free(&w->arena);
}

static void finish(ent_feeding *f)
{
    ent_progress_clear(&f->progress);
    for (size_t i = 0; f->workers && i < f->threads; i++)
        free_worker(&f->workers[i], f->summary);
    for (size_t i = 0; i < ENT_BATCH_DOCUMENTS; i++) {
        ent_buffer_free(&f->slots[i].parsed);
        ent_arena_free(&f->slots[i].arena);
    }
    ent_buffer_free(&f->line);
    ent_imports_free(f->imports);
    ent_row_report_free(&f->rows);
    free(f->workers);
    free(f);
}

static bool redo_stale(ent_feeding *f, ent_error *err)
{
    f->redoing = true;
    bool ok = ent_store_each_stale(f->to.store, on_document, f, err)
              && ent_feed_flush(f, err);
    f->redoing = false;
    return ok;
}

bool ent_feed(const ent_engine *engine, const ent_input *input, const ent_destination *to,
    ent_summary *summary, ent_error *err)
{
    ent_feeding *f = calloc(1, sizeof *f);
    if (!f) return ent_fail(err, ENT_MEMORY, "out of memory");
    f->engine = engine;
    f->input = input;
    f->to = *to;
    f->summary = summary;

    bool ok = start(f, err) && (!to->store || ent_store_begin(to->store, err));
    if (ok && to->store && to->refresh) ok = redo_stale(f, err);
    ok = ok && read_all(f, err) && (!to->store || ent_store_commit(to->store, err));
    finish(f);
    return ok;
}
