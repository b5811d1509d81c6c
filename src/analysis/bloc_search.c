/* bloc_search.c - moves by a queue, kicks, and the order of all. */
#include "analysis/bloc_state.h"

#include <math.h>
#include <string.h>

/* Bounds of what one search does: chains and kicks of some milliseconds each. */
enum {
    MOST_STEPS = 1 << 20,
    MOST_VISITS = 1 << 21,
    MOST_ROUNDS = 50,
    KICKS = 40,
    KICKS_PER_NODE = 10,
    KICKED = 8,
    CHANGES = 1000 /* and as many as nodes: what a kick may move */
};

static void list_neighbours(ent_bloc_search *s)
{
    const ent_pair *ties = s->problem->ties->items;
    double sum = 0;
    for (size_t i = 0; i < s->ties; i++) {
        s->first[ties[i].a]++;
        s->first[ties[i].b]++;
        sum += fabs(ties[i].weight);
    }
    for (size_t i = 0; i < s->nodes; i++) s->first[i + 1] += s->first[i];
    for (size_t k = 0; k < 2 * s->ties; k++) { /* enemies from behind, then friends */
        const ent_pair *t = &ties[k % s->ties];
        bool friendly = t->weight > 0;
        if (friendly != (k >= s->ties)) continue;
        s->items[--s->first[t->a]] = (ent_bloc_neighbour){ t->b, t->weight };
        s->items[--s->first[t->b]] = (ent_bloc_neighbour){ t->a, t->weight };
        s->friends[t->a] += friendly;
        s->friends[t->b] += friendly;
    }
    s->least = sum * 1e-13;
}

/* Arrays of an item per node. */
static bool make_room(ent_bloc_search *s, ent_arena *arena)
{
    size_t n = s->nodes;
    s->size = ent_arena_array(arena, n, sizeof *s->size);
    s->friendly = ent_arena_array(arena, n, sizeof *s->friendly);
    s->hostile = ent_arena_array(arena, n, sizeof *s->hostile);
    s->friends = ent_arena_array(arena, n, sizeof *s->friends);
    s->link = ent_arena_array(arena, n, sizeof *s->link);
    s->touched = ent_arena_array(arena, n, sizeof *s->touched);
    s->is_touched = ent_arena_array(arena, n, sizeof *s->is_touched);
    s->queue = ent_arena_array(arena, n, sizeof *s->queue);
    s->is_queued = ent_arena_array(arena, n, sizeof *s->is_queued);
    s->member = ent_arena_array(arena, n, sizeof *s->member);
    s->drift = ent_arena_array(arena, n, sizeof *s->drift);
    s->side = ent_arena_array(arena, n, sizeof *s->side);
    s->order = ent_arena_array(arena, n, sizeof *s->order);
    return s->size && s->friendly && s->hostile && s->friends && s->link && s->touched
           && s->is_touched && s->queue && s->is_queued && s->member && s->drift
           && s->side && s->order;
}

ent_bloc_search *ent_bloc_search_new(const ent_bloc_problem *problem, ent_arena *arena)
{
    ent_bloc_search *s = ent_arena_array(arena, 1, sizeof *s);
    if (!s) return NULL;
    s->problem = problem;
    size_t n = s->nodes = problem->ties->nodes, m = s->ties = problem->ties->count;
    s->change_room = n + CHANGES;
    s->random = 1; /* goes on from run to run */
    s->first = ent_arena_array(arena, n + 1, sizeof *s->first);
    s->items = ent_arena_array(arena, 2 * m, sizeof *s->items);
    s->start = ent_arena_array(arena, n + 1, sizeof *s->start);
    s->joints = ent_arena_array(arena, m, sizeof *s->joints);
    s->changes = ent_arena_array(arena, s->change_room, sizeof *s->changes);
    if (!s->first || !s->items || !s->start || !s->joints || !s->changes) return NULL;
    if (!make_room(s, arena)) return NULL;
    list_neighbours(s);
    return s;
}

void ent_bloc_enter(ent_bloc_search *s, uint32_t node, uint32_t label, int way)
{
    s->size[label] += (uint32_t)way;
    s->friendly[label] += way * ent_bloc_friendly(s, node);
    s->hostile[label] += way * ent_bloc_hostile(s, node);
    if (!s->size[label]) /* no rounding is left behind */
        s->friendly[label] = s->hostile[label] = 0;
}

uint32_t ent_bloc_empty(ent_bloc_search *s)
{
    while (s->size[s->empty]) s->empty = s->empty + 1 < s->nodes ? s->empty + 1 : 0;
    return s->empty;
}

void ent_bloc_count(ent_bloc_search *s)
{
    memset(s->size, 0, s->nodes * sizeof *s->size);
    for (size_t i = 0; i < s->nodes; i++) s->friendly[i] = s->hostile[i] = 0;
    for (size_t i = 0; i < s->nodes; i++) {
        s->size[s->label[i]]++;
        s->friendly[s->label[i]] += ent_bloc_friendly(s, i);
        s->hostile[s->label[i]] += ent_bloc_hostile(s, i);
    }
}

/* --- single moves ----------------------------------------------------------------- */

static size_t find_links(ent_bloc_search *s, uint32_t node)
{
    size_t count = 0;
    for (size_t k = s->first[node]; k < s->first[node + 1]; k++) {
        uint32_t label = s->label[s->items[k].to];
        if (!s->is_touched[label]) s->touched[count++] = label;
        s->is_touched[label] = true;
        s->link[label] += s->items[k].pull;
    }
    return count;
}

static double gain_of(const ent_bloc_search *s, uint32_t node, uint32_t label)
{
    return s->link[label] - ent_bloc_friendly(s, node) * s->friendly[label]
           + ent_bloc_hostile(s, node) * s->hostile[label];
}

