/* vocabulary.h - the words a model knows of: their tags in training, WordNet's classes,
 * clusters. */
#ifndef ENT_TRAINING_VOCABULARY_H
#define ENT_TRAINING_VOCABULARY_H

#include "training/lessons.h"

typedef struct {
    uint32_t hash; /* ent_atom.word */
    ent_word_facts facts;
} ent_vocabulary_word;

typedef struct {
    ent_arena *arena;
    ent_vocabulary_word *items;
    size_t count, capacity;
} ent_vocabulary; /* { .arena = ... } is empty */

/* The single words of WordNet's index files in folder `path` (Debian: wordnet-base,
 * /usr/share/wordnet): parts of speech, and the lexicographer files of their first
 * senses. ENT_NOT_FOUND, ENT_IO, ENT_MALFORMED, ENT_MEMORY. */
ENT_CHECKED bool ent_vocabulary_add_wordnet(
    ent_vocabulary *vocabulary, const char *path, ent_error *err);

/* Lines "word<tab>cluster", clusters from 1. */
ENT_CHECKED bool ent_vocabulary_add_clusters(
    ent_vocabulary *vocabulary, const char *path, ent_error *err);

/* The tags that the words of the lessons have, but for those of one fold (`folds` 0: of
 * all). */
ENT_CHECKED bool ent_vocabulary_add_tags(ent_vocabulary *vocabulary,
    const ent_lessons *lessons, size_t fold, size_t folds, ent_error *err);

/* A fold is every `folds`th block of twenty sentences. */
bool ent_in_fold(size_t sentence, size_t fold, size_t folds);

/* Makes a word table of all that was added; what is added twice is put together. The
 * entries belong to the arena. */
ENT_CHECKED bool ent_vocabulary_table(
    ent_vocabulary *vocabulary, ent_word_table *table, ent_error *err);

#endif
