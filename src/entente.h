/* entente.h - news articles and event files into a relationship graph that can be
 * questioned. The only public door of libentente.
 *
 *   engine    lexicon, frames and model, opened once, shared by threads
 *   input     article files, folders, archives, event JSON lines, a store, "-"
 *   build     input -> store           extract   input -> JSON lines
 *   import    network -> store             mentions  input -> who is named where
 *   parse     input -> words with tags and dependencies
 *   findings  input -> graph, rankings, blocs -> export, draw, report, diff, why
 *
 * Every function that can fail returns false and fills `err`; nothing exits or prints.
 * Separate engines and findings may be used by separate threads; what draws (pictures,
 * charts, reports in HTML) waits for its turn, as Graphviz has global state. */
#ifndef ENTENTE_H
#define ENTENTE_H

#include <stdio.h>

#include "events/corrections.h"
#include "events/view.h"
#include "lexicon/user.h"
#include "output/actors.h"
#include "output/chart.h"
#include "output/diff.h"
#include "output/method.h"
#include "output/picture.h"
#include "output/report.h"
#include "output/why.h"
#include "read/reader.h"
#include "syntax/syntax.h"

/* "0.1.0" */
ENT_API const char *ent_version(void);

typedef struct ent_engine ent_engine;

/* Opens the tables of folder `data` (with its folder lexicon/). NULL: $ENTENTE_DATA, then
 * ../share/entente beside the running program, then the build tree, then the installed
 * folder. Then opens a model of the syntax engine, as ent_engine_open_model does for
 * NULL. The message of a failure names what was tried. */
ENT_API ENT_CHECKED bool ent_engine_open(
    const char *data, ent_engine **engine, ent_error *err);

/* Takes another model of the syntax engine, or another mode: the file `model`. NULL:
 * $ENTENTE_MODEL, then model/english.model of the first of these folders that has it. On
 * failure the model of before stays. Not while other threads use the engine. */
ENT_API ENT_CHECKED bool ent_engine_open_model(
    ent_engine *engine, const char *model, ent_syntax_mode mode, ent_error *err);

/* Has what names all members of an organisation ("EU member states") stand for each of
 * them, as of the document's date. Not while other threads use the engine. */
ENT_API void ent_engine_expand_groups(ent_engine *engine, bool expand);

/* Lays lexicons of the user's own and dictionaries over that of the engine, once, before
 * anything is made with it: see lexicon/user.h, lexicon/dictionary.h. Either may have a
 * count of 0. The producer's name changes with them. */
ENT_API ENT_CHECKED bool ent_engine_extend(ent_engine *engine,
    const ent_user_lexicons *lexicons, const ent_dictionaries *dictionaries,
    ent_error *err);
/* What was understood of the dictionaries; NULL: there are none. */
ENT_API const ent_dictionary_counts *ent_engine_dictionary(const ent_engine *engine);

/* Lines of the lexicons and dictionaries that were left out as they were wrong. */
ENT_API uint64_t ent_engine_left_out(const ent_engine *engine);
ENT_API void ent_engine_close(ent_engine *engine); /* NULL is allowed */

/* "entente 0.1.0 lexicon 3f2a91bc frames 0c11d2e3 model 91bc02aa claims 20acebd4", with
 * "+own" behind the lexicon where there are lexicons of the user's, then " fast" in that
 * mode, " expand-groups" and the dictionary's digest: stands on all that it makes. */
ENT_API const char *ent_engine_producer(const ent_engine *engine);

/* What findings are opened for, since measures of large graphs take their time. */
typedef enum {
    ENT_FOR_ANALYSIS,
    ENT_FOR_PICTURES, /* no paths are measured: betweenness is 0 */
    ENT_FOR_QUOTES    /* the graph alone, without ranking and blocs */
} ent_purpose;

