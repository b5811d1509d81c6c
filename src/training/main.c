/* main.c - entente-train: makes a model of the syntax engine, and measures it. */
#include <stdio.h>
#include <string.h>

#include "training/claim.h"
#include "training/cluster.h"
#include "training/evaluate.h"
#include "training/harvest.h"
#include "training/train.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} commands[] = {
    { "train", ent_train_main, "make a model from CoNLL-U files" },
    { "clusters", ent_cluster_main, "put the words of articles into classes" },
    { "harvest", ent_harvest_main, "sentences on which both parsers of a model agree" },
    { "evaluate", ent_evaluate_main, "score a model on CoNLL-U files" },
    { "claims", ent_claims_main, "make the model that weighs claims" },
    { "speed", ent_speed_main, "tokens a second, start-up time, memory" },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void usage(FILE *out)
{
    fputs("usage: entente-train COMMAND ...\n\nCommands:\n", out);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-10s%s\n", commands[i].name, commands[i].summary);
}

static int run(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name))
            return commands[i].run(argc - 1, argv + 1);
    bool help = argc > 1 && !strcmp(argv[1], "--help");
    usage(help ? stdout : stderr);
    return help ? 0 : 2;
}

int main(int argc, char **argv)
{
    int code = run(argc, argv);
    bool failed = ferror(stdout) != 0;
    if (fclose(stdout) != 0 || failed) { /* a full disk is a failure */
        perror("entente-train: cannot write standard output");
        return 1;
    }
    return code;
}
