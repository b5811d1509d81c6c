/* diff.h - what changed between two graphs, in words and tables. */
#ifndef ENT_OUTPUT_DIFF_H
#define ENT_OUTPUT_DIFF_H

#include "analysis/change.h"
#include "output/export.h"

typedef enum {
    ENT_DIFF_TEXT,
    ENT_DIFF_MARKDOWN,
    ENT_DIFF_JSON,
    ENT_DIFF_CSV, /* a line for each tie that changed */
    ENT_DIFF_CSV_ACTORS,
    ENT_DIFF_HTML
} ent_diff_format;

typedef struct {
    ent_diff_format format;
    size_t rows; /* of each table; 0: 15 */
    /* Rates are told per step, where the periods differ in length; ENT_STEP_AUTO: per
     * month. */
    ent_step step;
    /* As ent_findings_bootstrap takes them: graphs of both sides that are drawn again. */
    size_t replicates, threads;
} ent_diff_options;

/* Graphs and names of both sides are those of `before` and `after`, whose graphs
 * `change` was found of. CSV has all, the others `rows` of each kind. */
void ent_diff(const ent_change *change, const ent_export *before, const ent_export *after,
    const ent_diff_options *options, ent_buffer *out);

#endif
