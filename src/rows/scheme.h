/* scheme.h - whose codes the ids of a network are: then they are states that we know.
 *
 * "SWZ" is Eswatini in ISO 3166-1 and Switzerland in the Correlates of War; a family may
 * be called so. An id is named only by a list that the file's ids are of. */
#ifndef ENT_ROWS_SCHEME_H
#define ENT_ROWS_SCHEME_H

#include "lexicon/lexicon.h"
#include "rows/network.h"
#include "rows/reader.h"

typedef enum {
    ENT_SCHEME_NONE,
    ENT_SCHEME_ISO, /* alpha-3; also codes of organisations that are not of three letters
                     */
    ENT_SCHEME_COW, /* letters or numbers of the Correlates of War */
    ENT_SCHEME_GW   /* numbers of Gleditsch and Ward */
} ent_scheme;
enum { ENT_SCHEMES = ENT_SCHEME_GW + 1 };
extern const char *const ent_scheme_names[ENT_SCHEMES]; /* "none", "iso", "cow", "gw" */

/* Strings are the lexicon's and the codes'. */
typedef struct {
    const ent_actor *actor; /* NULL: the id stays as it is */
    const char *former;     /* name of a state of the past, whose id stays; NULL */
} ent_scheme_name;

typedef struct {
    ent_scheme scheme;
    ent_table ids;            /* of the network, once each */
    ent_scheme_name *names;   /* of ids.entries */
    size_t fits[ENT_SCHEMES]; /* ids that are codes of each list */
    size_t shared;            /* ids that stay since two would be one state */
} ent_scheme_reading;

/* Names the ids by `asked`, or where that is NULL by the list that nine in ten of them
 * are of; none: no id is named. Of numbers it takes ten ids to tell. `names` belong to
 * `arena`; `reading` is to be freed in any case. */
ENT_CHECKED bool ent_scheme_read(ent_arena *arena, const ent_row_codes *codes,
    const ent_network *network, const char *asked, ent_scheme_reading *reading,
    ent_error *err);
void ent_scheme_free(ent_scheme_reading *reading);

#endif
