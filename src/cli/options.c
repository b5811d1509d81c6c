/* options.c - the table of options. */
#include "cli/options.h"

#include <string.h>

#include "cli/set_filter.h"
#include "cli/set_input.h"
#include "cli/set_report.h"
#include "cli/values.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Setters --------------------------------------------------------------------------- */

static bool set_help(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->help = true;
}

static bool set_quiet(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->quiet = true;
}

static bool set_data(ent_settings *s, const char *v, ent_error *err)
{
    (void)err;
    s->data = v;
    return true;
}

static bool set_to(ent_settings *s, const char *v, ent_error *err)
{
    (void)err;
    s->to = v;
    return true;
}

static bool set_reason(ent_settings *s, const char *v, ent_error *err)
{
    (void)err;
    s->reason = v;
    return true;
}

static bool set_undo(ent_settings *s, const char *v, ent_error *err)
{
    size_t number;
    if (strcmp(v, "all") == 0) {
        s->undo = ENT_UNDO_ALL;
        return true;
    }
    bool ok = ent_value_count(v, 1, &number, err);
    s->undo = ok ? (int64_t)number : 0;
    return ok;
}

static bool set_unknown(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->unknown = true;
}

static bool set_explain(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->explain = true;
}

static bool set_view(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const views[] = {
        [ENT_VIEW_OWN] = "entente", [ENT_VIEW_PLOVER] = "plover"
    };
    unsigned i = 0;
    bool ok = ent_value_word(v, views, COUNT(views), &i, err);
    s->view = (ent_view)i;
    return ok;
}

static bool set_refresh(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->refresh = true;
}

static bool set_no_events(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->no_events = true;
}

static bool set_zeros(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->zeros = true;
}

static bool set_undirected(ent_settings *s, const char *v, ent_error *err)
{
    (void)v, (void)err;
    return s->undirected = true;
}

static bool set_output(ent_settings *s, const char *v, ent_error *err)
{
    s->output = v;
    return *v || ent_fail(err, ENT_USAGE, "the output's name is empty");
}

static bool set_format(ent_settings *s, const char *v, ent_error *err)
{
    (void)err;
    s->format = v;
    return true;
}

static bool set_title(ent_settings *s, const char *v, ent_error *err)
{
    (void)err;
    s->title = v;
    return true;
}

static bool set_layout(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const layouts[] = { [ENT_LAYOUT_FORCE] = "force",
        [ENT_LAYOUT_BLOC] = "bloc",
        [ENT_LAYOUT_CIRCLE] = "circle" };
    unsigned i = 0;
    bool ok = ent_value_word(v, layouts, COUNT(layouts), &i, err);
    s->picture.layout = (ent_layout)i;
    s->of_graph = "--layout";
    return ok;
}

static bool set_theme(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const themes[] = { [ENT_LIGHT] = "light", [ENT_DARK] = "dark" };
    unsigned i = 0;
    bool ok = ent_value_word(v, themes, COUNT(themes), &i, err);
    s->picture.theme = (ent_theme_name)i;
    return ok;
}

static bool set_backbone(ent_settings *s, const char *v, ent_error *err)
{
    s->of_graph = "--backbone";
    return ent_value_count(v, 1, &s->picture.backbone, err);
}

static bool set_chart(ent_settings *s, const char *v, ent_error *err)
{
    static const char *const charts[] = { "dyad", "heat", "actors" };
    static const ent_chart meant[] = { ENT_CHART_DYAD, ENT_CHART_HEAT, ENT_CHART_ACTORS };
    unsigned i = 0;
    bool ok = ent_value_word(v, charts, COUNT(charts), &i, err);
    s->chart = meant[i];
    return ok;
}

/* Table ----------------------------------------------------------------------------- */

