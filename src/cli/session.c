/* session.c - what all commands do before and after their own work. */
#define _DEFAULT_SOURCE /* strcasecmp */
#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "cli/command.h"
#include "lexicon/dictionary.h"

int ent_complain(const ent_error *err)
{
    fprintf(stderr, "entente: %s\n", err->message);
    return err->code == ENT_USAGE ? EXIT_USAGE : EXIT_FAILED;
}

static void say_count(uint64_t count, const char *one, const char *many)
{
    if (count)
        fprintf(stderr, "entente: %" PRIu64 " %s\n", count, count == 1 ? one : many);
}

int ent_close_summary(const ent_summary *summary, const ent_settings *s)
{
    bool faults = summary->read.malformed || summary->lexicon_lines
                  || summary->correction_lines;
    if (!s->quiet) {
        say_count(summary->foreign, "article skipped as not English",
            "articles skipped as not English");
        say_count(summary->read.unread_tables,
            "table in folders or archives ignored, as its columns are not known "
            "(--columns, --kind)",
            "tables in folders or archives ignored, as their columns are not known "
            "(--columns, --kind)");
        if (s->corrections.count)
            say_count(summary->idle_corrections,
                "correction of a document that was not read",
                "corrections of documents that were not read");
        if (s->dictionaries.count)
            say_count(summary->lexicon_lines,
                "malformed line of a lexicon or dictionary left out",
                "malformed lines of lexicons and dictionaries left out");
        else
            say_count(summary->lexicon_lines, "malformed line of a lexicon left out",
                "malformed lines of lexicons left out");
        say_count(summary->correction_lines, "malformed correction left out",
            "malformed corrections left out");
        say_count(summary->read.malformed, "malformed input skipped",
            "malformed inputs skipped");
    }
    return faults ? EXIT_SKIPPED : EXIT_DONE;
}

static void say(void *context, const char *message)
{
    (void)context;
    ent_buffer line = { 0 };
    ent_buffer_text(&line, message);
    if (line.bytes) ent_tame(line.bytes); /* names of files are as they are */
    fprintf(stderr, "entente: %s\n", line.bytes ? line.bytes : "out of memory");
    ent_buffer_free(&line);
}

/* A pattern after --dictionary gives it the first file only: the others, in the same
 * folder, would be read as articles. */
static bool no_stray_dictionary(const ent_settings *s, ent_error *err)
{
    for (size_t i = 0; i < s->dictionaries.count * s->argument_count; i++) {
        const char *one = s->dictionaries.items[i / s->argument_count];
        const char *input = s->arguments[i % s->argument_count];
        const char *slash = strrchr(one, '/'), *other = strrchr(input, '/');
        size_t folder = slash ? (size_t)(slash - one) : 0;
        bool beside = folder == (other ? (size_t)(other - input) : 0)
                      && strncmp(one, input, folder) == 0 && strcmp(one, input) != 0;
        if (beside && ent_dictionary_is_named(input))
            return ent_fail(err, ENT_USAGE,
                "'%s' is by its name a dictionary, but given as an input: each needs its "
                "own --dictionary (a pattern gives it the first file only)",
                input);
    }
    return true;
}

bool ent_open_engine(const ent_settings *s, ent_engine **engine, ent_error *err)
{
    bool other = s->model || s->mode != ENT_SYNTAX_ACCURATE;
    const ent_user_lexicons own = { .paths = s->lexicons.items,
        .count = s->lexicons.count,
        .strict = s->strict_lexicon,
        .say = say };
    const ent_dictionaries dictionaries = { .paths = s->dictionaries.items,
        .count = s->dictionaries.count,
        .only = s->dictionary_only,
        .strict = s->strict_lexicon,
        .say = say };
    if (s->dictionary_only && !dictionaries.count)
        return ent_fail(err, ENT_USAGE, "--dictionary-only needs a --dictionary FILE");
    bool ok = no_stray_dictionary(s, err) && ent_engine_open(s->data, engine, err)
              && (!other || ent_engine_open_model(*engine, s->model, s->mode, err))
              && (own.count + dictionaries.count == 0
                  || ent_engine_extend(*engine, &own, &dictionaries, err));
    if (ok && s->expand_groups) ent_engine_expand_groups(*engine, true);
    return ok;
}

