/* evaluate_speed.c - the command entente-train speed: the whole way from bytes in memory
 * to trees, again and again. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/parallel.h"
#include "read/reader.h"
#include "text/text.h"
#include "training/evaluate.h"

typedef struct {
    ent_arena arena;
    ent_syntax_reader *reader;
    size_t tokens;
} worker;

typedef struct {
    const ent_evaluate_options *options;
    ent_syntax *syntax;
    ent_lexicon *lexicon;
    ent_syntax_mode mode;
    ent_arena arena;
    ent_document *documents;
    size_t count, capacity, bytes;
    worker workers[ENT_SPEED_THREADS];
} bench;

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return count % 2 ? values[count / 2]
                     : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static bool keep_document(void *context, const ent_document *document, ent_error *err)
{
    bench *b = context;
    b->documents = ent_arena_grow(
        &b->arena, b->documents, b->count, &b->capacity, sizeof *b->documents);
    char *text = ent_arena_copy(&b->arena, document->text, document->length);
    if (!b->documents || !text) return ent_fail(err, ENT_MEMORY, "out of memory");
    b->documents[b->count++] = (ent_document){ .id = "bench",
        .text = text,
        .length = document->length,
        .title_length = document->title_length,
        .date = ENT_NO_DATE };
    b->bytes += document->length;
    return true;
}

static bool pass_record(void *context, const ent_record *record, ent_error *err)
{
    (void)context, (void)record, (void)err;
    return true;
}

static bool name_skipped(void *context, const char *message, ent_error *err)
{
    (void)context, (void)err;
    fprintf(stderr, "entente-train: %s\n", message);
    return true;
}

typedef bool take_document(void *context, const ent_document *document, ent_error *err);

static bool read_all(bench *b, take_document *take, ent_error *err)
{
    const ent_read_options options = { 0 };
    const ent_read_sink sink = {
        .context = b, .document = take, .record = pass_record, .skipped = name_skipped
    };
    ent_read_counts counts = { 0 };
    for (size_t i = 0; i < b->options->count; i++)
        if (!ent_read(b->options->paths[i], &options, &sink, &counts, err)) return false;
    return counts.documents > 0
           || ent_fail(err, ENT_MALFORMED, "no document in '%s'", b->options->paths[0]);
}

/* One document, from its bytes to heads. Out of memory: it does not count. */
static void parse(const bench *b, worker *w, const ent_document *document)
{
    const ent_text_syntax syntax = {
        .model = b->syntax, .reader = w->reader, .mode = b->mode, .join_units = true
    };
    ent_text text;
    if (ent_text_parse(&w->arena, b->lexicon, document, &syntax, &text, NULL))
        w->tokens += text.token_count;
    ent_arena_reset(&w->arena);
}

static void parse_item(void *context, size_t item, size_t index)
{
    bench *b = context;
    parse(b, &b->workers[index], &b->documents[item]);
}

static bool parse_at_once(void *context, const ent_document *document, ent_error *err)
{
    bench *b = context;
    (void)err;
    parse(b, &b->workers[0], document);
    return true;
}

/* Median seconds for all documents on `threads` threads. */
static double time_all(bench *b, size_t threads, clockid_t clock)
{
    double times[ENT_MOST_REPEATS] = { 0 };
    for (size_t r = 0; r < b->options->repeats; r++) {
        double start = seconds(clock);
        for (size_t t = 0; t < ENT_SPEED_THREADS; t++) b->workers[t].tokens = 0;
        ent_parallel(b->count, threads, parse_item, b);
        times[r] = seconds(clock) - start;
    }
    return median(times, b->options->repeats);
}

/* The same with reading the files, on one thread. */
static bool time_reading(bench *b, double *time, ent_error *err)
{
    double times[ENT_MOST_REPEATS] = { 0 };
    for (size_t r = 0; r < b->options->repeats; r++) {
        double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
        if (!read_all(b, parse_at_once, err)) return false;
        times[r] = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    }
    *time = median(times, b->options->repeats);
    return true;
}

