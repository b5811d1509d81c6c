/* Blocs: hand-made camps, published signed networks, and all partitions of small graphs.
 */
#include "graph_events.h"

#include "analysis/bloc_facts.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_blocs blocs;
} divided;

static void divide_for(divided *d, ent_blocs_aim aim)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.blocs = aim;
    filter.duplicates = ENT_DUPLICATES_KEEP;
    d->graph = graph_from(&d->events, NULL, &filter);
    if (!ent_blocs_find(d->graph, &d->arena, &d->blocs, &err))
        fail_msg("%s", err.message);
}

static void divide(divided *d)
{
    divide_for(d, ENT_BLOCS_BALANCE);
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

/* What is proven to be contradicted in any case is no more than the least. */
static double bound_of(const divided *d, double least)
{
    ent_arena arena = { 0 };
    ent_bloc_facts facts;
    ent_error err = { 0 };
    assert_true(ent_bloc_facts_make(d->graph, &d->blocs, &arena, &facts, &err));
    assert_true(facts.least <= least + 1e-12 && facts.least >= 0);
    assert_true(facts.exact == (facts.least >= d->blocs.frustration));
    double bound = facts.least;
    ent_arena_free(&arena);
    return bound;
}

static void expect_bound(const divided *d, double least)
{
    assert_true(fabs(bound_of(d, least) - least) < 1e-12);
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
    /* Doreian and Mrvar (1996): these three sets of tribes */
    assert_string_equal(blocs_text(&d),
        "Alika 1 Asaro 1 Gahuk 1 Gama 3 Gavev 3 Geham 1 Kohik 2 Kotun 3 Masil 1 Nagad 3 "
        "Nagam 2 Notoh 2 Ove 1 Seuve 2 Uheto 2 Ukudz 1");
    expect_bound(&d, 2.0 / 58);
    end_divided(&d);
}

/* Signed modularity as its paper writes it: over all pairs, those of one actor too. */
static double modularity_by_hand(const ent_graph *g, const unsigned *label)
{
    enum { MOST = 40 };
    double tie[MOST][MOST] = { { 0 } }, strength[2][MOST] = { { 0 } }, all[2] = { 0 };
    double sum = 0;
    size_t nodes = ent_graph_node_count(g);
    assert_in_range(nodes, 1, MOST);
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        tie[t->a][t->b] = tie[t->b][t->a] = t->tie;
        strength[t->tie < 0][t->a] += fabs(t->tie);
        strength[t->tie < 0][t->b] += fabs(t->tie);
        all[t->tie < 0] += 2 * fabs(t->tie);
    }
    for (size_t i = 0; i < nodes; i++)
        for (size_t k = 0; k < nodes; k++) {
            if (label[i] != label[k]) continue;
            sum += tie[i][k];
            if (all[0] > 0) sum -= strength[0][i] * strength[0][k] / all[0];
            if (all[1] > 0) sum += strength[1][i] * strength[1][k] / all[1];
        }
    return all[0] + all[1] > 0 ? sum / (all[0] + all[1]) : 0;
}

typedef void visit_partition(const ent_graph *g, const unsigned *label, double *best);

/* All restricted growth strings. */
static void try_partitions(const ent_graph *g, visit_partition *visit, double *best)
{
    size_t nodes = ent_graph_node_count(g);
    unsigned label[12] = { 0 }, highest[12] = { 0 };
    assert_in_range(nodes, 1, COUNT(label));
    for (;;) {
        visit(g, label, best);
        size_t i = nodes - 1;
        while (i > 0 && label[i] > highest[i - 1]) i--;
        if (i == 0) return;
        label[i]++;
        for (size_t k = i; k < nodes; k++) {
            if (k > i) label[k] = 0;
            highest[k] = label[k] > highest[k - 1] ? label[k] : highest[k - 1];
        }
    }
}

static void lower_contradicted(const ent_graph *g, const unsigned *label, double *best)
{
    double sum = 0;
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        if ((label[t->a] == label[t->b]) != (t->tie > 0)) sum += fabs(t->tie);
    }
    *best = fmin(*best, sum);
}

/* Whether friendly ties join the members of each label. */
static bool hang_together(const ent_graph *g, const unsigned *label)
{
    unsigned part[12];
    size_t nodes = ent_graph_node_count(g);
    for (unsigned i = 0; i < nodes; i++) part[i] = i;
    for (size_t round = 0; round < nodes; round++)
        for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
            const ent_tie *t = ent_graph_tie(g, i);
            if (t->tie <= 0 || label[t->a] != label[t->b]) continue;
            part[t->a] = part[t->b] = part[t->a] < part[t->b] ? part[t->a] : part[t->b];
        }
    for (size_t i = 0; i < nodes; i++)
        for (size_t k = 0; k < i; k++)
            if (label[i] == label[k] && part[i] != part[k]) return false;
    return true;
}

static void raise_modularity(const ent_graph *g, const unsigned *label, double *best)
{
    if (!hang_together(g, label)) return;
    *best = fmax(*best, modularity_by_hand(g, label));
}

