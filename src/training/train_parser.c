/* train_parser.c - the weights of both parsers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/running.h"
#include "training/train.h"

typedef struct {
    const ent_lessons *lessons, *dev;
    const ent_training_options *options;
    const ent_training_size *size;
    const char *name;
    ent_learner learner;
    ent_parser parser;
    ent_sight sight;
    ent_random random;
    size_t updates;
    uint8_t gold[2 * ENT_SYNTAX_LONGEST], strayed[2 * ENT_SYNTAX_LONGEST];
    int64_t gold_scores[2 * ENT_SYNTAX_LONGEST + 1];
} trainer;

static void look(trainer *t, const ent_lesson *l)
{
    ent_sight_fill(&t->sight, l->atoms, l->count, l->tags, l->seconds);
}

uint64_t *ent_parser_seen(const ent_lessons *lessons, const ent_training_options *options)
{
    ent_feature_counts counts;
    ent_parser parser;
    uint32_t hashes[ENT_FEATURES_MOST];
    uint64_t *seen = NULL;
    if (!ent_feature_counts_make(&counts, options->count_bits)) return NULL;
    ent_sight *sight = malloc(sizeof *sight);
    bool ok = ent_parser_make(&parser, ENT_SYNTAX_LONGEST, 1) && sight;
    for (size_t s = 0; ok && s < lessons->count; s++) {
        const ent_lesson *l = &lessons->items[s];
        const ent_actions *actions = &lessons->actions;
        ent_sight_fill(sight, l->atoms, l->count, l->tags, l->seconds);
        ent_state state = ent_state_start(&parser.cells, l->count);
        while (!ent_state_done(&state, l->count)) {
            size_t n = ent_features_all(sight, &parser.cells, &state, hashes);
            ent_feature_counts_add(&counts, hashes, n);
            uint32_t action = ent_oracle_action(&l->tree, actions, &parser.cells, &state);
            state = ent_state_after(&parser.cells, &state,
                ent_action_move(actions, action), actions->label[action]);
        }
    }
    if (ok)
        seen = ent_feature_counts_seen(
            &counts, options->accurate.cutoff, options->accurate.seen_bits);
    ent_feature_counts_clear(&counts);
    ent_parser_clear(&parser);
    free(sight);
    return seen;
}

static size_t places_of(
    const trainer *t, const ent_cells *cells, const ent_state *state, uint32_t *places)
{
    uint32_t hashes[ENT_FEATURES_MOST];
    size_t n = ent_features_all(&t->sight, cells, state, hashes);
    return ent_learner_places(&t->learner, hashes, n, places);
}

/* Which actions lose nothing more than the best one must. */
static void mark_good(const ent_gold_tree *tree, const ent_actions *actions,
    const ent_cells *cells, const ent_state *state, bool *good)
{
    int costs[4], least = ENT_ORACLE_NEVER;
    uint32_t arcs[4] = { 0 };
    ent_oracle_costs(tree, cells, state, costs);
    for (int move = 0; move < 4; move++) {
        if (costs[move] < least) least = costs[move];
        if (move == ENT_LEFT || move == ENT_RIGHT)
            arcs[move] = costs[move] == ENT_ORACLE_NEVER
                             ? ENT_ACTION_NONE
                             : ent_oracle_arc(
                                 tree, actions, cells, state, (ent_move)move);
    }
    for (uint32_t a = 0; a < actions->count; a++) {
        ent_move move = ent_action_move(actions, a);
        bool is_arc = move == ENT_LEFT || move == ENT_RIGHT;
        good[a] = costs[move] == least
                  && (!is_arc || arcs[move] == ENT_ACTION_NONE || arcs[move] == a);
    }
}

/* One step of the greedy parser: learns, and returns the action to go on with. */
static uint32_t learn_step(
    trainer *t, const ent_lesson *l, const ent_state *state, bool explore)
{
    const ent_actions *actions = &t->lessons->actions;
    const ent_cells *cells = &t->parser.cells;
    uint32_t places[ENT_FEATURES_MOST + 1];
    int32_t scores[ENT_WEIGHTS_MOST_CLASSES];
    bool good[ENT_ACTIONS_MOST];
    size_t n = places_of(t, cells, state, places);
    ent_learner_score(&t->learner, places, n, scores);
    mark_good(&l->tree, actions, cells, state, good);
    unsigned moves = ent_state_moves(cells, state, l->count);
    bool at_root = state->next == l->count + 1;
    uint32_t right = ENT_ACTION_NONE, wrong = ENT_ACTION_NONE;
    for (uint32_t a = 0; a < actions->count; a++) {
        if (!ent_action_allowed(actions, a, moves, at_root)) continue;
        uint32_t *best = good[a] ? &right : &wrong;
        if (*best == ENT_ACTION_NONE || scores[a] > scores[*best]) *best = a;
    }
    if (right == ENT_ACTION_NONE) return wrong;
    bool mistaken = wrong != ENT_ACTION_NONE
                    && (scores[wrong] > scores[right]
                        || (wrong < right && scores[wrong] == scores[right]));
    if (mistaken) {
        ent_learner_update(&t->learner, places, n, right, 1);
        ent_learner_update(&t->learner, places, n, wrong, -1);
        t->updates++;
    }
    t->learner.step++;
    return mistaken && explore && ent_random_chance(&t->random, t->options->explore)
               ? wrong
               : right;
}

