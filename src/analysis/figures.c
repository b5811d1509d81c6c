/* figures.c - the table of figures, and what makes each. */
#include "analysis/figures.h"

#include <math.h>
#include <string.h>

#include "analysis/arcs.h"
#include "analysis/structure.h"
#include "base/buffer.h"
#include "base/strings.h"

const ent_figure_info ent_figure_table[ENT_FIGURES] = {
    [ENT_FIGURE_DEGREE] = { "degree", "degree", 0 },
    [ENT_FIGURE_STRENGTH] = { "strength", "strength", 2 },
    [ENT_FIGURE_BETWEENNESS] = { "betweenness", "betweenness", 4 },
    [ENT_FIGURE_EIGENVECTOR] = { "eigenvector", "eigenvector", 4 },
    [ENT_FIGURE_PAGERANK] = { "pagerank", "PageRank", 4 },
    [ENT_FIGURE_DEGREE_IN] = { "degree_in", "in-degree", 0 },
    [ENT_FIGURE_DEGREE_OUT] = { "degree_out", "out-degree", 0 },
    [ENT_FIGURE_STRENGTH_IN] = { "strength_in", "in-strength", 2 },
    [ENT_FIGURE_STRENGTH_OUT] = { "strength_out", "out-strength", 2 },
    [ENT_FIGURE_STRENGTH_POSITIVE] = { "strength_positive", "friendly", 2 },
    [ENT_FIGURE_STRENGTH_NEGATIVE] = { "strength_negative", "hostile", 2 },
    [ENT_FIGURE_CLOSENESS] = { "closeness", "closeness", 4 },
    [ENT_FIGURE_HARMONIC] = { "harmonic", "harmonic", 4 },
    [ENT_FIGURE_HUB] = { "hub", "hub", 4 },
    [ENT_FIGURE_AUTHORITY] = { "authority", "authority", 4 },
    [ENT_FIGURE_CORENESS] = { "coreness", "coreness", 0 },
    [ENT_FIGURE_CONSTRAINT] = { "constraint", "constraint", 4 },
    [ENT_FIGURE_CLUSTERING] = { "clustering", "clustering", 4 },
    [ENT_FIGURE_ARTICULATION] = { "articulation", "articulation", 0 },
    [ENT_FIGURE_PN] = { "pn", "PN", 4 },
};

static const ent_figure_set ALL = (1u << ENT_FIGURES) - 1;

/* More than two edits are no slip: then all names are told. */
static bool unknown(const char *name, ent_error *err)
{
    const char *near = NULL;
    ent_buffer all = { 0 };
    unsigned least = 3;
    for (int i = 0; i < ENT_FIGURES; i++) {
        unsigned far = ent_distance(ent_figure_table[i].name, name);
        ent_buffer_print(&all, "%s, ", ent_figure_table[i].name);
        if (far >= least) continue;
        least = far;
        near = ent_figure_table[i].name;
    }
    if (near)
        ent_fail(err, ENT_USAGE, "unknown measure '%s'; did you mean '%s'?", name, near);
    else
        ent_fail(err, ENT_USAGE, "unknown measure '%s', expected one of %sall", name,
            all.failed ? "" : all.bytes);
    ent_buffer_free(&all);
    return false;
}

bool ent_figure_parse(const char *name, ent_figure_set *set, ent_error *err)
{
    if (strcmp(name, "all") == 0) {
        *set |= ALL;
        return true;
    }
    for (int i = 0; i < ENT_FIGURES; i++) {
        if (strcmp(name, ent_figure_table[i].name) != 0) continue;
        *set |= 1u << i;
        return true;
    }
    return unknown(name, err);
}

static bool asked(const ent_figures *f, ent_figure a, ent_figure b)
{
    return f->value[a] || f->value[b];
}

