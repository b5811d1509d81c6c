/* cmd_diff.c - what changed between two inputs, or two windows of one. */
#include "cli/command.h"

/* Two filters, of before and after; `two`: of two inputs; `split`: the first is that of
 * both, to be cut. */
typedef struct {
    ent_filter filter[2];
    bool two, split;
} comparison;

static bool choose(const ent_settings *s, comparison *c, ent_error *err)
{
    const ent_interval against = s->against;
    bool other = against.from != ENT_NO_DATE || against.to != ENT_NO_DATE;
    *c = (comparison){ { s->filter, s->filter }, false, s->split != ENT_NO_DATE };
    ent_interval *before = &c->filter[0].event_dates, *after = &c->filter[1].event_dates;
    if (c->split)
        return !other
               || ent_fail(
                   err, ENT_USAGE, "--split and --against-... exclude each other");
    if (other) {
        *before = against;
        if (after->from == ENT_NO_DATE && after->to == ENT_NO_DATE
            && against.to != ENT_NO_DATE)
            after->from = against.to + 1;
        return true;
    }
    c->two = s->argument_count == 2;
    return c->two
           || ent_fail(err, ENT_USAGE,
               "expected two inputs, before and after, or two windows of one: --split "
               "DATE, or --against-since and --against-until beside --since and "
               "--until");
}

static void add_up(ent_summary *all, const ent_summary *more)
{
    all->read.malformed += more->read.malformed;
    all->foreign += more->foreign;
    all->correction_lines += more->correction_lines;
    all->idle_corrections += more->idle_corrections;
}

/* Opens both sides, and what they are of, where that is one; `found` are the caller's to
 * close, the last first. */
static bool open_sides(const ent_settings *s, const comparison *c,
    const ent_engine *engine, ent_findings *found[3], ent_summary *summary,
    ent_error *err)
{
    ent_input input = ent_input_of(s, c->two ? 1 : 0);
    ent_summary other = { 0 };
    if (c->split) input.purpose = ENT_FOR_QUOTES;
    ent_findings **first = c->split ? &found[2] : &found[0];
    if (!ent_findings_open(engine, &input, &c->filter[0], first, summary, err))
        return false;
    if (c->split)
        return ent_findings_split(found[2], s->split, &found[0], &found[1], err);
    if (!c->two) return ent_findings_view(found[0], &c->filter[1], &found[1], err);
    input.paths = s->arguments + 1;
    if (!ent_findings_open(engine, &input, &c->filter[1], &found[1], &other, err))
        return false;
    add_up(summary, &other);
    return true;
}

int cmd_diff(const ent_settings *s)
{
    static const char *const formats[] = { [ENT_DIFF_TEXT] = "text",
        [ENT_DIFF_MARKDOWN] = "markdown",
        [ENT_DIFF_JSON] = "json",
        [ENT_DIFF_CSV] = "csv",
        [ENT_DIFF_CSV_ACTORS] = "csv-actors",
        [ENT_DIFF_HTML] = "html" };
    ent_error err = { 0 };
    ent_engine *engine = NULL;
    ent_findings *found[3] = { NULL, NULL, NULL };
    ent_summary summary = { 0 };
    comparison c;
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_DIFF_TEXT, &err);
    if (format < 0 || !choose(s, &c, &err)) return ent_complain(&err);

    const ent_diff_options options = { .format = (ent_diff_format)format,
        .rows = s->rows,
        .step = s->step,
        .replicates = s->replicates,
        .threads = s->threads };
    bool ok = ent_open_engine(s, &engine, &err)
              && open_sides(s, &c, engine, found, &summary, &err)
              && ent_findings_diff(found[0], found[1], &options, s->output, &err);
    ent_findings_close(found[1]);
    ent_findings_close(found[0]);
    ent_findings_close(found[2]);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
