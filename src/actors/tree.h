/* tree.h - questions to the dependency tree of the sentence being read (private). */
#ifndef ENT_ACTORS_TREE_H
#define ENT_ACTORS_TREE_H

#include "actors/finder.h"

/* The token that `at` hangs on; ENT_NOWHERE: it is the root, or nothing was parsed. */
uint32_t ent_tree_head(const ent_finder *f, uint32_t at);

/* The token of first..end by which the phrase hangs on the rest; `end - 1` where nothing
 * was parsed. */
uint32_t ent_tree_top(const ent_finder *f, uint32_t first, uint32_t end);

/* The first conjunct of the list that `at` is part of; mostly `at` itself. */
uint32_t ent_tree_first_of_list(const ent_finder *f, uint32_t at);

/* True where the token only modifies the noun that it stands before ("Russian gas", "US
 * and EU sanctions"); `*noun` is the head of the whole compound. False too where nothing
 * was parsed. */
bool ent_tree_modifies(const ent_finder *f, uint32_t at, uint32_t *noun);

#endif
