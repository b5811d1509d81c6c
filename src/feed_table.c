/* feed_table.c - files of events and tables of tallies in a feed.
 *
 *   source -> ent_content (its hash) -> rows as events -> store, as one file | lines */
#include "feed.h"

#include <inttypes.h>
#include <string.h>

#include "read/content.h"
#include "read/name.h"
#include "rows/tell.h"
#include "tally/part.h"

/* One file on its way. */
typedef struct {
    ent_feeding *feed;
    ent_source *source; /* as it was found */
    const ent_row_layout *layout;
    ent_document head;
    ent_store_file file;
    ent_row_report report;
    uint64_t added, known; /* events */
    ent_progress progress;
} importing;

enum { STEP = 1024 };

static bool take_row(void *context, ent_event *event, int64_t fingerprint, ent_error *err)
{
    importing *i = context;
    ent_feeding *f = i->feed;
    bool added;
    if (!f->to.store) {
        bool ok = ent_feed_print_record(f, ENT_RECORD_EVENT, NULL, event, err);
        ent_arena_reset(&f->workers[0].arena);
        return ok;
    }
    if (!ent_store_add_row(f->to.store, &i->file, event, fingerprint, &added, err))
        return false;
    i->added += added;
    i->known += !added;
    if ((i->added + i->known) % STEP == 0) ent_progress_step(&i->progress, STEP);
    return true;
}

static void say_skipped(void *context, const char *message)
{
    ent_feed_say(context, message);
}

static bool tell_faults(importing *i, ent_error *err)
{
    ent_feeding *f = i->feed;
    f->summary->read.malformed += ent_row_report_malformed(&i->report);
    return ent_row_report_tell_faults(&i->report, i->source->place, say_skipped, f, err);
}

/* Tells what was wrong in a file, and adds what became of its rows to the sum. */
static bool close_table(importing *i, ent_error *err)
{
    i->feed->summary->rows += i->report.rows;
    return tell_faults(i, err) && ent_row_report_add(&i->feed->rows, &i->report, err);
}

static bool refuse(
    ent_feeding *f, const ent_source *source, const char *why, ent_error *err)
{
    ent_error fault = { 0 };
    ent_fail(&fault, ENT_MALFORMED, "%s: %.500s", source->place, why);
    f->summary->read.malformed++;
    return ent_feed_skip(f, fault.message, err);
}

/* With the first file of events. */
static bool open_imports(ent_feeding *f, ent_error *err)
{
    if (f->imports) return true;
    f->imports = ent_imports_new(f->engine, f->input);
    if (!f->imports) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_read_counts counts = { 0 };
    bool ok = ent_imports_open(f->imports, &counts, err);
    f->summary->read.malformed += counts.malformed;
    return ok;
}

static bool say_known(ent_feeding *f, const char *place, const char *how, ent_error *err)
{
    ent_buffer message = { 0 };
    if (f->input->quiet) return true;
    ent_buffer_print(&message, "%s: %s, left out", place, how);
    bool ok = ent_buffer_ok(&message, err);
    if (ok) ent_feed_say(f, message.bytes);
    ent_buffer_free(&message);
    return ok;
}

/* That the store had events of a file at this place, where not all of them are in it. */
static bool say_changed(const importing *i, const ent_store_fate *fate, ent_error *err)
{
    ent_buffer message = { 0 };
    bool fewer = fate->events < fate->before && !fate->another;
    if (fate->same == fate->before || (i->feed->input->quiet && !fewer)) return true;
    ent_buffer_print(&message, "%s: ", i->source->place);
    if (fate->another)
        ent_buffer_print(
            &message, "other events than those of '%s', kept beside them", i->head.id);
    else
        ent_buffer_print(&message,
            "%" PRIu64 " events, of which %" PRIu64 " were there; %" PRIu64 " are gone",
            fate->events, fate->same, fate->before - fate->same);
    if (fate->another) ent_buffer_print(&message, " as '%s'", i->file.id);
    bool ok = ent_buffer_ok(&message, err);
    if (ok) ent_feed_say(i->feed, message.bytes);
    ent_buffer_free(&message);
    return ok;
}

/* Nothing of it was kept. What is torn has been named, or will be. */
static bool skip_file(importing *i, const ent_store_fate *fate, bool torn, ent_error *err)
{
    ent_feeding *f = i->feed;
    ent_buffer message = { 0 };
    if (!tell_faults(i, err)) return false;
    if (torn && fate->before)
        ent_buffer_print(&message,
            "%s: damaged: the %" PRIu64 " events that are there of it stay (%" PRIu64
            " can be read)",
            i->source->place, fate->before, fate->events);
    else if (fate->before)
        ent_buffer_print(&message,
            "%s: %s%" PRIu64 " events, expected %s the %" PRIu64
            " that are there of it: these stay (where fewer are right: entente remove, "
            "then build)",
            i->source->place, fate->cut ? "ends after the first " : "", fate->events,
            fate->cut ? "all of" : "most of", fate->before);
    else
        ent_buffer_print(
            &message, "%s: no event can be read, expected some", i->source->place);
    f->summary->read.malformed += !torn;
    bool ok = ent_buffer_ok(&message, err) && ent_feed_skip(f, message.bytes, err);
    ent_buffer_free(&message);
    return ok;
}

