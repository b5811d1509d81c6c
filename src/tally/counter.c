/* counter.c - threads that take blocks from one file, and what they have counted. */
#include "tally/counter.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "read/content.h"
#include "read/name.h"
#include "tally/part.h"

enum { ROWS = 1024 };

/* Tallies of one thread, in the numbers of its reader's parties. */
typedef struct {
    ent_tallies tallies;
    uint32_t *party; /* of the reader -> of the tallies */
    size_t party_count, party_room;
} account;

typedef struct {
    ent_row_reader *reader;
    ent_buffer bytes;
    ent_row rows[ROWS];
    uint64_t hashes[ROWS];
    account run;  /* of all files */
    account file; /* of one that may be known already */
    ent_error error;
    bool failed;
} worker;

struct ent_counter {
    ent_counting how;
    size_t threads;
    worker *workers;
    ent_arena arena;      /* places of files */
    ent_table known;      /* hashes, and their first halves */
    ent_tallies parts;    /* of tables that were read, and imports */
    ent_row_report apart; /* what is in no reader's report, or not any more */
    uint32_t files;

    pthread_mutex_t lock; /* over all that follows, while a file is read */
    const ent_row_layout *layout;
    const char *place;
    ent_row_cutter cutter;
    bool careful; /* counted into worker.file first */
    bool over;    /* no more blocks */
};

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory for counting");
}

bool ent_counter_new(const ent_row_codes *codes, const ent_counting *how,
    ent_counter **counter, ent_error *err)
{
    ent_counter *c = *counter = calloc(1, sizeof *c);
    if (!c) return no_memory(err);
    c->how = *how;
    c->threads = ent_threads(how->threads);
    pthread_mutex_init(&c->lock, NULL);
    c->workers = calloc(c->threads, sizeof *c->workers);
    bool ok = c->workers || no_memory(err);
    for (size_t i = 0; i < c->threads && ok; i++) {
        ok = ent_row_reader_new(codes, &c->workers[i].reader, err);
        if (ok) ent_row_reader_use(c->workers[i].reader, how->mentions);
    }
    if (ok) return true;
    ent_counter_free(c);
    *counter = NULL;
    return false;
}

static void close_account(account *a)
{
    ent_tallies_free(&a->tallies);
    free(a->party);
    *a = (account){ 0 };
}

void ent_counter_free(ent_counter *c)
{
    if (!c) return;
    for (size_t i = 0; c->workers && i < c->threads; i++) {
        worker *w = &c->workers[i];
        ent_row_reader_free(w->reader);
        ent_buffer_free(&w->bytes);
        close_account(&w->run);
        close_account(&w->file);
    }
    free(c->workers);
    ent_table_free(&c->known);
    ent_tallies_free(&c->parts);
    ent_row_report_free(&c->apart);
    ent_arena_free(&c->arena);
    pthread_mutex_destroy(&c->lock);
    free(c);
}

bool ent_counter_know(ent_counter *c, const char *hash, ent_error *err)
{
    return (ent_table_add(&c->known, hash, ENT_CONTENT_HEAD, NULL)
               && ent_table_add(&c->known, hash, ENT_CONTENT_HASH, NULL))
           || no_memory(err);
}

/* Rows that were too long for a block are named by whoever cut it. */
static void note_long_rows(ent_counter *c, const ent_row_block *block)
{
    const ent_row_cutter *cutter = &c->cutter;
    if (!cutter->dropped) return;
    ent_row_fault fault = {
        .file = block->file, .line = cutter->too_long, .place = c->place
    };
    snprintf(fault.message, sizeof fault.message,
        "a row of over %zu bytes (--max-line), left out", cutter->longest);
    c->apart.rows += cutter->dropped;
    c->apart.reasons[ENT_ROW_TOO_LONG] += cutter->dropped;
    ent_row_report_fault(&c->apart, ENT_ROW_TOO_LONG, &fault);
}

/* The next block for a thread; false: there is none. */
static bool next_block(ent_counter *c, worker *w, ent_row_block *block)
{
    pthread_mutex_lock(&c->lock);
    bool ok = !c->over && ent_row_cutter_next(&c->cutter, &w->bytes, block, &w->error);
    if (!c->over && !ok) w->failed = true;
    if (ok) {
        block->file = c->files;
        block->place = c->place;
        note_long_rows(c, block);
        ok = block->length > 0;
    }
    if (!ok) c->over = true;
    pthread_mutex_unlock(&c->lock);
    return ok;
}