static void learn_greedily(trainer *t, const ent_lesson *l, uint32_t epoch)
{
    const ent_actions *actions = &t->lessons->actions;
    look(t, l);
    ent_state state = ent_state_start(&t->parser.cells, l->count);
    while (!ent_state_done(&state, l->count)) {
        uint32_t action = learn_step(t, l, &state, epoch > 0);
        state = ent_state_after(&t->parser.cells, &state,
            ent_action_move(actions, action), actions->label[action]);
    }
}

static void score_learner(void *context, const ent_sight *sight, const ent_cells *cells,
    const ent_state *state, int32_t *scores)
{
    const ent_learner *learner = context;
    uint32_t hashes[ENT_FEATURES_MOST], places[ENT_FEATURES_MOST + 1];
    int32_t all[ENT_WEIGHTS_MOST_CLASSES];
    size_t n = ent_features_all(sight, cells, state, hashes);
    n = ent_learner_places(learner, hashes, n, places);
    ent_learner_score(learner, places, n, all);
    memcpy(scores, all, learner->classes * sizeof *scores);
}

/* The gold way and the scores of its beginnings; false where it cannot be gone. */
static bool walk_gold(trainer *t, const ent_lesson *l)
{
    const ent_actions *actions = &t->lessons->actions;
    ent_cells *cells = &t->parser.cells;
    int32_t scores[ENT_WEIGHTS_MOST_CLASSES];
    ent_state state = ent_state_start(cells, l->count);
    for (size_t step = 0; !ent_state_done(&state, l->count); step++) {
        uint32_t action = ent_oracle_action(&l->tree, actions, cells, &state);
        unsigned moves = ent_state_moves(cells, &state, l->count);
        if (!ent_action_allowed(actions, action, moves, state.next == l->count + 1))
            return false;
        score_learner(&t->learner, &t->sight, cells, &state, scores);
        t->gold[step] = (uint8_t)action;
        t->gold_scores[step + 1] = t->gold_scores[step] + scores[action];
        state = ent_state_after(
            cells, &state, ent_action_move(actions, action), actions->label[action]);
    }
    return true;
}

/* Adds `by` to the features of way[from..to). */
static void update_way(trainer *t, const ent_lesson *l, const uint8_t *way, uint32_t from,
    uint32_t to, int32_t by)
{
    const ent_actions *actions = &t->lessons->actions;
    uint32_t places[ENT_FEATURES_MOST + 1];
    ent_state state = ent_state_start(&t->parser.cells, l->count);
    for (uint32_t step = 0; step < to; step++) {
        uint32_t action = way[step];
        if (step >= from) {
            size_t n = places_of(t, &t->parser.cells, &state, places);
            ent_learner_update(&t->learner, places, n, action, by);
        }
        state = ent_state_after(&t->parser.cells, &state,
            ent_action_move(actions, action), actions->label[action]);
    }
}

static void learn_beam(trainer *t, const ent_lesson *l)
{
    ent_scorer scorer = { score_learner, &t->learner };
    ent_violation violation = { .gold = t->gold, .scores = t->gold_scores };
    if (l->count > ENT_SYNTAX_BEAM_LIMIT) return;
    look(t, l);
    if (!walk_gold(t, l)) return;
    ent_parse_beam(&t->parser, &t->sight, &t->lessons->actions, &scorer,
        t->options->beam_width, 0, &violation);
    t->learner.step++;
    if (!violation.steps || violation.worst < 0) return;
    t->updates++;
    ent_parser_way(&t->parser, violation.node, violation.steps, t->strayed);
    uint32_t same = 0;
    while (same < violation.steps && t->strayed[same] == t->gold[same]) same++;
    update_way(t, l, t->gold, same, violation.steps, 1);
    update_way(t, l, t->strayed, same, violation.steps, -1);
}

