/* arrange.h - where the actors of a drawing go.
 *
 *   force   several starts of neato (stress majorization; friends near, enemies far)
 *             -> turned to lie wide, made dense, boxes pulled apart (prism), scored
 *             -> the best one
 *   bloc    the same starts, each bloc drawn into its region (regions.h)
 *   circle  all on an ellipse, bloc by bloc (circle.h) */
#ifndef ENT_OUTPUT_ARRANGE_H
#define ENT_OUTPUT_ARRANGE_H

#include "output/regions.h"

typedef enum { ENT_LAYOUT_FORCE, ENT_LAYOUT_BLOC, ENT_LAYOUT_CIRCLE } ent_layout;

typedef struct {
    ent_layout layout;
    ent_spot *actors;    /* one for each actor of the drawing */
    ent_regions regions; /* of ENT_LAYOUT_BLOC */
} ent_arrangement;

/* The Graphviz attributes of an actor's shape and text. */
void ent_actor_attributes(
    ent_buffer *out, const ent_export *e, const ent_drawing *drawing, size_t actor);

/* Deterministic: the number of starts depends on the size only. All belongs to `arena`.
 */
ENT_CHECKED bool ent_arrange(const ent_export *e, const ent_drawing *drawing,
    ent_layout layout, ent_graphviz *graphviz, ent_arena *arena, ent_arrangement *found,
    ent_error *err);

#endif
