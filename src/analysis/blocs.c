/* blocs.c - Leiden from several starts; what contradicts the fewest ties wins. */
#include "analysis/blocs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/of_pairs.h"
#include "analysis/bloc_search.h"
#include "analysis/ties.h"

/* A way to share the nodes out; labels are numbered by first node. */
typedef struct {
    uint32_t *label;
    size_t labels;
    ent_ties_nano contradicted;
    double modularity;
} partition;

enum { MOST_STARTS = 16, FEWEST_STARTS = 2, TIES_IN_ALL = 40000, AGREED = 6 };
/* Leiden only has to come near: local search goes on from there. */
enum { ITERATIONS = 2 };
/* Randomness of Leiden's refinement, in mean |tie|: hardly any. */
static const double BETA = 0.01;
static const double ROUNDING = 1e-12;

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

/* Strengths of nodes and blocs in friendship (0) and enmity (1). */
typedef struct {
    double
        *node[2]; /* strength / sqrt(2 x sum of |tie|): products are what is expected */
    double *bloc[2]; /* room for sums */
    double sum[2];   /* of |tie| */
} strengths;

static bool weigh(const ent_pairs *ties, ent_arena *scratch, strengths *s)
{
    for (int k = 0; k < 2; k++) {
        s->sum[k] = 0;
        s->node[k] = ent_arena_array(scratch, ties->nodes, sizeof *s->node[k]);
        s->bloc[k] = ent_arena_array(scratch, ties->nodes, sizeof *s->bloc[k]);
        if (!s->node[k] || !s->bloc[k]) return false;
    }
    for (size_t i = 0; i < ties->count; i++) {
        const ent_pair *t = &ties->items[i];
        int k = t->weight < 0;
        s->node[k][t->a] += fabs(t->weight);
        s->node[k][t->b] += fabs(t->weight);
        s->sum[k] += fabs(t->weight);
    }
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < ties->nodes && s->sum[k] > 0; i++)
            s->node[k][i] /= sqrt(2 * s->sum[k]);
    return true;
}

/* Gomez, Jensen and Arenas (2009): what is inside less what is expected there, friendly
 * less hostile, as a share of all. */
static double modularity_of(const ent_pairs *ties, strengths *s, const uint32_t *label)
{
    double inside = 0, expected = 0, all = s->sum[0] + s->sum[1];
    for (size_t i = 0; i < ties->count; i++) {
        const ent_pair *t = &ties->items[i];
        if (label[t->a] == label[t->b]) inside += 2 * t->weight;
    }
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < ties->nodes; i++) s->bloc[k][i] = 0;
        for (size_t i = 0; i < ties->nodes; i++) s->bloc[k][label[i]] += s->node[k][i];
        for (size_t i = 0; i < ties->nodes; i++)
            expected += (k ? -1 : 1) * s->bloc[k][i] * s->bloc[k][i];
    }
    return all > 0 ? (inside - expected) / (2 * all) : 0;
}

static void judge(const ent_pairs *ties, strengths *s, partition *p)
{
    p->contradicted = 0;
    for (size_t i = 0; i < ties->count; i++) {
        const ent_pair *t = &ties->items[i];
        bool together = p->label[t->a] == p->label[t->b];
        if (together != (t->weight > 0)) p->contradicted += ent_tie_size(t);
    }
    p->modularity = modularity_of(ties, s, p->label);
}

/* Below 0: a is better. */
static int compare_values(ent_blocs_aim aim, const partition *a, const partition *b)
{
    if (aim == ENT_BLOCS_MODULARITY) {
        double more = a->modularity - b->modularity;
        return (more < -ROUNDING) - (more > ROUNDING);
    }
    return (a->contradicted > b->contradicted) - (a->contradicted < b->contradicted);
}

/* The better value, then fewer labels, then the first in order: the choice must not hang
 * on which seed came first. */
