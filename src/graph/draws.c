/* draws.c - binds the events once more and keeps numbers only. */
#include "graph/draws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chance.h"
#include "graph/weigh.h"

static const double NANOS = (double)ENT_NANO_ONE;

typedef struct {
    uint64_t unit;
    size_t report;
} unit_report;

typedef struct {
    const ent_graph *graph;
    ent_bounds bounds;
    ent_scale scale;
    uint32_t *place;    /* node of the bounds -> node of the graph, or GONE */
    unit_report *room;  /* for the reports of one occurrence */
    ent_table units[2]; /* of documents, of imported rows */
    ent_draws *draws;
} maker;

static const uint32_t GONE = UINT32_MAX;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "graph: out of memory for replicates");
}

/* Both lists are in order of id, and the graph's nodes are among those of the bounds. */
static void find_places(maker *m)
{
    uint32_t at = 0;
    size_t nodes = ent_graph_node_count(m->graph);
    for (size_t i = 0; i < m->bounds.node_count; i++) {
        m->place[i] = GONE;
        if (at == nodes) continue;
        if (strcmp(ent_graph_node(m->graph, at)->id, m->bounds.nodes[i].id) == 0)
            m->place[i] = at++;
    }
}

static bool is_edge(const maker *m, const ent_bound *b, size_t edge)
{
    const ent_edge *e = ent_graph_edge(m->graph, edge);
    return m->place[b->source] == e->source && m->place[b->target] == e->target
           && b->relation == e->relation;
}

static uint64_t key_of_text(uint64_t key, const char *text)
{
    if (!text) text = "";
    return ent_chance_join(key, ent_hash(text, strlen(text)));
}

static uint64_t key_of_pair(const maker *m, const ent_bound *b)
{
    uint32_t low = b->source < b->target ? b->source : b->target;
    uint32_t high = b->source < b->target ? b->target : b->source;
    return key_of_text(key_of_text(2, m->bounds.nodes[low].id), m->bounds.nodes[high].id);
}

/* What is drawn as one: the story of a document; of an imported row the report that it
 * names, else all of that pair and day, else the row itself. */
static uint64_t unit_of(const maker *m, const ent_bound *b)
{
    const ent_event *e = b->event;
    if (!e->origin.file) return key_of_text(0, e->story ? e->story : e->doc);
    if (e->origin.url && *e->origin.url) return key_of_text(1, e->origin.url);
    if (e->date != ENT_NO_DATE)
        return ent_chance_join(key_of_pair(m, b), (uint64_t)(int64_t)e->date);
    return ent_chance_join(key_of_text(3, e->origin.file), e->origin.row);
}

/* `turn`: of several that have all else in common. */
static uint64_t occurrence_key(const maker *m, const ent_bound *b, uint64_t turn)
{
    const uint64_t parts[] = { (uint64_t)b->relation, (uint64_t)b->status,
        (uint64_t)(int64_t)b->key_day, turn };
    uint64_t key = key_of_text(
        key_of_text(4, m->bounds.nodes[b->source].id), m->bounds.nodes[b->target].id);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        key = ent_chance_join(key, parts[i]);
    return key_of_text(key, b->bucket);
}

static bool count_unit(maker *m, const ent_event *e, uint64_t unit)
{
    ent_table *units = &m->units[e->origin.file != NULL];
    m->draws->certain += e->origin.file && e->confidence == ENT_ONE;
    m->draws->doubted += e->confidence < ENT_ONE;
    return ent_table_add(units, (const char *)&unit, sizeof unit, NULL) != NULL;
}

/* `reports`: of all duplicates together. */
static bool add_report(maker *m, const ent_bound *b, uint64_t reports, ent_error *err)
{
    ent_draws *d = m->draws;
    const ent_event *e = b->event;
    const ent_sums sums = ent_sums_of(e);
    ent_nano certain = ent_weigh_reports(
        m->scale.reports_weight, ent_weight_of(e->intensity, ENT_ONE), reports);
    ent_nano weight;
    uint64_t unit = unit_of(m, b);
    if (!ent_weigh(&m->scale, b->status, b->age, certain, &weight, err)) return false;
    if (!count_unit(m, e, unit)) return no_memory(err);
    d->reports[d->report_count++] = (ent_drawn_report){ .unit = unit,
        .weight = (double)weight / NANOS,
        .lean = (double)sums.lean * m->scale.factor[b->status],
        .confidence = e->confidence };
    return true;
}