typedef struct {
    const char *const *paths;
    size_t count;
    ent_read_options reading;
    size_t threads; /* that extract at once; 0: all cores. Never changes the result */
    bool strict;    /* malformed input ends the work */
    bool quiet;     /* only faults are told */
    /* Columns of tables of events of one's own: "source=A,target=B,relation=C,date=D", by
     * name or number from 1 (docs/event-files.md). NULL: by their names. */
    const char *columns;
    const char *date_format; /* of 3/4/2022: "dmy", "mdy"; NULL: as the file has it */
    bool undirected; /* of ent_import_network: edges that do not say it go both ways */
    bool no_events;  /* of files of events only sums are kept: ent_findings_open */
    ent_purpose purpose; /* of ent_findings_open */
    const char *codes; /* of a network's ids: "iso", "cow", "gw", "none"; NULL: it fits */
    /* Files, folders or archives of GDELT's mentions, read before the events. */
    const char *const *mentions;
    size_t mention_count;
    ent_view view;     /* of ent_extract */
    bool any_language; /* articles that are not English are read as if they were */
    /* Files of corrections (events/corrections.h), applied over extraction. Not with a
     * store to read from: ent_build and ent_correct lay them into stores. */
    const char *const *corrections;
    size_t correction_count;
    FILE *progress; /* a progress line, where this is a terminal; NULL: none */
    /* Told of each malformed or foreign input as it is met; NULL: only counted. */
    void (*say)(void *context, const char *message);
    void *say_context;
} ent_input;

/* What became of an input. */
typedef struct {
    ent_read_counts read;
    uint64_t added, known, stale, replaced; /* documents */
    uint64_t files;                         /* of events, added */
    uint64_t rows;                          /* of files of events */
    uint64_t events;                        /* added */
    uint64_t known_events;                  /* records that were there already */
    uint64_t correction_lines;              /* left out as they were wrong */
    uint64_t corrected;        /* claims that corrections changed, rejected or added */
    uint64_t idle_corrections; /* lines about documents that were not met */
    uint64_t foreign;          /* articles skipped as not English (text/language.h) */
    uint64_t lexicon_lines;    /* of the user's lexicons, left out as they were wrong */
    uint64_t tallies;          /* written, or in the store */
    uint64_t cut;  /* sentences of over ENT_LONGEST_SENTENCE words, read in pieces */
    bool unmade;   /* nothing could be read, and the store was not made */
    uint64_t hard; /* of over ENT_SYNTAX_BEAM_LIMIT words, read as the fast mode does */
} ent_summary;

/* Adds what is new in `input` to the store at `path`, which is made where there is none;
 * not if all was malformed.
 * `refresh` redoes the documents that an older lexicon or program made. A crash or kill
 * loses at most the last batch; running again adds the rest and nothing twice. */
ENT_API ENT_CHECKED bool ent_build(const ent_engine *engine, const ent_input *input,
    const char *path, bool refresh, ent_summary *summary, ent_error *err);

/* Counts the files of events, tables of tallies and stores of tallies of `input`, and
 * writes them as one table of tallies (docs/formats.md) to `path`; NULL: standard output.
 * What was counted before is left out, by its bytes. */
ENT_API ENT_CHECKED bool ent_tally_files(const ent_engine *engine, const ent_input *input,
    const char *path, ent_summary *summary, ent_error *err);

/* The same, added to the store at `path` (made where there is none; not if all was
 * malformed), which keeps no events of them. */
ENT_API ENT_CHECKED bool ent_build_tallies(const ent_engine *engine,
    const ent_input *input, const char *path, ent_summary *summary, ent_error *err);

/* Makes a store at `path`, where nothing is yet, of one network: GraphML or a table of
 * edges (docs/formats.md). Edges that cannot be taken are named and left out. */
ENT_API ENT_CHECKED bool ent_import_network(const ent_engine *engine,
    const ent_input *input, const char *path, ent_summary *summary, ent_error *err);

typedef enum {
    ENT_FORM_LINES,  /* a document line, and its event lines */
    ENT_FORM_REVIEW, /* a table of corrections, a line for each event, its action to be
                        filled in */
    ENT_FORM_CSV     /* a table of events */
} ent_event_form;

/* Writes the events of each document, in input order; for a store, what is stored (as
 * lines: its canonical dump, in order of id). */
ENT_API ENT_CHECKED bool ent_extract(const ent_engine *engine, const ent_input *input,
    ent_event_form form, FILE *out, ent_summary *summary, ent_error *err);

