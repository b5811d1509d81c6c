/* brokers.c - two steps from every actor over friendly arcs, sorted by who stands
 * between.
 */
#include "analysis/brokers.h"

#include <stdlib.h>

const char *const ent_broker_role_names[ENT_BROKER_ROLES] = {
    [ENT_BROKER_COORDINATOR] = "coordinator",
    [ENT_BROKER_GATEKEEPER] = "gatekeeper",
    [ENT_BROKER_REPRESENTATIVE] = "representative",
    [ENT_BROKER_CONSULTANT] = "consultant",
    [ENT_BROKER_LIAISON] = "liaison",
};

/* Steps of two arcs: some tenths of a second. */
static const uint64_t MOST_STEPS = 200000000;

typedef struct {
    uint32_t from, to;
    double weight;
} arc;

typedef struct {
    size_t nodes, count;
    arc *arcs; /* by from, to; each once, with its weights together */
    size_t *first;
    uint32_t *label; /* bloc, or a number of its own */
    uint32_t *mark;  /* node + 1 that has an arc here, last */
    ent_broker *all;
} work;

static int by_ends(const void *x, const void *y)
{
    const arc *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight); /* one order of sums */
}

static int by_pair(const void *x, const void *y)
{
    const ent_tie *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* Enemies who meet are no friends. Ties are in order of their ends. */
static bool are_friends(const ent_graph *g, const ent_edge *e)
{
    ent_tie key = { .a = e->source < e->target ? e->source : e->target,
        .b = e->source < e->target ? e->target : e->source };
    const ent_tie *tie = ent_graph_tie_count(g) ? bsearch(&key, ent_graph_tie(g, 0),
                             ent_graph_tie_count(g), sizeof key, by_pair)
                                                : NULL;
    return tie && tie->tie > 0;
}

static void list_arcs(const ent_graph *g, work *w)
{
    size_t filled = 0;
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        if (e->sign <= 0 || !(e->weight > 0) || !are_friends(g, e)) continue;
        w->arcs[filled++] = (arc){ e->source, e->target, e->weight };
        if (!e->directed) w->arcs[filled++] = (arc){ e->target, e->source, e->weight };
    }
    if (filled) qsort(w->arcs, filled, sizeof *w->arcs, by_ends);
    for (size_t i = 0; i < filled; i++) {
        arc *last = w->count ? &w->arcs[w->count - 1] : NULL;
        if (last && last->from == w->arcs[i].from && last->to == w->arcs[i].to)
            last->weight += w->arcs[i].weight;
        else
            w->arcs[w->count++] = w->arcs[i];
    }
    for (size_t i = 0; i < w->count; i++) w->first[w->arcs[i].from + 1]++;
    for (size_t i = 0; i < w->nodes; i++) w->first[i + 1] += w->first[i];
}

static ent_broker_role role_of(uint32_t a, uint32_t x, uint32_t c)
{
    if (a == x) return x == c ? ENT_BROKER_COORDINATOR : ENT_BROKER_REPRESENTATIVE;
    if (x == c) return ENT_BROKER_GATEKEEPER;
    return a == c ? ENT_BROKER_CONSULTANT : ENT_BROKER_LIAISON;
}

/* From `a` over each friend to whom `a` has no arc of its own. */
static void count_from(work *w, uint32_t a)
{
    for (size_t i = w->first[a]; i < w->first[a + 1]; i++) w->mark[w->arcs[i].to] = a + 1;
    for (size_t i = w->first[a]; i < w->first[a + 1]; i++) {
        uint32_t x = w->arcs[i].to;
        for (size_t k = w->first[x]; k < w->first[x + 1]; k++) {
            uint32_t c = w->arcs[k].to;
            if (c == a || w->mark[c] == a + 1) continue;
            w->all[x].role[role_of(w->label[a], w->label[x], w->label[c])]++;
        }
    }
}

static uint64_t count_steps(const work *w)
{
    uint64_t steps = 0;
    for (size_t i = 0; i < w->count; i++)
        steps += w->first[w->arcs[i].to + 1] - w->first[w->arcs[i].to];
    return steps;
}

/* Participation: ties to each label together, then their squares. */
static bool share_out(const ent_graph *g, work *w, ent_arena *scratch)
{
    size_t ties = ent_graph_tie_count(g), count = 0;
    arc *parts = ent_arena_array(scratch, ties, 2 * sizeof *parts);
    if (!parts) return false;
    for (size_t i = 0; i < ties; i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        if (!(t->tie > 0)) continue;
        parts[count++] = (arc){ t->a, w->label[t->b], t->tie };
        parts[count++] = (arc){ t->b, w->label[t->a], t->tie };
    }
    if (count) qsort(parts, count, sizeof *parts, by_ends);
    for (size_t i = 0; i < count;) {
        ent_broker *broker = &w->all[parts[i].from];
        double all = 0, squares = 0;
        while (i < count && parts[i].from == broker->node) {
            double sum = 0;
            uint32_t label = parts[i].to;
            for (; i < count && parts[i].from == broker->node && parts[i].to == label;
                 i++)
                sum += parts[i].weight;
            all += sum;
            squares += sum * sum;
            broker->blocs++;
        }
        broker->participation = broker->blocs > 1 ? 1 - squares / (all * all) : 0;
    }
    return true;
}

static int foremost_first(const void *x, const void *y)
{
    const ent_broker *a = x, *b = y;
    if (a->between != b->between) return a->between > b->between ? -1 : 1;
    if (a->participation != b->participation)
        return a->participation > b->participation ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static bool open_work(
    const ent_graph *graph, const ent_blocs *blocs, ent_arena *scratch, work *w)
{
    size_t n = w->nodes = ent_graph_node_count(graph);
    w->arcs = ent_arena_array(scratch, ent_graph_edge_count(graph), 2 * sizeof *w->arcs);
    w->first = ent_arena_array(scratch, n + 1, sizeof *w->first);
    w->label = ent_arena_array(scratch, n, sizeof *w->label);
    w->mark = ent_arena_array(scratch, n, sizeof *w->mark);
    if (!w->arcs || !w->first || !w->label || !w->mark || !w->all) return false;
    for (size_t i = 0; i < n; i++) {
        w->all[i].node = (uint32_t)i;
        w->label[i] = blocs->bloc[i] ? blocs->bloc[i]
                                     : (uint32_t)(blocs->bloc_count + 1 + i);
    }
    list_arcs(graph, w);
    return true;
}

bool ent_brokers_find(const ent_graph *graph, const ent_blocs *blocs, ent_arena *arena,
    ent_brokers *brokers, ent_error *err)
{
    ent_arena scratch = { 0 };
    size_t nodes = ent_graph_node_count(graph);
    work w = { .all = ent_arena_array(arena, nodes, sizeof *w.all) };
    *brokers = (ent_brokers){ .items = w.all };
    bool ok = open_work(graph, blocs, &scratch, &w) && share_out(graph, &w, &scratch);
    brokers->counted = ok && count_steps(&w) <= MOST_STEPS;
    for (uint32_t a = 0; brokers->counted && a < nodes; a++) count_from(&w, a);
    for (size_t i = 0; ok && i < nodes; i++) {
        ent_broker *b = &w.all[i];
        for (int r = ENT_BROKER_GATEKEEPER; r < ENT_BROKER_ROLES; r++)
            b->between += b->role[r];
        if (brokers->counted ? b->between > 0 : b->blocs > 1)
            w.all[brokers->count++] = *b;
    }
    if (brokers->count) qsort(w.all, brokers->count, sizeof *w.all, foremost_first);
    ent_arena_free(&scratch);
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for brokers");
}
