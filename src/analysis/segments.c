/* segments.c - dynamic programming over sums, with pruning. */
#include "analysis/segments.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const ent_level_series *s;
    double *sum, *size, *square; /* of the samples before i */
    double dispersion, penalty;
    double *best;     /* cost of the samples before i */
    size_t *previous; /* start of the last segment of that */
    size_t *open;     /* starts that may still be best */
    size_t least;
} finder;

static int by_size(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Mean of the rest of chi-squared (1 degree of freedom) where the largest `share` of it
 * is left out: bisection for the bound, then the integral. */
static double mean_of_rest(double share)
{
    double low = 0, high = 10;
    for (int i = 0; i < 60; i++) {
        double z = (low + high) / 2;
        if (erfc(z / sqrt(2)) > share)
            low = z;
        else
            high = z;
    }
    double pi = acos(-1), density = sqrt(2 / pi) * low * exp(-low * low / 2);
    return (1 - share - density) / (1 - share);
}

/* How far neighbours lie apart, squared, over what is expected where the level is one:
 * of counts what chance expects of their sum, so that the mean is 1; of means the sizes,
 * so that the mean is the variance of a case. A change is in one of them: the largest
 * tenth, at least one, is left out, and what that takes from the mean given back. */
static double spread(const ent_level_series *s, double *room)
{
    size_t pairs = 0;
    double all = 0;
    for (size_t i = 1; i < s->count; i++) {
        const ent_sample *a = &s->items[i - 1], *b = &s->items[i];
        if (s->kind == ENT_LEVEL_OF_COUNTS) {
            double n = a->sum + b->sum, p = a->size / (a->size + b->size);
            if (n <= 0) continue;
            double far = a->sum - n * p;
            room[pairs++] = far * far / (n * p * (1 - p));
        } else {
            double far = a->sum / a->size - b->sum / b->size;
            room[pairs++] = far * far / (1 / a->size + 1 / b->size);
        }
    }
    size_t out = pairs / 10 ? pairs / 10 : 1;
    if (pairs <= 2 * out) return 0;
    qsort(room, pairs, sizeof *room, by_size);
    for (size_t i = 0; i < pairs - out; i++) all += room[i];
    return all / (double)(pairs - out) / mean_of_rest((double)out / (double)pairs);
}

/* Never less than chance alone; and never nothing. */
static double dispersion_of(const ent_level_series *s, double *room)
{
    double d = spread(s, room);
    if (s->kind == ENT_LEVEL_OF_COUNTS) return d > 1 ? d : 1;
    double level = 0;
    for (size_t i = 0; i < s->count; i++)
        level = fmax(level, fabs(s->items[i].sum / s->items[i].size));
    return fmax(d, 1e-4 * level * level + 1e-12);
}

/* Twice the negative log-likelihood of samples i .. j-1, less what is the same in all
 * segmentations. */
static double misfit(const finder *f, size_t i, size_t j)
{
    double sum = f->sum[j] - f->sum[i], size = f->size[j] - f->size[i];
    if (f->s->kind == ENT_LEVEL_OF_MEANS) {
        double square = f->square[j] - f->square[i] - sum * sum / size;
        return fmax(square, 0) / f->dispersion;
    }
    return sum > 0 ? -2 * sum * log(sum / size) / f->dispersion : 0;
}

static double cost(const finder *f, size_t i, size_t j)
{
    return misfit(f, i, j) + log((double)(j - i) / (double)f->s->count);
}

static bool allowed(const finder *f, size_t i, size_t j)
{
    return j - i >= f->least
           && (f->s->kind == ENT_LEVEL_OF_COUNTS
               || f->size[j] - f->size[i] >= f->s->cases);
}

/* Three times ln n for a change, as of Zhang and Siegmund; a short series is taken as one
 * of two dozens. Where the dispersion had to be estimated the ratio of likelihoods is
 * spread like F, not like chi-squared: differences of n samples are worth 2/3 n degrees
 * of freedom. */
static double penalty_of(const ent_level_series *s, double dispersion)
{
    enum { SHORT = 24 };
    double families = s->families > 1 ? s->families : 1;
    double penalty = 3 * log(fmax((double)s->count, SHORT)) + 2 * log(families);
    if (s->kind == ENT_LEVEL_OF_COUNTS && dispersion <= 1) return penalty;
    double freedom = fmax(2 * ((double)s->count - 1) / 3, 1);
    return freedom * expm1(penalty / freedom);
}

static bool prepare(finder *f, ent_arena *arena)
{
    size_t n = f->s->count;
    f->sum = ent_arena_array(arena, n + 1, sizeof *f->sum);
    f->size = ent_arena_array(arena, n + 1, sizeof *f->size);
    f->square = ent_arena_array(arena, n + 1, sizeof *f->square);
    f->best = ent_arena_array(arena, n + 1, sizeof *f->best);
    f->previous = ent_arena_array(arena, n + 1, sizeof *f->previous);
    f->open = ent_arena_array(arena, n + 1, sizeof *f->open);
    if (!f->sum || !f->size || !f->square || !f->best || !f->previous || !f->open)
        return false;
    for (size_t i = 0; i < n; i++) {
        const ent_sample *x = &f->s->items[i];
        f->sum[i + 1] = f->sum[i] + x->sum;
        f->size[i + 1] = f->size[i] + x->size;
        f->square[i + 1] = f->square[i] + x->sum * x->sum / x->size;
    }
    f->least = f->s->least ? f->s->least : 2;
    f->dispersion = dispersion_of(f->s, f->best); /* which is room till the search */
    f->penalty = penalty_of(f->s, f->dispersion);
    return true;
}

/* A start i is closed for good where the best of the samples before `middle`, and a
 * change there, is better for all ends to come. That costs ln 4 less than it seems: a
 * split lowers the length's part of the cost by as much, at least. */
static size_t close_starts(const finder *f, size_t middle, size_t count)
{
    size_t kept = 0;
    for (size_t k = 0; k < count; k++) {
        size_t i = f->open[k];
        if (i >= middle || f->best[i] + cost(f, i, middle) + log(4) < f->best[middle])
            f->open[kept++] = i;
    }
    return kept;
}

/* Fills best and previous. */
static void search(finder *f)
{
    size_t n = f->s->count, count = 0, middle = 0;
    f->best[0] = -f->penalty;
    for (size_t j = 1; j <= n; j++) {
        f->best[j] = INFINITY;
        f->open[count++] = j - 1;
        while (middle + 1 < j && allowed(f, middle + 1, j)) middle++;
        if (middle && isfinite(f->best[middle])) count = close_starts(f, middle, count);
        for (size_t k = 0; k < count; k++) {
            size_t i = f->open[k];
            if (!allowed(f, i, j)) continue;
            double all = f->best[i] + cost(f, i, j) + f->penalty;
            if (all >= f->best[j]) continue;
            f->best[j] = all;
            f->previous[j] = i;
        }
    }
}

static bool read_back(const finder *f, ent_arena *arena, ent_segments *segments)
{
    size_t n = f->s->count, count = 0;
    bool whole = !isfinite(f->best[n]); /* too short even for one */
    for (size_t j = n; !whole && j > 0; j = f->previous[j]) count++;
    if (whole) count = 1;
    segments->starts = ent_arena_array(arena, count, sizeof *segments->starts);
    segments->evidence = ent_arena_array(arena, count, sizeof *segments->evidence);
    if (!segments->starts || !segments->evidence) return false;
    segments->count = count;
    size_t at = count;
    for (size_t j = n; !whole && j > 0; j = f->previous[j])
        segments->starts[--at] = f->previous[j];
    for (size_t i = 1; i < count; i++) {
        size_t from = segments->starts[i - 1], middle = segments->starts[i];
        size_t to = i + 1 < count ? segments->starts[i + 1] : n;
        segments->evidence[i] = misfit(f, from, to) - misfit(f, from, middle)
                                - misfit(f, middle, to);
    }
    return true;
}

bool ent_segments_find(const ent_level_series *series, ent_arena *arena,
    ent_segments *segments, ent_error *err)
{
    finder f = { .s = series };
    *segments = (ent_segments){ .dispersion = 1 };
    if (!series->count) return true;
    ent_arena scratch = { 0 };
    bool ok = prepare(&f, &scratch);
    if (ok) {
        segments->dispersion = f.dispersion;
        search(&f);
        ok = read_back(&f, arena, segments);
    }
    ent_arena_free(&scratch);
    return ok || ent_fail(err, ENT_MEMORY, "out of memory for change points");
}
