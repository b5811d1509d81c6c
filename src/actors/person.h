/* person.h - persons and companies that a document introduces (private). */
#ifndef ENT_ACTORS_PERSON_H
#define ENT_ACTORS_PERSON_H

#include "actors/finder.h"

/* End of the capital words that start at `at` and look like the name of a person (with
 * initials and "bin", "al-", "de" inside); `at` where there are none. Never crosses a
 * name of the lexicon. */
uint32_t ent_person_name_end(const ent_finder *f, uint32_t at);

/* Remembers the name first..end as that of a person (or company) of `code` ("" or NULL:
 * unknown) and makes it an actor. `key` is an ent_role_key, or "". What is known better
 * from before stays. Returns the actor, or NULL where the code is unknown (or
 * memory is out). */
const ent_actor *ent_person_introduce(ent_finder *f, uint32_t first, uint32_t end,
    const char *code, const ent_role *role, const char *key, ent_kind kind);

/* Remembers the word at `at` as another name of `actor`. False where no more can be
 * remembered. */
bool ent_person_alias(ent_finder *f, uint32_t at, const ent_actor *actor);

/* Remembers a person of the lexicon that was named in full, and its role (NULL: none). */
void ent_person_seen(
    ent_finder *f, const ent_actor *actor, const ent_role *role, const char *key);

/* Known person whose full or brief name starts at `at`; `*count` tokens. NULL: none. */
const ent_known *ent_person_known(const ent_finder *f, uint32_t at, uint32_t *count);

/* True where the document has named this actor in full. */
bool ent_person_named(const ent_finder *f, const ent_actor *actor);

/* The only person of that side (NULL: of any) that "the ..." with this role and key
 * can mean; NULL: none, or several. */
const ent_actor *ent_person_in_role(
    const ent_finder *f, const ent_role *role, const char *key, const char *code);

/* The only person named here who ever held that office, for a text without a date; NULL.
 */
const ent_actor *ent_person_once_in_office(
    const ent_finder *f, const char *office, const char *code);

#endif
