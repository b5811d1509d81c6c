/* dot.c - the graph as DOT: data first, and looks that dot and neato can draw.
 *
 * Data have prefixed names (n_kind, e_weight, g_filter), since "label" and "weight" mean
 * something to Graphviz; all else is looks: colour, arrowhead, dash and width as in our
 * own pictures. Ids and values are quoted, backslashes in them doubled. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/style.h"
#include "output/words.h"

#include <math.h>
#include <string.h>

enum { NAMED_EDGES = 40 }; /* up to so many edges carry their relation's name */

static void write_data(const ent_export *e, ent_attribute_owner owner, size_t index,
    char prefix, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        ent_attribute_value value;
        if (!ent_attribute_present(e, a)) continue;
        ent_attribute_get(e, a, index, &value);
        if (value.known) {
            ent_buffer_text(out, ", ");
            ent_attribute_write_id(out, prefix, a);
            ent_buffer_char(out, '=');
            if (a->type != ENT_TEXT) ent_buffer_char(out, '"');
            ent_attribute_write(out, a, &value, ent_escape_dot);
            if (a->type != ENT_TEXT) ent_buffer_char(out, '"');
        }
        ent_attribute_value_free(&value);
    }
}

static void write_graph(const ent_export *e, ent_buffer *out)
{
    ent_buffer_text(out,
        "  graph [charset=\"UTF-8\", bgcolor=white, overlap=prism, sep=\"+16\", "
        "splines=true,\n    outputorder=edgesfirst, rankdir=LR, ranksep=1.1, start=1");
    write_data(e, ENT_OF_GRAPH, 0, 'g', out);
    ent_buffer_text(out,
        "];\n"
        "  node [fontname=\"DejaVu Sans\", penwidth=1.4, margin=\"0.10,0.06\"];\n"
        "  edge [fontname=\"DejaVu Sans\", fontsize=10, arrowsize=0.8];\n");
}

static double largest_pagerank(const ent_export *e)
{
    double largest = 0;
    for (size_t i = 0; e->ranking && i < e->ranking->count; i++)
        largest = fmax(largest, e->ranking->value[ENT_PAGERANK][i]);
    return largest;
}

static void write_nodes(const ent_export *e, ent_buffer *out)
{
    double largest = largest_pagerank(e);
    for (size_t i = 0; i < ent_graph_node_count(e->graph); i++) {
        const ent_node *node = ent_graph_node(e->graph, i);
        const ent_kind_style *kind = ent_kind_style_of(node->kind);
        const ent_bloc_style *bloc = ent_bloc_style_of(
            &ent_themes[ENT_LIGHT], e->blocs ? e->blocs->bloc[i] : 0);
        double size = largest > 0 ? e->ranking->value[ENT_PAGERANK][i] / largest : 0.25;
        ent_buffer_text(out, "  ");
        ent_escape_dot(out, node->id);
        ent_buffer_text(out, " [label=");
        ent_escape_dot(out, ent_node_label(e->graph, i));
        ent_buffer_print(out, ", shape=%s, style=\"filled%s%s\"", kind->shape,
            *kind->style ? "," : "", kind->style);
        ent_buffer_print(out, ", fillcolor=\"%s\", color=\"%s\"%s, fontsize=", bloc->fill,
            bloc->border, bloc->twice ? ", peripheries=2" : "");
        ent_buffer_number(out, round((12 + 9 * sqrt(size)) * 10) / 10);
        write_data(e, ENT_OF_NODE, i, 'n', out);
        ent_buffer_text(out, "];\n");
    }
}

static void write_looks(const ent_edge *edge, uint64_t most, bool named, ent_buffer *out)
{
    static const char *const directions[] = { "none", "forward", "back", "both" };
    enum { NOMINAL_LENGTH = 150 };
    const ent_relation_style *style = &ent_themes[ENT_LIGHT].relations[edge->relation];
    ent_line line = ent_line_of(edge);
    ent_heads heads = edge->directed ? ENT_HEAD_TARGET : ENT_HEAD_NONE;
    bool at_source = ent_head_at_source(edge->relation, line, heads);
    bool at_target = ent_head_at_target(edge->relation, line, heads);
    const char *head = ent_head_name(edge->relation, line);
    if (named)
        ent_buffer_print(out, "label=\"%s\", fontcolor=\"%s\", ",
            ent_relation_table[edge->relation].name, style->ink);
    ent_line_attributes(out, style->line, line, NOMINAL_LENGTH);
    ent_buffer_print(out, ", dir=%s, arrowhead=%s, arrowtail=%s, penwidth=",
        directions[at_source * 2 + at_target], at_target ? head : "none",
        at_source ? head : "none");
    ent_buffer_number(out, round(ent_line_width(edge->count, most) * 100) / 100);
    ent_buffer_print(out, ", len=%s",
        edge->sign > 0   ? "2.2"
        : edge->sign < 0 ? "3.6"
                         : "2.8");
}

static void write_edges(const ent_export *e, ent_buffer *out)
{
    size_t count = ent_graph_edge_count(e->graph);
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (ent_graph_edge(e->graph, i)->count > most)
            most = ent_graph_edge(e->graph, i)->count;
    for (size_t i = 0; i < count; i++) {
        const ent_edge *edge = ent_graph_edge(e->graph, i);
        ent_buffer_text(out, "  ");
        ent_escape_dot(out, ent_graph_node(e->graph, edge->source)->id);
        ent_buffer_text(out, " -> ");
        ent_escape_dot(out, ent_graph_node(e->graph, edge->target)->id);
        ent_buffer_print(out, " [key=\"e%zu\", ", i + 1);
        write_looks(edge, most, count <= NAMED_EDGES, out);
        write_data(e, ENT_OF_EDGE, i, 'e', out);
        ent_buffer_text(out, "];\n");
    }
}

void ent_write_dot(const ent_export *e, ent_buffer *out)
{
    ent_buffer_text(out, "digraph entente {\n");
    write_graph(e, out);
    write_nodes(e, out);
    write_edges(e, out);
    ent_buffer_text(out, "}\n");
}
