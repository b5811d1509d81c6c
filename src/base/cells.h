/* cells.h - the cells of a line of a tab-separated table, as people and spreadsheets
 * write them. */
#ifndef ENT_BASE_CELLS_H
#define ENT_BASE_CELLS_H

#include <stddef.h>

/* Cuts `line` in place at tabs: cells are trimmed, and freed of the quotation marks that
 * spreadsheets add ("Oz, ""the great"""). Fills at most `room` of `cells` and counts all,
 * but for empty ones at the end. */
size_t ent_cells_cut(char *line, const char **cells, size_t room);

/* Takes the next line of `*at` (up to `end`, where a NUL must stand): ends it with a NUL,
 * without \r, and moves `*at` behind it. A mark of UTF-8 at the start of the table is the
 * caller's to skip. */
char *ent_cells_line(char **at, char *end, size_t *length);

#endif
