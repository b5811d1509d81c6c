/* counter.h - files of events -> tallies, over threads.
 *
 *   source -> lock: next block of whole lines -> unlock: rows -> tallies of the thread
 *
 * Each thread cuts its next block while the others read theirs: reading, parsing and
 * tallying overlap, and memory holds a block a thread and the tallies. The tallies of
 * threads are added up at the end: the same for every number of threads. */
#ifndef ENT_TALLY_COUNTER_H
#define ENT_TALLY_COUNTER_H

#include "rows/reader.h"
#include "tally/tally.h"

typedef struct ent_counter ent_counter;

typedef struct {
    size_t threads;                   /* 0: all cores */
    size_t longest;                   /* bytes of a row; 0: the cutter's default */
    const char *producer;             /* who counts */
    const ent_row_mentions *mentions; /* of GDELT's events; NULL: none */
    /* Told of the rows and bytes of each block, by one thread at a time; may be NULL. */
    void (*step)(void *context, uint64_t rows, uint64_t bytes);
    void *step_context;
} ent_counting;

/* `codes` must outlive it. */
ENT_CHECKED bool ent_counter_new(const ent_row_codes *codes, const ent_counting *how,
    ent_counter **counter, ent_error *err);
void ent_counter_free(ent_counter *counter); /* NULL is allowed */

/* A file of that content (read/content.h) is not counted from now on. */
ENT_CHECKED bool ent_counter_know(ent_counter *counter, const char *hash, ent_error *err);

/* Counts a file of events; one that was counted before is not, and `*known` says so. A
 * file that ends with a fault (source->fault) is counted as far as it goes. */
ENT_CHECKED bool ent_counter_read(ent_counter *counter, ent_source *source,
    const ent_row_layout *layout, bool *known, ent_error *err);

/* Adds tallies, unless the files that they are of were all counted before: then `*known`.
 * ENT_USAGE where some of them were; nothing is added then. */
ENT_CHECKED bool ent_counter_add(ent_counter *counter, const ent_tallies *part,
    const char *place, bool *known, ent_error *err);

/* The same of a table of tallies. ENT_MALFORMED where the table is wrong. */
ENT_CHECKED bool ent_counter_read_part(
    ent_counter *counter, ent_source *source, bool *known, ent_error *err);

/* Adds up what was counted since the last call. `sum` is {0}, and the caller's to free.
 * What was counted stays known. */
ENT_CHECKED bool ent_counter_take(ent_counter *counter, ent_tallies *sum, ent_error *err);

/* Tallies that are held, of all threads. */
size_t ent_counter_held(const ent_counter *counter);

/* Adds all that was read and left out so far to `report`, whose strings are valid while
 * the counter is. */
ENT_CHECKED bool ent_counter_report(
    const ent_counter *counter, ent_row_report *report, ent_error *err);

#endif
