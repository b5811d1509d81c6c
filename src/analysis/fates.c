/* fates.c - plans beside what was reported of the same two afterwards. */
#include "analysis/fates.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/series.h"
#include "base/strings.h"

const char *const ent_fate_names[ENT_FATES] = { "kept", "cancelled", "missed",
    "unknown" };

const char *const ent_doubt_names[ENT_DOUBTS] = { NULL, "vague", "same day", "unsure",
    "too soon", "no reports" };

/* Days of reports in which a node takes part, sorted. */
typedef struct {
    ent_date *days;
    size_t count;
} coverage;

typedef struct {
    const ent_graph *graph;
    ent_date today;
    coverage *nodes;
    ent_fates *fates;
} seer;

ent_interval ent_plan_days(const ent_event *plan)
{
    const ent_interval none = { ENT_NO_DATE, ENT_NO_DATE };
    bool intent = plan->origin.file && plan->cameo && strncmp(plan->cameo, "03", 2) == 0;
    if (intent || plan->date == ENT_NO_DATE) return none;
    return (ent_interval){ plan->date,
        plan->date_to != ENT_NO_DATE ? plan->date_to : plan->date };
}

static bool is_over(const seer *s, const ent_event *event)
{
    if (event->status != ENT_PLANNED || s->today == ENT_NO_DATE) return false;
    const ent_interval days = ent_plan_days(event);
    return days.from != ENT_NO_DATE && days.to <= s->today;
}

/* "He voted in 2016 to leave": the day is that of a decision, or nothing lay ahead when
 * it was told. */
static bool is_late(const ent_event *plan)
{
    return plan->reported != ENT_NO_DATE && ent_plan_days(plan).to < plan->reported;
}

/* An agreement that two sign is a meeting of them, too. */
static bool fulfils(ent_relation planned, ent_relation happened)
{
    return planned == happened || (planned == ENT_MEETING && happened == ENT_AGREE);
}

static bool on_those_days(ent_interval days, const ent_event *e)
{
    ent_date last = e->date_to != ENT_NO_DATE ? e->date_to : e->date;
    return e->date != ENT_NO_DATE && e->date <= days.to + ENT_FATE_TOLERANCE
           && last >= days.from - ENT_FATE_TOLERANCE;
}

/* Told when it could be known. */
static bool fits(const ent_event *plan, const ent_event *e)
{
    const ent_interval days = ent_plan_days(plan);
    return fulfils(plan->relation, e->relation) && on_those_days(days, e)
           && (e->reported == ENT_NO_DATE || e->reported >= days.from - 1);
}

/* A text that speaks of the plan is no witness of what came of it; the rows of a file are
 * each their own. */
static bool is_another(const ent_event *plan, const ent_event *e)
{
    return e->origin.file || ent_compare(plan->doc, e->doc) != 0;
}

static bool keeps(const ent_event *plan, const ent_event *e)
{
    return e->status == ENT_ACTUAL && fits(plan, e) && is_another(plan, e);
}

/* Also where the text of the plan says elsewhere that it was done. */
static bool may_keep(const ent_event *plan, const ent_event *e)
{
    return (e->status == ENT_ALLEGED || e->status == ENT_POSSIBLE
               || e->status == ENT_ACTUAL)
           && fits(plan, e);
}

static bool cancels(const ent_event *plan, const ent_event *e)
{
    const ent_interval days = ent_plan_days(plan);
    if (e->status != ENT_NEGATED || e->relation != plan->relation) return false;
    if (e->reported != ENT_NO_DATE
        && (e->reported < plan->reported || e->reported > days.to + ENT_FATE_COVERAGE))
        return false;
    return e->date == ENT_NO_DATE ? e->reported != ENT_NO_DATE : on_those_days(days, e);
}

static int64_t days_off(const ent_event *plan, const ent_event *e)
{
    return e->date == ENT_NO_DATE ? INT32_MAX : llabs((int64_t)e->date - plan->date);
}

/* The same relation first, then the nearest day, then the most confident. */
static bool tells_better(const ent_event *plan, const ent_event *e, const ent_event *than)
{
    if (!than) return true;
    bool same = e->relation == plan->relation, other = than->relation == plan->relation;
    if (same != other) return same;
    int64_t off = days_off(plan, e), their = days_off(plan, than);
    if (off != their) return off < their;
    return e->confidence > than->confidence;
}

typedef bool test(const ent_event *plan, const ent_event *e);

/* The event between the two of the plan, in either direction where the relation has
 * none, that passes the test best. Of those merged as one, the one that counts may be of
 * the plan's own document: the others are asked, too. */
static const ent_event *find_outcome(
    const seer *s, const ent_edge *edge, const ent_event *plan, test *passes)
{
    const ent_event *best = NULL;
    for (int way = 0; way < 2; way++) {
        uint32_t a = way ? edge->target : edge->source;
        uint32_t b = way ? edge->source : edge->target;
        size_t first, count = ent_edges_from(s->graph, a, b, &first);
        for (size_t i = first; i < first + count; i++) {
            const ent_edge *other = ent_graph_edge(s->graph, i);
            if (way && other->directed) continue;
            for (size_t k = 0; k < other->record_count; k++) {
                const ent_event *e = other->events[k];
                if (passes(plan, e) && tells_better(plan, e, best)) best = e;
            }
        }
    }
    return best;
}

