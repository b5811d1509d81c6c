/* part.c - writing tallies as text. */
#include "tally/part.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "tally/part_columns.h"

bool ent_part_is(const char *head, size_t length)
{
    size_t n = strlen(ENT_TALLY_SCHEMA);
    return length >= n && memcmp(head, ENT_TALLY_SCHEMA, n) == 0;
}

const char *const ent_part_columns[ENT_PART_COLUMNS] = { "source_code", "source_id",
    "source_name", "source_kind", "source_sector", "target_code", "target_id",
    "target_name", "target_kind", "target_sector", "relation", "status", "day", "count",
    "reports", "sources", "articles", "intensity", "confidence", "lean", "weight",
    "weight_log", "weight_reports", "top_intensity", "top_confidence", "top_appeal" };

static void write_cell(ent_buffer *out, const char *text)
{
    for (const char *c = text ? text : ""; *c;) {
        size_t plain = strcspn(c, "\t\n\r\\");
        ent_buffer_add(out, c, plain);
        c += plain;
        if (!*c) break;
        ent_buffer_char(out, '\\');
        ent_buffer_char(out, *c == '\t' ? 't' : *c == '\n' ? 'n' : *c == '\r' ? 'r' : *c);
        c++;
    }
    ent_buffer_char(out, '\t');
}

static void write_party(ent_buffer *out, const ent_party *p)
{
    write_cell(out, p->code);
    write_cell(out, p->id);
    write_cell(out, p->name);
    write_cell(out, p->kind);
    write_cell(out, p->sector);
}

static void write_day(ent_buffer *out, ent_date date)
{
    char day[16] = "undated";
    if (date != ENT_NO_DATE) ent_date_format(date, day);
    write_cell(out, day);
}

/* From the last to the first, so that each is written where it stays. */
static void write_numbers(ent_buffer *out, const int64_t *numbers, size_t count)
{
    enum { LONGEST = 21, MOST = 16 };
    char text[MOST * LONGEST], *end = text + sizeof text, *at = end;
    for (size_t i = count; i-- > 0;) {
        uint64_t rest = numbers[i] < 0 ? 0 - (uint64_t)numbers[i] : (uint64_t)numbers[i];
        *--at = i + 1 < count ? '\t' : '\n';
        do *--at = (char)('0' + rest % 10);
        while (rest /= 10);
        if (numbers[i] < 0) *--at = '-';
    }
    ent_buffer_add(out, at, (size_t)(end - at));
}

static void write_tally(ent_buffer *out, const ent_buffer *parties, const ent_tally *t)
{
    const ent_sums *s = &t->sums;
    const int64_t numbers[] = { (int64_t)s->count, (int64_t)s->reports,
        (int64_t)s->sources, (int64_t)s->articles, s->intensity, s->confidence, s->lean,
        s->weight, s->weight_log, s->weight_reports, s->strongest.intensity,
        s->strongest.confidence, s->strongest.appeal };
    enum { NUMBERS = sizeof numbers / sizeof *numbers };
    const ent_buffer *source = &parties[t->key.source], *target = &parties[t->key.target];
    ent_buffer_add(out, source->bytes, source->length);
    ent_buffer_add(out, target->bytes, target->length);
    write_cell(out, ent_relation_table[t->key.relation].name);
    write_cell(out, ent_status_names[t->key.status]);
    write_day(out, t->key.day);
    write_numbers(out, numbers, NUMBERS);
}

static void write_head(ent_buffer *out, const ent_tally_list *list)
{
    ent_buffer_text(out, ENT_TALLY_SCHEMA "1\n");
    for (size_t i = 0; i < list->import_count; i++) {
        const ent_import *m = &list->imports[i];
        ent_buffer_print(out, "#import\t%s\t%" PRIu64 "\t", m->hash, m->rows);
        write_cell(out, m->name);
        write_cell(out, m->producer);
        if (!out->failed) out->bytes[out->length - 1] = '\n';
    }
    for (size_t i = 0; i < ENT_PART_COLUMNS; i++)
        ent_buffer_print(out, "%s%s", i ? "\t" : "", ent_part_columns[i]);
    ent_buffer_char(out, '\n');
}

static bool flush(ent_buffer *line, FILE *out, ent_error *err)
{
    bool ok = ent_buffer_ok(line, err);
    if (ok && line->length && fwrite(line->bytes, 1, line->length, out) != line->length)
        ok = ent_fail(err, ENT_IO, "cannot write the tallies: %s", strerror(errno));
    ent_buffer_clear(line);
    return ok;
}

static void free_parties(ent_buffer *parties, size_t count)
{
    for (size_t i = 0; parties && i < count; i++) ent_buffer_free(&parties[i]);
    free(parties);
}

/* A party stands in many lines: its cells are made once. */
static ent_buffer *write_parties(const ent_tally_list *list, ent_error *err)
{
    ent_buffer *all = calloc(list->party_count + 1, sizeof *all);
    bool ok = all || ent_fail(err, ENT_MEMORY, "out of memory for tallies");
    for (size_t i = 0; i < list->party_count && ok; i++) {
        write_party(&all[i], &list->parties[i]);
        ok = ent_buffer_ok(&all[i], err);
    }
    if (ok) return all;
    free_parties(all, list->party_count);
    return NULL;
}

enum {
    SLICE = 1 << 11, /* tallies that one thread writes at a time */
    SLICES = 8       /* of each thread, in a round */
};

typedef struct {
    const ent_tally_list *list;
    const ent_buffer *parties;
    ent_buffer *texts; /* of the slices of this round */
    size_t first;      /* tally of the round */
} round_of_slices;

static void write_slice(void *context, size_t slice, size_t worker)
{
    const round_of_slices *r = context;
    size_t from = r->first + slice * SLICE, left = r->list->count - from;
    size_t count = left < SLICE ? left : SLICE;
    (void)worker;
    for (size_t i = 0; i < count; i++)
        write_tally(&r->texts[slice], r->parties, &r->list->items[from + i]);
}

/* Slices are written by threads, into texts of their own that follow one another in the
 * file: memory holds one round of them. */
static bool write_slices(round_of_slices *r, size_t threads, FILE *out, ent_error *err)
{
    size_t most = threads * SLICES;
    bool ok = true;
    for (r->first = 0; r->first < r->list->count && ok; r->first += most * SLICE) {
        size_t slices = (r->list->count - r->first + SLICE - 1) / SLICE;
        if (slices > most) slices = most;
        ent_parallel(slices, threads, write_slice, r);
        for (size_t i = 0; i < slices && ok; i++) ok = flush(&r->texts[i], out, err);
    }
    return ok;
}

bool ent_part_write(const ent_tally_list *list, size_t threads, FILE *out, ent_error *err)
{
    threads = ent_threads(threads);
    round_of_slices r = { .list = list };
    ent_buffer text = { 0 }, *parties = write_parties(list, err);
    if (!parties) return false;
    r.parties = parties;
    r.texts = calloc(threads * SLICES, sizeof *r.texts);
    write_head(&text, list);
    bool ok = (r.texts || ent_fail(err, ENT_MEMORY, "out of memory for tallies"))
              && flush(&text, out, err) && write_slices(&r, threads, out, err);
    ent_buffer_print(&text, "#end\t%zu\n", list->count);
    ok = ok && flush(&text, out, err);
    for (size_t i = 0; r.texts && i < threads * SLICES; i++) ent_buffer_free(&r.texts[i]);
    free(r.texts);
    ent_buffer_free(&text);
    free_parties(parties, list->party_count);
    return ok;
}
