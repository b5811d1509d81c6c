/* opened.h - an open lexicon (private to lexicon/). */
#ifndef ENT_LEXICON_OPENED_H
#define ENT_LEXICON_OPENED_H

#include "lexicon/image.h"

struct ent_overlay;

struct ent_lexicon {
    struct ent_overlay *over; /* the user's lines; NULL: none */
    ent_image image;
    ent_actor *actors;
    ent_office *offices; /* by actor, then by date */
    ent_cameo *cameos;
    ent_membership *members; /* by organisation and member */
};

#endif
