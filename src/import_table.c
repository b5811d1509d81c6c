/* import_table.c - rows of a file of events -> events, in order, while they are read.
 *
 *   source -> lock: next block -> unlock -> rows -> events with fingerprints   workers
 *                        pieces, in a ring, by number ->  `take`, in order     caller
 *
 * With one thread the caller does both by turns. */
#include "imports.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "base/strings.h"
#include "rows/tell.h"
#include "rows/who.h"

enum {
    ROWS = 256,
    ROW_LONGEST = 1 << 20,
    MOST_WORKERS = 64,
    MOST_PARTIES = 1 << 14 /* of a reader before it numbers anew */
};

/* A block and its events. */
typedef struct {
    ent_row_block block;
    ent_buffer bytes;
    ent_arena arena;         /* of the events */
    ent_row_parties parties; /* of this piece and those before, of which it is the last */
    ent_import_event *events;
    size_t count, room;
    bool ready, ok;
    ent_error error;
} piece;

typedef struct importing importing;

/* One thread's own. */
typedef struct {
    importing *run;
    ent_row_reader *reader;
    ent_buffer line;
    ent_row rows[ROWS];
    ent_row_detail details[ROWS];
    pthread_t thread;
} worker;

struct importing {
    const ent_imports *imports;
    ent_source *source;
    const char *name;
    const ent_row_layout *layout;
    worker *workers;
    size_t worker_count, started;

    pthread_mutex_t cutting; /* over the cutter */
    ent_row_cutter cutter;
    ent_row_report dropped; /* rows that no reader has seen */

    pthread_mutex_t lock; /* over all that follows */
    pthread_cond_t changed;
    piece *pieces;
    size_t piece_count;
    uint64_t cut, given; /* pieces so far */
    bool over;           /* no more blocks */
};

static ent_party known_only(const ent_party *p)
{
    return (ent_party){ .code = *p->code ? p->code : NULL,
        .id = *p->id ? p->id : NULL,
        .name = *p->name ? p->name : NULL,
        .kind = *p->kind ? p->kind : NULL,
        .sector = *p->sector ? p->sector : NULL };
}

static const char *clean(ent_arena *arena, ent_row_text text, bool *failed)
{
    if (!text.length) return NULL;
    const char *line = ent_row_clean(arena, text);
    *failed |= !line;
    return line;
}

/* Who is named first of a relation that goes both ways makes no difference. */
static void put_in_order(ent_event *e)
{
    if (!ent_relation_table[e->relation].both
        || ent_party_compare(&e->source, &e->target) <= 0)
        return;
    ent_party first = e->target;
    e->target = e->source;
    e->source = first;
}