ent_input ent_input_of(const ent_settings *s, size_t drop)
{
    return (ent_input){
        .paths = s->arguments,
        .count = s->argument_count - drop,
        .reading = s->reading,
        .threads = s->threads,
        .strict = s->strict,
        .quiet = s->quiet,
        .columns = s->columns,
        .date_format = s->date_format,
        .no_events = s->no_events,
        .undirected = s->undirected,
        .codes = s->codes,
        .mentions = s->mentions.items,
        .mention_count = s->mentions.count,
        .progress = s->quiet ? NULL : stderr,
        .any_language = s->any_language,
        .view = s->view,
        .corrections = s->corrections.items,
        .correction_count = s->corrections.count,
        .say = say,
    };
}

/* An empty picture or table alone does not say why. */
static void tell_empty(const ent_settings *s, const ent_export *parts)
{
    uint64_t events = parts->provenance->input.events;
    if (s->quiet || ent_graph_edge_count(parts->graph)) return;
    if (events)
        fprintf(stderr,
            "entente: the graph is empty: the filter leaves none of %llu %s\n",
            (unsigned long long)events, events == 1 ? "event" : "events");
    else
        fprintf(stderr, "entente: the graph is empty: no event was found\n");
}

bool ent_open_findings(const ent_settings *s, ent_purpose purpose, size_t drop,
    ent_engine **engine, ent_findings **findings, ent_summary *summary, ent_error *err)
{
    ent_input input = ent_input_of(s, drop);
    input.purpose = purpose;
    if (!ent_open_engine(s, engine, err)
        || !ent_findings_open(*engine, &input, &s->filter, findings, summary, err))
        return false;
    if (!drop) tell_empty(s, ent_findings_parts(*findings)); /* why says so itself */
    return true;
}

/* "png" of "a/b.PNG"; NULL where there is no suffix. */
static const char *suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot != name && dot[1] ? dot + 1 : NULL;
}

/* Suffixes that stand for a format of another name. */
static const char *format_of_suffix(const char *suffix)
{
    static const char *const same[][2] = { { "gv", "dot" }, { "txt", "text" },
        { "md", "markdown" }, { "htm", "html" }, { "jsonl", "json" },
        { "net", "pajek" } };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcasecmp(suffix, same[i][0]) == 0) return same[i][1];
    return suffix;
}

bool ent_suffix_agrees(const ent_settings *s, const char *const *names, size_t count,
    int format, const char *like, ent_error *err)
{
    bool to_file = s->format && s->output && strcmp(s->output, "-") != 0;
    const char *suffix = to_file ? suffix_of(s->output) : NULL;
    const char *said = suffix ? format_of_suffix(suffix) : NULL;
    bool another = false;
    for (size_t i = 0; i < count && said; i++) another |= strcasecmp(said, names[i]) == 0;
    return !another || strcasecmp(said, names[format]) == 0
           || strncasecmp(like, said, strlen(said)) == 0
           || ent_fail(err, ENT_USAGE,
               "'%s' is named as a file of format %s, but the format is %s", s->output,
               said, names[format]);
}

int ent_pick_format(const ent_settings *s, const char *const *names, size_t count,
    int fallback, ent_error *err)
{
    bool to_file = s->output && strcmp(s->output, "-") != 0;
    const char *suffix = to_file ? suffix_of(s->output) : NULL;
    const char *said = s->format ? s->format : suffix;
    const char *asked = said ? format_of_suffix(said) : NULL;
    for (size_t i = 0; i < count && s->format; i++) /* "txt" of parse is no "text" */
        if (strcasecmp(s->format, names[i]) == 0) asked = names[i];
    if (!asked && !to_file) return fallback;
    ent_buffer all = { 0 };
    int found = -1;
    for (size_t i = 0; i < count; i++) {
        if (asked && strcasecmp(asked, names[i]) == 0) found = (int)i;
        ent_buffer_print(&all, "%s%s", i ? ", " : "", names[i]);
    }
    if (found < 0 && asked)
        ent_fail(
            err, ENT_USAGE, "unknown format '%s': expected one of %s", asked, all.bytes);
    if (found < 0 && !asked)
        ent_fail(err, ENT_USAGE, "'%s' has no suffix: name it with --format, one of %s",
            s->output, all.bytes);
    ent_buffer_free(&all);
    return found;
}
