/* eigenvector.c - the principal eigenvector, component by component.
 *
 * ARPACK on the whole of a graph that falls apart gives an arbitrary mixture; in one
 * component the vector is unique (Perron and Frobenius). */
#include "analysis/eigenvector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ARPACK_RESTARTS = 500, POWER_STEPS = 1000 };
static const unsigned SEED = 1;
static const double SAME = 1e-9;  /* relative: eigenvalues that are one */
static const double GRAIN = 1e12; /* values are rounded to 1/GRAIN: past it is noise */

typedef struct {
    ent_pairs pairs; /* nodes numbered from 0 inside the component */
    uint32_t *nodes; /* their numbers in the graph */
    double bound;    /* the eigenvalue is at most this: the largest strength */
    double eigenvalue;
    double *value;
} component;

typedef struct {
    component *items;
    size_t count;
    double floor; /* the largest eigenvalue is at least the heaviest pair */
} components;

/* Number of each node's component. */
static bool find_components(const ent_pairs *pairs, ent_arena *arena, uint32_t **of,
    size_t *count, ent_error *err)
{
    ent_net net;
    igraph_vector_int_t membership;
    ent_igraph_int found = 0;
    *of = ent_arena_array(arena, pairs->nodes, sizeof **of);
    if (!*of) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    if (!ent_igraph_ok(igraph_vector_int_init(&membership, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(pairs, &net, err)
              && ent_igraph_ok(igraph_connected_components(
                                   &net.graph, &membership, NULL, &found, IGRAPH_WEAK),
                  "cannot find components", err);
    for (size_t i = 0; ok && i < pairs->nodes; i++)
        (*of)[i] = (uint32_t)VECTOR(membership)[i];
    *count = (size_t)found;
    ent_net_close(&net);
    igraph_vector_int_destroy(&membership);
    return ok;
}

/* Room for each component's nodes and pairs, counted first. */
static bool make_room(const ent_pairs *pairs, const uint32_t *of, ent_arena *arena,
    components *all, ent_error *err)
{
    all->items = ent_arena_array(arena, all->count, sizeof *all->items);
    bool ok = all->items != NULL;
    for (size_t i = 0; ok && i < pairs->nodes; i++) all->items[of[i]].pairs.nodes++;
    for (size_t i = 0; ok && i < pairs->count; i++)
        all->items[of[pairs->items[i].a]].pairs.count++;
    for (size_t i = 0; ok && i < all->count; i++) {
        component *c = &all->items[i];
        c->pairs.items = ent_arena_array(arena, c->pairs.count, sizeof(ent_pair));
        c->nodes = ent_arena_array(arena, c->pairs.nodes, sizeof *c->nodes);
        c->value = ent_arena_array(arena, c->pairs.nodes, sizeof *c->value);
        ok = c->pairs.items && c->nodes && c->value;
        c->pairs.count = c->pairs.nodes = 0; /* filled again below */
    }
    return ok || ent_fail(err, ENT_MEMORY, "analysis: out of memory for components");
}

static bool split(
    const ent_pairs *pairs, ent_arena *arena, components *all, ent_error *err)
{
    uint32_t *of;
    uint32_t *place = ent_arena_array(arena, pairs->nodes, sizeof *place);
    double *strength = ent_arena_array(arena, pairs->nodes, sizeof *strength);
    if (!place || !strength) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    if (!find_components(pairs, arena, &of, &all->count, err)
        || !make_room(pairs, of, arena, all, err))
        return false;

    for (size_t i = 0; i < pairs->nodes; i++) {
        component *c = &all->items[of[i]];
        place[i] = (uint32_t)c->pairs.nodes;
        c->nodes[c->pairs.nodes++] = (uint32_t)i;
    }
    for (size_t i = 0; i < pairs->count; i++) {
        const ent_pair *p = &pairs->items[i];
        component *c = &all->items[of[p->a]];
        c->pairs.items[c->pairs.count++] = (ent_pair){ place[p->a], place[p->b],
            p->weight };
        c->bound = fmax(c->bound, strength[p->a] += p->weight);
        c->bound = fmax(c->bound, strength[p->b] += p->weight);
        all->floor = fmax(all->floor, p->weight);
    }
    return true;
}

/* Steps of (A + bound): what is left where ARPACK gives up, on chains of thousands. */
static bool approach(component *c, ent_arena *arena, ent_error *err)
{
    size_t n = c->pairs.nodes;
    double *next = ent_arena_array(arena, n, sizeof *next);
    if (!next) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    for (size_t i = 0; i < n; i++) c->value[i] = 1;
    for (int step = 0; step < POWER_STEPS; step++) {
        double largest = 0;
        for (size_t i = 0; i < n; i++) next[i] = c->bound * c->value[i];
        for (size_t i = 0; i < c->pairs.count; i++) {
            const ent_pair *p = &c->pairs.items[i];
            next[p->a] += p->weight * c->value[p->b];
            next[p->b] += p->weight * c->value[p->a];
        }
        for (size_t i = 0; i < n; i++) largest = fmax(largest, next[i]);
        for (size_t i = 0; i < n; i++) c->value[i] = next[i] / largest;
        c->eigenvalue = largest - c->bound;
    }
    return true;
}

static bool solve(
    ent_igraph_session *session, component *c, ent_arena *arena, ent_error *err)
{
    ent_net net;
    igraph_vector_t vector;
    bool converged = false;
    if (!ent_igraph_ok(igraph_vector_init(&vector, 0), "out of memory", err))
        return false;
    bool ok = ent_net_open(&c->pairs, &net, err) && ent_igraph_seed(session, SEED, err)
              && ent_igraph_ok(ent_igraph_eigenvector(&net.graph, &net.weights,
                                   ARPACK_RESTARTS, &vector, &c->eigenvalue, &converged),
                  "cannot compute the eigenvector", err);
    for (size_t i = 0; ok && converged && i < c->pairs.nodes; i++)
        c->value[i] = VECTOR(vector)[i];
    ent_net_close(&net);
    igraph_vector_destroy(&vector);
    return ok && (converged || approach(c, arena, err));
}

static void write_values(const component *c, double *value)
{
    for (size_t i = 0; i < c->pairs.nodes; i++) {
        double rounded = round(c->value[i] * GRAIN) / GRAIN;
        value[c->nodes[i]] = rounded > 0 ? rounded : 0;
    }
}

bool ent_eigenvector(ent_igraph_session *session, const ent_pairs *pairs,
    ent_arena *arena, double *value, ent_error *err)
{
    components all = { 0 };
    memset(value, 0, pairs->nodes * sizeof *value);
    if (!pairs->count) return true;
    if (!split(pairs, arena, &all, err)) return false;

    double best = 0;
    for (size_t i = 0; i < all.count; i++) {
        component *c = &all.items[i];
        if (!c->pairs.count || c->bound < all.floor * (1 - SAME)) continue;
        if (!solve(session, c, arena, err)) return false;
        best = fmax(best, c->eigenvalue);
    }
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].pairs.count && all.items[i].eigenvalue >= best * (1 - SAME))
            write_values(&all.items[i], value);
    return true;
}
