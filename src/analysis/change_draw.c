/* change_draw.c - replicates of two graphs, pair by pair, and their differences. */
#include "analysis/change_draw.h"

#include <math.h>
#include <string.h>

#include "analysis/principal.h"
#include "analysis/replicate.h"
#include "analysis/series.h"
#include "base/parallel.h"

enum { RISE, GROWTH, MEASURED }; /* of PageRank, of strength a day */

typedef struct {
    ent_change *c;
    size_t replicates, threads;
    ent_replica replica[ENT_SIDES];
    ent_replicate *room[ENT_SIDES]; /* one for each thread */
    float *moved[MEASURED];         /* actor x replicate */
    double **values;                /* a list for each thread, one item per replicate */
    ent_error *fault;               /* the first of each thread; ENT_OK: none */
    ent_arena scratch;
} drawing;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for replicates");
}

/* In the steps of ent_bootstrap_cost, without paths and blocs; events are drawn for their
 * actors, and once more for their tie. */
bool ent_change_draw_is_cheap(const ent_change *change)
{
    double steps = 0;
    for (int s = 0; s < ENT_SIDES; s++) {
        const ent_graph *g = change->sides[s].graph;
        const ent_graph_span span = ent_graph_extent(g);
        double size = (double)ent_graph_node_count(g) + (double)ent_graph_tie_count(g);
        steps += 20 * size + 2 * ((double)span.events + (double)span.records);
    }
    return steps * ENT_REPLICATES <= ENT_BOOTSTRAP_CHEAP;
}

/* --- actors ---------------------------------------------------------------------- */

/* Who has no weight in a replicate is not there: PageRank would give him a share. */
static void measure(void *context, size_t number, size_t worker)
{
    drawing *d = context;
    const ent_change *c = d->c;
    ent_replicate *r[ENT_SIDES];
    if (d->fault[worker].code != ENT_OK) return;
    for (int s = 0; s < ENT_SIDES; s++) {
        r[s] = &d->room[s][worker];
        ent_replicate_draw(&d->replica[s], (uint32_t)number, r[s]);
        bool ok = ent_principal_pagerank(
            &r[s]->pairs, ENT_DAMPING, &r[s]->scratch, r[s]->value[ENT_PAGERANK]);
        ent_arena_reset(&r[s]->scratch);
        if (ok) continue;
        (void)no_memory(&d->fault[worker]);
        return;
    }
    for (size_t i = 0; i < c->actor_count; i++) {
        double rise = 0, growth = 0;
        for (int s = 0; s < ENT_SIDES; s++) {
            uint32_t node = c->actors[i].node[s];
            if (node == ENT_NOBODY) continue;
            double strength = r[s]->value[ENT_STRENGTH][node];
            int way = s == ENT_AFTER ? 1 : -1;
            if (strength > 0) rise += way * r[s]->value[ENT_PAGERANK][node];
            growth += way * strength / c->days[s];
        }
        d->moved[RISE][i * d->replicates + number] = (float)rise;
        d->moved[GROWTH][i * d->replicates + number] = (float)growth;
    }
}

static ent_range range_of(
    drawing *d, const float *moved, double estimate, double bound, size_t worker)
{
    double *values = d->values[worker];
    for (size_t r = 0; r < d->replicates; r++) values[r] = (double)moved[r];
    return ent_range_of(values, d->replicates, estimate, -bound, bound);
}

static void range_actor(void *context, size_t index, size_t worker)
{
    drawing *d = context;
    ent_actor_change *a = &d->c->actors[index];
    const double *days = d->c->days;
    size_t first = index * d->replicates;
    a->rise = range_of(
        d, d->moved[RISE] + first, a->pagerank[1] - a->pagerank[0], 1, worker);
    a->growth = range_of(d, d->moved[GROWTH] + first,
        a->strength[1] / days[1] - a->strength[0] / days[0], INFINITY, worker);
}

/* --- ties ------------------------------------------------------------------------ */

static void add_side(drawing *d, const ent_tie_change *t, int side, double *values)
{
    const ent_graph *g = d->c->sides[side].graph;
    const ent_draws *draws = d->c->sides[side].draws;
    uint32_t a = t->a[side], b = t->b[side];
    double times = (side == ENT_AFTER ? 1 : -1) / d->c->days[side];
    for (int way = 0; way < 2 && a != ENT_NOBODY && b != ENT_NOBODY; way++) {
        size_t first, count = ent_edges_from(g, way ? b : a, way ? a : b, &first);
        for (size_t i = first; i < first + count; i++)
            for (size_t r = 0; r < d->replicates; r++) {
                ent_drawn_edge e = ent_draw_edge(draws, g, i, (uint32_t)r);
                values[r] += times * e.sign * e.weight;
            }
    }
}

