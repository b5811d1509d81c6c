/* bootstrap.c - all replicates, and what they say. */
#include "analysis/bootstrap.h"

#include <math.h>
#include <string.h>

#include "analysis/replicate.h"
#include "base/parallel.h"

const char *const ent_bootstrap_state_names[ENT_BOOTSTRAP_STATES] = {
    [ENT_BOOTSTRAP_MADE] = "made",
    [ENT_BOOTSTRAP_OFF] = "off",
    [ENT_BOOTSTRAP_LARGE] = "too large to be made unasked",
    [ENT_BOOTSTRAP_TALLIES] = "tallies",
    [ENT_BOOTSTRAP_EMPTY] = "no relations",
    [ENT_BOOTSTRAP_FEW] = "too few sources"
};

typedef struct {
    const ent_bootstrap_input *input;
    ent_draws draws;
    ent_replica replica;
    ent_bootstrap *made;
    size_t threads;
    float *values[ENT_MEASURES];  /* node x replicate */
    double **edge, **tie, **node; /* a list for each thread, one item per replicate */
    uint32_t *labels;             /* replicate x node: its bloc, or ALONE */
    ent_replicate *replicate;     /* one for each thread */
    ent_error *fault;             /* the first of each thread; ENT_OK: none */
    ent_consensus_counts *consensus;
    ent_arena scratch;
} bootstrap;

static const uint32_t ALONE = ENT_CONSENSUS_ALONE;

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "analysis: out of memory for replicates");
}

/* --- how much -------------------------------------------------------------------- */

/* Measured on stores of 40 to 160 actors: 80 ns of one core for each. Paths and blocs
 * take a step per actor and tie. */
double ent_bootstrap_cost(const ent_graph *graph, size_t replicates)
{
    double nodes = (double)ent_graph_node_count(graph);
    double ties = (double)ent_graph_tie_count(graph);
    const ent_graph_span span = ent_graph_extent(graph);
    double drawn = (double)span.events + (double)span.records;
    return (double)replicates * (nodes * ties + 20 * (nodes + ties) + drawn);
}

bool ent_bootstrap_is_cheap(const ent_graph *graph)
{
    return ent_bootstrap_cost(graph, ENT_REPLICATES) <= ENT_BOOTSTRAP_CHEAP;
}

static bool few_enough(const ent_graph *graph, size_t replicates, ent_error *err)
{
    static const size_t MOST = 100000000;
    size_t nodes = ent_graph_node_count(graph);
    return !nodes || replicates <= MOST / nodes
           || ent_fail(err, ENT_LIMIT,
               "bootstrap: %zu replicates of %zu actors are more than fit; at most %zu",
               replicates, nodes, MOST / nodes);
}

/* --- edges and ties -------------------------------------------------------------- */

static void weigh_edge(bootstrap *b, size_t edge, size_t worker)
{
    double *values = b->edge[worker], *tie = b->tie[worker];
    size_t count = b->made->replicates;
    double weight = ent_graph_edge(b->input->graph, edge)->weight;
    for (size_t r = 0; r < count; r++) {
        ent_drawn_edge e = ent_draw_edge(&b->draws, b->input->graph, edge, (uint32_t)r);
        values[r] = e.weight;
        tie[r] += e.sign * e.weight;
    }
    b->made->edge[edge] = ent_range_of(values, count, weight, 0, INFINITY);
}

static bool is_single(const bootstrap *b, size_t tie)
{
    const ent_draws *d = &b->draws;
    const ent_drawn_report *known = NULL;
    for (size_t i = b->replica.first[tie]; i < b->replica.first[tie + 1]; i++) {
        size_t edge = b->replica.edges[i];
        for (size_t k = d->first[edge]; k < d->first[edge + 1]; k++)
            for (size_t n = d->occurrences[k].first; n < d->occurrences[k].next; n++) {
                if (known && d->reports[n].unit != known->unit) return false;
                known = &d->reports[n];
            }
    }
    return true;
}

