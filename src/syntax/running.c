/* running.c - sums of rows. The parts of a state's features that depend on few words are
 * summed once and kept in small tables that forget:
 *
 *   front b0 \
 *   top s0   -> pair s0 b0 -> kernel s2 s1 s0 b0 -> + arcs = scores */
#include "syntax/running.h"

#include <stdlib.h>
#include <string.h>

#include "syntax/tagger.h"

enum { FRONTS = 16, TOPS = 64, PAIRS = 64, KERNELS = 128, ALIGNMENT = 32 };

typedef struct {
    int16_t sums[ENT_WEIGHTS_MOST_CLASSES];
} sums;

struct ent_running_caches {
    sums fronts[FRONTS], tops[TOPS], pairs[PAIRS], kernels[KERNELS], work;
    uint64_t front_keys[FRONTS], top_keys[TOPS], pair_keys[PAIRS], kernel_keys[KERNELS];
};

bool ent_running_make(ent_running *running)
{
    *running = (ent_running){ 0 };
    size_t size = (sizeof *running->caches + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    running->caches = aligned_alloc(ALIGNMENT, size);
    if (!running->caches) return false;
    memset(running->caches, 0, size);
    return true;
}

void ent_running_clear(ent_running *running)
{
    free(running->caches);
    *running = (ent_running){ 0 };
}

static void add(const ent_syntax *syntax, const ent_weights *weights,
    const uint32_t *hashes, size_t count, sums *into)
{
    uint32_t places[ENT_FEATURES_MOST + 1];
    size_t seen = syntax->way.find(weights, hashes, count, places);
    syntax->way.add(weights->rows, places, seen, weights->padded, into->sums);
}

/* The best class, the first of equals. Two plain loops, as compilers make vectors of
 * them: most of all for the first. */
static uint32_t best_of(const int16_t *scores, uint32_t classes)
{
    int16_t most = INT16_MIN;
    uint32_t best = 0;
    for (uint32_t c = 0; c < classes; c++) most = scores[c] > most ? scores[c] : most;
    while (scores[best] != most) best++;
    return best;
}

/* The two best classes, the first of equals first. */
static void best_two(int16_t *scores, uint32_t classes, uint32_t *best, uint32_t *second)
{
    *best = best_of(scores, classes);
    *second = ENT_TAG_NONE;
    if (classes < 2) return;
    int16_t most = scores[*best];
    scores[*best] = INT16_MIN;
    *second = best_of(scores, classes);
    scores[*best] = most;
}

void ent_running_tags(ent_running *running, const ent_syntax *syntax,
    const ent_atom *atoms, size_t count, uint8_t *tags, uint8_t *seconds)
{
    const ent_weights *weights = &syntax->tagger;
    sums *scores = &running->caches->work;
    uint32_t hashes[ENT_TAGGER_FEATURES];
    uint32_t before = ent_tagger_tag_atom(-1), before2 = before, best, second;
    for (size_t i = 1; i <= count; i++) {
        memset(scores->sums, 0, weights->padded * sizeof *scores->sums);
        size_t n = ent_tagger_features(atoms, count, i, before, before2, hashes);
        add(syntax, weights, hashes, n, scores);
        best_two(scores->sums, weights->classes, &best, &second);
        bool close = second != ENT_TAG_NONE
                     && scores->sums[best] - scores->sums[second] < (int)syntax->doubt;
        tags[i - 1] = (uint8_t)best;
        seconds[i - 1] = (uint8_t)(close ? second : ENT_TAG_NONE);
        before2 = before;
        before = ent_tagger_tag_atom((int)best);
    }
}

void ent_running_start(
    ent_running *running, const ent_syntax *syntax, const ent_weights *weights)
{
    ent_running_caches *c = running->caches;
    running->syntax = syntax;
    running->weights = weights;
    memset(c->front_keys, 0, sizeof c->front_keys);
    memset(c->top_keys, 0, sizeof c->top_keys);
    memset(c->pair_keys, 0, sizeof c->pair_keys);
    memset(c->kernel_keys, 0, sizeof c->kernel_keys);
}

/* Keys are never 0: b0 is at least 1, and tops count from 1. */
static const sums *front_sums(ent_running *r, const ent_sight *sight, size_t b0)
{
    sums *found = &r->caches->fronts[b0 % FRONTS];
    uint64_t *key = &r->caches->front_keys[b0 % FRONTS];
    if (*key == b0) return found;
    uint32_t hashes[ENT_FEATURES_MOST];
    *key = b0;
    memset(found, 0, sizeof *found);
    add(r->syntax, r->weights, hashes, ent_features_front(sight, b0, hashes), found);
    return found;
}

static const sums *top_sums(ent_running *r, const ent_sight *sight, size_t s0)
{
    sums *found = &r->caches->tops[s0 % TOPS];
    uint64_t *key = &r->caches->top_keys[s0 % TOPS];
    if (*key == s0 + 1) return found;
    uint32_t hashes[ENT_FEATURES_MOST];
    *key = s0 + 1;
    memset(found, 0, sizeof *found);
    add(r->syntax, r->weights, hashes, ent_features_top(sight, s0, hashes), found);
    return found;
}

static void sum_two(sums *into, const sums *a, const sums *b, uint32_t padded)
{
    for (uint32_t i = 0; i < padded; i++)
        into->sums[i] = (int16_t)(a->sums[i] + b->sums[i]);
}

static void widen(const sums *from, uint32_t count, int32_t *scores)
{
    for (uint32_t i = 0; i < count; i++) scores[i] = from->sums[i];
}

void ent_running_score(void *context, const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, int32_t *scores)
{
    ent_running *r = context;
    ent_kernel k = ent_state_kernel(cells, state);
    uint32_t hashes[ENT_FEATURES_MOST];
    size_t n = ent_features_pair(sight, k.s0, k.b0, hashes);
    n += ent_features_deep(sight, k, hashes + n);
    n += ent_features_moving(sight, cells, state, hashes + n);
    sums *work = &r->caches->work;
    uint32_t places[ENT_FEATURES_MOST + 1]; /* rows are on their way during the sums */
    size_t seen = r->syntax->way.find(r->weights, hashes, n, places);
    sum_two(
        work, front_sums(r, sight, k.b0), top_sums(r, sight, k.s0), r->weights->padded);
    r->syntax->way.add(r->weights->rows, places, seen, r->weights->padded, work->sums);
    widen(work, r->weights->classes, scores);
}

static const sums *pair_sums(ent_running *r, const ent_sight *sight, ent_kernel k)
{
    uint64_t wanted = (uint64_t)k.s0 << 16 | k.b0;
    size_t at = (k.s0 * 31u + k.b0) % PAIRS;
    sums *found = &r->caches->pairs[at];
    if (r->caches->pair_keys[at] == wanted) return found;
    uint32_t hashes[ENT_FEATURES_MOST];
    r->caches->pair_keys[at] = wanted;
    sum_two(
        found, front_sums(r, sight, k.b0), top_sums(r, sight, k.s0), r->weights->padded);
    add(r->syntax, r->weights, hashes, ent_features_pair(sight, k.s0, k.b0, hashes),
        found);
    return found;
}

static const sums *kernel_sums(ent_running *r, const ent_sight *sight, ent_kernel k)
{
    uint64_t wanted = (uint64_t)k.s2 << 48 | (uint64_t)k.s1 << 32 | (uint64_t)k.s0 << 16
                      | k.b0;
    size_t at = (k.s2 * 89u + k.s1 * 57u + k.s0 * 31u + k.b0) % KERNELS;
    sums *found = &r->caches->kernels[at];
    if (r->caches->kernel_keys[at] == wanted) return found;
    uint32_t hashes[ENT_FEATURES_MOST];
    r->caches->kernel_keys[at] = wanted;
    memcpy(found, pair_sums(r, sight, k), sizeof *found);
    add(r->syntax, r->weights, hashes, ent_features_deep(sight, k, hashes), found);
    return found;
}

void ent_running_score_beam(void *context, const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, int32_t *scores)
{
    ent_running *r = context;
    uint32_t hashes[ENT_FEATURES_MOST];
    sums *work = &r->caches->work;
    size_t n = ent_features_moving(sight, cells, state, hashes);
    memcpy(work, kernel_sums(r, sight, ent_state_kernel(cells, state)),
        r->weights->padded * sizeof *work->sums);
    add(r->syntax, r->weights, hashes, n, work);
    widen(work, r->weights->classes, scores);
}
