/* series.c - moments of edges summed by window. */
#include "analysis/series.h"

static const double NANO = 1e9;

/* Of one edge in one window. */
typedef struct {
    uint64_t count;
    int64_t weight, lean;
} part;

/* Adds what an edge has in a window; see docs/method.md for the sign. */
static void add_part(ent_point *p, const part *one, ent_relation relation)
{
    int sign = one->lean ? (one->lean > 0) - (one->lean < 0)
                         : ent_relation_table[relation].sign;
    double weight = (double)one->weight / NANO;
    p->count += one->count;
    p->weight += weight;
    if (sign > 0) {
        p->friendly += one->count;
        p->cooperation += weight;
    } else if (sign < 0) {
        p->hostile += one->count;
        p->conflict += weight;
    }
    p->tie = p->cooperation - p->conflict;
}

bool ent_series_start(
    const ent_windows *windows, ent_arena *arena, ent_series *series, ent_error *err)
{
    *series = (ent_series){ .count = windows->count };
    series->points = ent_arena_array(arena, windows->count, sizeof *series->points);
    return series->points || ent_fail(err, ENT_MEMORY, "out of memory for a series");
}

void ent_series_clear(ent_series *series)
{
    for (size_t i = 0; i < series->count; i++) series->points[i] = (ent_point){ 0 };
    series->undated = series->outside = series->total = (ent_point){ 0 };
}

void ent_series_add(ent_series *series, const ent_windows *windows, const ent_edge *edge,
    uint32_t statuses)
{
    part sum = { 0 };
    for (size_t i = 0; i < edge->moment_count;) {
        const ent_moment *m = &edge->moments[i];
        bool dated = m->day != ENT_NO_DATE;
        size_t at = dated ? ent_window_at(windows, m->day) : windows->count;
        ent_date last = at < windows->count ? windows->items[at].to : m->day;
        sum = (part){ 0 };
        for (; i < edge->moment_count && edge->moments[i].day <= last; i++) {
            m = &edge->moments[i];
            if (statuses && !(statuses >> m->status & 1)) continue;
            sum.count += m->count;
            sum.weight += m->weight;
            sum.lean += m->lean;
        }
        if (!sum.count) continue;
        if (at == windows->count) {
            add_part(dated ? &series->outside : &series->undated, &sum, edge->relation);
            continue;
        }
        add_part(&series->points[at], &sum, edge->relation);
        add_part(&series->total, &sum, edge->relation);
    }
}

static int compare_ends(const ent_edge *e, uint32_t source, uint32_t target)
{
    if (e->source != source) return e->source < source ? -1 : 1;
    return (e->target > target) - (e->target < target);
}

size_t ent_edges_from(const ent_graph *graph, uint32_t a, uint32_t b, size_t *first)
{
    size_t all = ent_graph_edge_count(graph), low = 0, high = all;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ends(ent_graph_edge(graph, middle), a, b) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (high < all && compare_ends(ent_graph_edge(graph, high), a, b) == 0) high++;
    return high - low;
}

static void add_range(ent_series *series, const ent_graph *graph,
    const ent_windows *windows, const ent_series_choice *choice, size_t first,
    size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        if (!choice->relations || choice->relations >> e->relation & 1)
            ent_series_add(series, windows, e, choice->statuses);
    }
}

static void add_pair(ent_series *series, const ent_windows *windows,
    const ent_graph *graph, const ent_series_choice *choice)
{
    uint32_t low = choice->a < choice->b ? choice->a : choice->b;
    uint32_t high = choice->a < choice->b ? choice->b : choice->a;
    size_t first, count = ent_edges_from(graph, low, high, &first);
    add_range(series, graph, windows, choice, first, count);
    count = ent_edges_from(graph, high, low, &first);
    add_range(series, graph, windows, choice, first, count);
}

void ent_series_add_pair(ent_series *series, const ent_windows *windows,
    const ent_graph *graph, uint32_t a, uint32_t b, uint32_t statuses)
{
    const ent_series_choice pair = { .a = a, .b = b, .statuses = statuses };
    add_pair(series, windows, graph, &pair);
}

bool ent_series_make(const ent_graph *graph, const ent_windows *windows,
    const ent_series_choice *choice, ent_arena *arena, ent_series *series, ent_error *err)
{
    if (!ent_series_start(windows, arena, series, err)) return false;
    if (choice->pair)
        add_pair(series, windows, graph, choice);
    else
        add_range(series, graph, windows, choice, 0, ent_graph_edge_count(graph));
    return true;
}
