/* mediators.c - triads of two friendships and one enmity, seen from the friend of both.
 */
#include "analysis/mediators.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/ties.h"
#include "analysis/triangles.h"

static const double NANO = 1e9;

/* Sums in billionths: the order in which triads come must not matter. */
typedef struct {
    ent_ties_nano strength, most;
    uint32_t pairs;
    size_t between; /* pair */
} sum;

typedef struct {
    const ent_pairs *ties;
    sum *sums; /* of each node */
} count;

static bool touches(const ent_pair *pair, uint32_t node)
{
    return pair->a == node || pair->b == node;
}

static void visit(void *context, const size_t pair[3])
{
    count *c = context;
    const ent_pair *ties = c->ties->items;
    int negative = 0, enmity = 0;
    ent_ties_nano least = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        ent_ties_nano size = ent_tie_size(&ties[pair[i]]);
        if (size < least) least = size;
        if (ties[pair[i]].weight > 0) continue;
        negative++;
        enmity = i;
    }
    if (negative != 1) return;
    const ent_pair *friendship = &ties[pair[(enmity + 1) % 3]];
    uint32_t friend = touches(&ties[pair[enmity]], friendship->a) ? friendship->b
                                                                  : friendship->a;
    sum *s = &c->sums[friend];
    s->pairs++;
    s->strength += least;
    if (least < s->most || (least == s->most && pair[enmity] >= s->between)) return;
    s->most = least;
    s->between = pair[enmity];
}

static int strongest_first(const void *x, const void *y)
{
    const ent_mediator *a = x, *b = y;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    if (a->pairs != b->pairs) return a->pairs > b->pairs ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Pairs are the graph's ties without those of 0. */
static const ent_tie **ties_of(const ent_graph *graph, ent_arena *scratch)
{
    size_t filled = 0, all = ent_graph_tie_count(graph);
    const ent_tie **ties = ent_arena_array(scratch, all, sizeof *ties);
    for (size_t i = 0; ties && i < all; i++)
        if (ent_graph_tie(graph, i)->tie != 0) ties[filled++] = ent_graph_tie(graph, i);
    return ties;
}

static bool list(const count *c, const ent_tie *const *ties, ent_arena *arena,
    ent_mediators *found, ent_error *err)
{
    size_t room = 0;
    for (size_t i = 0; i < c->ties->nodes; i++) room += c->sums[i].pairs > 0;
    found->items = ent_arena_array(arena, room, sizeof *found->items);
    if (!found->items) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    for (size_t i = 0; i < c->ties->nodes; i++) {
        const sum *s = &c->sums[i];
        if (!s->pairs) continue;
        found->items[found->count++] = (ent_mediator){ (uint32_t)i, s->pairs,
            (double)s->strength / NANO, ties[s->between], (double)s->most / NANO };
    }
    if (found->count)
        qsort(found->items, found->count, sizeof *found->items, strongest_first);
    return true;
}

bool ent_mediators_find(
    const ent_graph *graph, ent_arena *arena, ent_mediators *mediators, ent_error *err)
{
    ent_arena scratch = { 0 };
    ent_pairs pairs;
    *mediators = (ent_mediators){ 0 };
    bool ok = ent_ties_read(graph, &scratch, &pairs, err);
    if (ok) {
        count c = { &pairs, ent_arena_array(&scratch, pairs.nodes, sizeof(sum)) };
        const ent_tie **ties = ties_of(graph, &scratch);
        ok = c.sums && ties
                 ? ent_triangles(&pairs, visit, &c, err)
                       && list(&c, ties, arena, mediators, err)
                 : ent_fail(err, ENT_MEMORY, "analysis: out of memory for mediators");
    }
    ent_arena_free(&scratch);
    return ok;
}
