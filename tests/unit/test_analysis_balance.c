/* Balance: hand-made triads, published networks, and all camps of small graphs. */
#include "graph_events.h"

#include "analysis/balance.h"
#include "analysis/cycles.h"
#include "analysis/mediators.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_balance balance;
} weighed;

static void weigh(weighed *w)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    w->graph = graph_from(&w->events, NULL, &filter);
    if (!ent_balance_find(w->graph, &w->arena, &w->balance, &err))
        fail_msg("%s", err.message);
}

static void end_weighed(weighed *w)
{
    ent_graph_free(w->graph);
    ent_arena_free(&w->arena);
}

/* "AAABBB 1 BBBCCC -2 ..." */
static void add_ties(weighed *w, const char *text)
{
    char a[4], b[4];
    double tie;
    for (int used; sscanf(text, " %3[A-Z]%3[A-Z] %lf%n", a, b, &tie, &used) == 3;
         text += used)
        add_signed_tie(&w->arena, &w->events, a, b, tie);
    assert_int_equal(strspn(text, " "), strlen(text));
}

/* "triads 1 0 2 0 | strict 3 weak 3 | ties 2 of 5 | weight 3 of 9 | AAA-BBB -2 | 112" */
static const char *balance_text(weighed *w)
{
    const ent_balance *b = &w->balance;
    ent_buffer out = { 0 };
    ent_buffer_print(&out, "triads %llu %llu %llu %llu | %g of %g%s | %g of %g%s |",
        (unsigned long long)b->triads[0], (unsigned long long)b->triads[1],
        (unsigned long long)b->triads[2], (unsigned long long)b->triads[3],
        b->number.most, b->number.total, b->number.exact ? "" : " not proven",
        b->weight.most, b->weight.total, b->weight.exact ? "" : " not proven");
    for (size_t i = 0; i < b->frustrating_count; i++) {
        const ent_tie *t = b->frustrating[i];
        ent_buffer_print(&out, " %s%s %g", ent_graph_node(w->graph, t->a)->id,
            ent_graph_node(w->graph, t->b)->id, t->tie);
    }
    ent_buffer_print(&out, " | ");
    for (size_t i = 0; i < ent_graph_node_count(w->graph); i++)
        ent_buffer_print(&out, "%d", b->camp[i]);
    const char *text = ent_arena_string(&w->arena, out.bytes);
    ent_buffer_free(&out);
    return text;
}

static void balance_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *ties, *want;
    } cases[] = {
        { "", "triads 0 0 0 0 | 0 of 0 | 0 of 0 | | " },
        { "AAABBB -1", "triads 0 0 0 0 | 0 of 1 | 0 of 1 | | 12" },
        { "AAABBB 1 AAACCC 1 BBBCCC 1", "triads 1 0 0 0 | 0 of 3 | 0 of 3 | | 111" },
        /* the enemy of a friend is an enemy */
        { "AAABBB 1 AAACCC -1 BBBCCC -1", "triads 0 0 1 0 | 0 of 3 | 0 of 3 | | 112" },
        /* friends of a friend who fight: the lightest tie gives way */
        { "AAABBB 2 AAACCC 3 BBBCCC -4",
            "triads 0 1 0 0 | 1 of 3 | 2 of 9 | AAABBB 2 | 121" },
        /* all enemies: weakly balanced, but not by two camps */
        { "AAABBB -3 AAACCC -1 BBBCCC -2",
            "triads 0 0 0 1 | 1 of 3 | 1 of 6 | AAACCC -1 | 121" },
        /* a ring of four without any triad can be frustrated too */
        { "AAABBB 1 BBBCCC 2 CCCDDD 3 AAADDD -4",
            "triads 0 0 0 0 | 1 of 4 | 1 of 10 | AAABBB 1 | 1222" },
        /* fewest ties and least weight are two questions: one heavy or two light ones */
        { "AAABBB -9 AAACCC 2 BBBCCC 2 AAADDD 3 BBBDDD 3",
            "triads 0 2 0 0 | 1 of 5 | 5 of 19 | AAADDD 3 AAACCC 2 | 1222" },
        /* two blocks that share CCC, and a bridge to FFF: each is solved alone */
        { "AAABBB 1 AAACCC 2 BBBCCC -3 CCCDDD 2 CCCEEE 3 DDDEEE -4 EEEFFF -1",
            "triads 0 2 0 0 | 2 of 7 | 3 of 16 | CCCDDD 2 AAABBB 1 | 121212" },
        /* ties of 0 tell nothing */
        { "AAABBB 1 AAABBB -1 BBBCCC 1", "triads 0 0 0 0 | 0 of 1 | 0 of 1 | | 011" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        weighed w = { 0 };
        add_ties(&w, cases[i].ties);
        weigh(&w);
        assert_string_equal(balance_text(&w), cases[i].want);
        end_weighed(&w);
    }
}

