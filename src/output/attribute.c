/* attribute.c - the tables of attributes that every export writes. */
#include "output/attribute.h"

#include <math.h>

#include "output/certainty.h"
#include "output/margins.h"
#include "output/words.h"

typedef enum { INDEX_NAME, INDEX_CODE, INDEX_KIND, INDEX_COUNT, INDEX_BLOC } node_field;

typedef enum {
    EDGE_RELATION,
    EDGE_PLOVER,
    EDGE_UNDIRECTED,
    EDGE_COUNT,
    EDGE_REPORTS,
    EDGE_WEIGHT,
    EDGE_SIGN,
    EDGE_SIGNED_WEIGHT,
    EDGE_INTENSITY,
    EDGE_CONFIDENCE,
    EDGE_FIRST,
    EDGE_LAST,
    EDGE_QUOTE,
    EDGE_DOC
} edge_field;

typedef enum {
    GRAPH_PROGRAM,
    GRAPH_PRODUCER,
    GRAPH_FILTER,
    GRAPH_SINCE,
    GRAPH_UNTIL,
    GRAPH_DOCUMENTS,
    GRAPH_EVENTS,
    GRAPH_UNDATED,
    GRAPH_BLOCS,
    GRAPH_FRUSTRATION
} graph_field;

static void set_text(ent_attribute_value *value, const char *text)
{
    value->text = text;
    value->known = text != NULL && *text != '\0';
}

static void set_integer(ent_attribute_value *value, int64_t integer)
{
    value->integer = integer;
    value->known = true;
}

static void set_real(ent_attribute_value *value, double real)
{
    value->real = real;
    value->known = isfinite(real);
}

static void set_truth(ent_attribute_value *value, bool truth)
{
    value->truth = truth;
    value->known = true;
}

static void set_date(ent_attribute_value *value, ent_date date)
{
    ent_date_format(date, value->iso);
    set_text(value, value->iso);
}

static void get_node(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    const ent_node *node = ent_graph_node(e->graph, index);
    switch ((node_field)which) {
    case INDEX_NAME: set_text(value, ent_node_label(e->graph, index)); break;
    case INDEX_CODE: set_text(value, node->code); break;
    case INDEX_KIND: set_text(value, node->kind); break;
    case INDEX_COUNT: set_integer(value, node->count); break;
    case INDEX_BLOC: set_integer(value, e->blocs->bloc[index]); break;
    }
}

static void get_measure(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    double number = e->ranking->value[which][index];
    if (which == ENT_DEGREE)
        set_integer(value, llround(number));
    else
        set_real(value, number);
}

static void get_margin(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    (void)which;
    set_real(value, ent_margins_of(e, ENT_FIGURE_BETWEENNESS)[index]);
}

static void get_edge(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    const ent_edge *edge = ent_graph_edge(e->graph, index);
    const ent_relation_info *relation = &ent_relation_table[edge->relation];
    switch ((edge_field)which) {
    case EDGE_RELATION: set_text(value, relation->name); break;
    case EDGE_PLOVER: set_text(value, relation->plover); break;
    case EDGE_UNDIRECTED: set_truth(value, !edge->directed); break;
    case EDGE_COUNT: set_integer(value, edge->count); break;
    case EDGE_REPORTS: set_integer(value, edge->reports); break;
    case EDGE_WEIGHT: set_real(value, edge->weight); break;
    case EDGE_SIGN: set_integer(value, edge->sign); break;
    case EDGE_SIGNED_WEIGHT: set_real(value, edge->signed_weight); break;
    case EDGE_INTENSITY: set_real(value, edge->intensity); break;
    case EDGE_CONFIDENCE: set_real(value, edge->confidence); break;
    case EDGE_FIRST: set_date(value, edge->first); break;
    case EDGE_LAST: set_date(value, edge->last); break;
    case EDGE_QUOTE: set_text(value, ent_quote_of(edge->best)); break;
    case EDGE_DOC: set_text(value, edge->best ? edge->best->doc : NULL); break;
    }
}

