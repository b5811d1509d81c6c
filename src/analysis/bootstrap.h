/* bootstrap.h - how sure measures, ranks, ties and blocs are: a graph made again and
 * again with its stories and claims drawn anew.
 *
 * Poisson bootstrap by story (Chamandy, Muralidharan, Najmi and Naidu 2012), and claims
 * that are true with the chance of their confidence. Intervals are percentiles of the
 * replicates. Definitions and what they are worth:
 * docs/method.md, "Uncertainty". */
#ifndef ENT_ANALYSIS_BOOTSTRAP_H
#define ENT_ANALYSIS_BOOTSTRAP_H

#include "analysis/consensus.h"
#include "analysis/interval.h"
#include "analysis/places.h"
#include "analysis/ranking.h"
#include "events/event.h"

typedef enum {
    ENT_BOOTSTRAP_MADE,
    ENT_BOOTSTRAP_OFF,     /* not asked for, or it failed */
    ENT_BOOTSTRAP_LARGE,   /* not asked for, and too large to be made unasked */
    ENT_BOOTSTRAP_TALLIES, /* there are sums only */
    ENT_BOOTSTRAP_EMPTY,   /* a graph without relations */
    ENT_BOOTSTRAP_FEW      /* few sources, and no claim has a confidence below 1 */
} ent_bootstrap_state;
enum { ENT_BOOTSTRAP_STATES = ENT_BOOTSTRAP_FEW + 1 };
/* "made", "off", "too large to be made unasked", ... */
extern const char *const ent_bootstrap_state_names[ENT_BOOTSTRAP_STATES];

enum {
    ENT_REPLICATES = 200,       /* where nobody says how many */
    ENT_FEWEST_REPLICATES = 40, /* that have a 2.5th percentile */
    ENT_MOST_REPLICATES = 100000,
    ENT_FEWEST_SOURCES = 5 /* of fewer, more than one replicate in 150 would be empty */
};

/* Lists of ranges: one per node, edge or tie of the graph, in its order. */
typedef struct {
    ent_bootstrap_state state; /* all below is 0 unless it is made */
    size_t replicates;
    size_t stories, sources; /* that are drawn: of documents, of imported rows */
    size_t certain;          /* imported rows that give no confidence: taken as sure */
    bool fixed; /* under ENT_FEWEST_SOURCES: only the claims are drawn, not the stories */
    ent_range *measure[ENT_MEASURES];
    ent_range *edge; /* of the weight */
    ent_range *tie;
    double *sign;     /* share of the replicates with a tie in which it has its sign */
    bool *single;     /* ties that one story or source alone reports: no sign to hold */
    uint32_t *tie_of; /* of each edge */
    ent_standings standings; /* by PageRank */
    ent_consensus consensus;
} ent_bootstrap;

typedef struct {
    const ent_graph *graph;
    const ent_ranking *ranking;
    const ent_blocs *blocs;
    const ent_events *events; /* that the graph was built from */
    const ent_lexicon *names;
} ent_bootstrap_input;

/* Steps that nobody has to ask for: 3 to 5 seconds of one core. */
#define ENT_BOOTSTRAP_CHEAP 6e7

/* What it takes, in steps of 80 ns or so: by counts, never by a clock. */
double ent_bootstrap_cost(const ent_graph *graph, size_t replicates);

/* True where ENT_REPLICATES cost a few seconds at most. */
bool ent_bootstrap_is_cheap(const ent_graph *graph);

/* The same for every number of `threads` and order of input. All belongs to `arena`.
 * `replicates` is at least ENT_FEWEST_REPLICATES. On failure `bootstrap` is off. */
ENT_CHECKED bool ent_bootstrap_make(const ent_bootstrap_input *input, size_t replicates,
    size_t threads, ent_arena *arena, ent_bootstrap *bootstrap, ent_error *err);

#endif
