/* candidate.h - every two actors of a sentence, as source and target of what it may say.
 */
#ifndef ENT_RELATIONS_CANDIDATE_H
#define ENT_RELATIONS_CANDIDATE_H

#include "relations/claim.h"

/* The source is whoever issued the text, whom the sentence need not name. */
#define ENT_ISSUER UINT32_MAX

/* Two mentions, indices into ent_mentions; `source` may be ENT_ISSUER. */
typedef struct {
    uint32_t source, target;
} ent_candidate_pair;

enum { ENT_CANDIDATE_PAIRS = 6, ENT_CANDIDATE_PARTIES = 16, ENT_MOST_ISSUERS = 60 };

typedef struct {
    const ent_actor *source, *target; /* of different codes */
    uint32_t sentence;
    ent_candidate_pair pairs[ENT_CANDIDATE_PAIRS]; /* nearest first; may be none where
                                                      only rules name the two here */
    uint32_t pair_count;
    const ent_claim *rules[ENT_RELATIONS];  /* what the rules read of them; NULL */
    const ent_claim *turned[ENT_RELATIONS]; /* the other way round */
    uint32_t parties;                       /* that the sentence names */
    uint32_t like; /* index of the candidate whose place it shares, as one of many
                   issuers; its own index otherwise */
} ent_candidate;

typedef struct {
    ent_candidate *items;
    size_t count, capacity;
} ent_candidates; /* {0} is empty */

/* Whose text it is: all that its first "we" outside quotation marks stands for, or its
 * official publisher. */
typedef struct {
    const ent_actor *items[ENT_MOST_ISSUERS];
    uint32_t count;
} ent_issuers;

/* Whom claims can be about: not nobody, nor "the West", nor all the world. */
bool ent_is_party(const char *code);

void ent_issuers_find(
    const ent_text *text, const ent_mentions *mentions, ent_issuers *issuers);

/* All of sentence `sentence`, in order of the mentions; `claims` are what the rules found
 * in the whole text. `found` is {0} or holds those of an earlier sentence, whose room is
 * used again. False only when out of memory. */
ENT_CHECKED bool ent_candidates_find(ent_arena *arena, const ent_text *text,
    const ent_mentions *mentions, const ent_issuers *issuers, const ent_claims *claims,
    uint32_t sentence, ent_candidates *found, ent_error *err);

#endif
