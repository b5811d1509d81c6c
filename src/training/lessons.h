/* lessons.h - a treebank made ready for training: atoms, tags and projective trees. */
#ifndef ENT_TRAINING_LESSONS_H
#define ENT_TRAINING_LESSONS_H

#include "syntax/model.h"
#include "syntax/tagger.h"
#include "training/oracle.h"
#include "training/treebank.h"

typedef struct {
    const ent_gold_sentence *sentence;
    size_t count;
    ent_atom *atoms;    /* edge, words 1..count, two edges */
    uint8_t *gold_tags; /* of word 1 at 0; ENT_TAG_NONE: too rare to be learnt */
    uint8_t *tags;      /* as a tagger that has not seen the sentence gives them */
    uint8_t *seconds;   /* next best ones, where they are close; or ENT_TAG_NONE */
    ent_gold_tree tree;
} ent_lesson;

/* The joint tags that are learnt, most frequent first. */
typedef struct {
    uint32_t count;
    uint8_t upos[ENT_MODEL_MOST_TAGS];
    char xpos[ENT_MODEL_MOST_TAGS][ENT_MODEL_TAG_SIZE];
} ent_tag_set;

typedef struct {
    ent_lesson *items;
    size_t count, words;
    ent_tag_set tags;
    ent_actions actions;
} ent_lessons;

/* All belongs to `arena`; the treebank must outlive it. Tags that occur less than
 * `rarest_tag` times and arcs that occur less than `rarest_arc` times are not learnt. */
ENT_CHECKED bool ent_lessons_make(ent_arena *arena, const ent_treebank *treebank,
    uint32_t rarest_tag, uint32_t rarest_arc, ent_lessons *lessons, ent_error *err);

/* The same with the tags and actions of other lessons: a treebank to be scored. */
ENT_CHECKED bool ent_lessons_make_like(ent_arena *arena, const ent_treebank *treebank,
    const ent_lessons *like, ent_lessons *lessons, ent_error *err);

/* Fills the atoms of all sentences from a word table. */
void ent_lessons_fill(ent_lessons *lessons, const ent_word_table *table);

/* Lessons with atoms of their own, sharing the rest. */
ENT_CHECKED bool ent_lessons_copy(
    ent_arena *arena, const ent_lessons *from, ent_lessons *to, ent_error *err);

#endif
