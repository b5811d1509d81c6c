/* interval.h - what replicates of a number say about it. */
#ifndef ENT_ANALYSIS_INTERVAL_H
#define ENT_ANALYSIS_INTERVAL_H

#include <stddef.h>

typedef struct {
    double low, high;
} ent_range;

/* The middle 95 % of the values, by their order statistics (Davison and Hinkley 1997:
 * those at 0.025 and 0.975 of count + 1), inside `least` .. `most`; holds the estimate.
 * Sorts the values. */
ent_range ent_range_of(
    double *values, size_t count, double estimate, double least, double most);

#endif
