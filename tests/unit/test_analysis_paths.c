/* Paths: what cannot be counted in numbers of the machine, ways that are nearly as long,
 * pivots against all, any number of threads. NetworkX: test_analysis_ranking, _figures.
 */
#include "graph_events.h"

#include "analysis/paths.h"

enum { MOST_PAIRS = 20000 };

/* Pairs that were thought of, and what is measured of them. */
typedef struct {
    ent_arena arena;
    ent_pairs pairs;
    ent_paths paths;
} walked;

static void begin(walked *w, size_t nodes)
{
    *w = (walked){ .pairs.nodes = nodes };
    w->pairs.items = ent_arena_array(&w->arena, MOST_PAIRS, sizeof(ent_pair));
    assert_non_null(w->pairs.items);
}

static void tie(walked *w, size_t a, size_t b, double weight)
{
    assert_true(w->pairs.count < MOST_PAIRS);
    w->pairs.items[w->pairs.count++] = (ent_pair){ (uint32_t)(a < b ? a : b),
        (uint32_t)(a < b ? b : a), weight };
}

static void walk(walked *w, const ent_path_options *options)
{
    ent_error err = { 0 };
    w->paths = (ent_paths){ 0 };
    for (int p = 0; p < ENT_PATHS; p++) {
        w->paths.value[p] = ent_arena_array(&w->arena, w->pairs.nodes, sizeof(double));
        assert_non_null(w->paths.value[p]);
    }
    if (!ent_paths_measure(&w->pairs, NULL, options, &w->arena, &w->paths, &err))
        fail_msg("%s", err.message);
    for (int p = 0; p < ENT_PATHS; p++)
        for (size_t i = 0; i < w->pairs.nodes; i++) {
            assert_true(isfinite(w->paths.value[p][i]) && w->paths.value[p][i] >= 0);
            if (w->paths.margin[p]) assert_true(isfinite(w->paths.margin[p][i]));
        }
}

static void expect_between(const walked *w, size_t node, double ways, double tolerance)
{
    double n = (double)w->pairs.nodes, all = (n - 1) * (n - 2) / 2;
    double value = w->paths.value[ENT_PATH_BETWEENNESS][node] * all;
    if (!(fabs(value - ways) <= tolerance * fmax(1, ways)))
        fail_msg("%.17g ways through node %zu, expected %.17g", value, node, ways);
}

/*     1     4
 *    / \   / \        from end to end 2^1100 ways lead: more than a double can hold
 *   0   3     6 ...
 *    \ /   \ /        3i stands between all on its left and all on its right, and takes
 *     2     5         half of 3i-2, 3i-1 and of 3i+1, 3i+2                             */
static void more_ways_than_a_double_holds(void **state)
{
    (void)state;
    enum { DIAMONDS = 1100 };
    walked w;
    begin(&w, 3 * DIAMONDS + 1);
    for (size_t i = 0; i < DIAMONDS; i++) {
        tie(&w, 3 * i, 3 * i + 1, 2);
        tie(&w, 3 * i, 3 * i + 2, 2);
        tie(&w, 3 * i + 1, 3 * i + 3, 2);
        tie(&w, 3 * i + 2, 3 * i + 3, 2);
    }
    walk(&w, &(ent_path_options){ .exact = true });
    assert_int_equal(w.paths.pivots, w.pairs.nodes);
    for (size_t i = 1; i < DIAMONDS; i++) {
        double left = 3 * (double)i, right = 3 * (DIAMONDS - (double)i);
        expect_between(&w, 3 * i, left * right + 1, 1e-12);
    }
    expect_between(&w, 0, 0.5, 1e-9);
    ent_arena_free(&w.arena);
}

/* Ten steps of 0.1 make 0.9999999999999999: as long as one step of 1, and no rounding
 * decides. A millionth longer is longer. */
static void lengths_that_rounding_parts_are_equal(void **state)
{
    (void)state;
    static const struct {
        double direct, through;
    } cases[] = { { 1, 0.5 }, { 1.000001, 0 }, { 0.999999, 1 } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        walked w;
        begin(&w, 12);
        for (size_t k = 0; k < 10; k++) tie(&w, k, k + 1, 10);
        tie(&w, 0, 10, cases[i].direct);
        tie(&w, 10, 11, 1e-3); /* a leaf behind the end */
        walk(&w, &(ent_path_options){ 0 });
        double pair = 0; /* what 1 stands between: i and k on the ring of eleven */
        for (size_t a = 0; a < 11; a++)
            for (size_t b = a + 1; b < 11; b++) {
                double there = 0.1 * (double)(b - a);
                double back = 0.1 * (double)(a + 10 - b) + 1 / cases[i].direct;
                bool inside = a < 1 && b > 1, outside = a > 1;
                double share = fabs(there - back) < 1e-9 ? 0.5 : there < back;
                double behind = b == 10 ? 2 : 1;
                if (inside) pair += behind * share;
                if (outside) pair += behind * (1 - share);
            }
        expect_between(&w, 1, pair, 1e-9);
        ent_arena_free(&w.arena);
    }
}

