/* report.h - findings in words and tables. */
#ifndef ENT_OUTPUT_REPORT_H
#define ENT_OUTPUT_REPORT_H

#include "output/export.h"

typedef enum {
    ENT_REPORT_TEXT,
    ENT_REPORT_MARKDOWN,
    ENT_REPORT_JSON,
    ENT_REPORT_CSV,
    ENT_REPORT_HTML
} ent_report_format;

typedef struct {
    ent_report_format format;
    size_t rows;             /* of each table; 0: 15 */
    const ent_date *today;   /* "ahead" starts after it; NULL: after the last report */
    ent_figure_set measures; /* more of them, of each actor */
    ent_step step;           /* windows of all that is told over time */
} ent_report_options;        /* {0}: text */

/* What was read and skipped, strongest relations with a quoted sentence each, actors by
 * their measures, blocs, balance, planned meetings ahead, method. HTML: one page that
 * needs nothing else, for screen and paper. CSV:
 * all actors with the measures asked for (none: those of the ranking), most central
 * first. */
void ent_report(const ent_export *e, const ent_report_options *options, ent_buffer *out);

#endif
