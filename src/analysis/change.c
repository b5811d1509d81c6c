/* change.c - nodes matched by id, ties by their nodes, blocs by what they share. */
#include "analysis/change.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/bloc_match.h"
#include "analysis/chance.h"
#include "analysis/series.h"

const char *const ent_change_names[ENT_CHANGES] = { "new", "ended", "flipped", "stronger",
    "weaker" };

/* Everybody of either graph, in order of id. */
typedef struct {
    ent_change *c;
    ent_arena *arena, *own;
    uint32_t *node[ENT_SIDES];  /* of each of all; ENT_NOBODY */
    uint32_t *place[ENT_SIDES]; /* among all, of each node */
    size_t count;
    uint64_t *keys; /* room for the units of one side */
} matching;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory for changes");
}

double ent_change_rate(const ent_change *change, int side, double value, double days)
{
    return change->rated ? value / change->days[side] * days : value;
}

static bool leaves_out_zero(ent_range r)
{
    return r.low > 0 || r.high < 0;
}

bool ent_change_beyond_chance(const ent_change *c, const ent_tie_change *tie)
{
    double before = (double)tie->units[ENT_BEFORE] * (double)c->units[ENT_AFTER];
    double after = (double)tie->units[ENT_AFTER] * (double)c->units[ENT_BEFORE];
    bool grew = tie->kind == ENT_CHANGE_STRONGER || tie->kind == ENT_CHANGE_NEW;
    bool fell = tie->kind == ENT_CHANGE_WEAKER || tie->kind == ENT_CHANGE_ENDED;
    if ((grew && after <= before) || (fell && after >= before)) return false;
    if (c->drawn == ENT_BOOTSTRAP_FEW || !(tie->adjusted < ENT_CHANCE_LEVEL))
        return false;
    return c->drawn != ENT_BOOTSTRAP_MADE || leaves_out_zero(tie->range);
}

bool ent_change_moved(const ent_change *c, const ent_actor_change *actor)
{
    return c->drawn == ENT_BOOTSTRAP_MADE && leaves_out_zero(actor->rise);
}

static bool match_nodes(matching *m)
{
    const ent_graph *const g[] = { m->c->sides[0].graph, m->c->sides[1].graph };
    size_t n[] = { ent_graph_node_count(g[0]), ent_graph_node_count(g[1]) };
    for (int s = 0; s < ENT_SIDES; s++) {
        m->node[s] = ent_arena_array(m->own, n[0] + n[1], sizeof *m->node[s]);
        m->place[s] = ent_arena_array(m->own, n[s], sizeof *m->place[s]);
        if (!m->node[s] || !m->place[s]) return false;
    }
    for (uint32_t at[ENT_SIDES] = { 0, 0 }; at[0] < n[0] || at[1] < n[1]; m->count++) {
        int d = at[0] == n[0]   ? 1
                : at[1] == n[1] ? -1
                                : strcmp(ent_graph_node(g[0], at[0])->id,
                                    ent_graph_node(g[1], at[1])->id);
        const bool here[] = { d <= 0, d >= 0 };
        for (int s = 0; s < ENT_SIDES; s++) {
            m->node[s][m->count] = here[s] ? at[s] : ENT_NOBODY;
            if (here[s]) m->place[s][at[s]++] = (uint32_t)m->count;
        }
    }
    return true;
}

/* What a graph has between two of all. */
typedef struct {
    double tie, weight;
    uint64_t count;                    /* events */
    uint64_t units, friendly, hostile; /* that tell of them; of edges of sign +, of - */
    const ent_edge *edge;              /* heaviest of the sign of the tie */
} bond;

