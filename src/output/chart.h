/* chart.h - what happened when, drawn: of one dyad, of all relations, of the actors.
 *
 *   dyad    bars by window: cooperation above the axis, conflict below, stacked by
 *           relation; planned hollow, alleged pale; the largest events numbered
 *   heat    a field for each relation and window, darker with more events
 *   actors  a field for each of the most central actors and window, in the colour of
 *           what weighs more, cooperation or conflict */
#ifndef ENT_OUTPUT_CHART_H
#define ENT_OUTPUT_CHART_H

#include "analysis/windows.h"
#include "output/export.h"
#include "output/theme.h"

typedef enum {
    ENT_CHART_NONE,
    ENT_CHART_DYAD,
    ENT_CHART_HEAT,
    ENT_CHART_ACTORS
} ent_chart;

typedef struct {
    ent_chart chart;
    const char *format, *title; /* as in ent_picture_options */
    ent_theme_name theme;
    ent_step step;
    const char *a, *b; /* of a dyad: node ids of the graph */
} ent_chart_options;

/* Appends the chart to `out`. Same graph and fonts: same bytes. Undated and negated
 * events are in no chart; the notes count them. A dyad without events is ENT_NOT_FOUND
 * and names whom its first actor has events with; ENT_USAGE: no chart is named, or a
 * dyad without its two actors. */
ENT_CHECKED bool ent_chart_to(const ent_export *e, const ent_chart_options *options,
    ent_buffer *out, ent_error *err);

#endif
