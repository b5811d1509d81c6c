/* ontology.h - relation types and statuses: the field's vocabulary, as data.
 *
 * PLOVER's sixteen relations and "alliance", from data/lexicon/relations.tsv; CAMEO codes
 * map onto them by data/lexicon/cameo.tsv (see lexicon.h). Sources: PLOVER manual (Open
 * Event Data Alliance), CAMEO codebook 1.1b3 (Schrodt 2012), Goldstein (1992). */
#ifndef ENT_LEXICON_ONTOLOGY_H
#define ENT_LEXICON_ONTOLOGY_H

#include <stdint.h>

#include "base/error.h"

typedef enum {
    ENT_ALLIANCE,
    ENT_MEETING,
    ENT_SUPPORT,
    ENT_AGREE,
    ENT_COOPERATE,
    ENT_AID,
    ENT_CONCEDE,
    ENT_RETREAT,
    ENT_REQUEST,
    ENT_ACCUSE,
    ENT_REJECT,
    ENT_THREATEN,
    ENT_PROTEST,
    ENT_MOBILIZE,
    ENT_SANCTION,
    ENT_COERCE,
    ENT_ASSAULT
} ent_relation;
enum { ENT_RELATIONS = ENT_ASSAULT + 1 };

typedef enum {
    ENT_ACTUAL,
    ENT_PLANNED,
    ENT_NEGATED,
    ENT_POSSIBLE,
    ENT_ALLEGED
} ent_status;
enum { ENT_STATUSES = ENT_ALLEGED + 1 };

/* Fixed point: millionths. Sums of these are exact and order-free. */
typedef int64_t ent_micro;
#define ENT_ONE ((ent_micro)1000000)

typedef struct {
    const char *name;   /* "meeting" */
    const char *plover; /* "CONSULT"; "" for alliance */
    const char *cameo;  /* the code of an event whose frame names none; "" for alliance */
    const char *intent; /* its code where the event is planned; "" where it has no own */
    bool both;          /* undirected: source and target are interchangeable */
    int sign;           /* +1, -1; request is by its code and +0 here */
    bool material;
    ent_micro intensity; /* Goldstein's value of `cameo`; of alliance that of 057 */
    const char *meaning; /* one line, for help and legends */
} ent_relation_info;

extern const ent_relation_info ent_relation_table[ENT_RELATIONS];
extern const char *const ent_status_names[ENT_STATUSES];

/* Names are matched exactly. On failure the message suggests the nearest name. */
ENT_CHECKED bool ent_relation_parse(
    const char *name, ent_relation *relation, ent_error *err);
ENT_CHECKED bool ent_status_parse(const char *name, ent_status *status, ent_error *err);

#endif