static double time_opening(const ent_evaluate_options *o)
{
    double times[ENT_MOST_REPEATS] = { 0 };
    for (size_t r = 0; r < o->repeats; r++) {
        ent_syntax *syntax = NULL;
        double start = seconds(CLOCK_MONOTONIC);
        bool ok = ent_syntax_open(o->model, &syntax, NULL);
        ent_syntax_reader *reader = ok ? ent_syntax_reader_new(syntax) : NULL;
        times[r] = seconds(CLOCK_MONOTONIC) - start;
        ent_syntax_reader_free(reader);
        ent_syntax_close(syntax);
    }
    return median(times, o->repeats);
}

/* Kilobytes of memory in use at most so far; 0: the system does not say. */
static long peak_memory(void)
{
    char line[128];
    long kilobytes = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1) break;
    if (f) fclose(f);
    return kilobytes;
}

static bool open_all(bench *b, ent_error *err)
{
    bool ok = ent_syntax_open(b->options->model, &b->syntax, err)
              && ent_lexicon_open(ENTENTE_DATA_SOURCE "/lexicon", &b->lexicon, err);
    for (size_t i = 0; i < b->options->threads && ok; i++) {
        b->workers[i].reader = ent_syntax_reader_new(b->syntax);
        ok = b->workers[i].reader || ent_fail(err, ENT_MEMORY, "out of memory");
    }
    return ok;
}

static void close_all(bench *b)
{
    for (size_t i = 0; i < ENT_SPEED_THREADS; i++) {
        ent_syntax_reader_free(b->workers[i].reader);
        ent_arena_free(&b->workers[i].arena);
    }
    ent_arena_free(&b->arena);
    ent_lexicon_close(b->lexicon);
    ent_syntax_close(b->syntax);
}

static size_t tokens_of(const bench *b)
{
    size_t tokens = 0;
    for (size_t t = 0; t < ENT_SPEED_THREADS; t++) tokens += b->workers[t].tokens;
    return tokens;
}

static bool measure_mode(bench *b, ent_syntax_mode mode, ent_error *err)
{
    double reading;
    size_t threads = b->options->threads;
    b->mode = mode;
    double one = time_all(b, 1, CLOCK_PROCESS_CPUTIME_ID);
    double tokens = (double)tokens_of(b);
    double wall = time_all(b, 1, CLOCK_MONOTONIC);
    double many = time_all(b, threads, CLOCK_MONOTONIC);
    if (!time_reading(b, &reading, err)) return false;
    printf("%-10s%12.0f%12.0f%14.0f%10zu%10.2f\n", ent_mode_names[mode], tokens / one,
        tokens / reading, tokens / wall, threads, wall / many);
    return true;
}

static bool measure(bench *b, ent_error *err)
{
    if (!open_all(b, err) || !read_all(b, parse_at_once, err)) return false;
    size_t tokens = tokens_of(b);
    long memory = peak_memory();
    if (!read_all(b, keep_document, err)) return false;
    printf(
        "speed: %zu documents, %zu bytes, %zu tokens; model %s; median of %zu\n"
        "opening model and reader %.2f ms; memory at most %.1f MiB while each document "
        "was read and parsed\n\n"
        "%-10s%12s%12s%14s%10s%10s\n%-10s%12s%12s%14s\n",
        b->count, b->bytes, tokens, ent_syntax_digest(b->syntax), b->options->repeats,
        1000 * time_opening(b->options), (double)memory / 1024, "tokens/s", "of memory",
        "of files", "by the clock", "threads", "faster", "", "(processor)", "(processor)",
        "");
    for (size_t m = 0; m < ENT_MODES; m++)
        if (b->options->modes[m] && !measure_mode(b, (ent_syntax_mode)m, err))
            return false;
    return true;
}

int ent_speed_main(int argc, char **argv)
{
    ent_evaluate_options o;
    ent_error err = { 0 };
    if (!ent_evaluate_options_read(&o, argc, argv)) return 2;
    bench *b = calloc(1, sizeof *b);
    bool ok = b || ent_fail(&err, ENT_MEMORY, "out of memory");
    if (ok) {
        b->options = &o;
        ok = measure(b, &err);
        close_all(b);
    }
    free(b);
    if (!ok) fprintf(stderr, "entente-train: %s\n", err.message);
    return !ok;
}
