/* gexf.c - the graph as GEXF 1.3, for Gephi: with looks, and days on which edges are.
 *
 * An edge has a spell for each run of days that its events cover, so that Gephi's time
 * line plays what happened; undated edges have none, which means always. As in GraphML
 * all edges are directed unless mixed ones are asked for. Label, weight and kind (the
 * relation: it keeps parallel edges apart) stand in GEXF's own places, all else in
 * attributes whose ids are prefixed (n_, e_). What is known of the whole graph is the
 * description: GEXF has no attributes for it. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/style.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[] = {
    [ENT_TEXT] = "string",
    [ENT_INTEGER] = "long",
    [ENT_REAL] = "double",
    [ENT_TRUTH] = "boolean",
};

/* Attributes for which GEXF has a place of its own. */
static bool has_own_place(const ent_attribute *a)
{
    return strcmp(a->name, "label") == 0 || strcmp(a->name, "weight") == 0;
}

static void write_keys(
    const ent_export *e, ent_attribute_owner owner, const char *class, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    ent_buffer_print(out, "    <attributes class=\"%s\" mode=\"static\">\n", class);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        if (ent_attribute_present(e, a) && !has_own_place(a))
            ent_buffer_print(out,
                "      <attribute id=\"%c_%s\" title=\"%s\" type=\"%s\"/>\n", *class,
                a->name, a->name, type_names[a->type]);
    }
    ent_buffer_text(out, "    </attributes>\n");
}

static void write_values(const ent_export *e, ent_attribute_owner owner, size_t index,
    char prefix, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(owner);
    ent_buffer_text(out, "        <attvalues>\n");
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        ent_attribute_value value;
        if (!ent_attribute_present(e, a) || has_own_place(a)) continue;
        ent_attribute_get(e, a, index, &value);
        if (value.known) {
            ent_buffer_text(out, "          <attvalue for=\"");
            ent_attribute_write_id(out, prefix, a);
            ent_buffer_text(out, "\" value=\"");
            ent_attribute_write(out, a, &value, ent_escape_xml);
            ent_buffer_text(out, "\"/>\n");
        }
        ent_attribute_value_free(&value);
    }
    ent_buffer_text(out, "        </attvalues>\n");
}

/* `colour` is "#rrggbb" or "#rrggbbaa". */
static void write_colour(const char *colour, ent_buffer *out)
{
    unsigned long bits = strtoul(colour + 1, NULL, 16);
    double opacity = 1;
    if (strlen(colour) > 7) {
        opacity = round((double)(bits & 0xff) / 255 * 100) / 100;
        bits >>= 8;
    }
    ent_buffer_print(out, "        <viz:color r=\"%lu\" g=\"%lu\" b=\"%lu\" a=\"",
        bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff);
    ent_buffer_number(out, opacity);
    ent_buffer_text(out, "\"/>\n");
}

static const char *node_shape(const char *kind)
{
    static const char *const shapes[ENT_KINDS] = {
        [ENT_STATE] = "disc",
        [ENT_BODY] = "square",
        [ENT_ORGANISATION] = "square",
        [ENT_GROUP] = "diamond",
        [ENT_PERSON] = "triangle",
        [ENT_COMPANY] = "square",
        [ENT_OTHER] = "disc",
    };
    return shapes[ent_kind_index(kind)];
}

static double largest_pagerank(const ent_export *e)
{
    double largest = 0;
    for (size_t i = 0; e->ranking && i < e->ranking->count; i++)
        largest = fmax(largest, e->ranking->value[ENT_PAGERANK][i]);
    return largest;
}

/* The border of the bloc's look: its fill is too pale for the dots that Gephi draws. */
static void write_nodes(const ent_export *e, ent_buffer *out)
{
    double largest = largest_pagerank(e);
    ent_buffer_text(out, "    <nodes>\n");
    for (size_t i = 0; i < ent_graph_node_count(e->graph); i++) {
        const ent_node *node = ent_graph_node(e->graph, i);
        double size = largest > 0 ? e->ranking->value[ENT_PAGERANK][i] / largest : 0.25;
        ent_buffer_text(out, "      <node id=\"");
        ent_escape_xml(out, node->id);
        ent_buffer_text(out, "\" label=\"");
        ent_escape_xml(out, ent_node_label(e->graph, i));
        ent_buffer_text(out, "\">\n");
        write_values(e, ENT_OF_NODE, i, 'n', out);
        uint32_t bloc = e->blocs ? e->blocs->bloc[i] : 0;
        write_colour(ent_bloc_style_of(&ent_themes[ENT_LIGHT], bloc)->border, out);
        ent_buffer_text(out, "        <viz:size value=\"");
        ent_buffer_number(out, round((10 + 30 * sqrt(size)) * 10) / 10);
        ent_buffer_print(out, "\"/>\n        <viz:shape value=\"%s\"/>\n      </node>\n",
            node_shape(node->kind));
    }
    ent_buffer_text(out, "    </nodes>\n");
}

static void write_spell(ent_interval days, ent_buffer *out)
{
    char from[16], to[16];
    ent_date_format(days.from, from);
    ent_date_format(days.to, to);
    ent_buffer_print(out, "          <spell start=\"%s\" end=\"%s\"/>\n", from, to);
}

