/* igraph_compat.h - igraph 0.10 and 1.0 as one library, and a door to it that is safe.
 *
 * The only place that knows igraph's versions. igraph has global state (error handlers, a
 * random number generator) and Debian's build is not thread-safe: all use of it stands
 * between enter and leave, one thread at a time, and the program that uses libentente
 * finds igraph as it left it. */
#ifndef ENT_GRAPH_IGRAPH_COMPAT_H
#define ENT_GRAPH_IGRAPH_COMPAT_H

#include <igraph.h>

#include "base/error.h"

#if IGRAPH_VERSION_MAJOR >= 1
typedef igraph_int_t ent_igraph_int;
#else
typedef igraph_integer_t ent_igraph_int;
#endif

typedef struct {
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
    igraph_rng_t own, other; /* generators: this session's and a copy of the former */
    igraph_rng_t *former;
    int threads; /* OpenMP's number before; 0: no OpenMP */
} ent_igraph_session;

/* Waits for other sessions; then errors are returned and never printed, warnings are
 * ignored, OpenMP uses one thread (with more, the last bits of PageRank change from run
 * to run). Each successful enter needs its leave. */
ENT_CHECKED bool ent_igraph_enter(ent_igraph_session *session, ent_error *err);
void ent_igraph_leave(ent_igraph_session *session);

/* Starts the session's random numbers anew. */
ENT_CHECKED bool ent_igraph_seed(
    ent_igraph_session *session, unsigned seed, ent_error *err);

/* True for success; else `err` says what igraph could not do. */
ENT_CHECKED bool ent_igraph_ok(igraph_error_t code, const char *what, ent_error *err);

/* All undirected; `result` is initialised by the caller and resized. Weights are finite
 * and above 0, except Leiden's. */

igraph_error_t ent_igraph_pagerank(const igraph_t *g, const igraph_vector_t *weights,
    double damping, igraph_vector_t *result);

/* Largest entry 1; `value` is the eigenvalue. The graph is connected. `*converged` is
 * false where ARPACK gave up after `iterations`: no error, but no result either. */
igraph_error_t ent_igraph_eigenvector(const igraph_t *g, const igraph_vector_t *weights,
    int iterations, igraph_vector_t *result, double *value, bool *converged);

/* The sum over pairs inside communities of weight - nodes[i] nodes[j] (NULL: of weights
 * alone) is made large. Starts from `membership`, numbered from 0. */
igraph_error_t ent_igraph_leiden(const igraph_t *g, const igraph_vector_t *weights,
    const igraph_vector_t *nodes, double beta, int iterations,
    igraph_vector_int_t *membership);

#endif