static bool is_better(
    ent_blocs_aim aim, const partition *p, const partition *than, size_t nodes)
{
    int order = compare_values(aim, p, than);
    if (order) return order < 0;
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

typedef struct {
    const ent_pairs *ties;
    ent_blocs_aim aim;
    strengths strengths;
    ent_bloc_problem problem;
    ent_bloc_search *search;
    ent_net net;
    igraph_vector_int_t membership;
    igraph_vector_t friendly; /* of nodes, where the aim is modularity */
    bool has_membership, has_friendly;
    uint32_t *parent; /* room for tidy */
    double beta;
} finder;

static bool open_finder(finder *f, ent_arena *scratch, ent_error *err)
{
    ent_igraph_int nodes = (ent_igraph_int)f->ties->nodes;
    bool modular = f->aim == ENT_BLOCS_MODULARITY;
    f->problem = (ent_bloc_problem){ f->ties, modular ? f->strengths.node[0] : NULL,
        modular ? f->strengths.node[1] : NULL };
    f->beta = BETA * mean_size(f->ties);
    f->search = ent_bloc_search_new(&f->problem, scratch);
    f->parent = ent_arena_array(scratch, f->ties->nodes, sizeof *f->parent);
    if (!f->parent || !f->search)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    f->has_membership = ent_igraph_ok(
        igraph_vector_int_init(&f->membership, nodes), "out of memory", err);
    f->has_friendly = f->has_membership && modular
                      && ent_igraph_ok(
                          igraph_vector_init(&f->friendly, nodes), "out of memory", err);
    if (!f->has_membership || (modular && !f->has_friendly)) return false;
    for (ent_igraph_int i = 0; modular && i < nodes; i++)
        VECTOR(f->friendly)[i] = f->strengths.node[0][i];
    return ent_net_open(f->ties, &f->net, err);
}

static void close_finder(finder *f)
{
    ent_net_close(&f->net);
    if (f->has_membership) igraph_vector_int_destroy(&f->membership);
    if (f->has_friendly) igraph_vector_destroy(&f->friendly);
}

/* Both searches only climb: from everyone alone they sometimes end below the top, from
 * random halves, thirds or quarters elsewhere. Even seeds start alone, odd ones at
 * random. */
static void start(unsigned seed, partition *p, size_t nodes)
{
    ent_igraph_int groups = 2 + seed / 2 % 3;
    for (size_t i = 0; i < nodes; i++)
        p->label[i] = seed % 2 ? (uint32_t)igraph_rng_get_integer(
                          igraph_rng_default(), 0, groups - 1)
                               : (uint32_t)i;
}

static bool divide(
    ent_igraph_session *session, finder *f, unsigned seed, partition *p, ent_error *err)
{
    const ent_pairs *ties = f->ties;
    if (!ent_igraph_seed(session, seed, err)) return false;
    start(seed, p, ties->nodes);
    tidy(ties, f->parent, p);
    for (size_t i = 0; i < ties->nodes; i++)
        VECTOR(f->membership)[i] = (ent_igraph_int)p->label[i];
    if (!ent_igraph_ok(ent_igraph_leiden(&f->net.graph, &f->net.weights,
                           f->has_friendly ? &f->friendly : NULL, f->beta, ITERATIONS,
                           &f->membership),
            "cannot find blocs", err))
        return false;
    for (size_t i = 0; i < ties->nodes; i++)
        p->label[i] = (uint32_t)VECTOR(f->membership)[i];
    ent_bloc_search_run(f->search, p->label);
    tidy(ties, f->parent, p);
    judge(ties, &f->strengths, p);
    return true;
}

/* 16 of up to 2,500 ties, 2 of 20,000 and more: time stays bounded. */
static unsigned starts_of(const ent_pairs *ties)
{
    size_t starts = TIES_IN_ALL / (ties->count + 1);
    if (starts > MOST_STARTS) return MOST_STARTS;
    return starts < FEWEST_STARTS ? FEWEST_STARTS : (unsigned)starts;
}

/* The best partition ends in `best`, whose label holds everyone alone at first. Ends when
 * several starts have come to the same value. */
static bool try_starts(ent_igraph_session *session, finder *f, unsigned starts,
    ent_arena *scratch, partition *best, ent_error *err)
{
    size_t nodes = f->ties->nodes;
    partition p = { .label = ent_arena_array(scratch, nodes, sizeof *p.label) };
    if (!p.label) return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    unsigned agreed = 0;
    for (unsigned seed = 0; seed < starts && agreed < AGREED; seed++) {
        if (!divide(session, f, seed, &p, err)) return false;
        int order = compare_values(f->aim, &p, best);
        agreed = order < 0 ? 1 : agreed + (order == 0);
        if (!is_better(f->aim, &p, best, nodes)) continue;
        best->labels = p.labels;
        best->contradicted = p.contradicted;
        best->modularity = p.modularity;
        memcpy(best->label, p.label, nodes * sizeof *p.label);
    }
    return true;
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

/* `f` has its ties and its aim. */
static bool find_best(ent_igraph_session *session, finder *f, unsigned starts,
    ent_arena *scratch, partition *best, ent_error *err)
{
    if (!weigh(f->ties, scratch, &f->strengths))
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    for (size_t i = 0; i < f->ties->nodes; i++) best->label[i] = (uint32_t)i;
    best->labels = f->ties->nodes;
    judge(f->ties, &f->strengths, best);
    if (!f->ties->count) return true;
    bool ok = open_finder(f, scratch, err)
              && try_starts(session, f, starts, scratch, best, err);
    close_finder(f);
    return ok;
}

bool ent_blocs_divide(const ent_pairs *ties, ent_blocs_aim aim, ent_arena *scratch,
    uint32_t *label, ent_error *err)
{
    strengths s;
    partition p = { .label = label };
    bool modular = aim == ENT_BLOCS_MODULARITY;
    uint32_t *parent = ent_arena_array(scratch, ties->nodes, sizeof *parent);
    bool ok = parent && weigh(ties, scratch, &s);
    const ent_bloc_problem problem = { ties, ok && modular ? s.node[0] : NULL,
        ok && modular ? s.node[1] : NULL };
    ent_bloc_search *search = ok ? ent_bloc_search_new(&problem, scratch) : NULL;
    if (!search) return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    for (size_t i = 0; i < ties->nodes; i++) label[i] = (uint32_t)i;
    if (ties->count) ent_bloc_search_run(search, label);
    tidy(ties, parent, &p);
    return true;
}

static bool find_blocs(const ent_graph *graph, ent_igraph_session *session,
    ent_arena *scratch, ent_blocs *blocs, ent_error *err)
{
    ent_pairs ties;
    finder f = { .ties = &ties, .aim = ent_graph_filter(graph)->blocs };
    if (!ent_ties_read(graph, scratch, &ties, err)) return false;
    partition best = { .label = ent_arena_array(
                           scratch, ties.nodes, sizeof *best.label) };
    if (!best.label)
        return ent_fail(err, ENT_MEMORY, "analysis: out of memory for blocs");
    if (!find_best(session, &f, starts_of(&ties), scratch, &best, err)) return false;

    ent_ties_nano total = 0;
    for (size_t i = 0; i < ties.count; i++) total += ent_tie_size(&ties.items[i]);
    blocs->frustration = total ? (double)best.contradicted / (double)total : 0;
    blocs->modularity = best.modularity;
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
