/* cluster_main.c - the command entente-train clusters. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "text/text.h"
#include "training/cluster.h"
#include "training/command.h"
#include "training/treebank.h"

static const char usage[] =
    "usage: entente-train clusters INPUT... -o FILE [--classes N] [--least N]\n"
    "\n"
    "Puts the words of articles (any format that entente reads) and treebanks (.conllu)\n"
    "into classes, and writes lines of word, tab, class.\n"
    "\n"
    "  --classes N   how many (320)\n"
    "  --least N     words that occur less often get none (3)\n";

typedef struct {
    ent_arena arena, document;
    ent_cluster_corpus corpus;
    ent_cluster_options options;
    const char *output;
} command;

static bool add_sentence(command *c, const ent_text *text, const ent_sentence *s)
{
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        ent_span span = text->tokens[i].span;
        if (!ent_cluster_add(
                &c->corpus, text->document->text + span.begin, span.end - span.begin))
            return false;
    }
    return ent_cluster_end(&c->corpus);
}

static bool add_document(void *context, const ent_document *document, ent_error *err)
{
    command *c = context;
    ent_text text;
    bool ok = ent_text_parse(&c->document, NULL, document, NULL, &text, err);
    for (size_t i = 0; ok && i < text.sentence_count; i++)
        ok = add_sentence(c, &text, &text.sentences[i])
             || ent_fail(err, ENT_MEMORY, "clusters: out of memory");
    ent_arena_reset(&c->document);
    return ok;
}

static bool add_treebank(command *c, const char *path, ent_error *err)
{
    static const ent_treebank_options strict = { 0 };
    ent_treebank treebank = { 0 };
    if (!ent_treebank_read(&c->arena, path, &strict, &treebank, err)) return false;
    for (size_t s = 0; s < treebank.count; s++) {
        for (uint32_t i = 0; i < treebank.items[s].count; i++) {
            const ent_gold_word *word = &treebank.items[s].words[i];
            if (!ent_cluster_add(&c->corpus, word->form, word->size))
                return ent_fail(err, ENT_MEMORY, "clusters: out of memory");
        }
        if (!ent_cluster_end(&c->corpus))
            return ent_fail(err, ENT_MEMORY, "clusters: out of memory");
    }
    return true;
}

static bool add_input(command *c, const char *path, ent_error *err)
{
    size_t length = strlen(path);
    if (length > 7 && !strcmp(path + length - 7, ".conllu"))
        return add_treebank(c, path, err);
    return ent_articles_read(path, add_document, c, err);
}

static bool write_classes(const command *c, ent_error *err)
{
    ent_output *output;
    if (!ent_output_open(c->output, &output, err)) return false;
    FILE *out = ent_output_stream(output);
    for (size_t i = 0; i < c->corpus.count; i++)
        if (c->corpus.words[i].class)
            fprintf(out, "%s\t%u\n", c->corpus.words[i].form,
                (unsigned)c->corpus.words[i].class);
    return ent_output_commit(output, err);
}

/* The value of option `name`; false where there is no such option, or it is bad. */
static bool read_option(command *c, const char *name, const char *value)
{
    if (!value) return false;
    if (!strcmp(name, "--classes"))
        return ent_number_read(value, 4000, &c->options.classes);
    if (!strcmp(name, "--least"))
        return ent_number_read(value, UINT32_MAX, &c->options.least);
    if (strcmp(name, "-o") != 0) return false;
    c->output = value;
    return true;
}

static bool run(command *c, int argc, char **argv, ent_error *err)
{
    size_t inputs = 0;
    c->corpus.arena = &c->arena;
    c->options = (ent_cluster_options){ .classes = 320, .least = 3, .passes = 20 };
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-')
            inputs++;
        else if (!read_option(c, argv[i], argv[i + 1])) /* argv ends with NULL */
            return ent_fail(err, ENT_USAGE, "bad option '%s'", argv[i]);
        else
            i++;
    }
    if (!inputs || !c->output)
        return ent_fail(err, ENT_USAGE, "expected input files and -o FILE");
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-')
            i++;
        else if (!add_input(c, argv[i], err))
            return false;
    return ent_cluster_run(&c->corpus, &c->options, err) && write_classes(c, err);
}

int ent_cluster_main(int argc, char **argv)
{
    command c = { .output = NULL };
    ent_error err = { 0 };
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return EXIT_SUCCESS;
    }
    bool ok = run(&c, argc, argv, &err);
    if (!ok) fprintf(stderr, "entente-train: %s\n", err.message);
    if (!ok && err.code == ENT_USAGE) fputs(usage, stderr);
    ent_arena_free(&c.arena);
    ent_arena_free(&c.document);
    return ok ? EXIT_SUCCESS : err.code == ENT_USAGE ? 2 : EXIT_FAILURE;
}
