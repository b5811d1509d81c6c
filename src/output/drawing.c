/* drawing.c - from a graph to the actors and lines of a picture. */
#include "output/drawing.h"

#include <stdlib.h>
#include <string.h>

#include "output/words.h"
#include "output/wrap.h"

enum {
    MOST_LINES = 240,
    NAMED_LINES = 16, /* up to so many lines are all named */
    LABEL_COLUMNS = 10,
    LABEL_LINES = 3,
    WIDEST_LABEL = 20 /* columns of a very long name, on one line more */
};

uint32_t ent_drawn_bloc(const ent_drawn_actor *actor)
{
    return actor->bloc < ENT_DRAWN_BLOCS ? actor->bloc : ENT_DRAWN_BLOCS - 1;
}

/* Lines that a picture of `actors` bears before it becomes a ball of wool. */
static size_t line_budget(size_t actors)
{
    size_t budget = 60 + actors * 13 / 10;
    return budget < MOST_LINES ? budget : MOST_LINES;
}

/* Who asks for so many gets so many, as far as a page bears. */
static size_t most_actors(const ent_export *e)
{
    size_t top = ent_graph_filter(e->graph)->top;
    if (!top) return ENT_DRAWN_ACTORS;
    return top < ENT_DRAWN_ACTORS_MOST ? top : ENT_DRAWN_ACTORS_MOST;
}

typedef struct {
    double strength;
    size_t place;
    uint32_t node;
} strong;

static int by_actor_strength(const void *x, const void *y)
{
    const strong *a = x, *b = y;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* Marks the nodes that may be drawn: all of a small graph, of a large one the strongest,
 * as --top has them; the more central of equals. */
static bool *choose_actors(const ent_export *e, ent_arena *arena)
{
    size_t count = ent_graph_node_count(e->graph), most = most_actors(e);
    bool *chosen = ent_arena_array(arena, count, sizeof *chosen);
    strong *order = ent_arena_array(arena, count, sizeof *order);
    if (!chosen || !order) return NULL;
    for (size_t i = 0; i < count; i++) {
        uint32_t node = e->ranking ? e->ranking->order[i] : (uint32_t)i;
        double strength = e->ranking ? e->ranking->value[ENT_STRENGTH][node] : 0;
        order[i] = (strong){ strength, i, node };
    }
    if (count > most) qsort(order, count, sizeof *order, by_actor_strength);
    for (size_t i = 0; i < count && i < most; i++) chosen[order[i].node] = true;
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

/* Two directions that one line may stand for: neither is more than twice as frequent. */
static bool alike(const ent_drawn_line *a, const ent_drawn_line *b)
{
    return a->count <= 2 * b->count && b->count <= 2 * a->count;
}

/* All edges between chosen nodes as lines, by pair; both directions of one relation with
 * one dash are one line with two heads where they are alike. */
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
        if (d->line_count > 0 && compare_slots(last, &d->lines[i]) == 0
            && alike(last, &d->lines[i])) {
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
    size_t slots;        /* lines, with the two directions of one relation as one */
    double strength;
    uint64_t events;
    size_t rank_a, rank_b; /* among the pairs of its two ends, from 0 */
    bool kept;
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
        p->slots += p->count == 0 || compare_slots(&d->lines[i - 1], &d->lines[i]) != 0;
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
            n += p->slots < relations ? p->slots : relations;
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

/* Copies the lines of a pair's strongest relations; returns how many there are. */
static size_t keep_strongest(
    ent_drawn_line *lines, size_t count, size_t relations, ent_drawn_line *kept)
{
    size_t n = 0, slots = 0;
    qsort(lines, count, sizeof *lines, by_strength);
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known = known || compare_slots(&kept[k], &lines[i]) == 0;
        if (!known && slots == relations) continue;
        slots += !known;
        kept[n++] = lines[i];
    }
    return n;
}

/* Keeps the pairs that are among the strongest `ties` of either end; of the others the
 * strongest, as far as the budget goes: whose ends both have stronger ones may still be
 * the fourth of all. Returns whether there are such. */
static bool choose_pairs(pairs *all, size_t ties, size_t relations, size_t budget)
{
    size_t n = lines_kept(all, ties, relations);
    bool others = false;
    for (size_t i = 0; i < all->count; i++) {
        pair *p = &all->pairs[i];
        size_t lines = p->slots < relations ? p->slots : relations;
        p->kept = p->rank_a < ties || p->rank_b < ties;
        if (p->kept || n + lines > budget) continue;
        p->kept = others = true;
        n += lines;
    }
    return others;
}

/* Keeps the strongest ties of each actor, as many as the budget allows, and of each tie
 * its two strongest relations. */
static bool keep_backbone(
    const ent_export *e, size_t asked, ent_arena *arena, ent_drawing *d)
{
    size_t nodes = ent_graph_node_count(e->graph), kept = 0;
    size_t most = most_actors(e), drawable = nodes < most ? nodes : most;
    size_t budget = line_budget(drawable), ties = asked ? asked : 12, relations = 2;
    if (!asked && d->line_count <= budget) return true;

    pairs all = { 0 };
    if (!gather_pairs(d, arena, &all) || !rank_pairs(d, nodes, arena, &all)) return false;
    while (!asked && ties > 1 && lines_kept(&all, ties, relations) > budget) ties--;
    if (!asked && lines_kept(&all, ties, relations) > budget) relations = 1;
    d->others = choose_pairs(&all, ties, relations, asked ? 0 : budget);
    ent_drawn_line *lines = ent_arena_array(arena, d->line_count, sizeof *lines);
    if (!lines) return false;
    for (size_t i = 0; i < all.count; i++) {
        const pair *p = &all.pairs[i];
        if (!p->kept) continue;
        kept += keep_strongest(&d->lines[p->first], p->count, relations, &lines[kept]);
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

/* A name of a few short lines; a very long one gets wider lines and one more. */
static const char *label_of(ent_arena *arena, const char *name)
{
    size_t columns = ent_columns(name, strlen(name)), lines = LABEL_LINES + 1;
    if (columns <= LABEL_COLUMNS * LABEL_LINES)
        return ent_wrap_label(arena, name, LABEL_COLUMNS, LABEL_LINES);
    columns = columns / lines + columns / 16;
    return ent_wrap_label(
        arena, name, columns < WIDEST_LABEL ? columns : WIDEST_LABEL, lines);
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
            .bloc = e->blocs ? e->blocs->bloc[i] : 0,
            .label = label_of(arena, ent_node_label(e->graph, i)) };
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
        d->strength += line->strength;
        if (line->count > d->most) d->most = line->count;
    }
}

bool ent_drawing_make(const ent_export *e, size_t ties, ent_arena *arena,
    ent_drawing *drawing, ent_error *err)
{
    *drawing = (ent_drawing){ 0 };
    bool *chosen = choose_actors(e, arena);
    bool ok = chosen && gather_lines(e, chosen, arena, drawing)
              && keep_backbone(e, ties, arena, drawing)
              && number_actors(e, chosen, arena, drawing);
    if (!ok) return ent_fail(err, ENT_MEMORY, "out of memory");
    label_lines(drawing);
    return true;
}
