/* change.h - two graphs of the same world, before and after: what is new, gone, turned.
 *
 *   before  A ==+== B      C --+-- D      E --+-- F
 *   after   A --+-- B      C --+-- D      E -- - - F      G --+-- H
 *             weaker          same           flipped          new
 *
 * Actors are the same where their ids are. What is compared are rates, where both graphs
 * have a period: a month beside a year would else always look weak. */
#ifndef ENT_ANALYSIS_CHANGE_H
#define ENT_ANALYSIS_CHANGE_H

#include "analysis/blocs.h"
#include "analysis/bootstrap.h"
#include "analysis/ranking.h"
#include "analysis/windows.h"
#include "graph/draws.h"

typedef enum {
    ENT_CHANGE_NEW,      /* no weight before */
    ENT_CHANGE_ENDED,    /* no weight after */
    ENT_CHANGE_FLIPPED,  /* friends became enemies, or enemies friends */
    ENT_CHANGE_STRONGER, /* at least half as much again, a day */
    ENT_CHANGE_WEAKER    /* at most two thirds, a day */
} ent_change_kind;
enum { ENT_CHANGES = ENT_CHANGE_WEAKER + 1 };
extern const char *const ent_change_names[ENT_CHANGES]; /* "new", "ended", ... */

enum { ENT_BEFORE, ENT_AFTER, ENT_SIDES };
#define ENT_NOBODY UINT32_MAX

typedef struct {
    const ent_graph *graph;
    const ent_ranking *ranking;
    const ent_blocs *blocs;
    uint64_t strays; /* events that were left out, as they lie long before all others */
    /* What its events are told by, which is what chances are of: a burst of events in one
     * story is one. NULL (tallies): each event counts. */
    const ent_draws *draws;
} ent_side;

typedef struct {
    ent_change_kind kind;
    uint32_t a[ENT_SIDES], b[ENT_SIDES]; /* nodes; ENT_NOBODY: not in that graph */
    double tie[ENT_SIDES];               /* sums, as the graphs have them */
    uint64_t count[ENT_SIDES];           /* events */
    uint64_t units[ENT_SIDES];           /* stories, and sources of rows; else events */
    const ent_edge *edge[ENT_SIDES];     /* that speaks for the tie; NULL: none */
    /* How likely chance alone makes a difference as large: the pair having one share of
     * all stories on both sides (binomial test), so that more news altogether is no
     * change; of flipped ties, stories of friendship and of enmity having one proportion
     * (Fisher's test). Two-sided. */
    double chance;
    double adjusted; /* the same where all ties that could tell are looked at (false
                        discovery rate) */
    ent_range range; /* of the change of the tie a day, where graphs were drawn again */
} ent_tie_change;

typedef struct {
    uint32_t node[ENT_SIDES];
    size_t rank[ENT_SIDES]; /* by PageRank from 1; 0: not there */
    double pagerank[ENT_SIDES], strength[ENT_SIDES];
    ent_range rise, growth; /* of the change of PageRank, and of strength a day */
} ent_actor_change;

typedef struct {
    uint32_t node[ENT_SIDES];
    uint32_t bloc[ENT_SIDES]; /* as each side numbers them */
} ent_bloc_switch;

typedef struct {
    ent_side sides[ENT_SIDES];
    ent_interval period[ENT_SIDES]; /* ENT_NO_DATE: unknown */
    double days[ENT_SIDES];         /* of the periods; 1 each where one is unknown */
    bool rated;                     /* the periods are known, and of different length */
    uint64_t events[ENT_SIDES];     /* of the graphs */
    uint64_t outside[ENT_SIDES];    /* of them, dated but not in the period */
    ent_bootstrap_state drawn;      /* MADE: there are ranges (ent_change_draw) */
    size_t replicates;
    uint64_t
        units[ENT_SIDES]; /* stories and sources of rows of the graphs; else events */
    ent_tie_change *ties; /* by kind; those beyond chance first, then the largest change
                             of the tie a day */
    size_t tie_count, kinds[ENT_CHANGES];
    size_t same;   /* ties that changed less */
    size_t tested; /* of all, those of enough events for any chance below 0.05 */
    ent_actor_change
        *actors; /* in both graphs or one; largest change of PageRank first */
    size_t actor_count, came, went;
    uint32_t *successor; /* of each bloc of before, from 1: the one of after that has most
                            of it (largest overlap first); 0: none */
    ent_bloc_switch *switches; /* in a bloc on both sides, but not in its successor */
    size_t switch_count;
} ent_change;

/* All belongs to `arena`, edges to the graphs. */
ENT_CHECKED bool ent_change_find(const ent_side *before, const ent_side *after,
    ent_arena *arena, ent_change *change, ent_error *err);

/* Its chance among all is below 0.05; but for flipped ones, its share of all stories grew
 * or fell with it (stories may have denied it before); and where graphs were drawn again
 * its range leaves out 0. Never where these would be of too few sources. */
bool ent_change_beyond_chance(const ent_change *change, const ent_tie_change *tie);

/* The range of its PageRank's change leaves out 0. */
bool ent_change_moved(const ent_change *change, const ent_actor_change *actor);

/* Ties in order again, after `drawn` was set. */
ENT_CHECKED bool ent_change_sort(ent_change *change, ent_error *err);

/* `value` of a side in a time of `days`, where rates are compared; else as it is. */
double ent_change_rate(const ent_change *change, int side, double value, double days);

#endif