/* Events that touch are one spell; they come by date. */
static void write_event_spells(const ent_edge *edge, ent_buffer *out)
{
    ent_interval spell = { ENT_NO_DATE, ENT_NO_DATE };
    for (size_t i = 0; i < edge->event_count; i++) {
        const ent_event *event = edge->events[i];
        if (event->date == ENT_NO_DATE) continue;
        ent_date end = event->date_to > event->date ? event->date_to : event->date;
        if (spell.from != ENT_NO_DATE && event->date > spell.to + 1) {
            write_spell(spell, out);
            spell.from = ENT_NO_DATE;
        }
        if (spell.from == ENT_NO_DATE) spell = (ent_interval){ event->date, end };
        if (end > spell.to) spell.to = end;
    }
    if (spell.from != ENT_NO_DATE) write_spell(spell, out);
}

/* Of edges that tallies have made only the first and the last day are known. */
static void write_spells(const ent_edge *edge, ent_buffer *out)
{
    if (edge->first == ENT_NO_DATE) return;
    ent_buffer_text(out, "        <spells>\n");
    if (edge->event_count == edge->count)
        write_event_spells(edge, out);
    else
        write_spell((ent_interval){ edge->first, edge->last }, out);
    ent_buffer_text(out, "        </spells>\n");
}

static void write_edge(
    const ent_export *e, size_t index, bool mixed, uint64_t most, ent_buffer *out)
{
    static const char *const dashes[ENT_LINES] = { "solid", "dashed", "dashed",
        "dotted" };
    const ent_edge *edge = ent_graph_edge(e->graph, index);
    const char *relation = ent_relation_table[edge->relation].name;
    ent_buffer_print(out, "      <edge id=\"e%zu\" source=\"", index + 1);
    ent_escape_xml(out, ent_graph_node(e->graph, edge->source)->id);
    ent_buffer_text(out, "\" target=\"");
    ent_escape_xml(out, ent_graph_node(e->graph, edge->target)->id);
    ent_buffer_print(out, "\" type=\"%s\" kind=\"%s\" label=\"%s\" weight=\"",
        mixed && !edge->directed ? "undirected" : "directed", relation, relation);
    ent_buffer_number(out, edge->weight);
    ent_buffer_text(out, "\">\n");
    write_values(e, ENT_OF_EDGE, index, 'e', out);
    write_spells(edge, out);
    write_colour(ent_themes[ENT_LIGHT].relations[edge->relation].line, out);
    ent_buffer_text(out, "        <viz:thickness value=\"");
    ent_buffer_number(out, round(ent_line_width(edge->count, most) * 100) / 100);
    ent_buffer_print(out, "\"/>\n        <viz:shape value=\"%s\"/>\n      </edge>\n",
        dashes[ent_line_of(edge)]);
}

static void write_edges(const ent_export *e, bool mixed, ent_buffer *out)
{
    size_t count = ent_graph_edge_count(e->graph);
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (ent_graph_edge(e->graph, i)->count > most)
            most = ent_graph_edge(e->graph, i)->count;
    ent_buffer_text(out, "    <edges>\n");
    for (size_t i = 0; i < count; i++) write_edge(e, i, mixed, most, out);
    ent_buffer_text(out, "    </edges>\n");
}

static void write_meta(const ent_export *e, ent_buffer *out)
{
    ent_attributes all = ent_attributes_of(ENT_OF_GRAPH);
    const char *between = "";
    ent_buffer_text(out, "  <meta>\n    <creator>");
    ent_escape_xml(out, e->provenance ? e->provenance->program : NULL);
    ent_buffer_text(out, "</creator>\n    <description>");
    for (size_t i = 0; i < all.count; i++) {
        ent_attribute_value value;
        if (!ent_attribute_present(e, &all.items[i])) continue;
        ent_attribute_get(e, &all.items[i], 0, &value);
        if (value.known) {
            ent_buffer_print(out, "%s%s: ", between, all.items[i].name);
            ent_attribute_write(out, &all.items[i], &value, ent_escape_xml);
            between = "&#10;";
        }
        ent_attribute_value_free(&value);
    }
    ent_buffer_text(out, "</description>\n  </meta>\n");
}

static void write_all(const ent_export *e, bool mixed, ent_buffer *out)
{
    ent_buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<gexf xmlns=\"http://gexf.net/1.3\" "
                         "xmlns:viz=\"http://gexf.net/1.3/viz\"\n"
                         "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                         "    xsi:schemaLocation=\"http://gexf.net/1.3 "
                         "http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n");
    write_meta(e, out);
    ent_buffer_text(out, "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" "
                         "timeformat=\"date\" timerepresentation=\"interval\">\n");
    write_keys(e, ENT_OF_NODE, "node", out);
    write_keys(e, ENT_OF_EDGE, "edge", out);
    write_nodes(e, out);
    write_edges(e, mixed, out);
    ent_buffer_text(out, "  </graph>\n</gexf>\n");
}

void ent_write_gexf(const ent_export *e, ent_buffer *out)
{
    write_all(e, false, out);
}

void ent_write_gexf_mixed(const ent_export *e, ent_buffer *out)
{
    write_all(e, true, out);
}
