/* drawing.c - from a graph to the actors and lines of a picture. */
#include "output/drawing.h"

#include <stdlib.h>
#include <string.h>

#include "output/words.h"
#include "output/wrap.h"

enum {
    MOST_ACTORS = 150,
    MOST_LINES = 240,
    NAMED_LINES = 16, /* up to so many lines are all named */
    LABEL_COLUMNS = 10,
    LABEL_LINES = 3
};

/* Lines that a picture of `actors` bears before it becomes a ball of wool. */
static size_t line_budget(size_t actors)
{
    size_t budget = 60 + actors * 13 / 10;
    return budget < MOST_LINES ? budget : MOST_LINES;
}

/* Marks the nodes that may be drawn: all of a small graph, the most central of a large
 * one. */
static bool *choose_actors(const ent_export *e, ent_arena *arena)
{
    size_t count = ent_graph_node_count(e->graph);
    bool *chosen = ent_arena_array(arena, count, sizeof *chosen);
    if (!chosen) return NULL;
    for (size_t i = 0; i < count && i < MOST_ACTORS; i++)
        chosen[e->ranking ? e->ranking->order[i] : i] = true;
    return chosen;
}

static int compare_slots(const ent_drawn_line *a, const ent_drawn_line *b)
{
    uint32_t a1 = a->source < a->target ? a->source : a->target;
    uint32_t b1 = b->source < b->target ? b->source : b->target;
    uint32_t a2 = a->source < a->target ? a->target : a->source;
    uint32_t b2 = b->source < b->target ? b->target : b->source;
    if (a1 != b1) return a1 < b1 ? -1 : 1;
    if (a2 != b2) return a2 < b2 ? -1 : 1;
    if (a->relation != b->relation) return a->relation < b->relation ? -1 : 1;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    return 0;
}

static int by_slot(const void *x, const void *y)
{
    const ent_drawn_line *a = x, *b = y;
    int order = compare_slots(a, b);
    return order ? order : (a->source > b->source) - (a->source < b->source);
}

static bool same_pair(const ent_drawn_line *a, const ent_drawn_line *b)
{
    return (a->source == b->source && a->target == b->target)
           || (a->source == b->target && a->target == b->source);
}

/* All edges between chosen nodes as lines, by pair; both directions of one relation with
 * one dash are one line with two heads. */
static bool gather_lines(
    const ent_export *e, const bool *chosen, ent_arena *arena, ent_drawing *d)
{
    size_t count = ent_graph_edge_count(e->graph), n = 0;
    d->lines = ent_arena_array(arena, count, sizeof *d->lines);
    if (!d->lines) return false;
    for (size_t i = 0; i < count; i++) {
        const ent_edge *edge = ent_graph_edge(e->graph, i);
        if (!chosen[edge->source] || !chosen[edge->target]) continue;
        d->lines[n++] = (ent_drawn_line){ .source = edge->source,
            .target = edge->target,
            .relation = edge->relation,
            .line = ent_line_of(edge),
            .heads = edge->directed ? ENT_HEAD_TARGET : ENT_HEAD_NONE,
            .count = edge->count,
            .strength = edge->weight,
            .edge = edge };
    }
    if (n) qsort(d->lines, n, sizeof *d->lines, by_slot);
    for (size_t i = 0; i < n; i++) {
        ent_drawn_line *last = &d->lines[d->line_count - (d->line_count > 0)];
        if (d->line_count > 0 && compare_slots(last, &d->lines[i]) == 0) {
            last->heads = ENT_HEAD_BOTH;
            last->count += d->lines[i].count;
            last->strength += d->lines[i].strength;
        } else {
            d->lines[d->line_count++] = d->lines[i];
        }
    }
    return true;
}

/* --- backbone -------------------------------------------------------------------- */

typedef struct {
    size_t first, count; /* lines */
    double strength;
    uint64_t events;
    size_t rank_a, rank_b; /* among the pairs of its two ends, from 0 */
} pair;

typedef struct {
    pair *pairs;
    size_t count;
} pairs;

static bool gather_pairs(const ent_drawing *d, ent_arena *arena, pairs *all)
{
    all->pairs = ent_arena_array(arena, d->line_count, sizeof *all->pairs);
    if (!all->pairs) return false;
    for (size_t i = 0; i < d->line_count; i++) {
        if (i == 0 || !same_pair(&d->lines[i - 1], &d->lines[i]))
            all->pairs[all->count++] = (pair){ .first = i };
        pair *p = &all->pairs[all->count - 1];
        p->count++;
        p->strength += d->lines[i].strength;
        p->events += d->lines[i].count;
    }
    return true;
}

