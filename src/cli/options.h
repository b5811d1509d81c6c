/* options.h - one table of options drives parsing, --help and the man page. */
#ifndef ENT_CLI_OPTIONS_H
#define ENT_CLI_OPTIONS_H

#include "cli/values.h"
#include "entente.h"

/* What the command line says. Owned by main; strings are argv's or the arena's. */
typedef struct {
    ent_arena arena;
    const char *const *arguments; /* positional */
    size_t argument_count;
    ent_read_options reading;
    ent_filter filter;
    ent_list actors, publishers, lexicons, dictionaries, corrections, mentions;
    const char *data, *model, *output, *format, *title, *columns, *date_format, *codes;
    ent_syntax_mode mode;
    ent_view view;
    const char *to, *reason;
    int64_t undo;
    size_t threads, rows, replicates;
    ent_chart chart;
    ent_picture_options picture; /* its format and title are above */
    const char *of_graph;        /* the last option that only a picture of it obeys */
    ent_date today, split;
    ent_interval against;
    ent_step step;
    ent_figure_set measures;
    bool strict, strict_lexicon, dictionary_only, unknown, quiet, refresh, expand_groups,
        any_language, explain, help, method, no_events, zeros, undirected;
} ent_settings;

/* Groups of options; a command takes several. */
enum {
    OPTIONS_COMMON = 1,
    OPTIONS_INPUT = 2,
    OPTIONS_FILTER = 4,
    OPTIONS_OUTPUT = 8,
    OPTIONS_BUILD = 16,
    OPTIONS_DRAW = 32,
    OPTIONS_REPORT = 64,
    OPTIONS_EXTRACT = 128, /* what is read in an article */
    OPTIONS_GRAPH = 256,   /* what is made of the events that pass the filters */
    OPTIONS_ACTORS = 512,
    OPTIONS_EXPLAIN = 1024,
    OPTIONS_CORRECT = 2048,
    OPTIONS_TALLY = 4096,
    OPTIONS_PANEL = 8192,
    OPTIONS_NETWORK = 16384,
    OPTIONS_TABLES = 32768,
    OPTIONS_DIFF = 65536,
    OPTIONS_BOOTSTRAP = 131072
};

typedef struct {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* "DATE"; NULL: a flag */
    unsigned group;
    bool (*set)(ent_settings *s, const char *value, ent_error *err);
    const char *help;
} ent_option;

extern const ent_option ent_options[];
extern const size_t ent_option_count;

/* Title of a group: "Filters". */
const char *ent_group_title(unsigned group);

void ent_settings_init(ent_settings *s);

/* Reads argv[1...] with the options of `groups`. Messages name the option and the nearest
 * one: "unknown option '--sinse'; did you mean '--since'?". */
ENT_CHECKED bool ent_settings_parse(
    ent_settings *s, unsigned groups, int argc, char **argv, ent_error *err);

#endif
