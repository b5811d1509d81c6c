/* blocs.c - Leiden from several starts; what contradicts the fewest ties wins. */
#include "analysis/blocs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/of_pairs.h"
#include "analysis/ties.h"

/* A way to share the nodes out; labels are numbered by first node. */
typedef struct {
    uint32_t *label;
    size_t labels;
    ent_ties_nano contradicted;
} partition;

enum { MOST_STARTS = 32, FEWEST_STARTS = 4, TIES_IN_ALL = 640000, ITERATIONS = 20 };
/* Randomness of Leiden's refinement, in mean |tie|: hardly any. */
static const double BETA = 0.01;

static uint32_t root_of(uint32_t *parent, uint32_t node)
{
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
}

/* Members that no positive ties join do better apart: each label is split into what its
 * own positive ties hold together, and labels are numbered anew by first node. */
static void tidy(const ent_pairs *ties, uint32_t *parent, partition *p)
{
    for (size_t i = 0; i < ties->nodes; i++) parent[i] = (uint32_t)i;
    for (size_t i = 0; i < ties->count; i++) {
        const ent_pair *t = &ties->items[i];
        if (t->weight < 0 || p->label[t->a] != p->label[t->b]) continue;
        uint32_t a = root_of(parent, t->a), b = root_of(parent, t->b);
        parent[a > b ? a : b] = a > b ? b : a; /* the root is the first node */
    }
    p->labels = 0;
    for (size_t i = 0; i < ties->nodes; i++) {
        uint32_t root = root_of(parent, (uint32_t)i);
        p->label[i] = root == i ? (uint32_t)p->labels++ : p->label[root];
    }
}

static void judge(const ent_pairs *ties, partition *p)
{
    p->contradicted = 0;
    for (size_t i = 0; i < ties->count; i++) {
        const ent_pair *t = &ties->items[i];
        bool together = p->label[t->a] == p->label[t->b];
        if (together != (t->weight > 0)) p->contradicted += ent_tie_size(t);
    }
}

/* Fewer contradictions, then fewer labels, then the first in order: the choice must not
 * hang on which seed came first. */
static bool is_better(const partition *p, const partition *than, size_t nodes)
{
    if (p->contradicted != than->contradicted)
        return p->contradicted < than->contradicted;
    if (p->labels != than->labels) return p->labels < than->labels;
    for (size_t i = 0; i < nodes; i++)
        if (p->label[i] != than->label[i]) return p->label[i] < than->label[i];
    return false;
}

static double mean_size(const ent_pairs *ties)
{
    double sum = 0;
    for (size_t i = 0; i < ties->count; i++) sum += fabs(ties->items[i].weight);
    return sum / (double)ties->count;
}

/* Leiden only climbs: from everyone alone it sometimes ends below the top, from random
 * halves, thirds or quarters elsewhere. Even seeds start alone, odd ones at random. */
static void start(unsigned seed, partition *p, size_t nodes)
{
    ent_igraph_int groups = 2 + seed / 2 % 3;
    for (size_t i = 0; i < nodes; i++)
        p->label[i] = seed % 2 ? (uint32_t)igraph_rng_get_integer(
                          igraph_rng_default(), 0, groups - 1)
                               : (uint32_t)i;
}

typedef struct {
    ent_net net;
    igraph_vector_int_t membership;
    uint32_t *parent; /* room for tidy */
    double beta;
} finder;

static bool divide(ent_igraph_session *session, const ent_pairs *ties, finder *f,
    unsigned seed, partition *p, ent_error *err)
{
    if (!ent_igraph_seed(session, seed, err)) return false;
    start(seed, p, ties->nodes);
    tidy(ties, f->parent, p);
    for (size_t i = 0; i < ties->nodes; i++)
        VECTOR(f->membership)[i] = (ent_igraph_int)p->label[i];
    if (!ent_igraph_ok(ent_igraph_leiden(&f->net.graph, &f->net.weights, f->beta,
                           ITERATIONS, &f->membership),
            "cannot find blocs", err))
        return false;
    for (size_t i = 0; i < ties->nodes; i++)
        p->label[i] = (uint32_t)VECTOR(f->membership)[i];
    tidy(ties, f->parent, p);
    judge(ties, p);
    return true;
}

/* 32 of up to 20,000 ties, 4 of 160,000 and more: time stays bounded. */
static unsigned starts_of(const ent_pairs *ties)
{
    size_t starts = TIES_IN_ALL / ties->count;
    if (starts > MOST_STARTS) return MOST_STARTS;
    return starts < FEWEST_STARTS ? FEWEST_STARTS : (unsigned)starts;
}

