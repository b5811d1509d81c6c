/* names.h - how often names occur, of however many a bounded number.
 *
 * Up to ENT_ROW_NAMES_MOST all are kept. Of more a sample is, each name with its exact
 * number: those whose hash begins with `level` zero bits (adaptive sampling: Flajolet
 * 1990). The level is the least that is enough, so that what is kept depends on the names
 * alone, not on their order, nor on how threads shared them. */
#ifndef ENT_ROWS_NAMES_H
#define ENT_ROWS_NAMES_H

#include "base/table.h"

enum { ENT_ROW_NAMES_MOST = 1 << 14 };

typedef struct {
    ent_table kept; /* name -> how often */
    unsigned level;
    uint64_t sum; /* of all names */
} ent_row_names;  /* {0} is empty */

ENT_CHECKED bool ent_row_names_add(ent_row_names *names, const char *name, size_t length,
    uint64_t times, ent_error *err);

ENT_CHECKED bool ent_row_names_join(
    ent_row_names *into, const ent_row_names *from, ent_error *err);

/* How many different ones there were: an estimate from level 1 on. */
uint64_t ent_row_names_count(const ent_row_names *names);

void ent_row_names_free(ent_row_names *names);

#endif