/* Labelled attachment on dev, with the weights as they would be used. */
static double score_dev(trainer *t, const ent_weights *weights, bool beam)
{
    ent_syntax syntax = { .way = ent_weights_fastest() };
    ent_running running;
    uint16_t heads[ENT_SYNTAX_LONGEST];
    uint8_t labels[ENT_SYNTAX_LONGEST];
    size_t right = 0;
    if (!ent_running_make(&running)) return 0;
    for (size_t s = 0; s < t->dev->count; s++) {
        const ent_lesson *l = &t->dev->items[s];
        const ent_actions *actions = &t->lessons->actions;
        bool use_beam = beam && l->count <= ENT_SYNTAX_BEAM_LIMIT;
        look(t, l);
        ent_running_start(&running, &syntax, weights);
        ent_scorer scorer = { use_beam ? ent_running_score_beam : ent_running_score,
            &running };
        if (use_beam)
            ent_parse_beam(&t->parser, &t->sight, actions, &scorer,
                t->options->beam_width, t->options->gap, NULL);
        else
            ent_parse_greedily(&t->parser, &t->sight, actions, &scorer);
        ent_parser_heads(&t->parser, actions, l->count, heads, labels);
        for (size_t i = 0; i < l->count; i++)
            right += heads[i] == l->sentence->words[i].head
                     && labels[i] == l->sentence->words[i].dep;
    }
    ent_running_clear(&running);
    return t->dev->words ? (double)right / (double)t->dev->words : 0;
}

static bool report(
    trainer *t, uint32_t seed, uint32_t epoch, bool beam, ent_trained *trained)
{
    double *average = calloc(t->learner.size, sizeof *average);
    if (!average) return false;
    ent_learner_average(&t->learner, average);
    double factor;
    bool ok = ent_trained_round(trained, &t->learner, average, &factor);
    free(average);
    if (ok && t->options->log)
        fprintf(t->options->log, "%s seed %u epoch %u: %zu updates, dev LAS %.2f\n",
            t->name, seed + 1, epoch + 1, t->updates,
            100 * score_dev(t, &trained->weights, beam));
    return ok;
}

static bool train_seed(
    trainer *t, uint32_t seed, bool beam, uint32_t *order, ent_trained *trained)
{
    size_t count = t->lessons->count;
    t->random = ent_random_start(t->options->seed + 1000 * seed + (beam ? 1 : 0));
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t epoch = 0; epoch < t->size->epochs; epoch++) {
        t->updates = 0;
        ent_random_shuffle(&t->random, order, count);
        for (size_t i = 0; i < count; i++) {
            const ent_lesson *l = &t->lessons->items[order[i]];
            if (beam)
                learn_beam(t, l);
            else
                learn_greedily(t, l, epoch);
        }
        if (t->dev->count && !report(t, seed, epoch, beam, trained)) return false;
    }
    return true;
}

static trainer *new_trainer(const ent_lessons *lessons, const ent_lessons *dev,
    const ent_training_options *options, bool beam)
{
    trainer *t = calloc(1, sizeof *t);
    if (!t) return NULL;
    t->lessons = lessons;
    t->dev = dev;
    t->options = options;
    t->size = beam ? &options->accurate : &options->fast;
    t->name = beam ? "accurate" : "fast";
    if (ent_parser_make(&t->parser, ENT_SYNTAX_LONGEST, beam ? options->beam_width : 1))
        return t;
    free(t);
    return NULL;
}

static void free_trainer(trainer *t)
{
    if (!t) return;
    ent_learner_clear(&t->learner);
    ent_parser_clear(&t->parser);
    free(t);
}

double *ent_train_parser(const ent_lessons *lessons, const ent_lessons *dev,
    const ent_training_options *options, bool beam, uint32_t seed, uint64_t *seen)
{
    trainer *t = new_trainer(lessons, dev, options, beam);
    uint32_t *order = malloc((lessons->count + 1) * sizeof *order);
    ent_trained trained = { 0 };
    double *average = NULL;
    if (t && order
        && ent_learner_make(&t->learner, lessons->actions.count, t->size->units, seen,
            options->accurate.seen_bits)
        && train_seed(t, seed, beam, order, &trained))
        average = calloc(t->learner.size, sizeof *average);
    if (average) ent_learner_average(&t->learner, average);
    free(order);
    ent_trained_clear(&trained);
    free_trainer(t);
    return average;
}

bool ent_join_parsers(const ent_lessons *lessons, const ent_lessons *dev,
    const ent_training_options *options, bool beam, double *const *averages,
    uint64_t *seen, ent_trained *trained)
{
    double factor;
    trainer *t = new_trainer(lessons, dev, options, beam);
    *trained = (ent_trained){ 0 };
    bool ok = t
              && ent_learner_make(&t->learner, lessons->actions.count, t->size->units,
                  seen, options->accurate.seen_bits);
    double *sum = ok ? calloc(t->learner.size, sizeof *sum) : NULL;
    for (uint32_t seed = 0; sum && seed < t->size->seeds; seed++)
        for (size_t i = 0; i < t->learner.size; i++) sum[i] += averages[seed][i];
    ok = sum && ent_trained_round(trained, &t->learner, sum, &factor);
    if (ok && dev->count && options->log)
        fprintf(options->log, "%s: dev LAS %.2f\n", t->name,
            100 * score_dev(t, &trained->weights, beam));
    free(sum);
    free_trainer(t);
    return ok;
}