static void forget_links(ent_bloc_search *s, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        s->is_touched[s->touched[i]] = false;
        s->link[s->touched[i]] = 0;
    }
}

/* The node leaves its label for the best one, its own included, or stays alone. */
static double move_node(ent_bloc_search *s, uint32_t node)
{
    uint32_t own = s->label[node], best = own;
    size_t count = find_links(s, node);
    ent_bloc_enter(s, node, own, -1);
    double stay = gain_of(s, node, own), most = stay;
    for (size_t i = 0; i < count; i++) {
        double gain = gain_of(s, node, s->touched[i]);
        if (gain > most + s->least) most = gain, best = s->touched[i];
    }
    forget_links(s, count);
    if (most < -s->least) most = 0, best = ent_bloc_empty(s);
    s->label[node] = best;
    ent_bloc_enter(s, node, best, 1);
    return best == own ? 0 : most - stay;
}

static void queue(ent_bloc_search *s, uint32_t node)
{
    if (s->is_queued[node]) return;
    s->is_queued[node] = true;
    s->queue[(s->head + s->waiting++) % s->nodes] = node;
}

static void queue_neighbours(ent_bloc_search *s, uint32_t node)
{
    for (size_t k = s->first[node]; k < s->first[node + 1]; k++)
        if (s->label[s->items[k].to] != s->label[node]) queue(s, s->items[k].to);
}

static uint32_t next_waiting(ent_bloc_search *s)
{
    uint32_t node = s->queue[s->head];
    s->head = s->head + 1 < s->nodes ? s->head + 1 : 0;
    s->waiting--;
    s->is_queued[node] = false;
    return node;
}

/* Room is left for one change more, always. */
static void note(ent_bloc_search *s, uint32_t node, uint32_t from)
{
    if (s->is_kicked) s->changes[s->change_count++] = (ent_bloc_change){ node, from };
}

/* Those whose neighbours have moved look again. Ends early where a kick has moved more
 * than can be taken back. */
static double settle(ent_bloc_search *s)
{
    double sum = 0;
    while (s->waiting) {
        uint32_t node = next_waiting(s), from = s->label[node];
        if (s->change_count == s->change_room) continue;
        s->visits += s->first[node + 1] - s->first[node];
        double gain = move_node(s, node);
        if (gain <= 0) continue;
        sum += gain;
        note(s, node, from);
        queue_neighbours(s, node);
    }
    return sum;
}

static bool move_nodes(ent_bloc_search *s)
{
    for (size_t i = 0; i < s->nodes; i++)
        if (s->first[i] < s->first[i + 1]) queue(s, (uint32_t)i);
    s->is_kicked = false;
    s->change_count = 0;
    return settle(s) > 0;
}

/* --- kicks ------------------------------------------------------------------------ */

static uint32_t draw(ent_bloc_search *s, size_t below)
{
    s->random = s->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((s->random >> 33) * below >> 31);
}

static double put(ent_bloc_search *s, uint32_t node, uint32_t to)
{
    uint32_t from = s->label[node];
    size_t count = find_links(s, node);
    ent_bloc_enter(s, node, from, -1);
    double gain = gain_of(s, node, to) - gain_of(s, node, from);
    forget_links(s, count);
    s->label[node] = to;
    ent_bloc_enter(s, node, to, 1);
    if (to != from) note(s, node, from);
    return gain;
}

static uint32_t any_friend(ent_bloc_search *s, uint32_t node)
{
    return s->items[s->first[node] + draw(s, s->friends[node])].to;
}

/* Where a node that is thrown out goes: alone, or to a friend's bloc. */
static uint32_t elsewhere(ent_bloc_search *s, uint32_t node)
{
    uint32_t label = s->label[node], to = s->label[any_friend(s, node)];
    if (draw(s, 2) && to != label) return to;
    return s->size[label] > 1 ? ent_bloc_empty(s) : label;
}

static void take_back(ent_bloc_search *s)
{
    while (s->change_count) {
        const ent_bloc_change *m = &s->changes[--s->change_count];
        ent_bloc_enter(s, m->node, s->label[m->node], -1);
        s->label[m->node] = m->from;
        ent_bloc_enter(s, m->node, m->from, 1);
    }
}

/* A few friends of each other are thrown out, each for itself or all to one place, and
 * all settle anew; what does not gain is taken back. */
static void kick(ent_bloc_search *s)
{
    uint32_t node = draw(s, s->nodes);
    if (!s->friends[node]) return;
    size_t size = 2 + draw(s, KICKED);
    bool together = draw(s, 2);
    uint32_t to = elsewhere(s, node), from = s->label[node];
    double gain = 0;
    s->is_kicked = true;
    s->change_count = 0;
    for (size_t i = 0; i < size; i++) {
        if (!together) to = elsewhere(s, node);
        if (!together || s->label[node] == from) gain += put(s, node, to);
        queue(s, node);
        queue_neighbours(s, node);
        node = any_friend(s, node);
    }
    gain += settle(s);
    if (gain < -s->least) take_back(s);
}

static void descend(ent_bloc_search *s)
{
    for (int round = 0; round < MOST_ROUNDS; round++) {
        bool moved = move_nodes(s);
        moved |= ent_bloc_join(s);
        if (!moved && !ent_bloc_chain(s)) return;
    }
}

void ent_bloc_search_run(ent_bloc_search *s, uint32_t *label)
{
    s->label = label;
    s->steps = MOST_STEPS;
    if (!s->ties) return;
    ent_bloc_count(s);
    descend(s);
    size_t kicks = KICKS + KICKS_PER_NODE * s->nodes;
    for (s->visits = 0; kicks && s->visits < MOST_VISITS; kicks--) kick(s);
    descend(s);
}
