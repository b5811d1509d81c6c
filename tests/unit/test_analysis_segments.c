/* Changes of level: found where they are, and hardly ever where there are none. The best
 * segmentation is compared with all others of short series. */
#include "graph_events.h"

#include "analysis/segments.h"

static double uniform(uint64_t *state)
{
    return (next_random(state) + 0.5) / 2147483648.0;
}

/* Knuth's: as many as it takes. */
static double poisson(uint64_t *state, double mean)
{
    double left = exp(-mean), product = uniform(state), count = 0;
    for (; product > left; count++) product *= uniform(state);
    return count;
}

static double exponential(uint64_t *state)
{
    return -log(uniform(state));
}

/* A count whose own rate varies: variance mean + mean^2 / 2. */
static double bursty(uint64_t *state, double mean)
{
    return poisson(state, mean * (exponential(state) + exponential(state)) / 2);
}

static ent_segments find(ent_arena *arena, const ent_level_series *s)
{
    ent_segments found;
    ent_error err = { 0 };
    if (!ent_segments_find(s, arena, &found, &err)) fail_msg("%s", err.message);
    return found;
}

/* Counts of coal-mining disasters in Britain by year, 1851 to 1962 (Jarrett 1979). */
static const double disasters[] = { 4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3,
    5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0,
    0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0,
    1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0,
    0, 1, 0, 0, 1, 0, 1 };

static void the_disasters_change_about_1890(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    ent_sample items[COUNT(disasters)];
    double all = 0;
    for (size_t i = 0; i < COUNT(items); i++) {
        items[i] = (ent_sample){ disasters[i], 1 };
        all += disasters[i];
    }
    assert_int_equal(COUNT(items), 112);
    assert_true(all == 191); /* as published */
    const ent_level_series s = { ENT_LEVEL_OF_COUNTS, items, COUNT(items), 0, 0, 0 };
    const ent_segments found = find(&arena, &s);
    assert_int_equal(found.count, 2);
    /* Raftery and Akman (1986): most likely between 1887 and 1895. */
    int year = 1851 + (int)found.starts[1];
    print_message("change in %d, evidence %.1f\n", year, found.evidence[1]);
    assert_in_range(year, 1887, 1895);
    assert_true(found.evidence[1] > 50);
    ent_arena_free(&arena);
}

/* --- against all segmentations --------------------------------------------------- */

static double misfit_of(const ent_level_series *s, size_t i, size_t j, double dispersion)
{
    double sum = 0, size = 0, square = 0;
    for (size_t k = i; k < j; k++) {
        sum += s->items[k].sum;
        size += s->items[k].size;
        square += s->items[k].sum * s->items[k].sum / s->items[k].size;
    }
    if (s->kind == ENT_LEVEL_OF_MEANS) return (square - sum * sum / size) / dispersion;
    return sum > 0 ? -2 * sum * log(sum / size) / dispersion : 0;
}

/* Starts as bits; INFINITY: a segment is too short. */
static double cost_of(const ent_level_series *s, uint32_t starts, double dispersion)
{
    size_t from = 0;
    double all = 0, freedom = fmax(2 * ((double)s->count - 1) / 3, 1);
    double penalty = 3 * log(24) + 2 * log(s->families); /* all are shorter than that */
    if (s->kind == ENT_LEVEL_OF_MEANS || dispersion > 1)
        penalty = freedom * expm1(penalty / freedom);
    for (size_t i = 1; i <= s->count; i++) {
        if (i < s->count && !(starts >> i & 1)) continue;
        double size = 0;
        for (size_t k = from; k < i; k++) size += s->items[k].size;
        if (i - from < 2 || (s->kind == ENT_LEVEL_OF_MEANS && size < s->cases))
            return INFINITY;
        all += misfit_of(s, from, i, dispersion)
               + log((double)(i - from) / (double)s->count);
        if (i < s->count) all += penalty;
        from = i;
    }
    return all;
}

static void expect_best(const ent_level_series *s, size_t *changes)
{
    ent_arena arena = { 0 };
    const ent_segments found = find(&arena, s);
    uint32_t starts = 0;
    for (size_t i = 1; i < found.count; i++) starts |= 1u << found.starts[i];
    double ours = cost_of(s, starts, found.dispersion), best = INFINITY;
    for (uint32_t all = 0; all < 1u << s->count; all += 2)
        best = fmin(best, cost_of(s, all, found.dispersion));
    if (isfinite(best)) assert_true(fabs(ours - best) < 1e-9);
    *changes += found.count - 1;
    ent_arena_free(&arena);
}

static void it_is_the_best_of_all_segmentations(void **state)
{
    (void)state;
    uint64_t seed = 11;
    size_t changes = 0;
    for (int run = 0; run < 300; run++) {
        ent_sample items[15];
        ent_level_series s = { .kind = run % 2 ? ENT_LEVEL_OF_MEANS : ENT_LEVEL_OF_COUNTS,
            .items = items,
            .count = 4 + next_random(&seed) % 12,
            .cases = 5,
            .families = 1 + next_random(&seed) % 3 };
        double level = 3;
        for (size_t i = 0; i < s.count; i++) {
            if (next_random(&seed) % 5 == 0) level = 1 + next_random(&seed) % 200;
            items[i].size = 1 + next_random(&seed) % 3;
            items[i].sum = poisson(&seed, level * items[i].size);
            if (run % 2) items[i].sum -= 20 * items[i].size;
        }
        expect_best(&s, &changes);
    }
    print_message("%zu changes in 300 series\n", changes);
    assert_in_range(changes, 60, 900);
}

/* --- simulations ----------------------------------------------------------------- */

typedef double draw(uint64_t *state, double mean);

