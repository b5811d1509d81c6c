/* replicate.c - drawn edges summed up by pair; no string is read, nothing is sorted. */
#include "analysis/replicate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/paths.h"
#include "analysis/principal.h"
#include "base/chance.h"

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for replicates");
}

/* Ties are in order of their ends. */
static uint32_t tie_of(const ent_graph *g, const ent_edge *e)
{
    uint32_t a = e->source < e->target ? e->source : e->target;
    uint32_t b = e->source < e->target ? e->target : e->source;
    size_t low = 0, high = ent_graph_tie_count(g);
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        const ent_tie *t = ent_graph_tie(g, middle);
        bool after = t->a != a ? t->a > a : t->b > b;
        if (after)
            high = middle;
        else
            low = middle;
    }
    return (uint32_t)low;
}

/* Adds the units that tell of an edge to `units`, each once; stops at `most`. */
static size_t add_units(
    const ent_draws *d, size_t edge, uint64_t *units, size_t count, size_t most)
{
    for (size_t o = d->first[edge]; o < d->first[edge + 1]; o++)
        for (size_t i = d->occurrences[o].first; i < d->occurrences[o].next; i++) {
            size_t k = 0;
            while (k < count && units[k] != d->reports[i].unit) k++;
            if (k == most) return count;
            units[k] = d->reports[i].unit;
            count += k == count;
        }
    return count;
}

/* A tie of k stories is in a share 1 - 1/e^k of the replicates: where it is, it stands
 * for the others. One that a single story tells stands for those, too, that no story has
 * told yet (Good 1953): it counts as often as its story. So degrees are neither below the
 * graph's on the whole, nor surer than they are. */
static void find_stands(ent_replica *replica)
{
    enum { MOST = 16 }; /* 1/e^16 is nothing */
    const ent_draws *d = replica->draws;
    for (size_t t = 0; t < ent_graph_tie_count(replica->graph); t++) {
        uint64_t units[MOST];
        size_t count = 0;
        for (size_t i = replica->first[t]; i < replica->first[t + 1]; i++)
            count = add_units(d, replica->edges[i], units, count, MOST);
        replica->sole[t] = count == 1 && !d->fixed ? units[0] : 0;
        replica->stands[t] = d->fixed ? 1 : 1 / (1 - exp(-(double)count));
    }
}

bool ent_replica_make(const ent_graph *graph, const ent_draws *draws, ent_arena *arena,
    ent_replica *replica, ent_error *err)
{
    size_t edges = ent_graph_edge_count(graph), ties = ent_graph_tie_count(graph);
    *replica = (ent_replica){ .graph = graph,
        .draws = draws,
        .tie = ent_arena_array(arena, edges, sizeof *replica->tie),
        .edges = ent_arena_array(arena, edges, sizeof *replica->edges),
        .first = ent_arena_array(arena, ties + 1, sizeof *replica->first),
        .stands = ent_arena_array(arena, ties, sizeof *replica->stands),
        .sole = ent_arena_array(arena, ties, sizeof *replica->sole) };
    if (!replica->tie || !replica->edges || !replica->first || !replica->stands
        || !replica->sole)
        return no_memory(err);
    for (size_t i = 0; i < edges; i++) {
        replica->tie[i] = tie_of(graph, ent_graph_edge(graph, i));
        replica->first[replica->tie[i]]++;
    }
    for (size_t i = 0; i < ties; i++) replica->first[i + 1] += replica->first[i];
    for (size_t i = edges; i-- > 0;)
        replica->edges[--replica->first[replica->tie[i]]] = i;
    find_stands(replica);
    return true;
}

bool ent_replicate_open(
    const ent_replica *replica, ent_arena *arena, ent_replicate *r, ent_error *err)
{
    size_t ties = ent_graph_tie_count(replica->graph);
    size_t nodes = ent_graph_node_count(replica->graph);
    *r = (ent_replicate){ .all = ent_arena_array(arena, ties, sizeof(double)),
        .positive = ent_arena_array(arena, ties, sizeof(double)),
        .signed_weight = ent_arena_array(arena, ties, sizeof(double)),
        .there = ent_arena_array(arena, ties, sizeof(bool)),
        .tied = ent_arena_array(arena, nodes, sizeof(bool)),
        .label = ent_arena_array(arena, nodes, sizeof *r->label) };
    bool ok = r->all && r->positive && r->signed_weight && r->there && r->tied
              && r->label;
    ent_pairs *const lists[] = { &r->pairs, &r->paths, &r->ties };
    for (size_t i = 0; ok && i < sizeof lists / sizeof *lists; i++) {
        lists[i]->nodes = nodes;
        lists[i]->items = ent_arena_array(arena, ties, sizeof(ent_pair));
        ok = lists[i]->items != NULL;
    }
    for (int m = 0; ok && m < ENT_MEASURES; m++) {
        r->value[m] = ent_arena_array(arena, nodes, sizeof(double));
        ok = r->value[m] != NULL;
    }
    return ok || no_memory(err);
}

