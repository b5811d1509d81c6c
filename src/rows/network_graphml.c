/* network_graphml.c - GraphML, element by element: what is no node, edge or datum of one
 * is passed over. */
#include "rows/network.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "base/table.h"
#include "rows/who.h"

enum { DATUM_LABEL = ENT_NETWORK_WORDS, DATUM_NAME, DATUM_KIND, DATUM_NONE };

typedef struct {
    const char *normal; /* <default> */
    int node, edge;     /* what it is of each: a word, a DATUM, or DATUM_NONE */
    int rank;
} key;

typedef struct {
    ent_arena *arena;
    xmlTextReader *xml;
    ent_network *network;
    ent_table ids; /* of keys */
    key *keys;
    size_t key_count, key_room;
    key *at; /* the key at hand, for its default */
    bool directed, in_node, in_edge, failed, dated;
    int ranks[ENT_NETWORK_WORDS]; /* of the words of the edge at hand */
    ent_error fault;              /* the parser's first */
} reading;

static void on_fault(void *context, const xmlError *fault)
{
    reading *r = context;
    if (r->fault.code != ENT_OK || fault->level < XML_ERR_ERROR) return;
    size_t n = fault->message ? strcspn(fault->message, "\n") : 0;
    ent_fail(&r->fault, ENT_MALFORMED, "%d: %.*s", fault->line, (int)n,
        fault->message ? fault->message : "");
}

/* libxml's string as the arena's, cleaned; NULL where there was none. */
static const char *keep(reading *r, xmlChar *string)
{
    if (!string) return NULL;
    const char *text = (const char *)string, *kept;
    size_t length = strlen(text);
    kept = length > UINT32_MAX
               ? NULL
               : ent_row_clean(r->arena, (ent_row_text){ text, (uint32_t)length });
    if (!kept) r->failed = true;
    xmlFree(string);
    return kept;
}

static const char *attribute(reading *r, const char *name)
{
    return keep(r, xmlTextReaderGetAttribute(r->xml, (const xmlChar *)name));
}

static bool is(const char *a, const char *b)
{
    return a && strcmp(a, b) == 0;
}

static int of_node(const char *name)
{
    return is(name, "label")  ? DATUM_LABEL
           : is(name, "name") ? DATUM_NAME
           : is(name, "kind") ? DATUM_KIND
                              : DATUM_NONE;
}

/* A start may be no date: only where nothing else is one. */
static void take_word(reading *r, const char *name, bool of_edges)
{
    int word = ent_network_word_of(name, &r->at->rank);
    if (word == ENT_NETWORK_DATE) {
        bool perhaps = ent_network_is_perhaps(ENT_NETWORK_DATE, r->at->rank);
        if (perhaps && r->dated) word = -1;
        if (word >= 0) r->network->perhaps_date = perhaps ? name : NULL;
        r->dated = true;
    }
    if (word >= 0)
        r->at->edge = word;
    else if (of_edges)
        ent_network_unused(r->network, name);
}

static void start_key(reading *r)
{
    const char *id = attribute(r, "id"), *of = attribute(r, "for"),
               *name = attribute(r, "attr.name");
    r->at = NULL;
    if (!id || !name) return;
    if (r->key_count == r->key_room) {
        key *more = ent_arena_grow(
            r->arena, r->keys, r->key_count, &r->key_room, sizeof *more);
        if (!more) r->failed = true;
        if (!more) return;
        r->keys = more;
    }
    ent_entry *entry = ent_table_add(&r->ids, id, strlen(id), NULL);
    if (!entry) r->failed = true;
    if (!entry) return;
    entry->value = r->key_count;
    r->at = &r->keys[r->key_count++];
    *r->at = (key){ .node = DATUM_NONE, .edge = DATUM_NONE };
    bool all = !of || is(of, "all");
    if (all || is(of, "node")) r->at->node = of_node(name);
    if (all || is(of, "edge")) take_word(r, name, !all);
}

static void set_edge(reading *r, const key *k, const char *text, bool is_default)
{
    ent_network_edge *e = &r->network->edges[r->network->edge_count - 1];
    int rank = is_default ? INT_MAX : k->rank;
    if (k->edge >= ENT_NETWORK_WORDS || (e->words[k->edge] && r->ranks[k->edge] <= rank))
        return;
    e->words[k->edge] = text;
    r->ranks[k->edge] = rank;
}

/* A label goes before a name. */
static void set_node(reading *r, const key *k, const char *text)
{
    ent_network_node *n = &r->network->nodes[r->network->node_count - 1];
    if (k->node == DATUM_LABEL || (k->node == DATUM_NAME && !n->label)) n->label = text;
    if (k->node == DATUM_KIND) n->kind = text;
}