const ent_option ent_options[] = {
    { "output", 'o', "FILE", OPTIONS_OUTPUT, set_output,
        "write to FILE, whole or not at all; - is standard output" },
    { "format", 'f', "NAME", OPTIONS_OUTPUT, set_format,
        "output format, where the suffix of FILE does not say it" },
    { "refresh", 0, NULL, OPTIONS_BUILD, set_refresh,
        "redo documents that an older lexicon or program made" },
    { "no-events", 0, NULL, OPTIONS_TALLY, set_no_events,
        "of files of events, keep sums per pair, relation, status and day, not the "
        "events; what needs them one by one then says so" },
    { "zeros", 0, NULL, OPTIONS_PANEL, set_zeros,
        "rows also for pairs and months without an event" },
    { "undirected", 0, NULL, OPTIONS_NETWORK, set_undirected,
        "edges that do not say it go both ways" },
    { "codes", 0, "LIST", OPTIONS_NETWORK, ent_set_codes,
        "ids are codes of states: iso, cow (letters or numbers of the Correlates of "
        "War), gw (numbers of Gleditsch and Ward), or none (default: the list of nine in "
        "ten ids)" },
    { "model", 0, "FILE", OPTIONS_INPUT, ent_set_model,
        "model of the syntax engine (default: $ENTENTE_MODEL, then that of the data "
        "folder)" },
    { "mode", 0, "MODE", OPTIONS_INPUT, ent_set_mode,
        "accurate (default) or fast: two to four times as fast, one point less right" },
    { "unknown", 0, NULL, OPTIONS_ACTORS, set_unknown,
        "the names that no lexicon has, where an actor stands, instead" },
    { "title", 0, "TEXT", OPTIONS_DRAW, set_title, "title of the picture" },
    { "layout", 0, "NAME", OPTIONS_DRAW, set_layout,
        "force (default: friends near, enemies far), bloc (each bloc in its own region) "
        "or circle" },
    { "theme", 0, "NAME", OPTIONS_DRAW, set_theme, "light (default) or dark" },
    { "backbone", 0, "K", OPTIONS_DRAW, set_backbone,
        "draw the K strongest ties of each actor (default: as many as a page bears)" },
    { "chart", 0, "NAME", OPTIONS_DRAW, set_chart,
        "instead of the graph, what happened when: dyad (of the two actors named after "
        "the inputs), heat (relations) or actors" },
    { "by", 0, "STEP", OPTIONS_DRAW, ent_set_step,
        "windows of a chart: day, week, month, quarter or year (default: by the length "
        "of the period)" },
    { "split", 0, "DATE", OPTIONS_DIFF, ent_set_split,
        "compare what was before DATE with what has been since" },
    { "against-since", 0, "DATE", OPTIONS_DIFF, ent_set_against_since,
        "the window before begins on DATE; that after is --since and --until" },
    { "against-until", 0, "DATE", OPTIONS_DIFF, ent_set_against_until,
        "the window before ends on DATE" },
    { "rows", 0, "N", OPTIONS_TABLES, ent_set_rows, "rows of each table (default 15)" },
    { "by", 0, "STEP", OPTIONS_TABLES, ent_set_step,
        "windows of time, and rates: day, week, month, quarter or year (default: by the "
        "length of the period; rates by month)" },
    { "measures", 0, "LIST", OPTIONS_REPORT, ent_set_measures,
        "more measures of each actor: degree_in, degree_out, strength_in, strength_out, "
        "strength_positive, strength_negative, closeness, harmonic, hub, authority, "
        "coreness, constraint, clustering, articulation, pn; all" },
    { "bootstrap", 0, "N", OPTIONS_BOOTSTRAP, ent_set_bootstrap,
        "say how sure the numbers are, by N graphs made again with stories and claims "
        "drawn anew; reports and diff do so with 200 where that takes a few seconds at "
        "most; 0: do not" },
    { "method", 0, NULL, OPTIONS_REPORT, ent_set_method,
        "instead of a report, say what each of its numbers means; needs no input" },
    { "today", 0, "DATE", OPTIONS_REPORT, ent_set_today,
        "planned events after DATE are \"ahead\" (default: the last report's date)" },

    { "date", 0, "DATE", OPTIONS_INPUT, ent_set_date,
        "date of documents that give none" },
    { "doc", 0, "ID", OPTIONS_INPUT, ent_set_doc, "id of the one document of the input" },
    { "kind", 0, "KIND", OPTIONS_INPUT, ent_set_kind,
        "text, html, feed, json or jsonl, or of a file of events gdelt, mentions, icews, "
        "polecat, phoenix, petrarch, acled or table, where content and suffix mislead" },
    { "mentions", 0, "PATH", OPTIONS_INPUT, ent_set_mentions,
        "GDELT's mentions of the events, for their confidence and number of articles; "
        "may stand several times" },
    { "columns", 0, "LIST", OPTIONS_INPUT, ent_set_columns,
        "columns of a table of events, by name or number: "
        "source=A,target=B,relation=C,date=D,..." },
    { "date-format", 0, "ORDER", OPTIONS_INPUT, ent_set_date_format,
        "of dates such as 3/4/2022 in files of events: dmy or mdy (default: as the "
        "file's other dates have it)" },
    { "fields", 0, "LIST", OPTIONS_INPUT, ent_set_fields,
        "names of JSON fields: text=body.content,date=published,..." },
    { "lexicon", 0, "FILE", OPTIONS_INPUT, ent_set_lexicon,
        "actors, names, offices and memberships of your own (tab-separated, see "
        "docs/lexicon.md); may stand several times" },
    { "strict-lexicon", 0, NULL, OPTIONS_INPUT, ent_set_strict_lexicon,
        "refuse a lexicon or dictionary with a wrong line instead of leaving the line "
        "out" },
    { "dictionary", 0, "FILE", OPTIONS_INPUT, ent_set_dictionary,
        "actors, agents, verbs or discards as PETRARCH and TABARI write them (see "
        "docs/dictionaries.md); may stand several times" },
    { "dictionary-only", 0, NULL, OPTIONS_INPUT, ent_set_dictionary_only,
        "look for the names of the dictionaries alone, not for those of the built-in "
        "lexicon" },
    { "threads", 0, "N", OPTIONS_INPUT, ent_set_threads,
        "documents read at once, at most 256 (default: all cores); never changes the "
        "result" },
    { "strict", 0, NULL, OPTIONS_INPUT, ent_set_strict,
        "end at the first malformed input instead of skipping it" },
    { "max-line", 0, "SIZE", OPTIONS_INPUT, ent_set_max_line,
        "longest line of JSON lines (default 64M)" },
    { "max-document", 0, "SIZE", OPTIONS_INPUT, ent_set_max_document,
        "largest document (default 16M)" },
    { "max-unpacked", 0, "SIZE", OPTIONS_INPUT, ent_set_max_unpacked,
        "most bytes unpacked from one archive (default 16G)" },
    { "max-nesting", 0, "N", OPTIONS_INPUT, ent_set_max_nesting,
        "archives inside archives (default 4)" },

    { "expand-groups", 0, NULL, OPTIONS_EXTRACT, ent_set_expand_groups,
        "\"EU member states\" are its members at the time, each of them, not the EU" },
    { "corrections", 0, "FILE", OPTIONS_EXTRACT, ent_set_corrections,
        "lay a table of corrections over what is read (tab-separated, see "
        "docs/corrections.md); may stand several times" },
    { "any-language", 0, NULL, OPTIONS_EXTRACT, ent_set_any_language,
        "read articles that are not English too, as if they were" },

    { "corrections", 0, "FILE", OPTIONS_CORRECT, ent_set_corrections,
        "lay the lines of a table into the store" },
    { "to", 0, "WHAT", OPTIONS_CORRECT, set_to,
        "relation, status, target (or \"SOURCE > TARGET\") that the claim gets, or the "
        "words of the text that state an added one" },
    { "reason", 0, "TEXT", OPTIONS_CORRECT, set_reason, "why; kept with the claim" },
    { "undo", 0, "NUMBER", OPTIONS_CORRECT, set_undo,
        "forget the correction of that number in the list, or all" },
    { "strict", 0, NULL, OPTIONS_CORRECT, ent_set_strict,
        "refuse a table with a malformed line instead of leaving the line out" },

    { "explain", 0, NULL, OPTIONS_EXPLAIN, set_explain,
        "instead of events, show for each sentence what was weighed and what speaks for "
        "and against it; formats: text (default), json" },
    { "view", 0, "NAME", OPTIONS_EXPLAIN, set_view,
        "entente (default) or plover: what a PLOVER coder would print, without "
        "statuses" },

    { "level", 0, "LEVEL", OPTIONS_GRAPH, ent_set_level,
        "country (default) or actor: persons, bodies and groups as they are" },
    { "since", 0, "DATE", OPTIONS_FILTER, ent_set_since,
        "events from DATE on (YYYY, YYYY-MM or YYYY-MM-DD)" },
    { "until", 0, "DATE", OPTIONS_FILTER, ent_set_until, "events up to DATE, inclusive" },
    { "undated", 0, NULL, OPTIONS_FILTER, ent_set_undated,
        "keep undated events inside a window too" },
    { "reported-since", 0, "DATE", OPTIONS_FILTER, ent_set_reported_since,
        "events of documents dated DATE or later" },
    { "reported-until", 0, "DATE", OPTIONS_FILTER, ent_set_reported_until,
        "events of documents dated DATE or earlier" },
    { "as-of", 0, "DATE", OPTIONS_FILTER, ent_set_as_of,
        "only what had been reported by DATE" },
    { "relation", 0, "LIST", OPTIONS_FILTER, ent_set_relation,
        "layers: alliance,meeting,support,sanction,..." },
    { "status", 0, "LIST", OPTIONS_FILTER, ent_set_status,
        "actual,planned,negated,possible,alleged" },
    { "actors", 0, "LIST", OPTIONS_FILTER, ent_set_actors,
        "events in which one of these takes part (names, codes or ids)" },
    { "publisher", 0, "LIST", OPTIONS_FILTER, ent_set_publisher,
        "events of these publishers' documents" },
    { "min-weight", 0, "W", OPTIONS_GRAPH, ent_set_min_weight,
        "edges of at least this weight" },
    { "min-confidence", 0, "C", OPTIONS_FILTER, ent_set_min_confidence,
        "events of at least this confidence, 0 to 1" },
    { "top", 0, "N", OPTIONS_FILTER, ent_set_top,
        "the N strongest actors (and their edges)" },
    { "duplicates", 0, "WAY", OPTIONS_GRAPH, ent_set_duplicates,
        "count events once per day (default), document, story or cluster (imported rows "
        "of one occurrence: same place, within a day), or keep all" },
    { "reports-weight", 0, "WAY", OPTIONS_GRAPH, ent_set_reports_weight,
        "how the number of reports of an event weighs: none (default), log or linear" },
    { "half-life", 0, "DAYS", OPTIONS_GRAPH, ent_set_half_life,
        "weights halve with each DAYS before the window's end" },
    { "status-factor", 0, "LIST", OPTIONS_GRAPH, ent_set_status_factor,
        "weights by status (actual=1,planned=0.5,negated=0,possible=0.25,alleged=0.5)" },
    { "paths", 0, "WAY", OPTIONS_GRAPH, ent_set_paths,
        "betweenness on positive layers (default) or all" },
    { "exact", 0, NULL, OPTIONS_GRAPH, ent_set_exact,
        "betweenness, closeness and harmonic from the paths of all actors, where a "
        "sample would stand for them (large graphs)" },
    { "blocs", 0, "AIM", OPTIONS_GRAPH, ent_set_blocs,
        "balance (default): who is not at odds; modularity: who stands closer than "
        "others, for graphs with few enemies" },

    { "data", 0, "DIR", OPTIONS_COMMON, set_data,
        "folder of the lexicon (default: $ENTENTE_DATA, then the installed one)" },
    { "quiet", 'q', NULL, OPTIONS_COMMON, set_quiet, "say only what went wrong" },
    { "help", 'h', NULL, OPTIONS_COMMON, set_help, "this help" },
};
const size_t ent_option_count = COUNT(ent_options);