/* Read's tribes: 59 of 68 triads balanced, frustration index 7. */
static void gahuku_gama(void **state)
{
    (void)state;
    FILE *file = shared_net("gahuku_gama_signnet.tsv");
    weighed w = { 0 };
    char line[200], a[64], b[64];
    int sign;
    assert_non_null(fgets(line, sizeof line, file));
    while (fscanf(file, "%63s %63s %d", a, b, &sign) == 3)
        add_signed_tie(&w.arena, &w.events, a, b, sign);
    fclose(file);
    weigh(&w);
    const ent_balance *s = &w.balance;
    assert_int_equal(s->all, 68);
    assert_int_equal(s->strict, 59);
    assert_true(fabs(ent_balance_strict(s) - 59.0 / 68) < 1e-12);
    assert_true(s->number.exact && s->weight.exact);
    assert_true(s->number.least == 7 && s->weight.least == 7);
    assert_int_equal(s->frustrating_count, 7);
    assert_int_equal(s->negative, 29);
    end_weighed(&w);
}

/* Parties of 1994: 106 of 120 triads balanced, frustration 2, by weight 15. */
static void slovene_parties(void **state)
{
    (void)state;
    FILE *file = shared_net("slovene_stranke94_matrix.txt");
    weighed w = { 0 };
    int rows, columns;
    double tie;
    char name[2][4] = { "P0", "P0" };
    assert_int_equal(fscanf(file, "%d %d", &rows, &columns), 2);
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < columns; k++) {
            assert_int_equal(fscanf(file, "%lf", &tie), 1);
            name[0][1] = (char)('0' + i);
            name[1][1] = (char)('0' + k);
            if (i < k)
                add_signed_tie(&w.arena, &w.events, name[0], name[1],
                    tie / 1000); /* intensity: to 10 */
        }
    fclose(file);
    weigh(&w);
    const ent_balance *s = &w.balance;
    assert_int_equal(s->all, 120);
    assert_int_equal(s->strict, 106);
    assert_true(s->number.exact && s->weight.exact);
    assert_true(s->number.least == 2);
    assert_true(fabs(s->weight.least - 0.015) < 1e-12);
    assert_int_equal(s->frustrating_count, 2);
    end_weighed(&w);
}

/* Least number and least weight that any two camps contradict. */
static void try_all(const ent_graph *g, double *number, double *weight)
{
    size_t nodes = ent_graph_node_count(g), ties = ent_graph_tie_count(g);
    assert_in_range(nodes, 1, 12);
    *number = *weight = INFINITY;
    for (unsigned camps = 0; camps < 1u << (nodes - 1); camps++) {
        double count = 0, sum = 0;
        for (size_t i = 0; i < ties; i++) {
            const ent_tie *t = ent_graph_tie(g, i);
            bool same = (camps >> t->a & 1) == (camps >> t->b & 1);
            if (t->tie == 0 || same == (t->tie > 0)) continue;
            count++;
            sum += fabs(t->tie);
        }
        *number = fmin(*number, count);
        *weight = fmin(*weight, sum);
    }
}

/* The camps must contradict what the list says, and nothing else. */
static void expect_camps_hold(const weighed *w)
{
    const ent_balance *b = &w->balance;
    double listed = 0, found = 0;
    for (size_t i = 0; i < b->frustrating_count; i++)
        listed += fabs(b->frustrating[i]->tie);
    for (size_t i = 0; i < ent_graph_tie_count(w->graph); i++) {
        const ent_tie *t = ent_graph_tie(w->graph, i);
        if (t->tie != 0 && (b->camp[t->a] == b->camp[t->b]) != (t->tie > 0))
            found += fabs(t->tie);
    }
    assert_true(fabs(listed - b->weight.most) < 1e-8);
    assert_true(fabs(found - b->weight.most) < 1e-8);
}

static void make_random(weighed *w, unsigned nodes, unsigned ties, uint64_t *random)
{
    for (unsigned i = 0; i < ties; i++) {
        char a[] = "NA", b[] = "NA";
        a[1] = (char)('A' + next_random(random) % nodes);
        b[1] = (char)('A' + next_random(random) % nodes);
        double tie = (int)(next_random(random) % 19) - 9;
        if (strcmp(a, b) != 0)
            add_signed_tie(&w->arena, &w->events, a, b, tie == 0 ? 1 : tie);
    }
}

/* Cycles prove no more than there is, of either kind. */
static void expect_cycles_below(const weighed *w, double number)
{
    ent_arena arena = { 0 };
    ent_pairs ties;
    ent_error err = { 0 };
    ent_ties_nano odd = 0, one = 0;
    assert_true(ent_ties_read(w->graph, &arena, &ties, &err));
    ent_ties_nano *size = ent_arena_array(&arena, ties.count, sizeof *size);
    for (size_t i = 0; i < ties.count; i++) size[i] = 1;
    assert_true(ent_cycles_pack(&ties, size, ENT_CYCLES_ODD, &odd, &err));
    assert_true(ent_cycles_pack(&ties, size, ENT_CYCLES_ONE_HOSTILE, &one, &err));
    assert_true((double)odd <= number && (double)one <= number);
    assert_true(number == 0 || odd > 0);
    ent_arena_free(&arena);
}

