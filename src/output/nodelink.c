/* nodelink.c - the graph as JSON: nodes and links, each link with its evidence.
 *
 * The layout is d3's and that of NetworkX's node_link_graph (3.4 and later: with
 * edges="links"). "key" is the relation: unique between a source and a target. As in
 * GraphML all links are directed, and "undirected" marks those that could be turned. */
#include "output/attribute.h"
#include "output/escape.h"
#include "output/json.h"

static void write_attributes(
    const ent_export *e, ent_attribute_owner owner, size_t index, ent_json *j)
{
    ent_attributes all = ent_attributes_of(owner);
    for (size_t i = 0; i < all.count; i++) {
        const ent_attribute *a = &all.items[i];
        ent_attribute_value value;
        if (!ent_attribute_present(e, a)) continue;
        ent_attribute_get(e, a, index, &value);
        ent_json_name(j, a->name);
        if (value.known)
            ent_attribute_write(j->out, a, &value, ent_escape_json);
        else
            ent_buffer_text(j->out, "null");
        ent_attribute_value_free(&value);
    }
}

static void write_sentences(const ent_event *event, ent_json *j)
{
    ent_json_open(j, "sentences", '[');
    for (size_t i = 0; i < event->evidence_count; i++) {
        const ent_evidence *evidence = &event->evidence[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "sentence", evidence->sentence);
        ent_json_text(j, "trigger", evidence->trigger);
        ent_json_integer(j, "begin", evidence->span.begin);
        ent_json_integer(j, "end", evidence->span.end);
        ent_json_text(j, "rule", evidence->rule);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

static void write_origin(const ent_event *event, ent_json *j)
{
    if (!event->origin.file) return;
    ent_json_open(j, "origin", '{');
    ent_json_text(j, "file", event->origin.file);
    ent_json_integer(j, "row", (long long)event->origin.row);
    ent_json_text(j, "id", event->origin.id);
    ent_json_text(j, "url", event->origin.url);
    ent_json_close(j, '}');
}

static void write_event(const ent_event *event, ent_json *j)
{
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "doc", event->doc);
    ent_json_text(j, "publisher", event->publisher);
    ent_json_date(j, "reported", event->reported);
    ent_json_date(j, "date", event->date);
    ent_json_date(j, "date_to", event->date_to);
    ent_json_text(j, "status", ent_status_names[event->status]);
    ent_json_number(j, "intensity", (double)event->intensity / ENT_ONE);
    ent_json_number(j, "confidence", (double)event->confidence / ENT_ONE);
    ent_json_text(j, "source", event->source.name);
    ent_json_text(j, "target", event->target.name);
    ent_json_text(j, "attribution", event->attribution.name);
    ent_json_text(j, "place", event->place);
    ent_json_integer(j, "reports", event->reports);
    write_sentences(event, j);
    write_origin(event, j);
    ent_json_close(j, '}');
}

static void write_link(const ent_export *e, size_t index, ent_json *j)
{
    const ent_edge *edge = ent_graph_edge(e->graph, index);
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "source", ent_graph_node(e->graph, edge->source)->id);
    ent_json_text(j, "target", ent_graph_node(e->graph, edge->target)->id);
    ent_json_text(j, "key", ent_relation_table[edge->relation].name);
    write_attributes(e, ENT_OF_EDGE, index, j);
    j->pretty = 4; /* each piece of evidence on a line of its own */
    ent_json_open(j, "evidence", '[');
    for (size_t i = 0; i < edge->event_count; i++) write_event(edge->events[i], j);
    ent_json_close(j, ']');
    j->pretty = 2;
    ent_json_close(j, '}');
}

void ent_write_json(const ent_export *e, ent_buffer *out)
{
    ent_json j = { .out = out, .pretty = 2 };
    ent_json_open(&j, NULL, '{');
    ent_json_truth(&j, "directed", true);
    ent_json_truth(&j, "multigraph", true);
    ent_json_open(&j, "graph", '{');
    ent_json_text(&j, "schema", "entente-graph/1");
    write_attributes(e, ENT_OF_GRAPH, 0, &j);
    ent_json_close(&j, '}');

    ent_json_open(&j, "nodes", '[');
    for (size_t i = 0; i < ent_graph_node_count(e->graph); i++) {
        ent_json_open(&j, NULL, '{');
        ent_json_text(&j, "id", ent_graph_node(e->graph, i)->id);
        write_attributes(e, ENT_OF_NODE, i, &j);
        ent_json_close(&j, '}');
    }
    ent_json_close(&j, ']');

    ent_json_open(&j, "links", '[');
    for (size_t i = 0; i < ent_graph_edge_count(e->graph); i++) write_link(e, i, &j);
    ent_json_close(&j, ']');
    ent_json_close(&j, '}');
}
