/* bloc_chains.c - blocs joined; chains of moves between two, or out of one. */
#include "analysis/bloc_state.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_VAIN = 50 };

/* --- joins ------------------------------------------------------------------------ */

static int by_labels(const void *x, const void *y)
{
    const ent_bloc_joint *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return (p->gain > q->gain) - (p->gain < q->gain); /* one order of sums */
}

static int by_gain(const void *x, const void *y)
{
    const ent_bloc_joint *p = x, *q = y;
    if (p->gain != q->gain) return p->gain > q->gain ? -1 : 1;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* Pairs of labels that a tie joins, with what joining them would gain; those that would
 * lose are left out where only gains are asked for. */
static size_t find_joints(ent_bloc_search *s, bool gains_only)
{
    size_t all = 0, count = 0;
    for (size_t i = 0; i < s->ties; i++) {
        const ent_pair *t = &s->problem->ties->items[i];
        uint32_t a = s->label[t->a], b = s->label[t->b];
        if (a != b)
            s->joints[all++] = (ent_bloc_joint){ a < b ? a : b, a < b ? b : a,
                t->weight };
    }
    qsort(s->joints, all, sizeof *s->joints, by_labels);
    for (size_t i = 0; i < all;) {
        ent_bloc_joint sum = s->joints[i];
        bool friends = sum.gain > 0;
        for (i++; i < all && s->joints[i].a == sum.a && s->joints[i].b == sum.b; i++) {
            sum.gain += s->joints[i].gain;
            friends |= s->joints[i].gain > 0;
        }
        sum.gain += s->hostile[sum.a] * s->hostile[sum.b]
                    - s->friendly[sum.a] * s->friendly[sum.b];
        if (gains_only ? sum.gain > s->least : friends) s->joints[count++] = sum;
    }
    qsort(s->joints, count, sizeof *s->joints, by_gain);
    return count;
}

/* Each label is in one join a round: gains are then what they were. */
bool ent_bloc_join(ent_bloc_search *s)
{
    bool any = false;
    for (size_t count; (count = find_joints(s, true)) > 0; any = true) {
        for (size_t i = 0; i < s->nodes; i++) s->order[i] = (uint32_t)i;
        for (size_t i = 0; i < count; i++) {
            const ent_bloc_joint *j = &s->joints[i];
            if (s->is_touched[j->a] || s->is_touched[j->b]) continue;
            s->is_touched[j->a] = s->is_touched[j->b] = true;
            s->order[j->b] = j->a;
        }
        for (size_t i = 0; i < s->nodes; i++) s->label[i] = s->order[s->label[i]];
        memset(s->is_touched, 0, s->nodes * sizeof *s->is_touched);
        ent_bloc_count(s);
    }
    return any;
}

/* --- chains ----------------------------------------------------------------------- */

static void list_members(ent_bloc_search *s)
{
    memset(s->start, 0, (s->nodes + 1) * sizeof *s->start);
    for (size_t i = 0; i < s->nodes; i++) s->start[s->label[i] + 1]++;
    for (size_t i = 0; i < s->nodes; i++) s->start[i + 1] += s->start[i];
    for (size_t i = 0; i < s->nodes; i++)
        s->member[s->start[s->label[i]]++] = (uint32_t)i;
    for (size_t i = s->nodes; i > 0; i--) s->start[i] = s->start[i - 1];
    s->start[0] = 0;
}

typedef struct {
    uint32_t label[2];
    double friendly[2], hostile[2];
    uint32_t *nodes[2]; /* as they stood before the chain */
    size_t count[2];
} chain;

/* What the node's change of sides would gain now. */
static double change(const ent_bloc_search *s, const chain *c, uint32_t node)
{
    int own = (s->side[node] & 3) - 1;
    double f = ent_bloc_friendly(s, node), h = ent_bloc_hostile(s, node);
    return s->drift[node] - f * (c->friendly[!own] - (c->friendly[own] - f))
           + h * (c->hostile[!own] - (c->hostile[own] - h));
}

static void turn(ent_bloc_search *s, chain *c, uint32_t node)
{
    int own = (s->side[node] & 3) - 1;
    double f = ent_bloc_friendly(s, node), h = ent_bloc_hostile(s, node);
    c->friendly[own] -= f, c->friendly[!own] += f;
    c->hostile[own] -= h, c->hostile[!own] += h;
    s->side[node] = (uint8_t)((2 - own) | 4);
    s->drift[node] = -s->drift[node];
    for (size_t k = s->first[node]; k < s->first[node + 1]; k++) {
        const ent_bloc_neighbour *other = &s->items[k];
        if (!s->side[other->to]) continue;
        bool same = (s->side[other->to] & 3) == (s->side[node] & 3);
        s->drift[other->to] += same ? -2 * other->pull : 2 * other->pull;
    }
}

static void start_chain(ent_bloc_search *s, chain *c)
{
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < c->count[k]; i++)
            s->side[c->nodes[k][i]] = (uint8_t)(k + 1);
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < c->count[k]; i++) {
            uint32_t node = c->nodes[k][i];
            s->drift[node] = 0;
            for (size_t e = s->first[node]; e < s->first[node + 1]; e++) {
                uint8_t side = s->side[s->items[e].to];
                if (side)
                    s->drift[node] += side == k + 1 ? -s->items[e].pull
                                                    : s->items[e].pull;
            }
        }
}

