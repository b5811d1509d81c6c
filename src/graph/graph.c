/* graph.c - bind, merge, choose, join: events become a graph. */
#include "graph/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "graph/check.h"
#include "graph/merge.h"

struct ent_graph {
    ent_arena arena; /* all that follows */
    ent_filter filter;
    ent_node *nodes;
    ent_edge *edges;
    ent_tie *ties;
    size_t node_count, edge_count, tie_count;
    ent_graph_span extent;
};

/* What the graph is made from; gone when it stands. */
typedef struct {
    ent_arena arena;
    ent_bounds bounds;
    ent_drafts drafts;
} making;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "graph: out of memory");
}

static const char *const *copy_names(
    ent_arena *arena, const char *const *names, size_t count)
{
    const char **copy = ent_arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; copy && i < count; i++) {
        copy[i] = ent_arena_string(arena, names[i]);
        if (!copy[i]) return NULL;
    }
    return copy;
}

/* The graph is asked for its filter long after the caller's lists may be gone. */
static bool keep_filter(ent_graph *g, const ent_filter *filter, ent_error *err)
{
    g->filter = *filter;
    g->filter.actors = copy_names(&g->arena, filter->actors, filter->actor_count);
    g->filter.publishers = copy_names(
        &g->arena, filter->publishers, filter->publisher_count);
    return (g->filter.actors && g->filter.publishers) || no_memory(err);
}

static void drop_light(ent_drafts *drafts, double least)
{
    size_t kept = 0;
    for (size_t i = 0; i < drafts->count; i++)
        if (drafts->items[i].edge.weight >= least)
            drafts->items[kept++] = drafts->items[i];
    drafts->count = kept;
}

typedef struct {
    uint32_t node;
    bool tied;
    ent_nano strength;
} standing;

/* Strongest first, ties by id; nodes without an edge last. */
static int by_strength(const void *x, const void *y)
{
    const standing *a = x, *b = y;
    if (a->tied != b->tied) return a->tied ? -1 : 1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static standing *rank_nodes(making *m)
{
    size_t count = m->bounds.node_count;
    standing *s = ent_arena_array(&m->arena, count, sizeof *s);
    for (size_t i = 0; s && i < count; i++) s[i].node = (uint32_t)i;
    for (size_t i = 0; s && i < m->drafts.count; i++) {
        const ent_draft *d = &m->drafts.items[i];
        const uint32_t ends[] = { d->edge.source, d->edge.target };
        for (size_t e = 0; e < 2; e++) {
            s[ends[e]].tied = true;
            s[ends[e]].strength += d->weight;
        }
    }
    if (s) qsort(s, count, sizeof *s, by_strength);
    return s;
}

static const uint32_t GONE = UINT32_MAX;

static void keep_edges_between(ent_drafts *drafts, const uint32_t *place)
{
    size_t kept = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        ent_draft d = drafts->items[i];
        d.edge.source = place[d.edge.source];
        d.edge.target = place[d.edge.target];
        if (d.edge.source != GONE && d.edge.target != GONE) drafts->items[kept++] = d;
    }
    drafts->count = kept;
}

/* Nodes that stay, in order of id: those with an edge, or the `top` strongest of them. A
 * node without an edge among the strongest stays too: it was asked for. */
static bool choose_nodes(ent_graph *g, making *m, ent_error *err)
{
    size_t all = m->bounds.node_count, kept = 0;
    standing *s = rank_nodes(m);
    uint32_t *place = ent_arena_array(&m->arena, all, sizeof *place);
    if (!s || !place) return no_memory(err);

    for (size_t i = 0; i < all; i++) place[i] = GONE;
    size_t limit = g->filter.top && g->filter.top < all ? g->filter.top : all;
    while (kept < limit && s[kept].tied) place[s[kept++].node] = 0;
    g->nodes = ent_arena_array(&g->arena, kept, sizeof *g->nodes);
    if (!g->nodes) return no_memory(err);
    for (size_t i = 0; i < all; i++) {
        if (place[i] == GONE) continue;
        place[i] = (uint32_t)g->node_count;
        g->nodes[g->node_count++] = m->bounds.nodes[i];
    }
    keep_edges_between(&m->drafts, place);
    return true;
}

static void count_at(ent_node *node, uint32_t more)
{
    node->count = node->count > UINT32_MAX - more ? UINT32_MAX : node->count + more;
}

