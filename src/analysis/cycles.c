/* cycles.c - triangles from a list of them, longer cycles by breadth-first search. */
#include "analysis/cycles.h"

#include <string.h>

#include "analysis/triangles.h"

enum { LONGEST = 12, MOST_STEPS = 8000000, FEW_TIES = 20000 };

typedef struct {
    uint32_t to;
    size_t tie;
} step;

/* What is reached from one end. A place is a node and the parity of hostile ties on the
 * way: 2 x node + parity. */
typedef struct {
    uint32_t *seen;   /* of each place: number of the search */
    uint32_t *before; /* place from which it was reached */
    size_t *by;       /* tie by which */
    uint32_t *queue;
    size_t next, end; /* of the queue */
} reach;

typedef struct {
    const ent_pairs *ties;
    ent_cycle_kind kind;
    ent_ties_nano *left; /* of each tie's size */
    ent_ties_nano packed;
    size_t *first;
    step *steps; /* of node i: first[i] .. first[i + 1] - 1 */
    reach from[2];
    uint32_t search, meeting;
    size_t closing; /* the tie round which a way is looked for */
    size_t left_steps;
} packing;

static bool is_hostile(const packing *p, size_t tie)
{
    return p->ties->items[tie].weight < 0;
}

static void pack_triangle(void *context, const size_t tie[3])
{
    packing *p = context;
    ent_ties_nano least = p->left[tie[0]];
    int hostile = 0;
    for (int i = 0; i < 3; i++) {
        if (p->left[tie[i]] < least) least = p->left[tie[i]];
        hostile += is_hostile(p, tie[i]);
    }
    if (hostile != 1 && (p->kind != ENT_CYCLES_ODD || hostile != 3)) return;
    for (int i = 0; i < 3; i++) p->left[tie[i]] -= least;
    p->packed += least;
}

static bool open_packing(packing *p, const ent_ties_nano *size, ent_arena *arena)
{
    size_t n = p->ties->nodes, m = p->ties->count;
    p->left = ent_arena_array(arena, m, sizeof *p->left);
    p->first = ent_arena_array(arena, n + 1, sizeof *p->first);
    p->steps = ent_arena_array(arena, m, 2 * sizeof *p->steps);
    if (!p->left || !p->first || !p->steps) return false;
    for (int k = 0; k < 2; k++) {
        reach *r = &p->from[k];
        r->seen = ent_arena_array(arena, n, 2 * sizeof *r->seen);
        r->before = ent_arena_array(arena, n, 2 * sizeof *r->before);
        r->by = ent_arena_array(arena, n, 2 * sizeof *r->by);
        r->queue = ent_arena_array(arena, n, 2 * sizeof *r->queue);
        if (!r->seen || !r->before || !r->by || !r->queue) return false;
    }
    if (m) memcpy(p->left, size, m * sizeof *p->left);
    return true;
}

/* Ties that have paid everything are out of the way. */
static void list_steps(packing *p)
{
    const ent_pair *ties = p->ties->items;
    memset(p->first, 0, (p->ties->nodes + 1) * sizeof *p->first);
    for (size_t i = 0; i < p->ties->count; i++) {
        if (!p->left[i]) continue;
        p->first[ties[i].a]++;
        p->first[ties[i].b]++;
    }
    for (size_t i = 0; i < p->ties->nodes; i++) p->first[i + 1] += p->first[i];
    for (size_t i = p->ties->count; i-- > 0;) {
        if (!p->left[i]) continue;
        p->steps[--p->first[ties[i].a]] = (step){ ties[i].b, i };
        p->steps[--p->first[ties[i].b]] = (step){ ties[i].a, i };
    }
}