/* Least share of |tie| that any partition contradicts. */
static double least_frustration(const ent_graph *g)
{
    double total = 0, least = INFINITY;
    for (size_t i = 0; i < ent_graph_tie_count(g); i++)
        total += fabs(ent_graph_tie(g, i)->tie);
    try_partitions(g, lower_contradicted, &least);
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
    unsigned missed = 0, proven = 0;
    for (int round = 0; round < 200; round++) {
        divided d = { .blocs = { 0 } };
        random_ties(&d, &random);
        divide(&d);
        if (d.blocs.count > 0) {
            double least = least_frustration(d.graph);
            assert_true(d.blocs.frustration > least - 1e-9);
            missed += d.blocs.frustration > least + 1e-9;
            proven += bound_of(&d, least) > least - 1e-9;
            expect_well_formed(&d);
        }
        end_divided(&d);
    }
    assert_int_equal(missed, 0);
    print_message("proven best: %u of 200\n", proven);
    assert_true(proven >= 100);
}

/* The number is that of the definition, with everybody outside a bloc alone. */
static double modularity_of_blocs(const divided *d)
{
    unsigned label[40];
    assert_in_range(d->blocs.count, 1, COUNT(label));
    for (size_t i = 0; i < d->blocs.count; i++)
        label[i] = d->blocs.bloc[i] ? d->blocs.bloc[i] : 1000 + (unsigned)i;
    return modularity_by_hand(d->graph, label);
}

/* The best of all partitions whose members hang together by friendly ties. */
static void modularity_comes_near_the_best(void **state)
{
    (void)state;
    uint64_t random = 2009;
    unsigned missed = 0, graphs = 0;
    for (int round = 0; round < 150; round++) {
        divided d = { .blocs = { 0 } };
        random_ties(&d, &random);
        divide_for(&d, ENT_BLOCS_MODULARITY);
        if (d.blocs.count > 0) {
            double best = -INFINITY;
            try_partitions(d.graph, raise_modularity, &best);
            assert_true(fabs(d.blocs.modularity - modularity_of_blocs(&d)) < 1e-9);
            assert_true(d.blocs.modularity < best + 1e-9);
            missed += d.blocs.modularity < best - 1e-9;
            graphs++;
            expect_well_formed(&d);
        }
        end_divided(&d);
    }
    print_message("modularity: %u of %u graphs below the best\n", missed, graphs);
    assert_true(graphs > 100 && missed * 10 < graphs);
}

/* Zachary's karate club: four groups, 0.4198 (Brandes et al. 2008: no partition has
 * more). Without enemies signed modularity is Newman's. */
static void karate_club(void **state)
{
    (void)state;
    static const unsigned char ties[78][2] = { { 1, 2 }, { 1, 3 }, { 1, 4 }, { 1, 5 },
        { 1, 6 }, { 1, 7 }, { 1, 8 }, { 1, 9 }, { 1, 11 }, { 1, 12 }, { 1, 13 },
        { 1, 14 }, { 1, 18 }, { 1, 20 }, { 1, 22 }, { 1, 32 }, { 2, 3 }, { 2, 4 },
        { 2, 8 }, { 2, 14 }, { 2, 18 }, { 2, 20 }, { 2, 22 }, { 2, 31 }, { 3, 4 },
        { 3, 8 }, { 3, 9 }, { 3, 10 }, { 3, 14 }, { 3, 28 }, { 3, 29 }, { 3, 33 },
        { 4, 8 }, { 4, 13 }, { 4, 14 }, { 5, 7 }, { 5, 11 }, { 6, 7 }, { 6, 11 },
        { 6, 17 }, { 7, 17 }, { 9, 31 }, { 9, 33 }, { 9, 34 }, { 10, 34 }, { 14, 34 },
        { 15, 33 }, { 15, 34 }, { 16, 33 }, { 16, 34 }, { 19, 33 }, { 19, 34 },
        { 20, 34 }, { 21, 33 }, { 21, 34 }, { 23, 33 }, { 23, 34 }, { 24, 26 },
        { 24, 28 }, { 24, 30 }, { 24, 33 }, { 24, 34 }, { 25, 26 }, { 25, 28 },
        { 25, 32 }, { 26, 32 }, { 27, 30 }, { 27, 34 }, { 28, 34 }, { 29, 32 },
        { 29, 34 }, { 30, 33 }, { 30, 34 }, { 31, 33 }, { 31, 34 }, { 32, 33 },
        { 32, 34 }, { 33, 34 } };
    divided d = { .blocs = { 0 } };
    for (size_t i = 0; i < COUNT(ties); i++) {
        char a[16], b[16];
        snprintf(a, sizeof a, "N%02u", ties[i][0]);
        snprintf(b, sizeof b, "N%02u", ties[i][1]);
        add_signed_tie(&d.arena, &d.events, a, b, 1);
    }
    divide_for(&d, ENT_BLOCS_MODULARITY);
    assert_int_equal(d.blocs.bloc_count, 4);
    if (fabs(d.blocs.modularity - 0.419790) > 5e-7)
        fail_msg("modularity %.9g, expected 0.419790", d.blocs.modularity);
    end_divided(&d);
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
        cmocka_unit_test(modularity_comes_near_the_best),
        cmocka_unit_test(karate_club),
        cmocka_unit_test(the_same_blocs_on_every_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
