/* replicate.c - drawn edges summed up by pair; no string is read, nothing is sorted. */
#include "analysis/replicate.h"

#include <stdlib.h>
#include <string.h>

enum { STARTS = 4 }; /* of the search for blocs */

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

bool ent_replica_make(const ent_graph *graph, const ent_draws *draws, ent_arena *arena,
    ent_replica *replica, ent_error *err)
{
    size_t edges = ent_graph_edge_count(graph), ties = ent_graph_tie_count(graph);
    *replica = (ent_replica){ .graph = graph,
        .draws = draws,
        .tie = ent_arena_array(arena, edges, sizeof *replica->tie),
        .edges = ent_arena_array(arena, edges, sizeof *replica->edges),
        .first = ent_arena_array(arena, ties + 1, sizeof *replica->first) };
    if (!replica->tie || !replica->edges || !replica->first) return no_memory(err);
    for (size_t i = 0; i < edges; i++) {
        replica->tie[i] = tie_of(graph, ent_graph_edge(graph, i));
        replica->first[replica->tie[i]]++;
    }
    for (size_t i = 0; i < ties; i++) replica->first[i + 1] += replica->first[i];
    for (size_t i = edges; i-- > 0;)
        replica->edges[--replica->first[replica->tie[i]]] = i;
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
static void list_pairs(const ent_graph *g, ent_replicate *r)
{
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
        for (size_t e = 0; e < 2; e++) {
            degree[ends[e]]++;
            strength[ends[e]] += r->all[i];
            r->tied[ends[e]] = r->tied[ends[e]] || r->signed_weight[i] != 0;
        }
        add(&r->pairs, t, r->all[i]);
        add(&r->paths, t, all_paths ? r->all[i] : r->positive[i]);
        add(&r->ties, t, r->signed_weight[i]);
    }
}

bool ent_replicate_make(const ent_replica *replica, uint32_t number,
    ent_igraph_session *session, ent_replicate *r, ent_error *err)
{
    size_t nodes = ent_graph_node_count(replica->graph);
    draw(replica, number, r);
    list_pairs(replica->graph, r);
    for (int m = ENT_BETWEENNESS; m < ENT_MEASURES; m++)
        memset(r->value[m], 0, nodes * sizeof(double));
    bool ok = ent_rank_pairs(session, &r->pairs, &r->paths, &r->scratch, r->value, err)
              && ent_blocs_divide(session, &r->ties,
                  ent_graph_filter(replica->graph)->blocs, STARTS, &r->scratch, r->label,
                  err);
    ent_arena_reset(&r->scratch);
    return ok;
}
