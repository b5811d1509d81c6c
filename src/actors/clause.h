/* clause.h - clauses and their subjects in a parsed sentence (private).
 *
 *   Peru urged Chile to open its border
 *     subject of "open": Chile          subject of "urged": Peru
 *
 * All positions are indices into the text's tokens. Only for texts that are parsed. */
#ifndef ENT_ACTORS_CLAUSE_H
#define ENT_ACTORS_CLAUSE_H

#include "actors/finder.h"

/* The token that `at` hangs on; ENT_NOWHERE: the root. `begin`: first of the sentence. */
uint32_t ent_arc_head(const ent_token *tokens, uint32_t begin, uint32_t at);

/* The token of first..end whose head lies outside. */
uint32_t ent_arc_top(
    const ent_token *tokens, uint32_t begin, uint32_t first, uint32_t end);

/* Head of the clause that `at` stands in: a verb, or a predicate without one. A clause
 * head stands in its own. */
uint32_t ent_clause_of(const ent_token *tokens, uint32_t begin, uint32_t at);

/* The clause around clause `clause`; ENT_NOWHERE: it is the outermost. */
uint32_t ent_clause_outer(const ent_token *tokens, uint32_t begin, uint32_t clause);

/* Head of the phrase that is the subject of that clause, also where it stands with
 * another verb ("Peru urged [Chile] to leave") or is what the clause describes ("[rebels]
 * holding the town"). ENT_NOWHERE: none. */
uint32_t ent_clause_subject(const ent_finder *f, uint32_t sentence, uint32_t clause);

/* True where `at` hangs on `over`, directly or through others, or is it. */
bool ent_arc_under(const ent_token *tokens, uint32_t begin, uint32_t at, uint32_t over);

/* First of the phrases that are joined with "and": its role is that of all. */
uint32_t ent_arc_first_joined(const ent_token *tokens, uint32_t begin, uint32_t at);

bool ent_arc_is_subject(const ent_token *token); /* by its label */

#endif
