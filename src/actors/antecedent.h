/* antecedent.h - whom a pronoun of a parsed text means (private).
 *
 * Every noun phrase before the pronoun that fits in number, gender and animacy gets a
 * score for its place: a subject whose clause the pronoun's hangs on, an object, an
 * owner, another; the sentences before count less. Phrases without an actor take part:
 * where one of them is best, or nearly, nobody is meant. After Lappin & Leass (1994), An
 * Algorithm for Pronominal Anaphora Resolution, with their syntactic filter. */
#ifndef ENT_ACTORS_ANTECEDENT_H
#define ENT_ACTORS_ANTECEDENT_H

#include "actors/finder.h"

typedef enum { ENT_NOBODY, ENT_HE, ENT_SHE, ENT_IT, ENT_THEY, ENT_WE, ENT_I } ent_person;

enum { ENT_MOST_MEANT = 6 };

typedef struct {
    size_t items[ENT_MOST_MEANT]; /* of the finder; several: a group */
    size_t count;                 /* 0: nobody plain */
    const ent_actor *ahead;       /* instead of items: named behind the pronoun; NULL */
    bool focus; /* instead of items: the parties that the text is about */
    bool rival; /* something stands there that the pronoun can mean, actor or not */
    float confidence;
} ent_antecedent;

ent_antecedent ent_antecedent_find(
    const ent_finder *f, uint32_t at, ent_person who, bool possessive);

#endif
