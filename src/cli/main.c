/* main.c - finds the command, reads its options, runs it. */
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/help.h"

enum {
    READ_GROUPS = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_EXTRACT | OPTIONS_OUTPUT,
    GRAPH_GROUPS = READ_GROUPS | OPTIONS_FILTER | OPTIONS_GRAPH | OPTIONS_TALLY
};

const ent_command ent_commands[] = {
    { "build", cmd_build, READ_GROUPS | OPTIONS_BUILD | OPTIONS_TALLY,
        "INPUT... -o STORE", "read articles into a store",
        "Reads the inputs, extracts their events and keeps both in STORE, an SQLite "
        "file. An existing store gets only what is new: the same article is never "
        "counted twice, whatever its name. A kill at any moment leaves a valid store; "
        "running again finishes the rest.",
        1 },
    { "tally", cmd_tally, OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_OUTPUT, "INPUT...",
        "count event files into a table that adds up",
        "Counts files of events (GDELT, ICEWS and their kin; tables of tallies; stores "
        "of tallies) per pair of actors, relation, status and day, and writes the counts "
        "as a table (docs/formats.md). Tables of parts add up to that of the whole, in "
        "any order: give them to tally or build again. A file that was counted before is "
        "left out.",
        1 },
    { "merge", cmd_merge, OPTIONS_COMMON | OPTIONS_OUTPUT, "STORE... -o STORE",
        "put stores together",
        "Makes a new store of several: documents once by content, with their events; "
        "tallies added up. The order of the stores does not matter, nor which were "
        "merged before. A file that two of them count is refused by its name.",
        2 },
    { "import", cmd_import,
        OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_OUTPUT | OPTIONS_NETWORK,
        "NETWORK -o STORE", "make a store of a network of others",
        "Makes a new store of a graph that is there already: GraphML, or a CSV or TSV "
        "with the columns source and target, and perhaps weight, sign, relation, date "
        "and type (docs/formats.md). Report, draw and export then serve it. Edges "
        "without their nodes or with weights that are no numbers are named and left out.",
        1 },
    { "extract", cmd_extract, READ_GROUPS | OPTIONS_EXPLAIN, "INPUT...",
        "write events as JSON lines",
        "Writes a line for each document and one for each of its events, in input order. "
        "For a store, writes what is stored, in order of document id: its canonical "
        "dump; --format tsv: as a table to write corrections into; --format csv: as a "
        "table for spreadsheets and statistical programs. With --explain, says why these "
        "events and no others.",
        1 },
    { "mentions", cmd_mentions, READ_GROUPS, "INPUT...", "show who is named where",
        "Writes each mention of an actor: names, titles, descriptions and pronouns, with "
        "the actor meant and how sure that is. Formats: jsonl (a line for each, for "
        "other programs), text (below their sentences, for people).",
        1 },
    { "parse", cmd_parse, OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_OUTPUT, "INPUT...",
        "show sentences, words, tags and dependencies",
        "Writes each word with its lemma, tags and dependency (Universal Dependencies), "
        "as the syntax engine reads it. Formats: conllu (CoNLL-U, for other programs), "
        "text (trees, for people).",
        1 },
    { "export", cmd_export, GRAPH_GROUPS | OPTIONS_PANEL | OPTIONS_BOOTSTRAP,
        "INPUT... -o FILE", "write the graph as DOT, GraphML, GEXF, Pajek, JSON or CSV",
        "Writes the graph. Formats: dot, graphml, gexf (with dates and colours), pajek "
        "(also by the suffix .net; values are signed weights); graphml-mixed, gexf-mixed "
        "and pajek-mixed (relations that hold both ways are undirected edges: for Gephi, "
        "yEd and Pajek; NetworkX refuses such files or reads them wrongly); json (nodes "
        "and links with evidence), csv (two tables: FILE.csv makes FILE-nodes.csv and "
        "FILE-edges.csv), csv-nodes, csv-edges, csv-dyads (a row for each pair), panel "
        "(CSV: counts and sums for each pair of countries and month). What is in each: "
        "docs/formats.md.",
        1 },
    { "draw", cmd_draw, GRAPH_GROUPS | OPTIONS_DRAW, "INPUT... [A B] -o FILE",
        "draw the graph as PNG, SVG or PDF",
        "Draws the graph with Graphviz: relations by colour and arrowhead, planned ones "
        "dashed, negated ones dotted, width by the number of events. With --chart, draws "
        "what happened when: of two actors (--chart dyad, their names after the inputs), "
        "of all relations or of the actors. Formats: png, svg, pdf, dot (the source of "
        "the picture).",
        1 },
    { "report", cmd_report,
        GRAPH_GROUPS | OPTIONS_TABLES | OPTIONS_REPORT | OPTIONS_BOOTSTRAP, "INPUT...",
        "say who is central, who stands with whom, what is ahead",
        "Writes what was read and skipped, the strongest relations with a sentence each, "
        "actors ranked by centrality, blocs, structural balance with the ties that "
        "contradict it, and planned meetings. Formats: text, markdown, html (one page, "
        "for screen and paper), json, csv (all actors and their measures).",
        1 },
    { "diff", cmd_diff, GRAPH_GROUPS | OPTIONS_TABLES | OPTIONS_DIFF | OPTIONS_BOOTSTRAP,
        "BEFORE AFTER, or INPUT... --split DATE", "say what changed between two times",
        "Compares two inputs, or two windows of one: new, ended, flipped, stronger and "
        "weaker ties with a sentence each, actors who rose or fell, and who switched "
        "blocs; with intervals, and which changes are beyond chance. Where the periods "
        "differ in length, rates are compared. Formats: text, markdown, html, json, csv "
        "(all ties that changed), csv-actors.",
        1 },
    { "why", cmd_why, GRAPH_GROUPS, "INPUT... A B", "show the sentences behind an edge",
        "Writes each claim between actors A and B (names, codes or ids) with its date, "
        "relation, status, attribution, confidence and sentence. Formats: text, json, "
        "tsv (a table to write corrections into).",
        3 },
    { "actors", cmd_actors, READ_GROUPS | OPTIONS_FILTER | OPTIONS_ACTORS, "INPUT...",
        "list actors, or the names that no lexicon knows",
        "Lists who takes part in the events that pass the filters: events as source and "
        "as target, documents, and the names under which the texts speak of them. With "
        "--unknown: the names of persons and bodies that no lexicon has, most documents "
        "first, with a sentence each. Formats: text, tsv, json; lexicon (with --unknown: "
        "lines for a file that --lexicon takes).",
        1 },
    { "correct", cmd_correct, OPTIONS_COMMON | OPTIONS_CORRECT,
        "STORE [DOC ACTION [SOURCE [RELATION [TARGET [STATUS [DATE]]]]]]",
        "correct the claims of a store",
        "Keeps in STORE what a person says of the claims of document DOC, and applies "
        "it: reject, accept, retype, restate, retarget, add. Empty or missing arguments "
        "mean any claim. Corrections survive build --refresh. Without ACTION, "
        "--corrections or --undo, lists the store's corrections as a table, numbered.",
        1 },
    { "lexicon", cmd_lexicon, OPTIONS_COMMON, "check FILE...",
        "check lexicons and dictionaries of your own",
        "Reads files as --lexicon and --dictionary take them, names every line that is "
        "not understood (file:line: what, expected what) and says how much of them was.",
        2 },
    { "remove", cmd_remove, OPTIONS_COMMON, "STORE DOC...",
        "remove documents from a store",
        "Removes documents, by id, with all their events.", 2 },
};
const size_t ent_command_count = sizeof ent_commands / sizeof *ent_commands;

