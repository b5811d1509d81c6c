/* pajek.c - the graph as Pajek's .net, which igraph and NetworkX read as well.
 *
 * The value of a line is the signed weight, as Pajek's methods for signed networks take
 * it. The relation is the line's label (l), its sign the colour (c), its surest status
 * the pattern (p). Lines of all relations stand in one list of arcs: NetworkX and igraph
 * read one list only; the mixed kind lists relations that hold both ways as edges, for
 * Pajek. NetworkX knows vertices by their labels: a label that is there already has the
 * id behind it. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/style.h"
#include "output/words.h"

#include "base/table.h"

/* The label as it is written, other than all in `taken`. */
static bool make_label(
    const ent_export *e, size_t index, ent_table *taken, ent_buffer *label)
{
    bool added;
    ent_buffer_clear(label);
    ent_escape_pajek(label, ent_node_label(e->graph, index));
    while (!label->failed) {
        if (!ent_table_add(
                taken, label->bytes ? label->bytes : "", label->length, &added))
            return false;
        if (added) return true;
        ent_buffer_text(label, label->length ? " (" : "(");
        ent_escape_pajek(label, ent_graph_node(e->graph, index)->id);
        ent_buffer_char(label, ')');
    }
    return false;
}

static void write_vertices(const ent_export *e, ent_buffer *out)
{
    ent_table taken = { 0 };
    ent_buffer label = { 0 };
    size_t count = ent_graph_node_count(e->graph);
    ent_buffer_print(out, "*Vertices %zu\n", count);
    for (size_t i = 0; i < count && !out->failed; i++) {
        if (!make_label(e, i, &taken, &label)) out->failed = true;
        ent_buffer_print(out, "%zu \"%s\"\n", i + 1, label.bytes ? label.bytes : "");
    }
    ent_table_free(&taken);
    ent_buffer_free(&label);
}

static void write_line(const ent_edge *edge, ent_buffer *out)
{
    static const char *const patterns[ENT_LINES] = { "Solid", "Dashed", "Dashed",
        "Dots" };
    ent_buffer_print(out, "%u %u ", edge->source + 1, edge->target + 1);
    ent_buffer_number(out, edge->signed_weight);
    ent_buffer_print(out, " c %s p %s l \"%s\"\n",
        edge->sign > 0   ? "Blue"
        : edge->sign < 0 ? "Red"
                         : "Gray",
        patterns[ent_line_of(edge)], ent_relation_table[edge->relation].name);
}

static void write_lines(
    const ent_export *e, const char *section, bool arcs, bool edges, ent_buffer *out)
{
    ent_buffer_text(out, section);
    for (size_t i = 0; i < ent_graph_edge_count(e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(e->graph, i);
        if (edge->directed ? arcs : edges) write_line(edge, out);
    }
}

static void write_head(const ent_export *e, ent_buffer *out)
{
    ent_buffer filter = { 0 };
    ent_filter_describe(ent_graph_filter(e->graph), &filter);
    ent_buffer_text(out, "*Network \"");
    ent_escape_pajek(out, e->provenance ? e->provenance->producer : "entente");
    ent_buffer_text(out, filter.length ? "; " : "");
    ent_escape_pajek(out, filter.bytes);
    ent_buffer_text(out, "\"\n");
    out->failed = out->failed || filter.failed;
    ent_buffer_free(&filter);
}

void ent_write_pajek(const ent_export *e, ent_buffer *out)
{
    write_head(e, out);
    write_vertices(e, out);
    write_lines(e, "*Arcs\n", true, true, out);
}

void ent_write_pajek_mixed(const ent_export *e, ent_buffer *out)
{
    write_head(e, out);
    write_vertices(e, out);
    write_lines(e, "*Arcs\n", true, false, out);
    write_lines(e, "*Edges\n", false, true, out);
}
