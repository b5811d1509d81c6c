/* arcs.c - one pass over the edges each; two iterations where an equation is solved. */
#include "analysis/arcs.h"

#include <stdlib.h>

#include "analysis/eigenvector.h"

enum { STEPS = 1000 };

typedef struct {
    uint32_t from, to;
} arc;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for arcs");
}

static int by_ends(const void *x, const void *y)
{
    const arc *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* All arcs, each once, in order. */
static arc *list_arcs(
    const ent_graph *g, bool undirected_too, ent_arena *scratch, size_t *count)
{
    size_t edges = ent_graph_edge_count(g), filled = 0;
    arc *arcs = ent_arena_array(scratch, edges, 2 * sizeof *arcs);
    *count = 0;
    if (!arcs) return NULL;
    for (size_t i = 0; i < edges; i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        if (!e->directed && !undirected_too) continue;
        arcs[filled++] = (arc){ e->source, e->target };
        if (!e->directed) arcs[filled++] = (arc){ e->target, e->source };
    }
    if (filled) qsort(arcs, filled, sizeof *arcs, by_ends);
    for (size_t i = 0; i < filled; i++)
        if (i == 0 || by_ends(&arcs[i], &arcs[i - 1]) != 0) arcs[(*count)++] = arcs[i];
    return arcs;
}

bool ent_arc_degrees(
    const ent_graph *graph, ent_arena *scratch, double *in, double *out, ent_error *err)
{
    size_t count;
    const arc *arcs = list_arcs(graph, true, scratch, &count);
    if (!arcs) return no_memory(err);
    for (size_t i = 0; i < count; i++) {
        if (out) out[arcs[i].from]++;
        if (in) in[arcs[i].to]++;
    }
    return true;
}

bool ent_arc_reciprocity(const ent_graph *graph, ent_arena *scratch, double *share,
    bool *known, ent_error *err)
{
    size_t count, answered = 0;
    const arc *arcs = list_arcs(graph, false, scratch, &count);
    if (!arcs) return no_memory(err);
    for (size_t i = 0; i < count; i++) {
        const arc back = { arcs[i].to, arcs[i].from };
        answered += bsearch(&back, arcs, count, sizeof *arcs, by_ends) != NULL;
    }
    *known = count > 0;
    *share = count ? (double)answered / (double)count : 0;
    return true;
}

static void add(double *value, uint32_t node, double weight)
{
    if (value) value[node] += weight;
}

void ent_arc_strengths(
    const ent_graph *graph, double *in, double *out, double *positive, double *negative)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        double *of_sign = e->sign > 0 ? positive : e->sign < 0 ? negative : NULL;
        add(out, e->source, e->weight);
        add(in, e->target, e->weight);
        if (!e->directed) add(out, e->target, e->weight);
        if (!e->directed) add(in, e->source, e->weight);
        add(of_sign, e->source, e->weight);
        add(of_sign, e->target, e->weight);
    }
}

typedef struct {
    double weight;
    arc arc;
} load;

static int by_arc(const void *x, const void *y)
{
    const load *a = x, *b = y;
    int ends = by_ends(&a->arc, &b->arc);
    return ends ? ends : (a->weight > b->weight) - (a->weight < b->weight);
}

/* Node i as a hub is i, as an authority nodes + i; each arc joins one of each. The first
 * eigenvector of this graph is both: W and its transpose in turn. */
static bool double_graph(const ent_graph *g, ent_arena *scratch, ent_pairs *pairs)
{
    size_t edges = ent_graph_edge_count(g), nodes = ent_graph_node_count(g), filled = 0;
    load *loads = ent_arena_array(scratch, edges, 2 * sizeof *loads);
    *pairs = (ent_pairs){ .nodes = 2 * nodes,
        .items = ent_arena_array(scratch, edges, 2 * sizeof *pairs->items) };
    if (!loads || !pairs->items) return false;
    for (size_t i = 0; i < edges; i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        if (!(e->weight > 0)) continue;
        loads[filled++] = (load){ e->weight, { e->source, e->target } };
        if (!e->directed) loads[filled++] = (load){ e->weight, { e->target, e->source } };
    }
    if (filled) qsort(loads, filled, sizeof *loads, by_arc);
    for (size_t i = 0; i < filled; i++) {
        if (i == 0 || by_ends(&loads[i].arc, &loads[i - 1].arc) != 0)
            pairs->items[pairs->count++] = (ent_pair){ loads[i].arc.from,
                (uint32_t)nodes + loads[i].arc.to, 0 };
        pairs->items[pairs->count - 1].weight += loads[i].weight;
    }
    return true;
}

static void share_out(const double *from, size_t nodes, double *to)
{
    double sum = 0;
    for (size_t i = 0; i < nodes; i++) sum += from[i];
    for (size_t i = 0; to && i < nodes && sum > 0; i++) to[i] = from[i] / sum;
}

bool ent_arc_hits(ent_igraph_session *session, const ent_graph *graph, ent_arena *scratch,
    double *hub, double *authority, ent_error *err)
{
    ent_pairs pairs;
    size_t n = ent_graph_node_count(graph);
    double *value = ent_arena_array(scratch, n, 2 * sizeof *value);
    if (!value || !double_graph(graph, scratch, &pairs)) return no_memory(err);
    if (!ent_eigenvector(session, &pairs, scratch, value, err)) return false;
    share_out(value, n, hub);
    share_out(value + n, n, authority);
    return true;
}

/* to = (I - A / (2n - 2)) from. */
static void apply(const ent_graph *g, const double *from, double *to, size_t nodes)
{
    double scale = 2 * (double)nodes - 2;
    for (size_t i = 0; i < nodes; i++) to[i] = from[i];
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        double pull = t->tie > 0 ? 1 / scale : t->tie < 0 ? -2 / scale : 0;
        to[t->a] -= pull * from[t->b];
        to[t->b] -= pull * from[t->a];
    }
}

static double product(const double *a, const double *b, size_t nodes)
{
    double sum = 0;
    for (size_t i = 0; i < nodes; i++) sum += a[i] * b[i];
    return sum;
}

/* Conjugate gradients: the matrix is symmetric and, its rows being bounded, has no
 * eigenvalue below 0. */
bool ent_arc_pn(const ent_graph *graph, ent_arena *scratch, double *value, ent_error *err)
{
    size_t n = ent_graph_node_count(graph);
    double *rest = ent_arena_array(scratch, n, sizeof *rest);
    double *way = ent_arena_array(scratch, n, sizeof *way);
    double *image = ent_arena_array(scratch, n, sizeof *image);
    if (!rest || !way || !image) return no_memory(err);
    for (size_t i = 0; i < n; i++) {
        value[i] = 0;
        rest[i] = way[i] = 1;
    }
    double left = (double)n;
    if (n == 1) value[0] = 1;
    for (int step = 0; n > 1 && step < STEPS && left > 1e-28 * (double)n; step++) {
        apply(graph, way, image, n);
        double curve = product(way, image, n);
        if (!(curve > 0)) break;
        double length = left / curve, former = left;
        for (size_t i = 0; i < n; i++) {
            value[i] += length * way[i];
            rest[i] -= length * image[i];
        }
        left = product(rest, rest, n);
        for (size_t i = 0; i < n; i++) way[i] = rest[i] + left / former * way[i];
    }
    return true;
}
