/* train_main.c - the command entente-train train. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "training/command.h"
#include "training/train.h"

static const char usage[] =
    "usage: entente-train train TRAIN.conllu... -o MODEL [options]\n"
    "\n"
    "Trains tagger and parsers and writes the model file.\n"
    "\n"
    "  -o MODEL          the file to write\n"
    "  --dev FILE        score it after each epoch (may be given more than once)\n"
    "  --wordnet FOLDER  word classes (Debian: wordnet-base, /usr/share/wordnet)\n"
    "  --clusters FILE   lines of word, tab, cluster\n"
    "  --note TEXT       licence and sources, kept in the model\n"
    "  --threads N       never changes the model\n"
    "  --set NAME=N      a number of the training:\n";

/* Numbers that --set changes. */
typedef struct {
    const char *name;
    uint32_t *place;
} setting;

enum { SETTINGS = 26, MOST_FILES = 16 };

typedef struct {
    ent_training_options options;
    uint32_t seed, threads;
    const char *train[MOST_FILES], *more[MOST_FILES], *dev[MOST_FILES], *model;
    size_t train_count, more_count, dev_count;
    setting settings[SETTINGS];
    size_t setting_count;
} command;

static void add_setting(command *c, const char *name, uint32_t *place)
{
    c->settings[c->setting_count++] = (setting){ name, place };
}

static void list_settings(command *c)
{
    ent_training_options *o = &c->options;
    c->options = ent_training_defaults();
    c->seed = 1;
    c->threads = 1;
    add_setting(c, "seed", &c->seed);
    add_setting(c, "folds", &o->folds);
    add_setting(c, "jackknife-epochs", &o->jackknife_epochs);
    add_setting(c, "count-bits", &o->count_bits);
    add_setting(c, "rarest-tag", &o->rarest_tag);
    add_setting(c, "rarest-arc", &o->rarest_arc);
    add_setting(c, "beam-width", &o->beam_width);
    add_setting(c, "explore", &o->explore);
    add_setting(c, "doubt", &o->doubt);
    add_setting(c, "gap", &o->gap);
    add_setting(c, "tagger-units", &o->tagger.units);
    add_setting(c, "tagger-seen-bits", &o->tagger.seen_bits);
    add_setting(c, "tagger-cutoff", &o->tagger.cutoff);
    add_setting(c, "tagger-epochs", &o->tagger.epochs);
    add_setting(c, "tagger-seeds", &o->tagger.seeds);
    add_setting(c, "seen-bits", &o->accurate.seen_bits);
    add_setting(c, "cutoff", &o->accurate.cutoff);
    add_setting(c, "accurate-units", &o->accurate.units);
    add_setting(c, "accurate-epochs", &o->accurate.epochs);
    add_setting(c, "accurate-seeds", &o->accurate.seeds);
    add_setting(c, "fast-units", &o->fast.units);
    add_setting(c, "fast-epochs", &o->fast.epochs);
    add_setting(c, "fast-seeds", &o->fast.seeds);
}

static int print_usage(FILE *out, command *c, int status)
{
    fputs(usage, out);
    for (size_t i = 0; i < c->setting_count; i++)
        fprintf(out, "                      %s (%" PRIu32 ")\n", c->settings[i].name,
            *c->settings[i].place);
    return status;
}

static bool set(command *c, const char *assignment)
{
    const char *sign = strchr(assignment, '=');
    for (size_t i = 0; sign && i < c->setting_count; i++) {
        const setting *s = &c->settings[i];
        size_t length = strlen(s->name);
        if (length == (size_t)(sign - assignment) && !memcmp(s->name, assignment, length))
            return ent_number_read(sign + 1, UINT32_MAX, s->place);
    }
    return false;
}

static bool read_option(command *c, const char *name, const char *value)
{
    if (!strcmp(name, "-o"))
        c->model = value;
    else if (!strcmp(name, "--wordnet"))
        c->options.wordnet = value;
    else if (!strcmp(name, "--clusters"))
        c->options.clusters = value;
    else if (!strcmp(name, "--note"))
        c->options.note = value;
    else if (!strcmp(name, "--threads"))
        return ent_number_read(value, UINT32_MAX, &c->threads);
    else if (!strcmp(name, "--set"))
        return set(c, value);
    else if (!strcmp(name, "--more") && c->more_count < MOST_FILES)
        c->more[c->more_count++] = value;
    else if (!strcmp(name, "--dev") && c->dev_count < MOST_FILES)
        c->dev[c->dev_count++] = value;
    else
        return false;
    return true;
}

static bool read_arguments(command *c, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-') {
            if (i + 1 == argc || !read_option(c, argv[i], argv[i + 1])) {
                fprintf(stderr, "entente-train: bad option '%s'\n", argv[i]);
                return false;
            }
            i++;
        } else if (c->train_count < MOST_FILES)
            c->train[c->train_count++] = argv[i];
        else
            return false;
    }
    return c->train_count && c->model;
}

static bool read_all(ent_arena *arena, const char *const *paths, size_t count,
    ent_treebank *treebank, ent_error *err)
{
    static const ent_treebank_options strict = { 0 };
    for (size_t i = 0; i < count; i++)
        if (!ent_treebank_read(arena, paths[i], &strict, treebank, err)) return false;
    return true;
}

static bool run(command *c, ent_error *err)
{
    ent_arena arena = { 0 };
    ent_treebank treebank = { 0 }, more = { 0 }, dev = { 0 };
    unsigned char *model = NULL;
    size_t size = 0;
    bool ok = read_all(&arena, c->train, c->train_count, &treebank, err)
              && read_all(&arena, c->more, c->more_count, &more, err)
              && read_all(&arena, c->dev, c->dev_count, &dev, err)
              && ent_train(&treebank, &more, &dev, &c->options, &model, &size, err)
              && ent_file_write(c->model, (const char *)model, size, err);
    if (ok) fprintf(stderr, "%s: %zu bytes\n", c->model, size);
    free(model);
    ent_arena_free(&arena);
    return ok;
}

int ent_train_main(int argc, char **argv)
{
    command c = { .model = NULL };
    ent_error err = { 0 };
    list_settings(&c);
    if (argc == 2 && !strcmp(argv[1], "--help"))
        return print_usage(stdout, &c, EXIT_SUCCESS);
    if (!read_arguments(&c, argc, argv)) return print_usage(stderr, &c, 2);
    c.options.seed = c.seed;
    c.options.threads = c.threads ? c.threads : 1;
    c.options.log = stderr;
    if (run(&c, &err)) return EXIT_SUCCESS;
    fprintf(stderr, "entente-train: %s\n", err.message);
    return EXIT_FAILURE;
}