static void start_node(reading *r)
{
    const char *id = attribute(r, "id");
    r->in_edge = r->in_node = false;
    if (!id || !*id) return;
    ent_network_node *n = ent_network_add_node(r->arena, r->network);
    if (!n) r->failed = true;
    if (!n) return;
    n->id = id;
    r->in_node = true;
    for (size_t i = 0; i < r->key_count; i++)
        if (r->keys[i].normal) set_node(r, &r->keys[i], r->keys[i].normal);
}

static void start_edge(reading *r)
{
    const char *directed = attribute(r, "directed");
    ent_network_edge *e = ent_network_add_edge(r->arena, r->network);
    r->in_node = false;
    r->in_edge = e != NULL;
    if (!e) r->failed = true;
    if (!e) return;
    e->source = attribute(r, "source");
    e->target = attribute(r, "target");
    e->directed = directed ? is(directed, "true") : r->directed;
    long line = xmlGetLineNo(xmlTextReaderCurrentNode(r->xml));
    e->line = line > 0 ? (uint64_t)line : 0;
    for (size_t i = 0; i < r->key_count; i++)
        if (r->keys[i].normal) set_edge(r, &r->keys[i], r->keys[i].normal, true);
    /* igraph leaves out what is NaN: of weighted edges that is a fault to be named. */
    for (size_t i = 0; i < r->key_count; i++)
        if (r->keys[i].edge == ENT_NETWORK_WEIGHT && !r->keys[i].normal)
            set_edge(r, &r->keys[i], "", true);
}

static void start_data(reading *r)
{
    const char *id = attribute(r, "key");
    const ent_entry *entry = id ? ent_table_find(&r->ids, id, strlen(id)) : NULL;
    if (!entry || (!r->in_node && !r->in_edge)) return;
    const key *k = &r->keys[entry->value];
    if ((r->in_node ? k->node : k->edge) == DATUM_NONE) return;
    const char *text = keep(r, xmlTextReaderReadString(r->xml));
    if (!text || !*text) return;
    if (r->in_edge)
        set_edge(r, k, text, false);
    else
        set_node(r, k, text);
}

static void start(reading *r, const char *name)
{
    if (is(name, "key")) start_key(r);
    if (is(name, "default") && r->at)
        r->at->normal = keep(r, xmlTextReaderReadString(r->xml));
    if (is(name, "graph")) {
        r->directed = !is(attribute(r, "edgedefault"), "undirected");
        r->in_node = r->in_edge = false;
    }
    if (is(name, "node")) start_node(r);
    if (is(name, "edge")) start_edge(r);
    if (is(name, "data")) start_data(r);
}

static bool read_elements(reading *r, const char *place, ent_error *err)
{
    int more;
    bool root = false;
    while (!r->failed && (more = xmlTextReaderRead(r->xml)) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(r->xml);
        int type = xmlTextReaderNodeType(r->xml);
        if (type == XML_READER_TYPE_END_ELEMENT && (is(name, "node") || is(name, "edge")))
            r->in_node = r->in_edge = false;
        if (type != XML_READER_TYPE_ELEMENT || !name) continue;
        if (!root && !is(name, "graphml"))
            return ent_fail(err, ENT_MALFORMED,
                "%s: <%.60s>, expected <graphml> or a table of edges", place, name);
        root = true;
        start(r, name);
        if (xmlTextReaderIsEmptyElement(r->xml) && (is(name, "node") || is(name, "edge")))
            r->in_node = r->in_edge = false;
    }
    if (r->failed) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (r->fault.code != ENT_OK)
        return ent_fail(err, ENT_MALFORMED, "%s:%s", place, r->fault.message);
    return more == 0
           || ent_fail(
               err, ENT_MALFORMED, "%s: not well-formed XML, expected GraphML", place);
}

bool ent_network_read_graphml(ent_arena *arena, const char *bytes, size_t length,
    const char *place, ent_network *network, ent_error *err)
{
    reading r = { .arena = arena, .network = network, .directed = true };
    network->declares = true;
    if (length > INT_MAX)
        return ent_fail(err, ENT_LIMIT, "%s: over 2 GiB, expected less", place);
    r.xml = xmlReaderForMemory(bytes, (int)length, NULL, NULL,
        XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
    if (!r.xml) return ent_fail(err, ENT_MEMORY, "out of memory");
    xmlTextReaderSetStructuredErrorHandler(r.xml, (xmlStructuredErrorFunc)on_fault, &r);
    bool ok = read_elements(&r, place, err);
    xmlFreeTextReader(r.xml);
    ent_table_free(&r.ids);
    return ok;
}