static bool pick(ent_bloc_search *s, const chain *c, uint32_t *best, double *gain)
{
    bool found = false;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < c->count[k]; i++) {
            uint32_t node = c->nodes[k][i];
            if (s->side[node] & 4) continue;
            double now = change(s, c, node);
            if (found && now <= *gain) continue;
            found = true;
            *best = node;
            *gain = now;
        }
    return found;
}

/* Nodes change sides one by one, the best first, also where that loses; the best moment
 * on the way is kept. */
static bool run_chain(ent_bloc_search *s, chain *c)
{
    size_t moves = 0, kept = 0, all = c->count[0] + c->count[1];
    double sum = 0, most = s->least, gain = 0;
    uint32_t node = 0;
    start_chain(s, c);
    while (moves < kept + LONGEST_VAIN && s->steps > all && pick(s, c, &node, &gain)) {
        s->steps -= all;
        turn(s, c, node);
        s->order[moves++] = node;
        sum += gain;
        if (sum > most) most = sum, kept = moves;
    }
    for (size_t i = 0; i < kept; i++) {
        uint32_t from = s->label[s->order[i]];
        uint32_t to = from == c->label[0] ? c->label[1] : c->label[0];
        ent_bloc_enter(s, s->order[i], from, -1);
        s->label[s->order[i]] = to;
        ent_bloc_enter(s, s->order[i], to, 1);
    }
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < c->count[k]; i++) s->side[c->nodes[k][i]] = 0;
    return kept > 0;
}

/* Members as listed may have gone since: a chain has those that are still there. */
static bool try_chain(ent_bloc_search *s, uint32_t a, uint32_t b, bool alone)
{
    chain c = { .label = { a, b } };
    int sides = alone ? 1 : 2;
    for (int k = 0; k < sides; k++) {
        c.nodes[k] = s->member + s->start[c.label[k]];
        c.count[k] = s->start[c.label[k] + 1] - s->start[c.label[k]];
    }
    size_t all = c.count[0] + c.count[1];
    if (all < 2 || s->steps <= all) return false;
    for (int k = 0; k < sides; k++) {
        uint32_t label = c.label[k], *end = c.nodes[k] + c.count[k];
        for (uint32_t *at = c.nodes[k]; at < end; at++)
            if (s->label[*at] != label) return false;
        if (c.count[k] != s->size[label]) return false;
        c.friendly[k] = s->friendly[label];
        c.hostile[k] = s->hostile[label];
    }
    return run_chain(s, &c);
}

/* Each bloc against nobody, then each two that are friends somewhere. */
bool ent_bloc_chain(ent_bloc_search *s)
{
    bool any = false;
    list_members(s);
    for (uint32_t a = 0; a < s->nodes && s->steps; a++) {
        if (s->start[a + 1] - s->start[a] < 2) continue;
        any |= try_chain(s, a, ent_bloc_empty(s), true);
    }
    size_t count = find_joints(s, false);
    for (size_t i = 0; i < count && s->steps; i++)
        any |= try_chain(s, s->joints[i].a, s->joints[i].b, false);
    return any;
}
