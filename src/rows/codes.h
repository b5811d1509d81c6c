/* codes.h - data/lexicon/codes.tsv and cameo.tsv, looked up without a search (private).
 */
#ifndef ENT_ROWS_CODES_H
#define ENT_ROWS_CODES_H

#include "base/table.h"
#include "rows/reader.h"

/* A type of event. */
typedef struct {
    uint8_t relation, status, quad;
    uint8_t sort; /* ent_type_sort */
    int32_t goldstein;
    char cameo[8]; /* as our tables write it */
} ent_row_type;

typedef enum {
    ENT_TYPE_UNKNOWN,
    ENT_TYPE_STATEMENT, /* known, but no relation */
    ENT_TYPE_RELATION
} ent_type_sort;

typedef enum {
    ENT_LIST_STATE,
    ENT_LIST_ACTOR,
    ENT_LIST_REGION,
    ENT_LIST_ROLE,
    ENT_LIST_FAITH,
    ENT_LIST_PEOPLE,
    ENT_LIST_HEAD, /* of dictionaries: lexicon/actor_code.c */
    ENT_LIST_FIPS,
    ENT_LIST_COW,
    ENT_LIST_OLD_COW,
    ENT_LIST_OLD_GW,
    ENT_LIST_COUNTRY,
    ENT_LIST_AREA,
    ENT_LIST_NOBODY,
    ENT_LIST_SECTOR,
    ENT_LIST_PLOVER,
    ENT_LIST_ACLED,
    ENT_LIST_ICEWS,
    ENT_LIST_QUAD
} ent_code_list;
enum { ENT_CODE_LISTS = ENT_LIST_QUAD + 1 };

typedef struct {
    const char *code, *means, *name;
    uint32_t order; /* in the table */
} ent_code_row;

enum { ENT_CAMEO_CODES = 10 + 100 + 1000 + 10000 };

struct ent_row_codes {
    const ent_lexicon *lexicon;
    ent_arena arena;
    ent_table lists[ENT_CODE_LISTS]; /* folded code -> index into rows */
    ent_table numbers[2]; /* of COW, of GW -> index of the state in the lexicon */
    ent_code_row *rows;
    char digest[17];
    ent_row_type relations[ENT_RELATIONS];
    ent_row_type cameo[ENT_CAMEO_CODES]; /* all of one digit, of two, of three, of four */
};

/* Case makes no difference but in chunks of CAMEO ("kur" is a people). NULL: not there.
 */
const ent_code_row *ent_codes_find(
    const ent_row_codes *codes, ent_code_list list, const char *code, size_t length);

/* By a CAMEO code: lost zeros are given back ("36" is 036; "10" to "20" are what they
 * say), the longest known prefix counts, so "13y" is 13. */
const ent_row_type *ent_codes_cameo(
    const ent_row_codes *codes, const char *code, size_t length);

/* By our own name of a relation; the type of its own CAMEO code. */
const ent_row_type *ent_codes_relation(const ent_row_codes *codes, ent_row_text name);

/* By a type in words (and what divides it; "" or NULL: nothing does). */
const ent_row_type *ent_codes_type(
    const ent_row_codes *codes, ent_code_list list, ent_row_text type, ent_row_text mode);

/* Whether it is the second actor who does it to the first. */
bool ent_codes_back(
    const ent_row_codes *codes, ent_code_list list, ent_row_text type, ent_row_text mode);

/* Code of the state of a FIPS code or a number; "" where unknown. */
const char *ent_codes_state(
    const ent_row_codes *codes, ent_row_coding coding, ent_row_text cell);

/* The same, and of a number of the past that of the state that came after. */
const char *ent_codes_state_then(
    const ent_row_codes *codes, ent_row_coding coding, ent_row_text cell);

/* Code of the country: an ISO code, an older one, a name ("Korea, South", "The Gambia",
 * "Turkey (Ottoman Empire)" too); "" where unknown. */
const char *ent_codes_country(const ent_row_codes *codes, ent_row_text country);

#endif
