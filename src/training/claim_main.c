/* claim_main.c - the command entente-train claims. */
#include "training/claim.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "training/claim_training.h"
#include "training/command.h"

static const char usage[] =
    "usage: entente-train claims GOLD --data DATA -o MODEL [options]\n"
    "\n"
    "Learns to weigh claims from GOLD/train.jsonl and GOLD/train-texts.jsonl, measures\n"
    "it on texts held out (cross-validation), and writes the model file.\n"
    "\n"
    "  --data DATA    tables and the model of the syntax engine\n"
    "  -o MODEL       the file to write; without it, only the measure\n"
    "  --folds N      parts of the cross-validation (5)\n"
    "  --threads N    never changes the model\n"
    "  --lessons DIR  learns from corrected.jsonl and corrected-texts.jsonl as well, as\n"
    "                 scripts/lessons makes them of a store's corrections\n"
    "  --without FILE leaves out the texts whose ids FILE has, one a line: for "
    "measuring\n"
    "                 what the model does on them (scripts/evaluate)\n"
    "  --errors FILE  held-out claims that were missed or false, as a table\n"
    "  --note TEXT    licence and sources, kept in the model\n";

/* A trait counts where so many texts have it. */
enum { LEAST_TEXTS = 2, STATUS_LEAST_TEXTS = 3, MOST_FOLDS = 20 };

/* A prior: what is not said is unlikely, what the rules read is likely. In log odds. */
#define UNSAID (-4.0f)
#define READ   5.5f

/* How many of 1000 lessons hide what the rules read: the rules grew on these texts, and
 * miss more on others. */
enum { BLIND = 300, ORDERS = 5 };

/* Claims of a text that weigh fully; of texts with more, their root. */
#define CROWD 8.0f

/* Learning --------------------------------------------------------------------------- */

static ent_claim_learning relation_learning(const ent_claim_training *t)
{
    return (ent_claim_learning){ .classes = ENT_RELATIONS,
        .epochs = 6,
        .averaged = 4,
        .rate = 0.15f,
        .scale = 0.5f,
        .orders = ORDERS,
        .blind = BLIND,
        .follower = 0.05f,
        .start = t->start };
}

static ent_claim_learning status_learning(void)
{
    return (ent_claim_learning){ .classes = ENT_STATUSES,
        .epochs = 8,
        .orders = ORDERS,
        .averaged = 5,
        .rate = 0.1f,
        .scale = 0.5f };
}

typedef struct {
    ent_claim_training *t;
    const ent_lessons_list *lessons;
    size_t traits;
    ent_claim_learning learning;
    const float *text_weights;
    float *odds; /* lessons x classes */
} crossing;

typedef struct {
    const ent_claim_training *t;
    uint32_t fold;
} other_folds;

static bool is_other(const void *context, uint32_t text)
{
    const other_folds *o = context;
    return ent_claim_fold(o->t, text) != o->fold;
}

static void cross_fold(void *context, size_t fold, size_t worker)
{
    crossing *x = context;
    uint32_t classes = x->learning.classes;
    const other_folds others = { x->t, (uint32_t)fold };
    float *weights = malloc((x->traits * classes + 1) * sizeof *weights);
    (void)worker;
    if (!weights
        || !ent_claim_learn(&x->learning, x->lessons, x->traits, x->text_weights,
            is_other, &others, weights)) {
        x->t->failed = true;
    } else {
        for (size_t i = 0; i < x->lessons->count; i++)
            if (ent_claim_fold(x->t, x->lessons->items[i].text) == fold)
                ent_claim_odds(
                    &x->lessons->items[i], weights, classes, x->odds + i * classes, NULL);
    }
    free(weights);
}

static bool cross(crossing *x, ent_error *err)
{
    x->odds = calloc(x->lessons->count * x->learning.classes + 1, sizeof *x->odds);
    if (!x->odds) return ent_fail(err, ENT_MEMORY, "out of memory");
    ent_parallel(x->t->folds, x->t->threads, cross_fold, x);
    return !x->t->failed || ent_fail(err, ENT_MEMORY, "out of memory");
}

/* Main path -------------------------------------------------------------------------- */

static bool open_all(ent_claim_training *t, ent_error *err)
{
    char tables[4096], model[4096];
    snprintf(tables, sizeof tables, "%s/lexicon", t->data);
    snprintf(model, sizeof model, "%s/model/english.model", t->data);
    if (!ent_lexicon_open(tables, &t->lexicon, err)
        || !ent_frames_open(tables, t->lexicon, &t->frames, err)
        || !ent_syntax_open(model, &t->syntax, err)
        || !ent_gold_read(t->gold_folder, "train", &t->gold, err)
        || (t->lessons_folder
            && !ent_gold_read(t->lessons_folder, "corrected", &t->gold, err))
        || (t->without && !ent_gold_leave_out(&t->gold, t->without, err)))
        return false;
    t->reader = (ent_lesson_reader){ .lexicon = t->lexicon,
        .frames = t->frames,
        .syntax = t->syntax,
        .reader = ent_syntax_reader_new(t->syntax),
        .gold = &t->gold };
    return t->reader.reader || ent_fail(err, ENT_MEMORY, "out of memory");
}

static void set_start(ent_claim_training *t)
{
    for (size_t i = 0; i < t->traits; i++)
        for (unsigned r = 0; r < ENT_RELATIONS; r++) {
            float *at = &t->start[i * ENT_RELATIONS + r];
            if (t->keys[i] == ent_trait_bias()) *at = UNSAID;
            if (t->keys[i] == ent_trait_rule((ent_relation)r)) *at = READ;
        }
}

