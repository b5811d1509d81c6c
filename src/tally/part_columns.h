/* part_columns.h - the columns of a table of tallies. */
#ifndef ENT_TALLY_PART_COLUMNS_H
#define ENT_TALLY_PART_COLUMNS_H

#include <stddef.h>

enum {
    ENT_PART_SOURCE = 0, /* five: code, id, name, kind, sector */
    ENT_PART_TARGET = 5, /* the same */
    ENT_PART_RELATION = 10,
    ENT_PART_STATUS,
    ENT_PART_DAY,
    ENT_PART_COUNT, /* here the numbers begin */
    ENT_PART_REPORTS,
    ENT_PART_SOURCES,
    ENT_PART_ARTICLES,
    ENT_PART_INTENSITY,
    ENT_PART_CONFIDENCE,
    ENT_PART_LEAN,
    ENT_PART_WEIGHT,
    ENT_PART_WEIGHT_LOG,
    ENT_PART_WEIGHT_REPORTS,
    ENT_PART_TOP_INTENSITY,
    ENT_PART_TOP_CONFIDENCE,
    ENT_PART_TOP_APPEAL,
    ENT_PART_COLUMNS
};
extern const char *const ent_part_columns[ENT_PART_COLUMNS];

#endif
