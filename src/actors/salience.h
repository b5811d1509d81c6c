/* salience.h - which phrases a pronoun of a parsed text can mean, and how plainly
 * (private). */
#ifndef ENT_ACTORS_SALIENCE_H
#define ENT_ACTORS_SALIENCE_H

#include "actors/antecedent.h"
#include "actors/nominal.h"

enum {
    ENT_MOST_PHRASES = 240, /* looked at, in three sentences */
    ENT_MOST_CLAUSES = 6    /* around the pronoun, its own the first */
};

/* A pronoun, where it stands, and the phrases before it. */
typedef struct {
    const ent_finder *f;
    uint32_t at, begin; /* the pronoun, the first token of its sentence */
    ent_person who;
    bool possessive, subject;
    bool acts;                           /* subject of a verb that things do not do */
    uint32_t over;                       /* what it hangs on */
    uint32_t clause;                     /* that it stands in */
    uint32_t subjects[ENT_MOST_CLAUSES]; /* of its clause and those around;
                                            ENT_NOWHERE: none, or it stands in it */
    ent_nominal phrases[ENT_MOST_PHRASES];
    size_t count;
} ent_search;

void ent_search_start(
    ent_search *s, const ent_finder *f, uint32_t at, ent_person who, bool possessive);

/* Can the pronoun mean the phrase, by number, gender and animacy? `*cost`: if so, how
 * much speaks against it, in units of the score. */
bool ent_search_fits(const ent_search *s, const ent_nominal *n, float *cost);

/* The pronoun cannot mean what it stands in, nor what its own verb has beside it. */
bool ent_search_bars(const ent_search *s, const ent_nominal *n);

/* How plainly the phrase's place speaks for it: some 4 for the subject around, 1 for any
 * other of the sentence, less for those before. */
float ent_search_score(const ent_search *s, const ent_nominal *n);

#endif