/* What igraph computes. */
static bool make_shapes(ent_igraph_session *session, const ent_graph *g,
    ent_arena *scratch, ent_figures *f, ent_error *err)
{
    ent_pairs ties, all;
    double **value = f->value;
    return ent_structure_ties(g, scratch, &ties, err)
           && ent_project(g, ENT_LAYERS_ALL, scratch, &all, err)
           && (!value[ENT_FIGURE_CORENESS]
               || ent_structure_coreness(&ties, value[ENT_FIGURE_CORENESS], err))
           && (!value[ENT_FIGURE_CONSTRAINT]
               || ent_structure_constraint(&all, value[ENT_FIGURE_CONSTRAINT], err))
           && (!value[ENT_FIGURE_CLUSTERING]
               || ent_structure_clustering(&ties, value[ENT_FIGURE_CLUSTERING], err))
           && (!value[ENT_FIGURE_ARTICULATION]
               || ent_structure_articulation(
                   &ties, scratch, value[ENT_FIGURE_ARTICULATION], err))
           && (!asked(f, ENT_FIGURE_HUB, ENT_FIGURE_AUTHORITY)
               || ent_arc_hits(session, g, scratch, value[ENT_FIGURE_HUB],
                   value[ENT_FIGURE_AUTHORITY], err));
}

static bool make_paths(const ent_graph *g, const ent_path_options *how,
    ent_arena *scratch, ent_arena *arena, ent_figures *f, ent_error *err)
{
    ent_pairs pairs;
    ent_path_options options = *how;
    options.exact |= ent_graph_filter(g)->exact_paths;
    f->paths.value[ENT_PATH_CLOSENESS] = f->value[ENT_FIGURE_CLOSENESS];
    f->paths.value[ENT_PATH_HARMONIC] = f->value[ENT_FIGURE_HARMONIC];
    if (!asked(f, ENT_FIGURE_CLOSENESS, ENT_FIGURE_HARMONIC)) return true;
    return ent_project_paths(g, scratch, &pairs, err)
           && ent_paths_measure(&pairs, g, &options, arena, &f->paths, err);
}

static bool make_arcs(
    const ent_graph *g, ent_arena *scratch, ent_figures *f, ent_error *err)
{
    double **value = f->value;
    ent_arc_strengths(g, value[ENT_FIGURE_STRENGTH_IN], value[ENT_FIGURE_STRENGTH_OUT],
        value[ENT_FIGURE_STRENGTH_POSITIVE], value[ENT_FIGURE_STRENGTH_NEGATIVE]);
    return (!asked(f, ENT_FIGURE_DEGREE_IN, ENT_FIGURE_DEGREE_OUT)
               || ent_arc_degrees(g, scratch, value[ENT_FIGURE_DEGREE_IN],
                   value[ENT_FIGURE_DEGREE_OUT], err))
           && (!value[ENT_FIGURE_PN]
               || ent_arc_pn(g, scratch, value[ENT_FIGURE_PN], err));
}

/* Whatever was computed, no NaN goes further. */
static bool are_finite(const ent_figures *f, size_t nodes, ent_error *err)
{
    for (int m = 0; m < ENT_FIGURES; m++)
        for (size_t i = 0; f->value[m] && i < nodes; i++)
            if (!isfinite(f->value[m][i]))
                return ent_fail(err, ENT_LIBRARY, "analysis: %s is not finite",
                    ent_figure_table[m].name);
    return true;
}

bool ent_figures_make(const ent_graph *graph, const ent_ranking *ranking,
    ent_figure_set set, const ent_path_options *options, ent_arena *arena,
    ent_figures *figures, ent_error *err)
{
    size_t nodes = ent_graph_node_count(graph);
    *figures = (ent_figures){ .set = set & ALL };
    for (int m = 0; m < ENT_FIGURES; m++) {
        if (!(set & 1u << m)) continue;
        figures->value[m] = m < ENT_MEASURES
                                ? ranking->value[m]
                                : ent_arena_array(arena, nodes, sizeof(double));
        if (!figures->value[m])
            return ent_fail(err, ENT_MEMORY, "analysis: out of memory");
    }
    ent_igraph_session session;
    ent_arena scratch = { 0 };
    if (!ent_igraph_enter(&session, err)) return false;
    bool ok = make_shapes(&session, graph, &scratch, figures, err);
    ent_igraph_leave(&session);
    ok = ok && make_paths(graph, options, &scratch, arena, figures, err)
         && make_arcs(graph, &scratch, figures, err) && are_finite(figures, nodes, err);
    ent_arena_free(&scratch);
    return ok;
}
