/* facts.h - what else is known of actors: numbers in other lists, the state of a group.
 *
 * data/lexicon/facts.tsv (id, fact, value, source) tells; extraction does not ask it. */
#ifndef ENT_LEXICON_FACTS_H
#define ENT_LEXICON_FACTS_H

#include "base/error.h"

typedef enum {
    ENT_FACT_WIKIDATA, /* "Q159" */
    ENT_FACT_COW,      /* number in the list of states of the Correlates of War */
    ENT_FACT_GW,       /* in Gleditsch and Ward's */
    ENT_FACT_BASE      /* code of the state where a group is at home */
} ent_fact;
enum { ENT_FACTS = ENT_FACT_BASE + 1 };
extern const char *const ent_fact_names[ENT_FACTS]; /* "wikidata", "cow", "gw", "base" */

typedef struct ent_facts ent_facts;

/* Reads the table of folder `dir`; one that is not there tells nothing. Of several values
 * of one fact the first counts. */
ENT_CHECKED bool ent_facts_open(const char *dir, ent_facts **facts, ent_error *err);
void ent_facts_close(ent_facts *facts); /* NULL is allowed */

/* "" where unknown; `facts` may be NULL. */
const char *ent_fact_find(const ent_facts *facts, const char *id, ent_fact fact);

#endif
