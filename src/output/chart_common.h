/* chart_common.h - the charts, and what they share. */
#ifndef ENT_OUTPUT_CHART_COMMON_H
#define ENT_OUTPUT_CHART_COMMON_H

#include "analysis/series.h"
#include "output/axis.h"
#include "output/chart.h"
#include "output/frame.h"
#include "output/legend.h"

enum {
    ENT_NOT_NEGATED = ENT_STATUS_BIT(ENT_ACTUAL) | ENT_STATUS_BIT(ENT_PLANNED)
                      | ENT_STATUS_BIT(ENT_POSSIBLE) | ENT_STATUS_BIT(ENT_ALLEGED)
};

/* Put a chart together in an open frame. */
ENT_CHECKED bool ent_chart_dyad(
    ent_frame *frame, const ent_chart_options *options, ent_error *err);
ENT_CHECKED bool ent_chart_heat(
    ent_frame *frame, const ent_chart_options *options, ent_error *err);

/* "Not drawn: 3 events without a date, 1 event outside of the period, 2 events denied or
 * not done. " */
void ent_say_left_out(
    ent_buffer *out, uint64_t undated, uint64_t outside, uint64_t negated);

/* Title as asked or `made`; subtitle; both freed. */
void ent_chart_head(ent_frame *frame, const ent_chart_options *options, ent_buffer *made,
    ent_buffer *subtitle);

/* Rule, legend and notes below `y`. */
void ent_chart_foot(ent_frame *frame, const ent_legend *legend, double left, double y);

/* A thin line from (x1, y1) to (x2, y2). */
void ent_chart_line(ent_frame *frame, const char *colour, double width, ent_line line,
    ent_xy from, ent_xy to);

#endif
