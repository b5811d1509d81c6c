/* train.c - the steps of a training, and the model file. */
#include "training/train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"

ent_training_options ent_training_defaults(void)
{
    return (ent_training_options){
        .tagger = { .units = 1 << 17,
            .seen_bits = 21,
            .cutoff = 10,
            .epochs = 8,
            .seeds = 4 },
        .accurate = { .units = 640000,
            .seen_bits = 22,
            .cutoff = 20,
            .epochs = 8,
            .seeds = 3 },
        .fast = { .units = 480000, .epochs = 6, .seeds = 3 },
        .folds = 10,
        .jackknife_epochs = 6,
        .count_bits = 28,
        .rarest_tag = 3,
        .rarest_arc = 10,
        .beam_width = 8,
        .explore = 900,
        .doubt = 20,
        .seed = 1,
        .threads = 1,
    };
}

typedef struct {
    ent_arena arena;
    const ent_training_options *options;
    ent_lessons lessons, more, dev;
    ent_lessons all;      /* lessons and more */
    ent_vocabulary words; /* of the sources that do not depend on the treebank */
    ent_word_table table;
    ent_trained tagger, accurate, fast;
    uint64_t *seen;
} training;

/* One fold's tags, by a tagger trained on the other folds. */
typedef struct {
    training *t;
    ent_arena *arenas; /* of the workers */
    ent_lessons *copies;
    ent_error *errors; /* of the folds */
    double *right;
    bool *ok;
} jackknife;

static bool fold_table(const training *t, ent_arena *arena, const ent_lessons *lessons,
    size_t fold, size_t folds, ent_word_table *table, ent_error *err)
{
    ent_vocabulary words = { .arena = arena };
    words.items = ent_arena_array(arena, t->words.count + 1, sizeof *words.items);
    if (!words.items) return ent_fail(err, ENT_MEMORY, "vocabulary: out of memory");
    if (t->words.count)
        memcpy(words.items, t->words.items, t->words.count * sizeof *words.items);
    words.count = words.capacity = t->words.count;
    return ent_vocabulary_add_tags(&words, lessons, fold, folds, err)
           && ent_vocabulary_table(&words, table, err);
}

static void run_fold(void *context, size_t fold, size_t worker)
{
    jackknife *j = context;
    const ent_training_options *options = j->t->options;
    ent_lessons *lessons = &j->copies[worker];
    ent_arena arena = { 0 };
    ent_word_table table;
    ent_trained tagger;
    ent_error *err = &j->errors[fold];
    if (fold_table(j->t, &arena, lessons, fold, options->folds, &table, err)) {
        ent_lessons_fill(lessons, &table);
        j->ok[fold] = ent_train_tagger(lessons, options, options->jackknife_epochs, fold,
            options->folds, &tagger, err);
        if (j->ok[fold]) {
            j->right[fold] = ent_tag_lessons(lessons, &tagger, fold, options->folds);
            ent_trained_clear(&tagger);
        }
    }
    ent_arena_free(&arena);
}

/* The tags that the parsers will be trained on. */
static bool tag_by_folds(training *t, ent_error *err)
{
    size_t folds = t->options->folds, threads = t->options->threads;
    if (!folds) return true;
    jackknife j = { .t = t };
    j.copies = ent_arena_array(&t->arena, threads, sizeof *j.copies);
    j.errors = ent_arena_array(&t->arena, folds, sizeof *j.errors);
    j.right = ent_arena_array(&t->arena, folds, sizeof *j.right);
    j.ok = ent_arena_array(&t->arena, folds, sizeof *j.ok);
    if (!j.copies || !j.errors || !j.right || !j.ok)
        return ent_fail(err, ENT_MEMORY, "training: out of memory");
    for (size_t i = 0; i < threads; i++)
        if (!ent_lessons_copy(&t->arena, &t->lessons, &j.copies[i], err)) return false;
    ent_parallel(folds, threads, run_fold, &j);
    for (size_t i = 0; i < folds; i++) {
        if (!j.ok[i]) {
            *err = j.errors[i];
            return false;
        }
        if (t->options->log)
            fprintf(
                t->options->log, "fold %zu: tags right %.2f %%\n", i, 100 * j.right[i]);
    }
    return true;
}

