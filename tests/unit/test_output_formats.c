/* Exports: goldens of a hand-made graph, other programs that read them, hostile names. */
#include "output_fixture.h"

static const struct {
    const char *name;
    void (*write)(const ent_export *e, ent_buffer *out);
} formats[] = {
    { "graph.dot", ent_write_dot },
    { "graph.graphml", ent_write_graphml },
    { "graph.gexf", ent_write_gexf },
    { "graph.net", ent_write_pajek },
    { "graph.json", ent_write_json },
    { "nodes.csv", ent_write_csv_nodes },
    { "edges.csv", ent_write_csv_edges },
};

static void write_file(const char *name, const ent_buffer *bytes)
{
    ent_error err = { 0 };
    if (!ent_file_write(name, bytes->bytes, bytes->length, &err))
        fail_msg("%s", err.message);
}

/* Writes all formats of the events as PREFIX-graph.dot ... into the working folder. */
static void write_all(const char *prefix, const fixture_event *events, size_t count)
{
    fixture f;
    fixture_open(&f, events, count);
    for (size_t i = 0; i < COUNT(formats); i++) {
        char path[100];
        ent_buffer out = { 0 };
        formats[i].write(&f.parts, &out);
        assert_false(out.failed);
        snprintf(path, sizeof path, "%s-%s", prefix, formats[i].name);
        write_file(path, &out);
        ent_buffer_free(&out);
    }
    fixture_close(&f);
}

static void goldens_hold(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    for (size_t i = 0; i < COUNT(formats); i++) {
        ent_buffer out = { 0 };
        formats[i].write(&f.parts, &out);
        expect_golden(formats[i].name, &out);
        ent_buffer_free(&out);
    }
    fixture_close(&f);
}

/* Without ranking, blocs and provenance their attributes are left out, not made up. */
static void what_is_not_known_is_left_out(void **state)
{
    (void)state;
    fixture f;
    fixture_open(&f, summit_events, COUNT(summit_events));
    f.parts = (ent_export){ .graph = f.graph };
    for (size_t i = 0; i < COUNT(formats); i++) {
        static const char *const absent[] = { "pagerank", "n_bloc", "frustration", "nan",
            "inf\"", "(null)" };
        ent_buffer out = { 0 };
        formats[i].write(&f.parts, &out);
        assert_false(out.failed);
        for (size_t k = 0; k < COUNT(absent); k++)
            if (strstr(out.bytes, absent[k]))
                fail_msg("%s has %s", formats[i].name, absent[k]);
        ent_buffer_free(&out);
    }
    fixture_close(&f);
}

static const struct {
    const char *name;
    const fixture_event *events;
    size_t count;
} graphs[] = {
    { "summit", summit_events, COUNT(summit_events) },
    { "hostile", hostile_events, COUNT(hostile_events) },
    { "empty", NULL, 0 },
};

