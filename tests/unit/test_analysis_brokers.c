/* Brokers: each role by hand, random graphs by definition; what holds blocs together. */
#include "graph_events.h"

#include "analysis/bloc_facts.h"
#include "analysis/brokers.h"

typedef struct {
    ent_arena arena;
    ent_events events;
    ent_graph *graph;
    ent_blocs blocs;
    ent_brokers brokers;
    ent_bloc_facts facts;
} broken;

static void find_all(broken *b)
{
    ent_error err = { 0 };
    ent_filter filter;
    ent_filter_defaults(&filter);
    filter.duplicates = ENT_DUPLICATES_KEEP;
    b->graph = graph_from(&b->events, NULL, &filter);
    if (!ent_blocs_find(b->graph, &b->arena, &b->blocs, &err)
        || !ent_brokers_find(b->graph, &b->blocs, &b->arena, &b->brokers, &err)
        || !ent_bloc_facts_make(b->graph, &b->blocs, &b->arena, &b->facts, &err))
        fail_msg("%s", err.message);
}

static void end_all(broken *b)
{
    ent_graph_free(b->graph);
    ent_arena_free(&b->arena);
}

/* "XXX g2 r1 0.5;": id, roles with their pairs, participation. */
static const char *brokers_text(broken *b)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < b->brokers.count; i++) {
        const ent_broker *one = &b->brokers.items[i];
        ent_buffer_text(&out, ent_graph_node(b->graph, one->node)->id);
        for (int r = ENT_BROKER_GATEKEEPER; r < ENT_BROKER_ROLES; r++)
            if (one->role[r])
                ent_buffer_print(&out, " %c%llu", ent_broker_role_names[r][0],
                    (unsigned long long)one->role[r]);
        ent_buffer_print(&out, " %.3f;", one->participation);
    }
    const char *text = ent_arena_string(&b->arena, out.bytes);
    ent_buffer_free(&out);
    return text;
}

/* A1-A2-A3 and B1-B2 are blocs that fight each other. */
#define TWO_BLOCS                                                                        \
    "- A1 A2 meeting actual 9 1 a\n- A1 A3 meeting actual 9 1 a\n"                       \
    "- A2 A3 meeting actual 9 1 a\n- B1 B2 meeting actual 9 1 a\n"                       \
    "- A1 B1 assault actual -9 1 a\n- A2 B2 assault actual -9 1 a\n"                     \
    "- A3 B1 assault actual -9 1 a\n"

static void roles_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *events, *want;
    } cases[] = {
        { "", "" },
        { TWO_BLOCS, "" },
        /* B2 > A3 > {A1, A2}: into its bloc */
        { TWO_BLOCS "- B2 A3 aid actual 1 1 a\n", "A3 g2 0.100;B2 r1 0.180;" },
        /* {A1, A2} > A3 > B2: out of it; and B2 lets A3 in to B1 */
        { TWO_BLOCS "- A3 B2 aid actual 1 1 a\n", "A3 r2 0.100;B2 g1 0.180;" },
        /* enemies who meet are no way between blocs */
        { TWO_BLOCS "- A1 B1 aid actual 1 1 a\n", "" },
        /* X, whom A2 fights, stands outside the bloc of A1 and A3; A1 leads from A2 to X,
         * A3 from X to A2 */
        { "- A1 A2 meeting actual 9 1 a\n- A2 A3 meeting actual 9 1 a\n"
          "- A2 X assault actual -9 1 a\n- A1 X aid actual 1 1 a\n"
          "- X A3 aid actual 1 1 a\n",
            "A1 r1 0.180;A3 g1 0.180;X c1 0.000;" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        broken b = { .blocs = { 0 } };
        b.events = events_from(&b.arena, cases[i].events);
        find_all(&b);
        assert_string_equal(brokers_text(&b), cases[i].want);
        end_all(&b);
    }
}

/* Friendly arcs as the definition has them. */
static bool leads(const ent_graph *g, size_t from, size_t to)
{
    bool arc = false, friends = false;
    for (size_t i = 0; i < ent_graph_edge_count(g); i++) {
        const ent_edge *e = ent_graph_edge(g, i);
        bool ours = (e->source == from && e->target == to)
                    || (!e->directed && e->source == to && e->target == from);
        arc |= ours && e->sign > 0 && e->weight > 0;
    }
    for (size_t i = 0; i < ent_graph_tie_count(g); i++) {
        const ent_tie *t = ent_graph_tie(g, i);
        bool ours = (t->a == from && t->b == to) || (t->a == to && t->b == from);
        friends |= ours && t->tie > 0;
    }
    return arc && friends;
}

