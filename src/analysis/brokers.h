/* brokers.h - who passes something on between two others, and whether that joins blocs.
 *
 * Gould and Fernandez (1989): a friendly edge a > x and one x > c, none a > c; by the
 * blocs of the three
 *
 *   coordinator      a, x, c in one bloc        gatekeeper   x, c in one, a outside
 *   consultant       a, c in one, x outside     representative   a, x in one, c outside
 *   liaison          three blocs
 *
 * An actor without a bloc is a bloc of its own. */
#ifndef ENT_ANALYSIS_BROKERS_H
#define ENT_ANALYSIS_BROKERS_H

#include "analysis/blocs.h"

typedef enum {
    ENT_BROKER_COORDINATOR,
    ENT_BROKER_GATEKEEPER,
    ENT_BROKER_REPRESENTATIVE,
    ENT_BROKER_CONSULTANT,
    ENT_BROKER_LIAISON
} ent_broker_role;
enum { ENT_BROKER_ROLES = ENT_BROKER_LIAISON + 1 };
ENT_API extern const char *const ent_broker_role_names[ENT_BROKER_ROLES];

typedef struct {
    uint32_t node;
    uint64_t role[ENT_BROKER_ROLES]; /* pairs a, c; an undirected tie leads both ways */
    uint64_t between;                /* of all but coordinator */
    double participation;            /* Guimera & Amaral (2005): 1 - sum over blocs of the
                                        squared share of its friendly ties; 0: all in one */
    uint32_t blocs; /* blocs (or actors without one) it has friendly ties to */
} ent_broker;

typedef struct {
    ent_broker *items; /* of those that join blocs: most pairs between first, then the
                          highest participation, then by id */
    size_t count;
    bool counted; /* false: too many steps for roles, participation alone */
} ent_brokers;

/* On edges of sign + and weight above 0 between actors whose tie is friendly, too.
 * Deterministic; all belongs to `arena`. */
ENT_CHECKED bool ent_brokers_find(const ent_graph *graph, const ent_blocs *blocs,
    ent_arena *arena, ent_brokers *brokers, ent_error *err);

#endif
