/* graphml.c - the graph as GraphML, for NetworkX, igraph, Gephi and yEd.
 *
 * NetworkX refuses a file that mixes directed and undirected edges: so all edges are
 * directed, and "undirected" is true for relations in which source and target are
 * interchangeable. The mixed kind has these edges undirected, for programs that know both
 * in one graph (Gephi, yEd). Key ids are prefixed (n_, e_, g_) since readers share one
 * name space between nodes and edges; names are not. */
#include "output/attribute.h"
#include "output/escape.h"

static const char *const type_names[] = {
    [ENT_TEXT] = "string",
    [ENT_INTEGER] = "long",
    [ENT_REAL] = "double",
    [ENT_TRUTH] = "boolean",
};

static const struct {
    char prefix;
    const char *element;
} owners[] = {
    [ENT_OF_NODE] = { 'n', "node" },
    [ENT_OF_EDGE] = { 'e', "edge" },
    [ENT_OF_GRAPH] = { 'g', "graph" },
};

static void write_keys(const ent_export *e, ent_attribute_owner owner, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        if (!ent_attribute_present(e, a)) continue;
        ent_buffer_print(out,
            "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
            owners[owner].prefix, a->name, owners[owner].element, a->name,
            type_names[a->type]);
    }
}

static void write_data(const ent_export *e, ent_attribute_owner owner, size_t index,
    const char *indent, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        ent_attribute_value value;
        if (!ent_attribute_present(e, a)) continue;
        ent_attribute_get(e, a, index, &value);
        if (value.known) {
            ent_buffer_text(out, indent);
            ent_buffer_text(out, "<data key=\"");
            ent_attribute_write_id(out, owners[owner].prefix, a);
            ent_buffer_text(out, "\">");
            ent_attribute_write(out, a, &value, ent_escape_xml);
            ent_buffer_text(out, "</data>\n");
        }
        ent_attribute_value_free(&value);
    }
}

static void write_nodes(const ent_export *e, ent_buffer *out)
{
    size_t count = ent_graph_node_count(e->graph);
    for (size_t i = 0; i < count; i++) {
        ent_buffer_text(out, "    <node id=\"");
        ent_escape_xml(out, ent_graph_node(e->graph, i)->id);
        ent_buffer_text(out, "\">\n");
        write_data(e, ENT_OF_NODE, i, "      ", out);
        ent_buffer_text(out, "    </node>\n");
    }
}

static void write_edges(const ent_export *e, bool mixed, ent_buffer *out)
{
    size_t count = ent_graph_edge_count(e->graph);
    for (size_t i = 0; i < count; i++) {
        const ent_edge *edge = ent_graph_edge(e->graph, i);
        ent_buffer_text(out, "    <edge id=\"e");
        ent_buffer_whole(out, (int64_t)i + 1);
        ent_buffer_text(out, "\" source=\"");
        ent_escape_xml(out, ent_graph_node(e->graph, edge->source)->id);
        ent_buffer_text(out, "\" target=\"");
        ent_escape_xml(out, ent_graph_node(e->graph, edge->target)->id);
        ent_buffer_text(
            out, mixed && !edge->directed ? "\" directed=\"false\">\n" : "\">\n");
        write_data(e, ENT_OF_EDGE, i, "      ", out);
        ent_buffer_text(out, "    </edge>\n");
    }
}

static void write_all(const ent_export *e, bool mixed, ent_buffer *out)
{
    ent_buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                         "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                         "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    write_keys(e, ENT_OF_GRAPH, out);
    write_keys(e, ENT_OF_NODE, out);
    write_keys(e, ENT_OF_EDGE, out);
    ent_buffer_text(out, "  <graph id=\"entente\" edgedefault=\"directed\">\n");
    write_data(e, ENT_OF_GRAPH, 0, "    ", out);
    write_nodes(e, out);
    write_edges(e, mixed, out);
    ent_buffer_text(out, "  </graph>\n</graphml>\n");
}

void ent_write_graphml(const ent_export *e, ent_buffer *out)
{
    write_all(e, false, out);
}

void ent_write_graphml_mixed(const ent_export *e, ent_buffer *out)
{
    write_all(e, true, out);
}