static void *keep(ent_arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = ent_arena_array(arena, count, size);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

static bool keep_nodes_and_edges(ent_graph *g, const making *m, ent_error *err)
{
    for (size_t i = 0; i < g->node_count; i++) {
        ent_node *n = &g->nodes[i];
        n->id = ent_arena_string(&g->arena, n->id);
        n->name = ent_arena_string(&g->arena, n->name);
        n->code = ent_arena_string(&g->arena, n->code);
        n->kind = ent_arena_string(&g->arena, n->kind);
        if (!n->id || !n->name || !n->code || !n->kind) return no_memory(err);
    }
    g->edges = ent_arena_array(&g->arena, m->drafts.count, sizeof *g->edges);
    if (!g->edges) return no_memory(err);
    for (size_t i = 0; i < m->drafts.count; i++) {
        ent_edge *e = &g->edges[g->edge_count++];
        *e = m->drafts.items[i].edge;
        e->events = keep(&g->arena, e->events, e->record_count, sizeof *e->events);
        e->moments = keep(&g->arena, e->moments, e->moment_count, sizeof *e->moments);
        if (!e->events || !e->moments) return no_memory(err);
        count_at(&g->nodes[e->source], e->count);
        count_at(&g->nodes[e->target], e->count);
    }
    return true;
}

typedef struct {
    uint32_t a, b;
    ent_nano tie;
} part;

static int by_pair(const void *x, const void *y)
{
    const part *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

static bool tie_pairs(ent_graph *g, making *m, ent_error *err)
{
    size_t count = m->drafts.count;
    part *parts = ent_arena_array(&m->arena, count, sizeof *parts);
    g->ties = ent_arena_array(&g->arena, count, sizeof *g->ties);
    if (!parts || !g->ties) return no_memory(err);

    for (size_t i = 0; i < count; i++) {
        const ent_draft *d = &m->drafts.items[i];
        uint32_t s = d->edge.source, t = d->edge.target;
        parts[i] = (part){ s < t ? s : t, s < t ? t : s, d->edge.sign * d->weight };
    }
    qsort(parts, count, sizeof *parts, by_pair);
    for (size_t i = 0; i < count;) {
        ent_nano sum = 0;
        size_t first = i;
        for (; i < count && by_pair(&parts[first], &parts[i]) == 0; i++)
            sum += parts[i].tie;
        g->ties[g->tie_count++] = (ent_tie){ parts[first].a, parts[first].b,
            (double)sum / (double)ENT_NANO_ONE };
    }
    return true;
}

/* Documents that repeat an event are among its documents. */
static bool measure_extent(ent_graph *g, const making *m, ent_error *err)
{
    ent_graph_span *x = &g->extent;
    ent_table documents = { 0 };
    bool ok = true;
    x->period = (ent_interval){ ENT_NO_DATE, ENT_NO_DATE };
    for (size_t i = 0; ok && i < m->drafts.count; i++) {
        const ent_draft *d = &m->drafts.items[i];
        const ent_edge *e = &d->edge;
        x->events += e->count;
        x->undated += d->undated;
        x->records += e->record_count;
        if (e->first != ENT_NO_DATE
            && (x->period.from == ENT_NO_DATE || e->first < x->period.from))
            x->period.from = e->first;
        if (e->last > x->period.to) x->period.to = e->last;
        for (size_t k = d->first; ok && k < d->next; k++) {
            const ent_event *event = m->bounds.items[k].event;
            const char *doc = event ? event->doc : NULL;
            ok = !doc || ent_table_add(&documents, doc, strlen(doc), NULL);
        }
    }
    x->documents = documents.count;
    x->within = m->bounds.within;
    x->nameless = m->bounds.nameless;
    ent_table_free(&documents);
    return ok || no_memory(err);
}

static bool make_graph(ent_graph *g, making *m, const ent_events *events,
    const ent_tally_list *tallies, const ent_lexicon *names, ent_error *err)
{
    if (!ent_bind(events, tallies, names, &g->filter, &m->arena, &m->bounds, err))
        return false;
    const ent_scale scale = ent_scale_make(&g->filter, &m->bounds);
    if (!ent_merge(&m->bounds, &scale, &m->arena, &m->drafts, err)) return false;
    drop_light(&m->drafts, g->filter.min_weight);
    return choose_nodes(g, m, err) && keep_nodes_and_edges(g, m, err)
           && tie_pairs(g, m, err) && measure_extent(g, m, err);
}

bool ent_graph_build(const ent_events *events, const ent_lexicon *names,
    const ent_filter *filter, ent_graph **graph, ent_error *err)
{
    return ent_graph_build_with(events, NULL, names, filter, graph, err);
}

static bool few_enough(
    const ent_events *events, const ent_tally_list *tallies, ent_error *err)
{
    size_t all = events->count + (tallies ? tallies->count : 0);
    return all < UINT32_MAX / 2
           || ent_fail(err, ENT_LIMIT,
               "graph: %zu events and tallies, expected fewer than %u", all,
               UINT32_MAX / 2);
}

bool ent_graph_build_with(const ent_events *events, const ent_tally_list *tallies,
    const ent_lexicon *names, const ent_filter *filter, ent_graph **graph, ent_error *err)
{
    *graph = NULL;
    if (!ent_filter_check(filter, err)
        || (tallies && tallies->count && !ent_filter_suits_tallies(filter, err))
        || !few_enough(events, tallies, err))
        return false;
    ent_graph *g = calloc(1, sizeof *g);
    if (!g) return no_memory(err);

    making m = { 0 };
    bool ok = keep_filter(g, filter, err)
              && make_graph(g, &m, events, tallies, names, err);
    ent_arena_free(&m.arena);
    if (ok)
        *graph = g;
    else
        ent_graph_free(g);
    return ok;
}

void ent_graph_free(ent_graph *g)
{
    if (!g) return;
    ent_arena_free(&g->arena);
    free(g);
}

size_t ent_graph_node_count(const ent_graph *g)
{
    return g->node_count;
}

size_t ent_graph_edge_count(const ent_graph *g)
{
    return g->edge_count;
}

size_t ent_graph_tie_count(const ent_graph *g)
{
    return g->tie_count;
}

const ent_node *ent_graph_node(const ent_graph *g, size_t index)
{
    return &g->nodes[index];
}

const ent_edge *ent_graph_edge(const ent_graph *g, size_t index)
{
    return &g->edges[index];
}

const ent_tie *ent_graph_tie(const ent_graph *g, size_t index)
{
    return &g->ties[index];
}

const ent_filter *ent_graph_filter(const ent_graph *g)
{
    return &g->filter;
}

ent_graph_span ent_graph_extent(const ent_graph *g)
{
    return g->extent;
}