typedef enum {
    ENT_EXPLAIN_TEXT, /* for people */
    ENT_EXPLAIN_JSON  /* see docs/formats.md */
} ent_explain_format;

typedef struct {
    ent_explain_format format;
} ent_explain_options; /* {0}: for people */

/* Writes for each sentence what was weighed in it: its claims, what else came near, and
 * what speaks for and against each, in input order. Event lines have no text: they are
 * named as malformed. */
ENT_API ENT_CHECKED bool ent_explain(const ent_engine *engine, const ent_input *input,
    const ent_explain_options *options, FILE *out, ent_summary *summary, ent_error *err);

#define ENT_MENTION_SCHEMA "entente-mention/1"

typedef enum {
    ENT_MENTIONS_JSON, /* a line for each; see docs/formats.md */
    ENT_MENTIONS_TEXT  /* for people: below their sentences */
} ent_mentions_format;

typedef struct {
    ent_mentions_format format;
} ent_mention_options; /* {0}: JSON lines */

/* Writes each mention of an actor, in input order. Event lines have no text: they are
 * named as malformed. */
ENT_API ENT_CHECKED bool ent_list_mentions(const ent_engine *engine,
    const ent_input *input, const ent_mention_options *options, FILE *out,
    ent_summary *summary, ent_error *err);

typedef enum {
    ENT_PARSE_CONLLU, /* see docs/formats.md */
    ENT_PARSE_TREE    /* for people */
} ent_parse_format;

typedef struct {
    ent_parse_format format;
} ent_parse_options; /* {0}: CoNLL-U */

/* Writes the words of each sentence with lemma, tags and dependency, in input order.
 * Event lines have no text: they are named as malformed. */
ENT_API ENT_CHECKED bool ent_parse(const ent_engine *engine, const ent_input *input,
    const ent_parse_options *options, FILE *out, ent_summary *summary, ent_error *err);

/* Makes a store at `path` of several: documents once by content, their events, tallies
 * added up. What is in it does not depend on the order of the stores, nor on which were
 * merged before. ENT_USAGE where two count one file, where one has corrections, and where
 * `path` is there. */
ENT_API ENT_CHECKED bool ent_merge_stores(const ent_engine *engine,
    const char *const *paths, size_t count, const char *path, ent_summary *summary,
    ent_error *err);

/* Removes documents with their events from a store. */
ENT_API ENT_CHECKED bool ent_remove(const ent_engine *engine, const char *path,
    const char *const *docs, size_t count, ent_error *err);

enum { ENT_UNDO_ALL = -1 };

typedef struct {
    /* A line of corrections, by ent_correction_cell; NULL: none. */
    const char *const *cells;
    int64_t undo; /* number of a line to forget, or ENT_UNDO_ALL; 0: none */
} ent_correct_request;

/* Lays corrections into the store at `path`: the line of `request` (ENT_NOT_FOUND where
 * it meets no claim; then nothing is changed) and those of the files that `input` names;
 * or forgets what `undo` says; or, with none of these, writes the store's corrections to
 * `out`, as a table that can be read again, each with its number behind it. */
ENT_API ENT_CHECKED bool ent_correct(const ent_engine *engine, const char *path,
    const ent_input *input, const ent_correct_request *request, FILE *out,
    ent_summary *summary, ent_error *err);

typedef struct {
    ent_actors_format format;
    bool unknown; /* the names that no lexicon has, instead of the actors of events */
} ent_actors_options;

/* Lists who takes part in the events that pass the filter; or, of its reports' dates,
 * publishers, actors and `top`, the unknown names. `path` as for findings. Names are kept
 * in stores that ent_build made. */
ENT_API ENT_CHECKED bool ent_list_actors(const ent_engine *engine, const ent_input *input,
    const ent_filter *filter, const ent_actors_options *options, const char *path,
    ent_summary *summary, ent_error *err);

typedef struct ent_findings ent_findings;

/* Reads one store, or articles and event lines (then a store is built in memory), and
 * makes the graph that `filter` asks for, its rankings and blocs as far as the input's
 * purpose needs them: exports, reports, diffs and bootstraps of findings that are not for
 * analysis end with ENT_USAGE. The filter's actors may be names, codes or ids, as typed;
 * ENT_NOT_FOUND names the nearest. */
