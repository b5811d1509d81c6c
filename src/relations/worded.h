/* worded.h - which relations a word of a sentence may state. */
#ifndef ENT_RELATIONS_WORDED_H
#define ENT_RELATIONS_WORDED_H

#include "relations/frame.h"
#include "relations/path.h"

/* Bits: relations that the table of frames knows token `at` to state, with the words that
 * they ask for around it. */
uint32_t ent_relations_worded(
    const ent_frames *frames, const ent_path_tree *tree, uint32_t at);

#endif
