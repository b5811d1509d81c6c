/* tally.h - sums of events per dyad, relation, status and day.
 *
 *   parties  [ code id name kind sector | ... ]   numbered in order of first sight
 *   slots    [ tag place | . | tag place | ... ]  open addressing
 *   items    [ key sums | key sums | ... ]        dense, in order of first sight
 *
 * Adding is associative and commutative to the bit: sums are whole numbers, what could
 * run over stops at its largest value, and the strongest report is the largest of a total
 * order. So threads, parts of files and stores can be added up in any order. Sums are
 * raw: duplicates, factors and decay are chosen when a graph is built. */
#ifndef ENT_TALLY_TALLY_H
#define ENT_TALLY_TALLY_H

#include "base/table.h"
#include "events/event.h"

/* The strongest report: most confident, then of the largest |intensity|, then friendlier,
 * then one that is no appeal. */
typedef struct {
    int32_t intensity, confidence; /* millionths */
    bool appeal;                   /* CAMEO 02: says nothing of a sign */
} ent_strongest;

typedef struct {
    uint64_t count;                      /* events; at least 1 */
    uint64_t reports, sources, articles; /* as the source counts them */
    ent_micro intensity, confidence;     /* sums */
    ent_micro lean;                      /* sum of intensity, appeals left out */
    int64_t weight;         /* sum of |intensity| x confidence, in billionths */
    int64_t weight_log;     /* sum of that x (1 + ln(reports)) */
    int64_t weight_reports; /* sum of that x reports */
    ent_strongest strongest;
} ent_sums;

typedef struct {
    uint32_t source, target; /* parties */
    ent_date day;            /* on which the event starts; ENT_NO_DATE: undated */
    uint8_t relation, status;
} ent_tally_key;

typedef struct {
    ent_tally_key key;
    ent_sums sums;
} ent_tally;

/* A file that was read: so that nothing is counted twice. */
typedef struct {
    char hash[33];        /* of its bytes */
    uint64_t rows;        /* that were counted */
    const char *name;     /* without its folder */
    const char *producer; /* who counted */
} ent_import;

typedef struct {
    ent_table parties; /* the five strings with their NULs -> nothing; see tally.c */
    ent_tally *items;
    size_t count, capacity;
    uint64_t *slots; /* tag and place + 1; 0 is free */
    size_t slot_count;
    ent_arena arena; /* of the imports */
    ent_import *imports;
    size_t import_count, import_capacity;
} ent_tallies; /* {0} is empty; one thread at a time */

/* What one event adds to the tally of its key. */
typedef struct {
    int32_t intensity, confidence;       /* millionths: -10..+10, 0..1 */
    uint32_t reports, sources, articles; /* reports 0: one */
    bool appeal;
} ent_counted;

/* |intensity| x confidence in billionths, of millionths; halves away from 0. */
int64_t ent_weight_of(ent_micro intensity, ent_micro confidence);

/* The same x reports, or x (1 + ln(reports)); none are one. Stop at their largest value.
 */
int64_t ent_weight_reported(int64_t weight, uint64_t reports);
int64_t ent_weight_logged(int64_t weight, uint64_t reports);

/* What one event adds: of a row what its file counts; an article is one source and one
 * article. */
ent_sums ent_sums_of(const ent_event *event);

/* Negative: `a` is the stronger report; 0: they are equal. */
int ent_strongest_compare(const ent_strongest *a, const ent_strongest *b);

/* The number of a party, made where it is new. NULL and "" are the same. */
ENT_CHECKED bool ent_tally_party(
    ent_tallies *t, const ent_party *party, uint32_t *number, ent_error *err);

/* Adds one event under a key whose hash is known. ENT_MEMORY, ENT_LIMIT. */
ENT_CHECKED bool ent_tally_add_hashed(ent_tallies *t, const ent_tally_key *key,
    uint64_t hash, const ent_counted *one, ent_error *err);

/* Adds one to another. ENT_LIMIT as below. */
ENT_CHECKED bool ent_sums_add(ent_sums *into, const ent_sums *more, ent_error *err);

/* Of a key: what ent_tally_expect and ent_tally_add_hashed are asked with. */
uint64_t ent_tally_hash(const ent_tally_key *key);

/* Has the place of a key that will be added soon brought near: first `stage` 0, then 1.
 */
static inline void ent_tally_expect(const ent_tallies *t, uint64_t hash, int stage)
{
#if defined(__GNUC__)
    if (!t->slot_count) return;
    const uint64_t *slot = &t->slots[hash & (t->slot_count - 1)];
    if (stage == 0) {
        __builtin_prefetch(slot, 0);
    } else if (*slot) {
        const char *item = (const char *)&t->items[(uint32_t)*slot - 1];
        __builtin_prefetch(item, 1);
        __builtin_prefetch(item + 64, 1);
    }
#else
    (void)t, (void)hash, (void)stage;
#endif
}

/* Adds sums. ENT_LIMIT where one tally would hold over ENT_TALLY_LARGEST events. */
#define ENT_TALLY_LARGEST UINT64_C(900000000000)
ENT_CHECKED bool ent_tally_add_sums(
    ent_tallies *t, const ent_tally_key *key, const ent_sums *sums, ent_error *err);

/* Adds an event of a record or a text. */
ENT_CHECKED bool ent_tally_event(ent_tallies *t, const ent_event *event, ent_error *err);

/* Adds all of `from`, and its imports. */
ENT_CHECKED bool ent_tallies_merge(
    ent_tallies *into, const ent_tallies *from, ent_error *err);

/* Notes a file; its strings are copied. */
ENT_CHECKED bool ent_tally_import(
    ent_tallies *t, const ent_import *import, ent_error *err);

/* Of party `number`; strings that are not known are NULL. Valid while `t` is. */
ent_party ent_tally_party_at(const ent_tallies *t, uint32_t number);

void ent_tallies_free(ent_tallies *t);

/* By source, target, relation, status and day. */
int ent_tally_key_compare(const ent_tally_key *a, const ent_tally_key *b);

/* Tallies in the one order: parties by ent_party_compare, tallies by source, target,
 * relation, status and day (undated first), imports by hash. */
typedef struct {
    const ent_party *parties;
    size_t party_count;
    const ent_tally *items; /* their parties are indices of `parties` */
    size_t count;
    const ent_import *imports;
    size_t import_count;
} ent_tally_list;

/* Parties that no tally names are left out. What the list points at belongs to `arena`,
 * strings to `t`. */
ENT_CHECKED bool ent_tallies_sort(
    const ent_tallies *t, ent_arena *arena, ent_tally_list *list, ent_error *err);

/* Adds what a list holds, and its imports. */
ENT_CHECKED bool ent_tallies_add_list(
    ent_tallies *t, const ent_tally_list *list, ent_error *err);

#endif