static int by_key(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

enum { ANY_SIGN = 2 };

/* Stories, and sources of rows, that tell of the pair on edges of `sign`; without draws
 * its events. */
static uint64_t count_units(matching *m, int side, const ent_tie *t, int sign)
{
    const ent_graph *g = m->c->sides[side].graph;
    const ent_draws *d = m->c->sides[side].draws;
    uint64_t events = 0, units = 0;
    size_t count = 0;
    for (int way = 0; way < 2; way++) {
        size_t first, n = ent_edges_from(g, way ? t->b : t->a, way ? t->a : t->b, &first);
        for (size_t i = first; i < first + n; i++) {
            const ent_edge *e = ent_graph_edge(g, i);
            if (sign != ANY_SIGN && e->sign != sign) continue;
            events += e->count;
            for (size_t o = d ? d->first[i] : 0; d && o < d->first[i + 1]; o++)
                for (size_t k = d->occurrences[o].first; k < d->occurrences[o].next; k++)
                    m->keys[count++] = d->reports[k].unit;
        }
    }
    if (!d) return events;
    if (count) qsort(m->keys, count, sizeof *m->keys, by_key);
    for (size_t i = 0; i < count; i++) units += !i || m->keys[i] != m->keys[i - 1];
    return units;
}

static bool speaks_better(const ent_edge *e, const ent_edge *than, double tie)
{
    int sign = (tie > 0) - (tie < 0);
    if (!than) return true;
    bool same = e->sign == sign, other = than->sign == sign;
    if (same != other) return same;
    return e->weight > than->weight;
}

static bond bond_of(matching *m, int side, const ent_tie *t)
{
    const ent_graph *graph = m->c->sides[side].graph;
    bond b = { .tie = t->tie,
        .units = count_units(m, side, t, ANY_SIGN),
        .friendly = count_units(m, side, t, 1),
        .hostile = count_units(m, side, t, -1) };
    for (int way = 0; way < 2; way++) {
        size_t first;
        size_t n = ent_edges_from(graph, way ? t->b : t->a, way ? t->a : t->b, &first);
        for (size_t i = first; i < first + n; i++) {
            const ent_edge *e = ent_graph_edge(graph, i);
            b.weight += e->weight;
            b.count += e->count;
            if (speaks_better(e, b.edge, t->tie)) b.edge = e;
        }
    }
    return b;
}

/* False: it changed too little to tell. */
static bool kind_of(const ent_change *c, const bond *b, ent_change_kind *kind)
{
    double before = fabs(b[0].tie) / c->days[0], after = fabs(b[1].tie) / c->days[1];
    if (!(b[0].weight > 0))
        *kind = ENT_CHANGE_NEW;
    else if (!(b[1].weight > 0))
        *kind = ENT_CHANGE_ENDED;
    else if ((b[0].tie > 0 && b[1].tie < 0) || (b[0].tie < 0 && b[1].tie > 0))
        *kind = ENT_CHANGE_FLIPPED;
    else if (after >= 1.5 * before && after > 0)
        *kind = ENT_CHANGE_STRONGER;
    else if (after <= before / 1.5 && before > 0)
        *kind = ENT_CHANGE_WEAKER;
    else
        return false;
    return b[0].weight > 0 || b[1].weight > 0;
}

static double chance_of_share(const ent_change *c, const bond *b, uint64_t after)
{
    return ent_chance_of_part(after, b[0].units + b[1].units,
        (double)c->units[1] / (double)(c->units[0] + c->units[1]));
}

static double chance_of(const ent_change *c, const bond *b, ent_change_kind kind)
{
    if (kind == ENT_CHANGE_FLIPPED)
        return ent_chance_of_table(
            b[0].friendly, b[0].hostile, b[1].friendly, b[1].hostile);
    return chance_of_share(c, b, b[1].units);
}

/* Of a table of these margins, the one that is the least even this way, or the other. */
static double chance_of_extreme(const bond *b, bool most)
{
    uint64_t f = b[0].friendly, h = b[0].hostile, g = b[1].friendly, i = b[1].hostile;
    uint64_t up = h < g ? h : g, down = f < i ? f : i;
    return most ? ent_chance_of_table(f + up, h - up, g - up, i + up)
                : ent_chance_of_table(f - down, h + down, g + down, i - down);
}

/* Whether so many stories could ever be beyond chance, however they lie. */
static bool can_tell(const ent_change *c, const bond *b, bool flipped)
{
    double low = flipped ? chance_of_extreme(b, false) : chance_of_share(c, b, 0);
    double high = flipped ? chance_of_extreme(b, true)
                          : chance_of_share(c, b, b[0].units + b[1].units);
    return fmin(low, high) < ENT_CHANCE_LEVEL;
}

static void add_tie(matching *m, uint32_t a, uint32_t b, const bond *bonds)
{
    ent_change *c = m->c;
    ent_tie_change *t = &c->ties[c->tie_count];
    *t = (ent_tie_change){ 0 };
    bool there = bonds[0].weight > 0 || bonds[1].weight > 0;
    bool changed = kind_of(c, bonds, &t->kind);
    bool tells = there && can_tell(c, bonds, changed && t->kind == ENT_CHANGE_FLIPPED);
    c->tested += tells;
    c->same += there && !changed;
    if (!changed) return;
    for (int s = 0; s < ENT_SIDES; s++) {
        t->a[s] = m->node[s][a];
        t->b[s] = m->node[s][b];
        t->tie[s] = bonds[s].tie;
        t->count[s] = bonds[s].count;
        t->units[s] = bonds[s].units;
        t->edge[s] = bonds[s].edge;
    }
    t->chance = chance_of(c, bonds, t->kind);
    t->adjusted = tells ? t->chance : 1;
    c->kinds[t->kind]++;
    c->tie_count++;
}

static uint64_t key_of(const matching *m, int side, size_t tie)
{
    const ent_graph *g = m->c->sides[side].graph;
    if (tie == ent_graph_tie_count(g)) return UINT64_MAX;
    const ent_tie *t = ent_graph_tie(g, tie);
    return (uint64_t)m->place[side][t->a] << 32 | m->place[side][t->b];
}

static int compare_double(double a, double b)
{
    return (a > b) - (a < b);
}

/* Of one kind, those beyond chance first, then the largest change; in order of actors
 * where equal. */
typedef struct {
    double size;
    size_t index;
    int kind;
    bool doubtful;
} sorted;

static int by_kind_and_size(const void *x, const void *y)
{
    const sorted *a = x, *b = y;
    if (a->kind != b->kind) return a->kind - b->kind;
    if (a->doubtful != b->doubtful) return a->doubtful - b->doubtful;
    int d = compare_double(b->size, a->size);
    return d ? d : (a->index > b->index) - (a->index < b->index);
}

/* Benjamini and Hochberg (1995), of those alone that could tell (Gilbert 2005): the
 * least rate of false ones among all that are no less likely. */
static bool adjust(matching *m)
{
    ent_change *c = m->c;
    sorted *order = ent_arena_array(m->own, c->tie_count, sizeof *order);
    size_t count = 0;
    double least = 1;
    if (!order) return false;
    for (size_t i = 0; i < c->tie_count; i++)
        if (c->ties[i].adjusted < 1)
            order[count++] = (sorted){ .size = c->ties[i].chance, .index = i };
    if (count) qsort(order, count, sizeof *order, by_kind_and_size);
    for (size_t i = 0; i < count; i++) { /* the largest comes first */
        ent_tie_change *t = &c->ties[order[i].index];
        least = fmin(least, t->chance * (double)c->tested / (double)(count - i));
        t->adjusted = least;
    }
    return true;
}

static bool sort_ties(ent_change *c, ent_arena *own)
{
    sorted *order = ent_arena_array(own, c->tie_count, sizeof *order);
    ent_tie_change *ties = ent_arena_array(own, c->tie_count, sizeof *ties);
    if (!order || !ties) return false;
    for (size_t i = 0; i < c->tie_count; i++) {
        const ent_tie_change *t = &c->ties[i];
        double change = t->tie[1] / c->days[1] - t->tie[0] / c->days[0];
        order[i] = (sorted){ .size = fabs(change),
            .index = i,
            .kind = (int)t->kind,
            .doubtful = !ent_change_beyond_chance(c, t) };
    }
    if (c->tie_count) qsort(order, c->tie_count, sizeof *order, by_kind_and_size);
    for (size_t i = 0; i < c->tie_count; i++) ties[i] = c->ties[order[i].index];
    if (c->tie_count) memcpy(c->ties, ties, c->tie_count * sizeof *ties);
    return true;
}

bool ent_change_sort(ent_change *change, ent_error *err)
{
    ent_arena own = { 0 };
    bool ok = sort_ties(change, &own) || no_memory(err);
    ent_arena_free(&own);
    return ok;
}

static bool match_ties(matching *m)
{
    ent_change *c = m->c;
    size_t reports = 0;
    for (int s = 0; s < ENT_SIDES; s++)
        if (c->sides[s].draws && c->sides[s].draws->report_count > reports)
            reports = c->sides[s].draws->report_count;
    m->keys = ent_arena_array(m->own, reports, sizeof *m->keys);
    if (!m->keys) return false;
    size_t most = ent_graph_tie_count(c->sides[0].graph)
                  + ent_graph_tie_count(c->sides[1].graph);
    c->ties = ent_arena_array(m->arena, most + 1, sizeof *c->ties);
    if (!c->ties) return false;
    for (size_t at[ENT_SIDES] = { 0, 0 };;) {
        const uint64_t keys[] = { key_of(m, 0, at[0]), key_of(m, 1, at[1]) };
        uint64_t key = keys[0] < keys[1] ? keys[0] : keys[1];
        bond bonds[ENT_SIDES] = { 0 };
        if (key == UINT64_MAX) break;
        for (int s = 0; s < ENT_SIDES; s++)
            if (keys[s] == key)
                bonds[s] = bond_of(m, s, ent_graph_tie(c->sides[s].graph, at[s]++));
        add_tie(m, (uint32_t)(key >> 32), (uint32_t)key, bonds);
    }
    return adjust(m) && sort_ties(c, m->own);
}

static bool sort_actors(matching *m)
{
    ent_change *c = m->c;
    sorted *order = ent_arena_array(m->own, c->actor_count, sizeof *order);
    ent_actor_change *actors = ent_arena_array(m->arena, c->actor_count, sizeof *actors);
    if (!order || !actors) return false;
    for (size_t i = 0; i < c->actor_count; i++) {
        const ent_actor_change *a = &c->actors[i];
        order[i] = (sorted){ .size = fabs(a->pagerank[1] - a->pagerank[0]), .index = i };
    }
    if (c->actor_count) qsort(order, c->actor_count, sizeof *order, by_kind_and_size);
    for (size_t i = 0; i < c->actor_count; i++) actors[i] = c->actors[order[i].index];
    c->actors = actors;
    return true;
}

static bool compare_actors(matching *m)
{
    ent_change *c = m->c;
    size_t *rank[ENT_SIDES];
    for (int s = 0; s < ENT_SIDES; s++) {
        size_t n = ent_graph_node_count(c->sides[s].graph);
        rank[s] = ent_arena_array(m->own, n, sizeof *rank[s]);
        if (!rank[s]) return false;
        for (size_t i = 0; i < n; i++) rank[s][c->sides[s].ranking->order[i]] = i + 1;
    }
    c->actors = ent_arena_array(m->own, m->count, sizeof *c->actors);
    if (!c->actors) return false;
    for (size_t i = 0; i < m->count; i++) {
        ent_actor_change *a = &c->actors[c->actor_count++];
        for (int s = 0; s < ENT_SIDES; s++) {
            uint32_t node = m->node[s][i];
            a->node[s] = node;
            if (node == ENT_NOBODY) continue;
            const ent_ranking *r = c->sides[s].ranking;
            a->rank[s] = rank[s][node];
            a->pagerank[s] = r->value[ENT_PAGERANK][node];
            a->strength[s] = r->value[ENT_STRENGTH][node];
        }
        c->came += a->node[0] == ENT_NOBODY;
        c->went += a->node[1] == ENT_NOBODY;
    }
    return sort_actors(m);
}

static uint32_t bloc_at(const matching *m, int side, size_t i)
{
    uint32_t node = m->node[side][i];
    return node == ENT_NOBODY ? 0 : m->c->sides[side].blocs->bloc[node];
}

static bool on_both_sides(const matching *m, size_t i)
{
    return m->node[0][i] != ENT_NOBODY && m->node[1][i] != ENT_NOBODY;
}

static bool match_blocs(matching *m)
{
    ent_change *c = m->c;
    uint32_t *bloc[ENT_SIDES];
    size_t both = 0;
    for (int s = 0; s < ENT_SIDES; s++) {
        bloc[s] = ent_arena_array(m->own, m->count, sizeof *bloc[s]);
        if (!bloc[s]) return false;
    }
    for (size_t i = 0; i < m->count; i++) {
        if (!on_both_sides(m, i)) continue;
        for (int s = 0; s < ENT_SIDES; s++) bloc[s][both] = bloc_at(m, s, i);
        both++;
    }
    c->successor = ent_bloc_successors(bloc[0], bloc[1], both,
        c->sides[0].blocs->bloc_count, c->sides[1].blocs->bloc_count, m->arena);
    c->switches = ent_arena_array(m->arena, both, sizeof *c->switches);
    if (!c->successor || !c->switches) return false;
    for (size_t i = 0; i < m->count; i++) {
        uint32_t before = bloc_at(m, 0, i), after = bloc_at(m, 1, i);
        if (!before || !after || c->successor[before] == after) continue;
        c->switches[c->switch_count++] = (ent_bloc_switch){
            .node = { m->node[0][i], m->node[1][i] }, .bloc = { before, after }
        };
    }
    return true;
}

static bool find_periods(ent_change *c, ent_error *err)
{
    bool known = true;
    for (int s = 0; s < ENT_SIDES; s++) {
        ent_interval *p = &c->period[s];
        const ent_graph *g = c->sides[s].graph;
        if (!ent_period_of_graph(g, ENT_HAPPENED, p, err)
            || (p->from == ENT_NO_DATE && !ent_period_of_graph(g, 0, p, err)))
            return false;
        known = known && p->from != ENT_NO_DATE && p->to != ENT_NO_DATE
                && p->from <= p->to;
    }
    for (int s = 0; s < ENT_SIDES; s++)
        c->days[s] = known ? (double)c->period[s].to - (double)c->period[s].from + 1 : 1;
    for (int s = 0; s < ENT_SIDES; s++) {
        c->events[s] = ent_graph_extent(c->sides[s].graph).events;
        const ent_draws *d = c->sides[s].draws;
        c->units[s] = d ? d->stories + d->sources : c->events[s];
        if (known) c->outside[s] = ent_events_outside(c->sides[s].graph, c->period[s]);
    }
    c->rated = known && c->days[0] != c->days[1];
    return true;
}

bool ent_change_find(const ent_side *before, const ent_side *after, ent_arena *arena,
    ent_change *change, ent_error *err)
{
    ent_arena own = { 0 };
    matching m = { .c = change, .arena = arena, .own = &own };
    *change = (ent_change){ .sides = { *before, *after }, .drawn = ENT_BOOTSTRAP_OFF };
    bool ok = find_periods(change, err)
              && ((match_nodes(&m) && match_ties(&m) && compare_actors(&m)
                      && match_blocs(&m))
                  || no_memory(err));
    ent_arena_free(&own);
    return ok;
}