/* Weights that differ by 1e15: a step of the one kind is nothing beside the other. */
static void lengths_far_apart(void **state)
{
    (void)state;
    walked w;
    begin(&w, 6);
    tie(&w, 0, 1, 1e9);
    tie(&w, 1, 2, 1e-6);
    tie(&w, 2, 3, 1e9);
    tie(&w, 3, 4, 1e9);
    tie(&w, 2, 4, 1e9);
    walk(&w, &(ent_path_options){ 0 });
    expect_between(&w, 1, 3, 1e-9);
    expect_between(&w, 5, 0, 0);
    assert_true(w.paths.value[ENT_PATH_HARMONIC][5] == 0);
    ent_arena_free(&w.arena);
}

/* Two parts, one of them small; a few hubs; whole weights, so that ways tie. */
static void make_random(walked *w, size_t nodes, size_t pairs)
{
    uint64_t random = 11;
    ent_table seen = { 0 };
    begin(w, nodes);
    for (size_t i = 1; w->pairs.count < pairs; i++) {
        bool small = i < 40, fresh;
        size_t room = small ? 40 : nodes - 40, base = small ? 0 : 40;
        size_t a = i < nodes ? i - base : next_random(&random) % room;
        size_t b = next_random(&random) % room;
        b = next_random(&random) % 2 ? b : b % 30;
        char key[32];
        snprintf(
            key, sizeof key, "%zu %zu", base + (a < b ? a : b), base + (a < b ? b : a));
        if (a == b) continue;
        assert_non_null(ent_table_add(&seen, key, strlen(key), &fresh));
        if (fresh) tie(w, base + a, base + b, 1 + next_random(&random) % 20);
    }
    ent_table_free(&seen);
}

/* Of what is not exact, how many true values lie within the margins. */
static double share_within(const walked *sample, const walked *exact, ent_path path)
{
    size_t within = 0, all = 0;
    for (size_t i = 0; i < exact->pairs.nodes; i++) {
        double margin = sample->paths.margin[path][i];
        double error = fabs(sample->paths.value[path][i] - exact->paths.value[path][i]);
        if (margin == 0 && error < 1e-12) continue;
        all++;
        within += error <= margin;
    }
    assert_true(all > 500);
    return (double)within / (double)all;
}

static void pivots_stand_for_all(void **state)
{
    (void)state;
    walked sample, exact;
    make_random(&sample, 2200, 9000);
    make_random(&exact, 2200, 9000);
    walk(&exact, &(ent_path_options){ .exact = true });
    walk(&sample, &(ent_path_options){ .pivots = 400 });
    assert_null(exact.paths.margin[ENT_PATH_BETWEENNESS]);
    assert_int_equal(exact.paths.pivots, exact.paths.of);
    /* All of the small part, whoever is tied in it. */
    assert_in_range(sample.paths.pivots, 430, 440);
    for (int p = 0; p < ENT_PATHS; p++) {
        double share = share_within(&sample, &exact, (ent_path)p);
        if (share < 0.9) fail_msg("%.3f of %d lie within their margins", share, p);
        for (size_t i = 0; i < 40; i++) {
            assert_true(sample.paths.margin[p][i] == 0);
            assert_true(fabs(sample.paths.value[p][i] - exact.paths.value[p][i]) < 1e-15);
        }
    }
    ent_arena_free(&sample.arena);
    ent_arena_free(&exact.arena);
}

static void small_graphs_are_exact(void **state)
{
    (void)state;
    walked w;
    make_random(&w, 1000, 3000);
    walk(&w, &(ent_path_options){ 0 });
    assert_int_equal(w.paths.pivots, w.paths.of);
    assert_null(w.paths.margin[ENT_PATH_BETWEENNESS]);
    ent_arena_free(&w.arena);
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    static const ent_path_options ways[] = { { .threads = 1, .pivots = 300 },
        { .threads = 3, .pivots = 300 }, { .threads = 8, .pivots = 300 } };
    walked w[COUNT(ways)];
    for (size_t i = 0; i < COUNT(ways); i++) {
        make_random(&w[i], 1200, 4000);
        walk(&w[i], &ways[i]);
        for (int p = 0; p < ENT_PATHS; p++) {
            size_t size = w[i].pairs.nodes * sizeof(double);
            assert_memory_equal(w[i].paths.value[p], w[0].paths.value[p], size);
            assert_memory_equal(w[i].paths.margin[p], w[0].paths.margin[p], size);
        }
    }
    for (size_t i = 0; i < COUNT(ways); i++) ent_arena_free(&w[i].arena);
}

/* Nobody, one, two, and nothing between them. */
static void graphs_without_paths(void **state)
{
    (void)state;
    for (size_t nodes = 0; nodes < 4; nodes++) {
        walked w;
        begin(&w, nodes);
        if (nodes > 1) tie(&w, 0, 1, 1);
        walk(&w, &(ent_path_options){ .threads = 2 });
        assert_int_equal(w.paths.pivots, nodes > 1 ? 2 : 0);
        if (nodes == 2) assert_true(w.paths.value[ENT_PATH_CLOSENESS][0] == 1);
        ent_arena_free(&w.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_ways_than_a_double_holds),
        cmocka_unit_test(lengths_that_rounding_parts_are_equal),
        cmocka_unit_test(lengths_far_apart),
        cmocka_unit_test(pivots_stand_for_all),
        cmocka_unit_test(small_graphs_are_exact),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(graphs_without_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