/* The best partition ends in `best`, whose label holds everyone alone at first. */
static bool try_starts(ent_igraph_session *session, const ent_pairs *ties,
    unsigned starts, ent_arena *scratch, partition *best, ent_error *err)
{
    ent_igraph_int nodes = (ent_igraph_int)ties->nodes;
    finder f = { .parent = ent_arena_array(scratch, ties->nodes, sizeof *f.parent),
        .beta = BETA * mean_size(ties) };
    partition p = { .label = ent_arena_array(scratch, ties->nodes, sizeof *p.label) };
    if (!p.label || !f.parent)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    if (!ent_igraph_ok(
            igraph_vector_int_init(&f.membership, nodes), "out of memory", err))
        return false;

    bool ok = ent_net_open(ties, &f.net, err);
    for (unsigned seed = 0; ok && seed < starts; seed++) {
        ok = divide(session, ties, &f, seed, &p, err);
        if (!ok || !is_better(&p, best, ties->nodes)) continue;
        best->labels = p.labels;
        best->contradicted = p.contradicted;
        memcpy(best->label, p.label, ties->nodes * sizeof *p.label);
    }
    ent_net_close(&f.net);
    igraph_vector_int_destroy(&f.membership);
    return ok;
}

typedef struct {
    uint32_t label, size;
} bloc_size;

/* Largest first; labels are in order of their first node. */
static int by_size(const void *x, const void *y)
{
    const bloc_size *a = x, *b = y;
    if (a->size != b->size) return a->size > b->size ? -1 : 1;
    return (a->label > b->label) - (a->label < b->label);
}

static bool number_blocs(
    const partition *p, ent_arena *scratch, ent_blocs *blocs, ent_error *err)
{
    bloc_size *sizes = ent_arena_array(scratch, p->labels, sizeof *sizes);
    uint32_t *number = ent_arena_array(scratch, p->labels, sizeof *number);
    if (!sizes || !number)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    for (size_t i = 0; i < p->labels; i++) sizes[i].label = (uint32_t)i;
    for (size_t i = 0; i < blocs->count; i++) sizes[p->label[i]].size++;
    qsort(sizes, p->labels, sizeof *sizes, by_size);
    while (blocs->bloc_count < p->labels && sizes[blocs->bloc_count].size > 1) {
        size_t next = blocs->bloc_count++;
        number[sizes[next].label] = (uint32_t)blocs->bloc_count;
    }
    for (size_t i = 0; i < blocs->count; i++) blocs->bloc[i] = number[p->label[i]];
    return true;
}

/* `best` holds everyone alone at first. */
static bool divide_best(ent_igraph_session *session, const ent_pairs *ties,
    unsigned starts, ent_arena *scratch, partition *best, ent_error *err)
{
    for (size_t i = 0; i < ties->nodes; i++) best->label[i] = (uint32_t)i;
    best->labels = ties->nodes;
    judge(ties, best);
    return !ties->count || try_starts(session, ties, starts, scratch, best, err);
}

bool ent_blocs_divide(ent_igraph_session *session, const ent_pairs *ties, unsigned starts,
    ent_arena *scratch, uint32_t *label, ent_error *err)
{
    partition best = { .label = label };
    return divide_best(session, ties, starts, scratch, &best, err);
}

static bool find_blocs(const ent_graph *graph, ent_igraph_session *session,
    ent_arena *scratch, ent_blocs *blocs, ent_error *err)
{
    ent_pairs ties;
    if (!ent_ties_read(graph, scratch, &ties, err)) return false;
    partition best = { .label = ent_arena_array(
                           scratch, ties.nodes, sizeof *best.label) };
    if (!best.label)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    unsigned starts = ties.count ? starts_of(&ties) : 0;
    if (!divide_best(session, &ties, starts, scratch, &best, err)) return false;

    ent_ties_nano total = 0;
    for (size_t i = 0; i < ties.count; i++) total += ent_tie_size(&ties.items[i]);
    blocs->frustration = total ? (double)best.contradicted / (double)total : 0;
    return number_blocs(&best, scratch, blocs, err);
}

bool ent_blocs_find(
    const ent_graph *graph, ent_arena *arena, ent_blocs *blocs, ent_error *err)
{
    *blocs = (ent_blocs){ .count = ent_graph_node_count(graph) };
    blocs->bloc = ent_arena_array(arena, blocs->count, sizeof *blocs->bloc);
    if (!blocs->bloc) return ent_fail(err, ENT_MEMORY, "analysis: out of memory");

    ent_igraph_session session;
    ent_arena scratch = { 0 };
    if (!ent_igraph_enter(&session, err)) return false;
    bool ok = find_blocs(graph, &session, &scratch, blocs, err);
    ent_igraph_leave(&session);
    ent_arena_free(&scratch);
    return ok;
}