static int role_by_definition(const ent_blocs *blocs, size_t a, size_t x, size_t c)
{
    const uint32_t *bloc = blocs->bloc;
    bool ax = bloc[a] && bloc[a] == bloc[x], xc = bloc[x] && bloc[x] == bloc[c],
         ac = bloc[a] && bloc[a] == bloc[c];
    if (ax && xc) return ENT_BROKER_COORDINATOR;
    if (xc) return ENT_BROKER_GATEKEEPER;
    if (ax) return ENT_BROKER_REPRESENTATIVE;
    return ac ? ENT_BROKER_CONSULTANT : ENT_BROKER_LIAISON;
}

static void expect_roles(const broken *b, size_t x)
{
    size_t nodes = ent_graph_node_count(b->graph);
    uint64_t role[ENT_BROKER_ROLES] = { 0 }, between = 0;
    for (size_t a = 0; a < nodes; a++)
        for (size_t c = 0; c < nodes; c++)
            if (a != c && a != x && c != x && leads(b->graph, a, x)
                && leads(b->graph, x, c) && !leads(b->graph, a, c))
                role[role_by_definition(&b->blocs, a, x, c)]++;
    for (int r = ENT_BROKER_GATEKEEPER; r < ENT_BROKER_ROLES; r++) between += role[r];
    for (size_t i = 0; i < b->brokers.count; i++) {
        if (b->brokers.items[i].node != x) continue;
        assert_memory_equal(b->brokers.items[i].role, role, sizeof role);
        assert_true(between > 0 && b->brokers.items[i].between == between);
        assert_true(b->brokers.items[i].participation >= 0);
        assert_true(b->brokers.items[i].participation < 1);
        return;
    }
    assert_true(between == 0);
}

static void roles_by_definition(void **state)
{
    (void)state;
    static const char *const relations[] = { "meeting", "aid", "assault", "aid" };
    uint64_t random = 1989;
    size_t found = 0;
    for (int round = 0; round < 60; round++) {
        broken b = { .blocs = { 0 } };
        ent_buffer text = { 0 };
        ent_buffer_text(&text, "");
        for (unsigned i = 0; i < 28; i++) {
            unsigned x = next_random(&random) % 9, y = next_random(&random) % 9,
                     r = next_random(&random) % 4;
            if (x != y)
                ent_buffer_print(&text, "- N%u N%u %s actual %s 1 a\n", x, y,
                    relations[r], r == 2 ? "-4" : "3");
        }
        b.events = events_from(&b.arena, text.bytes);
        find_all(&b);
        for (size_t x = 0; x < ent_graph_node_count(b.graph); x++) expect_roles(&b, x);
        found += b.brokers.count;
        ent_buffer_free(&text);
        end_all(&b);
    }
    assert_true(found > 60);
}

/* "2 actors 1 ties 3 events 2 sources 5 -1 | 0 -10 weak;" */
static const char *facts_text(broken *b)
{
    ent_buffer out = { 0 };
    ent_buffer_text(&out, "");
    for (size_t i = 0; i < b->facts.count; i++) {
        const ent_bloc_fact *f = &b->facts.items[i];
        ent_buffer_print(&out,
            "%u actors %u ties %u events %u sources %g -%g | %g -%g%s;", f->members,
            f->ties, f->events, f->sources, f->inside, f->quarrels, f->friends,
            f->enemies, f->weak ? " weak" : "");
    }
    const char *text = ent_arena_string(&b->arena, out.bytes);
    ent_buffer_free(&out);
    return text;
}

static void facts_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *events, *want;
        double least;
    } cases[] = {
        { "", "", 0 },
        { "- AAA BBB meeting actual 1 1 a",
            "2 actors 1 ties 1 events 1 sources 1 -0 | 0 -0 weak;", 0 },
        { "- AAA BBB meeting actual 1 1 a\n- AAA BBB meeting actual 1 1 b",
            "2 actors 1 ties 2 events 2 sources 2 -0 | 0 -0;", 0 },
        /* two events, but one document tells both */
        { "- AAA BBB meeting actual 1 1 a\n- AAA BBB aid actual 1 1 a",
            "2 actors 1 ties 2 events 1 sources 2 -0 | 0 -0 weak;", 0 },
        /* a quarrel inside, an enemy and a lighter friend outside: 1 of 1 + 3 + 2 + 9 */
        { "- AAA BBB meeting actual 3 1 a\n- BBB CCC meeting actual 2 1 b\n"
          "- AAA CCC sanction actual -1 1 a\n- AAA DDD assault actual -9 1 a",
            "3 actors 2 ties 2 events 2 sources 5 -1 | 0 -9;", 1.0 / 15 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        broken b = { .blocs = { 0 } };
        b.events = events_from(&b.arena, cases[i].events);
        find_all(&b);
        assert_string_equal(facts_text(&b), cases[i].want);
        assert_true(fabs(b.facts.least - cases[i].least) < 1e-12);
        assert_true(b.facts.exact);
        end_all(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_by_hand),
        cmocka_unit_test(roles_by_definition),
        cmocka_unit_test(facts_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
