/* windows.h - a period cut into days, weeks, months, quarters or years. */
#ifndef ENT_ANALYSIS_WINDOWS_H
#define ENT_ANALYSIS_WINDOWS_H

#include "graph/graph.h"

typedef enum {
    ENT_STEP_AUTO, /* by the length of the period; see ent_step_for */
    ENT_STEP_DAY,
    ENT_STEP_WEEK, /* of ISO 8601: from Monday */
    ENT_STEP_MONTH,
    ENT_STEP_QUARTER,
    ENT_STEP_YEAR
} ent_step;
enum { ENT_STEPS = ENT_STEP_YEAR + 1 };
extern const char *const ent_step_names[ENT_STEPS]; /* "auto", "day", ... */

enum { ENT_WINDOWS_MOST = 20000 };

typedef struct {
    ent_step step;             /* never ENT_STEP_AUTO */
    const ent_interval *items; /* in order, without gaps; the ends are inclusive */
    size_t count;              /* 0: the period is unknown */
} ent_windows;

/* Bits of statuses; what is said to have happened, not to lie ahead nor to be untrue. */
#define ENT_STATUS_BIT(status) (UINT32_C(1) << (status))
#define ENT_HAPPENED           (ENT_STATUS_BIT(ENT_ACTUAL) | ENT_STATUS_BIT(ENT_ALLEGED))

/* By day up to 6 weeks, week up to 9 months, month up to 6 years, quarter up to 20 years,
 * year beyond. */
ent_step ent_step_for(ent_interval period);

/* Days of a window of usual length: 1, 7, 30.4375, ...; ENT_STEP_AUTO: of a month. */
double ent_step_days(ent_step step);

/* Cuts `period`, whose ends are both known, else there are no windows; the first and last
 * window end with it. Windows belong to `arena`. ENT_USAGE where there would be more than
 * ENT_WINDOWS_MOST. */
ENT_CHECKED bool ent_windows_cut(ent_interval period, ent_step step, ent_arena *arena,
    ent_windows *windows, ent_error *err);

/* From the first to the last day of its events of `statuses` (bits; 0: all); an end that
 * its filter has is taken instead. Stray dates do not stretch it: where 95 of 100 events
 * lie in a quarter of that time or less (files of events have rows that are years old),
 * they are the period. Unknown: ENT_NO_DATE. */
ENT_CHECKED bool ent_period_of_graph(
    const ent_graph *graph, uint32_t statuses, ent_interval *period, ent_error *err);

/* The same of all its events with a date, whatever the filter asks: the days without
 * strays, and how many events lie before or after. */
ENT_CHECKED bool ent_core_of_graph(
    const ent_graph *graph, ent_interval *core, uint64_t *outside, ent_error *err);

/* Its events that have a date outside of `period`. */
uint64_t ent_events_outside(const ent_graph *graph, ent_interval period);

/* Windows of that period, those at its ends being whole where the filter does not cut
 * them. */
ENT_CHECKED bool ent_windows_of_graph(const ent_graph *graph, ent_step step,
    uint32_t statuses, ent_arena *arena, ent_windows *windows, ent_error *err);

/* Index of the window that holds `day`; windows->count: none does. */
size_t ent_window_at(const ent_windows *windows, ent_date day);

/* Days in it. */
double ent_window_days(const ent_windows *windows, size_t index);

/* "2022-02-14", "2022-W07", "2022-02", "2022-Q1", "2022". */
void ent_window_name(const ent_windows *windows, size_t index, char name[16]);

#endif
