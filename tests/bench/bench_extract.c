/* Where the processor's time goes on the way from text to events: seconds and share of
 * each stage, on one thread. Run it by tests/bench/extract.
 *
 * usage: bench_extract accurate|fast FILE...
 *
 * Words and tags by the lists, and the claims of the rules, are part of what the program
 * computes in one call; they are timed by calls of their own, and what the whole call
 * takes beyond them is the tagger and parser, and the weighing by the model. */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "actors/members.h"
#include "engine.h"
#include "relations/claim.h"
#include "text/language.h"

typedef enum { LANGUAGE, WORDS, SYNTAX, ACTORS, RULES, WEIGHING, EVENTS, STAGES } stage;

static const char *const stage_names[STAGES] = {
    [LANGUAGE] = "check of the language",
    [WORDS] = "sentences, words, tags of the lists",
    [SYNTAX] = "tagger and parser",
    [ACTORS] = "actors",
    [RULES] = "claims by rules",
    [WEIGHING] = "candidates weighed by the model",
    [EVENTS] = "events",
};

typedef struct {
    ent_engine *engine;
    ent_syntax_reader *reader;
    ent_arena arena, kept;
    size_t documents, sentences, tokens;
    double seconds[STAGES];
} bench;

/* Of this process on a core: others that want the same core make little difference. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Adds to a stage what has passed since `*start`, and starts again. */
static void lap(bench *b, stage s, double *start)
{
    double end = now();
    b->seconds[s] += end - *start;
    *start = end;
}

static bool time_text(
    bench *b, const ent_document *document, ent_text *text, ent_error *err)
{
    const ent_engine *e = b->engine;
    const ent_text_syntax syntax = { e->syntax, b->reader, e->mode, true,
        .word_lists = true };
    double start = now();
    if (!ent_text_parse(&b->arena, e->lexicon, document, NULL, text, err)) return false;
    double words = now() - start;
    lap(b, WORDS, &start);
    ent_arena_reset(&b->arena);
    start = now();
    if (!ent_text_parse(&b->arena, e->lexicon, document, &syntax, text, err))
        return false;
    lap(b, SYNTAX, &start);
    b->seconds[SYNTAX] -= words;
    b->sentences += text->sentence_count;
    b->tokens += text->token_count;
    return true;
}

static bool time_claims(bench *b, const ent_text *text, const ent_mentions *mentions,
    ent_claims *claims, ent_error *err)
{
    const ent_engine *e = b->engine;
    ent_mentions all;
    double start = now();
    if (!ent_claim_rules(&b->arena, e->frames, text, mentions, &all, claims, err))
        return false;
    double rules = now() - start;
    lap(b, RULES, &start);
    if (!ent_claim_find(&b->arena, e->frames, e->judge, text, mentions, claims, err))
        return false;
    lap(b, WEIGHING, &start);
    b->seconds[WEIGHING] -= rules;
    return true;
}

static bool time_document(void *context, const ent_document *document, ent_error *err)
{
    bench *b = context;
    const ent_engine *e = b->engine;
    ent_text text;
    ent_mentions mentions;
    ent_claims claims;
    ent_events events = { 0 };
    double start = now();
    const char *foreign = ent_language_foreign(document, e->syntax);
    lap(b, LANGUAGE, &start);
    if (foreign) return true;
    if (!time_text(b, document, &text, err)) return false;
    start = now();
    bool ok = ent_actor_find(&b->arena, e->lexicon, &text, &mentions, err)
              && ent_members_expand(
                  &b->arena, e->lexicon, &text, e->expand_groups, &mentions, err);
    lap(b, ACTORS, &start);
    ok = ok && time_claims(b, &text, &mentions, &claims, err);
    start = now();
    ok = ok
         && ent_event_from_claims(
             &b->kept, e->lexicon, &text, &claims, e->producer, &events, err);
    lap(b, EVENTS, &start);
    b->documents++;
    ent_arena_reset(&b->arena);
    ent_arena_reset(&b->kept);
    return ok;
}

static bool pass_record(void *context, const ent_record *record, ent_error *err)
{
    (void)context, (void)record, (void)err;
    return true;
}

static bool name_skipped(void *context, const char *message, ent_error *err)
{
    (void)context, (void)err;
    fprintf(stderr, "bench_extract: %s\n", message);
    return true;
}

static void print(const bench *b, const char *mode)
{
    double sum = 0;
    for (int s = 0; s < STAGES; s++) sum += b->seconds[s];
    printf("%s mode, stages: %zu documents, %zu sentences, %zu words, %.2f s\n", mode,
        b->documents, b->sentences, b->tokens, sum);
    for (int s = 0; s < STAGES; s++)
        printf("  %-38s%7.2f s%7.1f %%\n", stage_names[s], b->seconds[s],
            sum > 0 ? 100 * b->seconds[s] / sum : 0);
}

static bool run(bench *b, char **argv, ent_error *err)
{
    const ent_read_options options = { 0 };
    const ent_read_sink sink = { b, time_document, pass_record, name_skipped, NULL };
    ent_read_counts counts = { 0 };
    ent_syntax_mode mode = strcmp(argv[1], "fast") == 0 ? ENT_SYNTAX_FAST
                                                        : ENT_SYNTAX_ACCURATE;
    if (!ent_engine_open(NULL, &b->engine, err)
        || !ent_engine_open_model(b->engine, NULL, mode, err))
        return false;
    b->reader = ent_syntax_reader_new(b->engine->syntax);
    if (!b->reader) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (int i = 2; argv[i]; i++)
        if (!ent_read(argv[i], &options, &sink, &counts, err)) return false;
    print(b, argv[1]);
    return true;
}

int main(int argc, char **argv)
{
    bench b = { 0 };
    ent_error err;
    if (argc < 3) {
        fputs("usage: bench_extract accurate|fast FILE...\n", stderr);
        return 2;
    }
    bool ok = run(&b, argv, &err);
    if (!ok) fprintf(stderr, "bench_extract: %s\n", err.message);
    ent_syntax_reader_free(b.reader);
    ent_engine_close(b.engine);
    ent_arena_free(&b.arena);
    ent_arena_free(&b.kept);
    return ok ? 0 : 1;
}
