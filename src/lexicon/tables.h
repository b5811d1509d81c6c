/* tables.h - a lexicon as it lies in memory, and the readers of its tables (private).
 *
 *   actors.tsv  -> actors, ids, owners
 *   names.tsv   -> names
 *   offices.tsv -> offices (by person), posts (by office and code)
 *   cameo.tsv   -> cameos */
#ifndef ENT_LEXICON_TABLES_H
#define ENT_LEXICON_TABLES_H

#include "base/table.h"
#include "lexicon/lexicon.h"
#include "lexicon/names.h"
#include "lexicon/tsv.h"

enum { ENT_LEXICON_TABLES = 4 };

struct ent_lexicon {
    ent_arena arena; /* holds the tables' text and all arrays */
    ent_actor *actors;
    size_t actor_count;
    ent_table ids;    /* id -> index */
    ent_table owners; /* code -> index of the actor that owns it */
    ent_names names;
    ent_office *offices; /* by actor, then by date */
    size_t office_count;
    size_t *office_starts; /* offices of actor i: [i] .. [i + 1] */
    ent_table posts;       /* "office\tcode" -> latest-read holder + 1 */
    size_t *post_next;     /* offices of one post: index of the next + 1; 0 ends */
    ent_cameo *cameos;
    ent_table cameo_codes; /* code -> index + 1; 0: known to be no relation */
    uint64_t hashes[ENT_LEXICON_TABLES];
    char digest[17];
};

ENT_CHECKED bool ent_lexicon_read_actors(
    ent_lexicon *lexicon, const char *dir, ent_error *err);
ENT_CHECKED bool ent_lexicon_read_names(
    ent_lexicon *lexicon, const char *dir, ent_error *err);
ENT_CHECKED bool ent_lexicon_read_offices(
    ent_lexicon *lexicon, const char *dir, ent_error *err);
ENT_CHECKED bool ent_lexicon_read_cameo(
    ent_lexicon *lexicon, const char *dir, ent_error *err);

/* Index of `cell` in `names`; on failure: "FILE:LINE: WHAT 'cell', expected one of ..."
 */
ENT_CHECKED bool ent_lexicon_choose(const ent_tsv *table, const ent_tsv_row *row,
    const char *what, const char *cell, const char *const *names, size_t count,
    size_t *index, ent_error *err);

#endif
