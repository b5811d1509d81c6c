/* cmd_why.c - the sentences behind an edge. */
#include <string.h>

#include "base/progress.h"
#include "cli/command.h"

int cmd_why(const ent_settings *s)
{
    static const char *const formats[] = { "text", "json", "tsv" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_findings *findings = NULL;
    ent_summary summary;
    int format = ent_pick_format(s, formats, 3, 0, &err);
    if (format < 0) return ent_complain(&err);

    bool to_stdout = !s->output || strcmp(s->output, "-") == 0;
    const ent_why_options options = {
        .a = s->arguments[s->argument_count - 2],
        .b = s->arguments[s->argument_count - 1],
        .colour = to_stdout && ent_colour_allowed(stdout),
        .json = format == 1,
        .review = format == 2,
    };
    bool ok = ent_open_findings(s, ENT_FOR_QUOTES, 2, &engine, &findings, &summary, &err)
              && ent_findings_why(findings, &options, s->output, &err);
    ent_findings_close(findings);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