/* The reader has met new parties. */
static bool follow_parties(account *a, const ent_row_parties *parties, ent_error *err)
{
    if (parties->count > a->party_room) {
        size_t room = parties->count * 2;
        uint32_t *more = realloc(a->party, room * sizeof *more);
        if (!more) return no_memory(err);
        a->party = more;
        a->party_room = room;
    }
    for (; a->party_count < parties->count; a->party_count++)
        if (!ent_tally_party(&a->tallies, &parties->items[a->party_count],
                &a->party[a->party_count], err))
            return false;
    return true;
}

static bool is_appeal(const ent_row *row)
{
    return ent_relation_table[row->relation].sign == 0
           && (row->quad == 1 || row->intensity > 0);
}

static ent_tally_key key_of(const account *a, const ent_row *row)
{
    return (ent_tally_key){ a->party[row->source], a->party[row->target], row->date,
        row->relation, row->status };
}

static bool add_row(account *a, const ent_row *row, uint64_t hash, ent_error *err)
{
    const ent_tally_key key = key_of(a, row);
    const ent_counted one = { .intensity = row->intensity,
        .confidence = row->confidence,
        .reports = ent_row_reports(row),
        .sources = row->sources,
        .articles = row->articles,
        .appeal = is_appeal(row) };
    return ent_tally_add_hashed(&a->tallies, &key, hash, &one, err);
}

/* Tallies lie far apart in memory: they are asked for some rows ahead. */
static bool add_rows(worker *w, account *a, size_t count, ent_error *err)
{
    enum { FAR = 24, NEAR = 12 };
    if (!follow_parties(a, ent_row_reader_parties(w->reader), err)) return false;
    for (size_t i = 0; i < count; i++) {
        const ent_tally_key key = key_of(a, &w->rows[i]);
        w->hashes[i] = ent_tally_hash(&key);
        if (i < FAR) ent_tally_expect(&a->tallies, w->hashes[i], 0);
    }
    for (size_t i = 0; i < count; i++) {
        if (i + FAR < count) ent_tally_expect(&a->tallies, w->hashes[i + FAR], 0);
        if (i + NEAR < count) ent_tally_expect(&a->tallies, w->hashes[i + NEAR], 1);
        if (!add_row(a, &w->rows[i], w->hashes[i], err)) return false;
    }
    return true;
}

static bool count_block(ent_counter *c, worker *w, const ent_row_block *block)
{
    account *a = c->careful ? &w->file : &w->run;
    size_t count;
    ent_row_reader_start(w->reader, c->layout, block);
    do {
        if (!ent_row_reader_next(w->reader, w->rows, NULL, ROWS, &count, &w->error)
            || !add_rows(w, a, count, &w->error))
            return false;
    } while (count);
    return true;
}

static void tell_step(ent_counter *c, uint64_t rows, uint64_t bytes)
{
    if (!c->how.step) return;
    pthread_mutex_lock(&c->lock);
    c->how.step(c->how.step_context, rows, bytes);
    pthread_mutex_unlock(&c->lock);
}

static void work(void *context, size_t item, size_t thread)
{
    ent_counter *c = context;
    worker *w = &c->workers[thread];
    ent_row_block block;
    (void)item;
    while (!w->failed && next_block(c, w, &block)) {
        uint64_t rows = ent_row_reader_report(w->reader)->rows;
        w->failed = !count_block(c, w, &block);
        tell_step(c, ent_row_reader_report(w->reader)->rows - rows, block.length);
    }
    if (!w->failed) return;
    pthread_mutex_lock(&c->lock);
    c->over = true;
    pthread_mutex_unlock(&c->lock);
}

static uint64_t events_so_far(const ent_counter *c)
{
    uint64_t events = 0;
    for (size_t i = 0; i < c->threads; i++)
        events += ent_row_reader_report(c->workers[i].reader)->events;
    return events;
}

/* Takes the readers' reports; `keep`: into that of the run. */
static bool take_reports(ent_counter *c, bool keep, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < c->threads && ok; i++) {
        ent_row_report report = { 0 };
        ok = ent_row_reader_take_report(c->workers[i].reader, &report, err)
             && (!keep || ent_row_report_add(&c->apart, &report, err));
        ent_row_report_free(&report);
    }
    return ok;
}

/* What was counted carefully is added to the rest, or forgotten. */
static bool settle(ent_counter *c, bool keep, ent_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < c->threads && c->careful; i++) {
        worker *w = &c->workers[i];
        ok = ok && (!keep || ent_tallies_merge(&w->run.tallies, &w->file.tallies, err));
        close_account(&w->file);
    }
    return ok && (!c->careful || keep || take_reports(c, false, err));
}

