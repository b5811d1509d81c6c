/* drawing.h - which actors and relations a picture shows, and how large.
 *
 * A small graph is drawn whole. A large one is drawn as its backbone: the strongest
 * actors, the strongest ties of each, and as many of the strongest of all as fit (see
 * facts in ent_drawing for the legend). */
#ifndef ENT_OUTPUT_DRAWING_H
#define ENT_OUTPUT_DRAWING_H

#include "output/export.h"
#include "output/style.h"

typedef struct {
    uint32_t node;     /* of the graph */
    double size;       /* 0..1: PageRank (or count), relative to the largest drawn */
    uint32_t bloc;     /* 0: none */
    const char *label; /* lines joined by \n, plain */
} ent_drawn_actor;

enum {
    ENT_DRAWN_ACTORS =
        60, /* of a graph of which nobody said how many: what can be read */
    ENT_DRAWN_ACTORS_MOST = 150 /* of a filter with `top` */
};

/* Blocs as a picture keeps them apart: 0, the coloured ones, and one for all others. */
enum { ENT_DRAWN_BLOCS = ENT_COLOURED_BLOCS + 2 };
uint32_t ent_drawn_bloc(const ent_drawn_actor *actor);

/* A line stands for the edges of one pair, relation and dash: one, or the two directions
 * of the same relation where neither has more than twice the events of the other. */
typedef struct {
    uint32_t source, target; /* drawn actors */
    ent_relation relation;
    ent_line line;
    ent_heads heads;
    uint64_t count;
    double strength;      /* sum of weights */
    const ent_edge *edge; /* the first of them */
    bool named, counted;  /* written on the line: its relation, its count */
} ent_drawn_line;

typedef struct {
    ent_drawn_actor *actors;
    ent_drawn_line *lines;
    size_t actor_count, line_count;
    uint64_t events;       /* behind the lines drawn */
    double strength;       /* of the lines drawn: sum of weights */
    uint64_t most;         /* events of the line with the most */
    size_t strongest_ties; /* of each actor that were kept; 0: all are drawn */
    bool others;           /* some of the strongest of all ties were kept beside these */
    bool one_relation;     /* at most one relation of a pair was kept (else two) */
} ent_drawing;

/* `ties`: how many of the strongest ties of each actor are kept; 0: as many as a page
 * bears. All belongs to `arena`. */
ENT_CHECKED bool ent_drawing_make(const ent_export *e, size_t ties, ent_arena *arena,
    ent_drawing *drawing, ent_error *err);

#endif