static bool has_day_after(const coverage *c, ent_date day)
{
    size_t low = 0, high = c->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->days[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->count && c->days[low] <= day + ENT_FATE_COVERAGE;
}

static bool is_vague(ent_interval days)
{
    return (int64_t)days.to - days.from >= ENT_FATE_LONGEST;
}

static ent_doubt doubt_of(const seer *s, const ent_edge *edge, const ent_event *plan)
{
    const ent_interval days = ent_plan_days(plan);
    if (is_vague(days)) return ENT_DOUBT_VAGUE;
    if (plan->reported == days.to) return ENT_DOUBT_SAME;
    if (find_outcome(s, edge, plan, may_keep)) return ENT_DOUBT_CLAIM;
    if (s->today - days.to < ENT_FATE_COVERAGE) return ENT_DOUBT_SOON;
    bool covered = has_day_after(&s->nodes[edge->source], days.to)
                   && has_day_after(&s->nodes[edge->target], days.to);
    return covered ? ENT_DOUBT_NONE : ENT_DOUBT_SILENCE;
}

static ent_fate judge(const seer *s, const ent_edge *edge, const ent_event *plan)
{
    const ent_interval days = ent_plan_days(plan);
    ent_fate f = { .edge = edge, .plan = plan, .kind = ENT_FATE_KEPT };
    f.outcome = is_vague(days) ? NULL : find_outcome(s, edge, plan, keeps);
    if (f.outcome) return f;
    f.kind = ENT_FATE_CANCELLED;
    f.outcome = find_outcome(s, edge, plan, cancels);
    if (f.outcome) return f;
    f.doubt = doubt_of(s, edge, plan);
    f.kind = f.doubt ? ENT_FATE_UNKNOWN : ENT_FATE_MISSED;
    return f;
}

static int by_number(const void *x, const void *y)
{
    const ent_date *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

typedef void visit(void *context, const ent_edge *edge, const ent_event *event);

static void each_event(const ent_graph *graph, visit *to, void *context)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        for (size_t k = 0; k < e->event_count; k++) to(context, e, e->events[k]);
    }
}

/* Those that were merged with others, too. */
static void each_record(const ent_graph *graph, visit *to, void *context)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        for (size_t k = 0; k < e->record_count; k++) to(context, e, e->events[k]);
    }
}

static void count_plans(void *context, const ent_edge *edge, const ent_event *event)
{
    seer *s = context;
    (void)edge;
    bool over = is_over(s, event), late = over && is_late(event);
    s->fates->count += over && !late;
    s->fates->late += late;
}

static void count_days(void *context, const ent_edge *edge, const ent_event *event)
{
    seer *s = context;
    if (event->reported == ENT_NO_DATE) return;
    s->nodes[edge->source].count++;
    s->nodes[edge->target].count++;
}

static void add_days(void *context, const ent_edge *edge, const ent_event *event)
{
    seer *s = context;
    const uint32_t ends[] = { edge->source, edge->target };
    for (size_t i = 0; i < 2 && event->reported != ENT_NO_DATE; i++) {
        coverage *c = &s->nodes[ends[i]];
        c->days[c->count++] = event->reported;
    }
}

static bool cover(seer *s, ent_arena *own)
{
    size_t nodes = ent_graph_node_count(s->graph);
    s->nodes = ent_arena_array(own, nodes, sizeof *s->nodes);
    if (!s->nodes) return false;
    each_record(s->graph, count_days, s);
    for (size_t i = 0; i < nodes; i++) {
        coverage *c = &s->nodes[i];
        c->days = ent_arena_array(own, c->count, sizeof *c->days);
        if (!c->days) return false;
        c->count = 0;
    }
    each_record(s->graph, add_days, s);
    for (size_t i = 0; i < nodes; i++)
        if (s->nodes[i].count)
            qsort(s->nodes[i].days, s->nodes[i].count, sizeof(ent_date), by_number);
    return true;
}

static void add_fate(void *context, const ent_edge *edge, const ent_event *event)
{
    seer *s = context;
    if (!is_over(s, event) || is_late(event)) return;
    const ent_fate f = judge(s, edge, event);
    s->fates->items[s->fates->count++] = f;
    s->fates->kinds[f.kind]++;
    s->fates->doubts[f.doubt] += f.kind == ENT_FATE_UNKNOWN;
}

static int by_plan(const void *x, const void *y)
{
    const ent_fate *a = x, *b = y;
    if (a->plan->date != b->plan->date) return a->plan->date < b->plan->date ? -1 : 1;
    if (a->edge != b->edge) return a->edge < b->edge ? -1 : 1;
    return ent_event_compare(a->plan, b->plan);
}

bool ent_fates_find(const ent_graph *graph, ent_date today, ent_arena *arena,
    ent_fates *fates, ent_error *err)
{
    seer s = { .graph = graph, .today = today, .fates = fates };
    ent_arena own = { 0 };
    *fates = (ent_fates){ 0 };
    each_event(graph, count_plans, &s);
    if (!fates->count) return true;
    fates->items = ent_arena_array(arena, fates->count, sizeof *fates->items);
    bool ok = fates->items && cover(&s, &own);
    fates->count = 0;
    if (ok) each_event(graph, add_fate, &s);
    if (ok) qsort(fates->items, fates->count, sizeof *fates->items, by_plan);
    ent_arena_free(&own);
    return ok || ent_fail(err, ENT_MEMORY, "out of memory for plans");
}