/* Adds the places one step on; true where the other end has reached one of them. */
static bool spread(packing *p, int side, uint32_t place)
{
    reach *r = &p->from[side];
    uint32_t node = place / 2, parity = place % 2;
    size_t cost = p->first[node + 1] - p->first[node] + 1;
    p->left_steps -= cost < p->left_steps ? cost : p->left_steps;
    for (size_t k = p->first[node]; k < p->first[node + 1]; k++) {
        const step *s = &p->steps[k];
        bool hostile = is_hostile(p, s->tie);
        if (s->tie == p->closing || !p->left[s->tie]) continue;
        if (hostile && p->kind == ENT_CYCLES_ONE_HOSTILE) continue;
        uint32_t to = 2 * s->to + (parity ^ hostile);
        if (r->seen[to] == p->search) continue;
        r->seen[to] = p->search;
        r->before[to] = place;
        r->by[to] = s->tie;
        r->queue[r->end++] = to;
        p->meeting = to;
        if (p->from[!side].seen[to] == p->search) return true;
    }
    return false;
}

/* A way of an even number of hostile ties round the hostile tie, of at most `most` ties:
 * from both ends, always that which has less to look at. */
static bool find_way(packing *p, size_t closing, size_t most)
{
    const ent_pair *t = &p->ties->items[closing];
    p->search++;
    p->closing = closing;
    for (int k = 0; k < 2; k++) {
        uint32_t start = 2 * (k ? t->b : t->a);
        p->from[k].seen[start] = p->search;
        p->from[k].queue[0] = start;
        p->from[k].next = 0;
        p->from[k].end = 1;
    }
    for (size_t length = 0; length < most; length++) {
        const reach *a = &p->from[0], *b = &p->from[1];
        int side = b->end - b->next < a->end - a->next;
        reach *r = &p->from[side];
        for (size_t level = r->end; r->next < level; r->next++)
            if (!p->left_steps || spread(p, side, r->queue[r->next]))
                return p->left_steps > 0;
    }
    return false;
}

/* All on the way and the closing tie pay as much as the poorest can: half of what it has
 * where the way leads over it twice. */
static bool pay(packing *p)
{
    size_t way[LONGEST], count = 0;
    const ent_pair *t = &p->ties->items[p->closing];
    ent_ties_nano least = p->left[p->closing];
    way[count++] = p->closing;
    for (int k = 0; k < 2; k++)
        for (uint32_t at = p->meeting; at != 2 * (k ? t->b : t->a);
             at = p->from[k].before[at])
            way[count++] = p->from[k].by[at];
    for (size_t i = 0; i < count; i++) {
        int times = 1;
        for (size_t k = 0; k < count; k++) times += k != i && way[k] == way[i];
        if (p->left[way[i]] / times < least) least = p->left[way[i]] / times;
    }
    for (size_t i = 0; i < count; i++) p->left[way[i]] -= least;
    p->packed += least;
    return least > 0;
}

/* Shorter cycles first, since each tie pays once; on large graphs the steps do not last
 * for every length. */
static void pack_longer(packing *p)
{
    size_t length = 3;
    while (length < LONGEST && p->left_steps) {
        length = p->ties->count < FEW_TIES ? length + 1 : length < 5 ? 5 : LONGEST;
        list_steps(p);
        for (size_t i = 0; i < p->ties->count && p->left_steps; i++)
            while (
                p->left[i] && is_hostile(p, i) && find_way(p, i, length - 1) && pay(p)) {
            }
    }
}

bool ent_cycles_pack(const ent_pairs *ties, const ent_ties_nano *size,
    ent_cycle_kind kind, ent_ties_nano *packed, ent_error *err)
{
    ent_arena arena = { 0 };
    packing p = { .ties = ties, .kind = kind, .left_steps = MOST_STEPS };
    bool ok = open_packing(&p, size, &arena)
              || ent_fail(err, ENT_MEMORY, "analysis: out of memory for cycles");
    ok = ok && ent_triangles(ties, pack_triangle, &p, err);
    if (ok) pack_longer(&p);
    *packed = ok ? p.packed : 0;
    ent_arena_free(&arena);
    return ok;
}