static void weigh_tie(void *context, size_t index, size_t worker)
{
    bootstrap *b = context;
    double *values = b->tie[worker], held = 0, there = 0;
    double tie = ent_graph_tie(b->input->graph, index)->tie;
    size_t count = b->made->replicates;
    memset(values, 0, count * sizeof *values);
    for (size_t i = b->replica.first[index]; i < b->replica.first[index + 1]; i++)
        weigh_edge(b, b->replica.edges[i], worker);
    for (size_t r = 0; r < count; r++) {
        there += values[r] != 0;
        held += values[r] * tie > 0;
    }
    b->made->single[index] = is_single(b, index);
    b->made->sign[index] = there > 0 ? held / there : 0;
    b->made->tie[index] = ent_range_of(values, count, tie, -INFINITY, INFINITY);
}

/* --- measures -------------------------------------------------------------------- */

static size_t nodes_of(const bootstrap *b)
{
    return ent_graph_node_count(b->input->graph);
}

static void keep(bootstrap *b, int measure, size_t number, const ent_replicate *r)
{
    size_t all = b->made->replicates;
    for (size_t i = 0; i < nodes_of(b); i++)
        b->values[measure][i * all + number] = (float)r->value[measure][i];
}

/* One replicate: labels are numbers of nodes, hence below ALONE. */
static void measure(void *context, size_t number, size_t worker)
{
    bootstrap *b = context;
    ent_replicate *r = &b->replicate[worker];
    uint32_t *label = b->labels + number * nodes_of(b);
    if (b->fault[worker].code != ENT_OK) return;
    ent_replicate_draw(&b->replica, (uint32_t)number, r);
    if (!ent_replicate_measure(&b->replica, r, &b->fault[worker])) return;
    for (int m = 0; m < ENT_MEASURES; m++) keep(b, m, number, r);
    for (size_t i = 0; i < nodes_of(b); i++) label[i] = r->tied[i] ? r->label[i] : ALONE;
}

static bool measure_all(bootstrap *b, ent_error *err)
{
    ent_parallel(b->made->replicates, b->threads, measure, b);
    for (size_t i = 0; i < b->threads; i++)
        if (b->fault[i].code != ENT_OK)
            return ent_fail(err, b->fault[i].code, "%s", b->fault[i].message);
    for (size_t n = 0; n < b->made->replicates; n++)
        ent_consensus_add(b->consensus, n, b->labels + n * nodes_of(b));
    return true;
}

/* Measures are shares, but for degree, which counts others, and strength. */
static double most_of(const bootstrap *b, int measure)
{
    if (measure == ENT_STRENGTH) return INFINITY;
    if (measure != ENT_DEGREE) return 1;
    return (double)ent_graph_node_count(b->input->graph) - 1;
}

static void range_node(void *context, size_t node, size_t worker)
{
    bootstrap *b = context;
    size_t count = b->made->replicates;
    double *values = b->node[worker];
    for (int m = 0; m < ENT_MEASURES; m++) {
        double estimate = b->input->ranking->value[m][node];
        const float *drawn = b->values[m] + node * count;
        for (size_t r = 0; r < count; r++) values[r] = (double)drawn[r];
        ent_range *range = &b->made->measure[m][node];
        *range = ent_range_of(values, count, estimate, 0, most_of(b, m));
        if (m == ENT_DEGREE) *range = (ent_range){ floor(range->low), ceil(range->high) };
    }
}

/* --- all together ---------------------------------------------------------------- */

static bool make_lists(bootstrap *b, double ***lists)
{
    *lists = ent_arena_array(&b->scratch, b->threads, sizeof **lists);
    for (size_t i = 0; *lists && i < b->threads; i++) {
        (*lists)[i] = ent_arena_array(&b->scratch, b->made->replicates, sizeof(double));
        if (!(*lists)[i]) return false;
    }
    return *lists != NULL;
}

static bool open_replicates(bootstrap *b, ent_error *err)
{
    b->fault = ent_arena_array(&b->scratch, b->threads, sizeof *b->fault);
    b->replicate = ent_arena_array(&b->scratch, b->threads, sizeof *b->replicate);
    if (!b->fault || !b->replicate) return no_memory(err);
    for (size_t i = 0; i < b->threads; i++)
        if (!ent_replicate_open(&b->replica, &b->scratch, &b->replicate[i], err))
            return false;
    return true;
}

