/* arrange.h - where actors and lines of a drawing go.
 *
 *   several starts of neato (stress majorization; friends near, enemies far)
 *     -> turned to lie wide, made dense, boxes pulled apart (prism), scored
 *     -> the best one */
#ifndef ENT_OUTPUT_ARRANGE_H
#define ENT_OUTPUT_ARRANGE_H

#include "output/drawing.h"
#include "output/graphviz.h"

/* The Graphviz attributes of an actor's shape and text. */
void ent_actor_attributes(
    ent_buffer *out, const ent_export *e, const ent_drawing *drawing, size_t actor);

/* Fills `spots`, one for each actor of the drawing. Deterministic: the number of starts
 * depends on the size only. */
ENT_CHECKED bool ent_arrange(const ent_export *e, const ent_drawing *drawing,
    ent_graphviz *graphviz, ent_arena *arena, ent_spot *spots, ent_error *err);

#endif