static bool prepare(ent_claim_training *t, ent_error *err)
{
    if (!ent_lessons_of_relations(&t->reader, &t->lessons, err)
        || !ent_lessons_number(
            &t->arena, &t->lessons, LEAST_TEXTS, &t->keys, &t->traits, err))
        return false;
    t->text_weights = ent_arena_array(
        &t->arena, t->gold.count + 1, sizeof *t->text_weights);
    t->start = ent_arena_array(
        &t->arena, t->traits * ENT_RELATIONS + 1, sizeof *t->start);
    if (!t->text_weights || !t->start) return ent_fail(err, ENT_MEMORY, "out of memory");
    for (size_t i = 0; i < t->gold.count; i++) {
        float claims = (float)t->gold.items[i].claim_count;
        t->text_weights[i] = claims > CROWD ? sqrtf(CROWD / claims) : 1.0f;
    }
    set_start(t);
    fprintf(stderr, "%zu texts, %zu candidates, %zu traits\n", t->gold.count,
        t->lessons.count, t->traits);
    return true;
}

static bool measure(ent_claim_training *t, ent_judge_parts *parts, ent_error *err)
{
    crossing x = { .t = t,
        .lessons = &t->lessons,
        .traits = t->traits,
        .learning = relation_learning(t),
        .text_weights = t->text_weights };
    bool ok = cross(&x, err)
              && (ent_claims_hold(t, x.odds)
                  || ent_fail(err, ENT_MEMORY, "out of memory"));
    free(x.odds);
    if (!ok) return false;
    ent_calibrate(t->held, t->held_count, parts->slope, parts->shift);
    parts->threshold = ent_claims_threshold(t, parts);
    ent_claims_print(t, parts);
    return ent_claims_write_errors(t, parts, err);
}

static bool learn_all(ent_claim_training *t, const ent_lessons_list *lessons,
    size_t traits, const ent_claim_learning *learning, const float *text_weights,
    const uint32_t *keys, ent_judge_table *table, ent_error *err)
{
    float *weights = ent_arena_array(
        &t->arena, traits * learning->classes + 1, sizeof *weights);
    *table = (ent_judge_table){ keys, weights, traits, learning->classes };
    return (weights
               && ent_claim_learn(
                   learning, lessons, traits, text_weights, NULL, NULL, weights))
           || ent_fail(err, ENT_MEMORY, "out of memory");
}

/* Statuses are learnt at the words that the relations' model takes for triggers. */
static bool learn_statuses(ent_claim_training *t, ent_judge_parts *parts, ent_error *err)
{
    ent_judge *judge = NULL;
    bool ok = ent_judge_write(parts, t->output, err)
              && ent_judge_open(t->output, &judge, err)
              && ent_lessons_of_statuses(&t->reader, judge, &t->statuses, err)
              && ent_lessons_number(&t->arena, &t->statuses, STATUS_LEAST_TEXTS,
                  &t->status_keys, &t->status_traits, err);
    ent_judge_close(judge);
    if (!ok) return false;
    const ent_claim_learning learning = status_learning();
    crossing x = {
        .t = t, .lessons = &t->statuses, .traits = t->status_traits, .learning = learning
    };
    ok = cross(&x, err);
    if (ok) ent_statuses_print(t, x.odds);
    free(x.odds);
    return ok
           && learn_all(t, &t->statuses, t->status_traits, &learning, t->text_weights,
               t->status_keys, &parts->statuses, err);
}

static bool run(ent_claim_training *t, ent_error *err)
{
    ent_judge_parts parts = { .note = t->note };
    if (!open_all(t, err) || !prepare(t, err) || !measure(t, &parts, err)) return false;
    if (!t->output) return true;
    const ent_claim_learning learning = relation_learning(t);
    return learn_all(t, &t->lessons, t->traits, &learning, t->text_weights, t->keys,
               &parts.relations, err)
           && learn_statuses(t, &parts, err) && ent_judge_write(&parts, t->output, err);
}

static void close_all(ent_claim_training *t)
{
    ent_syntax_reader_free(t->reader.reader);
    ent_arena_free(&t->reader.arena);
    ent_arena_free(&t->reader.scratch);
    ent_gold_free(&t->gold);
    ent_frames_close(t->frames);
    ent_lexicon_close(t->lexicon);
    ent_syntax_close(t->syntax);
    ent_arena_free(&t->arena);
}

static bool read_options(ent_claim_training *t, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        const struct {
            const char *name;
            const char **text;
            uint32_t *number;
        } options[] = { { "--data", &t->data, NULL }, { "-o", &t->output, NULL },
            { "--note", &t->note, NULL }, { "--errors", &t->errors, NULL },
            { "--lessons", &t->lessons_folder, NULL }, { "--without", &t->without, NULL },
            { "--folds", NULL, &t->folds }, { "--threads", NULL, &t->threads } };
        size_t k = 0;
        while (k < sizeof options / sizeof *options && strcmp(argv[i], options[k].name))
            k++;
        if (k < sizeof options / sizeof *options) {
            if (!value) return false;
            if (options[k].text)
                *options[k].text = value;
            else if (!ent_number_read(value, 64, options[k].number))
                return false;
            i++;
        } else if (*argv[i] == '-' || t->gold_folder) {
            return false;
        } else {
            t->gold_folder = argv[i];
        }
    }
    return t->gold_folder && t->data && t->folds >= 2 && t->folds <= MOST_FOLDS
           && t->threads;
}

int ent_claims_main(int argc, char **argv)
{
    ent_claim_training t = { .note = "", .folds = 5, .threads = 1 };
    ent_error err = { 0 };
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return 0;
    }
    if (!read_options(&t, argc, argv)) {
        fputs(usage, stderr);
        return 2;
    }
    bool ok = run(&t, &err);
    close_all(&t);
    if (!ok) fprintf(stderr, "entente-train: %s\n", err.message);
    return ok ? 0 : 1;
}