static void no_camps_are_better(void **state)
{
    (void)state;
    uint64_t random = 7;
    for (unsigned i = 0; i < 400; i++) {
        weighed w = { 0 };
        make_random(&w, 2 + i % 9, 3 + i % 41, &random);
        if (!w.events.count) continue;
        weigh(&w);
        double number, weight;
        try_all(w.graph, &number, &weight);
        assert_true(w.balance.number.exact && w.balance.weight.exact);
        if (w.balance.number.most != number
            || fabs(w.balance.weight.most - weight) > 1e-8)
            fail_msg("graph %u: %g ties and %g, expected %g and %g", i,
                w.balance.number.most, w.balance.weight.most, number, weight);
        expect_camps_hold(&w);
        expect_cycles_below(&w, number);
        end_weighed(&w);
    }
}

/* Too large to solve: bounds that hold, twice the same. */
static void bounds_of_a_large_graph(void **state)
{
    (void)state;
    double most[2] = { 0 }, least[2] = { 0 };
    for (int run = 0; run < 2; run++) {
        weighed w = { 0 };
        uint64_t random = 5;
        for (int i = 0; i < 4000; i++) {
            char a[8], b[8];
            snprintf(a, sizeof a, "N%03u", next_random(&random) % 300);
            snprintf(b, sizeof b, "N%03u", next_random(&random) % 300);
            if (strcmp(a, b) != 0)
                add_signed_tie(
                    &w.arena, &w.events, a, b, next_random(&random) % 2 ? 1 : -1);
        }
        weigh(&w);
        least[run] = w.balance.weight.least;
        most[run] = w.balance.weight.most;
        assert_false(w.balance.weight.exact);
        assert_true(least[run] > most[run] * 0.6 && least[run] < most[run]);
        assert_true(most[run] < w.balance.weight.total / 2);
        expect_camps_hold(&w);
        end_weighed(&w);
    }
    assert_true(most[0] == most[1] && least[0] == least[1]);
}

/* The edge that speaks for a tie has its sign, whatever else is heavier. */
static void edges_speak_for_ties(void **state)
{
    (void)state;
    weighed w = { 0 };
    add_ties(&w, "AAABBB 4 AAABBB -9");
    weigh(&w);
    const ent_tie friends = { 0, 1, 1 }, enemies = { 0, 1, -1 }, nobody = { 1, 1, 1 };
    assert_int_equal(ent_tie_edge(w.graph, &friends)->relation, ENT_MEETING);
    assert_int_equal(ent_tie_edge(w.graph, &enemies)->relation, ENT_ASSAULT);
    assert_null(ent_tie_edge(w.graph, &nobody));
    end_weighed(&w);
}

/* "XXX 2 5 AAABBB": id, enmities, strength, the foremost. */
static void mediators_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *ties, *want;
    } cases[] = {
        { "", "" },
        { "AAABBB -5 AAACCC 2 BBBCCC 3", "CCC 1 2 AAABBB;" },
        { "AAABBB -1 AAACCC 2 BBBCCC 3", "CCC 1 1 AAABBB;" },
        /* two enemies of one friend, three friends, three enemies: nobody mediates */
        { "AAABBB 5 AAACCC -2 BBBCCC -3", "" },
        { "AAABBB 5 AAACCC 2 BBBCCC 3", "" },
        { "AAABBB -5 AAACCC -2 BBBCCC -3", "" },
        /* XXX between A and B (3) and between A and D (4); YYY only between A and B */
        { "AAABBB -3 AAADDD -4 AAAXXX 5 BBBXXX 6 DDDXXX 7 AAAYYY 1 BBBYYY 1",
            "XXX 2 7 AAADDD;YYY 1 1 AAABBB;" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        weighed w = { 0 };
        ent_mediators m;
        ent_error err = { 0 };
        char text[200] = "";
        add_ties(&w, cases[i].ties);
        weigh(&w);
        assert_true(ent_mediators_find(w.graph, &w.arena, &m, &err));
        for (size_t k = 0; k < m.count; k++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s %u %g %s%s;",
                ent_graph_node(w.graph, m.items[k].node)->id, m.items[k].pairs,
                m.items[k].strength, ent_graph_node(w.graph, m.items[k].between->a)->id,
                ent_graph_node(w.graph, m.items[k].between->b)->id);
        assert_string_equal(text, cases[i].want);
        end_weighed(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(balance_by_hand),
        cmocka_unit_test(gahuku_gama),
        cmocka_unit_test(slovene_parties),
        cmocka_unit_test(no_camps_are_better),
        cmocka_unit_test(bounds_of_a_large_graph),
        cmocka_unit_test(edges_speak_for_ties),
        cmocka_unit_test(mediators_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
