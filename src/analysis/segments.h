/* segments.h - where a series changes its level.
 *
 *   ..3.2.4.1.3.|.11.9.14.12.|.2.3..      segments 0..5, 5..9, 9..11
 *
 * PELT (Killick, Fearnhead and Eckley 2012): the segmentation of least cost, exactly,
 * with the modified BIC of Zhang and Siegmund (2007) as penalty. Cost: twice the negative
 * log-likelihood of counts (Poisson, over exposures that may differ) or of means (normal,
 * over numbers of cases that may differ). Both are divided by how much more the series
 * moves from one window to the next than the likelihood expects, so that bursts of news
 * are no change. */
#ifndef ENT_ANALYSIS_SEGMENTS_H
#define ENT_ANALYSIS_SEGMENTS_H

#include "base/arena.h"

typedef enum { ENT_LEVEL_OF_COUNTS, ENT_LEVEL_OF_MEANS } ent_level_kind;

typedef struct {
    double sum;  /* counts: events; means: sum over the cases */
    double size; /* counts: exposure, such as days; means: number of cases; > 0 */
} ent_sample;

typedef struct {
    ent_level_kind kind;
    const ent_sample *items;
    size_t count;
    size_t least;    /* samples in a segment, at least; 0: 2 */
    double cases;    /* means: cases in a segment, at least */
    double families; /* series that are tested together: the penalty rises by 2 ln of it,
                        which keeps the false alarms of all as rare as those of one; 0:
                        1 */
} ent_level_series;

typedef struct {
    size_t *starts;    /* of the segments, the first is 0 */
    double *evidence;  /* of the change at that start: by how much the cost of the two
                          segments falls below that of both as one; [0] is 0 */
    size_t count;      /* segments: 0 where there are no samples */
    double dispersion; /* what the costs were divided by; means: the variance of a case */
} ent_segments;

/* All belongs to `arena`. */
ENT_CHECKED bool ent_segments_find(const ent_level_series *series, ent_arena *arena,
    ent_segments *segments, ent_error *err);

#endif
