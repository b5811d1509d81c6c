/* why.h - each claim between two actors, with its sentence. */
#ifndef ENT_OUTPUT_WHY_H
#define ENT_OUTPUT_WHY_H

#include "output/export.h"
#include "store/store.h"

typedef struct {
    const char *a, *b; /* node ids of the graph (codes on the country level) */
    bool colour;       /* mark the trigger in colour; else with [brackets] */
    bool json;         /* event lines instead of text */
    bool review; /* a table of corrections, to be filled in (events/corrections.h) */
} ent_why_options;

/* Writes all events behind the edges between the two, by date. False with ENT_NOT_FOUND
 * and the nearest names where one of them is not in the graph. */
ENT_CHECKED bool ent_why(const ent_export *e, const ent_collection *collection,
    const ent_why_options *options, ent_buffer *out, ent_error *err);

/* Finds the actors of the graph with nearly that name, at most `room`, all equally near:
 * one slip in a short name, three in a long one. Returns how many. */
size_t ent_why_near(
    const ent_graph *graph, const char *typed, uint32_t *nodes, size_t room);

/* Fails with ENT_NOT_FOUND: nobody is called so; names the nearest of the graph. */
bool ent_why_unknown(const ent_graph *graph, const char *typed, ent_error *err);

#endif