static void get_status(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    set_integer(value, ent_graph_edge(e->graph, index)->statuses[which]);
}

static void get_filter(const ent_export *e, ent_attribute_value *value)
{
    ent_filter_describe(ent_graph_filter(e->graph), &value->buffer);
    set_text(value, value->buffer.bytes);
}

static void get_graph(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    (void)index;
    ent_graph_span span = ent_graph_extent(e->graph);
    const ent_provenance *p = e->provenance;
    switch ((graph_field)which) {
    case GRAPH_PROGRAM: set_text(value, p ? p->program : NULL); break;
    case GRAPH_PRODUCER: set_text(value, p ? p->producer : NULL); break;
    case GRAPH_FILTER: get_filter(e, value); break;
    case GRAPH_SINCE: set_date(value, span.period.from); break;
    case GRAPH_UNTIL: set_date(value, span.period.to); break;
    case GRAPH_DOCUMENTS: set_integer(value, (int64_t)span.documents); break;
    case GRAPH_EVENTS: set_integer(value, (int64_t)span.events); break;
    case GRAPH_UNDATED: set_integer(value, (int64_t)span.undated); break;
    case GRAPH_BLOCS: set_integer(value, (int64_t)e->blocs->bloc_count); break;
    case GRAPH_FRUSTRATION: set_real(value, e->blocs->frustration); break;
    }
}

/* 2 x measure: the low end of its interval; 1 more: the high one. */
static void get_range(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    ent_range r = e->bootstrap->measure[which / 2][index];
    set_real(value, which % 2 ? r.high : r.low);
}

typedef enum { NODE_RANK_FROM, NODE_RANK_TO, NODE_FIRST, NODE_FIRM } node_certainty;

static void get_certainty(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    const ent_bootstrap *b = e->bootstrap;
    double firm = b->consensus.firm[index];
    switch ((node_certainty)which) {
    case NODE_RANK_FROM: set_integer(value, b->standings.place[index].from); break;
    case NODE_RANK_TO: set_integer(value, b->standings.place[index].to); break;
    case NODE_FIRST: set_real(value, b->standings.first[index]); break;
    case NODE_FIRM: set_real(value, firm < 0 ? NAN : firm); break;
    }
}

typedef enum { EDGE_WEIGHT_LOW, EDGE_WEIGHT_HIGH, EDGE_TIE_SIGN } edge_certainty;

static void get_edge_certainty(
    const ent_export *e, size_t index, int which, ent_attribute_value *value)
{
    const ent_bootstrap *b = e->bootstrap;
    switch ((edge_certainty)which) {
    case EDGE_WEIGHT_LOW: set_real(value, b->edge[index].low); break;
    case EDGE_WEIGHT_HIGH: set_real(value, b->edge[index].high); break;
    case EDGE_TIE_SIGN: {
        uint32_t tie = b->tie_of[index];
        set_real(value, b->single[tie] ? NAN : b->sign[tie]);
        break;
    }
    }
}

#define RANGE(name, measure)                                                             \
    { name "_low", ENT_REAL, get_range, 2 * (measure), ENT_NEEDS_BOOTSTRAP },            \
    {                                                                                    \
        name "_high", ENT_REAL, get_range, 2 * (measure) + 1, ENT_NEEDS_BOOTSTRAP        \
    }

