/* judge.h - a trained linear model that weighs candidates: how likely it is that a text
 * states a relation between two actors, and in which status.
 *
 * Logistic regression over hashed traits, one against the rest; of several pairs of
 * mentions the one that speaks loudest counts (multiple-instance learning: Dietterich et
 * al. 1997; Andrews et al. 2003). Weights are whole numbers, so sums are exact. The model
 * is one file, mapped read-only and shared by all threads:
 *
 *   header | per table: slots (key, classes, first weight) | weights
 */
#ifndef ENT_RELATIONS_JUDGE_H
#define ENT_RELATIONS_JUDGE_H

#include "relations/traits.h"

/* Maps and checks a model file. ENT_NOT_FOUND, ENT_IO, ENT_MALFORMED. */
ENT_CHECKED bool ent_judge_open(const char *path, ent_judge **judge, ent_error *err);
void ent_judge_close(ent_judge *judge); /* NULL is allowed */

/* Eight hexadecimal digits of the file's checksum: names the model as producer. */
const char *ent_judge_digest(const ent_judge *judge);

/* Log odds of each relation, before calibration. */
void ent_judge_relations(
    const ent_judge *judge, const ent_traits *traits, float odds[ENT_RELATIONS]);

/* What one trait adds to the log odds of `relation`. */
float ent_judge_weight(
    const ent_judge *judge, const ent_trait *trait, ent_relation relation);

/* The token of the sentence whose traits speak most for `relation`, among those that have
 * a frame of it (`relations`: bits by token, ent_scene.relations) where there are such;
 * ENT_NO_TOKEN: none. `*support`: the log odds that its traits add; NULL: not asked. */
uint32_t ent_judge_trigger(const ent_judge *judge, const ent_traits *traits,
    const uint32_t *relations, ent_relation relation, float *support);

/* The status to print of these log odds. "Actual" is so frequent that the others are
 * hardly ever the likeliest, "possible" least of all: it has to lead by more. Costs
 * little in the share that is right, gains F1 of the others. */
ent_status ent_status_likeliest(const float odds[ENT_STATUSES]);

ent_status ent_judge_status(const ent_judge *judge, const ent_traits *traits);

/* Calibrated probability, 0..1 (Platt 1999), of log odds. */
float ent_judge_confidence(const ent_judge *judge, ent_relation relation, float odds);

/* A claim that a rule has read, too, is kept at this share of the threshold: F1 on texts
 * held out changes little from 0.2 to 0.6. */
#define ENT_RULE_SHARE 0.4f

/* Claims of less confidence are not worth a reader's time: where an F-measure is highest
 * on the texts that the model was trained on, each held out. */
float ent_judge_threshold(const ent_judge *judge, bool rule);

/* What training writes. */
typedef struct {
    const uint32_t *keys; /* of `rows` traits */
    const float *weights; /* rows x classes; 0: left out */
    size_t rows;
    uint32_t classes;
} ent_judge_table;

typedef struct {
    ent_judge_table relations, statuses;
    float slope[ENT_RELATIONS], shift[ENT_RELATIONS], threshold;
    const char *note; /* licence and sources */
} ent_judge_parts;

/* Writes the model file, whole or not at all. */
ENT_CHECKED bool ent_judge_write(
    const ent_judge_parts *parts, const char *path, ent_error *err);

#endif
