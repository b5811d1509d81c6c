/* count.c - files of events into tallies: the pipeline without texts. */
#include "imports.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hasher.h"
#include "base/progress.h"
#include "read/name.h"
#include "rows/tell.h"
#include "tally/counter.h"
#include "tally/part.h"

enum { MOST_HELD = 1 << 22 /* tallies before a store gets them */ };

typedef struct {
    const ent_engine *engine;
    const ent_input *input;
    ent_store *store; /* NULL: all are kept for the table */
    ent_summary *summary;
    ent_row_codes *codes;
    ent_row_mentions mentions;
    ent_counter *counter;
    struct {
        ent_tallies tallies;
        ent_hasher *hasher; /* of its lines; NULL: no such file is being read */
        ent_arena arena;    /* its name, and the event at hand */
        ent_import import;
    } lines; /* a file of event lines, until its end */
    ent_progress progress;
    char producer[160];
} counting;

static void say(const counting *c, const char *message)
{
    if (c->input->say) c->input->say(c->input->say_context, message);
}

static bool skip(void *context, const char *message, ent_error *err)
{
    counting *c = context;
    if (c->input->strict) return ent_fail(err, ENT_MALFORMED, "%s", message);
    say(c, message);
    return true;
}

static bool leave_out(counting *c, const char *message, ent_error *err)
{
    c->summary->read.malformed++;
    return skip(c, message, err);
}

static void step(void *context, uint64_t rows, uint64_t bytes)
{
    counting *c = context;
    c->progress.bytes += bytes;
    ent_progress_step(&c->progress, rows);
}

/* Puts what is held into the store. */
static bool store_held(counting *c, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_tallies sum = { 0 };
    ent_tally_list list;
    bool ok = ent_counter_take(c->counter, &sum, err)
              && ent_tallies_sort(&sum, &arena, &list, err)
              && ent_store_add_tallies(c->store, &list, err);
    ent_tallies_free(&sum);
    ent_arena_free(&arena);
    return ok;
}

static bool tell_known(counting *c, const char *place, ent_error *err)
{
    ent_buffer message = { 0 };
    ent_buffer_print(&message, "%s: counted already, left out", place);
    bool ok = ent_buffer_ok(&message, err);
    if (ok) say(c, message.bytes);
    ent_buffer_free(&message);
    c->summary->known++;
    return ok;
}

/* The file of event lines has ended: it counts unless it is known. */
static bool close_lines(counting *c, ent_error *err)
{
    bool known = false;
    if (!c->lines.hasher) return true;
    ent_import *i = &c->lines.import;
    snprintf(i->hash + 16, 17, "%016llx",
        (unsigned long long)ent_hasher_value(c->lines.hasher));
    bool ok = ent_tally_import(&c->lines.tallies, i, err)
              && ent_counter_add(c->counter, &c->lines.tallies, i->name, &known, err)
              && (!known || tell_known(c, i->name, err));
    ent_hasher_close(c->lines.hasher);
    ent_arena_free(&c->lines.arena);
    ent_tallies_free(&c->lines.tallies);
    memset(&c->lines, 0, sizeof c->lines);
    return ok;
}

static bool open_lines(counting *c, const ent_record *first, ent_error *err)
{
    ent_import *i = &c->lines.import;
    i->name = ent_arena_string(&c->lines.arena, ent_name_base(first->path));
    i->producer = c->producer;
    snprintf(i->hash, sizeof i->hash, "%016llx",
        (unsigned long long)ent_hash(first->json, first->length));
    return (i->name || ent_fail(err, ENT_MEMORY, "out of memory"))
           && ent_hasher_open(&c->lines.hasher, err);
}

static bool read_part(counting *c, ent_source *source, bool *known, ent_error *err)
{
    ent_error fault = { 0 };
    *known = false;
    if (ent_counter_read_part(c->counter, source, known, &fault)) return true;
    if (fault.code == ENT_MALFORMED) return leave_out(c, fault.message, err);
    return ent_fail(err, fault.code, "%s", fault.message);
}

/* Tallies have no events to which they could be joined. */
static bool refuse_mentions(counting *c, const ent_source *source, ent_error *err)
{
    ent_error fault;
    ent_fail(&fault, ENT_MALFORMED,
        "%s: a table of mentions, expected events; name it with --mentions",
        source->place);
    return leave_out(c, fault.message, err);
}

