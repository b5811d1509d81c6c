/* comparison.c - two findings beside each other: windows of one, and what changed. */
#include "findings.h"

#include "analysis/change_draw.h"
#include "base/parallel.h"

/* Where the bulk of the events begins, if something lies long before it and it lies
 * before `split`; else ENT_NO_DATE. */
static bool find_start(const ent_findings *of, ent_date split, ent_date *start,
    uint64_t *strays, ent_error *err)
{
    ent_interval core;
    *start = ENT_NO_DATE;
    if (!ent_core_of_graph(of->graph, &core, strays, err)) return false;
    if (!*strays || core.from >= split) return true;
    *strays = ent_events_outside(of->graph, (ent_interval){ core.from, INT32_MAX });
    if (*strays) *start = core.from;
    return true;
}

bool ent_findings_split(const ent_findings *of, ent_date split, ent_findings **before,
    ent_findings **after, ent_error *err)
{
    const ent_filter *asked = ent_graph_filter(of->graph);
    ent_filter filter = *asked;
    ent_date start = ENT_NO_DATE;
    uint64_t strays = 0;
    *before = *after = NULL;
    if (filter.event_dates.from == ENT_NO_DATE
        && !find_start(of, split, &start, &strays, err))
        return false;
    if (start != ENT_NO_DATE) filter.event_dates.from = start;
    if (filter.event_dates.to == ENT_NO_DATE || filter.event_dates.to >= split)
        filter.event_dates.to = split - 1;
    if (!ent_findings_see(of, &filter, ENT_FOR_ANALYSIS, before, err)) return false;
    (*before)->strays = start != ENT_NO_DATE ? strays : 0;
    filter.event_dates = asked->event_dates;
    if (filter.event_dates.from < split) filter.event_dates.from = split;
    if (ent_findings_see(of, &filter, ENT_FOR_ANALYSIS, after, err)) return true;
    ent_findings_close(*before);
    *before = NULL;
    return false;
}

static ent_side side_of(const ent_findings *f)
{
    return (ent_side){ f->graph, &f->ranking, &f->blocs, f->strays, NULL };
}

/* Whether replicates of the change are made, and how many, or why not. */
static bool choose_replicates(const ent_diff_options *options, bool tallied,
    ent_change *change, size_t *replicates, ent_error *err)
{
    bool asked = options->replicates > 0;
    *replicates = 0;
    if (options->replicates == ENT_NO_REPLICATES) return true;
    if (asked && !ent_replicates_allowed(options->replicates, tallied, err)) return false;
    change->drawn = tallied ? ENT_BOOTSTRAP_TALLIES : ENT_BOOTSTRAP_LARGE;
    if (!tallied && (asked || ent_change_draw_is_cheap(change)))
        *replicates = asked ? options->replicates : ENT_REPLICATES;
    return true;
}

/* `draws` and the change belong to `arena`. Tallies have nothing to be drawn. */
static bool find_change(const ent_findings *const of[ENT_SIDES],
    const ent_diff_options *options, ent_arena *arena, ent_draws draws[ENT_SIDES],
    ent_change *change, ent_error *err)
{
    ent_side sides[ENT_SIDES];
    size_t replicates;
    bool tallied = false;
    for (int s = 0; s < ENT_SIDES; s++)
        tallied = tallied || of[s]->collection.tallies.count > 0;
    for (int s = 0; s < ENT_SIDES; s++) {
        sides[s] = side_of(of[s]);
        if (!ent_findings_analysed(of[s], err)) return false;
        if (tallied) continue;
        sides[s].draws = &draws[s];
        if (!ent_draws_make(of[s]->graph, &of[s]->collection.events,
                of[s]->engine->lexicon, arena, &draws[s], err))
            return false;
    }
    if (!ent_change_find(&sides[ENT_BEFORE], &sides[ENT_AFTER], arena, change, err)
        || !choose_replicates(options, tallied, change, &replicates, err))
        return false;
    return !replicates
           || ent_change_draw(change, replicates, ent_threads(options->threads), err);
}

bool ent_findings_diff(const ent_findings *before, const ent_findings *after,
    const ent_diff_options *options, const char *path, ent_error *err)
{
    ent_buffer b = { 0 };
    ent_arena arena = { 0 };
    ent_draws draws[ENT_SIDES];
    ent_change change;
    const ent_findings *const of[ENT_SIDES] = { before, after };
    bool ok = find_change(of, options, &arena, draws, &change, err);
    if (ok) {
        ent_diff(&change, &before->parts, &after->parts, options, &b);
        ok = ent_deliver(&b, path, err);
    }
    ent_arena_free(&arena);
    return ok;
}
