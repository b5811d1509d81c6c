/* part.h - tallies as a table of text that can be added to others; docs/formats.md.
 *
 *   #entente-tallies/1
 *   #import  HASH  ROWS  NAME  PRODUCER          of each file that was counted
 *   source_code  source_id  ...  day  count  ... head line
 *   RUS  russia  ...  2022-02-24  3  ...         in order; see ent_tally_list
 *   #end  TALLIES
 *
 * Cells are separated by tabs; a tab, line end or backslash inside one is \t, \n, \\. */
#ifndef ENT_TALLY_PART_H
#define ENT_TALLY_PART_H

#include <stdio.h>

#include "read/source.h"
#include "tally/tally.h"

#define ENT_TALLY_SCHEMA "#entente-tallies/"

/* True where a file that begins so is such a table, of whatever version. */
bool ent_part_is(const char *head, size_t length);

/* The same bytes for every number of threads; 0: all cores. */
ENT_CHECKED bool ent_part_write(
    const ent_tally_list *list, size_t threads, FILE *out, ent_error *err);

/* Adds the table to `t`, wholly or, where something in it is wrong, not at all: a table
 * with a line left out would count less than it says. ENT_MALFORMED names place and
 * line: "part.tsv:17: ...". */
ENT_CHECKED bool ent_part_read(ent_tallies *t, ent_source *source, ent_error *err);

#endif
