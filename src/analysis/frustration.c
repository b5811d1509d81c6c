/* frustration.c - an answer from above by climbing, from below by cycles, and between
 * them a search in nested subgraphs. */
#include "analysis/frustration.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/camp_search.h"
#include "analysis/cycles.h"

enum { STARTS = 64, FEWEST_STARTS = 2, TIES_IN_ALL = 2000000 };

typedef struct {
    uint32_t to;
    ent_ties_nano pull; /* above 0: wants the same camp */
} neighbour;

typedef struct {
    size_t *first; /* of node i: first[i] .. first[i + 1] - 1 */
    neighbour *items;
    uint8_t *camp;
    ent_ties_nano *gain; /* what changing camps would save; may be below 0 */
} climber;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for balance");
}

/* The size with its sign: what holds the ends together or apart. */
static ent_ties_nano pull_of(const ent_signed_net *net, size_t tie)
{
    return net->ties->items[tie].weight > 0 ? net->size[tie] : -net->size[tie];
}

static bool make_climber(const ent_signed_net *net, ent_arena *arena, climber *c)
{
    size_t n = net->ties->nodes, m = net->ties->count;
    c->first = ent_arena_array(arena, n + 1, sizeof *c->first);
    c->items = ent_arena_array(arena, 2 * m, sizeof *c->items);
    c->camp = ent_arena_array(arena, n, sizeof *c->camp);
    c->gain = ent_arena_array(arena, n, sizeof *c->gain);
    if (!c->first || !c->items || !c->camp || !c->gain) return false;
    for (size_t i = 0; i < m; i++) {
        c->first[net->ties->items[i].a]++;
        c->first[net->ties->items[i].b]++;
    }
    for (size_t i = 0; i < n; i++) c->first[i + 1] += c->first[i];
    for (size_t i = m; i-- > 0;) {
        uint32_t a = net->ties->items[i].a, b = net->ties->items[i].b;
        c->items[--c->first[a]] = (neighbour){ b, pull_of(net, i) };
        c->items[--c->first[b]] = (neighbour){ a, pull_of(net, i) };
    }
    return true;
}

static ent_ties_nano cost_of(const ent_signed_net *net, const uint8_t *camp)
{
    ent_ties_nano cost = 0;
    for (size_t i = 0; i < net->ties->count; i++) {
        const ent_pair *t = &net->ties->items[i];
        if ((camp[t->a] == camp[t->b]) != (t->weight > 0)) cost += net->size[i];
    }
    return cost;
}

static void move(climber *c, size_t node)
{
    c->camp[node] ^= 1;
    c->gain[node] = -c->gain[node];
    for (size_t i = c->first[node]; i < c->first[node + 1]; i++) {
        const neighbour *other = &c->items[i];
        bool same = c->camp[other->to] == c->camp[node];
        c->gain[other->to] += same ? -2 * other->pull : 2 * other->pull;
    }
}

/* Moves single nodes while that saves anything: each saves at least 1, so it ends. */
static void climb(climber *c, size_t nodes)
{
    memset(c->gain, 0, nodes * sizeof *c->gain);
    for (size_t i = 0; i < nodes; i++)
        for (size_t k = c->first[i]; k < c->first[i + 1]; k++) {
            bool same = c->camp[c->items[k].to] == c->camp[i];
            c->gain[i] += same ? -c->items[k].pull : c->items[k].pull;
        }
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < nodes; i++) {
            if (c->gain[i] <= 0) continue;
            move(c, i);
            moved = true;
        }
    }
}

/* The first start has all in one camp, the others are random, the same each time. */
static void start(climber *c, size_t nodes, size_t number, uint64_t *random)
{
    for (size_t i = 0; i < nodes; i++) {
        *random = *random * 6364136223846793005u + 1442695040888963407u;
        c->camp[i] = number ? (uint8_t)(*random >> 63) : 0;
    }
}

static bool climb_often(
    const ent_signed_net *net, ent_arena *scratch, ent_camps *camps, ent_error *err)
{
    climber c;
    uint64_t random = 1;
    size_t n = net->ties->nodes, starts = TIES_IN_ALL / (net->ties->count + 1);
    if (starts > STARTS) starts = STARTS;
    if (starts < FEWEST_STARTS) starts = FEWEST_STARTS;
    if (!make_climber(net, scratch, &c)) return no_memory(err);
    camps->most = cost_of(net, camps->camp);
    for (size_t i = 0; i < starts && camps->most; i++) {
        start(&c, n, i, &random);
        climb(&c, n);
        ent_ties_nano cost = cost_of(net, c.camp);
        if (cost >= camps->most) continue;
        camps->most = cost;
        memcpy(camps->camp, c.camp, n * sizeof *c.camp);
    }
    return true;
}

bool ent_camps_find(
    const ent_signed_net *net, ent_arena *arena, ent_camps *camps, ent_error *err)
{
    ent_arena scratch = { 0 };
    *camps = (ent_camps){ 0 };
    camps->camp = ent_arena_array(arena, net->ties->nodes, sizeof *camps->camp);
    bool ok = (camps->camp || no_memory(err)) && climb_often(net, &scratch, camps, err)
              && ent_cycles_pack(
                  net->ties, net->size, ENT_CYCLES_ODD, &camps->least, err);
    if (ok && camps->least < camps->most)
        ok = ent_camps_search(net, &scratch, camps) || no_memory(err);
    ent_arena_free(&scratch);
    return ok;
}
