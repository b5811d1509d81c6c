/* spark.h - bars over time, small enough for a line of text: friendly upwards, hostile
 * downwards, as SVG for a page and as block characters for a terminal. */
#ifndef ENT_OUTPUT_SPARK_H
#define ENT_OUTPUT_SPARK_H

#include "analysis/series.h"
#include "base/buffer.h"

enum { ENT_SPARK_BLOCKS = 90 }; /* most windows that are written as characters */

typedef struct {
    const ent_series *series; /* of counts */
    const ent_windows *windows;
} ent_spark;

/* "2 to 14 March 2024: 12 events, 3 hostile; most in 2024-W10". */
void ent_spark_say(const ent_spark *spark, ent_buffer *out);

/* One bar per window, without words; the title says the same. */
void ent_spark_svg(const ent_spark *spark, ent_buffer *out);

/* One character per window; nothing where there are too many. */
void ent_spark_blocks(const ent_spark *spark, ent_buffer *out);

/* A figure as wide as the page, with the names of some windows below and the height of
 * the tallest bars; `id` is unique on the page. */
void ent_spark_figure(const ent_spark *spark, const char *id, ent_buffer *out);

/* Two bars from a middle line: conflict to the left, cooperation to the right, both of
 * `most` at their longest. */
void ent_spark_balance(double cooperation, double conflict, double most, ent_buffer *out);

#endif
