/* cmd_draw.c - the graph as a picture. */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

/* More actors than anybody reads in one picture. */
enum { CROWD = 80 };

static void warn_of_crowd(const ent_findings *findings)
{
    size_t actors = ent_graph_node_count(ent_findings_parts(findings)->graph);
    if (actors > CROWD)
        fprintf(stderr,
            "entente: %zu actors in one picture are hard to read: --top 40 draws the "
            "strongest, --min-weight and --relation less\n",
            actors);
}

int cmd_draw(const ent_settings *s)
{
    static const char *const formats[] = { "png", "svg", "pdf", "dot" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_findings *findings = NULL;
    ent_summary summary;
    int format = ent_pick_format(s, formats, sizeof formats / sizeof *formats, 0, &err);
    bool to_stdout = !s->output || strcmp(s->output, "-") == 0;
    if (format == 0 && to_stdout && isatty(STDOUT_FILENO)) {
        ent_fail(&err, ENT_USAGE, "a picture on a terminal: name a file with -o");
        format = -1;
    }
    if (format < 0) return ent_complain(&err);

    ent_picture_options options = s->picture;
    options.format = formats[format];
    options.title = s->title;
    bool ok = ent_open_findings(s, 0, &engine, &findings, &summary, &err)
              && ent_findings_draw(findings, &options, s->output, &err);
    if (ok && !s->quiet) warn_of_crowd(findings);
    ent_findings_close(findings);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