void ent_replicate_close(ent_replicate *r)
{
    ent_arena_free(&r->scratch);
}

static void add(ent_pairs *list, const ent_tie *t, double weight)
{
    if (weight != 0) list->items[list->count++] = (ent_pair){ t->a, t->b, weight };
}

static void draw(const ent_replica *replica, uint32_t number, ent_replicate *r)
{
    const ent_graph *g = replica->graph;
    size_t ties = ent_graph_tie_count(g);
    memset(r->all, 0, ties * sizeof *r->all);
    memset(r->positive, 0, ties * sizeof *r->positive);
    memset(r->signed_weight, 0, ties * sizeof *r->signed_weight);
    memset(r->there, 0, ties * sizeof *r->there);
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        uint32_t tie = replica->tie[i];
        ent_drawn_edge e = ent_draw_edge(replica->draws, g, i, number);
        r->there[tie] = r->there[tie] || e.there;
        r->all[tie] += e.weight;
        r->signed_weight[tie] += e.sign * e.weight;
        if (e.sign > 0) r->positive[tie] += e.weight;
    }
}

/* Pairs of each kind; degree and strength on the way. */
static void list_pairs(const ent_replica *replica, uint32_t number, ent_replicate *r)
{
    const ent_graph *g = replica->graph;
    bool all_paths = ent_graph_filter(g)->all_paths;
    size_t nodes = ent_graph_node_count(g);
    double *degree = r->value[ENT_DEGREE], *strength = r->value[ENT_STRENGTH];
    memset(degree, 0, nodes * sizeof *degree);
    memset(strength, 0, nodes * sizeof *strength);
    memset(r->tied, 0, nodes * sizeof *r->tied);
    r->pairs.count = r->paths.count = r->ties.count = 0;
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        if (!r->there[i]) continue;
        const uint32_t ends[] = { t->a, t->b };
        double ties = replica->sole[i] ? ent_chance_poisson(replica->sole[i], number)
                                       : replica->stands[i];
        for (size_t e = 0; e < 2; e++) {
            degree[ends[e]] += ties;
            strength[ends[e]] += r->all[i];
            r->tied[ends[e]] = r->tied[ends[e]] || r->signed_weight[i] != 0;
        }
        add(&r->pairs, t, r->all[i]);
        add(&r->paths, t, all_paths ? r->all[i] : r->positive[i]);
        add(&r->ties, t, r->signed_weight[i]);
    }
}

void ent_replicate_draw(const ent_replica *replica, uint32_t number, ent_replicate *r)
{
    draw(replica, number, r);
    list_pairs(replica, number, r);
}

/* Sampled where the ranking's are. */
static bool follow_paths(const ent_graph *g, ent_replicate *r, ent_error *err)
{
    const ent_path_options options = { .exact = ent_graph_filter(g)->exact_paths,
        .threads = 1 };
    ent_paths paths = { .value[ENT_PATH_BETWEENNESS] = r->value[ENT_BETWEENNESS] };
    memset(r->value[ENT_BETWEENNESS], 0, r->paths.nodes * sizeof(double));
    return ent_paths_measure(&r->paths, g, &options, &r->scratch, &paths, err);
}

bool ent_replicate_measure(const ent_replica *replica, ent_replicate *r, ent_error *err)
{
    const ent_graph *g = replica->graph;
    bool ok = (ent_principal_eigenvector(
                   &r->pairs, &r->scratch, r->value[ENT_EIGENVECTOR])
                  && ent_principal_pagerank(
                      &r->pairs, ENT_DAMPING, &r->scratch, r->value[ENT_PAGERANK]))
              || no_memory(err);
    ok = ok && follow_paths(g, r, err)
         && ent_blocs_divide(
             &r->ties, ent_graph_filter(g)->blocs, &r->scratch, r->label, err);
    ent_arena_reset(&r->scratch);
    return ok;
}
