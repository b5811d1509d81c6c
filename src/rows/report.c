/* report.c - sums and first places, the same in whatever order threads come. */
#include "rows/report.h"

#include <stdio.h>
#include <string.h>

static bool before(const ent_row_fault *a, const ent_row_fault *b)
{
    return a->file != b->file ? a->file < b->file : a->line < b->line;
}

void ent_row_report_fault(
    ent_row_report *r, ent_row_reason reason, const ent_row_fault *fault)
{
    ent_row_fault *first = r->first[reason];
    size_t at = 0;
    while (at < ENT_ROW_PLACES && first[at].line && before(&first[at], fault)) at++;
    if (at == ENT_ROW_PLACES) return;
    memmove(&first[at + 1], &first[at], (ENT_ROW_PLACES - 1 - at) * sizeof *first);
    first[at] = *fault;
}

bool ent_row_report_add(ent_row_report *into, const ent_row_report *from, ent_error *err)
{
    into->rows += from->rows;
    into->events += from->events;
    into->undated += from->undated;
    for (size_t i = 0; i < ENT_ROW_REASONS; i++) {
        into->reasons[i] += from->reasons[i];
        for (size_t k = 0; k < ENT_ROW_PLACES && from->first[i][k].line; k++)
            ent_row_report_fault(into, (ent_row_reason)i, &from->first[i][k]);
    }
    return ent_row_names_join(&into->types, &from->types, err)
           && ent_row_names_join(&into->actors, &from->actors, err);
}

uint64_t ent_row_report_malformed(const ent_row_report *r)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < ENT_ROW_NO_PARTY; i++) sum += r->reasons[i];
    return sum;
}

void ent_row_report_free(ent_row_report *r)
{
    if (!r) return;
    ent_row_names_free(&r->types);
    ent_row_names_free(&r->actors);
    *r = (ent_row_report){ 0 };
}