/* The file has been read to its end: it is kept, was there before, or is refused. */
static bool close_file(
    importing *i, const ent_content *content, const char *hash, ent_error *err)
{
    ent_feeding *f = i->feed;
    ent_summary *s = f->summary;
    ent_store_fate fate;
    const ent_store_end end = { hash, content->outer.fault.code != ENT_OK,
        ent_row_report_malformed(&i->report) > 0 };
    if (!ent_store_close_file(f->to.store, &i->file, &end, &fate, err)) return false;
    s->files += fate.outcome == ENT_STORE_NEW;
    s->replaced += fate.outcome == ENT_STORE_REPLACED;
    s->stale += fate.outcome == ENT_STORE_STALE;
    if (fate.outcome == ENT_STORE_REFUSED) return skip_file(i, &fate, end.torn, err);
    if (fate.outcome != ENT_STORE_NEW && fate.outcome != ENT_STORE_REPLACED) {
        s->known += fate.outcome != ENT_STORE_STALE;
        return say_known(f, i->source->place,
            fate.outcome == ENT_STORE_TALLIED
                ? "its content is there already (as tallies: --no-events)"
                : "its content is there already",
            err);
    }
    s->events += i->added;
    s->known_events += i->known;
    f->uncommitted += (size_t)i->added;
    return say_changed(i, &fate, err) && close_table(i, err)
           && ent_feed_commit(f, ENT_COMMIT_ITEMS, err);
}

static bool read_rows(importing *i, ent_content *content, ent_error *err)
{
    ent_feeding *f = i->feed;
    ent_store *store = f->to.store;
    ent_error fault = { 0 };
    char hash[ENT_CONTENT_HASH + 1];
    if (store
        && !ent_store_open_file(store, &i->head, content->head,
            ent_imports_producer(f->imports, i->layout->kind), f->to.refresh, &i->file,
            &fault)) {
        if (fault.code == ENT_MALFORMED && !f->input->strict)
            return refuse(f, i->source, fault.message, err);
        return ent_fail(err, fault.code, "%s: %.500s", i->source->place, fault.message);
    }
    if (!ent_import_table(f->imports, &content->outer, i->head.id, i->layout, take_row, i,
            &i->report, err))
        return false;
    ent_content_hash(content, hash);
    return store ? close_file(i, content, hash, err) : close_table(i, err);
}

static bool import_table(
    ent_feeding *f, ent_source *source, const ent_row_layout *layout, ent_error *err)
{
    importing i = { .feed = f, .source = source, .layout = layout };
    ent_arena arena = { 0 };
    ent_content content;
    i.head = (ent_document){ .id = ent_name_unpacked(&arena, source->name),
        .path = source->place,
        .date = ent_name_date(source->name) };
    bool ok = (i.head.id || ent_fail(err, ENT_MEMORY, "out of memory"))
              && open_imports(f, err) && ent_content_open(&content, source, err);
    if (ok) {
        ent_progress_clear(&f->progress);
        ent_progress_start(&i.progress, f->input->progress, "events", 0, false);
        ok = read_rows(&i, &content, err);
        ent_progress_clear(&i.progress);
        ent_content_close(&content);
    }
    ent_row_report_free(&i.report);
    ent_arena_free(&arena);
    return ok;
}

/* Adds the tallies to the store, unless it has the files that they are of. */
static bool store_part(
    ent_feeding *f, const ent_source *source, const ent_tallies *part, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_tally_list list;
    bool known;
    if (!ent_import_part_known(f->to.store, part, &known, err)) return false;
    if (known) {
        f->summary->known++;
        return say_known(f, source->place, "counted already", err);
    }
    bool ok = ent_tallies_sort(part, &arena, &list, err)
              && ent_store_add_tallies(f->to.store, &list, err);
    if (ok) f->summary->tallies += list.count;
    ent_arena_free(&arena);
    return ok;
}

/* A table of tallies goes into the store as it is, or not at all. */
static bool import_tallies(ent_feeding *f, ent_source *source, ent_error *err)
{
    ent_tallies part = { 0 };
    ent_error fault = { 0 };
    bool ok = (f->to.store
                  || ent_fail(&fault, ENT_MALFORMED,
                      "%s: a table of tallies, expected what has events", source->place))
              && ent_part_read(&part, source, &fault)
              && store_part(f, source, &part, &fault);
    ent_tallies_free(&part);
    if (ok) return true;
    if (fault.code != ENT_MALFORMED)
        return ent_fail(err, fault.code, "%s", fault.message);
    f->summary->read.malformed++;
    return ent_feed_skip(f, fault.message, err);
}

bool ent_feed_table(void *context, ent_source *source, const char *head, size_t length,
    bool *taken, ent_error *err)
{
    ent_feeding *f = context;
    ent_row_layout layout;
    *taken = ent_part_is(head, length);
    if (*taken) return ent_feed_flush(f, err) && import_tallies(f, source, err);
    if (!ent_import_is_table(f->input, head, length, &layout, taken, err)) return false;
    if (!*taken) return true;
    if (!ent_feed_flush(f, err)) return false;
    if (ent_feed_prints_lines(f))
        return refuse(
            f, source, "a file of events without text, expected an article", err);
    if (layout.kind == ENT_ROWS_MENTIONS)
        return refuse(f, source,
            "a table of mentions, expected events; name it with --mentions", err);
    return ent_import_tell_layout(f->input, source, &layout, err)
           && import_table(f, source, &layout, err);
}

bool ent_feed_tell_rows(ent_feeding *f, ent_error *err)
{
    ent_buffer line = { 0 };
    if (!f->rows.rows) return true;
    ent_row_report_sum(&f->rows, &line);
    bool ok = ent_buffer_ok(&line, err);
    if (ok && !f->input->quiet) ent_feed_say(f, line.bytes);
    ent_buffer_free(&line);
    return ok && ent_row_report_tell_unknown(&f->rows, say_skipped, f, err);
}
