/* chance.c - tails summed outwards, each term from the one before it. */
#include "analysis/chance.h"

#include <math.h>
#include <stdbool.h>

/* Outcomes least..most, whose chances rise to one mode and fall after it. */
typedef struct law law;
struct law {
    double least, most;
    double n, share;   /* binomial */
    double first, yes; /* of a table: of n, as many are of the first group, are "yes" */
    double (*log_chance)(const law *l, double i);
    double (*step)(const law *l, double i); /* chance of i + 1, by that of i */
};

/* Logarithm of the number of ways to choose k of n, the same for k and n - k. lgamma sets
 * a global of its own, which nobody reads. */
static double ways(double n, double k)
{
    return lgamma(n + 1) - (lgamma(k + 1) + lgamma(n - k + 1));
}

static double log_binomial(const law *l, double i)
{
    return ways(l->n, i) + i * log(l->share) + (l->n - i) * log1p(-l->share);
}

static double step_binomial(const law *l, double i)
{
    return (l->n - i) / (i + 1) * (l->share / (1 - l->share));
}

static double log_table(const law *l, double i)
{
    return ways(l->yes, i) + ways(l->n - l->yes, l->first - i) - ways(l->n, l->first);
}

static double step_table(const law *l, double i)
{
    return (l->yes - i) * (l->first - i) / ((i + 1) * (l->n - l->yes - l->first + i + 1));
}

static double mode_of(const law *l)
{
    double low = l->least, high = l->most;
    while (low < high) {
        double middle = floor((low + high) / 2);
        if (l->step(l, middle) >= 1)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of the outcomes from `mode` on to `end`, the first no likelier than `limit`; past `end`
 * where there is none. */
static double find_tail(const law *l, double mode, double end, double limit)
{
    double way = end < mode ? -1 : 1, near = 0, far = fabs(end - mode) + 1;
    while (near < far) {
        double middle = floor((near + far) / 2);
        if (l->log_chance(l, mode + way * middle) > limit)
            near = middle + 1;
        else
            far = middle;
    }
    return mode + way * near;
}

/* The chances from `i` on, away from the mode. */
static double sum_tail(const law *l, double i, double way)
{
    static const double LEAST = 1e-17;
    double term = 1, sum = 1, scale = exp(l->log_chance(l, i));
    while (term > sum * LEAST && i != (way > 0 ? l->most : l->least)) {
        term = way > 0 ? term * l->step(l, i) : term / l->step(l, i - 1);
        sum += term;
        i += way;
    }
    return scale * sum;
}

/* All outcomes no likelier than `seen`. */
static double both_tails(const law *l, double seen)
{
    static const double EQUAL = 1e-7; /* relative, as R has it: rounding must not tell */
    double limit = l->log_chance(l, seen) + EQUAL, mode = mode_of(l), sum = 0;
    if (l->log_chance(l, mode) <= limit) return 1;
    double lower = find_tail(l, mode, l->least, limit);
    double upper = find_tail(l, mode, l->most, limit);
    if (mode > l->least && lower >= l->least) sum += sum_tail(l, lower, -1);
    if (mode < l->most && upper <= l->most) sum += sum_tail(l, upper, 1);
    return fmin(sum, 1);
}

double ent_chance_of_part(uint64_t part, uint64_t all, double share)
{
    if (!all || !(share > 0) || !(share < 1)) return 1;
    const law l = { .most = (double)all,
        .n = (double)all,
        .share = share,
        .log_chance = log_binomial,
        .step = step_binomial };
    return both_tails(&l, (double)part);
}

double ent_chance_of_table(
    uint64_t first_yes, uint64_t first_no, uint64_t second_yes, uint64_t second_no)
{
    double a = (double)first_yes, b = (double)first_no, c = (double)second_yes,
           d = (double)second_no, n = a + b + c + d;
    if (a + b < 1 || c + d < 1 || a + c < 1 || b + d < 1) return 1;
    const law l = { .least = fmax(0, a - d),
        .most = fmin(a + b, a + c),
        .n = n,
        .first = a + b,
        .yes = a + c,
        .log_chance = log_table,
        .step = step_table };
    return both_tails(&l, a);
}
