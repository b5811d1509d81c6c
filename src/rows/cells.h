/* cells.h - where the cells of a line begin and end (private). */
#ifndef ENT_ROWS_CELLS_H
#define ENT_ROWS_CELLS_H

#include <stdint.h>

#include "base/buffer.h"

/* Cells that are kept; more are only counted. */
enum { ENT_CELLS_KEPT = 256 };

typedef struct {
    const char *line;                  /* as it stands in the file, of `length` bytes */
    const char *bytes;                 /* the line, or a copy without its quotes */
    size_t length;                     /* of the line, without its line end */
    size_t taken;                      /* with it */
    uint32_t count;                    /* of cells */
    bool nul;                          /* it holds NUL bytes */
    bool torn;                         /* its quotes are wrong */
    uint32_t gap;                      /* bytes between cells: of a line 1, of a copy 0 */
    uint32_t end[ENT_CELLS_KEPT + 64]; /* of cells; room for those of one look */
} ent_row_cells;

/* Where cell `i` of those that are kept begins. */
static inline uint32_t ent_row_cell_begin(const ent_row_cells *c, uint32_t i)
{
    return i ? c->end[i - 1] + c->gap : 0;
}

/* A quote that is open for so many bytes is none: line ends count again. */
enum { ENT_QUOTED_LONGEST = 1 << 16 };

/* Where the first row ends (its line end's place) if cells may be in quotes; `length`
 * where it does not end in these bytes. */
size_t ent_row_cells_end(const char *bytes, size_t length);

/* The first line of `bytes` (of which there is at least one), cut at `separator`. */
void ent_row_cells_plain(
    ent_row_cells *c, const char *bytes, size_t length, char separator);

/* The ways in which this machine can do that, the fastest first; at least one. All give
 * the same. */
typedef void ent_row_cut(
    ent_row_cells *c, const char *bytes, size_t length, char separator);
enum { ENT_CELLS_WAYS = 3 };
size_t ent_row_cells_ways(ent_row_cut *ways[ENT_CELLS_WAYS]);

/* The same where cells may be in quotes (RFC 4180). A copy goes to `copy` where one is
 * needed; line ends inside a cell become spaces. False: out of memory. */
ENT_CHECKED bool ent_row_cells_quoted(ent_row_cells *c, const char *bytes, size_t length,
    char separator, ent_buffer *copy, ent_error *err);

#endif