static const ent_command *find_command(const char *name)
{
    for (size_t i = 0; i < ent_command_count; i++)
        if (strcmp(ent_commands[i].name, name) == 0) return &ent_commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *nearest = NULL;
    unsigned least = strlen(name) < 5 ? 2 : 3; /* a slip or two, not another word */
    for (size_t i = 0; i < ent_command_count; i++) {
        unsigned d = ent_distance(name, ent_commands[i].name);
        if (d < least) {
            least = d;
            nearest = ent_commands[i].name;
        }
    }
    fprintf(stderr, "entente: unknown command '%s'", name);
    if (nearest) fprintf(stderr, "; did you mean '%s'?", nearest);
    fputs("\nentente: see entente --help\n", stderr);
    return EXIT_USAGE;
}

static int run_command(const ent_command *command, int argc, char **argv)
{
    ent_settings settings;
    ent_error err = { 0 };
    int code;
    ent_settings_init(&settings);
    if (!ent_settings_parse(&settings, command->groups, argc, argv, &err)) {
        code = ent_complain(&err);
    } else if (settings.help) {
        ent_print_command_help(command, stdout);
        code = EXIT_DONE;
    } else if (settings.argument_count < command->least && !settings.method) {
        fprintf(stderr, "entente: expected: entente %s %s\n", command->name,
            command->arguments);
        code = EXIT_USAGE;
    } else {
        code = command->run(&settings);
    }
    ent_arena_free(&settings.arena);
    return code;
}

/* Words that stand where a command would. */
static int run_word(const char *word)
{
    if (strcmp(word, "--version") == 0)
        printf("entente %s\n", ent_version());
    else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        ent_print_usage(stdout);
    else if (strcmp(word, "--man") == 0)
        ent_print_man(stdout);
    else
        return unknown_command(word);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        ent_print_usage(stderr);
        return EXIT_USAGE;
    }
    const ent_command *command = find_command(argv[1]);
    int code = command ? run_command(command, argc - 1, argv + 1) : run_word(argv[1]);
    bool failed = ferror(stdout) != 0;
    if (fclose(stdout) != 0 || failed) { /* a full disk is a failure */
        if (code != EXIT_FAILED) perror("entente: cannot write standard output");
        return EXIT_FAILED;
    }
    return code;
}
