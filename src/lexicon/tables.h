/* tables.h - the tables as they were read, before they are compiled (private).
 *
 *   actors.tsv  -> actors, ids, owners
 *   names.tsv   -> names
 *   offices.tsv -> offices (by person), posts (by office and code)
 *   cameo.tsv   -> cameos
 *   members.tsv -> members (by organisation), groups
 *   sites.tsv   -> sites, hosts */
#ifndef ENT_LEXICON_TABLES_H
#define ENT_LEXICON_TABLES_H

#include "base/table.h"
#include "lexicon/image.h"
#include "lexicon/names.h"
#include "lexicon/tsv.h"

typedef struct {
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
    bool *related; /* of each CAMEO row: is it a relation? */
    size_t cameo_count;
    ent_table cameo_codes;   /* code -> index */
    ent_membership *members; /* by organisation and member */
    size_t member_count;
    ent_table groups;   /* code -> index of its first member */
    const char **sites; /* the code of each */
    size_t site_count;
    ent_table hosts; /* host -> index of its site */
    uint64_t hashes[ENT_LEXICON_TABLES];
} ent_tables;

/* Reads all tables of folder `dir`; `tables` is {0} before and to be freed in any case.
 */
ENT_CHECKED bool ent_tables_read(ent_tables *tables, const char *dir, ent_error *err);
void ent_tables_free(ent_tables *tables);

/* Used by ent_tables_read, after the other tables. */
ENT_CHECKED bool ent_tables_read_cameo(
    ent_tables *tables, const char *dir, ent_error *err);

ENT_CHECKED bool ent_tables_read_members(
    ent_tables *tables, const char *dir, ent_error *err);

ENT_CHECKED bool ent_tables_read_sites(
    ent_tables *tables, const char *dir, ent_error *err);

/* What a line of actors.tsv says; the index is UINT32_MAX. */
ENT_CHECKED bool ent_tables_read_actor(
    const ent_tsv *table, const ent_tsv_row *row, ent_actor *actor, ent_error *err);

/* The first state, organisation, group or other actor with a code owns it. False only
 * when out of memory. */
ENT_CHECKED bool ent_tables_add_owner(ent_tables *tables, const ent_actor *actor);
bool ent_may_own(ent_kind kind);

/* An actor's own name counts as an abbreviation where it is shouted. */
ENT_CHECKED bool ent_tables_add_main_name(
    ent_names *names, const ent_actor *actor, ent_error *err);

/* Sort what was read and make it known by post and organisation. False: out of memory. */
ENT_CHECKED bool ent_tables_index_offices(ent_tables *tables);
ENT_CHECKED bool ent_tables_index_members(ent_tables *tables);

extern const char *const ent_name_type_names[ENT_NAME_TYPES];

/* First and last day of a term; empty cells are ENT_NO_DATE. */
ENT_CHECKED bool ent_tables_term(const ent_tsv *table, const ent_tsv_row *row,
    const char *first, const char *last, ent_date *since, ent_date *until,
    ent_error *err);

/* One run of bytes as in image.h, to be given to ent_image_read. */
ENT_CHECKED bool ent_tables_compile(
    const ent_tables *tables, ent_buffer *bytes, ent_error *err);

/* Index of `cell` in `names`; on failure: "FILE:LINE: WHAT 'cell', expected one of ..."
 */
ENT_CHECKED bool ent_tables_choose(const ent_tsv *table, const ent_tsv_row *row,
    const char *what, const char *cell, const char *const *names, size_t count,
    size_t *index, ent_error *err);

#endif
