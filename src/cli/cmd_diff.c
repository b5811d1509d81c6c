/* cmd_diff.c - what changed between two inputs, or two windows of one. */
#include "cli/command.h"

/* Two filters, of before and after; `two`: of two inputs. */
typedef struct {
    ent_filter filter[2];
    bool two;
} comparison;

static ent_date earlier(ent_date a, ent_date b)
{
    return a == ENT_NO_DATE || b < a ? b : a;
}

static bool choose(const ent_settings *s, comparison *c, ent_error *err)
{
    const ent_interval asked = s->filter.event_dates, against = s->against;
    bool other = against.from != ENT_NO_DATE || against.to != ENT_NO_DATE;
    *c = (comparison){ { s->filter, s->filter }, false };
    ent_interval *before = &c->filter[0].event_dates, *after = &c->filter[1].event_dates;
    if (s->split != ENT_NO_DATE && other)
        return ent_fail(err, ENT_USAGE, "--split and --against-... exclude each other");
    if (s->split != ENT_NO_DATE) {
        before->to = earlier(asked.to, s->split - 1);
        after->from = asked.from > s->split ? asked.from : s->split;
        return true;
    }
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

/* Opens both sides; `found` are the caller's to close, the second first. */
static bool open_sides(const ent_settings *s, const comparison *c,
    const ent_engine *engine, ent_findings *found[2], ent_summary *summary,
    ent_error *err)
{
    ent_input input = ent_input_of(s, c->two ? 1 : 0);
    ent_summary other = { 0 };
    if (!ent_findings_open(engine, &input, &c->filter[0], &found[0], summary, err))
        return false;
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
    ent_findings *found[2] = { NULL, NULL };
    ent_summary summary = { 0 };
    comparison c;
    int format = ent_pick_format(
        s, formats, sizeof formats / sizeof *formats, ENT_DIFF_TEXT, &err);
    if (format < 0 || !choose(s, &c, &err)) return ent_complain(&err);

    const ent_diff_options options = {
        .format = (ent_diff_format)format, .rows = s->rows, .step = s->step
    };
    bool ok = ent_open_engine(s, &engine, &err)
              && open_sides(s, &c, engine, found, &summary, &err)
              && ent_findings_diff(found[0], found[1], &options, s->output, &err);
    ent_findings_close(found[1]);
    ent_findings_close(found[0]);
    ent_engine_close(engine);
    return ok ? ent_close_summary(&summary, s) : ent_complain(&err);
}
