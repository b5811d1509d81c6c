/* Exports: goldens of a hand-made graph, other programs that read them, hostile names. */
#include "output_fixture.h"

static const struct {
    const char *name;
    void (*write)(const ent_export *e, ent_buffer *out);
} formats[] = {
    { "graph.dot", ent_write_dot },
    { "graph.graphml", ent_write_graphml },
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

/* load.py: well-formed XML, the same attributes of the right types in GraphML, JSON and
 * CSV, names and sentences as they were given. */
static void networkx_loads_every_attribute(void **state)
{
    (void)state;
    if (system("/usr/bin/python3 -c 'import networkx' 2>/dev/null") != 0) {
        print_message("skipped: no NetworkX (python3-networkx)\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(graphs); i++) {
        char command[700];
        write_all(graphs[i].name, graphs[i].events, graphs[i].count);
        snprintf(command, sizeof command,
            "/usr/bin/python3 %s/tests/golden/output/load.py %s", ENTENTE_SOURCE,
            graphs[i].name);
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
        cmocka_unit_test(no_cell_is_a_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