static bool note_import(
    ent_counter *c, const char *hash, const char *name, uint64_t events, ent_error *err)
{
    ent_import import = { .rows = events,
        .name = ent_name_unpacked(&c->arena, name),
        .producer = ent_arena_print(
            &c->arena, "%s %s", c->how.producer, ent_row_kind_names[c->layout->kind]) };
    memcpy(import.hash, hash, sizeof import.hash);
    if (!import.name || !import.producer) return no_memory(err);
    return ent_counter_know(c, hash, err) && ent_tally_import(&c->parts, &import, err);
}

/* All blocks of the file. */
static bool count_file(ent_counter *c, ent_source *heard, ent_error *err)
{
    ent_row_cutter_start(&c->cutter, heard, c->layout, c->how.longest);
    c->over = false;
    ent_parallel(c->threads, c->threads, work, c);
    ent_row_cutter_close(&c->cutter);
    c->files++;
    for (size_t i = 0; i < c->threads; i++)
        if (c->workers[i].failed) {
            c->workers[i].failed = false;
            return ent_fail(err, c->workers[i].error.code, "%s: %s", c->place,
                c->workers[i].error.message);
        }
    return true;
}

static bool count_content(
    ent_counter *c, ent_content *content, bool *known, ent_error *err)
{
    char hash[ENT_CONTENT_HASH + 1];
    c->careful = ent_table_find(&c->known, content->head, ENT_CONTENT_HEAD) != NULL;
    if (c->careful && !take_reports(c, true, err)) return false;
    uint64_t before = events_so_far(c);
    bool ok = count_file(c, &content->outer, err);
    ent_content_hash(content, hash);
    *known = ok && ent_table_find(&c->known, hash, ENT_CONTENT_HASH);
    bool settled = settle(c, ok && !*known, err);
    return ok && settled
           && (*known || note_import(c, hash, c->place, events_so_far(c) - before, err));
}

bool ent_counter_read(ent_counter *c, ent_source *source, const ent_row_layout *layout,
    bool *known, ent_error *err)
{
    ent_content content;
    *known = false;
    c->layout = layout;
    c->place = ent_arena_string(&c->arena, source->place);
    bool ok = (c->place || no_memory(err)) && ent_content_open(&content, source, err);
    if (!ok) return false;
    ok = count_content(c, &content, known, err);
    ent_content_close(&content);
    return ok;
}

/* How many of its files were counted before; the first of them. */
static size_t count_known(
    const ent_counter *c, const ent_tallies *part, const ent_import **first)
{
    size_t known = 0;
    for (size_t i = 0; i < part->import_count; i++)
        if (ent_table_find(&c->known, part->imports[i].hash, ENT_CONTENT_HASH)
            && known++ == 0)
            *first = &part->imports[i];
    return known;
}

bool ent_counter_add(ent_counter *c, const ent_tallies *part, const char *place,
    bool *known, ent_error *err)
{
    const ent_import *first = NULL;
    size_t there = count_known(c, part, &first);
    bool ok = true;
    *known = there && there == part->import_count;
    if (*known) return true;
    if (there)
        return ent_fail(err, ENT_USAGE,
            "%s: counts '%s' and other files, and '%s' was counted before: it would be "
            "counted twice",
            place, first->name, first->name);
    for (size_t i = 0; i < part->import_count && ok; i++)
        ok = ent_counter_know(c, part->imports[i].hash, err);
    return ok && ent_tallies_merge(&c->parts, part, err);
}

bool ent_counter_read_part(
    ent_counter *c, ent_source *source, bool *known, ent_error *err)
{
    ent_tallies part = { 0 };
    *known = false;
    bool ok = ent_part_read(&part, source, err)
              && ent_counter_add(c, &part, source->place, known, err);
    ent_tallies_free(&part);
    return ok;
}

bool ent_counter_take(ent_counter *c, ent_tallies *sum, ent_error *err)
{
    bool ok = true;
    *sum = c->workers[0].run.tallies; /* the largest part need not move */
    c->workers[0].run.tallies = (ent_tallies){ 0 };
    close_account(&c->workers[0].run);
    for (size_t i = 1; i < c->threads && ok; i++) {
        ok = ent_tallies_merge(sum, &c->workers[i].run.tallies, err);
        close_account(&c->workers[i].run);
    }
    ok = ok && ent_tallies_merge(sum, &c->parts, err);
    ent_tallies_free(&c->parts);
    return ok;
}

size_t ent_counter_held(const ent_counter *c)
{
    size_t held = c->parts.count;
    for (size_t i = 0; i < c->threads; i++) held += c->workers[i].run.tallies.count;
    return held;
}

bool ent_counter_report(const ent_counter *c, ent_row_report *report, ent_error *err)
{
    bool ok = ent_row_report_add(report, &c->apart, err);
    for (size_t i = 0; i < c->threads && ok; i++)
        ok = ent_row_reader_sum(c->workers[i].reader, report, err);
    return ok;
}
