/* command.h - one command of the program: its run function and its words for --help. */
#ifndef ENT_CLI_COMMAND_H
#define ENT_CLI_COMMAND_H

#include "cli/options.h"

typedef struct ent_command {
    const char *name;
    int (*run)(const ent_settings *settings); /* exit code */
    unsigned groups;                          /* option groups it takes: OPTIONS_... */
    const char *arguments;                    /* "INPUT... -o STORE" */
    const char *summary;                      /* one line */
    const char *description;                  /* for --help and the man page */
    size_t least;                             /* positional arguments that it needs */
} ent_command;

extern const ent_command ent_commands[];
extern const size_t ent_command_count;

/* Exit codes. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_SKIPPED = 3 };

int cmd_build(const ent_settings *s);
int cmd_merge(const ent_settings *s);
int cmd_tally(const ent_settings *s);
int cmd_import(const ent_settings *s);
int cmd_extract(const ent_settings *s);
int cmd_mentions(const ent_settings *s);
int cmd_parse(const ent_settings *s);
int cmd_export(const ent_settings *s);
int cmd_draw(const ent_settings *s);
int cmd_report(const ent_settings *s);
int cmd_diff(const ent_settings *s);
int cmd_why(const ent_settings *s);
int cmd_correct(const ent_settings *s);
int cmd_remove(const ent_settings *s);
int cmd_actors(const ent_settings *s);
int cmd_lexicon(const ent_settings *s);

/* "entente: message" on standard error; returns the exit code that the error calls for.
 */
int ent_complain(const ent_error *err);

/* EXIT_SKIPPED, with a count on standard error, where something was malformed. */
int ent_close_summary(const ent_summary *summary, const ent_settings *s);

/* Opens the engine and the input of the settings, with `drop` arguments left out at the
 * end. */
ENT_CHECKED bool ent_open_engine(
    const ent_settings *s, ent_engine **engine, ent_error *err);
ent_input ent_input_of(const ent_settings *s, size_t drop);

/* Findings of the settings' input and filter; the engine stays the caller's. */
ENT_CHECKED bool ent_open_findings(const ent_settings *s, ent_purpose purpose,
    size_t drop, ent_engine **engine, ent_findings **findings, ent_summary *summary,
    ent_error *err);

/* The format asked for by --format or by the suffix of the output's name: an index into
 * `names`, of which `fallback` holds for standard output. -1: `err` is filled. */
int ent_pick_format(const ent_settings *s, const char *const *names, size_t count,
    int fallback, ent_error *err);

/* Whether the output's suffix names no other of `names` than the format asked for
 * ("-f gexf -o a.graphml"), of which files are called by suffixes that begin `like`. */
bool ent_suffix_agrees(const ent_settings *s, const char *const *names, size_t count,
    int format, const char *like, ent_error *err);

#endif
