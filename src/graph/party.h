/* party.h - which node an event's party is, and what that node is called. */
#ifndef ENT_GRAPH_PARTY_H
#define ENT_GRAPH_PARTY_H

#include "base/table.h"
#include "graph/graph.h"

/* Nodes while events are being read: in order of first sight. `names` may be NULL. */
typedef struct {
    ent_level level;
    const ent_lexicon *names;
    ent_table ids;     /* id, NUL, code -> index; see party.c */
    ent_table votes;   /* index, field, value -> how many parties said so */
    ent_arena scratch; /* for one party */
} ent_parties;

/* The node of `party`, which is met `times`; added where it is new. `*known` is false
 * where the level gives it none. False only when out of memory. */
ENT_CHECKED bool ent_party_node(ent_parties *parties, const ent_party *party,
    uint64_t times, uint32_t *node, bool *known, ent_error *err);

/* All nodes in order of id with name, code and kind, in `arena`; `place[i]` is where the
 * node of index i stands now. What the lexicon does not know is said by most of the
 * parties (of equally many: the first in order). */
ENT_CHECKED bool ent_parties_name(ent_parties *parties, ent_arena *arena,
    ent_node **nodes, size_t *count, uint32_t **place, ent_error *err);

void ent_parties_free(ent_parties *parties);

#endif
