/* bloc_facts.h - how firm blocs are: what holds each together, and how good the partition
 * can be at all. */
#ifndef ENT_ANALYSIS_BLOC_FACTS_H
#define ENT_ANALYSIS_BLOC_FACTS_H

#include "analysis/blocs.h"

typedef struct {
    uint32_t members;
    uint32_t ties;    /* friendly ones between members */
    uint32_t events;  /* of the friendly edges between members */
    uint32_t sources; /* documents and rows of files that tell them; 0: of tallies */
    double inside;    /* sum of the friendly ties between members */
    double quarrels;  /* sum of |tie| of the hostile ones between members */
    double friends;   /* sum of the friendly ties to others */
    double enemies;   /* sum of |tie| of the hostile ties to others */
    bool weak;        /* one event, or one document, is all that holds it together */
} ent_bloc_fact;

typedef struct {
    ent_bloc_fact *items; /* of bloc b: items[b - 1] */
    size_t count;
    double least; /* share of |tie| that any partition contradicts, at least: proven by
                     cycles (cycles.h); <= the frustration of the blocs */
    bool exact;   /* no partition contradicts less than the blocs do */
} ent_bloc_facts;

/* All belongs to `arena`. */
ENT_CHECKED bool ent_bloc_facts_make(const ent_graph *graph, const ent_blocs *blocs,
    ent_arena *arena, ent_bloc_facts *facts, ent_error *err);

#endif
