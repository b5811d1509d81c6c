/* country.h - which state "the country", "the regime", "the army" means (private). */
#ifndef ENT_ACTORS_COUNTRY_H
#define ENT_ACTORS_COUNTRY_H

#include "actors/finder.h"

/* The state that a description at token `at` is of; NULL: not plain. States named lately
 * and prominently compete; the one whose release it is does not take part ("the regime"
 * of others), nor a state that is the subject of a clause around ("Chad criticised the
 * government"). `*confidence` is set where one is found. */
const ent_actor *ent_country_meant(const ent_finder *f, uint32_t at, float *confidence);

/* The only state that the text has named so far, the one whose release it is left out;
 * NULL: none, or several. */
const ent_actor *ent_country_only(const ent_finder *f);

#endif