static void dot_draws_our_dot(void **state)
{
    (void)state;
    if (!fixture_has("dot")) {
        print_message("skipped: no program 'dot' (graphviz)\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(graphs); i++) {
        static const char *const engines[] = { "dot", "neato" };
        write_all(graphs[i].name, graphs[i].events, graphs[i].count);
        for (size_t k = 0; k < COUNT(engines); k++) {
            char command[300];
            snprintf(command, sizeof command,
                "%s -Tpng -o %s.png %s-graph.dot 2>%s.err && test ! -s %s.err && test -s "
                "%s.png",
                engines[k], graphs[i].name, graphs[i].name, graphs[i].name,
                graphs[i].name, graphs[i].name);
            if (system(command) != 0) fail_msg("%s", command);
        }
    }
}

/* Writes each graph and has `script` look at it; skipped without `needs`. */
static void have_read(const char *script, const char *needs, const char *without)
{
    if (system(needs) != 0) {
        print_message("skipped: %s\n", without);
        skip();
    }
    for (size_t i = 0; i < COUNT(graphs); i++) {
        char command[700];
        write_all(graphs[i].name, graphs[i].events, graphs[i].count);
        snprintf(command, sizeof command, "/usr/bin/python3 %s/tests/golden/output/%s %s",
            ENTENTE_SOURCE, script, graphs[i].name);
        if (system(command) != 0) fail_msg("%s", command);
    }
}

/* Well-formed XML, the same attributes of the right types in GraphML, GEXF, JSON and CSV,
 * spells of the events' days, Pajek's lines, names and sentences as they were given. */
static void networkx_loads_every_attribute(void **state)
{
    (void)state;
    have_read("load.py", "/usr/bin/python3 -c 'import networkx' 2>/dev/null",
        "no NetworkX (python3-networkx)");
}

static void igraph_loads_every_attribute(void **state)
{
    (void)state;
    have_read("load_igraph.py", "/usr/bin/python3 -c 'import igraph' 2>/dev/null",
        "no python-igraph (python3-igraph)");
}

static void graphviz_loads_every_attribute(void **state)
{
    (void)state;
    have_read("load_dot.py",
        "/usr/bin/python3 -c '' 2>/dev/null && command -v dot >/dev/null",
        "no program 'dot' (graphviz), or no Python");
}

/* What the definitions of GraphML and GEXF allow, also of files with both kinds of edges,
 * which differ from the plain ones in nothing else. */
static void xml_is_as_defined(void **state)
{
    (void)state;
    static const struct {
        const char *plain, *mixed;
        void (*write)(const ent_export *e, ent_buffer *out);
        const char *undo;
    } kinds[] = {
        { "graph.graphml", "mixed.graphml", ent_write_graphml_mixed,
            "s/ directed=.false.//" },
        { "graph.gexf", "mixed.gexf", ent_write_gexf_mixed,
            "s/type=.undirected./type=\"directed\"/" },
    };
    if (system("/usr/bin/python3 -c '' 2>/dev/null") != 0) {
        print_message("skipped: no /usr/bin/python3\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(graphs); i++)
        for (size_t k = 0; k < COUNT(kinds); k++) {
            fixture f;
            char command[700], path[100];
            ent_buffer out = { 0 };
            write_all(graphs[i].name, graphs[i].events, graphs[i].count);
            fixture_open(&f, graphs[i].events, graphs[i].count);
            kinds[k].write(&f.parts, &out);
            snprintf(path, sizeof path, "%s-%s", graphs[i].name, kinds[k].mixed);
            write_file(path, &out);
            ent_buffer_free(&out);
            fixture_close(&f);
            snprintf(command, sizeof command,
                "/usr/bin/python3 %s/tests/golden/output/schema.py %s-%s %s && "
                "sed '%s' %s | cmp - %s-%s",
                ENTENTE_SOURCE, graphs[i].name, kinds[k].plain, path, kinds[k].undo, path,
                graphs[i].name, kinds[k].plain);
            if (system(command) != 0) fail_msg("%s", command);
        }
}

/* A cell that a spreadsheet would run begins with an apostrophe, in every column. */
static void no_cell_is_a_formula(void **state)
{
    (void)state;
    fixture f;
    ent_buffer out = { 0 };
    fixture_open(&f, hostile_events, COUNT(hostile_events));
    ent_write_csv_nodes(&f.parts, &out);
    ent_write_csv_edges(&f.parts, &out);
    static const char *const bad[] = { "\n=", ",=", ",\"=", "\n\"=", ",+", ",@" };
    for (size_t i = 0; i < COUNT(bad); i++)
        if (strstr(out.bytes, bad[i])) fail_msg("%s", strstr(out.bytes, bad[i]));
    assert_non_null(strstr(out.bytes, "\n\"'=B,C\","));
    assert_non_null(strstr(out.bytes, ",-4,")); /* a number stays a number */
    ent_buffer_free(&out);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goldens_hold),
        cmocka_unit_test(what_is_not_known_is_left_out),
        cmocka_unit_test(dot_draws_our_dot),
        cmocka_unit_test(networkx_loads_every_attribute),
        cmocka_unit_test(igraph_loads_every_attribute),
        cmocka_unit_test(graphviz_loads_every_attribute),
        cmocka_unit_test(xml_is_as_defined),
        cmocka_unit_test(no_cell_is_a_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
