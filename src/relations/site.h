/* site.h - a word of a frame where it stands, and who is in its places (private). */
#ifndef ENT_RELATIONS_SITE_H
#define ENT_RELATIONS_SITE_H

#include <string.h>

#include "relations/match.h"

/* A trigger in its sentence, ready to have its places looked up. */
typedef struct {
    const ent_reading *r;
    const ent_frame *frame;
    uint32_t chunk;
    uint32_t first, count; /* tokens of the trigger */
    uint32_t after;        /* first chunk after the trigger's words */
    uint32_t verb;         /* that carries a noun or adjective; ENT_NONE */
    const ent_frame *light;
} ent_site;

/* The object, where the trigger takes one; ENT_NONE. */
uint32_t ent_site_object(const ent_site *s);

/* Whether the object is one that the frame asks for. */
bool ent_site_object_fits(const ent_site *s);

/* Whether a noun phrase is one of these words, or so many of them: "hundreds of
 * [troops]". */
bool ent_site_counts(const ent_reading *r, uint32_t noun, ent_words words);

/* The same; who bears arms by name needs no word for it: "[the Taliban] entered". */
bool ent_site_wants(const ent_reading *r, uint32_t noun, ent_words words);

/* The noun phrase that stands in a place; ENT_NONE: none, or no phrase of its own. */
uint32_t ent_site_noun(const ent_site *s, const ent_place *place);

/* The same by the tree of the sentence; ENT_NONE also where it was not parsed. */
uint32_t ent_tree_noun(const ent_site *s, const ent_place *place);

/* Adds the actors in a place. */
void ent_site_fill(const ent_site *s, const ent_place *place, ent_arguments *found);

/* The doer of a verb group: its subject, or after "by" in the passive. */
uint32_t ent_doer(const ent_reading *r, uint32_t verb);

/* Subject, object and partners of the verb before a noun: "[A] freed [B]'s men after
 * mediation by X"; of what somebody asked for, who granted or refused it. */
void ent_add_sides(const ent_site *s, ent_arguments *found);

/* "accused each other", "traded with one another" */
bool ent_site_reciprocal(const ent_site *s, const ent_place *place);

/* Whether all the words stand there that a dictionary's verb asks for. */
bool ent_site_holds(const ent_site *s);

/* Fills the places of the frame and tells the status; false: it does not fit here. */
bool ent_site_fit(const ent_site *s, ent_match *m);

#endif