static void range_tie(void *context, size_t index, size_t worker)
{
    drawing *d = context;
    ent_tie_change *t = &d->c->ties[index];
    const double *days = d->c->days;
    double *values = d->values[worker];
    memset(values, 0, d->replicates * sizeof *values);
    for (int s = 0; s < ENT_SIDES; s++) add_side(d, t, s, values);
    t->range = ent_range_of(values, d->replicates,
        t->tie[1] / days[1] - t->tie[0] / days[0], -INFINITY, INFINITY);
}

/* --- both sides ------------------------------------------------------------------ */

/* Of too few sources a side could be empty by chance alone. */
static ent_bootstrap_state state_of(const ent_change *c)
{
    for (int s = 0; s < ENT_SIDES; s++)
        if (!ent_graph_edge_count(c->sides[s].graph)) return ENT_BOOTSTRAP_EMPTY;
    for (int s = 0; s < ENT_SIDES; s++)
        if (c->units[s] < ENT_FEWEST_SOURCES) return ENT_BOOTSTRAP_FEW;
    return ENT_BOOTSTRAP_MADE;
}

static bool make_room(drawing *d, ent_error *err)
{
    size_t cells = d->c->actor_count * d->replicates;
    d->fault = ent_arena_array(&d->scratch, d->threads, sizeof *d->fault);
    d->values = ent_arena_array(&d->scratch, d->threads, sizeof *d->values);
    bool ok = d->fault && d->values;
    for (size_t i = 0; ok && i < d->threads; i++) {
        d->values[i] = ent_arena_array(&d->scratch, d->replicates, sizeof(double));
        ok = d->values[i] != NULL;
    }
    for (int m = 0; ok && m < MEASURED; m++) {
        d->moved[m] = ent_arena_array(&d->scratch, cells, sizeof(float));
        ok = d->moved[m] != NULL;
    }
    for (int s = 0; ok && s < ENT_SIDES; s++) {
        d->room[s] = ent_arena_array(&d->scratch, d->threads, sizeof *d->room[s]);
        ok = d->room[s] != NULL;
    }
    return ok || no_memory(err);
}

static bool open_sides(drawing *d, ent_error *err)
{
    for (int s = 0; s < ENT_SIDES; s++) {
        if (!ent_replica_make(d->c->sides[s].graph, d->c->sides[s].draws, &d->scratch,
                &d->replica[s], err))
            return false;
        for (size_t i = 0; i < d->threads; i++)
            if (!ent_replicate_open(&d->replica[s], &d->scratch, &d->room[s][i], err))
                return false;
    }
    return true;
}

static bool draw(drawing *d, ent_error *err)
{
    ent_parallel(d->replicates, d->threads, measure, d);
    for (size_t i = 0; i < d->threads; i++)
        if (d->fault[i].code != ENT_OK)
            return ent_fail(err, d->fault[i].code, "%s", d->fault[i].message);
    ent_parallel(d->c->actor_count, d->threads, range_actor, d);
    ent_parallel(d->c->tie_count, d->threads, range_tie, d);
    return true;
}

static bool few_enough(const drawing *d, ent_error *err)
{
    static const size_t MOST = 100000000; /* cells */
    size_t actors = d->c->actor_count;
    return !actors || d->replicates <= MOST / actors
           || ent_fail(err, ENT_LIMIT,
               "bootstrap: %zu replicates of %zu actors are more than fit; at most %zu",
               d->replicates, actors, MOST / actors);
}

bool ent_change_draw(
    ent_change *change, size_t replicates, size_t threads, ent_error *err)
{
    drawing d = {
        .c = change, .replicates = replicates, .threads = threads ? threads : 1
    };
    change->replicates = replicates;
    change->drawn = state_of(change);
    bool ok = few_enough(&d, err);
    if (ok && change->drawn == ENT_BOOTSTRAP_MADE)
        ok = make_room(&d, err) && open_sides(&d, err) && draw(&d, err);
    for (int s = 0; s < ENT_SIDES; s++)
        for (size_t i = 0; d.room[s] && i < d.threads; i++)
            ent_replicate_close(&d.room[s][i]);
    ent_arena_free(&d.scratch);
    if (!ok) change->drawn = ENT_BOOTSTRAP_OFF;
    return ok && ent_change_sort(change, err);
}
