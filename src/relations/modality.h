/* modality.h - what the tree over a word makes of what it states: plan, denial,
 * possibility, charge, or fact. Where the chunks of reading.h see neighbours, the tree
 * sees what governs what.
 *
 *   agreed <- xcomp - [not] to send     planned, then negated
 *   fears <- nmod - an [invasion]       possible
 *   condemned <- obj - the [invasion]   there, whatever stands over it */
#ifndef ENT_RELATIONS_MODALITY_H
#define ENT_RELATIONS_MODALITY_H

#include "relations/frames.h"
#include "relations/path.h"

typedef struct {
    ent_status status;
    uint32_t by;     /* token of the sentence that makes it so; ENT_NO_TOKEN: none */
    uint8_t label;   /* ent_dep of the arc that leads to it; ROOT where it hangs below */
    bool purpose;    /* "met to discuss": what for */
    uint32_t speech; /* token: the verb that says the clause; ENT_NO_TOKEN: the text */
} ent_modality;

/* Of what token `at` of the sentence states. Violence is there when it is named as known,
 * "halt the offensive"; deeds that are announced are to come. An infinitive that nothing
 * governs is a headline's plan, "Xi to visit". */
ent_modality ent_modality_of(const ent_frames *frames, const ent_path_tree *tree,
    uint32_t at, ent_relation relation);

#endif
