/* panel.c - findings month by month: a graph each, as the filter has it. */
#include "output/panel.h"

#include "base/file.h"
#include "engine.h"

typedef struct {
    const ent_findings *findings;
    ent_panel panel;
    FILE *out;
    ent_buffer text;
} writing;

static bool flush(writing *w, ent_error *err)
{
    return ent_buffer_ok(&w->text, err) && ent_write_lines(w->out, &w->text, err);
}

static ent_date later(ent_date a, ent_date b)
{
    return a > b ? a : b;
}

static ent_date earlier(ent_date a, ent_date b)
{
    return b == ENT_NO_DATE || a < b ? a : b;
}

/* Who is among the strongest is decided over all months. */
static bool write_month(writing *w, int year, int month, ent_error *err)
{
    ent_filter f = *ent_graph_filter(w->panel.whole);
    ent_date first = ent_date_make(year, month, 1);
    ent_date last = ent_date_make(year, month, ent_days_in_month(year, month));
    f.event_dates.from = later(first, f.event_dates.from);
    f.event_dates.to = earlier(last, f.event_dates.to);
    f.undated = false;
    f.top = 0;
    f.min_weight = 0;
    const ent_collection *c = ent_findings_collection(w->findings);
    ent_graph *graph = NULL;
    bool ok = ent_graph_build_with(
                  &c->events, &c->tallies, w->panel.lexicon, &f, &graph, err)
              && ent_panel_write_month(&w->panel, graph, year, month, &w->text, err)
              && flush(w, err);
    ent_graph_free(graph);
    return ok;
}

static bool write_months(writing *w, ent_error *err)
{
    const ent_interval all = ent_graph_extent(w->panel.whole).period;
    int year, month, last_year, last_month;
    ent_panel_write_head(&w->text);
    if (all.from == ENT_NO_DATE) return flush(w, err);
    ent_date_split(all.from, &year, &month, NULL);
    ent_date_split(all.to, &last_year, &last_month, NULL);
    while (year < last_year || (year == last_year && month <= last_month)) {
        if (!write_month(w, year, month, err)) return false;
        year += month == 12;
        month = month % 12 + 1;
    }
    return true;
}

bool ent_findings_panel(
    const ent_findings *findings, bool zeros, const char *path, ent_error *err)
{
    const ent_engine *engine = ent_findings_engine(findings);
    const ent_graph *whole = ent_findings_parts(findings)->graph;
    char folder[sizeof engine->data + 16];
    ent_facts *facts = NULL;
    ent_output *out = NULL;
    if (ent_graph_filter(whole)->level != ENT_LEVEL_COUNTRY)
        return ent_fail(err, ENT_USAGE,
            "a panel is of countries: --level actor does not apply to it");
    snprintf(folder, sizeof folder, "%s/lexicon", engine->data);
    if (!ent_facts_open(folder, &facts, err)) return false;
    bool ok = ent_output_open(path, &out, err);
    if (ok) {
        writing w = { .findings = findings,
            .panel = { whole, engine->lexicon, facts, zeros },
            .out = ent_output_stream(out) };
        ok = write_months(&w, err);
        ent_buffer_free(&w.text);
        if (ok)
            ok = ent_output_commit(out, err);
        else
            ent_output_discard(out);
    }
    ent_facts_close(facts);
    return ok;
}
