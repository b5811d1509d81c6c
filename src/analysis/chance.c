/* chance.c - tails summed from their terms' logarithms. */
#include "analysis/chance.h"

#include <math.h>

/* Logarithm of the number of ways to choose k of n. lgamma sets a global of its own,
 * which nobody reads. */
static double ways(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

static double binomial(double k, double n, double share)
{
    return exp(ways(n, k) + k * log(share) + (n - k) * log1p(-share));
}

static double both_tails(double lower, double upper)
{
    return fmin(2 * fmin(lower, upper), 1);
}

/* Above this many the terms are many and the normal curve is near. */
enum { MANY = 2000 };

static double normal_tails(double far, double variance)
{
    double z = fmax(fabs(far) - 0.5, 0) / sqrt(variance);
    return fmin(erfc(z / sqrt(2)), 1);
}

double ent_chance_of_part(uint64_t part, uint64_t all, double share)
{
    double n = (double)all, k = (double)part, lower = 0, upper = 0;
    if (!all || !(share > 0) || !(share < 1)) return 1;
    if (all > MANY) return normal_tails(k - n * share, n * share * (1 - share));
    for (double i = 0; i <= n; i++) {
        double p = binomial(i, n, share);
        if (i <= k) lower += p;
        if (i >= k) upper += p;
    }
    return both_tails(lower, upper);
}

double ent_chance_of_table(
    uint64_t first_yes, uint64_t first_no, uint64_t second_yes, uint64_t second_no)
{
    double a = (double)first_yes, b = (double)first_no, c = (double)second_yes,
           d = (double)second_no, n = a + b + c + d, lower = 0, upper = 0;
    double first = a + b, yes = a + c, least = fmax(0, first + yes - n);
    if (first < 1 || c + d < 1 || yes < 1 || b + d < 1) return 1;
    if (n > MANY) {
        double share = first / n, mean = yes * share;
        return normal_tails(a - mean, mean * (1 - share) * (n - yes) / fmax(n - 1, 1));
    }
    for (double i = least; i <= fmin(first, yes); i++) {
        double p = exp(ways(yes, i) + ways(n - yes, first - i) - ways(n, first));
        if (i <= a) lower += p;
        if (i >= a) upper += p;
    }
    return both_tails(lower, upper);
}
