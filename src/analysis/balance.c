/* balance.c - triads counted; camps found in each block and put together. */
#include "analysis/balance.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/blocks.h"
#include "analysis/frustration.h"
#include "analysis/triangles.h"

static const double NANO = 1e9;

typedef struct {
    const ent_graph *graph;
    ent_pairs ties;
    ent_ties_nano *size; /* of each tie: |tie|, or 1 */
    ent_blocks blocks;
    uint32_t *place;    /* of each node: its number in the present block, plus 1 */
    bool *contradicted; /* of each tie */
    ent_ties_nano least, most;
} work;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for balance");
}

typedef struct {
    const ent_pairs *ties;
    uint64_t *triads;
} census;

static void count_triad(void *context, const size_t pair[3])
{
    census *c = context;
    int negative = 0;
    for (int i = 0; i < 3; i++) negative += c->ties->items[pair[i]].weight < 0;
    c->triads[negative]++;
}

static bool count_triads(const ent_pairs *ties, ent_balance *b, ent_error *err)
{
    census c = { ties, b->triads };
    if (!ent_triangles(ties, count_triad, &c, err)) return false;
    b->strict = b->triads[0] + b->triads[2];
    b->weak = b->strict + b->triads[3];
    b->all = b->weak + b->triads[1];
    return true;
}

/* The number of a node inside the block; new ones get the next. */
static uint32_t place_of(work *w, uint32_t node, size_t *nodes)
{
    if (!w->place[node]) w->place[node] = (uint32_t)++ * nodes;
    return w->place[node] - 1;
}

/* A bridge contradicts nothing; any other block is solved alone, since camps of one can
 * be turned round without those of another. */
static bool solve_block(work *w, size_t block, ent_arena *arena, ent_error *err)
{
    size_t from = w->blocks.first[block], count = w->blocks.first[block + 1] - from;
    if (count < 3) return true;
    const size_t *pair = w->blocks.pairs + from;
    ent_pairs ties = { .items = ent_arena_array(arena, count, sizeof *ties.items),
        .count = count };
    ent_ties_nano *size = ent_arena_array(arena, count, sizeof *size);
    const ent_signed_net net = { &ties, size };
    ent_camps camps;
    if (!ties.items || !size) return no_memory(err);
    for (size_t i = 0; i < count; i++) {
        ent_pair t = w->ties.items[pair[i]];
        t.a = place_of(w, t.a, &ties.nodes);
        t.b = place_of(w, t.b, &ties.nodes);
        ties.items[i] = t;
        size[i] = w->size[pair[i]];
    }
    bool ok = ent_camps_find(&net, arena, &camps, err);
    for (size_t i = 0; i < count; i++) {
        const ent_pair *t = &ties.items[i];
        w->place[w->ties.items[pair[i]].a] = w->place[w->ties.items[pair[i]].b] = 0;
        if (ok)
            w->contradicted[pair[i]] = (camps.camp[t->a] == camps.camp[t->b])
                                       != (t->weight > 0);
    }
    w->least += ok ? camps.least : 0;
    w->most += ok ? camps.most : 0;
    return ok;
}

static bool solve(work *w, double unit, ent_frustration *f, ent_error *err)
{
    bool ok = true;
    ent_arena arena = { 0 };
    ent_ties_nano total = 0;
    w->least = w->most = 0;
    for (size_t i = 0; i < w->ties.count; i++) {
        w->contradicted[i] = false;
        total += w->size[i];
    }
    for (size_t b = 0; ok && b < w->blocks.count; b++) {
        ok = solve_block(w, b, &arena, err);
        ent_arena_reset(&arena);
    }
    ent_arena_free(&arena);
    *f = (ent_frustration){ (double)w->least / unit, (double)w->most / unit,
        (double)total / unit, w->least == w->most };
    return ok;
}

static uint32_t root_of(uint32_t *parent, uint8_t *turned, uint32_t node)
{
    uint8_t turn = 0;
    uint32_t root = node;
    while (parent[root] != root) {
        turn ^= turned[root];
        root = parent[root];
    }
    while (parent[node] != root && node != root) { /* shorter ways for the next */
        uint32_t next = parent[node];
        uint8_t rest = turn ^ turned[node];
        turned[node] = turn;
        parent[node] = root;
        turn = rest;
        node = next;
    }
    return root;
}

/* Each tie says whether its ends are in one camp; blocks form a tree, so that this never
 * contradicts itself. The first node of a component stands in camp 1. */
