/* role.h - nouns that act for a state: minister, forces, court, airline (private). */
#ifndef ENT_ACTORS_ROLE_H
#define ENT_ACTORS_ROLE_H

#include "text/text.h"

/* The role that a noun names, in singular or plural; NULL: none. `*plural` is set where
 * it is more than one. */
const ent_role *ent_role_find(const ent_token *token, bool *plural);

/* Completes the agents of a dictionary by the roles that their heads are: "riot police"
 * is a body as police is. Before anybody else uses the lexicon. */
void ent_roles_join(const ent_lexicon *lexicon);

/* Words that stand between a nationality and its role, or before a title: foreign, prime,
 * deputy, former. */
bool ent_role_modifier(const ent_token *token);

/* Words of a department: "minister of [foreign affairs]". */
bool ent_role_department(const ent_token *token);

/* True for roles that are somebody's to somebody: an ally of Japan is not Japan. */
bool ent_role_relational(const ent_role *role);

/* True for whom the one named holds or hurts, and for who hurts him: the hostages of
 * Hamas and the invaders of Peru are others. */
bool ent_role_opposed(const ent_role *role);

/* True for who is sent to somebody: the ambassador to Japan is not Japan's. */
bool ent_role_posted(const ent_role *role);

/* All roles, persons and the rest, each sorted by word. */
extern const ent_role ent_role_people[], ent_role_things[];
extern const size_t ent_role_people_count, ent_role_things_count;

/* The office that tokens start..head name, as offices.tsv does: "foreign minister",
 * "secretary of state", "leader"; "": none. `end` is where the sentence ends. */
const char *ent_role_office(
    const ent_token *tokens, uint32_t start, uint32_t head, uint32_t end);

/* What a later "the ..." would say of it: the office, "deputy secretary", or the role's
 * word; "" for "opposition leader". */
const char *ent_role_key(
    const ent_token *tokens, uint32_t start, uint32_t head, uint32_t end);

/* Mr., Gen., Sen., Dr.: before a name only. */
bool ent_role_courtesy(const ent_token *token);

#endif
