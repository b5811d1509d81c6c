/* axis.h - the two sides of a chart: windows along its foot, numbers along its height. */
#ifndef ENT_OUTPUT_AXIS_H
#define ENT_OUTPUT_AXIS_H

#include "analysis/windows.h"
#include "output/page.h"

typedef struct {
    const ent_windows *windows;
    double left, step; /* where the first window begins; how wide a window is */
    size_t *windows_named, *texts;
    size_t count;
} ent_time_axis;

/* Chooses the windows that are named, as many as have room, at round dates ("2022",
 * "Jul 2022", "24 Feb 2022"), and writes their names down. */
void ent_time_axis_make(ent_time_axis *axis, ent_page *page, const ent_windows *windows,
    double left, double step, double size);

/* Puts the names below `y`, each below the middle of its window. */
void ent_time_axis_put(const ent_time_axis *axis, ent_page *page, double y);

/* "March 2022", "7 to 13 March 2022", "the first quarter of 2022", ...: one window in a
 * sentence. */
void ent_say_window(ent_buffer *out, const ent_windows *windows, size_t window);

/* All of them: "March 2022 to July 2024", "2014 to 2022", or by days. */
void ent_say_windows(ent_buffer *out, const ent_windows *windows);

/* "day", "week", ...: what a window is. */
const char *ent_step_noun(ent_step step);

/* A step of 1, 2 or 5 times a power of ten, so that `most` has at most `ticks` of it. */
uint64_t ent_round_step(uint64_t most, unsigned ticks);

/* Windows of `step` over a period; ENT_STEP_AUTO: as fine as its length asks, but at most
 * `most`. An unknown period has no windows. */
ENT_CHECKED bool ent_chart_windows(ent_interval period, ent_step step, size_t most,
    ent_arena *arena, ent_windows *windows, ent_error *err);

#endif
