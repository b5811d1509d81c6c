/* lexicon.h - known actors, names, roles, words and codes, read-only once open.
 *
 * Readable tables in data/lexicon/ (one fact a line, tab-separated, '#' comments):
 *   actors.tsv  id  kind  code  sector  name  gender  source    (gender: f, m or empty)
 *   names.tsv   id  type  name  source              (type: see ent_name_type)
 *   offices.tsv id  office  code  since  until  source
 *   members.tsv organisation  member  since  until  source     (codes)
 *   sites.tsv   host  code  source     (official ones)
 *   cameo.tsv   cameo  relation  status  goldstein  quad
 * The actor "no-actor" (kind other, code "") is no party: names such as "Paris Agreement"
 * or "Korean War" belong to it, so that no state is read in them.
 * A lexicon may be used by many threads at once. */
#ifndef ENT_LEXICON_LEXICON_H
#define ENT_LEXICON_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "lexicon/ontology.h"

typedef enum {
    ENT_STATE, /* a state or territory as such */
    ENT_BODY,  /* a government, ministry, parliament, army, court, party of a state */
    ENT_ORGANISATION, /* international */
    ENT_GROUP,        /* armed or political, not a state's */
    ENT_PERSON,
    ENT_COMPANY,
    ENT_OTHER /* media, NGO, people */
} ent_kind;
enum { ENT_KINDS = ENT_OTHER + 1 };
extern const char
    *const ent_kind_names[ENT_KINDS]; /* "state", "body", "organisation", ... */

/* A canonical party. Strings are never NULL but `code` is "" where the state is unknown.
 */
typedef struct {
    const char *id;     /* stable: "russia", "vladimir-putin", "nato" */
    const char *code;   /* ISO 3166-1 alpha-3, organisation or group code; "" unknown */
    const char *name;   /* "Russia", "Vladimir Putin", "NATO" */
    const char *sector; /* GOV, MIL, LEG, ... ; "" */
    ent_kind kind;
    uint32_t index; /* in the lexicon's table; UINT32_MAX for an actor made by a text */
    bool female, male; /* persons, where known */
} ent_actor;

typedef enum {
    ENT_NAME_FULL,         /* Russia, Russian Federation, Vladimir Putin */
    ENT_NAME_ABBREVIATION, /* UN, DPRK: upper case only */
    ENT_NAME_DEMONYM,      /* Russians */
    ENT_NAME_ADJECTIVE,    /* Russian */
    ENT_NAME_CAPITAL,      /* Moscow */
    ENT_NAME_CITY,         /* Vladivostok: a place of that state */
    ENT_NAME_SEAT,         /* Kremlin, White House: always the government */
    ENT_NAME_SURNAME /* Putin: only where a person of that name held an office then */
} ent_name_type;
enum { ENT_NAME_TYPES = ENT_NAME_SURNAME + 1 };

typedef struct {
    uint32_t actor; /* index */
    ent_name_type type;
} ent_name_sense;

/* Senses of a name, best known first. */
typedef struct {
    const ent_name_sense *senses;
    size_t count;
    size_t words; /* how many of the given words the name takes */
} ent_name_match;

typedef struct {
    uint32_t actor;        /* who */
    const char *office;    /* "president", "prime minister", "foreign minister", ... */
    const char *code;      /* of which state or organisation */
    ent_date since, until; /* inclusive; ENT_NO_DATE: unknown or still */
} ent_office;

typedef struct {
    const char *organisation, *member; /* codes: "NATO", "FIN" */
    ent_date since, until;             /* inclusive; ENT_NO_DATE: unknown or still */
} ent_membership;

typedef struct {
    const char *code; /* "036" */
    ent_relation relation;
    ent_status status;
    ent_micro goldstein; /* -10..+10 in millionths */
    int quad;            /* 1 verbal cooperation ... 4 material conflict */
} ent_cameo;

typedef struct ent_lexicon ent_lexicon;

