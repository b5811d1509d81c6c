/* paths.h - betweenness, closeness and harmonic centrality, over all cores.
 *
 * A pair's length is 1/weight; n nodes, of which r others can be reached, s the sum of
 * their distances: betweenness  share of the shortest ways of two others that lead
 * through it, summed and divided by (n-1)(n-2)/2   (Freeman 1977; Brandes 2001) closeness
 * r/s x r/(n-1)                 (Wasserman & Faust 1994, eq. 5.22) harmonic     sum of
 * 1/distance / (n-1)     (Rochat 2009; Boldi & Vigna 2014) Exact where all tied nodes are
 * pivots (see pivots.h); else means over pivots stand for those over all (Brandes & Pich
 * 2007; Eppstein & Wang 2004), with their margins: half of the 95 % interval, from the
 * variance over the pivots, drawn without putting back. */
#ifndef ENT_ANALYSIS_PATHS_H
#define ENT_ANALYSIS_PATHS_H

#include <stdio.h>

#include "analysis/pairs.h"

typedef enum { ENT_PATH_BETWEENNESS, ENT_PATH_CLOSENESS, ENT_PATH_HARMONIC } ent_path;
enum { ENT_PATHS = ENT_PATH_HARMONIC + 1 };

typedef struct {
    bool exact;     /* all nodes are pivots, whatever it takes */
    size_t pivots;  /* of each part; 0: what pivots.h says */
    size_t threads; /* 0: all cores; never changes the result */
    FILE *progress; /* how far it is, where this is a terminal; NULL: silent */
    bool none;      /* rankings do without: betweenness stays 0 */
} ent_path_options; /* {0}: defaults */

typedef struct {
    double *value[ENT_PATHS];  /* the caller's, one per node, 0 before; NULL: not asked */
    double *margin[ENT_PATHS]; /* of each value, in the arena; NULL: it is exact */
    size_t pivots, of;         /* nodes that paths were followed from, of the tied ones */
} ent_paths;

/* Fills the values and what else there is. `graph`, whose pairs they are, has the ids
 * that draw pivots; NULL: the nodes' numbers do. Uses no igraph. */
ENT_CHECKED bool ent_paths_measure(const ent_pairs *pairs, const ent_graph *graph,
    const ent_path_options *options, ent_arena *arena, ent_paths *paths, ent_error *err);

#endif
