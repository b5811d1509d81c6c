/* progress.h - one line on a terminal that says how far the work is. */
#ifndef ENT_BASE_PROGRESS_H
#define ENT_BASE_PROGRESS_H

#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

typedef struct {
    FILE *stream;                /* NULL: silent */
    const char *what;            /* "documents" */
    uint64_t done, total;        /* total 0: unknown */
    uint64_t bytes, total_bytes; /* the caller's to count; 0: not told, unknown */
    int64_t started, shown;      /* milliseconds of a monotonic clock */
    bool drawn;
} ent_progress;

/* Draws only where `stream` is a terminal; `quiet` silences it. */
void ent_progress_start(
    ent_progress *p, FILE *stream, const char *what, uint64_t total, bool quiet);
void ent_progress_step(
    ent_progress *p, uint64_t more);      /* redraws at most ten times a second */
void ent_progress_clear(ent_progress *p); /* wipes the line */

/* True where colour may be used: a terminal, NO_COLOR unset or empty, TERM not "dumb". */
bool ent_colour_allowed(FILE *stream);

#endif
