/* cmd_draw.c - the graph as a picture. */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

/* More actors than anybody reads in one picture are left out: not in silence. */
static void tell_crowd(const ent_settings *s, const ent_findings *findings)
{
    size_t actors = ent_graph_node_count(ent_findings_parts(findings)->graph);
    int most = s->filter.top ? ENT_DRAWN_ACTORS_MOST : ENT_DRAWN_ACTORS;
    if (actors <= (size_t)most) return;
    fprintf(stderr, "entente: the strongest %d of %zu actors are drawn", most, actors);
    if (s->filter.top)
        fputs(": more have no room in a picture\n", stderr);
    else
        fprintf(stderr, ": --top N draws N of them, up to %d\n", ENT_DRAWN_ACTORS_MOST);
}

static bool draw_chart(const ent_settings *s, const char *format,
    const ent_findings *findings, ent_error *err)
{
    const char *const *last = s->arguments + s->argument_count;
    bool dyad = s->chart == ENT_CHART_DYAD;
    const ent_chart_options options = { .chart = s->chart,
        .format = format,
        .title = s->title,
        .theme = s->picture.theme,
        .step = s->step,
        .a = dyad ? last[-2] : NULL,
        .b = dyad ? last[-1] : NULL };
    return ent_findings_chart(findings, &options, s->output, err);
}

static bool draw_graph(const ent_settings *s, const char *format,
    const ent_findings *findings, ent_error *err)
{
    ent_picture_options options = s->picture;
    options.format = format;
    options.title = s->title;
    bool ok = ent_findings_draw(findings, &options, s->output, err);
    if (ok && !s->quiet) tell_crowd(s, findings);
    return ok;
}

/* No option is taken that changes nothing. */
static bool are_obeyed(const ent_settings *s, ent_error *err)
{
    bool dyad = s->chart == ENT_CHART_DYAD;
    if (s->chart && s->of_graph)
        return ent_fail(err, ENT_USAGE,
            "%s is for the picture of the graph, not for --chart", s->of_graph);
    if (!s->chart && s->step != ENT_STEP_AUTO)
        return ent_fail(err, ENT_USAGE, "--by needs --chart dyad, heat or actors");
    return !dyad || s->argument_count > 2
           || ent_fail(
               err, ENT_USAGE, "--chart dyad: expected two actors after the inputs");
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

    bool dyad = s->chart == ENT_CHART_DYAD;
    bool ok = are_obeyed(s, &err)
              && ent_open_findings(s, dyad ? ENT_FOR_QUOTES : ENT_FOR_PICTURES,
                  dyad ? 2 : 0, &engine, &findings, &summary, &err)
              && (s->chart ? draw_chart(s, formats[format], findings, &err)
                           : draw_graph(s, formats[format], findings, &err));
    ent_findings_close(findings);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
