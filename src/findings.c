/* findings.c - from a store or articles to a graph, and from there to outputs. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/parallel.h"
#include "base/strings.h"

/* What the report says about the reading. */
static bool summarize(ent_findings *f, const ent_summary *summary, ent_error *err)
{
    ent_table stories = { 0 }, speaking = { 0 };
    const ent_collection *c = &f->collection;
    bool ok = true;
    for (size_t i = 0; i < c->document_count && ok; i++) {
        const char *s = c->documents[i].story;
        ok = !s || ent_table_add(&stories, s, strlen(s), NULL);
    }
    for (size_t i = 0; i < c->events.count && ok; i++) {
        const char *doc = c->events.items[i].doc;
        ok = ent_table_add(&speaking, doc, strlen(doc), NULL);
    }
    uint64_t tallied = 0;
    for (size_t i = 0; i < c->tallies.count; i++)
        tallied += c->tallies.items[i].sums.count;
    f->provenance.input = (ent_input_summary){
        .documents = c->document_count,
        .events = c->events.count + tallied,
        .files = c->tallies.import_count,
        .stories = stories.count,
        .quiet_documents = c->document_count - speaking.count,
        .stale = c->stale,
        .malformed = summary->read.malformed,
        .foreign = summary->foreign,
        .ignored = summary->read.ignored,
        .messages = f->messages.items,
        .message_count = f->messages.count,
    };
    ent_table_free(&stories);
    ent_table_free(&speaking);
    return ok || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool measure(ent_findings *f, ent_error *err)
{
    f->how.none = f->purpose == ENT_FOR_PICTURES;
    if (!ent_rank_by(f->graph, &f->how, &f->arena, &f->ranking, err)
        || !ent_blocs_find(f->graph, &f->arena, &f->blocs, err))
        return false;
    f->parts.ranking = &f->ranking;
    f->parts.blocs = &f->blocs;
    return true;
}

static bool analyse(ent_findings *f, const ent_filter *asked, ent_error *err)
{
    ent_filter filter = *asked;
    if (!ent_source_actors(f->engine, &f->collection,
            filter.level == ENT_LEVEL_COUNTRY ? ENT_MEANT_CODE : ENT_MEANT_ID, &f->arena,
            &filter, err)
        || !ent_graph_build_with(&f->collection.events, &f->collection.tallies,
            f->engine->lexicon, &filter, &f->graph, err))
        return false;
    snprintf(f->program, sizeof f->program, "entente %s", ent_version());
    f->provenance.program = f->program;
    f->provenance.producer = ent_source_producer(f->engine, &f->collection);
    f->parts = (ent_export){ .graph = f->graph, .provenance = &f->provenance };
    return f->purpose == ENT_FOR_QUOTES || measure(f, err);
}

bool ent_findings_analysed(const ent_findings *f, ent_error *err)
{
    return f->purpose == ENT_FOR_ANALYSIS
           || ent_fail(err, ENT_USAGE,
               "findings that were not opened for analysis lack measures");
}

/* Only sums of files of events: nothing goes through a store. */
static bool count(
    ent_findings *f, const ent_input *input, ent_summary *summary, ent_error *err)
{
    return ent_corrections_unasked(input, err)
           && ent_count(f->engine, input, &f->tallies, summary, err)
           && ent_tallies_sort(&f->tallies, &f->arena, &f->collection.tallies, err);
}

static bool load(
    ent_findings *f, const ent_input *input, ent_summary *summary, ent_error *err)
{
    const ent_destination to = { .messages = &f->messages, .names = true };
    return ent_source_open(f->engine, input, &to, &f->store, summary, err)
           && ent_store_load(f->store, &f->arena, &f->collection, err);
}

bool ent_findings_open(const ent_engine *engine, const ent_input *input,
    const ent_filter *filter, ent_findings **findings, ent_summary *summary,
    ent_error *err)
{
    *findings = NULL;
    *summary = (ent_summary){ .lexicon_lines = engine->left_out };
    ent_findings *f = calloc(1, sizeof *f);
    if (!f) return ent_fail(err, ENT_MEMORY, "out of memory");
    f->engine = engine;
    f->purpose = input->purpose;
    f->how = (ent_path_options){ .threads = input->threads, .progress = input->progress };

    bool ok = (input->no_events ? count(f, input, summary, err)
                                : load(f, input, summary, err))
              && summarize(f, summary, err) && analyse(f, filter, err);
    if (ok)
        *findings = f;
    else
        ent_findings_close(f);
    return ok;
}

bool ent_findings_see(const ent_findings *of, const ent_filter *filter,
    ent_purpose purpose, ent_findings **findings, ent_error *err)
{
    *findings = NULL;
    ent_findings *f = calloc(1, sizeof *f);
    if (!f) return ent_fail(err, ENT_MEMORY, "out of memory");
    f->engine = of->engine;
    f->purpose = purpose;
    f->how = of->how;
    f->collection = of->collection;
    f->provenance = of->provenance;
    if (analyse(f, filter, err))
        *findings = f;
    else
        ent_findings_close(f);
    return *findings != NULL;
}

bool ent_findings_view(const ent_findings *of, const ent_filter *filter,
    ent_findings **findings, ent_error *err)
{
    return ent_findings_see(of, filter, of->purpose, findings, err);
}

void ent_findings_close(ent_findings *f)
{
    if (!f) return;
    ent_graph_free(f->graph);
    ent_store_close(f->store);
    ent_arena_free(&f->arena);
    ent_arena_free(&f->messages.arena);
    ent_tallies_free(&f->tallies);
    free(f);
}

const ent_collection *ent_findings_collection(const ent_findings *findings)
{
    return &findings->collection;
}

const ent_engine *ent_findings_engine(const ent_findings *findings)
{
    return findings->engine;
}

const ent_export *ent_findings_parts(const ent_findings *findings)
{
    return &findings->parts;
}

bool ent_deliver(ent_buffer *b, const char *path, ent_error *err)
{
    bool ok = ent_buffer_ok(b, err) && ent_file_write(path, b->bytes, b->length, err);
    ent_buffer_free(b);
    return ok;
}

bool ent_findings_export(
    const ent_findings *f, ent_format format, const char *path, ent_error *err)
{
    static void (*const writers[])(const ent_export *, ent_buffer *) = {
        [ENT_FORMAT_DOT] = ent_write_dot,
        [ENT_FORMAT_GRAPHML] = ent_write_graphml,
        [ENT_FORMAT_GRAPHML_MIXED] = ent_write_graphml_mixed,
        [ENT_FORMAT_GEXF] = ent_write_gexf,
        [ENT_FORMAT_GEXF_MIXED] = ent_write_gexf_mixed,
        [ENT_FORMAT_PAJEK] = ent_write_pajek,
        [ENT_FORMAT_PAJEK_MIXED] = ent_write_pajek_mixed,
        [ENT_FORMAT_JSON] = ent_write_json,
        [ENT_FORMAT_CSV_NODES] = ent_write_csv_nodes,
        [ENT_FORMAT_CSV_EDGES] = ent_write_csv_edges,
        [ENT_FORMAT_CSV_DYADS] = ent_write_csv_dyads,
    };
    ent_buffer b = { 0 };
    if (!ent_findings_analysed(f, err)) return false;
    writers[format](&f->parts, &b);
    return ent_deliver(&b, path, err);
}

bool ent_findings_draw(const ent_findings *f, const ent_picture_options *options,
    const char *path, ent_error *err)
{
    return ent_draw(&f->parts, options, path, err);
}

/* Of the same documents as the graph, as far as a filter of events tells. */
static bool find_unknown(
    const ent_findings *f, ent_arena *arena, ent_unknown_names *unknown, ent_error *err)
{
    ent_namings names = { 0 };
    ent_filter filter = *ent_graph_filter(f->graph);
    *unknown = (ent_unknown_names){ 0 };
    if (!f->store || (filter.actor_count && filter.level != ENT_LEVEL_COUNTRY))
        return true;
    filter.top = 0;
    return ent_store_load_names(f->store, arena, true, &names, err)
           && ent_unknown_find(
               &f->collection, &names, f->engine->lexicon, &filter, arena, unknown, err);
}

/* What a report has beyond the other outputs. */
typedef struct {
    ent_balance balance;
    ent_mediators mediators;
    ent_bloc_facts facts;
    ent_brokers brokers;
    ent_shape shape;
    ent_figures figures;
    ent_unknown_names unknown;
    ent_drift drift;
} report_parts;

static bool find_parts(const ent_findings *f, const ent_report_options *options,
    ent_arena *arena, report_parts *p, ent_error *err)
{
    ent_windows windows; /* that there are not too many is said here */
    const ent_drift_source source = { &f->collection.events, &f->collection.tallies,
        f->engine->lexicon };
    return ent_findings_analysed(f, err)
           && ent_windows_of_graph(
               f->graph, options->step, ENT_HAPPENED, arena, &windows, err)
           && ent_drift_find(&source, f->graph, options->step, arena, &p->drift, err)
           && ent_balance_find(f->graph, arena, &p->balance, err)
           && ent_mediators_find(f->graph, arena, &p->mediators, err)
           && ent_bloc_facts_make(f->graph, &f->blocs, arena, &p->facts, err)
           && ent_brokers_find(f->graph, &f->blocs, arena, &p->brokers, err)
           && ent_shape_of(f->graph, arena, &p->shape, err)
           && find_unknown(f, arena, &p->unknown, err)
           && ent_figures_make(f->graph, &f->ranking, options->measures, &f->how, arena,
               &p->figures, err);
}

bool ent_findings_report(const ent_findings *f, const ent_report_options *options,
    const char *path, ent_error *err)
{
    ent_buffer b = { 0 };
    ent_arena arena = { 0 };
    report_parts found = { 0 };
    ent_export parts = f->parts;
    parts.balance = &found.balance;
    parts.mediators = &found.mediators;
    parts.bloc_facts = &found.facts;
    parts.brokers = &found.brokers;
    parts.unknown = &found.unknown;
    parts.shape = &found.shape;
    parts.figures = options->measures ? &found.figures : NULL;
    parts.drift = &found.drift;
    bool ok = find_parts(f, options, &arena, &found, err);
    if (ok) {
        ent_report(&parts, options, &b);
        ok = ent_deliver(&b, path, err);
    }
    ent_arena_free(&arena);
    return ok;
}

bool ent_replicates_allowed(size_t replicates, bool tallied, ent_error *err)
{
    if (replicates < ENT_FEWEST_REPLICATES)
        return ent_fail(err, ENT_USAGE,
            "a bootstrap of %zu replicates has no 95%% interval; at least %d", replicates,
            ENT_FEWEST_REPLICATES);
    return !tallied
           || ent_fail(err, ENT_USAGE,
               "--bootstrap needs events one by one, but here are tallies (made by "
               "--no-events or entente tally)");
}

static bool bootstrap(ent_findings *f, size_t replicates, size_t threads, ent_error *err)
{
    const ent_bootstrap_input input = { .graph = f->graph,
        .ranking = &f->ranking,
        .blocs = &f->blocs,
        .events = &f->collection.events,
        .names = f->engine->lexicon };
    return ent_bootstrap_make(
        &input, replicates, ent_threads(threads), &f->arena, &f->bootstrap, err);
}

bool ent_findings_bootstrap(
    ent_findings *f, size_t replicates, size_t threads, ent_error *err)
{
    bool asked = replicates > 0 && replicates != ENT_NO_REPLICATES;
    f->bootstrap = (ent_bootstrap){ .state = ENT_BOOTSTRAP_OFF };
    f->parts.bootstrap = &f->bootstrap;
    if (!ent_findings_analysed(f, err)) return false;
    if (replicates == ENT_NO_REPLICATES) return true;
    bool tallied = f->collection.tallies.count > 0;
    if (tallied) f->bootstrap.state = ENT_BOOTSTRAP_TALLIES;
    if (asked && !ent_replicates_allowed(replicates, tallied, err)) return false;
    if (tallied) return true;
    if (asked || ent_bootstrap_is_cheap(f->graph))
        return bootstrap(f, asked ? replicates : ENT_REPLICATES, threads, err);
    f->bootstrap.state = ENT_BOOTSTRAP_LARGE;
    return true;
}

static const char *node_named(const ent_graph *graph, const char *name)
{
    for (size_t i = 0; i < ent_graph_node_count(graph); i++) {
        const ent_node *n = ent_graph_node(graph, i);
        if (ent_distance(n->id, name) == 0 || ent_distance(n->name, name) == 0)
            return n->id;
    }
    return NULL;
}

/* The id of the actor's node; NULL: he has none. */
static const char *node_of(const ent_graph *graph, const ent_actor *a)
{
    bool country = ent_graph_filter(graph)->level == ENT_LEVEL_COUNTRY;
    return node_named(graph, country && *a->code ? a->code : a->id);
}

/* Nobody is called so, and none of this graph nearly: does the lexicon have a near name?
 */
static bool unknown(
    const ent_findings *f, const char *typed, const char *near, ent_error *err)
{
    size_t none = 0;
    const ent_actor *a = ent_lexicon_guess(f->engine->lexicon, near, NULL, 0, &none);
    const char *id = a ? node_of(f->graph, a) : NULL;
    if (id)
        return ent_fail(err, ENT_NOT_FOUND,
            "no relation of '%s' in this graph; did you mean %s (%s)?", typed, near, id);
    return ent_fail(err, ENT_NOT_FOUND,
        "no relation of '%s' in this graph, nor of '%s', if that is meant", typed, near);
}

/* The node that a person means: its id or name as typed, else by the lexicon. What nobody
 * knows stays as typed: ent_why names the nearest of the graph. */
static bool node_meant(
    const ent_findings *f, const char *typed, const char **id, ent_error *err)
{
    size_t count = 0;
    const char *near;
    uint32_t node;
    *id = node_named(f->graph, typed);
    if (*id) return true;
    const ent_actor *a = ent_lexicon_guess(f->engine->lexicon, typed, &near, 1, &count);
    if (!a && count && ent_why_near(f->graph, typed, &node, 1) == 0)
        return unknown(f, typed, near, err);
    *id = a ? node_of(f->graph, a) : typed;
    return *id
           || ent_fail(err, ENT_NOT_FOUND, "no relation of '%s' in this graph", a->name);
}

bool ent_findings_why(const ent_findings *f, const ent_why_options *options,
    const char *path, ent_error *err)
{
    ent_buffer b = { 0 };
    ent_why_options meant = *options;
    if (ent_source_has_events(&f->collection, "why", err)
        && node_meant(f, options->a, &meant.a, err)
        && node_meant(f, options->b, &meant.b, err)
        && ent_why(&f->parts, &f->collection, &meant, &b, err))
        return ent_deliver(&b, path, err);
    ent_buffer_free(&b);
    return false;
}

bool ent_findings_chart(const ent_findings *f, const ent_chart_options *options,
    const char *path, ent_error *err)
{
    ent_buffer b = { 0 };
    ent_chart_options meant = *options;
    bool dyad = options->chart == ENT_CHART_DYAD && options->a && options->b;
    if ((!dyad
            || (node_meant(f, options->a, &meant.a, err)
                && node_meant(f, options->b, &meant.b, err)))
        && ent_chart_to(&f->parts, &meant, &b, err))
        return ent_deliver(&b, path, err);
    ent_buffer_free(&b);
    return false;
}