static void close_replicates(bootstrap *b)
{
    for (size_t i = 0; b->replicate && i < b->threads; i++)
        ent_replicate_close(&b->replicate[i]);
}

static bool make_room(bootstrap *b, ent_arena *arena, ent_error *err)
{
    const ent_graph *g = b->input->graph;
    ent_bootstrap *made = b->made;
    size_t nodes = ent_graph_node_count(g), cells = nodes * made->replicates;
    size_t edges = ent_graph_edge_count(g), ties = ent_graph_tie_count(g);
    made->edge = ent_arena_array(arena, edges, sizeof *made->edge);
    made->tie = ent_arena_array(arena, ties, sizeof *made->tie);
    made->sign = ent_arena_array(arena, ties, sizeof *made->sign);
    b->consensus = ent_consensus_open(b->input->blocs, made->replicates, &b->scratch);
    b->labels = ent_arena_array(&b->scratch, cells, sizeof *b->labels);
    made->single = ent_arena_array(arena, ties, sizeof *made->single);
    bool ok = made->edge && made->tie && made->sign && made->single && b->consensus
              && b->labels && make_lists(b, &b->edge) && make_lists(b, &b->tie)
              && make_lists(b, &b->node);
    for (int m = 0; ok && m < ENT_MEASURES; m++) {
        made->measure[m] = ent_arena_array(arena, nodes, sizeof(ent_range));
        b->values[m] = ent_arena_array(&b->scratch, cells, sizeof(float));
        ok = made->measure[m] && b->values[m];
    }
    return ok || no_memory(err);
}

/* False in `*worth` where nothing would change from one replicate to the next. */
static bool set_draws(bootstrap *b, bool *worth, ent_error *err)
{
    ent_draws *d = &b->draws;
    const ent_bootstrap_input *in = b->input;
    if (!ent_draws_make(in->graph, in->events, in->names, &b->scratch, d, err))
        return false;
    d->fixed = d->stories + d->sources < ENT_FEWEST_SOURCES;
    *worth = !d->fixed || d->doubted > 0;
    b->made->stories = d->stories;
    b->made->sources = d->sources;
    b->made->certain = d->certain;
    b->made->fixed = d->fixed;
    return true;
}

static bool make(bootstrap *b, ent_arena *arena, ent_error *err)
{
    const ent_graph *g = b->input->graph;
    size_t nodes = ent_graph_node_count(g);
    bool worth = false;
    if (!set_draws(b, &worth, err)) return false;
    if (!worth) b->made->state = ENT_BOOTSTRAP_FEW;
    if (!worth) return true;
    if (!ent_replica_make(g, &b->draws, arena, &b->replica, err)
        || !make_room(b, arena, err) || !open_replicates(b, err) || !measure_all(b, err))
        return false;
    b->made->tie_of = b->replica.tie;
    ent_parallel(ent_graph_tie_count(g), b->threads, weigh_tie, b);
    ent_parallel(nodes, b->threads, range_node, b);
    if (!ent_standings_make(b->values[ENT_PAGERANK], nodes, b->made->replicates,
            b->input->ranking->order, b->threads, arena, &b->made->standings, err)
        || !ent_consensus_make(b->consensus, arena, &b->made->consensus, err))
        return false;
    b->made->state = ENT_BOOTSTRAP_MADE; /* not before all of it is */
    return true;
}

bool ent_bootstrap_make(const ent_bootstrap_input *input, size_t replicates,
    size_t threads, ent_arena *arena, ent_bootstrap *made, ent_error *err)
{
    bootstrap b = { .input = input, .made = made, .threads = threads ? threads : 1 };
    *made = (ent_bootstrap){ .state = ENT_BOOTSTRAP_EMPTY, .replicates = replicates };
    bool ok = few_enough(input->graph, replicates, err)
              && (!ent_graph_edge_count(input->graph) || make(&b, arena, err));
    if (!ok) *made = (ent_bootstrap){ .state = ENT_BOOTSTRAP_OFF };
    close_replicates(&b);
    ent_arena_free(&b.scratch);
    return ok;
}