ENT_API ENT_CHECKED bool ent_findings_open(const ent_engine *engine,
    const ent_input *input, const ent_filter *filter, ent_findings **findings,
    ent_summary *summary, ent_error *err);
/* The same collection seen through another filter, without reading it again; `of` must
 * outlive what is made. */
ENT_API ENT_CHECKED bool ent_findings_view(const ent_findings *of,
    const ent_filter *filter, ent_findings **findings, ent_error *err);
/* Two windows of the same: before `split`, and from it on; for analysis, whatever `of` is
 * for. Where its filter has no first day and a few events lie long before the others
 * (docs/method.md, "What changed"), the window before begins with the others: these few
 * would stretch it. */
ENT_API ENT_CHECKED bool ent_findings_split(const ent_findings *of, ent_date split,
    ent_findings **before, ent_findings **after, ent_error *err);
ENT_API void ent_findings_close(ent_findings *findings); /* NULL is allowed */

ENT_API const ent_export *ent_findings_parts(const ent_findings *findings);

#define ENT_NO_REPLICATES SIZE_MAX

/* Says how sure it all is: reports and exports made from now on have intervals, ranges of
 * ranks and how firm blocs are (docs/method.md, "Uncertainty"). `replicates` 0: 200 where
 * that takes a few seconds at most, by the size of the graph; else none, and reports say
 * so. ENT_NO_REPLICATES: none. ENT_USAGE where they were asked for and cannot be made:
 * under 40, or of tallies. Where nothing would change from one to the next (no relations;
 * few sources and all claims sure) there are none either, asked for or not:
 * ent_findings_parts says so in bootstrap->state. The same for every number of `threads`;
 * 0: all cores. */
ENT_API ENT_CHECKED bool ent_findings_bootstrap(
    ent_findings *findings, size_t replicates, size_t threads, ent_error *err);

typedef enum {
    ENT_FORMAT_DOT,
    ENT_FORMAT_GRAPHML,
    ENT_FORMAT_GRAPHML_MIXED, /* relations that hold both ways are undirected edges */
    ENT_FORMAT_GEXF,
    ENT_FORMAT_GEXF_MIXED,
    ENT_FORMAT_PAJEK,
    ENT_FORMAT_PAJEK_MIXED,
    ENT_FORMAT_JSON,
    ENT_FORMAT_CSV_NODES,
    ENT_FORMAT_CSV_EDGES,
    ENT_FORMAT_CSV_DYADS /* a row for each pair: net tie, cooperation, reciprocity */
} ent_format;

/* `path` NULL or "-": standard output. Files are written whole or not at all. */
ENT_API ENT_CHECKED bool ent_findings_export(
    const ent_findings *findings, ent_format format, const char *path, ent_error *err);

/* Writes counts and sums of intensity for each ordered pair of countries and month, by
 * relation and quad class (docs/formats.md); `zeros`: also of those where nothing
 * happened. */
ENT_API ENT_CHECKED bool ent_findings_panel(
    const ent_findings *findings, bool zeros, const char *path, ent_error *err);
ENT_API ENT_CHECKED bool ent_findings_draw(const ent_findings *findings,
    const ent_picture_options *options, const char *path, ent_error *err);

/* Draws what happened when (output/chart.h). `options` a and b, of a dyad: as a person
 * types them. */
ENT_API ENT_CHECKED bool ent_findings_chart(const ent_findings *findings,
    const ent_chart_options *options, const char *path, ent_error *err);
ENT_API ENT_CHECKED bool ent_findings_report(const ent_findings *findings,
    const ent_report_options *options, const char *path, ent_error *err);

/* What changed from one to the other: ties, actors, blocs; with intervals, as `options`
 * ask for them. */
ENT_API ENT_CHECKED bool ent_findings_diff(const ent_findings *before,
    const ent_findings *after, const ent_diff_options *options, const char *path,
    ent_error *err);

/* `options` a and b: as a person types them (name, code, id, adjective). */
ENT_API ENT_CHECKED bool ent_findings_why(const ent_findings *findings,
    const ent_why_options *options, const char *path, ent_error *err);

#endif
