/* roster.h - who takes part in the events that pass a filter, and under which names. */
#ifndef ENT_GRAPH_ROSTER_H
#define ENT_GRAPH_ROSTER_H

#include "graph/graph.h"
#include "lexicon/facts.h"
#include "store/store.h"

typedef struct {
    const char *form; /* "Putin" */
    uint64_t count;   /* in the documents of the actor's events */
} ent_form_count;

/* Strings are never NULL, "" where unknown. */
typedef struct {
    const char *id, *name, *code, *kind, *sector;
    bool known;              /* to the lexicon */
    uint64_t source, target; /* events */
    uint64_t documents;
    const ent_form_count *forms; /* most frequent first */
    size_t form_count;
    const char *facts[ENT_FACTS]; /* of the lexicon's actors */
} ent_roster_actor;

typedef struct {
    ent_roster_actor *actors; /* of most documents first, then most events, then by id */
    size_t count;
    size_t all; /* before filter->top cut them */
} ent_roster;

/* Identity is that of the actor level: what no lexicon knows is the same only with the
 * same id and code. Each event counts, duplicates too. All belongs to `arena`, but
 * for the facts, which may be NULL. */
ENT_CHECKED bool ent_roster_make(const ent_collection *collection,
    const ent_namings *names, const ent_lexicon *lexicon, const ent_facts *facts,
    const ent_filter *filter, ent_arena *arena, ent_roster *roster, ent_error *err);

#endif
