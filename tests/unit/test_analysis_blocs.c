/* Blocs: hand-made camps, published signed networks, and all partitions of small graphs.
 */
#include "graph_events.h"

#include "analysis/blocs.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_blocs blocs;
} divided;

static void divide(divided *d)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    d->graph = graph_from(&d->events, NULL, &filter);
    if (!ent_blocs_find(d->graph, &d->arena, &d->blocs, &err))
        fail_msg("%s", err.message);
}

static void end_divided(divided *d)
{
    ent_graph_free(d->graph);
    ent_arena_free(&d->arena);
}

/* "AAA 1 BBB 1 CCC 0" */
static const char *blocs_text(divided *d)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < d->blocs.count; i++)
        ent_buffer_print(&out, "%s%s %u", i ? " " : "", ent_graph_node(d->graph, i)->id,
            d->blocs.bloc[i]);
    const char *text = ent_arena_string(&d->arena, out.bytes);
    ent_buffer_free(&out);
    return text;
}

static void camps_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *events, *want;
        size_t blocs;
        double frustration;
    } cases[] = {
        { "", "", 0, 0 },
        /* one friendship is a bloc; an enemy is alone */
        { "- AAA BBB meeting actual 1 1 a\n- AAA CCC assault actual -10 1 a",
            "AAA 1 BBB 1 CCC 0", 1, 0 },
        /* only enemies: no bloc at all, nothing contradicted */
        { "- AAA BBB assault actual -10 1 a\n- BBB CCC assault actual -10 1 a",
            "AAA 0 BBB 0 CCC 0", 0, 0 },
        /* the larger bloc is the first, then the first id */
        { "- AAA BBB meeting actual 1 1 a\n- CCC DDD meeting actual 1 1 a\n"
          "- DDD EEE meeting actual 1 1 a\n- BBB CCC sanction actual -8 1 a",
            "AAA 2 BBB 2 CCC 1 DDD 1 EEE 1", 2, 0 },
        { "- AAA DDD meeting actual 1 1 a\n- BBB CCC meeting actual 1 1 a",
            "AAA 1 BBB 2 CCC 2 DDD 1", 2, 0 },
        /* a friend of two enemies goes with the better friend: 1 of 1 + 3 + 2 */
        { "- AAA BBB meeting actual 1 1 a\n- BBB CCC meeting actual 3 1 a\n"
          "- AAA CCC sanction actual -2 1 a",
            "AAA 0 BBB 1 CCC 1", 1, 1.0 / 6 },
        /* ties of 0 and denied hostility neither join nor divide */
        { "- AAA BBB meeting actual 5 1 a\n- AAA BBB assault actual -5 1 a\n"
          "- BBB CCC sanction negated -8 1 a",
            "AAA 0 BBB 0 CCC 0", 0, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        divided d = { .blocs = { 0 } };
        d.events = events_from(&d.arena, cases[i].events);
        divide(&d);
        assert_string_equal(blocs_text(&d), cases[i].want);
        assert_int_equal(d.blocs.bloc_count, cases[i].blocs);
        assert_true(fabs(d.blocs.frustration - cases[i].frustration) < 1e-12);
        end_divided(&d);
    }
}

/* Read's tribes of the Eastern Central Highlands: three camps leave 2 of 58 ties
 * contradicted. No partition leaves fewer: taking any one tie away leaves an enmity
 * between tribes that friendships join. */
static void gahuku_gama(void **state)
{
    (void)state;
    FILE *file = shared_net("gahuku_gama_signnet.tsv");
    divided d = { .blocs = { 0 } };
    char line[200], a[64], b[64];
    int sign;
    assert_non_null(fgets(line, sizeof line, file));
    while (fscanf(file, "%63s %63s %d", a, b, &sign) == 3)
        add_signed_tie(&d.arena, &d.events, a, b, sign);
    fclose(file);
    divide(&d);
    assert_int_equal(d.blocs.count, 16);
    assert_int_equal(d.blocs.bloc_count, 3);
    if (fabs(d.blocs.frustration - 2.0 / 58) > 1e-12)
        fail_msg("frustration %g of 58", d.blocs.frustration * 58);
    end_divided(&d);
}

/* Least share of |tie| that any partition contradicts: all restricted growth strings. */
static double least_frustration(const ent_graph *g)
{
    size_t nodes = ent_graph_node_count(g), ties = ent_graph_tie_count(g);
    unsigned label[12] = { 0 }, highest[12] = { 0 };
    double total = 0, least = INFINITY;
    assert_in_range(nodes, 1, COUNT(label));
    for (size_t i = 0; i < ties; i++) total += fabs(ent_graph_tie(g, i)->tie);
    for (;;) {
        double sum = 0;
        for (size_t i = 0; i < ties; i++) {
            const ent_tie *t = ent_graph_tie(g, i);
            if ((label[t->a] == label[t->b]) != (t->tie > 0)) sum += fabs(t->tie);
        }
        if (sum < least) least = sum;
        size_t i = nodes - 1;
        while (i > 0 && label[i] > highest[i - 1]) i--;
        if (i == 0) break;
        label[i]++;
        for (size_t k = i; k < nodes; k++) {
            if (k > i) label[k] = 0;
            highest[k] = label[k] > highest[k - 1] ? label[k] : highest[k - 1];
        }
    }
    return total > 0 ? least / total : 0;
}

