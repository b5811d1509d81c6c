/* Measures: published values, hand-made cases, NetworkX, and graphs that break them. */
#define _POSIX_C_SOURCE 200809L /* mkstemp, fdopen */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "graph_events.h"

#include "analysis/ranking.h"

/* A graph, its ranking and all that they stand on. */
typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_ranking ranking;
} ranked;

static void rank_events(ranked *r, const ent_filter *filter)
{
    ent_error err = { 0 };
    r->graph = graph_from(&r->events, NULL, filter);
    if (!ent_rank(r->graph, &r->arena, &r->ranking, &err)) fail_msg("%s", err.message);
}

static void rank_text(ranked *r, const char *text, bool all_paths)
{
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.all_paths = all_paths;
    *r = (ranked){ 0 };
    r->events = events_from(&r->arena, text);
    rank_events(r, &filter);
}

static void end_ranked(ranked *r)
{
    ent_graph_free(r->graph);
    ent_arena_free(&r->arena);
}

/* An event of weight `weight` between nodes number a and b. */
static void add_line(ranked *r, const char *a, const char *b, ent_relation relation,
    double weight, ent_status status)
{
    ent_event *e = ent_event_add(&r->arena, &r->events);
    *e = (ent_event){ .doc = "a",
        .source.code = ent_arena_string(&r->arena, a),
        .target.code = ent_arena_string(&r->arena, b),
        .relation = relation,
        .status = status,
        .intensity = llround(weight * 1e6) * (relation == ENT_ASSAULT ? -1 : 1),
        .confidence = ENT_ONE,
        .date = ENT_NO_DATE,
        .reported = ENT_NO_DATE,
        .reports = 1 };
}

static const char *node_name(uint32_t i)
{
    static char names[4][8];
    static unsigned next;
    char *name = names[next++ % 4];
    snprintf(name, sizeof names[0], "N%05u", i % 100000);
    return name;
}

static double value_of(const ranked *r, ent_measure measure, const char *id)
{
    for (size_t i = 0; i < r->ranking.count; i++)
        if (strcmp(ent_graph_node(r->graph, i)->id, id) == 0)
            return r->ranking.value[measure][i];
    fail_msg("no node '%s'", id);
    return NAN;
}

static void expect_near(double value, double want, double tolerance)
{
    if (!(fabs(value - want) <= tolerance))
        fail_msg("%.17g, expected %.17g", value, want);
}

/* Padgett's Florentine marriages: degree, betweenness and eigenvector as published. */
static void florentine_families(void **state)
{
    (void)state;
    FILE *file = shared_net("marriage_edges.tsv");
    ranked r = { 0 };
    char a[64], b[64], line[200];
    while (fscanf(file, "%63s %63s", a, b) == 2)
        add_line(&r, a, b, ENT_MEETING, 1, ENT_ACTUAL);
    fclose(file);
    ent_filter filter;
    ent_filter_defaults(&filter);
    rank_events(&r, &filter);
    expect_near(value_of(&r, ENT_BETWEENNESS, "Medici"), 0.521978, 5e-7);

    file = shared_net("centrality.tsv");
    assert_non_null(fgets(line, sizeof line, file));
    double degree, between, close, eigen;
    int families = 0;
    while (
        fscanf(file, "%63s %lf %lf %lf %lf", a, &degree, &between, &close, &eigen) == 5) {
        expect_near(value_of(&r, ENT_DEGREE, a), degree, 0);
        expect_near(value_of(&r, ENT_BETWEENNESS, a), between, 5e-7);
        expect_near(value_of(&r, ENT_EIGENVECTOR, a), eigen / 0.430308, 5e-6);
        families++;
    }
    fclose(file);
    assert_int_equal(families, 15);
    assert_string_equal(ent_graph_node(r.graph, r.ranking.order[0])->id, "Medici");
    end_ranked(&r);
}

/*   AAA -2- BBB -2- CCC      AAA -1- CCC: the detour is as long as the direct way
 *   CCC -war- DDD            DDD -4- EEE                                          */
static const char small[] = "- AAA BBB meeting actual 2 1 a\n"
                            "- BBB CCC meeting actual 2 1 a\n"
                            "- AAA CCC aid actual 1 1 a\n"
                            "- CCC DDD assault actual -10 1 a\n"
                            "- DDD EEE agree actual 4 1 a\n"
                            "- EEE AAA sanction negated -8 1 a";