static bool on_table(void *context, ent_source *source, const char *head, size_t length,
    bool *taken, ent_error *err)
{
    counting *c = context;
    bool known;
    if (!close_lines(c, err)) return false;
    if (ent_part_is(head, length)) {
        *taken = true;
        if (!read_part(c, source, &known, err)) return false;
    } else {
        ent_row_layout layout;
        if (!ent_import_is_table(c->input, head, length, &layout, taken, err))
            return false;
        if (!*taken) return true;
        if (layout.kind == ENT_ROWS_MENTIONS) return refuse_mentions(c, source, err);
        if (!ent_import_tell_layout(c->input, source, &layout, err)
            || !ent_counter_read(c->counter, source, &layout, &known, err))
            return false;
        if (source->fault.code != ENT_OK) {
            ent_fail_at(&source->fault, "%s", source->place);
            if (!leave_out(c, source->fault.message, err)) return false;
            source->fault = (ent_error){ 0 };
        }
    }
    if (known && !tell_known(c, source->place, err)) return false;
    return !c->store || ent_counter_held(c->counter) < MOST_HELD || store_held(c, err);
}

static bool refuse(counting *c, const char *path, uint32_t line, ent_error *err)
{
    ent_error fault;
    ent_fail(&fault, ENT_MALFORMED,
        "%s:%u: not a row, expected a file of events or a table of tallies", path, line);
    return leave_out(c, fault.message, err);
}

static bool on_document(void *context, const ent_document *document, ent_error *err)
{
    return refuse(context, document->path, document->line, err);
}

/* Lines of one file follow one another. */
static bool on_record(void *context, const ent_record *record, ent_error *err)
{
    counting *c = context;
    ent_arena arena = { 0 };
    ent_event event;
    ent_error fault = { 0 };
    if (!c->lines.hasher && !open_lines(c, record, err)) return false;
    ent_hasher_add(c->lines.hasher, record->json, record->length);
    ent_record_kind kind = ent_record_sort(record->json, record->length, &fault);
    bool ok = kind == ENT_RECORD_DOCUMENT
              || (kind == ENT_RECORD_EVENT
                  && ent_event_read(
                      &arena, record->json, record->length, &event, &fault));
    if (!ok && fault.code == ENT_MEMORY) {
        ok = ent_fail(err, ENT_MEMORY, "%s", fault.message);
    } else if (!ok) {
        ent_fail_at(&fault, "%s:%u", record->path, record->line);
        ok = leave_out(c, fault.message, err);
    } else if (kind == ENT_RECORD_EVENT) {
        c->lines.import.rows++;
        ok = ent_tally_event(&c->lines.tallies, &event, err);
    }
    ent_arena_free(&arena);
    return ok;
}

/* The tallies of a store that is an input. */
static bool read_store(counting *c, const char *path, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_collection held;
    ent_store *store = NULL;
    ent_tallies part = { 0 };
    bool known = false;
    bool ok =
        ent_store_open(path, ENT_STORE_READ, NULL, &store, err)
        && ent_store_load(store, &arena, &held, err)
        && (!held.events.count
            || ent_fail(err, ENT_USAGE,
                "'%s' holds events one by one, expected tallies only; entente merge "
                "puts stores together",
                path))
        && ent_tallies_add_list(&part, &held.tallies, err)
        && ent_counter_add(c->counter, &part, path, &known, err)
        && (!known || tell_known(c, path, err));
    ent_tallies_free(&part);
    ent_store_close(store);
    ent_arena_free(&arena);
    return ok;
}

static uint64_t sum_of_sizes(const ent_input *input)
{
    uint64_t bytes = 0;
    struct stat about;
    for (size_t i = 0; i < input->count; i++) {
        if (stat(input->paths[i], &about) != 0 || !S_ISREG(about.st_mode)
            || ent_name_sort(input->paths[i]) == ENT_NAME_PACKED)
            return 0; /* not known beforehand */
        bytes += (uint64_t)about.st_size;
    }
    return bytes;
}

static bool start(counting *c, ent_error *err)
{
    char folder[sizeof c->engine->data + 16];
    snprintf(folder, sizeof folder, "%s/lexicon", c->engine->data);
    if (!ent_row_codes_open(folder, c->engine->lexicon, &c->codes, err)) return false;
    ent_import_producer(c->engine, c->codes, c->producer, sizeof c->producer);
    ent_read_counts counts = { 0 };
    bool ok = ent_import_mentions(c->input, &c->mentions, &counts, err);
    c->summary->read.malformed += counts.malformed;
    if (!ok) return false;
    const ent_counting how = { .threads = c->input->threads,
        .longest = c->input->reading.max_line,
        .producer = c->producer,
        .mentions = &c->mentions,
        .step = step,
        .step_context = c };
    ent_progress_start(&c->progress, c->input->progress, "rows", 0, false);
    c->progress.total_bytes = sum_of_sizes(c->input);
    return ent_counter_new(c->codes, &how, &c->counter, err);
}