static bool prepare(training *t, const ent_treebank *treebank, const ent_treebank *more,
    const ent_treebank *dev, ent_error *err)
{
    const ent_training_options *o = t->options;
    t->words.arena = &t->arena;
    if (o->wordnet && !ent_vocabulary_add_wordnet(&t->words, o->wordnet, err))
        return false;
    if (o->clusters && !ent_vocabulary_add_clusters(&t->words, o->clusters, err))
        return false;
    return ent_lessons_make(
               &t->arena, treebank, o->rarest_tag, o->rarest_arc, &t->lessons, err)
           && ent_lessons_make_like(&t->arena, more, &t->lessons, &t->more, err)
           && ent_lessons_make_like(&t->arena, dev, &t->lessons, &t->dev, err);
}

/* One list of both; what a model has tagged keeps the doubts of the new tagger. */
static bool join_lessons(training *t, ent_error *err)
{
    size_t count = t->lessons.count + t->more.count;
    ent_lesson *items = ent_arena_array(&t->arena, count + 1, sizeof *items);
    if (!items) return ent_fail(err, ENT_MEMORY, "training: out of memory");
    memcpy(items, t->lessons.items, t->lessons.count * sizeof *items);
    if (t->more.count)
        memcpy(items + t->lessons.count, t->more.items, t->more.count * sizeof *items);
    t->all = t->lessons;
    t->all.items = items;
    t->all.count = count;
    t->all.words += t->more.words;
    return true;
}

/* The tagger of the model; it tags dev. */
static bool train_tagger(training *t, ent_error *err)
{
    if (!fold_table(t, &t->arena, &t->lessons, 0, 0, &t->table, err)) return false;
    ent_lessons_fill(&t->lessons, &t->table);
    ent_lessons_fill(&t->more, &t->table);
    ent_lessons_fill(&t->dev, &t->table);
    if (!ent_train_tagger(
            &t->lessons, t->options, t->options->tagger.epochs, 0, 0, &t->tagger, err))
        return false;
    ent_tag_lessons(&t->more, &t->tagger, 0, 0);
    double right = ent_tag_lessons(&t->dev, &t->tagger, 0, 0);
    if (t->options->log)
        fprintf(t->options->log, "tagger: %u tags, dev tags right %.2f %%\n",
            (unsigned)t->lessons.tags.count, 100 * right);
    return true;
}

/* Parsers of several seeds, the accurate ones first. */
typedef struct {
    training *t;
    double **averages;
} parsers;

static void run_parser(void *context, size_t item, size_t worker)
{
    parsers *p = context;
    training *t = p->t;
    uint32_t accurate = t->options->accurate.seeds;
    bool beam = item < accurate;
    (void)worker;
    p->averages[item] = ent_train_parser(&t->all, &t->dev, t->options, beam,
        (uint32_t)item - (beam ? 0 : accurate), t->seen);
}

static bool train_parsers(training *t, ent_error *err)
{
    const ent_training_options *o = t->options;
    size_t accurate = o->accurate.seeds, count = accurate + o->fast.seeds;
    parsers p = { t, ent_arena_array(&t->arena, count + 1, sizeof *p.averages) };
    t->seen = ent_parser_seen(&t->all, o);
    bool ok = t->seen && p.averages;
    if (ok) ent_parallel(count, o->threads, run_parser, &p);
    for (size_t i = 0; ok && i < count; i++) ok = p.averages[i] != NULL;
    ok = ok
         && ent_join_parsers(&t->all, &t->dev, o, true, p.averages, t->seen, &t->accurate)
         && ent_join_parsers(
             &t->all, &t->dev, o, false, p.averages + accurate, t->seen, &t->fast);
    for (size_t i = 0; p.averages && i < count; i++) free(p.averages[i]);
    return ok || ent_fail(err, ENT_MEMORY, "training the parsers: out of memory");
}

