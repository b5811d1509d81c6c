/* camp_search.c - nested searches over a dense table of ties. */
#include "analysis/camp_search.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 150 };
/* Nodes looked at, in all: some tenths of a second. */
static const uint64_t MOST_STEPS = 100000000;

typedef struct {
    size_t nodes;
    uint32_t *order;      /* node of each place, the most tied first */
    ent_ties_nano *pull;  /* place x place: above 0 together, below 0 apart */
    ent_ties_nano *price; /* place x 2: what a camp costs beside the placed ones */
    ent_ties_nano *doll;  /* least cost of the places from this on */
    uint8_t *camp, *best; /* of each place */
    ent_ties_nano best_cost;
    uint64_t steps;
} search;

typedef struct {
    ent_ties_nano weight;
    uint32_t node;
} load;

static int heaviest_first(const void *x, const void *y)
{
    const load *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Where one places the most tied first, prices rise soonest. */
static bool set_order(const ent_signed_net *net, ent_arena *scratch, search *s)
{
    load *loads = ent_arena_array(scratch, s->nodes, sizeof *loads);
    uint32_t *place = ent_arena_array(scratch, s->nodes, sizeof *place);
    if (!loads || !place) return false;
    for (size_t i = 0; i < s->nodes; i++) loads[i].node = (uint32_t)i;
    for (size_t i = 0; i < net->ties->count; i++) {
        loads[net->ties->items[i].a].weight += net->size[i];
        loads[net->ties->items[i].b].weight += net->size[i];
    }
    qsort(loads, s->nodes, sizeof *loads, heaviest_first);
    for (size_t i = 0; i < s->nodes; i++) {
        s->order[i] = loads[i].node;
        place[loads[i].node] = (uint32_t)i;
    }
    for (size_t i = 0; i < net->ties->count; i++) {
        const ent_pair *t = &net->ties->items[i];
        size_t a = place[t->a], b = place[t->b];
        ent_ties_nano pull = t->weight > 0 ? net->size[i] : -net->size[i];
        s->pull[a * s->nodes + b] = s->pull[b * s->nodes + a] = pull;
    }
    return true;
}

/* Puts place `at` into its camp: dearer for its friends elsewhere, its enemies here.
 * `way` -1 takes it back. */
static void charge(search *s, size_t at, int way)
{
    const ent_ties_nano *pull = s->pull + at * s->nodes;
    for (size_t i = at + 1; i < s->nodes; i++) {
        if (pull[i] > 0) s->price[2 * i + !s->camp[at]] += way * pull[i];
        if (pull[i] < 0) s->price[2 * i + s->camp[at]] -= way * pull[i];
    }
    s->steps += s->nodes - at;
}

static ent_ties_nano at_least(const search *s, size_t from)
{
    ent_ties_nano sum = from < s->nodes ? s->doll[from] : 0;
    for (size_t i = from; i < s->nodes; i++) {
        const ent_ties_nano *price = &s->price[2 * i];
        sum += price[0] < price[1] ? price[0] : price[1];
    }
    return sum;
}

/* Places `at` and all after it, the cheaper camp first; at most MOST_NODES deep. `floor`:
 * no camps cost less, so that those that cost it end the search. */
static void place(search *s, size_t at, ent_ties_nano cost, ent_ties_nano floor)
{
    if (at == s->nodes) {
        s->best_cost = cost;
        memcpy(s->best, s->camp, s->nodes * sizeof *s->best);
        return;
    }
    uint8_t cheaper = s->price[2 * at + 1] < s->price[2 * at];
    for (int turn = 0; turn < 2; turn++) {
        s->camp[at] = cheaper ^ (uint8_t)turn;
        ent_ties_nano now = cost + s->price[2 * at + s->camp[at]];
        charge(s, at, 1);
        bool hopeful = now + at_least(s, at + 1) < s->best_cost;
        if (hopeful && s->steps < MOST_STEPS && s->best_cost > floor)
            place(s, at + 1, now, floor);
        charge(s, at, -1);
    }
}

/* The best of the smaller doll with the new node in its cheaper camp: where to start. */
static ent_ties_nano extend(search *s, size_t at)
{
    ent_ties_nano price[2] = { 0, 0 };
    const ent_ties_nano *pull = s->pull + at * s->nodes;
    for (size_t i = at + 1; i < s->nodes; i++) {
        if (pull[i] > 0) price[!s->best[i]] += pull[i];
        if (pull[i] < 0) price[s->best[i]] -= pull[i];
    }
    s->best[at] = price[1] < price[0];
    return s->doll[at + 1] + price[s->best[at]];
}

/* One doll: the new node stands in camp 0, since camps have no names. */
static void solve_doll(search *s, size_t at, ent_ties_nano floor)
{
    s->camp[at] = 0;
    charge(s, at, 1);
    if (at_least(s, at + 1) < s->best_cost) place(s, at + 1, 0, floor);
    charge(s, at, -1);
}

static void take_better(const search *s, ent_camps *camps)
{
    if (s->best_cost >= camps->most) return;
    camps->most = s->best_cost;
    for (size_t i = 0; i < s->nodes; i++) camps->camp[s->order[i]] = s->best[i];
}

/* The last doll is the graph: what climbing and triangles found is known already. */
static void solve(search *s, ent_camps *camps)
{
    for (size_t at = s->nodes; at-- > 0;) {
        ent_ties_nano floor = s->doll[at + 1];
        s->best_cost = extend(s, at);
        if (at == 0) {
            take_better(s, camps);
            s->best_cost = camps->most;
            if (camps->least > floor) floor = camps->least;
        }
        solve_doll(s, at, floor);
        if (at == 0) take_better(s, camps);
        if (s->steps >= MOST_STEPS) return;
        s->doll[at] = s->best_cost;
        if (s->doll[at] > camps->least) camps->least = s->doll[at];
        if (camps->least == camps->most) return;
    }
}

bool ent_camps_search(const ent_signed_net *net, ent_arena *scratch, ent_camps *camps)
{
    size_t n = net->ties->nodes;
    if (n > MOST_NODES) return true;
    search s = { .nodes = n,
        .order = ent_arena_array(scratch, n, sizeof *s.order),
        .pull = ent_arena_array(scratch, n * n, sizeof *s.pull),
        .price = ent_arena_array(scratch, n, 2 * sizeof *s.price),
        .doll = ent_arena_array(scratch, n + 1, sizeof *s.doll),
        .camp = ent_arena_array(scratch, n, sizeof *s.camp),
        .best = ent_arena_array(scratch, n, sizeof *s.best) };
    if (!s.order || !s.pull || !s.price || !s.doll || !s.camp || !s.best) return false;
    if (!set_order(net, scratch, &s)) return false;
    solve(&s, camps);
    return true;
}