const char *ent_group_title(unsigned group)
{
    static const struct {
        unsigned group;
        const char *title;
    } titles[] = {
        { OPTIONS_OUTPUT, "Output" },
        { OPTIONS_BUILD, "Building" },
        { OPTIONS_TALLY, "Tallies" },
        { OPTIONS_PANEL, "Panel" },
        { OPTIONS_NETWORK, "Network" },
        { OPTIONS_DRAW, "Picture" },
        { OPTIONS_DIFF, "Comparison" },
        { OPTIONS_TABLES, "Tables" },
        { OPTIONS_REPORT, "Report" },
        { OPTIONS_BOOTSTRAP, "Uncertainty" },
        { OPTIONS_INPUT, "Input" },
        { OPTIONS_EXTRACT, "Extraction" },
        { OPTIONS_EXPLAIN, "Events" },
        { OPTIONS_FILTER, "Filters" },
        { OPTIONS_GRAPH, "Graph" },
        { OPTIONS_ACTORS, "Actors" },
        { OPTIONS_CORRECT, "Corrections" },
        { OPTIONS_COMMON, "General" },
    };
    for (size_t i = 0; i < COUNT(titles); i++)
        if (titles[i].group == group) return titles[i].title;
    return "";
}

void ent_settings_init(ent_settings *s)
{
    *s = (ent_settings){ 0 };
    ent_filter_defaults(&s->filter);
    s->today = s->split = s->against.from = s->against.to = ENT_NO_DATE;
    s->reading.date = ENT_NO_DATE;
}
