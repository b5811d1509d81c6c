/* makeup.h - what the events behind a graph are made of: how far to trust it. */
#ifndef ENT_OUTPUT_MAKEUP_H
#define ENT_OUTPUT_MAKEUP_H

#include "graph/graph.h"

typedef struct {
    uint64_t from_texts;   /* events that a sentence stands behind */
    uint64_t coded;        /* rows of files of events, tallies too */
    double confidence;     /* mean of `from_texts`; 0 where there are none */
    const char *publisher; /* the one of most events; NULL: none is known */
    uint64_t by_publisher; /* its events */
    uint64_t published;    /* events whose publisher is known */
    const char *document;  /* of texts, the one of most events; NULL: none */
    uint64_t by_document;
    const char *hostile_document; /* the one of most hostile events; NULL: none */
    uint64_t by_hostile_document;
    uint64_t hostile; /* events of hostile edges */
} ent_makeup;

/* Strings belong to `arena`. False only when out of memory. */
ENT_CHECKED bool ent_makeup_find(
    const ent_graph *graph, ent_arena *arena, ent_makeup *makeup);

#endif
