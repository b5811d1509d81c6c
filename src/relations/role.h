/* role.h - what part a word takes in what another one tells, whatever the construct. */
#ifndef ENT_RELATIONS_ROLE_H
#define ENT_RELATIONS_ROLE_H

#include "relations/path.h"

/* The part that token `at` takes in what token `word` tells, as a number: who does it, to
 * whom, against or in what; and whether the tree says so at once or only by way of what
 * stands above the word ("agreed to [send]", "raided X, [arresting] four"). The same for
 * the active, the passive and the participle. 0: too far. */
uint32_t ent_role_of(const ent_path_tree *tree, uint32_t word, uint32_t at);

#endif