/* Share of 1,000 series of one rate in which a change is seen. */
static double false_alarms(draw *one, double mean, size_t windows, double families)
{
    enum { RUNS = 1000, MOST = 120 };
    uint64_t seed = (uint64_t)(mean * 1000) + windows;
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
        ent_arena arena = { 0 };
        ent_sample items[MOST];
        for (size_t i = 0; i < windows; i++)
            items[i] = (ent_sample){ one(&seed, mean), 28 + (double)(i % 3) };
        const ent_level_series s = { ENT_LEVEL_OF_COUNTS, items, windows, 0, 0,
            families };
        alarms += find(&arena, &s).count > 1;
        ent_arena_free(&arena);
    }
    return (double)alarms / RUNS;
}

static void false_alarms_are_rare(void **state)
{
    (void)state;
    static const double means[] = { 0.5, 2, 10, 100 };
    static const size_t windows[] = { 12, 24, 60, 120 };
    double worst = 0, worst_bursty = 0;
    for (size_t m = 0; m < COUNT(means); m++)
        for (size_t w = 0; w < COUNT(windows); w++) {
            double plain = false_alarms(poisson, means[m], windows[w], 1);
            double burst = false_alarms(bursty, means[m], windows[w], 1);
            print_message("mean %5.1f, %3zu windows: %.3f; bursty %.3f\n", means[m],
                windows[w], plain, burst);
            worst = fmax(worst, plain);
            worst_bursty = fmax(worst_bursty, burst);
        }
    assert_true(worst <= 0.03);
    assert_true(worst_bursty <= 0.06);
    double many = false_alarms(poisson, 2, 24, 100);
    print_message("each of 100 series: %.3f\n", many);
    assert_true(many <= 0.002);
}

static double false_turns_of_means(size_t windows)
{
    enum { RUNS = 1000, MOST = 120 };
    uint64_t seed = windows;
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
        ent_arena arena = { 0 };
        ent_sample items[MOST];
        for (size_t i = 0; i < windows; i++) {
            double cases = 1 + poisson(&seed, 3), sum = 0;
            for (double k = 0; k < cases; k++)
                sum += next_random(&seed) % 3 ? 4 : -10; /* two meetings, an assault */
            items[i] = (ent_sample){ sum, cases };
        }
        const ent_level_series s = { ENT_LEVEL_OF_MEANS, items, windows, 0, 5, 1 };
        alarms += find(&arena, &s).count > 1;
        ent_arena_free(&arena);
    }
    return (double)alarms / RUNS;
}

static void tone_hardly_ever_turns_by_chance(void **state)
{
    (void)state;
    static const size_t windows[] = { 8, 12, 24, 60, 120 };
    for (size_t w = 0; w < COUNT(windows); w++) {
        double share = false_turns_of_means(windows[w]);
        print_message("%3zu windows: %.3f\n", windows[w], share);
        assert_true(share <= 0.04);
    }
}

/* Share of 500 series that rise from one mean to another in the middle in which exactly
 * one change is seen, at most two windows off. */
static double found_at(draw *one, double before, double after, size_t windows)
{
    enum { RUNS = 500, MOST = 120 };
    uint64_t seed = windows + (uint64_t)after;
    int right = 0;
    for (int run = 0; run < RUNS; run++) {
        ent_arena arena = { 0 };
        ent_sample items[MOST];
        for (size_t i = 0; i < windows; i++)
            items[i] = (ent_sample){ one(&seed, i < windows / 2 ? before : after), 30 };
        const ent_level_series s = { ENT_LEVEL_OF_COUNTS, items, windows, 0, 0, 1 };
        const ent_segments found = find(&arena, &s);
        right += found.count == 2 && labs((long)found.starts[1] - (long)windows / 2) <= 2;
        ent_arena_free(&arena);
    }
    return (double)right / RUNS;
}

static void changes_are_found(void **state)
{
    (void)state;
    double plain = found_at(poisson, 2, 11, 24), burst = found_at(bursty, 2, 11, 24);
    double fall = found_at(poisson, 5, 1, 48), zero = found_at(poisson, 0.05, 3, 24);
    double brief = found_at(poisson, 3, 27, 8), year = found_at(poisson, 2, 11, 12);
    print_message("of 8: 3 to 27 %.3f; of 12: 2 to 11 %.3f\n", brief, year);
    assert_true(brief >= 0.70 && year >= 0.70);
    print_message("2 to 11: %.3f, bursty %.3f; 5 to 1: %.3f; 0 to 3: %.3f\n", plain,
        burst, fall, zero);
    assert_true(plain >= 0.95 && fall >= 0.85 && zero >= 0.90 && burst >= 0.40);
}

static void short_and_empty_series_have_no_change(void **state)
{
    (void)state;
    ent_arena arena = { 0 };
    const ent_sample items[] = { { 0, 30 }, { 900, 31 }, { 0, 30 } };
    for (size_t n = 0; n <= COUNT(items); n++) {
        const ent_level_series s = { ENT_LEVEL_OF_COUNTS, items, n, 0, 0, 1 };
        assert_int_equal(find(&arena, &s).count, n > 0);
    }
    const ent_sample same[] = { { 4, 1 }, { 8, 2 }, { 4, 1 }, { 12, 3 }, { 4, 1 } };
    const ent_level_series s = { ENT_LEVEL_OF_MEANS, same, COUNT(same), 0, 0, 1 };
    assert_int_equal(find(&arena, &s).count, 1);
    ent_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_disasters_change_about_1890),
        cmocka_unit_test(it_is_the_best_of_all_segmentations),
        cmocka_unit_test(false_alarms_are_rare),
        cmocka_unit_test(tone_hardly_ever_turns_by_chance),
        cmocka_unit_test(changes_are_found),
        cmocka_unit_test(short_and_empty_series_have_no_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
