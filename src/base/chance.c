/* chance.c - a counter, well mixed. */
#include "base/chance.h"

#include <stddef.h>

static const uint64_t STEP = 0x9E3779B97F4A7C15u;

uint64_t ent_chance(uint64_t key, uint64_t n)
{
    uint64_t z = key + (n + 1) * STEP;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

uint64_t ent_chance_join(uint64_t key, uint64_t more)
{
    return ent_chance(key ^ ent_chance(more, 0), 1);
}

double ent_chance_share(uint64_t key, uint64_t n)
{
    return (double)(ent_chance(key, n) >> 11) * 0x1p-53;
}

unsigned ent_chance_poisson(uint64_t key, uint64_t n)
{
    /* below[k]: chance of k or fewer, the sum of 1 / (e i!) */
    static const double below[] = { 0.36787944117144233, 0.7357588823428847,
        0.9196986029286058, 0.9810118431238463, 0.9963401531726563, 0.9994058151824183,
        0.999916758850712, 0.9999897508033253, 0.999998874797402, 0.9999998885745216,
        0.9999999899522336, 0.9999999991683892, 0.9999999999364022, 0.9999999999954802 };
    double share = ent_chance_share(key, n);
    unsigned k = 0;
    while (k < sizeof below / sizeof *below && share >= below[k]) k++;
    return k;
}
