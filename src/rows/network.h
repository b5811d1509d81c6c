/* network.h - networks of others as they stand in their files: nodes and edges, in words.
 *
 * GraphML (igraph, NetworkX, Gephi, yEd) and lists of edges as CSV or TSV. What the words
 * mean is the caller's to judge; here only what cannot be read as a network is a fault.
 */
#ifndef ENT_ROWS_NETWORK_H
#define ENT_ROWS_NETWORK_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* What an edge can say besides its ends; NULL: nothing. */
typedef enum {
    ENT_NETWORK_WEIGHT, /* of several names the first of signed_weight, weight, value */
    ENT_NETWORK_SIGN,
    ENT_NETWORK_RELATION,
    ENT_NETWORK_DATE,      /* date, first; else year, begin, start: it may be no date */
    ENT_NETWORK_UNDIRECTED /* true, Undirected; false, Directed: else as the file says */
} ent_network_word;
enum { ENT_NETWORK_WORDS = ENT_NETWORK_UNDIRECTED + 1 };

typedef struct {
    const char *id;
    const char *label, *kind; /* NULL: not said */
} ent_network_node;

typedef struct {
    const char *source, *target; /* ids of nodes, which may be none of the file's */
    const char *words[ENT_NETWORK_WORDS];
    bool directed;
    uint64_t line; /* from 1 */
} ent_network_edge;

typedef struct {
    ent_network_node *nodes; /* of GraphML: those it declares; of tables: none */
    size_t node_count, node_room;
    ent_network_edge *edges;
    size_t edge_count, edge_room;
    bool declares;            /* an edge to a node that is not there is wrong */
    const char *perhaps_date; /* the year, begin or start that dates are of; NULL */
    ent_buffer unused;        /* names of columns that nothing is made of: "a, b" */
    size_t unused_count;
} ent_network; /* {0} is empty */

/* The word that a column or attribute of this name holds, and how it ranks among those
 * that hold the same (0 is first); -1: none. Case, spaces and '_' are no matter. */
int ent_network_word_of(const char *name, int *rank);

/* Is a column of this rank one that may hold anything? */
bool ent_network_is_perhaps(ent_network_word word, int rank);

enum { ENT_NETWORK_TOLD = 8 }; /* columns that are named */

/* Tells of a column that nothing is made of. */
void ent_network_unused(ent_network *network, const char *name);

/* Frees what is not the arena's. */
void ent_network_free(ent_network *network);

/* Reads a whole file. All belongs to `arena`. ENT_MALFORMED: "net.csv:1: no columns
 * 'source' and 'target', expected ...". `bytes` end with a NUL. */
ENT_CHECKED bool ent_network_read(ent_arena *arena, const char *bytes, size_t length,
    const char *place, ent_network *network, ent_error *err);

/* The two kinds (private). */
ENT_CHECKED bool ent_network_read_graphml(ent_arena *arena, const char *bytes,
    size_t length, const char *place, ent_network *network, ent_error *err);
ENT_CHECKED bool ent_network_read_table(ent_arena *arena, const char *bytes,
    size_t length, const char *place, ent_network *network, ent_error *err);

/* Zeroed; NULL: out of memory. */
ent_network_node *ent_network_add_node(ent_arena *arena, ent_network *network);
ent_network_edge *ent_network_add_edge(ent_arena *arena, ent_network *network);

#endif
