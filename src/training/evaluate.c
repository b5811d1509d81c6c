/* evaluate.c - the command: options, files, tables. */
#define _GNU_SOURCE /* getopt_long */
#include "training/evaluate.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

const char *const ent_mode_names[ENT_MODES] = { "accurate", "fast" };

static bool usage(const char *command)
{
    fprintf(stderr,
        "usage: entente-train %s [OPTION]... %s\n"
        "  --model FILE   (default: $ENTENTE_MODEL, then that of the build tree)\n"
        "  --mode NAME    accurate or fast; both by default\n",
        command, strcmp(command, "speed") ? "FILE.conllu..." : "PATH...");
    if (strcmp(command, "speed") != 0)
        fputs("  --labels       precision, recall and F1 of each label\n"
              "  --units        raw text with the names of the lexicon joined\n",
            stderr);
    else
        fputs("  --repeat N     runs, of which the median counts (default 5)\n"
              "  --threads N    threads to compare with one (default 2)\n",
            stderr);
    return false;
}

static bool read_count(const char *text, size_t *count)
{
    char *end;
    unsigned long n = strtoul(text, &end, 10);
    *count = n;
    return *text >= '1' && *text <= '9' && !*end && n <= ENT_MOST_REPEATS;
}

static bool read_mode(const char *text, bool modes[ENT_MODES])
{
    bool found = false;
    for (size_t m = 0; m < ENT_MODES; m++)
        found |= modes[m] = !strcmp(text, ent_mode_names[m]);
    return found;
}

bool ent_evaluate_options_read(ent_evaluate_options *o, int argc, char **argv)
{
    static const struct option options[] = { { "model", required_argument, 0, 'm' },
        { "mode", required_argument, 0, 'd' }, { "labels", no_argument, 0, 'l' },
        { "units", no_argument, 0, 'u' }, { "repeat", required_argument, 0, 'r' },
        { "threads", required_argument, 0, 't' }, { 0, 0, 0, 0 } };
    const char *model = getenv("ENTENTE_MODEL");
    *o = (ent_evaluate_options){ .modes = { true, true }, .repeats = 5, .threads = 2 };
    o->model = model && *model ? model : ENTENTE_DATA_SOURCE "/model/english.model";
    bool ok = true;
    for (int c; ok && (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'm': o->model = optarg; break;
        case 'd': ok = read_mode(optarg, o->modes); break;
        case 'l': o->labels = true; break;
        case 'u': o->units = true; break;
        case 'r': ok = read_count(optarg, &o->repeats); break;
        case 't':
            ok = read_count(optarg, &o->threads) && o->threads <= ENT_SPEED_THREADS;
            break;
        default: ok = false; break;
        }
    }
    o->paths = (const char *const *)argv + optind;
    o->count = (size_t)(argc - optind);
    return (ok && o->count) || usage(argv[0]);
}

static void name_malformed(void *context, const char *message)
{
    (void)context;
    fprintf(stderr, "entente-train: %s\n", message);
}

/* The program's lemmas are folded: lower case, no diacritics. */
static bool fold_lemmas(ent_arena *arena, ent_treebank *treebank, ent_error *err)
{
    for (size_t i = 0; i < treebank->count; i++)
        for (uint32_t k = 0; k < treebank->items[i].count; k++) {
            ent_gold_word *w = &treebank->items[i].words[k];
            w->lemma = ent_utf8_fold(arena, w->lemma, strlen(w->lemma));
            if (!w->lemma) return ent_fail(err, ENT_MEMORY, "out of memory");
        }
    return true;
}

static bool evaluate_file(const ent_syntax *syntax, const ent_lexicon *lexicon,
    const ent_evaluate_options *o, const char *path, ent_error *err)
{
    static const ent_treebank_options skipping = { .skip = true, .say = name_malformed };
    ent_treebank treebank = { 0 };
    ent_evaluation e = {
        .syntax = syntax, .reader = ent_syntax_reader_new(syntax), .lexicon = lexicon
    };
    memcpy(e.modes, o->modes, sizeof e.modes);
    bool ok = e.reader != NULL || ent_fail(err, ENT_MEMORY, "out of memory");
    ok = ok && ent_treebank_read(&e.arena, path, &skipping, &treebank, err);
    if (ok && !treebank.count)
        ok = ent_fail(err, ENT_MALFORMED, "%s: no sentence, expected some", path);
    ok = ok && fold_lemmas(&e.arena, &treebank, err)
         && ent_evaluate_words(&e, &treebank, err) && ent_evaluate_raw(&e, &treebank, err)
         && ent_evaluate_print(&e, path, &treebank, o->labels, err);
    ent_syntax_reader_free(e.reader);
    ent_arena_free(&e.arena);
    return ok;
}

int ent_evaluate_main(int argc, char **argv)
{
    ent_evaluate_options o;
    ent_syntax *syntax = NULL;
    ent_lexicon *lexicon = NULL;
    ent_error err = { 0 };
    if (!ent_evaluate_options_read(&o, argc, argv)) return 2;
    bool ok = ent_syntax_open(o.model, &syntax, &err);
    if (o.units)
        ok = ok && ent_lexicon_open(ENTENTE_DATA_SOURCE "/lexicon", &lexicon, &err);
    for (size_t i = 0; i < o.count && ok; i++) {
        if (i) putchar('\n');
        ok = evaluate_file(syntax, lexicon, &o, o.paths[i], &err);
    }
    ent_lexicon_close(lexicon);
    ent_syntax_close(syntax);
    if (!ok) fprintf(stderr, "entente-train: %s\n", err.message);
    return !ok;
}