/* Opens the tables of folder `dir`: by the compiled file that was made from just these
 * tables (their hashes are compared: it is never a stale one), dir/lexicon.bin or that of
 * the build tree; where there is none, by compiling them in memory, some 60 ms. A line
 * that is not understood fails with file and line, a damaged compiled file by its name.
 */
ENT_CHECKED bool ent_lexicon_open(const char *dir, ent_lexicon **lexicon, ent_error *err);

/* Compiles the tables of folder `dir` to the file `path`. Same tables, same bytes. */
ENT_CHECKED bool ent_lexicon_compile(const char *dir, const char *path, ent_error *err);
void ent_lexicon_close(ent_lexicon *lexicon); /* NULL is allowed */

/* Hex digest of all tables: the "lexicon 3f2a91bc" of a producer. */
const char *ent_lexicon_digest(const ent_lexicon *lexicon);

size_t ent_lexicon_count(const ent_lexicon *lexicon);
const ent_actor *ent_lexicon_actor(const ent_lexicon *lexicon, uint32_t index);

/* The same as he is on `date`: a dictionary may give him another code or sector then, or
 * none (code ""); ENT_NO_DATE: as ent_lexicon_actor. Equal answers are one pointer. */
const ent_actor *ent_lexicon_actor_on(
    const ent_lexicon *lexicon, uint32_t index, ent_date date);

/* Does a dictionary list this actor, and the lexicon itself does not, or not any more? */
bool ent_lexicon_is_listed(const ent_lexicon *lexicon, uint32_t index);

/* By id; NULL where unknown. */
const ent_actor *ent_lexicon_find(const ent_lexicon *lexicon, const char *id);

/* The state, organisation or group that owns `code` ("RUS" -> Russia); NULL: none. */
const ent_actor *ent_lexicon_owner(const ent_lexicon *lexicon, const char *code);

/* A person typed it: id, code, name or surname, any case. NULL: unknown; then up to
 * `room` near names are written to `near` (`*count` of them), nearest first. */
const ent_actor *ent_lexicon_guess(const ent_lexicon *lexicon, const char *typed,
    const char **near, size_t room, size_t *count);

/* Longest name that starts at words[0]. `words` are folded (ent_utf8_fold), `raw` as
 * written. Abbreviations match raw upper case only ("US", "U.S.", never "us"); a word
 * that the table writes with a capital wants one in `raw` ("Turkey", never "turkey").
 * Full stops and apostrophes inside words, and hyphens between them, make no difference,
 * nor whether hyphens are tokens of their own; a possessive 's must be one. False: none.
 */
bool ent_lexicon_match(const ent_lexicon *lexicon, const char *const *words,
    const char *const *raw, size_t count, ent_name_match *match);

/* Offices of a person, oldest first. */
size_t ent_lexicon_offices(
    const ent_lexicon *lexicon, uint32_t actor, const ent_office **offices);

/* Who held `office` of `code` on `date` (ENT_NO_DATE: the latest known); NULL: unknown.
 */
const ent_actor *ent_lexicon_holder(
    const ent_lexicon *lexicon, const char *office, const char *code, ent_date date);

/* Memberships, present and past, of the organisation with this code, by member. */
size_t ent_lexicon_members(
    const ent_lexicon *lexicon, const char *code, const ent_membership **members);

/* Does `member` belong to organisation `code` on `date`? ENT_NO_DATE: still, as far as
 * the tables know. */
bool ent_lexicon_is_member(
    const ent_lexicon *lexicon, const char *code, const char *member, ent_date date);

/* The state or organisation whose official site `address` is, a URL or a host; a host
 * counts with all below it ("2021-2025.state.gov" -> United States). NULL: none known. */
const ent_actor *ent_lexicon_site(const ent_lexicon *lexicon, const char *address);

/* Rows of data/lexicon/cameo.tsv; the longest known prefix counts ("1823" -> "182").
 * NULL: not even the root is known. */
const ent_cameo *ent_lexicon_cameo(const ent_lexicon *lexicon, const char *code);

#endif