/* Files that the store has are known. */
static bool know_content(void *context, const char *hash, ent_error *err)
{
    return ent_counter_know(((counting *)context)->counter, hash, err);
}

static bool read_all(counting *c, ent_error *err)
{
    const ent_read_sink sink = { .context = c,
        .document = on_document,
        .record = on_record,
        .skipped = skip,
        .table = on_table };
    bool ok = true;
    for (size_t i = 0; i < c->input->count && ok; i++) {
        const char *path = c->input->paths[i];
        ok = ent_store_is(path)
                 ? read_store(c, path, err)
                 : ent_read(path, &c->input->reading, &sink, &c->summary->read, err)
                       && close_lines(c, err);
    }
    ent_progress_clear(&c->progress);
    return ok;
}

static void tell_line(void *context, const char *message)
{
    say(context, message);
}

/* The first malformed row of all files. */
static bool fail_strictly(const ent_row_report *r, ent_error *err)
{
    const ent_row_fault *first = NULL;
    for (int i = 0; i < ENT_ROW_NO_PARTY; i++) {
        const ent_row_fault *f = &r->first[i][0];
        if (!r->reasons[i]) continue;
        if (!first || f->file < first->file
            || (f->file == first->file && f->line < first->line))
            first = f;
    }
    return ent_fail(err, ENT_MALFORMED, "%s:%" PRIu64 ": %s", first->place, first->line,
        first->message);
}

/* What was left out is named, and what there was is summed up. */
static bool tell_rows(counting *c, ent_error *err)
{
    ent_row_report report = { 0 };
    ent_buffer line = { 0 };
    bool ok = ent_counter_report(c->counter, &report, err);
    uint64_t malformed = ok ? ent_row_report_malformed(&report) : 0;
    c->summary->read.malformed += malformed;
    c->summary->rows += report.rows;
    if (malformed && c->input->strict) ok = fail_strictly(&report, err);
    ok = ok && ent_row_report_tell_faults(&report, "all files", tell_line, c, err)
         && ent_row_report_tell_unknown(&report, tell_line, c, err);
    if (ok && report.rows && !c->input->quiet) {
        ent_row_report_sum(&report, &line);
        ok = ent_buffer_ok(&line, err);
        if (ok) say(c, line.bytes);
    }
    ent_buffer_free(&line);
    ent_row_report_free(&report);
    return ok;
}

static void finish(counting *c)
{
    ent_counter_free(c->counter);
    ent_hasher_close(c->lines.hasher);
    ent_arena_free(&c->lines.arena);
    ent_tallies_free(&c->lines.tallies);
    ent_row_codes_close(c->codes);
    ent_row_mentions_free(&c->mentions);
}

bool ent_count(const ent_engine *engine, const ent_input *input, ent_tallies *sum,
    ent_summary *summary, ent_error *err)
{
    counting c = { .engine = engine, .input = input, .summary = summary };
    bool ok = start(&c, err) && read_all(&c, err) && tell_rows(&c, err)
              && ent_counter_take(c.counter, sum, err);
    summary->tallies = sum->count;
    finish(&c);
    return ok;
}

static bool write_table(
    const ent_tallies *sum, size_t threads, const char *path, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_tally_list list;
    ent_output *out = NULL;
    bool ok = ent_tallies_sort(sum, &arena, &list, err)
              && ent_output_open(path, &out, err);
    bool written = ok && ent_part_write(&list, threads, ent_output_stream(out), err);
    if (written)
        ok = ent_output_commit(out, err);
    else
        ent_output_discard(out);
    ent_arena_free(&arena);
    return ok && written;
}

bool ent_tally_files(const ent_engine *engine, const ent_input *input, const char *path,
    ent_summary *summary, ent_error *err)
{
    ent_tallies sum = { 0 };
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    bool ok = ent_count(engine, input, &sum, summary, err)
              && write_table(&sum, input->threads, path, err);
    ent_tallies_free(&sum);
    return ok;
}

bool ent_build_tallies(const ent_engine *engine, const ent_input *input, const char *path,
    ent_summary *summary, ent_error *err)
{
    counting c = { .engine = engine, .input = input, .summary = summary };
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    bool ok = start(&c, err)
              && ent_store_open(path, ENT_STORE_WRITE, c.producer, &c.store, err)
              && ent_store_each_content(c.store, know_content, &c, err)
              && read_all(&c, err) && tell_rows(&c, err) && store_held(&c, err)
              && ent_store_tallied(c.store, &summary->tallies, err);
    if (!ok || summary->read.malformed) /* an empty store would hide that */
        summary->unmade = ent_store_close_unused(c.store);
    else
        ent_store_close(c.store);
    finish(&c);
    return ok;
}
