/* figures.h - all numbers that tell where an actor or a graph stands, made when asked.
 *
 * Definitions and sources: docs/method.md, "Measures". */
#ifndef ENT_ANALYSIS_FIGURES_H
#define ENT_ANALYSIS_FIGURES_H

#include "analysis/ranking.h"

typedef enum {
    ENT_FIGURE_DEGREE, /* the first five are those of a ranking, in its order */
    ENT_FIGURE_STRENGTH,
    ENT_FIGURE_BETWEENNESS,
    ENT_FIGURE_EIGENVECTOR,
    ENT_FIGURE_PAGERANK,
    ENT_FIGURE_DEGREE_IN,  /* other actors from whom an edge comes */
    ENT_FIGURE_DEGREE_OUT, /* to whom one goes; undirected edges do both */
    ENT_FIGURE_STRENGTH_IN,
    ENT_FIGURE_STRENGTH_OUT,
    ENT_FIGURE_STRENGTH_POSITIVE, /* of edges of sign +1 */
    ENT_FIGURE_STRENGTH_NEGATIVE, /* of edges of sign -1 */
    ENT_FIGURE_CLOSENESS,         /* Wasserman & Faust (1994): of components too */
    ENT_FIGURE_HARMONIC,          /* mean of 1/distance to each other actor */
    ENT_FIGURE_HUB,               /* Kleinberg (1999), sums to 1 */
    ENT_FIGURE_AUTHORITY,
    ENT_FIGURE_CORENESS,     /* Seidman (1983) */
    ENT_FIGURE_CONSTRAINT,   /* Burt (1992); 0 where there is nobody */
    ENT_FIGURE_CLUSTERING,   /* Watts & Strogatz (1998); 0 below two neighbours */
    ENT_FIGURE_ARTICULATION, /* 1: its loss parts those it joins */
    ENT_FIGURE_PN            /* Everett & Borgatti (2014) */
} ent_figure;
enum { ENT_FIGURES = ENT_FIGURE_PN + 1 };

typedef struct {
    const char *name;  /* "degree_in" */
    const char *title; /* of a column: "in-degree" */
    int decimals;      /* 0: a whole number */
} ent_figure_info;
extern const ent_figure_info ent_figure_table[ENT_FIGURES];

/* A set of figures: bit per ent_figure. */
typedef uint32_t ent_figure_set;

/* Adds the figure called `name` ("all": all) to `set`; ENT_USAGE names the nearest. */
ENT_API ENT_CHECKED bool ent_figure_parse(
    const char *name, ent_figure_set *set, ent_error *err);

typedef struct {
    double *value[ENT_FIGURES]; /* one per node, finite; NULL: not asked */
    ent_paths paths;            /* how closeness and harmonic were measured */
    ent_figure_set set;
} ent_figures;

/* Makes the figures of `set`; the first five are those of `ranking`. Paths are exact
 * where the options or the filter say so. All belongs to `arena`, or to the ranking. */
ENT_CHECKED bool ent_figures_make(const ent_graph *graph, const ent_ranking *ranking,
    ent_figure_set set, const ent_path_options *options, ent_arena *arena,
    ent_figures *figures, ent_error *err);

#endif