static void add_weights(ent_model_writer *writer, ent_section_kind kind,
    const ent_weights *weights, uint32_t gap)
{
    const uint32_t numbers[4] = { weights->classes, weights->padded, weights->units,
        gap };
    ent_model_add(writer, kind, weights->rows,
        (size_t)weights->units * ENT_WEIGHTS_UNIT + weights->padded, numbers);
}

static void add_seen(
    ent_model_writer *writer, ent_section_kind kind, const uint64_t *seen, uint32_t bits)
{
    const uint32_t numbers[4] = { bits };
    ent_model_add(writer, kind, seen, ((size_t)1 << bits) / 8, numbers);
}

/* The labels of actions from..to, with a NUL after each. */
static size_t name_labels(
    const ent_actions *actions, uint32_t from, uint32_t to, char *names)
{
    size_t length = 0;
    for (uint32_t a = from; a < to; a++) {
        const char *name = ent_dep_names[actions->label[a]];
        memcpy(names + length, name, strlen(name) + 1);
        length += strlen(name) + 1;
    }
    return length;
}

static bool write_model(training *t, unsigned char **model, size_t *size, ent_error *err)
{
    enum { ROOM = ENT_DEP_COUNT * 24 };
    const ent_actions *actions = &t->lessons.actions;
    const ent_tag_set *tags = &t->lessons.tags;
    char lefts[ROOM], rights[ROOM];
    unsigned char names[ENT_MODEL_MOST_TAGS][ENT_MODEL_TAG_SIZE] = { { 0 } };
    ent_model_writer writer = { .count = 0 };
    for (uint32_t i = 0; i < tags->count; i++) {
        names[i][0] = tags->upos[i];
        memcpy(names[i] + 1, tags->xpos[i], ENT_MODEL_TAG_SIZE - 1);
    }
    const char *note = t->options->note ? t->options->note : "";
    ent_model_add(&writer, ENT_SECTION_NOTE, note, strlen(note) + 1, NULL);
    ent_model_add(
        &writer, ENT_SECTION_TAGS, names, (size_t)tags->count * ENT_MODEL_TAG_SIZE, NULL);
    ent_model_add(&writer, ENT_SECTION_LEFTS, lefts,
        name_labels(actions, 2, actions->first_right, lefts), NULL);
    ent_model_add(&writer, ENT_SECTION_RIGHTS, rights,
        name_labels(actions, actions->first_right, actions->count, rights), NULL);
    ent_model_add(&writer, ENT_SECTION_WORDS, t->table.entries,
        t->table.capacity * sizeof *t->table.entries, NULL);
    add_weights(&writer, ENT_SECTION_TAGGER_ROWS, &t->tagger.weights, t->tagger.doubt);
    add_seen(
        &writer, ENT_SECTION_TAGGER_SEEN, t->tagger.seen, t->options->tagger.seen_bits);
    add_weights(
        &writer, ENT_SECTION_ACCURATE_ROWS, &t->accurate.weights, t->options->gap);
    add_weights(&writer, ENT_SECTION_FAST_ROWS, &t->fast.weights, 0);
    add_seen(&writer, ENT_SECTION_PARSER_SEEN, t->seen, t->options->accurate.seen_bits);
    *model = ent_model_bytes(&writer, size);
    return *model || ent_fail(err, ENT_MEMORY, "training: out of memory");
}

bool ent_train(const ent_treebank *treebank, const ent_treebank *more,
    const ent_treebank *dev, const ent_training_options *options, unsigned char **model,
    size_t *size, ent_error *err)
{
    training t = { .options = options };
    *model = NULL;
    bool ok = prepare(&t, treebank, more, dev, err) && tag_by_folds(&t, err)
              && train_tagger(&t, err) && join_lessons(&t, err) && train_parsers(&t, err)
              && write_model(&t, model, size, err);
    ent_trained_clear(&t.tagger);
    ent_trained_clear(&t.accurate);
    ent_trained_clear(&t.fast);
    free(t.seen);
    ent_arena_free(&t.arena);
    return ok;
}