static bool make_event(
    const worker *w, piece *p, size_t number, ent_event *e, ent_error *err)
{
    const ent_row *row = &w->rows[number];
    const ent_row_detail *detail = &w->details[number];
    const ent_party *parties = ent_row_reader_parties(w->reader)->items;
    const char *name = w->run->name;
    ent_arena *a = &p->arena;
    bool failed = false;
    *e = (ent_event){ .doc = name,
        .date = row->date,
        .date_to = detail->date_to,
        .date_from = row->date == ENT_NO_DATE ? ENT_FROM_NONE : ENT_FROM_FILE,
        .reported = detail->reported,
        .source = known_only(&parties[row->source]),
        .target = known_only(&parties[row->target]),
        .relation = (ent_relation)row->relation,
        .status = (ent_status)row->status,
        .cameo = clean(a, detail->cameo, &failed),
        .intensity = row->intensity,
        .confidence = row->confidence,
        .place = clean(a, detail->place, &failed),
        .reports = ent_row_reports(row),
        .origin = { name, p->block.first_line + row->line, clean(a, detail->id, &failed),
            clean(a, detail->url, &failed), clean(a, detail->publisher, &failed),
            row->mentions, row->sources, row->articles },
        .producer = ent_imports_producer(w->run->imports, w->run->layout->kind) };
    put_in_order(e);
    return !failed || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool add_events(worker *w, piece *p, size_t count, ent_error *err)
{
    for (size_t i = 0; i < count; i++) {
        p->events = ent_arena_grow(
            &p->arena, p->events, p->count, &p->room, sizeof *p->events);
        if (!p->events) return ent_fail(err, ENT_MEMORY, "out of memory");
        ent_import_event *e = &p->events[p->count++];
        if (!make_event(w, p, i, &e->event, err)
            || !ent_event_fingerprint(&w->line, &e->event, &e->fingerprint, err))
            return false;
    }
    return true;
}

/* --strict: the first fault ends the work. Pieces are taken in order, so it is that of
 * the first piece that has one. */
static bool is_strict(const importing *r, const ent_row_report *report, ent_error *err)
{
    const ent_row_fault *first = NULL;
    for (size_t i = 0; i < ENT_ROW_NO_PARTY && r->imports->input->strict; i++) {
        const ent_row_fault *f = &report->first[i][0];
        if (f->line && (!first || f->line < first->line)) first = f;
    }
    return !first
           || ent_fail(err, ENT_MALFORMED, "%s:%llu: %s", first->place,
               (unsigned long long)first->line, first->message);
}

static bool fill(worker *w, piece *p, ent_error *err)
{
    size_t count;
    ent_row_reader_start(w->reader, w->run->layout, &p->block);
    do {
        if (!ent_row_reader_next(w->reader, w->rows, w->details, ROWS, &count, err)
            || !add_events(w, p, count, err))
            return false;
    } while (count);
    bool many = ent_row_reader_parties(w->reader)->count > MOST_PARTIES;
    return is_strict(w->run, ent_row_reader_report(w->reader), err)
           && (!many || ent_row_reader_release(w->reader, &p->parties, err));
}

static void note_too_long(importing *r)
{
    const ent_row_cutter *cutter = &r->cutter;
    if (!cutter->dropped) return;
    ent_row_fault fault = { .line = cutter->too_long, .place = r->source->place };
    snprintf(fault.message, sizeof fault.message,
        "longer than %zu bytes (--max-line), expected a row of a table", cutter->longest);
    r->dropped.rows += cutter->dropped;
    r->dropped.reasons[ENT_ROW_TOO_LONG] += cutter->dropped;
    ent_row_report_fault(&r->dropped, ENT_ROW_TOO_LONG, &fault);
}

/* The piece that comes next, once it is free; NULL: there are no more. */
static piece *claim(importing *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->over && r->cut - r->given == r->piece_count)
        pthread_cond_wait(&r->changed, &r->lock);
    piece *p = r->over ? NULL : &r->pieces[r->cut % r->piece_count];
    pthread_mutex_unlock(&r->lock);
    return p;
}

