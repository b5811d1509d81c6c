/* phrase.h - what stands after a nationality: roles, departments, names (private). */
#ifndef ENT_ACTORS_PHRASE_H
#define ENT_ACTORS_PHRASE_H

#include "actors/finder.h"

/* [Russian] [Ambassador] [to China] [Andrey Denisov]
 *   before     role_at     posting    name..name_end == end */
typedef struct {
    uint32_t start, end; /* of all that belongs to the phrase */
    uint32_t role_at;
    const ent_role *role;
    bool plural;
    bool lesser;             /* of a town or body: no office of the state */
    uint32_t name, name_end; /* capital words that it introduces; equal: none */
    const ent_name *named;   /* the name there that is known already; NULL */
} ent_phrase;

/* Reads on from `start`. True where the phrase's head is a role; else `end` is the end of
 * the noun phrase, `start` where no noun stands there. `attributive`: after an adjective
 * or possessor, so that a participle cannot be its verb. */
bool ent_phrase_read(
    const ent_finder *f, uint32_t start, bool attributive, ent_phrase *phrase);

/* End of "to China", "of Foreign Affairs", "for Iran" after a role at `at`; `at`: none.
 */
uint32_t ent_phrase_posting(const ent_finder *f, uint32_t at, const ent_role *role);

/* First token of the title that stands directly before the name at `at`, not before
 * token `floor`; `at` where there is none. `*role_at` is its role, or ENT_NOWHERE. */
uint32_t ent_phrase_title(
    const ent_finder *f, uint32_t at, uint32_t floor, uint32_t *role_at);

/* Yesterday, last, Monday, May: a time, not a thing. */
bool ent_phrase_time(const ent_token *token);

#endif
