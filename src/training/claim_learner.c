/* claim_learner.c - steps through the lessons, class by class. */
#include "training/claim_learner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "training/random.h"

enum { MOST_CLASSES = 32, FIRST_SEED = 7 };

/* A lesson that is so well known moves nothing. */
#define LEAST_GRADIENT 0.01f

typedef struct {
    const ent_claim_learning *learning;
    size_t size; /* traits x classes */
    float *weights, *squares, *sum;
} learner;

static void odds_of(const ent_lesson *lesson, const float *weights, uint32_t classes,
    bool blind, float *odds, uint32_t *best)
{
    for (uint32_t v = 0; v < lesson->view_count; v++) {
        const ent_lesson_view *view = &lesson->views[v];
        float sums[MOST_CLASSES] = { 0 };
        for (uint32_t k = blind ? view->rules : 0; k < view->count; k++) {
            const float *row = weights + (size_t)view->traits[k] * classes;
            uint8_t own = view->owns[k];
            if (own) sums[own - 1] += row[0];
            for (uint32_t c = 0; !own && c < classes; c++) sums[c] += row[c];
        }
        for (uint32_t c = 0; c < classes; c++)
            if (!v || sums[c] > odds[c]) {
                odds[c] = sums[c];
                if (best) best[c] = v;
            }
    }
}

void ent_claim_odds(const ent_lesson *lesson, const float *weights, uint32_t classes,
    float *odds, uint32_t *best)
{
    odds_of(lesson, weights, classes, false, odds, best);
}

static void step(
    learner *l, const ent_lesson_view *view, bool blind, uint32_t class, float gradient)
{
    const ent_claim_learning *o = l->learning;
    for (uint32_t k = blind ? view->rules : 0; k < view->count; k++) {
        uint8_t own = view->owns[k];
        if (own && own != class + 1) continue;
        size_t at = (size_t)view->traits[k] * o->classes + (own ? 0 : class);
        l->squares[at] += gradient * gradient;
        l->weights[at] -= o->rate * gradient / sqrtf(l->squares[at] + 0.01f);
    }
}

static void learn_lesson(learner *l, const ent_lesson *lesson, bool blind, float weight)
{
    const ent_claim_learning *o = l->learning;
    float odds[MOST_CLASSES];
    uint32_t best[MOST_CLASSES];
    odds_of(lesson, l->weights, o->classes, blind, odds, best);
    for (uint32_t c = 0; c < o->classes; c++) {
        uint32_t bit = 1u << c;
        if (lesson->spared & bit) continue;
        float likely = 1.0f / (1.0f + expf(-odds[c] * o->scale));
        float gradient = (likely - (lesson->wanted & bit ? 1.0f : 0.0f)) * weight;
        if (fabsf(gradient) >= LEAST_GRADIENT)
            step(l, &lesson->views[best[c]], blind, c, gradient);
    }
}

static bool make(learner *l)
{
    l->weights = calloc(l->size + 1, sizeof *l->weights);
    l->squares = calloc(l->size + 1, sizeof *l->squares);
    l->sum = calloc(l->size + 1, sizeof *l->sum);
    if (!l->weights || !l->squares || !l->sum) return false;
    return true;
}

static void start(learner *l)
{
    const ent_claim_learning *o = l->learning;
    for (size_t i = 0; i < l->size; i++) {
        l->weights[i] = o->start ? o->start[i] / o->scale : 0;
        l->squares[i] = 0;
    }
}

static void run(learner *l, const ent_lessons_list *lessons, uint32_t *order,
    size_t count, const float *text_weights, uint32_t seed)
{
    const ent_claim_learning *o = l->learning;
    ent_random random = ent_random_start(seed);
    start(l);
    for (uint32_t epoch = 0; epoch < o->epochs; epoch++) {
        ent_random_shuffle(&random, order, count);
        for (size_t i = 0; i < count; i++) {
            const ent_lesson *lesson = &lessons->items[order[i]];
            float weight = text_weights ? text_weights[lesson->text] : 1.0f;
            bool blind = o->blind && ent_random_chance(&random, o->blind);
            learn_lesson(
                l, lesson, blind, lesson->follows ? weight * o->follower : weight);
        }
        if (epoch + o->averaged >= o->epochs)
            for (size_t i = 0; i < l->size; i++) l->sum[i] += l->weights[i];
    }
}

bool ent_claim_learn(const ent_claim_learning *learning, const ent_lessons_list *lessons,
    size_t traits, const float *text_weights, ent_text_taken *taken, const void *context,
    float *weights)
{
    learner l = { .learning = learning, .size = traits * learning->classes };
    uint32_t *order = malloc((lessons->count + 1) * sizeof *order);
    size_t count = 0;
    bool ok = make(&l) && order;
    for (size_t i = 0; ok && i < lessons->count; i++)
        if (!taken || taken(context, lessons->items[i].text))
            order[count++] = (uint32_t)i;
    uint32_t orders = learning->orders ? learning->orders : 1;
    for (uint32_t i = 0; ok && i < orders; i++)
        run(&l, lessons, order, count, text_weights, FIRST_SEED + i);
    float learners = (float)learning->averaged * (float)orders;
    for (size_t i = 0; ok && i < l.size; i++)
        weights[i] = l.sum[i] / learners * learning->scale;
    free(order);
    free(l.weights);
    free(l.squares);
    free(l.sum);
    return ok;
}