static void measures_of_a_small_graph(void **state)
{
    (void)state;
    ranked r;
    rank_text(&r, small, false);
    static const struct {
        const char *id;
        double degree, strength, between;
    } want[] = {
        { "AAA", 3, 3, 0 },
        { "BBB", 2, 4, 0.5 / 6 }, /* half of the ways A-C */
        { "CCC", 3, 13, 0 },
        { "DDD", 2, 14, 0 },
        { "EEE", 2, 4, 0 },
    };
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_true(value_of(&r, ENT_DEGREE, want[i].id) == want[i].degree);
        assert_true(value_of(&r, ENT_STRENGTH, want[i].id) == want[i].strength);
        expect_near(value_of(&r, ENT_BETWEENNESS, want[i].id), want[i].between, 1e-12);
    }
    end_ranked(&r);

    /* through the war: C lies between {A, B} and {D, E}, D between E and {A, B, C} */
    rank_text(&r, small, true);
    expect_near(value_of(&r, ENT_BETWEENNESS, "CCC"), 4.0 / 6, 1e-12);
    expect_near(value_of(&r, ENT_BETWEENNESS, "DDD"), 3.0 / 6, 1e-12);
    /* all of A-C, A-D, A-E in halves: the ways tie */
    expect_near(value_of(&r, ENT_BETWEENNESS, "BBB"), 1.5 / 6, 1e-12);
    end_ranked(&r);
}

static void pagerank_by_hand(void **state)
{
    (void)state;
    /* a star of three: hub = 0.05 + 0.85 (1 - hub), the leaves share the rest 3 : 1 */
    ranked r;
    rank_text(
        &r, "- AAA HUB meeting actual 3 1 a\n- BBB HUB meeting actual 1 1 a", false);
    double hub = (0.05 + 0.85) / 1.85;
    expect_near(value_of(&r, ENT_PAGERANK, "HUB"), hub, 1e-9);
    expect_near(value_of(&r, ENT_PAGERANK, "AAA"), 0.05 + 0.85 * 0.75 * hub, 1e-9);
    expect_near(value_of(&r, ENT_EIGENVECTOR, "HUB"), 1, 1e-12);
    expect_near(value_of(&r, ENT_EIGENVECTOR, "AAA"), 3 / sqrt(10), 1e-11);
    assert_string_equal(ent_graph_node(r.graph, r.ranking.order[0])->id, "HUB");
    assert_string_equal(ent_graph_node(r.graph, r.ranking.order[1])->id, "AAA");
    end_ranked(&r);
}

static void expect_sane(const ranked *r)
{
    double sum = 0;
    for (size_t i = 0; i < r->ranking.count; i++) {
        for (int m = 0; m < ENT_MEASURES; m++) {
            double v = r->ranking.value[m][i];
            assert_true(isfinite(v) && v >= 0);
            if (m > ENT_STRENGTH) assert_true(v <= 1);
        }
        sum += r->ranking.value[ENT_PAGERANK][i];
        assert_true(r->ranking.order[i] < r->ranking.count);
    }
    if (r->ranking.count) expect_near(sum, 1, 1e-9);
}

static void graphs_that_break_measures(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "- AAA BBB sanction negated -8 1 a", /* weight 0 */
        "- AAA BBB sanction negated -8 1 a\n- AAA CCC agree actual 0 1 b",
        "- AAA BBB assault actual -10 1 a", /* no positive layer */
        "- AAA BBB meeting actual 1 1 a\n- CCC DDD meeting actual 1 1 a",
        "- AAA BBB meeting actual 0.000001 0.001 a\n- CCC DDD meeting actual 10 1 a",
        "- AAA BBB meeting actual 1 1 a\n- CCC DDD sanction negated -8 1 a",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        for (int all = 0; all < 2; all++) {
            ranked r;
            rank_text(&r, texts[i], all);
            expect_sane(&r);
            end_ranked(&r);
        }
    ranked one = { .events = events_from(&one.arena, "- AAA BBB meeting actual 1 1 a") };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.top = 1;
    rank_events(&one, &filter);
    assert_int_equal(one.ranking.count, 1);
    expect_sane(&one);
    assert_true(one.ranking.value[ENT_PAGERANK][0] == 1);
    end_ranked(&one);
}

/* Components that are alike are equally central; a weaker one is not at all. */
static void eigenvector_of_components(void **state)
{
    (void)state;
    ranked r;
    rank_text(&r,
        "- AAA BBB meeting actual 2 1 a\n- CCC DDD meeting actual 2 1 a\n"
        "- EEE FFF meeting actual 1 1 a\n- EEE GGG meeting actual 1 1 a",
        false);
    static const char *const ones[] = { "AAA", "BBB", "CCC", "DDD" };
    for (size_t i = 0; i < COUNT(ones); i++)
        assert_true(value_of(&r, ENT_EIGENVECTOR, ones[i]) == 1);
    assert_true(value_of(&r, ENT_EIGENVECTOR, "EEE") == 0); /* sqrt 2 < 2 */
    end_ranked(&r);
}

/* ARPACK gives up on such a chain; the values are still of its shape. */
static void a_long_chain_has_an_eigenvector(void **state)
{
    (void)state;
    enum { CHAIN = 1200 };
    ranked r = { 0 };
    for (uint32_t i = 1; i < CHAIN; i++)
        add_line(&r, node_name(i - 1), node_name(i), ENT_MEETING, 1, ENT_ACTUAL);
    ent_filter filter;
    ent_filter_defaults(&filter);
    rank_events(&r, &filter);
    expect_sane(&r);
    assert_true(value_of(&r, ENT_EIGENVECTOR, "N00000")
                < value_of(&r, ENT_EIGENVECTOR, node_name(CHAIN / 2)));
    end_ranked(&r);
}