static const ent_attribute node_table[] = {
    { "label", ENT_TEXT, get_node, INDEX_NAME, ENT_NEEDS_NOTHING },
    { "code", ENT_TEXT, get_node, INDEX_CODE, ENT_NEEDS_NOTHING },
    { "kind", ENT_TEXT, get_node, INDEX_KIND, ENT_NEEDS_NOTHING },
    { "count", ENT_INTEGER, get_node, INDEX_COUNT, ENT_NEEDS_NOTHING },
    { "bloc", ENT_INTEGER, get_node, INDEX_BLOC, ENT_NEEDS_BLOCS },
    { "degree", ENT_INTEGER, get_measure, ENT_DEGREE, ENT_NEEDS_RANKING },
    { "strength", ENT_REAL, get_measure, ENT_STRENGTH, ENT_NEEDS_RANKING },
    { "betweenness", ENT_REAL, get_measure, ENT_BETWEENNESS, ENT_NEEDS_RANKING },
    { "betweenness_margin", ENT_REAL, get_margin, 0, ENT_NEEDS_MARGIN },
    { "eigenvector", ENT_REAL, get_measure, ENT_EIGENVECTOR, ENT_NEEDS_RANKING },
    { "pagerank", ENT_REAL, get_measure, ENT_PAGERANK, ENT_NEEDS_RANKING },
    RANGE("degree", ENT_DEGREE),
    RANGE("strength", ENT_STRENGTH),
    RANGE("betweenness", ENT_BETWEENNESS),
    RANGE("eigenvector", ENT_EIGENVECTOR),
    RANGE("pagerank", ENT_PAGERANK),
    { "rank_from", ENT_INTEGER, get_certainty, NODE_RANK_FROM, ENT_NEEDS_BOOTSTRAP },
    { "rank_to", ENT_INTEGER, get_certainty, NODE_RANK_TO, ENT_NEEDS_BOOTSTRAP },
    { "first", ENT_REAL, get_certainty, NODE_FIRST, ENT_NEEDS_BOOTSTRAP },
    { "firm", ENT_REAL, get_certainty, NODE_FIRM, ENT_NEEDS_BOOTSTRAP },
};

static const ent_attribute edge_table[] = {
    { "relation", ENT_TEXT, get_edge, EDGE_RELATION, ENT_NEEDS_NOTHING },
    { "plover", ENT_TEXT, get_edge, EDGE_PLOVER, ENT_NEEDS_NOTHING },
    { "undirected", ENT_TRUTH, get_edge, EDGE_UNDIRECTED, ENT_NEEDS_NOTHING },
    { "count", ENT_INTEGER, get_edge, EDGE_COUNT, ENT_NEEDS_NOTHING },
    { "reports", ENT_INTEGER, get_edge, EDGE_REPORTS, ENT_NEEDS_NOTHING },
    { "weight", ENT_REAL, get_edge, EDGE_WEIGHT, ENT_NEEDS_NOTHING },
    { "sign", ENT_INTEGER, get_edge, EDGE_SIGN, ENT_NEEDS_NOTHING },
    { "signed_weight", ENT_REAL, get_edge, EDGE_SIGNED_WEIGHT, ENT_NEEDS_NOTHING },
    { "intensity", ENT_REAL, get_edge, EDGE_INTENSITY, ENT_NEEDS_NOTHING },
    { "confidence", ENT_REAL, get_edge, EDGE_CONFIDENCE, ENT_NEEDS_NOTHING },
    { "first", ENT_TEXT, get_edge, EDGE_FIRST, ENT_NEEDS_NOTHING },
    { "last", ENT_TEXT, get_edge, EDGE_LAST, ENT_NEEDS_NOTHING },
    { "actual", ENT_INTEGER, get_status, ENT_ACTUAL, ENT_NEEDS_NOTHING },
    { "planned", ENT_INTEGER, get_status, ENT_PLANNED, ENT_NEEDS_NOTHING },
    { "negated", ENT_INTEGER, get_status, ENT_NEGATED, ENT_NEEDS_NOTHING },
    { "possible", ENT_INTEGER, get_status, ENT_POSSIBLE, ENT_NEEDS_NOTHING },
    { "alleged", ENT_INTEGER, get_status, ENT_ALLEGED, ENT_NEEDS_NOTHING },
    { "weight_low", ENT_REAL, get_edge_certainty, EDGE_WEIGHT_LOW, ENT_NEEDS_BOOTSTRAP },
    { "weight_high", ENT_REAL, get_edge_certainty, EDGE_WEIGHT_HIGH,
        ENT_NEEDS_BOOTSTRAP },
    { "tie_sign", ENT_REAL, get_edge_certainty, EDGE_TIE_SIGN, ENT_NEEDS_BOOTSTRAP },
    { "quote", ENT_TEXT, get_edge, EDGE_QUOTE, ENT_NEEDS_NOTHING },
    { "doc", ENT_TEXT, get_edge, EDGE_DOC, ENT_NEEDS_NOTHING },
};