/* Slovene parties of 1994: no partition of the 10 does better than the one found. */
static void slovene_parties(void **state)
{
    (void)state;
    FILE *file = shared_net("slovene_stranke94_matrix.txt");
    divided d = { .blocs = { 0 } };
    unsigned rows, columns;
    assert_int_equal(fscanf(file, "%u %u", &rows, &columns), 2);
    for (unsigned i = 0; i < rows; i++)
        for (unsigned k = 0; k < columns; k++) {
            char a[16], b[16];
            int tie;
            assert_int_equal(fscanf(file, "%d", &tie), 1);
            snprintf(a, sizeof a, "P%02u", i % 100);
            snprintf(b, sizeof b, "P%02u", k % 100);
            if (i < k && tie) add_signed_tie(&d.arena, &d.events, a, b, tie / 100.0);
        }
    fclose(file);
    divide(&d);
    assert_int_equal(d.blocs.count, 10);
    assert_int_equal(d.blocs.bloc_count, 2);
    assert_true(fabs(d.blocs.frustration - least_frustration(d.graph)) < 1e-9);
    end_divided(&d);
}

static void random_ties(divided *d, uint64_t *random)
{
    unsigned nodes = 3 + next_random(random) % 6;
    bool alike = next_random(random) % 2; /* all ties of one size: many equal optima */
    for (unsigned i = 0; i < nodes; i++)
        for (unsigned k = i + 1; k < nodes; k++) {
            char a[16], b[16];
            double size = alike ? 1 : 0.1 + next_random(random) % 99 / 10.0;
            if (next_random(random) % 3 == 0) continue;
            snprintf(a, sizeof a, "N%u", i);
            snprintf(b, sizeof b, "N%u", k);
            add_signed_tie(
                &d->arena, &d->events, a, b, next_random(random) % 2 ? size : -size);
        }
}

/* Every member has a friend in its bloc; numbers run from 1 by size, then first id. */
static void expect_well_formed(const divided *d)
{
    enum { MOST = 16 };
    unsigned size[MOST] = { 0 }, friends[MOST] = { 0 };
    const ent_blocs *b = &d->blocs;
    assert_true(b->count < MOST && b->frustration >= 0 && b->frustration <= 1);
    for (size_t i = 0; i < b->count; i++) size[b->bloc[i]]++;
    for (size_t i = 0; i < ent_graph_tie_count(d->graph); i++) {
        const ent_tie *t = ent_graph_tie(d->graph, i);
        if (t->tie <= 0 || !b->bloc[t->a] || b->bloc[t->a] != b->bloc[t->b]) continue;
        friends[t->a]++;
        friends[t->b]++;
    }
    for (size_t i = 0; i < b->count; i++) {
        assert_in_range(b->bloc[i], 0, b->bloc_count);
        assert_true((b->bloc[i] > 0) == (friends[i] > 0));
    }
    for (size_t k = 1; k <= b->bloc_count; k++) {
        assert_true(size[k] >= 2);
        if (k > 1) assert_true(size[k] <= size[k - 1]);
    }
}

static void no_partition_is_better(void **state)
{
    (void)state;
    uint64_t random = 1996;
    unsigned missed = 0;
    for (int round = 0; round < 200; round++) {
        divided d = { .blocs = { 0 } };
        random_ties(&d, &random);
        divide(&d);
        if (d.blocs.count > 0) {
            double least = least_frustration(d.graph);
            assert_true(d.blocs.frustration > least - 1e-9);
            missed += d.blocs.frustration > least + 1e-9;
            expect_well_formed(&d);
        }
        end_divided(&d);
    }
    assert_int_equal(missed, 0);
}

static void the_same_blocs_on_every_run(void **state)
{
    (void)state;
    uint64_t random = 11;
    divided first = { .blocs = { 0 } };
    for (unsigned i = 0; i < 900; i++) {
        char a[16], b[16];
        unsigned x = next_random(&random) % 300, y = next_random(&random) % 300;
        if (x == y) continue;
        snprintf(a, sizeof a, "N%03u", x);
        snprintf(b, sizeof b, "N%03u", y);
        add_signed_tie(
            &first.arena, &first.events, a, b, next_random(&random) % 2 ? 1 : -1);
    }
    divide(&first);
    assert_true(first.blocs.bloc_count > 1);
    for (int round = 0; round < 3; round++) {
        divided again = { .events = first.events };
        divide(&again);
        assert_memory_equal(
            first.blocs.bloc, again.blocs.bloc, first.blocs.count * sizeof(uint32_t));
        assert_true(first.blocs.frustration == again.blocs.frustration);
        end_divided(&again);
    }
    end_divided(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(camps_by_hand),
        cmocka_unit_test(gahuku_gama),
        cmocka_unit_test(slovene_parties),
        cmocka_unit_test(no_partition_is_better),
        cmocka_unit_test(the_same_blocs_on_every_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
