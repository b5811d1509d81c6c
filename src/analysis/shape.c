/* shape.c - counts over all pairs that any edge joins. */
#include "analysis/shape.h"

#include "analysis/arcs.h"
#include "analysis/structure.h"
#include "analysis/triangles.h"

static void count_triangle(void *context, const size_t pair[3])
{
    (void)pair;
    ++*(double *)context;
}

static bool find_components(const ent_pairs *ties, igraph_vector_int_t *part,
    igraph_vector_int_t *sizes, ent_shape *shape, ent_error *err)
{
    ent_net net = { 0 };
    ent_igraph_int count = 0;
    bool ok = ent_net_open(ties, &net, err)
              && ent_igraph_ok(igraph_connected_components(
                                   &net.graph, part, sizes, &count, IGRAPH_WEAK),
                  "cannot find components", err);
    ent_net_close(&net);
    shape->components = (size_t)count;
    for (ent_igraph_int i = 0; ok && i < igraph_vector_int_size(sizes); i++)
        if ((size_t)VECTOR(*sizes)[i] > shape->largest)
            shape->largest = (size_t)VECTOR(*sizes)[i];
    for (size_t i = 0; ok && i < ties->nodes; i++)
        shape->apart[i] = (size_t)VECTOR(*sizes)[VECTOR(*part)[i]] < shape->largest;
    return ok;
}

static bool count_components(
    const ent_pairs *ties, ent_arena *arena, ent_shape *shape, ent_error *err)
{
    igraph_vector_int_t part, sizes;
    shape->apart = ent_arena_array(arena, ties->nodes, sizeof *shape->apart);
    if (!shape->apart) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    if (!ent_igraph_ok(igraph_vector_int_init(&part, 0), "out of memory", err))
        return false;
    bool ok = ent_igraph_ok(igraph_vector_int_init(&sizes, 0), "out of memory", err);
    if (ok) {
        ok = find_components(ties, &part, &sizes, shape, err);
        igraph_vector_int_destroy(&sizes);
    }
    igraph_vector_int_destroy(&part);
    return ok;
}

/* Pearson's correlation of the degrees at the ends of ties, each tie both ways. Degrees
 * are whole numbers: the variance is 0 exactly where they are all equal. */
static void correlate(const ent_pairs *ties, const double *degree, ent_shape *shape)
{
    double ends = 2 * (double)ties->count, sum = 0, squares = 0, products = 0;
    for (size_t i = 0; i < ties->count; i++) {
        double a = degree[ties->items[i].a], b = degree[ties->items[i].b];
        sum += a + b;
        squares += a * a + b * b;
        products += 2 * a * b;
    }
    double variance = ends * squares - sum * sum;
    shape->has_assortativity = variance > 0;
    if (variance > 0) shape->assortativity = (ends * products - sum * sum) / variance;
}

static bool measure(const ent_graph *g, ent_arena *arena, ent_arena *scratch,
    ent_shape *s, ent_error *err)
{
    ent_pairs ties;
    if (!ent_structure_ties(g, scratch, &ties, err)) return false;
    const double *degree = ent_structure_degrees(&ties, scratch);
    if (!degree) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    double triangles = 0;
    double n = (double)ties.nodes, paths = 0;
    if (!count_components(&ties, arena, s, err)
        || !ent_triangles(&ties, count_triangle, &triangles, err)
        || !ent_arc_reciprocity(g, scratch, &s->reciprocity, &s->has_reciprocity, err))
        return false;
    for (size_t i = 0; i < ties.nodes; i++) paths += degree[i] * (degree[i] - 1) / 2;
    s->density = ties.nodes > 1 ? (double)ties.count / (n * (n - 1) / 2) : 0;
    s->transitivity = paths > 0 ? 3 * triangles / paths : 0;
    correlate(&ties, degree, s);
    return true;
}

bool ent_shape_of(
    const ent_graph *graph, ent_arena *arena, ent_shape *shape, ent_error *err)
{
    ent_igraph_session session;
    ent_arena scratch = { 0 };
    *shape = (ent_shape){ 0 };
    if (!ent_igraph_enter(&session, err)) return false;
    bool ok = measure(graph, arena, &scratch, shape, err);
    ent_igraph_leave(&session);
    ent_arena_free(&scratch);
    return ok;
}
