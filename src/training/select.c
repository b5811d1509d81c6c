/* select.c - which features are worth a place: a parser is trained with room for all of
 * them, and those with the largest weights are kept. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/parser.h"
#include "training/train.h"

typedef struct {
    uint32_t hash;
    float worth;
} feature;

typedef struct {
    feature *items;
    size_t count, capacity;
    uint64_t *met; /* hashes that stand in items, 2^28 bits */
} collection;

enum { MET_BITS = 28 };

static bool collect(collection *c, uint32_t hash, float worth)
{
    uint32_t bit = hash >> (32 - MET_BITS);
    if (c->met[bit >> 6] >> (bit & 63) & 1) return true;
    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? 2 * c->capacity : 1 << 16;
        feature *items = realloc(c->items, capacity * sizeof *items);
        if (!items) return false;
        c->items = items;
        c->capacity = capacity;
    }
    c->met[bit >> 6] |= (uint64_t)1 << (bit & 63);
    c->items[c->count++] = (feature){ hash, worth };
    return true;
}

static float worth_of(const ent_learner *learner, const double *average, uint32_t place)
{
    double sum = 0;
    for (uint32_t k = 0; k < learner->classes; k++) sum += fabs(average[place + k]);
    return (float)sum;
}

/* All features of the gold ways that count, each once. */
static bool collect_all(collection *c, const ent_lessons *lessons,
    const ent_learner *learner, const double *average)
{
    ent_parser parser;
    uint32_t hashes[ENT_FEATURES_MOST], place[2];
    ent_sight *sight = malloc(sizeof *sight);
    bool ok = ent_parser_make(&parser, ENT_SYNTAX_LONGEST, 1) && sight;
    for (size_t s = 0; ok && s < lessons->count; s++) {
        const ent_lesson *l = &lessons->items[s];
        const ent_actions *actions = &lessons->actions;
        ent_sight_fill(sight, l->atoms, l->count, l->tags, l->seconds);
        ent_state state = ent_state_start(&parser.cells, l->count);
        while (ok && !ent_state_done(&state, l->count)) {
            size_t n = ent_features_all(sight, &parser.cells, &state, hashes);
            for (size_t i = 0; ok && i < n; i++)
                if (ent_learner_places(learner, hashes + i, 1, place))
                    ok = collect(c, hashes[i], worth_of(learner, average, place[0]));
            uint32_t action = ent_oracle_action(&l->tree, actions, &parser.cells, &state);
            state = ent_state_after(&parser.cells, &state,
                ent_action_move(actions, action), actions->label[action]);
        }
    }
    ent_parser_clear(&parser);
    free(sight);
    return ok;
}

static int by_worth(const void *a, const void *b)
{
    const feature *x = a, *y = b;
    if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

uint64_t *ent_select_features(const ent_lessons *lessons, const ent_learner *learner,
    uint32_t keep, uint32_t seen_bits, FILE *log)
{
    collection c = { .met = calloc(((size_t)1 << MET_BITS) / 64, sizeof *c.met) };
    double *average = calloc(learner->size, sizeof *average);
    uint64_t *seen = calloc(((size_t)1 << seen_bits) / 64, sizeof *seen);
    bool ok = c.met && average && seen;
    if (ok) ent_learner_average(learner, average);
    ok = ok && collect_all(&c, lessons, learner, average);
    if (ok && c.count) qsort(c.items, c.count, sizeof *c.items, by_worth);
    for (size_t i = 0; ok && i < c.count && i < keep; i++) {
        uint32_t bit = c.items[i].hash >> (32 - seen_bits);
        seen[bit >> 6] |= (uint64_t)1 << (bit & 63);
    }
    if (ok && log)
        fprintf(
            log, "features: %zu, kept %zu\n", c.count, c.count < keep ? c.count : keep);
    free(c.met);
    free(c.items);
    free(average);
    if (ok) return seen;
    free(seen);
    return NULL;
}
