/* traits.h - what speaks for and against two mentions being source and target of a
 * relation: the words on and beside the way between them, and how each stands to it. */
#ifndef ENT_RELATIONS_TRAITS_H
#define ENT_RELATIONS_TRAITS_H

#include "relations/candidate.h"
#include "relations/path.h"

enum { ENT_TRAITS = 1600, ENT_TRIGGERS = 24, ENT_NO_TRIGGER = 255 };

typedef struct {
    uint32_t hash;
    uint8_t trigger; /* which of the triggers it is about; ENT_NO_TRIGGER */
    uint8_t own;     /* 1 + the one relation that it is about, with a weight that all of
                        them share; 0: about each, with a weight for each */
} ent_trait;

/* What a hash was made of, for those who explain it: see trait_words.h. */
typedef struct {
    uint32_t kind, x, y, z;
} ent_trait_note;

typedef struct {
    ent_trait items[ENT_TRAITS];
    uint32_t count;
    uint32_t rules;                  /* the first so many tell what the rules read */
    ent_trait_note *notes;           /* beside `items`; NULL: not kept */
    uint32_t triggers[ENT_TRIGGERS]; /* tokens of the sentence, from 0 */
    uint32_t trigger_count;
} ent_traits;

/* What the traits of a sentence have in common. */
typedef struct {
    const ent_frames *frames;
    const ent_text *text;
    const ent_mentions *mentions;
    const ent_sentence *sentence;
    ent_path_tree tree;
    uint32_t lemmas[ENT_LONGEST_SENTENCE];    /* hashes */
    uint32_t relations[ENT_LONGEST_SENTENCE]; /* bits: of the frames of the word */
    bool named[ENT_LONGEST_SENTENCE];         /* inside a mention with a code */
    ent_trait_note *notes; /* room for ENT_TRAITS, where traits are explained; NULL */
} ent_scene;

/* The trait that every candidate has, and that of a rule which reads the relation. */
uint32_t ent_trait_bias(void);
uint32_t ent_trait_rule(ent_relation relation);

void ent_scene_open(ent_scene *scene, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, uint32_t sentence);

/* The traits of one pair of mentions; `pair` NULL: of the rules alone. */
void ent_traits_read(const ent_scene *scene, const ent_candidate *candidate,
    const ent_candidate_pair *pair, ent_traits *traits);

/* The word by which a rule read a claim, as a token of the sentence: of its span, the one
 * that the others hang on. */
uint32_t ent_word_of_rule(const ent_scene *scene, const ent_claim *rule);

/* True where no model need be asked: the rule and the tree agree on what the words
 * themselves say ("will", "if", "accused of"), or the rule reads what is too rare to be
 * learnt ("not"; a possibility that is no purpose). */
bool ent_status_is_plain(const ent_scene *scene, const ent_claim *rule);

/* Traits for the status of relation `relation` of this candidate, with token `trigger`
 * of the sentence as its word (ENT_NO_TOKEN: unknown); `told`: what the rules make of
 * that word, see ent_status_told. */
void ent_status_traits_read(const ent_scene *scene, const ent_candidate *candidate,
    ent_relation relation, uint32_t trigger, ent_status told, ent_traits *traits);

#endif