static int by_pair_strength(const void *x, const void *y)
{
    const pair *a = x, *b = y;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    if (a->events != b->events) return a->events > b->events ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* Pairs by strength; each learns which place it has among the ties of its two ends. */
static bool rank_pairs(const ent_drawing *d, size_t nodes, ent_arena *arena, pairs *all)
{
    size_t *ties = ent_arena_array(arena, nodes, sizeof *ties);
    if (!ties) return false;
    if (all->count) qsort(all->pairs, all->count, sizeof *all->pairs, by_pair_strength);
    for (size_t i = 0; i < all->count; i++) {
        const ent_drawn_line *line = &d->lines[all->pairs[i].first];
        all->pairs[i].rank_a = ties[line->source]++;
        all->pairs[i].rank_b = ties[line->target]++;
    }
    return true;
}

static size_t lines_kept(const pairs *all, size_t ties, size_t relations)
{
    size_t n = 0;
    for (size_t i = 0; i < all->count; i++) {
        const pair *p = &all->pairs[i];
        if (p->rank_a < ties || p->rank_b < ties)
            n += p->count < relations ? p->count : relations;
    }
    return n;
}

static int by_strength(const void *x, const void *y)
{
    const ent_drawn_line *a = x, *b = y;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return by_slot(x, y);
}

/* Keeps the strongest ties of each actor, as many as the budget allows, and of each tie
 * its two strongest relations. */
static bool keep_backbone(const ent_export *e, ent_arena *arena, ent_drawing *d)
{
    size_t nodes = ent_graph_node_count(e->graph), kept = 0;
    size_t drawable = nodes < MOST_ACTORS ? nodes : MOST_ACTORS;
    size_t budget = line_budget(drawable), ties = 12, relations = 2;
    if (d->line_count <= budget) return true;

    pairs all = { 0 };
    if (!gather_pairs(d, arena, &all) || !rank_pairs(d, nodes, arena, &all)) return false;
    while (ties > 1 && lines_kept(&all, ties, relations) > budget) ties--;
    if (lines_kept(&all, ties, relations) > budget) relations = 1;
    ent_drawn_line *lines = ent_arena_array(arena, d->line_count, sizeof *lines);
    if (!lines) return false;
    for (size_t i = 0; i < all.count; i++) {
        const pair *p = &all.pairs[i];
        if (p->rank_a >= ties && p->rank_b >= ties) continue;
        qsort(&d->lines[p->first], p->count, sizeof *lines, by_strength);
        for (size_t k = 0; k < p->count && k < relations; k++)
            lines[kept++] = d->lines[p->first + k];
    }
    d->lines = lines;
    d->line_count = kept;
    d->strongest_ties = ties;
    d->one_relation = relations == 1;
    return true;
}

/* --- what is left ---------------------------------------------------------------- */

static double importance(const ent_export *e, uint32_t node)
{
    return e->ranking ? e->ranking->value[ENT_PAGERANK][node]
                      : ent_graph_node(e->graph, node)->count;
}

/* Numbers the nodes that have a line, in order of node, and turns the lines to them. A
 * chosen node without any edge at all was asked for (see ent_graph_build) and stays. */
static bool number_actors(
    const ent_export *e, const bool *chosen, ent_arena *arena, ent_drawing *d)
{
    size_t count = ent_graph_node_count(e->graph);
    uint32_t *number = ent_arena_array(arena, count, sizeof *number);
    d->actors = ent_arena_array(arena, count, sizeof *d->actors);
    if (!number || !d->actors) return false;
    for (size_t i = 0; i < d->line_count; i++)
        number[d->lines[i].source] = number[d->lines[i].target] = 1;

    double largest = 0;
    for (uint32_t i = 0; i < count; i++) {
        const ent_node *node = ent_graph_node(e->graph, i);
        if (!number[i] && !(chosen[i] && node->count == 0)) continue;
        number[i] = (uint32_t)d->actor_count;
        d->actors[d->actor_count++] = (ent_drawn_actor){ .node = i,
            .size = importance(e, i),
            .label = ent_wrap_label(
                arena, ent_node_label(e->graph, i), LABEL_COLUMNS, LABEL_LINES) };
        if (!d->actors[d->actor_count - 1].label) return false;
        if (importance(e, i) > largest) largest = importance(e, i);
    }
    for (size_t i = 0; i < d->actor_count; i++)
        d->actors[i].size = largest > 0 ? d->actors[i].size / largest : 0.5;
    for (size_t i = 0; i < d->line_count; i++) {
        d->lines[i].source = number[d->lines[i].source];
        d->lines[i].target = number[d->lines[i].target];
    }
    return true;
}

/* Strongest lines first; a small picture names them all, a large one gives the counts of
 * the strongest. */
static void label_lines(ent_drawing *d)
{
    if (d->line_count) qsort(d->lines, d->line_count, sizeof *d->lines, by_strength);
    bool small = d->line_count <= NAMED_LINES;
    size_t counted = d->line_count / 9;
    if (counted > 12) counted = 12;
    for (size_t i = 0; i < d->line_count; i++) {
        ent_drawn_line *line = &d->lines[i];
        line->named = small;
        line->counted = line->count > 1 && (small || i < counted);
        d->events += line->count;
        if (line->count > d->most) d->most = line->count;
    }
}

bool ent_drawing_make(
    const ent_export *e, ent_arena *arena, ent_drawing *drawing, ent_error *err)
{
    *drawing = (ent_drawing){ 0 };
    bool *chosen = choose_actors(e, arena);
    bool ok = chosen && gather_lines(e, chosen, arena, drawing)
              && keep_backbone(e, arena, drawing)
              && number_actors(e, chosen, arena, drawing);
    if (!ok) return ent_fail(err, ENT_MEMORY, "out of memory");
    label_lines(drawing);
    return true;
}
