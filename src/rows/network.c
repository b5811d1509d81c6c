/* network.c - which kind of file a network is in, and the names of what edges say. */
#include "rows/network.h"

#include <string.h>

#include "base/ascii.h"

static bool same(const char *name, const char *plain)
{
    for (; *name; name++) {
        if (*name == ' ' || *name == '_') continue;
        if (ent_lower(*name) != *plain) return false;
        plain++;
    }
    return !*plain;
}

enum { FIRST_PERHAPS = 7 }; /* "year" */

int ent_network_word_of(const char *name, int *rank)
{
    static const struct {
        const char *name;
        ent_network_word word;
    } words[] = { { "signedweight", ENT_NETWORK_WEIGHT },
        { "weight", ENT_NETWORK_WEIGHT }, { "value", ENT_NETWORK_WEIGHT },
        { "sign", ENT_NETWORK_SIGN }, { "relation", ENT_NETWORK_RELATION },
        { "date", ENT_NETWORK_DATE }, { "first", ENT_NETWORK_DATE },
        { "year", ENT_NETWORK_DATE }, { "begin", ENT_NETWORK_DATE },
        { "start", ENT_NETWORK_DATE }, { "undirected", ENT_NETWORK_UNDIRECTED },
        { "type", ENT_NETWORK_UNDIRECTED } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same(name, words[i].name)) {
            *rank = (int)i;
            return (int)words[i].word;
        }
    return -1;
}

bool ent_network_is_perhaps(ent_network_word word, int rank)
{
    return word == ENT_NETWORK_DATE && rank >= FIRST_PERHAPS;
}

void ent_network_unused(ent_network *n, const char *name)
{
    if (n->unused_count++ < ENT_NETWORK_TOLD)
        ent_buffer_print(&n->unused, "%s'%.40s'", n->unused_count > 1 ? ", " : "", name);
}

void ent_network_free(ent_network *n)
{
    ent_buffer_free(&n->unused);
}

ent_network_node *ent_network_add_node(ent_arena *arena, ent_network *n)
{
    if (n->node_count == n->node_room) {
        ent_network_node *more = ent_arena_grow(
            arena, n->nodes, n->node_count, &n->node_room, sizeof *more);
        if (!more) return NULL;
        n->nodes = more;
    }
    n->nodes[n->node_count] = (ent_network_node){ 0 };
    return &n->nodes[n->node_count++];
}

ent_network_edge *ent_network_add_edge(ent_arena *arena, ent_network *n)
{
    if (n->edge_count == n->edge_room) {
        ent_network_edge *more = ent_arena_grow(
            arena, n->edges, n->edge_count, &n->edge_room, sizeof *more);
        if (!more) return NULL;
        n->edges = more;
    }
    n->edges[n->edge_count] = (ent_network_edge){ 0 };
    return &n->edges[n->edge_count++];
}

bool ent_network_read(ent_arena *arena, const char *bytes, size_t length,
    const char *place, ent_network *network, ent_error *err)
{
    *network = (ent_network){ 0 };
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    if (memchr(bytes, '\0', length))
        return ent_fail(err, ENT_MALFORMED,
            "%s: binary file, expected GraphML or a table of edges", place);
    return bytes[strspn(bytes, " \t\r\n")] == '<'
               ? ent_network_read_graphml(arena, bytes, length, place, network, err)
               : ent_network_read_table(arena, bytes, length, place, network, err);
}