static const ent_attribute graph_table[] = {
    { "program", ENT_TEXT, get_graph, GRAPH_PROGRAM, ENT_NEEDS_NOTHING },
    { "producer", ENT_TEXT, get_graph, GRAPH_PRODUCER, ENT_NEEDS_NOTHING },
    { "filter", ENT_TEXT, get_graph, GRAPH_FILTER, ENT_NEEDS_NOTHING },
    { "since", ENT_TEXT, get_graph, GRAPH_SINCE, ENT_NEEDS_NOTHING },
    { "until", ENT_TEXT, get_graph, GRAPH_UNTIL, ENT_NEEDS_NOTHING },
    { "documents", ENT_INTEGER, get_graph, GRAPH_DOCUMENTS, ENT_NEEDS_NOTHING },
    { "events", ENT_INTEGER, get_graph, GRAPH_EVENTS, ENT_NEEDS_NOTHING },
    { "undated", ENT_INTEGER, get_graph, GRAPH_UNDATED, ENT_NEEDS_NOTHING },
    { "blocs", ENT_INTEGER, get_graph, GRAPH_BLOCS, ENT_NEEDS_BLOCS },
    { "frustration", ENT_REAL, get_graph, GRAPH_FRUSTRATION, ENT_NEEDS_BLOCS },
};

#define TABLE(items)                                                                     \
    {                                                                                    \
        items, sizeof items / sizeof *items                                              \
    }

ent_attributes ent_attributes_of(ent_attribute_owner owner)
{
    static const ent_attributes tables[] = {
        [ENT_OF_NODE] = TABLE(node_table),
        [ENT_OF_EDGE] = TABLE(edge_table),
        [ENT_OF_GRAPH] = TABLE(graph_table),
    };
    return tables[owner];
}

bool ent_attribute_present(const ent_export *e, const ent_attribute *attribute)
{
    return attribute->need == ENT_NEEDS_NOTHING
           || (attribute->need == ENT_NEEDS_RANKING && e->ranking)
           || (attribute->need == ENT_NEEDS_MARGIN
               && ent_margins_of(e, ENT_FIGURE_BETWEENNESS))
           || (attribute->need == ENT_NEEDS_BLOCS && e->blocs)
           || (attribute->need == ENT_NEEDS_BOOTSTRAP && ent_certainty_of(e));
}

void ent_attribute_get(const ent_export *e, const ent_attribute *attribute, size_t index,
    ent_attribute_value *value)
{
    *value = (ent_attribute_value){ 0 };
    attribute->get(e, index, attribute->which, value);
}

void ent_attribute_value_free(ent_attribute_value *value)
{
    ent_buffer_free(&value->buffer);
}

void ent_attribute_write_id(ent_buffer *out, char prefix, const ent_attribute *attribute)
{
    ent_buffer_char(out, prefix);
    ent_buffer_char(out, '_');
    ent_buffer_text(out, attribute->name);
}

void ent_attribute_write(ent_buffer *out, const ent_attribute *attribute,
    const ent_attribute_value *value, void (*quote)(ent_buffer *out, const char *text))
{
    switch (attribute->type) {
    case ENT_TEXT: quote(out, value->text); break;
    case ENT_INTEGER: ent_buffer_whole(out, value->integer); break;
    case ENT_REAL: ent_buffer_number(out, value->real); break;
    case ENT_TRUTH: ent_buffer_text(out, value->truth ? "true" : "false"); break;
    }
}
