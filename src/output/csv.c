/* csv.c - the graph as Gephi's two tables.
 *
 * First columns have the names that Gephi knows (Id, Label; Source, Target, Type, Id,
 * Label, Kind, Weight), so that its import wizard needs no help; Kind keeps parallel
 * edges of different relations apart. Quoted as RFC 4180 says, lines end in \n. Each row
 * carries producer and filter, since rows of several tables may be put together. Gephi
 * hides edges of weight 0 (negated claims only): their true weight is written all the
 * same. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/words.h"

#include <string.h>

/* Attributes that stand in the columns of Gephi's names already. */
static bool has_own_column(const ent_attribute *a)
{
    static const char *const names[] = { "label", "weight" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(a->name, names[i]) == 0) return true;
    return false;
}

static void write_header(
    const ent_export *e, ent_attribute_owner owner, const char *first, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    ent_buffer_text(out, first);
    for (size_t i = 0; i < all.count; i++)
        if (ent_attribute_present(e, &all.items[i]) && !has_own_column(&all.items[i]))
            ent_buffer_print(out, ",%s", all.items[i].name);
    ent_buffer_text(out, ",producer,filter\n");
}

/* The rest of a row: attributes, then `origin`, which is the same for all rows. */
static void write_row(const ent_export *e, ent_attribute_owner owner, size_t index,
    const ent_buffer *origin, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        ent_attribute_value value;
        if (!ent_attribute_present(e, a) || has_own_column(a)) continue;
        ent_attribute_get(e, a, index, &value);
        ent_buffer_char(out, ',');
        if (value.known) ent_attribute_write(out, a, &value, ent_escape_csv);
        ent_attribute_value_free(&value);
    }
    ent_buffer_add(out, origin->bytes, origin->length);
}

void ent_csv_origin(const ent_export *e, ent_buffer *origin)
{
    ent_buffer filter = { 0 };
    ent_filter_describe(ent_graph_filter(e->graph), &filter);
    ent_buffer_char(origin, ',');
    ent_escape_csv(origin, e->provenance ? e->provenance->producer : NULL);
    ent_buffer_char(origin, ',');
    ent_escape_csv(origin, filter.bytes);
    ent_buffer_char(origin, '\n');
    ent_buffer_free(&filter);
}

void ent_write_csv_nodes(const ent_export *e, ent_buffer *out)
{
    ent_buffer origin = { 0 };
    ent_csv_origin(e, &origin);
    write_header(e, ENT_OF_NODE, "Id,Label", out);
    for (size_t i = 0; i < ent_graph_node_count(e->graph); i++) {
        const ent_node *node = ent_graph_node(e->graph, i);
        ent_escape_csv(out, node->id);
        ent_buffer_char(out, ',');
        ent_escape_csv(out, ent_node_label(e->graph, i));
        write_row(e, ENT_OF_NODE, i, &origin, out);
    }
    if (origin.failed) out->failed = true;
    ent_buffer_free(&origin);
}

void ent_write_csv_edges(const ent_export *e, ent_buffer *out)
{
    ent_buffer origin = { 0 };
    ent_csv_origin(e, &origin);
    write_header(e, ENT_OF_EDGE, "Source,Target,Type,Id,Label,Kind,Weight", out);
    for (size_t i = 0; i < ent_graph_edge_count(e->graph); i++) {
        const ent_edge *edge = ent_graph_edge(e->graph, i);
        const char *relation = ent_relation_table[edge->relation].name;
        ent_escape_csv(out, ent_graph_node(e->graph, edge->source)->id);
        ent_buffer_char(out, ',');
        ent_escape_csv(out, ent_graph_node(e->graph, edge->target)->id);
        ent_buffer_print(out, ",%s,e%zu,%s,%s,",
            edge->directed ? "Directed" : "Undirected", i + 1, relation, relation);
        ent_buffer_number(out, edge->weight);
        write_row(e, ENT_OF_EDGE, i, &origin, out);
    }
    if (origin.failed) out->failed = true;
    ent_buffer_free(&origin);
}
