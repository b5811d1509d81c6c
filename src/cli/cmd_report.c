/* cmd_report.c - findings in words and tables. */
#include "cli/command.h"

int cmd_report(const ent_settings *s)
{
    static const char *const formats[] = { [ENT_REPORT_TEXT] = "text",
        [ENT_REPORT_MARKDOWN] = "markdown",
        [ENT_REPORT_JSON] = "json",
        [ENT_REPORT_CSV] = "csv",
        [ENT_REPORT_HTML] = "html" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_findings *findings = NULL;
    ent_summary summary;
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_REPORT_TEXT, &err);
    if (format < 0) return ent_complain(&err);
    if (s->method)
        return ent_method((ent_report_format)format, s->output, &err)
                   ? EXIT_DONE
                   : ent_complain(&err);

    const ent_report_options options = { .format = (ent_report_format)format,
        .rows = s->rows,
        .today = s->today == ENT_NO_DATE ? NULL : &s->today,
        .measures = s->measures,
        .step = s->step };
    bool ok = ent_open_findings(
                  s, ENT_FOR_ANALYSIS, 0, &engine, &findings, &summary, &err)
              && ent_findings_bootstrap(findings, s->replicates, s->threads, &err)
              && ent_findings_report(findings, &options, s->output, &err);
    ent_findings_close(findings);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
