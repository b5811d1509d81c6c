/* igraph_compat.c - one thread, one generator, errors as return values. */
#include "graph/igraph_compat.h"

#include <pthread.h>

/* Present where igraph brings OpenMP along; absent otherwise. */
#if defined(__GNUC__)
extern int omp_get_max_threads(void) __attribute__((weak));
extern void omp_set_num_threads(int threads) __attribute__((weak));
#define HAS_OPENMP (omp_get_max_threads && omp_set_num_threads)
#else
#define HAS_OPENMP false
static int omp_get_max_threads(void)
{
    return 0;
}
static void omp_set_num_threads(int threads)
{
    (void)threads;
}
#endif

/* igraph's own state is global. */
static pthread_mutex_t igraph_lock = PTHREAD_MUTEX_INITIALIZER;

bool ent_igraph_ok(igraph_error_t code, const char *what, ent_error *err)
{
    if (code == IGRAPH_SUCCESS) return true;
    return ent_fail(err, code == IGRAPH_ENOMEM ? ENT_MEMORY : ENT_LIBRARY,
        "igraph: %s: %s", what, igraph_strerror(code));
}

static void silence(ent_igraph_session *s)
{
    s->error = igraph_set_error_handler(igraph_error_handler_ignore);
    s->warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
    s->threads = HAS_OPENMP ? omp_get_max_threads() : 0;
    if (s->threads) omp_set_num_threads(1);
}

static void restore(ent_igraph_session *s)
{
    if (s->threads) omp_set_num_threads(s->threads);
    igraph_set_warning_handler(s->warning);
    igraph_set_error_handler(s->error);
}

bool ent_igraph_enter(ent_igraph_session *s, ent_error *err)
{
    pthread_mutex_lock(&igraph_lock);
    silence(s);
    igraph_error_t code = IGRAPH_SUCCESS;
#if IGRAPH_VERSION_MAJOR >= 1
    code = igraph_setup();
#endif
    if (code == IGRAPH_SUCCESS) code = igraph_rng_init(&s->own, &igraph_rngtype_mt19937);
    if (code != IGRAPH_SUCCESS) {
        restore(s);
        pthread_mutex_unlock(&igraph_lock);
        return ent_igraph_ok(code, "cannot start", err);
    }
    s->former = igraph_rng_default();
    s->other = *s->former;
    igraph_rng_set_default(&s->own);
    return true;
}

/* igraph 0.10 copies the generator that it is given, later versions keep the pointer. */
void ent_igraph_leave(ent_igraph_session *s)
{
    bool copied = igraph_rng_default() == s->former;
    igraph_rng_set_default(copied ? &s->other : s->former);
    igraph_rng_destroy(&s->own);
    restore(s);
    pthread_mutex_unlock(&igraph_lock);
}

bool ent_igraph_seed(ent_igraph_session *s, unsigned seed, ent_error *err)
{
    (void)s;
    return ent_igraph_ok(igraph_rng_seed(igraph_rng_default(), seed), "cannot seed", err);
}

igraph_error_t ent_igraph_pagerank(const igraph_t *g, const igraph_vector_t *weights,
    double damping, igraph_vector_t *result)
{
    igraph_real_t value;
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_pagerank(g, weights, result, &value, damping, false, igraph_vss_all(),
        IGRAPH_PAGERANK_ALGO_PRPACK, NULL);
#else
    return igraph_pagerank(g, IGRAPH_PAGERANK_ALGO_PRPACK, result, &value,
        igraph_vss_all(), false, damping, weights, NULL);
#endif
}

static bool gave_up(igraph_error_t code)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return code == IGRAPH_EARPACK;
#else
    return code == IGRAPH_ARPACK_MAXIT || code == IGRAPH_ARPACK_NOSHIFT
           || code == IGRAPH_ARPACK_FAILED;
#endif
}

igraph_error_t ent_igraph_eigenvector(const igraph_t *g, const igraph_vector_t *weights,
    int iterations, igraph_vector_t *result, double *value, bool *converged)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    options.mxiter = iterations;
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_error_t code = igraph_eigenvector_centrality(
        g, result, value, IGRAPH_ALL, weights, &options);
#else
    igraph_error_t code = igraph_eigenvector_centrality(
        g, result, value, false, true, weights, &options);
#endif
    *converged = code == IGRAPH_SUCCESS;
    return gave_up(code) ? IGRAPH_SUCCESS : code;
}

igraph_error_t ent_igraph_leiden(const igraph_t *g, const igraph_vector_t *weights,
    const igraph_vector_t *nodes, double beta, int iterations,
    igraph_vector_int_t *membership)
{
    double resolution = nodes ? 1 : 0;
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_community_leiden(g, weights, nodes, NULL, resolution, beta, true,
        iterations, membership, NULL, NULL);
#else
    return igraph_community_leiden(
        g, weights, nodes, resolution, beta, true, iterations, membership, NULL, NULL);
#endif
}