static bool put_together(const work *w, ent_arena *arena, ent_balance *b, ent_error *err)
{
    uint32_t *parent = ent_arena_array(arena, w->ties.nodes, sizeof *parent);
    uint8_t *turned = ent_arena_array(arena, w->ties.nodes, sizeof *turned);
    if (!parent || !turned) return no_memory(err);
    for (size_t i = 0; i < w->ties.nodes; i++) parent[i] = (uint32_t)i;
    for (size_t i = 0; i < w->ties.count; i++) {
        const ent_pair *t = &w->ties.items[i];
        b->camp[t->a] = b->camp[t->b] = 1;
        uint32_t x = root_of(parent, turned, t->a), y = root_of(parent, turned, t->b);
        if (x == y) continue;
        uint8_t apart = (t->weight < 0) != w->contradicted[i];
        uint8_t turn = apart ^ (x == t->a ? 0 : turned[t->a])
                       ^ (y == t->b ? 0 : turned[t->b]);
        uint32_t low = x < y ? x : y, high = x < y ? y : x;
        parent[high] = low; /* the root is the first node */
        turned[high] = turn;
    }
    for (size_t i = 0; i < w->ties.nodes; i++)
        if (root_of(parent, turned, (uint32_t)i) != i && turned[i]) b->camp[i] = 2;
    return true;
}

static int largest_first(const void *x, const void *y)
{
    const ent_tie *a = *(const ent_tie *const *)x, *b = *(const ent_tie *const *)y;
    double of_a = fabs(a->tie), of_b = fabs(b->tie);
    if (of_a != of_b) return of_a > of_b ? -1 : 1;
    return a < b ? -1 : a > b;
}

static bool list_frustrating(
    const work *w, ent_arena *arena, ent_balance *b, ent_error *err)
{
    size_t at = 0;
    for (size_t i = 0; i < w->ties.count; i++) b->frustrating_count += w->contradicted[i];
    b->frustrating = ent_arena_array(arena, b->frustrating_count, sizeof *b->frustrating);
    if (!b->frustrating) return no_memory(err);
    b->frustrating_count = 0;
    for (size_t i = 0; i < ent_graph_tie_count(w->graph); i++) {
        const ent_tie *t = ent_graph_tie(w->graph, i);
        if (t->tie == 0) continue;
        if (w->contradicted[at++]) b->frustrating[b->frustrating_count++] = t;
    }
    if (b->frustrating_count)
        qsort(b->frustrating, b->frustrating_count, sizeof(ent_tie *), largest_first);
    return true;
}

static bool make_room(work *w, ent_arena *scratch, ent_error *err)
{
    w->size = ent_arena_array(scratch, w->ties.count, sizeof *w->size);
    w->place = ent_arena_array(scratch, w->ties.nodes, sizeof *w->place);
    w->contradicted = ent_arena_array(scratch, w->ties.count, sizeof *w->contradicted);
    return (w->size && w->place && w->contradicted) || no_memory(err);
}

static bool find_balance(
    work *w, ent_arena *scratch, ent_arena *arena, ent_balance *b, ent_error *err)
{
    if (!ent_ties_read(w->graph, scratch, &w->ties, err) || !make_room(w, scratch, err)
        || !ent_blocks_find(&w->ties, scratch, &w->blocks, err)
        || !count_triads(&w->ties, b, err))
        return false;
    b->ties = w->ties.count;
    for (size_t i = 0; i < w->ties.count; i++) {
        b->negative += w->ties.items[i].weight < 0;
        w->size[i] = 1;
    }
    if (!solve(w, 1, &b->number, err)) return false;
    for (size_t i = 0; i < w->ties.count; i++)
        w->size[i] = ent_tie_size(&w->ties.items[i]);
    return solve(w, NANO, &b->weight, err) && put_together(w, scratch, b, err)
           && list_frustrating(w, arena, b, err);
}

bool ent_balance_find(
    const ent_graph *graph, ent_arena *arena, ent_balance *balance, ent_error *err)
{
    *balance = (ent_balance){ 0 };
    balance->camp = ent_arena_array(
        arena, ent_graph_node_count(graph), sizeof *balance->camp);
    if (!balance->camp) return no_memory(err);
    ent_igraph_session session;
    ent_arena scratch = { 0 };
    work w = { .graph = graph };
    if (!ent_igraph_enter(&session, err)) return false;
    bool ok = find_balance(&w, &scratch, arena, balance, err);
    ent_igraph_leave(&session);
    ent_arena_free(&scratch);
    return ok;
}

static double share(uint64_t part, uint64_t all)
{
    return all ? (double)part / (double)all : 0;
}

double ent_balance_strict(const ent_balance *balance)
{
    return share(balance->strict, balance->all);
}

double ent_balance_weak(const ent_balance *balance)
{
    return share(balance->weak, balance->all);
}

const ent_edge *ent_tie_edge(const ent_graph *graph, const ent_tie *tie)
{
    const ent_edge *best = NULL;
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *e = ent_graph_edge(graph, i);
        bool ours = (e->source == tie->a && e->target == tie->b)
                    || (e->source == tie->b && e->target == tie->a);
        if (ours && e->sign == (tie->tie > 0 ? 1 : -1)
            && (!best || e->weight > best->weight))
            best = e;
    }
    return best;
}