static int by_unit(const void *x, const void *y)
{
    const unit_report *a = x, *b = y;
    if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

/* One pair can have a hundred thousand rows of one day: sorted, not each with each. */
static void count_units(maker *m, ent_occurrence *o)
{
    ent_drawn_report *reports = m->draws->reports;
    size_t count = o->next - o->first;
    for (size_t i = 0; i < count; i++)
        m->room[i] = (unit_report){ reports[o->first + i].unit, o->first + i };
    qsort(m->room, count, sizeof *m->room, by_unit);
    for (size_t i = 0; i < count; i++) {
        bool again = i && m->room[i].unit == m->room[i - 1].unit;
        reports[m->room[i].report].again = again;
        o->units += !again;
    }
}

static bool add_occurrence(
    maker *m, const ent_bound *items, size_t count, uint64_t turn, ent_error *err)
{
    ent_draws *d = m->draws;
    ent_occurrence *o = &d->occurrences[d->occurrence_count++];
    uint64_t reports = 0;
    o->key = occurrence_key(m, items, turn);
    o->first = (uint32_t)d->report_count;
    for (size_t i = 0; i < count; i++) reports += ent_sums_of(items[i].event).reports;
    for (size_t i = 0; i < count; i++)
        if (!add_report(m, &items[i], reports, err)) return false;
    o->next = (uint32_t)d->report_count;
    count_units(m, o);
    return true;
}

static bool has_same_key(const ent_bound *a, const ent_bound *b)
{
    return ent_bound_same_edge(a, b) && a->status == b->status && a->key_day == b->key_day
           && strcmp(a->bucket, b->bucket) == 0;
}

static bool add_edge(maker *m, size_t first, size_t next, ent_error *err)
{
    const ent_bound *items = m->bounds.items;
    uint64_t turn = 0;
    for (size_t i = first, count; i < next; i += count) {
        turn = i > first && has_same_key(&items[i - 1], &items[i]) ? turn + 1 : 0;
        count = ent_bound_duplicates(&m->bounds, i);
        if (!add_occurrence(m, &items[i], count, turn, err)) return false;
    }
    return true;
}

/* Edges of the graph stand in the order of the bounds; light and weak ones are missing.
 */
static bool fill(maker *m, ent_error *err)
{
    const ent_bounds *b = &m->bounds;
    ent_draws *d = m->draws;
    size_t edge = 0;
    for (size_t i = 0, next; i < b->count; i = next) {
        next = i + 1;
        while (next < b->count && ent_bound_same_edge(&b->items[i], &b->items[next]))
            next++;
        if (edge == d->edges || !is_edge(m, &b->items[i], edge)) continue;
        d->first[edge++] = d->occurrence_count;
        if (!add_edge(m, i, next, err)) return false;
    }
    d->first[edge] = d->occurrence_count;
    return edge == d->edges
           || ent_fail(err, ENT_USAGE,
               "graph: %zu of its edges are of other events than these", d->edges - edge);
}

static bool make_room(maker *m, ent_arena *scratch, ent_arena *arena, ent_error *err)
{
    ent_draws *d = m->draws;
    size_t most = m->bounds.count;
    *d = (ent_draws){ .edges = ent_graph_edge_count(m->graph) };
    m->place = ent_arena_array(scratch, m->bounds.node_count, sizeof *m->place);
    m->room = ent_arena_array(scratch, most, sizeof *m->room);
    d->reports = ent_arena_array(arena, most, sizeof *d->reports);
    d->occurrences = ent_arena_array(arena, most, sizeof *d->occurrences);
    d->first = ent_arena_array(arena, d->edges + 1, sizeof *d->first);
    return (m->place && m->room && d->reports && d->occurrences && d->first)
           || no_memory(err);
}

bool ent_draws_make(const ent_graph *graph, const ent_events *events,
    const ent_lexicon *names, ent_arena *arena, ent_draws *draws, ent_error *err)
{
    maker m = { .graph = graph, .draws = draws };
    ent_arena scratch = { 0 };
    const ent_filter *filter = ent_graph_filter(graph);
    bool ok = ent_bind(events, NULL, names, filter, &scratch, &m.bounds, err)
              && make_room(&m, &scratch, arena, err);
    if (ok) {
        m.scale = ent_scale_make(filter, &m.bounds);
        find_places(&m);
        ok = fill(&m, err);
    }
    draws->stories = m.units[0].count;
    draws->sources = m.units[1].count;
    for (size_t i = 0; i < 2; i++) ent_table_free(&m.units[i]);
    ent_arena_free(&scratch);
    return ok;
}

/* --- a replicate ----------------------------------------------------------------- */

/* The mean weight of the units that report it: what many report is surer. */
static double multiple(
    const ent_draws *d, const ent_occurrence *o, uint32_t replicate, size_t *strongest)
{
    unsigned sum = 0;
    *strongest = o->next;
    for (size_t i = o->first; i < o->next; i++) {
        unsigned weight = d->fixed ? 1
                                   : ent_chance_poisson(d->reports[i].unit, replicate);
        if (weight && *strongest == o->next) *strongest = i;
        if (!d->reports[i].again) sum += weight;
    }
    return (double)sum / o->units;
}

ent_drawn_edge ent_draw_edge(
    const ent_draws *d, const ent_graph *graph, size_t edge, uint32_t replicate)
{
    ent_drawn_edge drawn = { 0, 0, false };
    double lean = 0;
    for (size_t i = d->first[edge]; i < d->first[edge + 1]; i++) {
        const ent_occurrence *o = &d->occurrences[i];
        size_t strongest;
        double times = multiple(d, o, replicate, &strongest);
        if (strongest == o->next) continue;
        const ent_drawn_report *report = &d->reports[strongest];
        double chance = (double)report->confidence / (double)ENT_ONE;
        if (ent_chance_share(o->key, replicate) >= chance) continue;
        drawn.there = true;
        drawn.weight += times * report->weight;
        lean += times * report->lean;
    }
    int own = ent_relation_table[ent_graph_edge(graph, edge)->relation].sign;
    if (drawn.there) drawn.sign = fabs(lean) < 0.5 ? own : lean > 0 ? 1 : -1;
    return drawn;
}