/* `exact`: weights whose lengths add up without rounding, so that ways tie. */
static void random_events(
    ranked *r, uint64_t *random, uint32_t nodes, uint32_t edges, bool exact)
{
    static const ent_relation relations[] = { ENT_MEETING, ENT_AGREE, ENT_ASSAULT };
    static const double powers[] = { 0.5, 1, 2, 4, 8 };
    for (uint32_t i = 0; i < edges; i++) {
        uint32_t a = next_random(random) % nodes, b = next_random(random) % nodes;
        double weight = exact ? powers[next_random(random) % COUNT(powers)]
                              : 0.01 + next_random(random) % 9000000 / 1e6;
        if (a == b) continue;
        add_line(r, node_name(a), node_name(b), relations[next_random(random) % 3],
            weight, next_random(random) % 10 ? ENT_ACTUAL : ENT_NEGATED);
    }
}

static void write_graph(FILE *file, const ranked *r)
{
    size_t nodes = r->ranking.count;
    double *sums = calloc(nodes * nodes * 2, sizeof *sums);
    assert_non_null(sums);
    for (size_t i = 0; i < ent_graph_edge_count(r->graph); i++) {
        const ent_edge *e = ent_graph_edge(r->graph, i);
        size_t a = e->source < e->target ? e->source : e->target;
        size_t b = e->source < e->target ? e->target : e->source;
        sums[(a * nodes + b) * 2] += e->weight;
        if (e->sign > 0) sums[(a * nodes + b) * 2 + 1] += e->weight;
    }
    fprintf(file, "graph %zu\n", nodes);
    for (size_t i = 0; i < ent_graph_tie_count(r->graph); i++) {
        const ent_tie *t = ent_graph_tie(r->graph, i);
        const double *s = &sums[(t->a * nodes + t->b) * 2];
        fprintf(file, "pair %u %u %.17g %.17g\n", t->a, t->b, s[0], s[1]);
    }
    for (size_t i = 0; i < nodes; i++) {
        fprintf(file, "node %zu", i);
        for (int m = 0; m < ENT_MEASURES; m++)
            fprintf(file, " %.17g", r->ranking.value[m][i]);
        fprintf(file, "\n");
    }
    free(sums);
}

static void networkx_agrees(void **state)
{
    (void)state;
    char path[] = "measures-XXXXXX", command[1000];
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    FILE *file = fdopen(handle, "w");
    uint64_t random = 2022;
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    for (uint32_t i = 0; i < 60; i++) {
        ranked r = { 0 };
        uint32_t nodes = 2 + next_random(&random) % 30;
        random_events(&r, &random, nodes, 1 + next_random(&random) % (3 * nodes), i % 2);
        rank_events(&r, &filter);
        expect_sane(&r);
        write_graph(file, &r);
        end_ranked(&r);
    }
    assert_int_equal(fclose(file), 0);
    snprintf(command, sizeof command, "/usr/bin/python3 %s/tests/check-measures.py %s",
        ENTENTE_SOURCE, path);
    int status = system(command);
    unlink(path);
    int code = status >= 0 && status % 256 == 0 ? status / 256 : -1;
    if (code == 77 || code == 127) {
        print_message("skipped: needs /usr/bin/python3 with networkx\n");
        skip();
    }
    assert_int_equal(code, 0);
}

static void *rank_in_thread(void *context)
{
    ranked *r = context;
    ent_filter filter;
    ent_filter_defaults(&filter);
    rank_events(r, &filter);
    return NULL;
}

static void expect_same_bits(const ranked *a, const ranked *b)
{
    assert_int_equal(a->ranking.count, b->ranking.count);
    for (int m = 0; m < ENT_MEASURES; m++)
        assert_memory_equal(
            a->ranking.value[m], b->ranking.value[m], a->ranking.count * sizeof(double));
}

/* Large enough for PageRank's iterations, which OpenMP would share out. */
static void every_run_gives_the_same_bits(void **state)
{
    (void)state;
    ranked first = { 0 }, others[4];
    pthread_t threads[COUNT(others)];
    uint64_t random = 5;
    random_events(&first, &random, 800, 4000, false);
    rank_in_thread(&first);
    for (size_t i = 0; i < COUNT(others); i++) {
        others[i] = (ranked){ .events = first.events };
        assert_int_equal(
            pthread_create(&threads[i], NULL, rank_in_thread, &others[i]), 0);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        pthread_join(threads[i], NULL);
        expect_same_bits(&first, &others[i]);
        end_ranked(&others[i]);
    }
    end_ranked(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(florentine_families),
        cmocka_unit_test(measures_of_a_small_graph),
        cmocka_unit_test(pagerank_by_hand),
        cmocka_unit_test(graphs_that_break_measures),
        cmocka_unit_test(eigenvector_of_components),
        cmocka_unit_test(a_long_chain_has_an_eigenvector),
        cmocka_unit_test(networkx_agrees),
        cmocka_unit_test(every_run_gives_the_same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
