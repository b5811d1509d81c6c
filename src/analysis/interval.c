/* interval.c - percentile intervals. */
#include "analysis/interval.h"

#include <math.h>
#include <stdlib.h>

static const double TAIL = 0.025;

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Between two order statistics, linear; the first and last bound it. */
static double percentile(const double *sorted, size_t count, double share)
{
    double at = share * ((double)count + 1) - 1;
    if (at <= 0) return sorted[0];
    if (at >= (double)count - 1) return sorted[count - 1];
    size_t below = (size_t)at;
    return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

ent_range ent_range_of(
    double *values, size_t count, double estimate, double least, double most)
{
    qsort(values, count, sizeof *values, by_value);
    double low = percentile(values, count, TAIL);
    double high = percentile(values, count, 1 - TAIL);
    return (
        ent_range){ fmax(least, fmin(low, estimate)), fmin(most, fmax(high, estimate)) };
}
