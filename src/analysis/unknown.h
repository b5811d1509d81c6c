/* unknown.h - names that documents use where an actor stands, and no lexicon has. */
#ifndef ENT_ANALYSIS_UNKNOWN_H
#define ENT_ANALYSIS_UNKNOWN_H

#include "graph/filter.h"
#include "store/store.h"

/* Strings are never NULL, "" where unknown. */
typedef struct {
    const char *name, *kind;
    const char *code, *sector; /* that a text suggests */
    uint64_t documents, mentions;
    const char *doc;   /* the earliest document that has it, */
    ent_span sentence; /* a sentence there, */
    const char *quote; /* and its words: the caller's to fill; "" */
} ent_unknown_name;

typedef struct {
    ent_unknown_name
        *items; /* of most documents first, then most mentions, then by name */
    size_t count;
    size_t all; /* before filter->top cut them */
} ent_unknown_names;

/* Persons are the same with the same full name and code; names without a code join the
 * one code that theirs has elsewhere. What `lexicon` knows by now is left out. Of the
 * filter count the reports' dates, publishers, actors (as codes) and `top`. */
ENT_CHECKED bool ent_unknown_find(const ent_collection *collection,
    const ent_namings *names, const ent_lexicon *lexicon, const ent_filter *filter,
    ent_arena *arena, ent_unknown_names *found, ent_error *err);

#endif
