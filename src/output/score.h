/* score.h - how good a map is: what a reader would complain about, in numbers. */
#ifndef ENT_OUTPUT_SCORE_H
#define ENT_OUTPUT_SCORE_H

#include "output/drawing.h"
#include "output/graphviz.h"

enum { ENT_SMALL_MAP = 16 }; /* actors of a map in which words have room */

typedef struct {
    uint32_t a, b; /* drawn actors */
    double tie;    /* signed */
    unsigned lines;
    bool named;    /* words stand on its lines */
    double length; /* wanted between the centres, in inches */
    double margin; /* points that its lines and words need on either side */
} ent_map_tie;

/* One tie for each pair of actors that has lines. */
typedef struct {
    const ent_drawing *drawing;
    ent_map_tie *ties;
    size_t tie_count;
} ent_map;

/* Lower is better: crossings, lines that must be led around an actor, words without room,
 * friends afar and enemies near, actors on each other, and a page that is no page. With
 * an actor: only what changes where that one is moved. */
#define ENT_ALL_ACTORS SIZE_MAX
double ent_map_score(const ent_map *map, const ent_spot *spots, size_t actor);

/* The box of all actors. */
void ent_map_box(const ent_spot *spots, size_t count, ent_xy *low, ent_xy *high);

#endif
