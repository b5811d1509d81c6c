/* calibrate.c - plain gradient descent on a few numbers. */
#include "training/calibrate.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 4000 };

#define RATE  0.5
#define PRIOR 8.0 /* claims: how many speak against a shift of its own */

void ent_calibrate(const ent_held_claim *claims, size_t count, float slope[ENT_RELATIONS],
    float shift[ENT_RELATIONS])
{
    double a = 1, b = 0, own[ENT_RELATIONS] = { 0 }, used = 1;
    for (size_t i = 0; i < count; i++) used += !claims[i].spared;
    for (int round = 0; round < ROUNDS; round++) {
        double da = 0, db = 0, down[ENT_RELATIONS], counts[ENT_RELATIONS];
        memset(down, 0, sizeof down);
        memset(counts, 0, sizeof counts);
        for (size_t i = 0; i < count; i++) {
            const ent_held_claim *c = &claims[i];
            if (c->spared) continue;
            double x = a * (double)c->odds + b + own[c->relation];
            double off = 1 / (1 + exp(-x)) - (c->right ? 1 : 0);
            da += off * (double)c->odds;
            db += off;
            down[c->relation] += off;
            counts[c->relation]++;
        }
        a -= RATE * da / used / 4;
        b -= RATE * db / used;
        for (int r = 0; r < ENT_RELATIONS; r++)
            own[r] -= RATE * (down[r] + PRIOR * own[r]) / (counts[r] * 0.25 + PRIOR);
    }
    for (int r = 0; r < ENT_RELATIONS; r++) {
        slope[r] = (float)a;
        shift[r] = (float)(b + own[r]);
    }
}

float ent_calibrated(float slope, float shift, float odds)
{
    return 1.0f / (1.0f + expf(-(slope * odds + shift)));
}