static void set_ready(importing *r, piece *p)
{
    pthread_mutex_lock(&r->lock);
    p->ready = true;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

/* Cuts the next block; false: it was the last piece, which has none. */
static bool cut_next(importing *r, piece **next)
{
    pthread_mutex_lock(&r->cutting);
    piece *p = *next = claim(r);
    bool more = false;
    if (p) {
        ent_arena_reset(&p->arena);
        ent_row_parties_free(&p->parties);
        p->events = NULL;
        p->count = p->room = 0;
        p->ok = ent_row_cutter_next(&r->cutter, &p->bytes, &p->block, &p->error);
        if (p->ok) note_too_long(r);
        p->ok = p->ok && is_strict(r, &r->dropped, &p->error);
        more = p->ok && p->block.length > 0;
        if (!more) p->block.length = 0;
        pthread_mutex_lock(&r->lock);
        r->cut++;
        r->over |= !more;
        pthread_mutex_unlock(&r->lock);
    }
    pthread_mutex_unlock(&r->cutting);
    if (p && !more) set_ready(r, p);
    return more;
}

static bool advance(worker *w)
{
    piece *p;
    if (!cut_next(w->run, &p)) return false;
    p->ok = fill(w, p, &p->error);
    set_ready(w->run, p);
    return true;
}

static void *work(void *context)
{
    while (advance(context)) continue;
    return NULL;
}

/* The piece that is to be taken next. */
static piece *wait_for(importing *r)
{
    piece *p = &r->pieces[r->given % r->piece_count];
    if (!r->started) {
        if (!p->ready) advance(&r->workers[0]);
        return p;
    }
    pthread_mutex_lock(&r->lock);
    while (!p->ready) pthread_cond_wait(&r->changed, &r->lock);
    pthread_mutex_unlock(&r->lock);
    return p;
}

static void give_back(importing *r, piece *p)
{
    pthread_mutex_lock(&r->lock);
    p->ready = false;
    r->given++;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

static bool take_all(importing *r, ent_import_take *take, void *context, ent_error *err)
{
    bool ok = true, more = true;
    while (ok && more) {
        piece *p = wait_for(r);
        more = p->block.length > 0;
        if (!p->ok) ok = ent_fail(err, p->error.code, "%s", p->error.message);
        for (size_t i = 0; i < p->count && ok; i++)
            ok = take(context, &p->events[i].event, p->events[i].fingerprint, err);
        give_back(r, p);
    }
    return ok;
}

/* One thread fewer than asked for: the caller works, too. */
static bool open_workers(importing *r, ent_error *err)
{
    size_t threads = ent_threads(r->imports->input->threads);
    r->worker_count = threads < 2 ? 1 : threads - 1;
    if (r->worker_count > MOST_WORKERS) r->worker_count = MOST_WORKERS;
    r->piece_count = r->worker_count + 2;
    r->workers = calloc(r->worker_count, sizeof *r->workers);
    r->pieces = calloc(r->piece_count, sizeof *r->pieces);
    bool ok = (r->workers && r->pieces) || ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < r->worker_count && ok; i++) {
        r->workers[i].run = r;
        ok = ent_row_reader_new(r->imports->codes, &r->workers[i].reader, err);
        if (ok) ent_row_reader_use(r->workers[i].reader, &r->imports->mentions);
    }
    while (ok && threads > 1 && r->started < r->worker_count
           && pthread_create(
                  &r->workers[r->started].thread, NULL, work, &r->workers[r->started])
                  == 0)
        r->started++;
    return ok;
}

static void stop(importing *r)
{
    pthread_mutex_lock(&r->lock);
    r->over = true;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
    for (size_t i = 0; i < r->started; i++) pthread_join(r->workers[i].thread, NULL);
}

static bool sum_up(const importing *r, ent_row_report *report, ent_error *err)
{
    bool ok = ent_row_report_add(report, &r->dropped, err);
    for (size_t i = 0; i < r->worker_count && ok; i++)
        ok = ent_row_reader_sum(r->workers[i].reader, report, err);
    return ok;
}

static void finish(importing *r)
{
    for (size_t i = 0; r->workers && i < r->worker_count; i++) {
        ent_row_reader_free(r->workers[i].reader);
        ent_buffer_free(&r->workers[i].line);
    }
    for (size_t i = 0; r->pieces && i < r->piece_count; i++) {
        ent_buffer_free(&r->pieces[i].bytes);
        ent_arena_free(&r->pieces[i].arena);
        ent_row_parties_free(&r->pieces[i].parties);
    }
    free(r->workers);
    free(r->pieces);
    ent_row_report_free(&r->dropped);
    ent_row_cutter_close(&r->cutter);
    pthread_mutex_destroy(&r->cutting);
    pthread_mutex_destroy(&r->lock);
    pthread_cond_destroy(&r->changed);
}

bool ent_import_table(ent_imports *imports, ent_source *source, const char *name,
    const ent_row_layout *layout, ent_import_take *take, void *context,
    ent_row_report *report, ent_error *err)
{
    size_t longest = imports->input->reading.max_line;
    importing r = {
        .imports = imports, .source = source, .name = name, .layout = layout
    };
    pthread_mutex_init(&r.cutting, NULL);
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.changed, NULL);
    ent_row_cutter_start(&r.cutter, source, layout, longest ? longest : ROW_LONGEST);
    bool ok = open_workers(&r, err) && take_all(&r, take, context, err);
    stop(&r);
    ok = ok && sum_up(&r, report, err);
    finish(&r);
    return ok;
}
