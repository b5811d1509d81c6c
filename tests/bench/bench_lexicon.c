/* How long a lexicon takes to open, and how much text a second its names are looked for
 * in, on one core, in processor time. Run it by tests/bench/lexicon.
 *
 * usage: bench_lexicon TABLES FILE... */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/file.h"
#include "text/text.h"

enum { ROUNDS = 21, LONGEST = 64 * 1024 * 1024 };

/* Of this process on a core: others that want the same core make no difference. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static bool time_opening(const char *tables, ent_error *err)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        ent_lexicon *lexicon;
        double start = now();
        if (!ent_lexicon_open(tables, &lexicon, err)) return false;
        times[i] = now() - start;
        ent_lexicon_close(lexicon);
    }
    qsort(times, ROUNDS, sizeof *times, by_size);
    printf("opening: %.2f ms (median of %d, slowest %.2f ms)\n", times[ROUNDS / 2] * 1e3,
        ROUNDS, times[ROUNDS - 1] * 1e3);
    return true;
}

/* Every word of each sentence as the start of a name, as the finder of names does. */
static size_t match_all(const ent_lexicon *lexicon, const ent_text *text,
    const char **words, const char **raw)
{
    size_t found = 0;
    for (size_t s = 0; s < text->sentence_count; s++) {
        size_t first = text->sentences[s].first, count = text->sentences[s].count;
        for (size_t at = first; at < first + count;) {
            ent_name_match match;
            bool name = ent_lexicon_match(
                lexicon, &words[at], &raw[at], first + count - at, &match);
            found += name;
            at += name ? match.words : 1;
        }
    }
    return found;
}

static bool time_matching(ent_arena *arena, const ent_lexicon *lexicon,
    const ent_document *document, ent_error *err)
{
    ent_text text;
    if (!ent_text_parse(arena, NULL, document, NULL, &text, err)) return false;
    const char **words = ent_arena_array(arena, text.token_count + 1, sizeof *words);
    const char **raw = ent_arena_array(arena, text.token_count + 1, sizeof *raw);
    if (!words || !raw) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < text.token_count; i++) {
        words[i] = text.tokens[i].lower;
        raw[i] = text.tokens[i].raw;
    }
    size_t rounds = 0, found = 0;
    double start = now(), seconds;
    do {
        found = match_all(lexicon, &text, words, raw);
        rounds++;
        seconds = now() - start;
    } while (seconds < 2);
    double bytes = (double)document->length * (double)rounds;
    printf("matching: %.0f MB/s (%.1f MB, %zu words, %zu names, %zu rounds)\n",
        bytes / seconds / 1e6, (double)document->length / 1e6, text.token_count, found,
        rounds);
    return true;
}

static bool run(ent_arena *arena, char **argv, ent_error *err)
{
    ent_buffer all = { 0 };
    ent_lexicon *lexicon = NULL;
    bool ok = time_opening(argv[1], err) && ent_lexicon_open(argv[1], &lexicon, err);
    for (int i = 2; ok && argv[i]; i++) {
        char *bytes;
        size_t length;
        ok = ent_file_read(arena, argv[i], LONGEST, &bytes, &length, err);
        if (ok) ent_buffer_add(&all, bytes, length);
        if (ok) ent_buffer_text(&all, "\n\n");
    }
    const ent_document document = { .id = "bench",
        .text = all.bytes,
        .length = (uint32_t)all.length,
        .date = ENT_NO_DATE };
    ok = ok && time_matching(arena, lexicon, &document, err);
    ent_buffer_free(&all);
    ent_lexicon_close(lexicon);
    return ok;
}

int main(int argc, char **argv)
{
    ent_arena arena = { 0 };
    ent_error err;
    if (argc < 3) {
        fputs("usage: bench_lexicon TABLES FILE...\n", stderr);
        return 2;
    }
    bool ok = run(&arena, argv, &err);
    if (!ok) fprintf(stderr, "bench_lexicon: %s\n", err.message);
    ent_arena_free(&arena);
    return ok ? 0 : 1;
}
