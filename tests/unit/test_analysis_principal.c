/* test_analysis_principal.c - what replicates measure is what rankings measure. */
#include "graph_events.h"

#include "analysis/of_pairs.h"
#include "analysis/principal.h"

typedef struct {
    ent_arena arena;
    ent_pairs pairs;
    double *value[ENT_MEASURES], *pagerank, *eigenvector;
} sample;

static void open_sample(sample *s, size_t nodes, size_t most)
{
    *s = (sample){ .pairs = { .nodes = nodes } };
    s->pairs.items = ent_arena_array(&s->arena, most, sizeof *s->pairs.items);
    for (int m = 0; m < ENT_MEASURES; m++)
        s->value[m] = ent_arena_array(&s->arena, nodes, sizeof(double));
    s->pagerank = ent_arena_array(&s->arena, nodes, sizeof(double));
    s->eigenvector = ent_arena_array(&s->arena, nodes, sizeof(double));
}

static void add_pair(sample *s, size_t a, size_t b, double weight)
{
    s->pairs.items[s->pairs.count++] = (ent_pair){ (uint32_t)a, (uint32_t)b, weight };
}

static void compare(sample *s, const char *what)
{
    const ent_pairs none = { .nodes = s->pairs.nodes };
    ent_igraph_session session;
    ent_error err = { 0 };
    assert_true(ent_igraph_enter(&session, &err));
    bool ok = ent_rank_pairs(&session, &s->pairs, &none, &s->arena, s->value, &err);
    ent_igraph_leave(&session);
    assert_true(ok);
    assert_true(ent_principal_pagerank(&s->pairs, 0.85, &s->arena, s->pagerank));
    assert_true(ent_principal_eigenvector(&s->pairs, &s->arena, s->eigenvector));
    for (size_t i = 0; i < s->pairs.nodes; i++) {
        double rank = s->value[ENT_PAGERANK][i], vector = s->value[ENT_EIGENVECTOR][i];
        if (fabs(s->pagerank[i] - rank) > 1e-10)
            fail_msg("%s: PageRank %zu: %.12f, not %.12f", what, i, s->pagerank[i], rank);
        if (fabs(s->eigenvector[i] - vector) > 1e-7)
            fail_msg("%s: eigenvector %zu: %.12f, not %.12f", what, i, s->eigenvector[i],
                vector);
    }
    ent_arena_free(&s->arena);
}

static void random_graphs_agree_with_rankings(void **state)
{
    (void)state;
    uint64_t random = 5;
    for (int n = 0; n < 300; n++) {
        sample s;
        size_t nodes = 2 + next_random(&random) % 60;
        unsigned chance = 1 + next_random(&random) % 30;
        open_sample(&s, nodes, nodes * nodes);
        for (size_t a = 0; a < nodes; a++)
            for (size_t b = a + 1; b < nodes; b++)
                if (next_random(&random) % 100 < chance)
                    add_pair(&s, a, b, 1e-3 * (1 + next_random(&random) % 100000));
        if (!s.pairs.count) add_pair(&s, 0, 1, 1);
        compare(&s, "random");
    }
}

/* Shapes that end Lanczos early, or have two components of one eigenvalue. */
static void special_graphs_agree_with_rankings(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, 50, 100);
    for (size_t i = 1; i < 50; i++) add_pair(&s, 0, i, 1);
    compare(&s, "a star");
    open_sample(&s, 40, 100);
    for (size_t i = 1; i < 40; i++) add_pair(&s, i - 1, i, 1);
    compare(&s, "a path");
    open_sample(&s, 40, 100);
    for (size_t i = 1; i < 40; i++) add_pair(&s, i - 1, i, 1);
    add_pair(&s, 0, 39, 1);
    compare(&s, "a ring");
    open_sample(&s, 9, 9);
    add_pair(&s, 0, 1, 3);
    add_pair(&s, 2, 3, 3);
    add_pair(&s, 4, 5, 2.999);
    add_pair(&s, 6, 7, 1e-9);
    compare(&s, "pairs");
    open_sample(&s, 3, 3);
    add_pair(&s, 0, 1, 1e9);
    add_pair(&s, 1, 2, 1e-6);
    compare(&s, "far apart");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_graphs_agree_with_rankings),
        cmocka_unit_test(special_graphs_agree_with_rankings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
