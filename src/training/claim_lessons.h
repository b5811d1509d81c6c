/* claim_lessons.h - candidates of annotated texts, with what they should be judged. */
#ifndef ENT_TRAINING_CLAIM_LESSONS_H
#define ENT_TRAINING_CLAIM_LESSONS_H

#include "relations/judge.h"
#include "training/gold.h"

/* Traits of one pair of mentions: hashes at first, numbers of known traits later. */
typedef struct {
    uint32_t *traits;
    uint8_t *owns; /* of each trait, see ent_trait */
    uint32_t count;
    uint32_t rules; /* the first so many tell what the rules read */
} ent_lesson_view;

typedef struct {
    uint32_t text;      /* index */
    uint32_t candidate; /* first of those of its sentence, as an index of lessons */
    uint32_t wanted;    /* bits of classes */
    uint32_t spared;    /* debatable: teach nothing */
    uint32_t rules;     /* what the rules read */
    uint32_t plain;     /* bit of the status that needs no model, of statuses */
    const char *source, *target;
    ent_lesson_view *views;
    uint32_t view_count;
    bool follows; /* shares the views of another: one of many issuers */
} ent_lesson;

typedef struct {
    ent_lesson *items;
    size_t count, capacity;
} ent_lessons_list;

/* What reading the texts needs. */
typedef struct {
    const ent_lexicon *lexicon;
    const ent_frames *frames;
    const ent_syntax *syntax;
    ent_syntax_reader *reader;
    const ent_gold *gold;
    ent_arena arena;   /* for lessons */
    ent_arena scratch; /* one text */
} ent_lesson_reader;

/* Candidates of all texts. */
ENT_CHECKED bool ent_lessons_of_relations(
    ent_lesson_reader *reader, ent_lessons_list *lessons, ent_error *err);

/* Statuses of the claims that gold has, at the words that `judge` takes for them: one
 * view each, classes are statuses. */
ENT_CHECKED bool ent_lessons_of_statuses(ent_lesson_reader *reader,
    const ent_judge *judge, ent_lessons_list *lessons, ent_error *err);

/* Traits that at least `least` texts have get numbers; the others leave the views: what
 * one long list of signatories has in common says nothing of other texts. `keys` (by
 * number) belong to the arena. */
ENT_CHECKED bool ent_lessons_number(ent_arena *arena, ent_lessons_list *lessons,
    uint32_t least, uint32_t **keys, size_t *count, ent_error *err);

#endif
