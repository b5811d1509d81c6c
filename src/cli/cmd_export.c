/* cmd_export.c - the graph as a file for other programs. */
#include <string.h>

#include "cli/command.h"

enum { FORMAT_CSV = ENT_FORMAT_CSV_DYADS + 1, FORMAT_PANEL };

/* FILE.csv -> FILE-nodes.csv and FILE-edges.csv, as Gephi imports them. */
static bool export_tables(const ent_settings *s, const ent_findings *f, ent_error *err)
{
    static const struct {
        const char *name;
        ent_format format;
    } tables[] = { { "nodes", ENT_FORMAT_CSV_NODES }, { "edges", ENT_FORMAT_CSV_EDGES } };
    if (!s->output || strcmp(s->output, "-") == 0)
        return ent_findings_export(f, ENT_FORMAT_CSV_EDGES, s->output, err);
    size_t n = strlen(s->output);
    if (n > 4 && strcmp(s->output + n - 4, ".csv") == 0) n -= 4;
    for (size_t i = 0; i < 2; i++) {
        ent_buffer path = { 0 };
        ent_buffer_print(&path, "%.*s-%s.csv", (int)n, s->output, tables[i].name);
        bool ok = ent_buffer_ok(&path, err)
                  && ent_findings_export(f, tables[i].format, path.bytes, err);
        if (ok && !s->quiet) fprintf(stderr, "entente: wrote %s\n", path.bytes);
        ent_buffer_free(&path);
        if (!ok) return false;
    }
    return true;
}

static bool write_format(
    const ent_settings *s, const ent_findings *f, int format, ent_error *err)
{
    if (format == FORMAT_PANEL) return ent_findings_panel(f, s->zeros, s->output, err);
    if (format == FORMAT_CSV) return export_tables(s, f, err);
    return ent_findings_export(f, (ent_format)format, s->output, err);
}

/* No option is taken that changes nothing. */
static bool are_obeyed(
    const ent_settings *s, int format, const char *name, ent_error *err)
{
    bool intervals = s->replicates && s->replicates != ENT_NO_REPLICATES;
    if (s->zeros && format != FORMAT_PANEL)
        return ent_fail(err, ENT_USAGE, "--zeros is for --format panel");
    return !intervals
           || (format != ENT_FORMAT_PAJEK && format != ENT_FORMAT_PAJEK_MIXED
               && format != ENT_FORMAT_CSV_DYADS && format != FORMAT_PANEL)
           || ent_fail(err, ENT_USAGE,
               "--format %s has no intervals: --bootstrap is for the other formats",
               name);
}

static bool bootstrap(const ent_settings *s, ent_findings *findings, ent_error *err)
{
    if (!s->replicates) return true;
    if (!ent_findings_bootstrap(findings, s->replicates, s->threads, err)) return false;
    const ent_bootstrap *made = ent_findings_parts(findings)->bootstrap;
    if (s->quiet) return true;
    if (made->state == ENT_BOOTSTRAP_EMPTY)
        fputs("entente: no intervals: there are no relations\n", stderr);
    if (made->state == ENT_BOOTSTRAP_FEW || made->fixed)
        fprintf(stderr,
            "entente: no intervals: there are fewer than %d stories or sources of rows\n",
            ENT_FEWEST_SOURCES);
    return true;
}

int cmd_export(const ent_settings *s)
{
    static const char *const formats[] = { [ENT_FORMAT_DOT] = "dot",
        [ENT_FORMAT_GRAPHML] = "graphml",
        [ENT_FORMAT_GRAPHML_MIXED] = "graphml-mixed",
        [ENT_FORMAT_GEXF] = "gexf",
        [ENT_FORMAT_GEXF_MIXED] = "gexf-mixed",
        [ENT_FORMAT_PAJEK] = "pajek",
        [ENT_FORMAT_PAJEK_MIXED] = "pajek-mixed",
        [ENT_FORMAT_JSON] = "json",
        [ENT_FORMAT_CSV_NODES] = "csv-nodes",
        [ENT_FORMAT_CSV_EDGES] = "csv-edges",
        [ENT_FORMAT_CSV_DYADS] = "csv-dyads",
        [FORMAT_CSV] = "csv",
        [FORMAT_PANEL] = "panel" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_findings *findings = NULL;
    ent_summary summary;
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_FORMAT_DOT, &err);
    if (format >= 0
        && (!are_obeyed(s, format, formats[format], &err)
            || !ent_suffix_agrees(s, formats, sizeof formats / sizeof *formats, format,
                format == FORMAT_PANEL ? "csv" : formats[format], &err)))
        format = -1;
    if (format < 0) return ent_complain(&err);

    bool ok = ent_open_findings(
                  s, ENT_FOR_ANALYSIS, 0, &engine, &findings, &summary, &err)
              && bootstrap(s, findings, &err) && write_format(s, findings, format, &err);
    ent_findings_close(findings);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
